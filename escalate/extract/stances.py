"""Refusals and charges made without a verb of refusing or accusing: "that is out of the question"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from escalate.lexicon import shipped_table
from escalate.model import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A phrase found in what somebody said: its offsets there, and what saying it amounts to."""

    start: int
    end: int
    event: Event
    mode: str
    gloss: str


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], Event, str, str], ...]:
    rows = shipped_table("stance_phrases", columns=("event", "mode", "gloss", "pattern"))
    return tuple((re.compile(r["pattern"]), Event(r["event"]), r["mode"], r["gloss"]) for r in rows)


def find_stance(text: str) -> Stance | None:
    """Return the first refusing or blaming phrase of `text`, or None."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):
        return None
    found = [
        Stance(start=match.start(), end=match.end(), event=event, mode=mode, gloss=gloss)
        for pattern, event, mode, gloss in _phrases()
        for match in [pattern.search(lowered)]
        if match is not None
    ]
    return min(found, key=lambda s: (s.start, s.end), default=None)
