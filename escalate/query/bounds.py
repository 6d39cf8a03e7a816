"""Enumerate ways through time in order, led by bounds worked out from the ends back.

For every statement: the latest minute at which a way may be there and still
reach an end (exact), and the fewest hops and the earliest end that it can
hope for (never too many, never too late). With these the best way is found
after looking at little more than itself, as in A* search (Hart, Nilsson and
Raphael 1968).
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from escalate.query.field import Step, leave_by
from escalate.query.network import DAY, LATEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from escalate.query.field import Begin, Chain, Field

    Key = tuple[int, int, int]
    Rank = Callable[[int, int, int], Key]

_MOST_LABELS = 20_000
_FAR = 1 << 40
_NOWHERE = -1


class TooManyWaysError(Exception):
    """So many ways have been begun that bounds no longer lead; an exact search has to take over."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """For each statement by number: `due` the latest minute to be there, `left` hops, `reach` the earliest end."""

    due: Sequence[int]
    left: Sequence[int]
    reach: Sequence[int]


def find_bounds(field: Field, begins: Sequence[Begin], goals: AbstractSet[int]) -> Bounds:
    """Return the bounds of every statement from which an end may be reached; `due` is below zero elsewhere."""
    first, last, size = field.view.first, field.last, len(field.last)
    due, left, reach = [_NOWHERE] * size, [_FAR] * size, [_FAR] * size
    dawn = min((b.arrives for b in begins), default=LATEST)
    closed = {*field.shut, *goals}
    for goal in goals - set(field.shut):
        due[goal], left[goal], reach[goal] = last[goal], 0, first[goal]
    strict, permits, onward = field.rules.strict, field.permits, field.view.onward
    waits = bytearray(size)
    group = _Group(field, goals, due, left, reach, waits) if field.rules.through_actors else None
    latest = max((last[goal] for goal in goals), default=0)
    order = field.network.backward_order if group is None else range(size - 1, -1, -1)
    todo = [n for n in order if n not in closed and last[n] >= dawn and first[n] <= latest]
    for one in todo:
        waits[one] = 1
    # Once is enough in an acyclic network; where links run in a circle, or through actors, until nothing changes:
    # then whatever leads to what has changed waits to be looked at again.
    leading = field.network.backward.onward if group is not None or not field.network.is_acyclic else None
    changed = True
    # One loop of everything, since a call for each of a hundred thousand hops would take longer than the rest.
    while changed:
        changed = False
        for one in todo:
            if not waits[one]:
                continue
            waits[one] = 0
            at, hops, early = due[one], left[one], reach[one]
            begins_at, ends_at = first[one], last[one]
            for hop, other in onward[one]:
                until = due[other]
                if until < 0:
                    continue
                if strict:
                    until = until // DAY * DAY - 1
                if until > ends_at:
                    until = ends_at
                if until < begins_at or (permits is not None and not permits(hop, one, other)):
                    continue
                if until > at:
                    at = until
                if left[other] < hops - 1:
                    hops = left[other] + 1
                if reach[other] < early:
                    early = reach[other]
            if group is not None:
                at, hops, early = group.through(one, at, hops, early)
            if early < begins_at:
                early = begins_at
            if at != due[one] or hops != left[one] or early != reach[one]:
                due[one], left[one], reach[one] = at, hops, early
                if leading is not None:
                    changed = True
                    for _, other in leading[one]:
                        waits[other] = 1
                if group is not None:
                    group.add(one)
    return Bounds(due, left, reach)


class _Group:
    """The bounds of what each actor leads to, taken together, so that nobody's statements are gone through twice."""

    def __init__(
        self,
        field: Field,
        goals: AbstractSet[int],
        due: Sequence[int],
        left: Sequence[int],
        reach: Sequence[int],
        waits: bytearray,
    ) -> None:
        self._field, self._own, self._waits = field, (due, left, reach), waits
        self._leads_from, self._led_to = field.network.backward.enters, field.network.backward.leaves
        actors = len(field.view.leaves)
        self._due, self._left, self._reach = [_NOWHERE] * actors, [_FAR] * actors, [_FAR] * actors
        for goal in sorted(goals):
            self.add(goal)

    def add(self, one: int) -> None:
        """Take in the bounds of a statement under the actors on whose behalf it is issued.

        What is directed at an actor whose bounds this betters has to be looked at again, unless it comes too late
        for this statement.
        """
        due, left, reach = self._own[0][one], self._own[1][one], self._own[2][one]
        first, waits = self._field.view.first, self._waits
        for actor in self._leads_from[one]:
            if due > self._due[actor] or left < self._left[actor] or reach < self._reach[actor]:
                self._due[actor] = max(self._due[actor], due)
                self._left[actor] = min(self._left[actor], left)
                self._reach[actor] = min(self._reach[actor], reach)
                for other in self._led_to[actor]:
                    if first[other] <= due:
                        waits[other] = 1

    def through(self, one: int, due: int, left: int, reach: int) -> tuple[int, int, int]:
        """Return the bounds of a statement bettered by what the actors that it is directed at lead to."""
        first, last, strict = self._field.view.first[one], self._field.last[one], self._field.rules.strict
        # Comparisons and not min and max, which take three times as long in what runs for every statement.
        for actor in self._field.view.enters[one]:
            until = self._due[actor]
            if strict:
                until = until // DAY * DAY - 1
            if until > last:
                until = last
            if until >= first:
                if until > due:
                    due = until
                if self._left[actor] < left - 1:
                    left = self._left[actor] + 1
                if self._reach[actor] < reach:
                    reach = self._reach[actor]
        return due, left, reach


