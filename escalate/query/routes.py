"""Search a network of statements for paths that respect time.

Every label carries `arrives`, the earliest day its path can have reached its
statement: the greatest first day on it, which never decreases along a path;
and `departs`, the latest day it can have begun: the least last day on it,
which never increases. Every objective is monotone in these two and the number
of hops, so labels taken from a heap in the order of one value need comparing
with the least second value seen at their statement alone.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from escalate.model import Order
from escalate.query.index import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Collection as Many

    from escalate.model import Link, Relation
    from escalate.query.index import Index

_MOST_LABELS = 200_000

Key = tuple[int, ...]


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


class Label(NamedTuple):
    """A path up to the statement `name`; `before` is the path up to the one before it.

    A named tuple, because a search makes hundreds of thousands of them.
    """

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
        return Label(name, first, last)

    def hops(self, name: str) -> Iterator[tuple[str, Link | None, str | None]]:
        """Yield the statements one hop from `name` with the link or the actor that leads there, in a fixed order."""
        rules, days = self.rules, self.index.days
        before = days[name]
        for link in self.index.following.get(name, ()):
            if link.confidence < rules.min_confidence or (rules.relations and link.relation not in rules.relations):
                continue
            if self._may_follow(name, link.consequence, before, days[link.consequence]):
                yield link.consequence, link, None
        if rules.through_actors:
            for other, actor in self._through_actors(name):
                if self._may_follow(name, other, before, days[other]):
                    yield other, None, actor

    def _through_actors(self, name: str) -> Iterator[tuple[str, str]]:
        statement = self.index.statements[name]
        seen = {name}
        for actor in sorted({m.actor for m in statement.targets or statement.addressees}):
            for other in self.index.issued_by(actor):
                if other not in seen and self.index.statements[other].confidence >= self.rules.min_confidence:
                    seen.add(other)
                    yield other, actor

    def _may_follow(self, earlier: str, later: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
        """Return whether the rules let one statement follow another, whatever came before the two."""
        rules = self.rules
        if later in rules.without or before[0] > after[1]:
            return False
        if rules.max_wait is not None and after[0] - before[1] > rules.max_wait:
            return False
        if before == after and before[0] == before[1]:
            order = self.order(earlier, later)
            return order is Order.BEFORE or (order is Order.UNKNOWN and not rules.certain)
        return not rules.certain or before[1] < after[0]

    def order(self, earlier: str, later: str) -> Order:
        """Return how the times of two statements lie, to the minute where both are known so well."""
        first, second = self.index.statements[earlier].when, self.index.statements[later].when
        return first.order(second) if first is not None and second is not None else Order.UNKNOWN

    def advance(self, label: Label, name: str) -> tuple[int, int] | None:
        """Return when a path goes on to arrive at `name` and when it departs, None when no day is left."""
        first, last = self.index.days[name]
        last = min(last, self.rules.until)
        strict = 1 if self.rules.strict else 0
        arrives = max(label.arrives + strict, first)
        if arrives > last:
            return None
        return arrives, min(label.departs, last - strict * (label.hops + 1))


def find_best(network: Network, starts: Many[str], ends: Many[str], best: Best) -> Label | None:
    """Return the best path of at least one hop from one of `starts` to one of `ends`, None when there is none."""
    rank = _RANKS[best]
    goal, heap, count = frozenset(ends), list[tuple[int, int, int, Label]](), 0
    for name in starts:
        label = network.begin(name)
        if label is not None:
            heappush(heap, (*rank(label.arrives, label.departs, 0), count, label))
            count += 1
    reached: dict[str, int] = {}
    waiting: dict[str, tuple[int, int]] = {}
    winner: Label | None = None
    while heap:
        _, second, _, label = heappop(heap)
        name = label.name
        if label.hops and name in goal:
            if best is not Best.FASTEST:
                return label
            if winner is None or _took(label) < _took(winner):
                winner = label
            continue
        if name in reached and (best is Best.FOREMOST or second >= reached[name]):
            continue
        reached[name] = second
        hops = label.hops + 1
        for other, link, through in network.hops(name):
            if best is Best.FOREMOST and other in reached:
                continue
            times = network.advance(label, other)
            if times is None:
                continue
            first, then = rank(*times, hops)
            known = waiting.get(other)
            if known is None or first < known[0] or then < known[1]:
                waiting[other] = (first, then)
                heappush(heap, (first, then, count, Label(other, *times, hops, label, link, through)))
                count += 1
    return winner


def find_several(
    network: Network, starts: Many[str], ends: Many[str], best: Best, *, limit: int, max_hops: int
) -> Sequence[Label]:
    """Return up to `limit` paths without repeated statements, the best first; each stops at the first end it meets.

    Paths have at most `max_hops` hops. When there are none so short, or too
    many to look through, the best one is still found and stands alone.
    """
    objective, goal = _OBJECTIVES[best], frozenset(ends)
    left = _hops_left(network, ends)
    heap, count, found = list[tuple[Key, tuple[str, ...], int, Label]](), 0, list[Label]()
    for name in starts:
        label = network.begin(name)
        if label is not None and (left is None or name in left):
            heappush(heap, (objective(label), (name,), count, label))
            count += 1
    while heap and len(found) < limit and count < _MOST_LABELS:
        _, names, _, label = heappop(heap)
        if label.hops and label.name in goal:
            found.append(label)
            continue
        hops = label.hops + 1
        for other, link, through in network.hops(label.name):
            if other in names or hops + (0 if left is None else left.get(other, max_hops + 1)) > max_hops:
                continue
            times = network.advance(label, other)
            if times is not None:
                longer = Label(other, *times, hops, label, link, through)
                heappush(heap, (objective(longer), (*names, other), count, longer))
                count += 1
    alone = None if found else find_best(network, starts, ends, best)
    return found if alone is None else [alone]


def _hops_left(network: Network, ends: Many[str]) -> dict[str, int] | None:
    """Return the fewest links from each statement to one of `ends`, time aside; None when paths go through actors."""
    if network.rules.through_actors:
        return None
    left = dict.fromkeys(ends, 0)
    waiting = deque(left)
    while waiting:
        name = waiting.popleft()
        for link in network.index.leading.get(name, ()):
            if link.antecedent not in left:
                left[link.antecedent] = left[name] + 1
                waiting.append(link.antecedent)
    return left


def _took(label: Label) -> int:
    return max(0, label.arrives - label.departs)


# The order of the heap: the value a search goes by, then the one that labels at one statement are compared by.
_RANKS: dict[Best, Callable[[int, int, int], tuple[int, int]]] = {
    Best.FOREMOST: lambda arrives, departs, hops: (arrives, hops),
    Best.LATEST_DEPARTURE: lambda arrives, departs, hops: (-departs, arrives),
    Best.FASTEST: lambda arrives, departs, hops: (arrives, -departs),
    Best.SHORTEST: lambda arrives, departs, hops: (hops, arrives),
}
_OBJECTIVES: dict[Best, Callable[[Label], Key]] = {
    Best.FOREMOST: lambda k: (k.arrives, k.hops, -k.departs),
    Best.LATEST_DEPARTURE: lambda k: (-k.departs, k.arrives, k.hops),
    Best.FASTEST: lambda k: (_took(k), k.hops, k.arrives),
    Best.SHORTEST: lambda k: (k.hops, k.arrives, -k.departs),
}
