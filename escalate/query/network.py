"""The statements of a collection as arrays of integers, built once, for searching through time.

Statements are numbered in the order of time; times are minutes, so that a day
is 1,440 of them and hours known to the minute order what falls on one day.
Hops are numbered too: all links from one statement to another are one hop.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from escalate.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.model import Link, Mention, Statement, When
    from escalate.query.index import Index

DAY = 1440
_RELATIONS = tuple(Relation)
EARLIEST = 0
LATEST = (date.max.toordinal() + 2) * DAY - 1
"""An unknown or open end. The two mirror each other, and no date of the calendar reaches them."""


@dataclass(frozen=True, slots=True)
class View:
    """A network in one direction of time; mirrored, the past lies ahead.

    `first` and `last` bound the time of each statement. `onward` gives the
    hops that leave a statement: their numbers and where they lead. `enters`
    gives the actors through which a statement leads on, `leaves` the
    statements that an actor leads to.
    """

    first: Sequence[int]
    last: Sequence[int]
    onward: Sequence[Sequence[tuple[int, int]]]
    enters: Sequence[Sequence[int]]
    leaves: Sequence[Sequence[int]]
    is_mirrored: bool


def relation_bits(relations: Iterable[Relation]) -> int:
    """Return relations as the bits that `Network.relations` has them in."""
    return sum(1 << _RELATIONS.index(relation) for relation in set(relations))


class Network:
    """An index compiled for path searches; `ids` are the statements by number, `number` the reverse."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.ids = sorted(index.statements, key=index.place)
        self.number = {name: n for n, name in enumerate(self.ids)}
        self.statements = [index.statements[name] for name in self.ids]
        self.first, self.last = _bounds(self.statements)
        self.hop_links, self.tail, self.head = self._compile_hops()
        self.relations = [sum({1 << _RELATIONS.index(link.relation) for link in links}) for links in self.hop_links]
        self.surest = [max(link.confidence for link in links) for links in self.hop_links]

    def _compile_hops(self) -> tuple[list[tuple[Link, ...]], list[int], list[int]]:
        number, first, last = self.number, self.first, self.last
        between: dict[tuple[int, int], list[Link]] = {}
        for name, links in self.index.following.items():
            i = number[name]
            for link in links:
                j = number[link.consequence]
                # What certainly comes earlier never follows, whatever the rules of a search.
                if first[i] <= last[j] and i != j:
                    between.setdefault((i, j), []).append(link)
        pairs = sorted(between)
        strongest_first = [tuple(sorted(between[p], key=_strength)) for p in pairs]
        return strongest_first, [i for i, _ in pairs], [j for _, j in pairs]

    def prepare(self) -> None:
        """Build everything now that is otherwise built when first needed, so that no question waits for it."""
        _ = self.forward, self.backward, self.is_acyclic, self._only

    @cached_property
    def backward_order(self) -> list[int]:
        """The statements so that what follows from one comes before it; a circle is broken somewhere."""
        onward = self.forward.onward
        order: list[int] = []
        seen = bytearray(len(self.ids))
        for root in range(len(self.ids)):
            if seen[root]:
                continue
            seen[root] = 1
            branch = [(root, iter(onward[root]))]
            while branch:
                one, hops = branch[-1]
                for _, other in hops:
                    if not seen[other]:
                        seen[other] = 1
                        branch.append((other, iter(onward[other])))
                        break
                else:
                    order.append(one)
                    branch.pop()
        return order

    @cached_property
    def is_acyclic(self) -> bool:
        """Whether no run of links comes back to where it began."""
        place = {one: n for n, one in enumerate(self.backward_order)}
        return all(place[one] > place[other] for one, other in zip(self.tail, self.head, strict=True))

    @cached_property
    def actors(self) -> list[str]:
        """The actors that a path may pass through: those that something is directed at, by number."""
        met = {m.actor for s in self.statements for m in _met(s)}
        return sorted(a for a in met if self.index.issued_by(a))

    def told_only_in(self, article: str) -> frozenset[int]:
        """Return the statements that no other article tells."""
        return self._only.get(article, frozenset())

    @cached_property
    def _only(self) -> dict[str, frozenset[int]]:
        alone: dict[str, list[int]] = {}
        for number, statement in enumerate(self.statements):
            articles = {report.article for report in statement.reports}
            if len(articles) == 1:
                alone.setdefault(articles.pop(), []).append(number)
        return {article: frozenset(numbers) for article, numbers in alone.items()}

    @cached_property
    def forward(self) -> View:
        """The network with time running on."""
        met, issued = self._through
        return View(
            self.first, self.last, _group(self.tail, self.head, len(self.ids)), met,
            _transpose(issued, len(self.actors)), is_mirrored=False,
        )  # fmt: skip

    @cached_property
    def backward(self) -> View:
        """The network with time running back: every time mirrored, every hop turned round."""
        met, issued = self._through
        return View(
            [LATEST - t for t in self.last], [LATEST - t for t in self.first],
            _group(self.head, self.tail, len(self.ids)), issued, _transpose(met, len(self.actors)), is_mirrored=True,
        )  # fmt: skip

    @cached_property
    def _through(self) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
        """Return, for each statement, the actors it is directed at and those on whose behalf it is issued."""
        number = {name: n for n, name in enumerate(self.actors)}
        met = [tuple(sorted({number[m.actor] for m in _met(s) if m.actor in number})) for s in self.statements]
        issued: list[list[int]] = [[] for _ in self.statements]
        for n, actor in enumerate(self.actors):
            for name in self.index.issued_by(actor):
                issued[self.number[name]].append(n)
        return met, [tuple(sides) for sides in issued]


def _met(statement: Statement) -> tuple[Mention, ...]:
    return statement.targets or statement.addressees


def _strength(link: Link) -> tuple[bool, float, str, str]:
    return link.basis != "explicit", -link.confidence, link.relation, link.id


def _group(ends: Sequence[int], others: Sequence[int], size: int) -> list[tuple[tuple[int, int], ...]]:
    """Return the hops at each statement in their order, each with the statement at its other end."""
    grouped: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for hop, (end, other) in enumerate(zip(ends, others, strict=True)):
        grouped[end].append((hop, other))
    return [tuple(hops) for hops in grouped]


def _transpose(rows: Sequence[Sequence[int]], size: int) -> list[tuple[int, ...]]:
    columns: list[list[int]] = [[] for _ in range(size)]
    for n, row in enumerate(rows):
        for column in row:
            columns[column].append(n)
    return [tuple(column) for column in columns]


def _bounds(statements: Iterable[Statement]) -> tuple[list[int], list[int]]:
    pairs = [(_minute(s.when, last=False), _minute(s.when, last=True)) for s in statements]
    return [first for first, _ in pairs], [last for _, last in pairs]


def _minute(when: When | None, *, last: bool) -> int:
    """Return the first or last minute of a time; an end that is unknown or open lies outside the calendar."""
    text = (when.end if last else when.start) if when is not None else None
    if text is None:
        return LATEST if last else EARLIEST
    day = date.fromisoformat(text[:10]).toordinal() * DAY
    if len(text) >= len("2019-02-08T10:00"):
        return day + int(text[11:13]) * 60 + int(text[14:16])
    return day + (DAY - 1 if last else 0)
