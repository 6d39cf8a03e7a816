"""Subjects hung elsewhere: "sealed a road and students threw stones", "left after Oslo broke off the talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Sentence, Token

# Words that open a clause and look like prepositions before its subject.
_OPENING = frozenset({"after", "before", "since", "once", "until", "because", "while", "when", "though", "although"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"nmod", "conj", "appos", "flat", "compound", "amod", "nummod"})
_CLAUSES = frozenset({"advcl", "conj", "parataxis", "dep", "ccomp", "xcomp", "acl"})
_STRAY = frozenset({"flat", "appos", "compound", "list", "dep"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
_NAMED = frozenset({"LOC", "ORG", "PERSON", "NORP"})


def mend_openings(sentences: Sequence[Sentence]) -> None:
    """Give, in place, verbs the subject that stands right before them and opens their clause.

    A finite verb behind "after" and a name has the name for its subject
    ("after Oslo asked for it"), as one behind "and" and people has these,
    when the tree made them a part of what was told before. A name that the
    tree makes a part of the verb before it is its object.
    """
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos == "VERB" and (token.xpos in _FINITE or token.xpos == "VBN"):
                _mend_opened(token)
            elif token.upos == "PROPN" and token.relation in _STRAY:
                _mend_stray(token)


def _mend_opened(verb: Token) -> None:
    noun = _noun_before(verb)
    if noun is None or noun.head is verb or verb in noun.subtree():
        return
    opener = next((c for c in noun.children if c.i < noun.i and c.relation in {"case", "mark"}), None)
    named = noun.entity in _NAMED and not vocabulary.is_time(noun)
    if opener is not None and opener.lower in _OPENING and opener.relation == "case":
        tagged = verb.xpos != "VBN" or (verb.dep == "advcl" and verb.child("aux", "aux:pass", *_SUBJECTS) is None)
        if named and tagged and (verb.is_root or verb.relation in _CLAUSES):
            _open_clause(verb, noun, opener)
    elif opener is None and noun.dep == "conj" and verb.child(*_SUBJECTS) is None and not verb.is_root:
        _join_clause(verb, noun)


def _noun_before(verb: Token) -> Token | None:
    """Return the head of the phrase that ends right before a verb, adverbs aside."""
    words = verb.sentence.tokens
    at = verb.i - 1
    while at > 0 and words[at].upos == "ADV":
        at -= 1
    noun = words[at] if at >= 0 else None
    while noun is not None and noun.relation in _INSIDE and noun.head.upos in _NOMINAL and noun.head.i < verb.i:
        if any(c.relation in {"case", "cc"} and c.i < noun.i for c in noun.children):
            break
        noun = noun.head
    return noun if noun is not None and noun.upos in _NOMINAL and noun.i < verb.i else None


def _open_clause(verb: Token, noun: Token, opener: Token) -> None:
    """Make "after X broke it off" a clause under the verb that stands before it."""
    if any(c.relation == "cc" and c.i < verb.i for c in verb.children):
        return
    own = next((c for c in verb.children if c.dep in _SUBJECTS and c.i < opener.i), None)
    if any(c.dep in _SUBJECTS and c.i > opener.i for c in verb.children):
        return
    above = _main_before(verb, own, opener)
    if above is None:
        return
    if own is not None:
        _give_back(own, above)
    verb.xpos = "VBD" if verb.xpos == "VBN" else verb.xpos
    verb.move(above, "advcl")
    noun.move(verb, "nsubj")
    opener.move(verb, "mark")


def _main_before(verb: Token, own: Token | None, opener: Token) -> Token | None:
    """Return the finite verb to which a clause belongs that the tree made the main one, or hung on it."""
    if own is not None:
        # "X called on Y to talk after Z broke off": the tree makes the first verb a participle after its subject.
        told = [c for c in own.children if _is_told(c) and own.i < c.i < opener.i]
        if told:
            return told[0]
        above = verb.head
        return above if not verb.is_root and above.xpos in _FINITE and above.i < own.i else None
    above = verb.head
    return above if not verb.is_root and above.i < opener.i and above.upos in {"VERB", "AUX", "ADJ"} else None


def _is_told(verb: Token) -> bool:
    """Return whether a participle after a noun is a verb in the past: it has an object, or asks for something."""
    if verb.dep != "acl" or verb.xpos not in {"VBD", "VBN"} or verb.child("aux", "aux:pass") is not None:
        return False
    asks = any(c.relation in {"xcomp", "ccomp", "advcl"} and c.xpos == "VB" for c in verb.children)
    return verb.xpos == "VBD" or asks or verb.child("obj") is not None


def _give_back(own: Token, above: Token) -> None:
    """Return a subject to the verb that it was taken from, and the verb to its place."""
    verb = own.head
    if above.head is not own:
        own.dep = "dep"
        return
    own.children = [c for c in own.children if c is not above]
    if verb.is_root:
        above.head, above.dep = above, "root"
    else:
        verb.head.children = sorted([*verb.head.children, above], key=lambda t: t.i)
        above.head, above.dep = verb.head, verb.dep
    own.move(above, "nsubj")


def _join_clause(verb: Token, noun: Token) -> None:
    """Make "and students threw stones" a clause of its own, where the tree joins the students to an object."""
    joiner = next((c for c in noun.children if c.relation == "cc" and c.i < noun.i), None)
    if joiner is None or verb.relation not in {"advcl", "conj", "parataxis"} or verb.head.i > joiner.i:
        return
    if verb.xpos != "VBD" or any(c.relation == "cc" for c in verb.children) or verb.head is noun:
        return
    people = vocabulary.is_person(noun) or noun.lemma in vocabulary.word_set("force") or noun.entity in _NAMED
    listed = noun.head.relation in {"obj", "obl", "nmod"} and noun.head.head.upos in {"VERB", *_NOMINAL}
    if people and listed and verb.child("obj", "obl", "ccomp", "xcomp") is not None:
        noun.move(verb, "nsubj")
        joiner.move(verb, "cc")


def _mend_stray(name: Token) -> None:
    """Make a name right behind an active verb its object: "shot dead Leon Klinghoffer"."""
    verb = name.head
    if (
        verb.upos != "VERB"
        or verb.i > name.i
        or not verb.text[0].islower()
        or verb.child("obj", "iobj", "ccomp", "aux:pass") is not None
    ):
        return
    between = verb.sentence.tokens[verb.i + 1 : name.i]
    if all(t.upos in {"ADJ", "ADV", "ADP", "DET"} and t.text != "," for t in between) and len(between) <= 2:
        name.dep = "obj"
