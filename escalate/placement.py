"""Where statements and actors lie in a drawing: time to the right, a lane an actor, lanes grouped by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escalate.model import Actor, Collection, Link, Statement, When

LANE_HEIGHT = 60.0
STACK_STEP = 14.0
DAY_WIDTH = 24.0
UNKNOWN_SIDE = "unknown"

_SWEEPS = 8
_FEW_DAYS = 3.0
_APART = 0.3  # days between a cause and its answer, where the dates leave room
_WIDEST = 20_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point in the drawing and the side it belongs to; y grows upwards, as in Gephi."""

    x: float
    y: float
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """An actor's row: `actor` is its id, or None for statements without a source."""

    actor: str | None
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All places, and the lanes from the top down."""

    actors: Mapping[str, Place]
    statements: Mapping[str, Place]
    lanes: tuple[Lane, ...]


def place(collection: Collection) -> Layout:
    """Return a place for every actor and statement of `collection`.

    Statements of one actor on one day are stacked. Statements without a date
    stand in a column before the first day.
    """
    days = find_days(collection)
    lanes = order_lanes(collection)
    actors = {a.id: a for a in collection.actors}
    first, last = min(days.values(), default=0.0), max(days.values(), default=0.0)
    step = min(DAY_WIDTH, _WIDEST / max(last - first, 1.0))
    row = {lane.actor: n for n, lane in enumerate(lanes)}
    stacked: dict[tuple[str | None, float], int] = defaultdict(int)
    statements = {}
    for s in collection.statements:
        actor = lane_of(s)
        x = round((days[s.id] - first) * step, 2) if s.id in days else -4 * DAY_WIDTH
        n = stacked[actor, x]
        stacked[actor, x] += 1
        y = -row[actor] * LANE_HEIGHT - n * STACK_STEP
        statements[s.id] = Place(x=x, y=round(y, 2), side=lanes[row[actor]].side)
    below = len(lanes)
    places = {}
    for a in collection.actors:
        if a.id not in row:
            row[a.id] = below
            below += 1
        places[a.id] = Place(x=-10 * DAY_WIDTH, y=-row[a.id] * LANE_HEIGHT, side=side_of(a.id, actors))
    return Layout(actors=places, statements=statements, lanes=lanes)


def lane_of(statement: Statement) -> str | None:
    """Return the id of the actor in whose lane `statement` lies: its first source."""
    return statement.sources[0].actor if statement.sources else None


def side_of(actor: str | None, actors: Mapping[str, Actor]) -> str:
    """Return the side of the actor: its country, else the group it belongs to, else itself."""
    seen: set[str] = set()
    while actor is not None and actor in actors and actor not in seen:
        seen.add(actor)
        record = actors[actor]
        if record.country:
            return record.country
        if not record.member_of:
            return actor
        actor = record.member_of[0]
    return actor or UNKNOWN_SIDE


def find_days(collection: Collection) -> dict[str, float]:
    """Return the day (counted from 0001-01-01, with fractions) at which each dated statement is drawn.

    A day inside its interval: the middle, moved as little as it takes for
    links to point forward. Within one day or the same few, what answers
    something stands to its right: causes order it, as no clock does.
    Statements without any date are left out.
    """
    rooms = {s.id: room for s in collection.statements if (room := _find_room(s.when)) is not None}
    intervals = {key: (low, high) for key, (low, _, high) in rooms.items()}
    days = {key: moment for key, (_, moment, _) in rooms.items()} | _within_days(collection.links, intervals)
    for link in _forward(collection.links, days):
        first, later = link.antecedent, link.consequence
        if intervals[first] == intervals[later] and days[first] < days[later]:
            continue
        lacking = days[first] + _APART - days[later]
        if lacking > 0:
            moved = min(lacking, intervals[later][1] - days[later])
            days[later] += moved
            days[first] -= min(lacking - moved, days[first] - intervals[first][0])
    return days


def find_interval(when: When | None) -> tuple[float, float] | None:
    """Return the first and last moment of `when` in days; an open end falls on the known one."""
    if when is None:
        return None
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None:
        return None
    low, high = _day(start, first=True), _day(end, first=False)
    return (low, high) if low <= high else (high, low)


def _find_room(when: When | None) -> tuple[float, float, float] | None:
    """Return the first, the likeliest and the last moment to draw `when` at; what is before a day stands before it."""
    interval = find_interval(when)
    if when is None or interval is None:
        return None
    low, high = interval
    if when.start is None:
        return (low - _FEW_DAYS, low, low)
    if when.end is None:
        return (high, high, high + _FEW_DAYS)
    return (low, (low + high) / 2, high)


def order_lanes(collection: Collection) -> tuple[Lane, ...]:
    """Return the lanes from the top down, sides kept together, so that links cross little.

    Sides and, within them, actors move to the mean position of what they are
    linked to (the barycentre method of Sugiyama, Tagawa and Toda, 1981).
    """
    actors = {a.id: a for a in collection.actors}
    lane_by_statement = {s.id: lane_of(s) for s in collection.statements}
    counts: dict[str | None, int] = defaultdict(int)
    for lane in lane_by_statement.values():
        counts[lane] += 1
    sides = {lane: side_of(lane, actors) for lane in counts}
    weight: dict[str, int] = defaultdict(int)
    for lane, n in counts.items():
        weight[sides[lane]] += n
    order = sorted(counts, key=lambda a: (a is None, -weight[sides[a]], sides[a], a != sides[a], -counts[a], a or ""))
    joined = _joined_lanes(collection, lane_by_statement)
    best, fewest = order, _length(order, joined)
    for _ in range(_SWEEPS):
        order = _sweep(order, sides, joined)
        length = _length(order, joined)
        if length < fewest:
            best, fewest = order, length
    return tuple(Lane(actor=a, side=sides[a]) for a in best)


def _sweep(
    order: list[str | None], sides: Mapping[str | None, str], joined: Mapping[tuple[str | None, str | None], int]
) -> list[str | None]:
    at = {lane: float(n) for n, lane in enumerate(order)}
    pull: dict[str | None, list[tuple[float, int]]] = {lane: [(at[lane], 1)] for lane in order}
    for (a, b), n in joined.items():
        pull[a].append((at[b], n))
        pull[b].append((at[a], n))
    centre = {lane: sum(p * n for p, n in pulls) / sum(n for _, n in pulls) for lane, pulls in pull.items()}
    members: dict[str, list[float]] = defaultdict(list)
    for lane in order:
        members[sides[lane]].append(centre[lane])
    side_centre = {side: sum(values) / len(values) for side, values in members.items()}

    def key(lane: str | None) -> tuple[bool, float, str, bool, float, str]:
        side = sides[lane]
        return (lane is None, side_centre[side], side, lane != side, centre[lane], lane or "")

    return sorted(order, key=key)


def _joined_lanes(
    collection: Collection, lane_by_statement: Mapping[str, str | None]
) -> dict[tuple[str | None, str | None], int]:
    joined: dict[tuple[str | None, str | None], int] = defaultdict(int)
    for link in collection.links:
        if link.antecedent in lane_by_statement and link.consequence in lane_by_statement:
            a, b = lane_by_statement[link.antecedent], lane_by_statement[link.consequence]
            if a != b:
                joined[a, b] += 1
    return joined


def _length(order: list[str | None], joined: Mapping[tuple[str | None, str | None], int]) -> int:
    at = {lane: n for n, lane in enumerate(order)}
    return sum(abs(at[a] - at[b]) * n for (a, b), n in joined.items())


def _forward(links: Iterable[Link], days: Mapping[str, float]) -> list[Link]:
    known = [link for link in links if link.antecedent in days and link.consequence in days]
    return sorted(known, key=lambda link: (days[link.antecedent], days[link.consequence], link.id))


def _within_days(links: Iterable[Link], intervals: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Return the moments of statements linked within the same day or few days, spread by the depth of the chain."""
    short = {key for key, (low, high) in intervals.items() if 1.0 <= high - low <= _FEW_DAYS}
    inner = [
        (link.antecedent, link.consequence)
        for link in links
        if {link.antecedent, link.consequence} <= short and intervals[link.antecedent] == intervals[link.consequence]
    ]
    depth: dict[str, int] = {key: 0 for pair in inner for key in pair}
    for _ in range(len(depth)):
        deeper = {b: depth[a] + 1 for a, b in inner if depth[b] <= depth[a] and depth[a] < len(depth)}
        if not deeper:
            break
        depth |= deeper
    deepest: dict[tuple[float, float], int] = {}
    for key, level in depth.items():
        deepest[intervals[key]] = max(deepest.get(intervals[key], 0), level)
    moments = {}
    for key, level in sorted(depth.items()):
        low, high = intervals[key]
        moments[key] = low + (high - low) * (level + 1) / (deepest[low, high] + 2)
    return moments


def _day(text: str, *, first: bool) -> float:
    day = date.fromisoformat(text[:10]).toordinal()
    if len(text) >= len("2000-01-01T00:00"):
        return day + (int(text[11:13]) * 60 + int(text[14:16])) / 1440
    return float(day) if first else day + 1.0
