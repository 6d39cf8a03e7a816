"""Search a network of statements for paths that respect time.

Every label carries `arrives`, the earliest day its path can have reached its
statement: the greatest first day on it, which never decreases along a path;
and `departs`, the latest day it can have begun: the least last day on it,
which never increases. Every objective is monotone in these two and the number
of hops, so labels taken from a heap in the order of `arrives` need comparing
with the best second value seen at their statement alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from escalate.model import Order
from escalate.query.index import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Collection as Many

    from escalate.model import Link, Relation
    from escalate.query.index import Index

_MOST_LABELS = 200_000

Key = tuple[float, ...]


class Best(StrEnum):
    """What makes one path better than another."""

    FOREMOST = "foremost"
    LATEST_DEPARTURE = "latest departure"
    FASTEST = "fastest"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which hops a path may take; days are day numbers, `without` names statements to leave out."""

    strict: bool = False
    certain: bool = False
    since: int = EARLIEST
    until: int = LATEST
    max_wait: int | None = None
    relations: frozenset[Relation] = frozenset()
    min_confidence: float = 0.0
    through_actors: bool = False
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A path up to the statement `name`; `before` is the path up to the one before it."""

    name: str
    arrives: int
    departs: int
    hops: int = 0
    before: Label | None = None
    link: Link | None = None
    through: str | None = None

    def chain(self) -> list[Label]:
        """Return the labels from the start to here."""
        found: list[Label] = [self]
        while found[-1].before is not None:
            found.append(found[-1].before)
        return found[::-1]

    def visits(self, name: str) -> bool:
        """Return whether the path holds the statement `name`."""
        label: Label | None = self
        while label is not None:
            if label.name == name:
                return True
            label = label.before
        return False


@dataclass(frozen=True, slots=True)
class Network:
    """Statements and the hops that `rules` allow between them."""

    index: Index
    rules: Rules = field(default_factory=Rules)

    def begin(self, name: str) -> Label | None:
        """Return the label of a path that begins with the statement, None when its time is outside the window."""
        first, last = self.index.days[name]
        first, last = max(first, self.rules.since), min(last, self.rules.until)
        if first > last or name in self.rules.without:
            return None
        return Label(name=name, arrives=first, departs=last)

    def extend(self, label: Label) -> Iterator[Label]:
        """Yield the labels one hop further; links before actors, each in a fixed order."""
        for link in self.index.following.get(label.name, ()):
            if self._allows(link):
                longer = self._hop(label, link.consequence, link, None)
                if longer is not None:
                    yield longer
        if self.rules.through_actors:
            yield from self._through_actors(label)

    def _allows(self, link: Link) -> bool:
        rules = self.rules
        return link.confidence >= rules.min_confidence and (not rules.relations or link.relation in rules.relations)

    def _through_actors(self, label: Label) -> Iterator[Label]:
        statement = self.index.statements[label.name]
        seen = {label.name}
        for actor in sorted({m.actor for m in statement.targets or statement.addressees}):
            for name in self.index.issued_by(actor):
                if name not in seen and self.index.statements[name].confidence >= self.rules.min_confidence:
                    seen.add(name)
                    longer = self._hop(label, name, None, actor)
                    if longer is not None:
                        yield longer

    def _hop(self, label: Label, name: str, link: Link | None, through: str | None) -> Label | None:
        rules = self.rules
        before, (first, last) = self.index.days[label.name], self.index.days[name]
        last = min(last, rules.until)
        arrives = max(label.arrives + (1 if rules.strict else 0), first)
        if arrives > last or name in rules.without:
            return None
        if before == (first, last) and before[0] == last:
            order = self.order(label.name, name)
            if order is Order.AFTER:
                return None
        else:
            order = Order.BEFORE if before[1] < first else Order.UNKNOWN
        if rules.certain and order is not Order.BEFORE:
            return None
        if rules.max_wait is not None and first - before[1] > rules.max_wait:
            return None
        departs = min(label.departs, last - (label.hops + 1 if rules.strict else 0))
        return Label(
            name=name, arrives=arrives, departs=departs, hops=label.hops + 1, before=label, link=link, through=through
        )

    def order(self, earlier: str, later: str) -> Order:
        """Return how the times of two statements lie, to the minute where both are known so well."""
        first, second = self.index.statements[earlier].when, self.index.statements[later].when
        return first.order(second) if first is not None and second is not None else Order.UNKNOWN


def find_best(network: Network, starts: Many[str], ends: Many[str], best: Best) -> Label | None:
    """Return the best path of at least one hop from one of `starts` to one of `ends`, None when there is none."""
    objective, second = _OBJECTIVES[best]
    goal, heap, count = frozenset(ends), list[tuple[int, float, int, Label]](), 0
    for name in starts:
        label = network.begin(name)
        if label is not None:
            heappush(heap, (label.arrives, second(label), count, label))
            count += 1
    reached: dict[str, float] = {}
    winner: Label | None = None
    while heap:
        _, value, _, label = heappop(heap)
        if label.hops and label.name in goal:
            if winner is None or objective(label) < objective(winner):
                winner = label
            if best is Best.FOREMOST:
                return winner
            continue
        if value >= reached.get(label.name, float("inf")):
            continue
        reached[label.name] = value
        for longer in network.extend(label):
            value = second(longer)
            if value < reached.get(longer.name, float("inf")) or longer.name in goal:
                heappush(heap, (longer.arrives, value, count, longer))
                count += 1
    return winner


def find_several(
    network: Network, starts: Many[str], ends: Many[str], best: Best, *, limit: int, max_hops: int
) -> Sequence[Label]:
    """Return up to `limit` paths without repeated statements, the best first; each stops at the first end it meets."""
    objective, _ = _OBJECTIVES[best]
    goal, useful = frozenset(ends), _can_reach(network, ends)
    heap, count, found = list[tuple[Key, tuple[str, ...], int, Label]](), 0, list[Label]()
    for name in starts:
        label = network.begin(name)
        if label is not None and (useful is None or name in useful):
            heappush(heap, (objective(label), (name,), count, label))
            count += 1
    while heap and len(found) < limit and count < _MOST_LABELS:
        _, names, _, label = heappop(heap)
        if label.hops and label.name in goal:
            found.append(label)
            continue
        if label.hops >= max_hops:
            continue
        for longer in network.extend(label):
            if (useful is None or longer.name in useful) and not label.visits(longer.name):
                heappush(heap, (objective(longer), (*names, longer.name), count, longer))
                count += 1
    return found


def _can_reach(network: Network, ends: Many[str]) -> frozenset[str] | None:
    """Return the statements from which links lead to `ends`, time aside; None when paths may go through actors."""
    if network.rules.through_actors:
        return None
    seen, waiting = set(ends), list(ends)
    while waiting:
        for link in network.index.leading.get(waiting.pop(), ()):
            if link.antecedent not in seen:
                seen.add(link.antecedent)
                waiting.append(link.antecedent)
    return frozenset(seen)


def _took(label: Label) -> int:
    return max(0, label.arrives - label.departs)


_OBJECTIVES: dict[Best, tuple[Callable[[Label], Key], Callable[[Label], float]]] = {
    Best.FOREMOST: (lambda k: (k.arrives, k.hops, -k.departs), lambda k: k.hops),
    Best.LATEST_DEPARTURE: (lambda k: (-k.departs, k.arrives, k.hops), lambda k: -k.departs),
    Best.FASTEST: (lambda k: (_took(k), k.hops, k.arrives), lambda k: -k.departs),
    Best.SHORTEST: (lambda k: (k.hops, k.arrives, -k.departs), lambda k: k.hops),
}
