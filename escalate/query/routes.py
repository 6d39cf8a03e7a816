"""Find the ways through time from some statements to others, the best first.

Bounds worked out from the ends back lead the search: how late one may still
be at a statement, how many hops are left, how early an end can be reached.
Where they lead nowhere for long, the best way is found label by label and the
next best as in Yen, "Finding the K Shortest Loopless Paths in a Network"
(1971), with Lawler's partition.
"""

from __future__ import annotations

from enum import StrEnum
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from escalate.query.bounds import TooManyWaysError, walk_in_order
from escalate.query.field import Field, Step
from escalate.query.labels import arrive_fastest, arrive_first, arrive_shortest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from escalate.query.field import Begin, Chain, Rules
    from escalate.query.labels import Found
    from escalate.query.network import Network


class Best(StrEnum):
    """What makes one path better than another."""

    FOREMOST = "foremost"
    LATEST_DEPARTURE = "latest departure"
    FASTEST = "fastest"
    SHORTEST = "shortest"


def find_best(network: Network, rules: Rules, starts: Sequence[int], ends: Sequence[int], best: Best) -> Chain | None:
    """Return the best way of at least one hop from one of `starts` to one of `ends`, None when there is none."""
    return next(find_ways(network, rules, starts, ends, best), None)


def find_ways(
    network: Network, rules: Rules, starts: Sequence[int], ends: Sequence[int], best: Best
) -> Iterator[Chain]:
    """Yield the ways from `starts` to `ends`, the best first, none with a statement twice.

    Each stops at the first end it meets. Two ways differ in a statement: what
    leads from one to the next by several links or actors is one.
    """
    field = Field(network, rules)
    begins, goals = field.begins(starts), frozenset(ends)
    given: set[tuple[int, ...]] = set()
    try:
        for chain in walk_in_order(field, begins, goals, _RANKS[best]):
            given.add(_names(chain))
            yield chain
    except TooManyWaysError:
        yield from (chain for chain in search_ways(network, rules, starts, ends, best) if _names(chain) not in given)


def search_ways(
    network: Network, rules: Rules, starts: Sequence[int], ends: Sequence[int], best: Best
) -> Iterator[Chain]:
    """Yield the same ways as `find_ways`, found label by label: slower, but bounded however wide the dates are."""
    backward = best is Best.LATEST_DEPARTURE
    field = Field(network, rules, backward=backward)
    if backward:
        starts, ends = ends, starts
    for chain in _find_in_turn(field, field.begins(starts), frozenset(ends), _SEARCHES[best]):
        yield _turned(chain) if backward else chain


def reach(
    network: Network, rules: Rules, starts: Sequence[int], *, backward: bool = False
) -> dict[int, tuple[int, int | None]]:
    """Return every statement that a way from `starts` reaches, with the one before it on the earliest and the hop.

    With `backward` everything that leads to `starts`, with the one after it.
    """
    field = Field(network, rules, backward=backward)
    came: dict[int, tuple[int, int | None]] = {}
    arrive_first(field, field.begins(starts), frozenset(), came=came)
    return came


def _turned(chain: Chain) -> Chain:
    hops = [None, *(step.hop for step in reversed(chain))]
    return tuple(Step(step.statement, hop) for step, hop in zip(reversed(chain), hops, strict=False))


def _find_in_turn(
    field: Field, begins: Sequence[Begin], goals: AbstractSet[int], search: Callable[..., Found | None]
) -> Iterator[Chain]:
    """Yield the ways in turn: each one found is left at every statement of it, for the best way that goes elsewhere."""
    waiting: list[tuple[int, tuple[int, ...], int, Chain]] = []
    given: list[tuple[int, ...]] = []

    def look(prefix: Chain, begins: Sequence[Begin], barred: AbstractSet[int]) -> None:
        blocked = frozenset(step.statement for step in prefix[:-1])
        found = search(field, begins, goals, blocked=blocked, barred=barred)
        if found is not None:
            key, chain = found
            whole = (*prefix[:-1], Step(chain[0].statement, prefix[-1].hop), *chain[1:]) if prefix else chain
            heappush(waiting, (key, _names(whole), len(prefix), whole))

    look((), begins, frozenset())
    while waiting:
        _, names, known, chain = heappop(waiting)
        yield chain
        given.append(names)
        if known == 0:
            used = {other[0] for other in given}
            look((), [b for b in begins if b.statement not in used], frozenset())
        at = field.begin(names[0])
        for n in range(1, len(names)):
            if at is None:
                break
            if n >= known:
                barred = {other[n] for other in given if other[:n] == names[:n] and len(other) > n}
                look(chain[:n], [at], barred)
            at = field.advance(at, names[n])


def _names(chain: Chain) -> tuple[int, ...]:
    return tuple(step.statement for step in chain)


# What a way costs at least, from when it arrives, when it departs and how many hops it has: the least is the best.
_RANKS: dict[Best, Callable[[int, int, int], tuple[int, int, int]]] = {
    Best.FOREMOST: lambda arrives, departs, hops: (arrives, hops, -departs),
    Best.LATEST_DEPARTURE: lambda arrives, departs, hops: (-departs, hops, arrives),
    Best.FASTEST: lambda arrives, departs, hops: (max(0, arrives - departs), hops, arrives),
    Best.SHORTEST: lambda arrives, departs, hops: (hops, arrives, -departs),
}
_SEARCHES: dict[Best, Callable[..., Found | None]] = {
    Best.FOREMOST: arrive_first,
    Best.LATEST_DEPARTURE: arrive_first,
    Best.FASTEST: arrive_fastest,
    Best.SHORTEST: arrive_shortest,
}
