"""Look-ups over a collection, built once and shared by every query."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from escalate.link.profiles import to_day
from escalate.link.sides import Sides, source_ids, target_ids
from escalate.query.network import Network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.model import Actor, Article, Collection, Link, Statement

EARLIEST, LATEST = -(10**9), 10**9


class Index:
    """A collection with its look-ups by id, by side and by neighbour, and the days of every statement.

    `days` maps a statement's id to its first and last day number; an open or
    unknown end is `EARLIEST` or `LATEST`. Build it once when asking the same
    large collection often: every query takes a collection or an index.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.sides = Sides(collection.actors)
        self.articles: dict[str, Article] = {a.id: a for a in collection.articles}
        self.actors: dict[str, Actor] = {a.id: a for a in collection.actors}
        self.statements: dict[str, Statement] = {s.id: s for s in collection.statements}
        self.following: dict[str, list[Link]] = {}
        self.leading: dict[str, list[Link]] = {}
        for link in collection.links:
            if link.antecedent in self.statements and link.consequence in self.statements:
                self.following.setdefault(link.antecedent, []).append(link)
                self.leading.setdefault(link.consequence, []).append(link)
        self.days = {s.id: _days(s) for s in collection.statements}
        self._issued: dict[str, list[str]] = {}
        for statement in collection.statements:
            for side in sorted(self.sides.of_all(statement.sources)):
                self._issued.setdefault(side, []).append(statement.id)
        for names in self._issued.values():
            names.sort(key=lambda name: (self.days[name], name))

    @cached_property
    def network(self) -> Network:
        """The statements and links as arrays, for path searches; built when first asked for."""
        return Network(self)

    def issued_by(self, actor: str) -> Sequence[str]:
        """Return the ids of the statements issued by an actor or by those who stand on its side, by date."""
        return self._issued.get(actor, ())

    def directed_at(self, actor: str) -> tuple[str, ...]:
        """Return the ids of the statements directed at an actor itself, by date."""
        found = [s.id for s in self.statements.values() if actor in target_ids(s)]
        return tuple(sorted(found, key=lambda name: (self.days[name], name)))

    def issued_in_person(self, actor: str) -> tuple[str, ...]:
        """Return the ids of the statements of which the actor itself is a source, by date."""
        return tuple(name for name in self.issued_by(actor) if actor in source_ids(self.statements[name]))

    def place(self, name: str) -> tuple[int, int, str, int, str]:
        """Return a sort key for a statement: dated before undated, by date, then by place in the text."""
        statement = self.statements[name]
        first, last = self.days[name]
        shown = first if first != EARLIEST else last
        return shown, last, statement.report.article, statement.report.trigger.start, name


def as_index(source: Collection | Index) -> Index:
    """Return `source` as an index, building it when it is a bare collection."""
    return source if isinstance(source, Index) else Index(source)


def _days(statement: Statement) -> tuple[int, int]:
    when = statement.when
    first = to_day(when.start) if when else None
    last = to_day(when.end) if when else None
    return (EARLIEST if first is None else first, LATEST if last is None else last)
