"""Acts that a sentence names as the ground of another one: "recalled its envoy from Oslo over its refusal"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary

if TYPE_CHECKING:
    from escalate.parse import Token

ANSWERING = frozenset({"after", "following", "for", "over", "because of", "since", "in response to"})
# With these before it, a noun names what a protest or an answer is about: "in protest at", "in response to".
_ANSWERED = frozenset({"to", "at", "against", "over", "for"})
_NESTED = frozenset({"obj", "obl", "nmod", "iobj"})
_THIRD = frozenset({"its", "his", "her", "their"})
_BEFORE = frozenset({"", "on", "against", "with", "to", "from"})


def answering_verb(noun: Token) -> Token | None:
    """Return the verb whose clause answers the act: "tightened" in "tightened sanctions on it over its test"."""
    head = noun.head
    if head.relation == "obj" and head.upos == "NOUN":
        head = head.head
    return head if head.upos == "VERB" and head is not noun else None


def answer_to(noun: Token) -> Token | None:
    """Return the verb that tells what was done because of what `noun` names, None where it names no ground."""
    noun = phrases.first_of_list(noun)
    preposition, head = phrases.preposition(noun), noun.head
    if preposition in _ANSWERED and _is_behind_answer(noun, preposition):
        head = head.head if head.lemma in vocabulary.word_set("answer") and head.upos == "NOUN" else head
    elif preposition not in ANSWERING:
        return None
    while head.upos in {"NOUN", "PROPN"} and head.relation in _NESTED and not head.is_root:
        head = head.head
    return head if head.upos == "VERB" and head is not noun else None


def _is_behind_answer(noun: Token, preposition: str) -> bool:
    """Return whether the word before the preposition is a protest or an answer, wherever the tree hangs the phrase."""
    case = next((c for c in noun.children if c.relation in {"case", "mark"} and c.lower == preposition), None)
    before = noun.sentence.tokens[case.i - 1] if case is not None and case.i else None
    return before is not None and before.upos == "NOUN" and before.lemma in vocabulary.word_set("answer")


def behind_pronoun(owner: Token, noun: Token) -> Token:
    """Return whom "its" means where an act is answered: of sanctions "imposed on Iraq after its invasion", Iraq."""
    if owner.upos != "PRON" or owner.lower not in _THIRD:
        return owner
    verb = answer_to(noun)
    if verb is None:
        return owner
    named = [
        c
        for c in verb.sentence.tokens[verb.i + 1 : noun.i]
        if c.upos == "PROPN"
        and c.relation in _NESTED
        and vocabulary.names_actor(c)
        and phrases.preposition(c) in _BEFORE
        and not vocabulary.is_time(c)
    ]
    return named[-1] if named else owner
