"""Whose the deed is that somebody is judged, punished or thanked for: "imposed an embargo on X over its refusal"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate

_WHY = frozenset({"over", "for"})
_AT = frozenset({"on", "against", "with", "from", "to"})
_OWN = frozenset({"its", "their", "his", "her"})


def find_deserving(pronoun: Token, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return which of the candidates "its" stands for in "punished X for its deed": who is punished, or None.

    Nobody is judged or punished for what the judge did.
    """
    noun = pronoun.head
    verb = noun.head
    if pronoun.dep != "nmod:poss" or pronoun.lower not in _OWN or noun.relation not in {"obl", "nmod"}:
        return None
    case = noun.child("case")
    while verb.relation in {"obj", "obl", "nmod", "xcomp"} and verb.upos != "VERB" and not verb.is_root:
        verb = verb.head
    if case is None or case.lower not in _WHY or verb.upos != "VERB":
        return None
    if verb.lemma in _answering_for("subject"):  # "apologised to X for its attack"
        return next((c for c in candidates if c.head is verb.child("nsubj") and c.readings), None)
    if verb.lemma not in _answering_for("object"):
        return None
    met = [c for c in candidates if c.head.sentence is pronoun.sentence and c.readings and _is_met(c.head, verb, noun)]
    return met[-1] if met and len({c.chain for c in met}) == 1 else None


def _is_met(token: Token, verb: Token, noun: Token) -> bool:
    """Whether `token` is whom the verb is aimed at: its object, or what "on", "with" or "from" ties to it."""
    if not verb.i < token.i < noun.i:
        return False
    if token.relation in {"obj", "iobj"} and token.head is verb:
        return True
    case = token.child("case")
    over = token.head
    tied = over is verb or (over.head is verb and verb.i < over.i < token.i)
    return case is not None and case.lower in _AT and token.relation in {"obl", "nmod"} and tied


@cache
def _answering_for(whose: str) -> frozenset[str]:
    """Return the verbs of the table whose `subject` or `object` has done what "for" or "over" tells."""
    rows = shipped_table("actors/judging_verbs", columns=("whose", "verbs"))
    return frozenset(verb for row in rows if row["whose"] == whose for verb in row["verbs"].split("|"))
