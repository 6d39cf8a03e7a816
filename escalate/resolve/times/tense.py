"""Read tense and aspect of an event off the tree: where it lies against the time of speaking."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_FUTURE_MODALS = frozenset(["will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"])
_MODALS = frozenset(["can", "could", "may", "might", "must", "should", "ought", "ca"])
_AHEAD = frozenset([
    "threaten", "vow", "pledge", "promise", "plan", "intend", "want", "expect", "hope", "demand", "order", "urge", "ask", "call", "warn",
    "offer", "agree", "decide", "prepare", "refuse", "propose", "aim", "seek", "schedule", "set", "due", "ready", "swear", "need", "require",
    "request", "tell", "instruct", "insist", "consider", "announce", "allow", "authorize",
])  # fmt: skip
"""Verbs whose infinitive lies ahead of them."""


class Tense(StrEnum):
    """The time of an event against the time of speaking, as its own verb group tells it."""

    PAST = "past"
    PAST_PERFECT = "past perfect"
    PRESENT_PERFECT = "present perfect"
    PRESENT = "present"
    FUTURE = "future"
    MODAL = "modal"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    NOMINAL = "nominal"


def tense_of(token: Token) -> Tense:
    """Return the tense of the verb group that `token` heads, NOMINAL for nouns and adjectives without copula."""
    aux = [c for c in token.children if c.relation in ("aux", "cop")]
    lowers = {a.lower for a in aux}
    if lowers & _FUTURE_MODALS:
        return Tense.FUTURE
    if lowers & _MODALS:
        return Tense.MODAL
    if token.upos not in ("VERB", "AUX") and not any(a.relation == "cop" for a in aux):
        return Tense.NOMINAL
    if token.lower == "going" and token.child("xcomp") is not None:
        return Tense.FUTURE
    have = next(
        (a for a in aux if a.lemma == "have" or a.lower in ("had", "has", "have", "'ve", "’ve", "having")), None
    )
    if have is not None:
        if have.lower in ("had", "'d", "’d"):
            return Tense.PAST_PERFECT
        return Tense.PRESENT_PERFECT if have.lower != "having" else Tense.PARTICIPLE
    finite = next((a for a in aux if a.xpos in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        return Tense.PAST if finite.xpos == "VBD" else Tense.PRESENT
    return _bare_tense(token)


def _bare_tense(token: Token) -> Tense:
    if token.xpos == "VBD":
        return Tense.PAST
    if token.xpos in ("VBZ", "VBP"):
        return Tense.PRESENT
    if token.xpos == "VB":
        return Tense.INFINITIVE
    if token.xpos == "VBN":
        # A bare participle that heads the sentence or a conjunct of a past is a headline's or an elided past.
        return Tense.PAST if token.is_root or token.dep == "conj" else Tense.PARTICIPLE
    return Tense.PARTICIPLE if token.xpos == "VBG" else Tense.PAST if token.has_feat("Tense=Past") else Tense.PRESENT


def is_ahead_of(token: Token) -> bool:
    """Return whether the infinitive `token` hangs on a word that puts it in the future ("threatened to strike")."""
    head = token.head
    return head is not token and head.lemma in _AHEAD
