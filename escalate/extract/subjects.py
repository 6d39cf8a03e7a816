"""The subject of a verb that the tree gives none, going by the order of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events.vocabulary import is_actor, is_person, is_time
from escalate.extract.parties import case_of

if TYPE_CHECKING:
    from escalate.parse import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_INSIDE = frozenset({"nmod", "conj", "appos", "flat", "compound", "amod"})
# Words that open a clause and look like prepositions before a noun.
_OPENING = frozenset({"after", "before", "since", "as", "until"})
_WHERE = frozenset({"in", "at", "from", "outside", "near"})
_LEFTOVER = frozenset({"dep", "parataxis"})


def torn_subject(verb: Token) -> Token | None:
    """Return the subject of a verb that the tree hangs on another whose subject is not its, or None.

    In "tanks fired, a day after a crowd, urged on by him, overran the office
    and burned it" the crowd, and no tank, overran and burned.
    """
    if verb.child("nsubj") is not None:
        return None
    if verb.relation in _LEFTOVER:
        return subject_before(verb)
    if verb.dep != "conj":
        return None
    if verb.child("cc") is None:
        found = subject_before(verb)
        return found if found is not None and case_of(found) in _OPENING else None
    earlier = [c for c in verb.head.all_children("conj") if c.i < verb.i and c.child("cc") is None]
    return torn_subject(earlier[-1]) if earlier else None


def trailing_subject(verb: Token) -> Token | None:
    """Return whose deed ", killing one" goes on to tell where the tree hangs it on the object before the comma."""
    words = verb.sentence.tokens
    if verb.xpos != "VBG" or verb.relation != "acl" or not verb.i or words[verb.i - 1].text != ",":
        return None
    noun = verb.head
    while noun.relation in {"nmod", "conj", "appos"} and not noun.is_root:
        noun = noun.head
    return noun.head.child("nsubj") if noun.relation in {"obj", "obl"} and noun.head.upos == "VERB" else None


def nearest_subject(subject: Token) -> Token:
    """Return the last of two subjects that the tree gives one verb, the first being another verb's object."""
    verb = subject.head
    if subject.relation != "nsubj" or subject.is_root:
        return subject
    later = [t for t in verb.all_children("nsubj") if subject.i < t.i < verb.i]
    words = verb.sentence.tokens
    between = words[subject.i : later[-1].i] if later else []
    parted = any(t.upos == "VERB" for t in between) and all(t.text != "," for t in between)
    return later[-1] if parted else subject


def subject_before(verb: Token) -> Token | None:
    """Return the noun that stands as the subject of an active verb by its place, where the tree has no subject.

    "In Vigo shipowners denounced the deal" puts the noun under "in"; in
    "supporters of the deputies, urged on by him, overran the office" the
    words between commas tear subject and verb apart.
    """
    if verb.upos != "VERB" or verb.xpos not in _FINITE or verb.child("nsubj", "csubj", "aux") is not None:
        return None
    words = verb.sentence.tokens
    at = verb.i - 1
    while at > 0 and words[at].upos == "ADV":
        at -= 1
    if at > 0 and words[at].text == ",":
        at = next((n for n in range(at - 1, 0, -1) if words[n].text == ","), 0) - 1
        if at < 0:
            return None
    head = words[at] if at >= 0 else None
    if head is None:
        return None
    if head.i == 0 and verb.i == 1 and head.upos == "ADJ" and head.xpos != "JJ":
        return head  # "Tass charged", the name taken for an adverb
    while head.relation in _INSIDE and head.head.upos in {"NOUN", "PROPN"} and head.head.i < verb.i:
        head = head.head
    if head.upos not in {"NOUN", "PROPN"} or is_time(head) or not (is_actor(head) or is_person(head)):
        return None
    case = case_of(head)
    if not case or case in _OPENING:
        return head
    return head if case in _WHERE and _is_placed_apart(head) else None


def _is_placed_apart(noun: Token) -> bool:
    """Return whether a place or time stands between an opening preposition and a plural noun: "In Vigo shipowners"."""
    words = noun.sentence.tokens
    opening = next((c for c in noun.children if c.relation == "case"), noun)
    between = words[opening.i + 1 : noun.i]
    first = opening.i == 0 or words[opening.i - 1].upos == "PUNCT"
    if not first or noun.xpos != "NNS":
        return False
    # "In the evening Serb units", "In Indian cities demonstrators"
    named = any(t.xpos == "NN" and is_time(t) for t in between) or any(t.xpos == "NNS" for t in between)
    return named or (len(between) == 1 and between[0].text[0].isupper())
