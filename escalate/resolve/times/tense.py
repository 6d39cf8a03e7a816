"""Read tense and aspect of an event off the tree: where it lies against the time of speaking."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_FUTURE_AUXILIARIES = frozenset(["will", "shall", "'ll", "’ll", "wo", "would"])
_MODALS = frozenset(["can", "could", "may", "might", "must", "should", "ought", "ca"])
_HAVE = frozenset(["had", "has", "have", "'ve", "’ve", "having"])


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


@cache
def verbs_of(kind: str) -> frozenset[str]:
    """Return the lemmas of one class of `time_verbs.tsv`: report, ahead, begin or state."""
    rows = shipped_table("time_verbs", columns=("lemma", "class"))
    return frozenset(row["lemma"] for row in rows if row["class"] == kind)


def tense_of(token: Token) -> Tense:
    """Return the tense of the verb group that `token` heads, NOMINAL for nouns and adjectives without copula."""
    auxiliaries = [c for c in token.children if c.relation in ("aux", "cop")]
    lowers = {a.lower for a in auxiliaries}
    if lowers & _FUTURE_AUXILIARIES or (lowers & {"'d", "’d"} and token.xpos == "VB"):
        return Tense.FUTURE
    if lowers & _MODALS:
        return Tense.MODAL
    if token.upos not in ("VERB", "AUX") and not auxiliaries:
        return Tense.NOMINAL
    if token.lower == "going" and token.child("xcomp") is not None:
        return Tense.FUTURE
    have = next((a for a in auxiliaries if a.lower in _HAVE), None)
    if have is not None:
        if have.lower == "had":
            return Tense.PAST_PERFECT
        return Tense.PRESENT_PERFECT if have.lower != "having" else Tense.PARTICIPLE
    finite = next((a for a in auxiliaries if a.xpos in ("VBD", "VBZ", "VBP")), None)
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
    return token.head is not token and token.head.lemma in verbs_of("ahead")


def effective_tense(trigger: Token) -> Tense:
    """Return the tense of `trigger`, or of the verb it hangs on where it has none of its own."""
    token, tense = trigger, tense_of(trigger)
    while tense in (Tense.INFINITIVE, Tense.PARTICIPLE, Tense.NOMINAL) and not token.is_root:
        if tense is Tense.INFINITIVE and is_ahead_of(token):
            return Tense.FUTURE
        token = token.head
        tense = tense_of(token)
    if tense is Tense.MODAL:
        return Tense.FUTURE
    return Tense.PAST if tense in (Tense.NOMINAL, Tense.PARTICIPLE) else tense
