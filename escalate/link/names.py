"""Find which sides a sentence names, also where no statement has one for a target: "seized Ukrainian vessels"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.link.sides import Sides
    from escalate.model import Actor

_WORD = re.compile(r"[^\W_]+")
_COUNTRY_COLUMNS = (
    "id", "name", "aliases", "adjectives", "people", "capitals", "government", "from", "to",
)  # fmt: skip
_NAMED = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.PERSON)

Name = tuple[str, ...]


class NameIndex:
    """The names of the actors of a run, and of the states among them by every word that stands for them.

    A state is known by its people, its capital and its adjective too, whether
    its id is that of the shipped table or its name is.
    """

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._by_first: dict[str, list[tuple[Name, str]]] = {}
        for actor in sorted(sides.actors(), key=lambda a: a.id):
            for name in sorted(set(_names_of(actor))):
                self._by_first.setdefault(name[0], []).append((name, actor.id))
        for names in self._by_first.values():
            names.sort(key=lambda pair: (-len(pair[0]), pair))

    def sides_named(self, text: str) -> frozenset[str]:
        """Return the sides of all whom `text` names, the longest name first: "South Korea" is no "Korea"."""
        words = [m.group() for m in _WORD.finditer(text)]
        found: set[str] = set()
        at = 0
        while at < len(words):
            name, actors = self._match(words, at)
            found.update(side for actor in actors for side in self._sides.of(actor))
            at += len(name) or 1
        return frozenset(found)

    def _match(self, words: Sequence[str], at: int) -> tuple[Name, list[str]]:
        """Return the longest name that stands at a place, and all who bear it."""
        fitting = [(n, a) for n, a in self._by_first.get(words[at], ()) if tuple(words[at : at + len(n)]) == n]
        return (fitting[0][0], [a for n, a in fitting if n == fitting[0][0]]) if fitting else ((), [])


def _names_of(actor: Actor) -> Iterator[Name]:
    if actor.kind not in _NAMED:
        return
    country = _countries().get(actor.id) or _countries().get(actor.name) if actor.kind is ActorKind.STATE else None
    for text in (actor.name, *actor.aliases, *(country or ())):
        name = tuple(_WORD.findall(text))
        if name and all(word[0].isupper() or word[0].isdigit() for word in (name[0], name[-1])):
            yield name


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Return all words for each country, by its id and by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for row in shipped_table("actors/countries", columns=_COUNTRY_COLUMNS):
        cells = (row[c] for c in ("name", "aliases", "adjectives", "people", "capitals", "government"))
        words = tuple(dict.fromkeys(w for cell in cells for w in cell.split("|") if w))
        found.setdefault(row["name"], words)
        found[row["id"]] = words
    return found
