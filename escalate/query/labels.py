"""Search a field for its best way, label by label.

A way that has reached a statement is known by `arrives`, the earliest minute
it can have got there (the greatest first minute on it, which never
decreases), and `departs`, the latest minute it can have begun (the least last
minute, which never increases). Every optimum is monotone in these two and the
number of hops, so ways are taken in the order of what is optimised and the
first end that nothing left can better is the answer.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from escalate.query.field import NOBODY, Step, leave_by
from escalate.query.network import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from escalate.query.field import Begin, Chain, Field

    Found = tuple[int, Chain]
    Label = tuple[int, int, int, int, int, int | None]

_HOPS = 1 << 21
_FAR = 1 << 36
_LABELS = 1 << 32
_NEVER = 1 << 100


def arrive_first(
    field: Field,
    begins: Sequence[Begin],
    goals: AbstractSet[int],
    *,
    blocked: AbstractSet[int] = frozenset(),
    barred: AbstractSet[int] = frozenset(),
    came: dict[int, tuple[int, int | None]] | None = None,
) -> Found | None:
    """Return the way that arrives earliest, then with fewest hops, and its rank; None when there is none.

    No way passes a statement in `blocked`, none goes at once from its
    beginning to one in `barred`. `came` takes the tree of all ways searched.
    """
    view, permits, strict = field.view, field.permits, field.rules.strict
    first, last, onward, size = view.first, field.last, view.onward, len(view.first)
    through = field.rules.through_actors
    passed, may_repass = set[int](), field.weighs_pairs
    came = {} if came is None else came
    best = [_NEVER] * size
    for statement in (*field.shut, *blocked):
        best[statement] = NOBODY
    heap: list[int] = []
    for begin in begins:
        key = begin.arrives * _HOPS + begin.hops
        if key < best[begin.statement]:
            best[begin.statement] = key
            came[begin.statement] = (NOBODY, None)
            heappush(heap, key * size + begin.statement)
    own = {b.statement: b.hops for b in begins}
    # One loop of everything: it runs for every hop there is, where a call would cost more than what it does.
    found, end = _NEVER, (NOBODY, NOBODY, 0)
    while heap:
        key, one = divmod(heappop(heap), size)
        if key >= found:
            break
        if key != best[one]:
            continue
        arrives, hops = divmod(key, _HOPS)
        after = (arrives // DAY + 1) * DAY if strict else arrives
        hops += 1
        at_once = barred if own.get(one) == hops - 1 else ()
        pairs: Iterable[tuple[int, int]] = onward[one]
        if through:
            actors = view.enters[one] if may_repass else [a for a in view.enters[one] if a not in passed]
            if not at_once:
                passed.update(actors)
            pairs = [*pairs, *field.through(actors)]
        for hop, other in pairs:
            time = first[other]
            if time < after:
                time = after
            if time > last[other]:
                continue
            key = time * _HOPS + hops
            if other in goals:
                if key >= found or best[other] == NOBODY or other in at_once or other == one:
                    continue
                if (permits is None or permits(hop, one, other)) and not _is_on(came, one, other):
                    found, end = key, (one, hop, other)
            elif key < best[other] and other not in at_once and (permits is None or permits(hop, one, other)):
                best[other] = key
                came[other] = (one, hop)
                heappush(heap, key * size + other)
    return None if found == _NEVER else (found, (*_trace(came, end[0]), Step(end[2], end[1])))


def _is_on(came: dict[int, tuple[int, int | None]], one: int, other: int) -> bool:
    """Return whether the way to `one` passes `other`."""
    if other not in came:
        return False
    return any(step.statement == other for step in _trace(came, one))


def _trace(came: dict[int, tuple[int, int | None]], one: int) -> Chain:
    steps = []
    while one != NOBODY:
        before, hop = came[one]
        steps.append(Step(one, hop))
        one = before
    return tuple(reversed(steps))


def _arrive_by_rank(
    field: Field,
    begins: Sequence[Begin],
    goals: AbstractSet[int],
    rank: Callable[[int, int, int], int],
    *,
    by_departure: bool,
    blocked: AbstractSet[int] = frozenset(),
    barred: AbstractSet[int] = frozenset(),
) -> Found | None:
    """Return the way that ranks lowest, and its rank; None when there is none.

    At each statement a way is dropped when another that is known arrives no
    later and, where it matters, left no earlier.
    """
    view, last, permits, strict = field.view, field.last, field.permits, field.rules.strict
    first, onward, through = view.first, view.onward, field.rules.through_actors
    shut = {*field.shut, *blocked}
    labels: list[Label] = [(b.statement, b.arrives, b.departs, b.hops, NOBODY, None) for b in begins]
    heap = [rank(b.arrives, b.departs, b.hops) * _LABELS + n for n, b in enumerate(begins)]
    heapify(heap)
    fronts: list[list[tuple[int, int]] | None] = [None] * len(first)
    for b in begins:
        fronts[b.statement] = [(b.arrives, b.departs if by_departure else 0)]
    passed: dict[int, list[tuple[int, int]]] = {}
    # One loop of everything, as above.
    while heap:
        key, number = divmod(heappop(heap), _LABELS)
        one, arrives, departs, hops, parent, _ = labels[number]
        if parent != NOBODY and one in goals:
            return key, _trace_labels(labels, number)
        after = (arrives // DAY + 1) * DAY if strict else arrives
        hops += 1
        at_once = barred if parent == NOBODY else ()
        pairs: Iterable[tuple[int, int]] = onward[one]
        if through:
            actors = view.enters[one]
            if not (field.weighs_pairs or at_once):
                value = (arrives, departs if by_departure else 0)
                actors = [a for a in actors if not _is_beaten(passed.setdefault(a, []), value)]
            pairs = [*pairs, *field.through(actors)]
        for hop, other in pairs:
            time, end = first[other], last[other]
            if time < after:
                time = after
            if time > end or other in shut or other in at_once:
                continue
            if permits is not None and not permits(hop, one, other):
                continue
            left = min(departs, leave_by(end, hops) if strict else end) if by_departure else 0
            if other in goals:
                if _is_among(labels, number, other):
                    continue
            else:
                front = fronts[other]
                if front is None:
                    fronts[other] = [(time, left)]
                elif _is_beaten(front, (time, left)):
                    continue
            heappush(heap, rank(time, left, hops) * _LABELS + len(labels))
            labels.append((other, time, left, hops, number, hop))
    return None


def arrive_shortest(
    field: Field, begins: Sequence[Begin], goals: AbstractSet[int], **limits: AbstractSet[int]
) -> Found | None:
    """Return the way of fewest hops, then that arrives first, and its rank; None when there is none."""
    return _arrive_by_rank(field, begins, goals, lambda a, d, hops: hops * _FAR + a, by_departure=False, **limits)


def arrive_fastest(
    field: Field, begins: Sequence[Begin], goals: AbstractSet[int], **limits: AbstractSet[int]
) -> Found | None:
    """Return the way that takes the least time, then fewest hops, and its rank; None when there is none."""
    return _arrive_by_rank(
        field, begins, goals, lambda a, d, hops: (max(0, a - d) * _HOPS + hops) * _FAR + a, by_departure=True, **limits
    )


def _is_beaten(seen: list[tuple[int, int]], value: tuple[int, int]) -> bool:
    """Return whether something seen arrives no later and leaves no earlier; else count this among the seen."""
    arrives, departs = value
    for earlier, later in seen:
        if earlier <= arrives and later >= departs:
            return True
    seen.append(value)
    return False


def _trace_labels(labels: Sequence[Label], number: int) -> Chain:
    steps = []
    while number != NOBODY:
        statement, _, _, _, parent, hop = labels[number]
        steps.append(Step(statement, hop))
        number = parent
    return tuple(reversed(steps))


def _is_among(labels: Sequence[Label], number: int, statement: int) -> bool:
    while number != NOBODY:
        if labels[number][0] == statement:
            return True
        number = labels[number][4]
    return False
