"""The ontology as used: each event type with its meaning, its scale value, and how many lexicon entries lead to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.events import EventLexicon
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.graph import quad_class
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from pathlib import Path

    from escalate.model import QuadClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One event type: its quad class, intensity, meaning and example, and its lexicon entries by mode."""

    event: Event
    quad: QuadClass
    intensity: float
    definition: str
    example: str
    modes: tuple[tuple[str, int], ...]
    entries: tuple[str, ...]


def codebook(*, lexicon: Path | None = None) -> tuple[Code, ...]:
    """Return every event type in the order of PLOVER's scale, friendliest first; `lexicon` is the user's own table."""
    by_event: dict[Event, list[str]] = {event: [] for event in Event}
    modes: dict[Event, Counter[str]] = {event: Counter() for event in Event}
    for entry in EventLexicon.load(extra=lexicon):
        if entry.event is not None:
            by_event[entry.event].append(entry.name)
            modes[entry.event][entry.mode or "-"] += 1
    rows = {r["event"]: r for r in shipped_table("events/codebook", columns=("event", "definition", "example"))}
    codes = [
        Code(
            event=event,
            quad=quad_class(event),
            intensity=ROOT_INTENSITY[event],
            definition=rows[event.value]["definition"],
            example=rows[event.value]["example"],
            modes=tuple(sorted(modes[event].items(), key=lambda item: (-item[1], item[0]))),
            entries=tuple(sorted(by_event[event])),
        )
        for event in Event
    ]
    return tuple(sorted(codes, key=lambda c: (-c.intensity, c.event.value)))