def walk_in_order(field: Field, begins: Sequence[Begin], goals: AbstractSet[int], rank: Rank) -> Iterator[Chain]:
    """Yield the ways to `goals` from the lowest rank to the highest, none with a statement twice.

    `rank` orders ways by what they must cost at least: `arrives`, `departs`
    and `hops`. Raises `TooManyWaysError` when the bounds do not lead there.
    """
    bounds = find_bounds(field, begins, goals)
    due, left, reach = bounds.due, bounds.left, bounds.reach
    first, last, permits, strict = field.view.first, field.last, field.permits, field.rules.strict
    # Of ways that cost the same the one begun last goes first: it is the nearest to an end.
    number = count(0, -1)
    heap: list[tuple[Key, int, int, int, tuple[int, ...], tuple[int | None, ...]]] = [
        (rank(b.arrives, b.departs, 0), next(number), b.arrives, b.departs, (b.statement,), (None,)) for b in begins
    ]
    heapify(heap)
    while heap:
        _, _, arrives, departs, names, hops = heappop(heap)
        one = names[-1]
        if len(names) > 1 and one in goals:
            yield tuple(Step(name, hop) for name, hop in zip(names, hops, strict=True))
            continue
        after = (arrives // DAY + 1) * DAY if strict else arrives
        size = len(names)
        # Of several hops to one statement the first counts: a link before a passage through an actor.
        next_by: dict[int, int] = {}
        for hop, other in field.onward(one):
            if after > due[other] or first[other] > due[other] or other in names or other in next_by:
                continue
            if permits is None or permits(hop, one, other):
                next_by[other] = hop
        for other, hop in reversed(next_by.items()):
            time, end = max(after, first[other]), last[other]
            leave = min(departs, leave_by(end, size) if strict else end)
            key = rank(max(time, reach[other]), leave, size + left[other])
            heappush(heap, (key, next(number), time, leave, (*names, other), (*hops, hop)))
        if len(heap) > _MOST_LABELS:
            raise TooManyWaysError


def is_joined(field: Field, begins: Sequence[Begin], goals: AbstractSet[int], bounds: Bounds) -> bool:
    """Return whether any way leads to `goals`, going first where fewest hops are left.

    `bounds` may be those of a field that leaves out less: they only lead.
    """
    due, left, first, permits = bounds.due, bounds.left, field.view.first, field.permits
    shut = set(field.shut)
    number = count()
    heap = [(0, next(number), b.arrives, b.statement) for b in begins]
    seen = {b.statement: b.arrives for b in begins}
    while heap:
        _, _, arrives, one = heappop(heap)
        if arrives > seen[one]:
            continue
        after = (arrives // DAY + 1) * DAY if field.rules.strict else arrives
        for hop, other in field.onward(one):
            time = max(after, first[other])
            if time > due[other] or other in shut or (other in seen and seen[other] <= time and other not in goals):
                continue
            if permits is not None and not permits(hop, one, other):
                continue
            if other in goals and other != one:
                return True
            seen[other] = time
            heappush(heap, (left[other], next(number), time, other))
    return False
