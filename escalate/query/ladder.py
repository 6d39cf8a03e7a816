"""Follow the escalation between two sides over time, on PLOVER's scale and on Kahn's ladder."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from escalate.link.wording import is_undone
from escalate.model import Order
from escalate.query.index import LATEST, as_index
from escalate.query.names import find_actor
from escalate.query.rungs import find_rung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.link.sides import Sides
    from escalate.model import Collection, Statement
    from escalate.query.index import Index
    from escalate.query.rungs import Rung

_CERTAIN = 0.5
SCALE = (
    "intensity: PLOVER's scale from -10 (hostile) to +10 (friendly), the event type's value or that of a finer "
    "wording; changes below 0.5 are within its uncertainty and count as level. rung: Herman Kahn, On Escalation "
    "(1965), mapped from event type and intensity, an estimate with its bounds"
)
"""What the numbers of a ladder are, and how far they can be trusted."""


class Turn(StrEnum):
    """How a statement moves the escalation against the one before of the same side."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One statement on the ladder.

    `side` is the id of the side that took it. `rung` is None for what is not
    on the ladder: cooperation and plain statements. `turn` compares its
    intensity with the most hostile of that side's acts before it, those whose
    order is unknown taken together; `is_turning_point` marks where a side
    that had climbed steps down, or the reverse. `is_dated` is False for an
    undated statement, `is_act` for one that tells of nothing done, but of
    what was denied or only supposed: neither takes part in turns, and the
    latter stands on no rung.
    """

    statement: Statement
    side: str
    intensity: float
    rung: Rung | None
    turn: Turn
    is_turning_point: bool
    is_dated: bool
    is_act: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The most hostile act of a side (or of anyone) in a stretch of days, for plotting.

    `start` and `end` are the ISO dates between which it lies, `low` and
    `high` what its intensity may be, `statement` the id of the act itself,
    and `rung` with its bounds stands where the act is on Kahn's ladder.
    """

    start: str | None
    end: str | None
    intensity: float
    low: float
    high: float
    rung: int | None
    rung_low: int | None
    rung_high: int | None
    statement: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The points of one side in the order of time, those whose order is unknown taken together; `side` is its id."""

    side: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The steps between two sides in the order of time.

    `peak` is the id of the most hostile statement, `last_to_climb` that of
    the side that climbed last, `turning_points` the ids of the statements
    that mark one, `series` a curve for each side, and `scale` says what the
    numbers are.
    """

    first: str
    second: str
    steps: tuple[Step, ...]
    peak: str | None
    last_to_climb: str | None
    turning_points: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    scale: str = SCALE


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLadder:
    """The escalation of everything in a collection: the ladder of every pair of sides, and one curve over all.

    `series` holds the most hostile act of anyone at each time, under the
    side "" ; `pairs` the ladders of all sides that acted on each other, the
    busiest first; `peak` and `turning_points` are of the curve over all.
    """

    pairs: tuple[Ladder, ...]
    series: Series
    peak: str | None
    turning_points: tuple[str, ...]
    scale: str = SCALE


def climb(source: Collection | Index, first: str, second: str) -> Ladder:
    """Return the ladder of what two sides said and did to each other; each is an actor by any name.

    Members speak and act for their side. Raises `NotInGraphError` for an
    unknown actor.
    """
    index = as_index(source)
    return _climb_between(index, find_actor(index, first).id, find_actor(index, second).id)


def _climb_between(index: Index, one: str, other: str) -> Ladder:
    between = [s for s in index.statements.values() if _between(s, one, other, index.sides)]
    ordered = sorted(between, key=lambda s: index.place(s.id))
    sides = {s.id: one if one in index.sides.of_all(s.sources) else other for s in ordered}
    dated = [s for s in ordered if index.days[s.id][1] != LATEST and is_act(s)]
    turns: dict[str, tuple[Turn, bool]] = {}
    for side in (one, other):
        turns.update(_find_turns([s for s in dated if sides[s.id] == side]))
    steps = [_build_step(s, sides[s.id], turns.get(s.id), dated=index.days[s.id][1] != LATEST) for s in ordered]
    climbed = [s.side for s in steps if s.turn is Turn.UP]
    return Ladder(
        first=one,
        second=other,
        steps=tuple(steps),
        peak=_find_peak([s for s in ordered if is_act(s)], index),
        last_to_climb=climbed[-1] if climbed else None,
        turning_points=tuple(s.statement.id for s in steps if s.is_turning_point),
        series=tuple(_build_series(side, [s for s in dated if sides[s.id] == side]) for side in (one, other)),
    )


