"""Follow the escalation between two sides over time, on PLOVER's scale and on Kahn's ladder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.query.index import LATEST, as_index
from escalate.query.names import find_actor

if TYPE_CHECKING:
    from escalate.link.sides import Sides
    from escalate.model import Collection, Event, Statement
    from escalate.query.index import Index

_CERTAIN = 0.5


class Turn(StrEnum):
    """How a statement moves the escalation against the one before of the same side."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung of Kahn's ladder: `number` the best estimate, from `low` to `high`."""

    number: int
    low: int
    high: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One statement on the ladder.

    `side` is the id of the side that took it. `rung` is None for what is not
    on the ladder: cooperation and plain statements. `turn` compares its
    intensity with that side's last; `is_turning_point` marks where a side
    that had climbed steps down, or the reverse. `is_dated` is False for an
    undated statement, which takes no part in turns.
    """

    statement: Statement
    side: str
    intensity: float
    rung: Rung | None
    turn: Turn
    is_turning_point: bool
    is_dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The steps between two sides in the order of time; `peak` the most hostile, `last_to_climb` the side's id."""

    first: str
    second: str
    steps: tuple[Step, ...]
    peak: str | None
    last_to_climb: str | None


def climb(source: Collection | Index, first: str, second: str) -> Ladder:
    """Return the ladder of what two sides said and did to each other; each is an actor by any name.

    Members speak and act for their side. Raises `NotInGraphError` for an
    unknown actor.
    """
    index = as_index(source)
    one, other = find_actor(index, first).id, find_actor(index, second).id
    steps: list[Step] = []
    last: dict[str, tuple[float, Turn]] = {}
    climber = None
    between = [s for s in index.statements.values() if _between(s, one, other, index.sides)]
    for statement in sorted(between, key=lambda s: index.place(s.id)):
        side = one if one in index.sides.of_all(statement.sources) else other
        dated = index.days[statement.id][1] != LATEST and not statement.hypothetical
        turn, turning = Turn.LEVEL, False
        if dated:
            turn, turning = _compare(statement.intensity, last.get(side))
            trend = turn if turn is not Turn.LEVEL else last[side][1] if side in last else Turn.LEVEL
            last[side] = (statement.intensity, trend)
            climber = side if turn is Turn.UP else climber
        steps.append(
            Step(
                statement=statement,
                side=side,
                intensity=statement.intensity,
                rung=find_rung(statement.event, statement.intensity),
                turn=turn,
                is_turning_point=turning,
                is_dated=dated,
            )
        )
    peak = min(steps, key=lambda s: (s.intensity, index.place(s.statement.id)), default=None)
    return Ladder(
        first=one,
        second=other,
        steps=tuple(steps),
        peak=peak.statement.id if peak else None,
        last_to_climb=climber,
    )


def find_rung(event: Event, intensity: float) -> Rung | None:
    """Return the rung of Kahn's ladder for an event of this intensity, None when it is not on the ladder."""
    fitting = [(at_most, rung) for at_most, rung in _rungs().get(event, ()) if intensity <= at_most]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


@cache
def _rungs() -> dict[str, list[tuple[float, Rung]]]:
    found: dict[str, list[tuple[float, Rung]]] = {}
    for row in shipped_table("link_ladder", columns=("event", "at_most", "low", "high", "rung", "name")):
        rung = Rung(number=int(row["rung"]), low=int(row["low"]), high=int(row["high"]), name=row["name"])
        found.setdefault(row["event"], []).append((float(row["at_most"]), rung))
    return found


def _between(statement: Statement, one: str, other: str, sides: Sides) -> bool:
    sources = sides.of_all(statement.sources)
    targets = sides.of_all(statement.targets or statement.addressees)
    return (one in sources and other in targets) or (other in sources and one in targets)


def _compare(intensity: float, before: tuple[float, Turn] | None) -> tuple[Turn, bool]:
    if before is None:
        return (Turn.UP if intensity < 0 else Turn.LEVEL), False
    change = intensity - before[0]
    if abs(change) < _CERTAIN:
        return Turn.LEVEL, False
    turn = Turn.UP if change < 0 else Turn.DOWN
    return turn, before[1] is not Turn.LEVEL and before[1] is not turn
