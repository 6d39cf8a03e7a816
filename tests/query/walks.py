"""Every walk there is in a small network, found by trying all, to compare the paths with."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from escalate.query import Best
from tests.query.networks import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.model import Collection, Relation, Statement

INFINITE = 10**6


def every_walk(
    collection: Collection,
    start: str,
    end: str,
    *,
    strict: bool = False,
    certain: bool = False,
    max_wait: int | None = None,
    through: bool = False,
    relations: tuple[Relation, ...] = (),
    least: float = 0.0,
) -> Iterator[tuple[Statement, ...]]:
    """Yield every run of different statements from `start` to `end` that respects time, found by trying all."""
    by_id = {s.id: s for s in collection.statements}
    linked = {
        (k.antecedent, k.consequence)
        for k in collection.links
        if k.confidence >= least and (not relations or k.relation in relations)
    }
    others = [s for s in by_id if s not in (start, end)]
    for size in range(len(others) + 1):
        for middle in permutations(others, size):
            walk = tuple(by_id[n] for n in (start, *middle, end))
            steps = list(pairwise(walk))
            if not all((a.id, b.id) in linked or (through and meets(a, b)) for a, b in steps):
                continue
            if certain and not all(bounds(a)[1] < bounds(b)[0] for a, b in steps):
                continue
            if max_wait is not None and any(bounds(b)[0] - bounds(a)[1] > max_wait for a, b in steps):
                continue
            if earliest(walk, strict=strict) is not None:
                yield walk


def meets(first: Statement, second: Statement) -> bool:
    return first.targets[0].actor == second.sources[0].actor


def bounds(statement: Statement) -> tuple[int, int]:
    if statement.when is None:
        return -INFINITE, INFINITE
    days = [d for d in range(-1, 20) if day(d) in (statement.when.start, statement.when.end)]
    return min(days), max(days)


def earliest(walk: tuple[Statement, ...], *, strict: bool) -> int | None:
    """Return the earliest day on which a walk can arrive, None when its days can't be chosen in order."""
    now = -2 * INFINITE
    for statement in walk:
        first, last = bounds(statement)
        now = max(now + (1 if strict else 0), first)
        if now > last:
            return None
    return now


def latest(walk: tuple[Statement, ...], *, strict: bool) -> int:
    """Return the latest day on which a walk can leave."""
    now = 2 * INFINITE
    for statement in reversed(walk):
        now = min(now - (1 if strict else 0), bounds(statement)[1])
    return now


def measure(walk: tuple[Statement, ...], best: Best, *, strict: bool) -> int:
    """Return what `best` wants to be least."""
    arrive = earliest(walk, strict=strict)
    assert arrive is not None
    values = {
        Best.FOREMOST: arrive,
        Best.LATEST_DEPARTURE: -latest(walk, strict=strict),
        Best.FASTEST: took(walk, strict=strict),
        Best.SHORTEST: len(walk),
    }
    return values[best]


def took(walk: tuple[Statement, ...], *, strict: bool) -> int:
    arrive, leave = earliest(walk, strict=strict), latest(walk, strict=strict)
    assert arrive is not None
    return max(0, arrive - leave)