def climb_all(source: Collection | Index) -> CrisisLadder:
    """Return the ladder of every pair of sides that acted on each other, and the curve over all of them.

    A side is a state, or a group or a person that stands under none.
    """
    index = as_index(source)
    pairs: Counter[tuple[str, str]] = Counter()
    aimed: list[Statement] = []
    for statement in sorted(index.statements.values(), key=lambda s: index.place(s.id)):
        parties = _find_parties(statement, index.sides)
        pairs.update(parties)
        aimed += [statement] if parties else []
    dated = [s for s in aimed if index.days[s.id][1] != LATEST and is_act(s)]
    turns = _find_turns(dated)
    return CrisisLadder(
        pairs=tuple(_climb_between(index, a, b) for (a, b), _ in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))),
        series=_build_series("", dated),
        peak=_find_peak(dated, index),
        turning_points=tuple(s.id for s in dated if turns[s.id][1]),
    )


def _find_parties(statement: Statement, sides: Sides) -> set[tuple[str, str]]:
    """Return the pairs of sides between which a statement passes, each pair in the order of the alphabet.

    Whoever is known by a description alone ("lawmakers") is no side.
    """
    sources = {side for m in statement.sources for side in sides.highest(m.actor)}
    targets = {side for m in statement.targets or statement.addressees for side in sides.highest(m.actor)}
    known = [{side for side in found if not sides.is_vague(side)} for found in (sources, targets)]
    return {(min(a, b), max(a, b)) for a in known[0] for b in known[1] if a != b}


def _find_peak(statements: Sequence[Statement], index: Index) -> str | None:
    found = min(statements, key=lambda s: (s.intensity, index.place(s.id)), default=None)
    return found.id if found else None


def _build_series(side: str, statements: Sequence[Statement]) -> Series:
    together = (min(group, key=lambda s: s.intensity) for group in _group_by_order(statements))
    return Series(side=side, points=tuple(_build_point(statement) for statement in together))


def _build_point(statement: Statement) -> Point:
    rung = find_rung(statement.event, statement.intensity)
    return Point(
        start=statement.when.start if statement.when else None,
        end=statement.when.end if statement.when else None,
        intensity=statement.intensity,
        low=max(-10.0, statement.intensity - _CERTAIN),
        high=min(10.0, statement.intensity + _CERTAIN),
        rung=rung.number if rung else None,
        rung_low=rung.low if rung else None,
        rung_high=rung.high if rung else None,
        statement=statement.id,
        confidence=statement.confidence,
    )


def is_act(statement: Statement) -> bool:
    """Return whether a statement tells of something said or done, and not of what was not or only may have been."""
    return not (statement.hypothetical or is_undone(statement))


def _between(statement: Statement, one: str, other: str, sides: Sides) -> bool:
    sources = sides.of_all(statement.sources)
    targets = sides.of_all(statement.targets or statement.addressees)
    return (one in sources and other in targets) or (other in sources and one in targets)


def _build_step(statement: Statement, side: str, turn: tuple[Turn, bool] | None, *, dated: bool) -> Step:
    return Step(
        statement=statement,
        side=side,
        intensity=statement.intensity,
        rung=find_rung(statement.event, statement.intensity) if is_act(statement) else None,
        turn=turn[0] if turn else Turn.LEVEL,
        is_turning_point=turn is not None and turn[1],
        is_dated=dated,
        is_act=is_act(statement),
    )


def _find_turns(statements: Sequence[Statement]) -> dict[str, tuple[Turn, bool]]:
    """Return how each act of one side moves it, and whether the side's trend turns there.

    Acts whose order is unknown are taken together and stand as high as the
    most hostile of them; only that one can mark a turning point. Words that
    are neither hostile nor friendly leave a side where it stands.
    """
    turns: dict[str, tuple[Turn, bool]] = {}
    before: float | None = None
    trend = Turn.LEVEL
    for together in _group_by_order(statements):
        highest = min(together, key=lambda s: s.intensity)
        if abs(highest.intensity) < _CERTAIN:
            turns.update((statement.id, (Turn.LEVEL, False)) for statement in together)
            continue
        moved = _compare(highest.intensity, before)
        for statement in together:
            turns[statement.id] = (_compare(statement.intensity, before), False)
        turns[highest.id] = (moved, {moved, trend} == {Turn.UP, Turn.DOWN})
        before = highest.intensity
        trend = moved if moved is not Turn.LEVEL else trend
    return turns


def _group_by_order(statements: Sequence[Statement]) -> list[list[Statement]]:
    groups: list[list[Statement]] = []
    for statement in statements:
        if groups and not all(_is_after(statement, s) for s in groups[-1]):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return groups


def _is_after(later: Statement, earlier: Statement) -> bool:
    return earlier.when is not None and later.when is not None and earlier.when.order(later.when) is Order.BEFORE


def _compare(intensity: float, before: float | None) -> Turn:
    if before is None:
        return Turn.UP if intensity < 0 else Turn.LEVEL
    change = intensity - before
    if abs(change) < _CERTAIN:
        return Turn.LEVEL
    return Turn.UP if change < 0 else Turn.DOWN
