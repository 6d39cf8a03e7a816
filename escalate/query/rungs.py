"""The rungs of Herman Kahn's ladder of escalation (On Escalation, 1965), by event and intensity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.model import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung of Kahn's ladder: `number` the best estimate, from `low` to `high`."""

    number: int
    low: int
    high: int
    name: str


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
