"""Refusals and charges made without a verb of refusing or accusing: "that is out of the question"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from escalate.lexicon import shipped_table
from escalate.model import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A phrase found in what somebody said: its offsets there, and what saying it amounts to.

    `by_anybody` says that it does so whoever says it; else only a party to a quarrel acts by its words.
    """

    start: int
    end: int
    event: Event
    mode: str
    gloss: str
    by_anybody: bool = False


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], Event, str, str, bool], ...]:
    rows = shipped_table("stance_phrases", columns=("event", "mode", "gloss", "pattern", "by"))
    return tuple((re.compile(r["pattern"]), Event(r["event"]), r["mode"], r["gloss"], r["by"] == "any") for r in rows)


def find_stance(text: str, *, of_party: bool = True) -> Stance | None:
    """Return the first refusing or blaming phrase of `text`, or None.

    `of_party` says that a party to a quarrel speaks.
    """
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):
        return None
    found = [
        Stance(start=match.start(), end=match.end(), event=event, mode=mode, gloss=gloss, by_anybody=anybody)
        for pattern, event, mode, gloss, anybody in _phrases()
        if of_party or anybody
        for match in [pattern.search(lowered)]
        if match is not None
    ]
    return min(found, key=lambda s: (s.start, s.end), default=None)
