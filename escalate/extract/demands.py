"""Demands put as a thing: "a timetable for the troops to leave" asks of the troops that they leave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Token

_WIDEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The noun that carries a demand, on whom it is made, and the verb of what they are to do."""

    noun: Token
    addressee: Token
    verb: Token


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in shipped_table("demand_nouns", columns=("noun",)))


def find_demand(tokens: Sequence[Token]) -> Demand | None:
    """Return the first demand of this form among the words of one speech, or None.

    Read from the order of words, because "for X" and "to V" are attached now
    to the noun, now to each other.
    """
    for place, token in enumerate(tokens):
        if token.upos != "NOUN" or token.lemma not in _nouns():
            continue
        following = [t for t in tokens[place + 1 : place + 1 + 2 * _WIDEST] if t.sentence is token.sentence]
        start = next((n for n, t in enumerate(following) if t.lower == "for"), None)
        if start is None or any(t.upos in {"VERB", "PUNCT"} for t in following[:start]):
            continue
        phrase = following[start + 1 : start + 1 + _WIDEST]
        end = next((n for n, t in enumerate(phrase) if t.lower == "to" and t.xpos == "TO"), None)
        if not end or end + 1 >= len(phrase) or phrase[end + 1].upos not in {"VERB", "AUX"}:
            continue
        nominal = [t for t in phrase[:end] if t.upos in {"NOUN", "PROPN", "PRON"}]
        if nominal:
            return Demand(noun=token, addressee=_head(nominal), verb=phrase[end + 1])
    return None


def _head(nominal: Sequence[Token]) -> Token:
    inside = set(map(id, nominal))
    return next((t for t in nominal if id(t.head) not in inside), nominal[-1])
