"""Threats made without a verb of threatening: "this will cost him dearly"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from escalate.lexicon import shipped_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatPhrase:
    """A phrase found in a text: its offsets there, how grave it is, and what it amounts to."""

    start: int
    end: int
    intensity: float
    gloss: str


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    rows = shipped_table("threat_phrases", columns=("pattern", "intensity", "gloss"))
    return tuple((re.compile(row["pattern"]), float(row["intensity"]), row["gloss"]) for row in rows)


def find_threat(text: str) -> ThreatPhrase | None:
    """Return the gravest threatening phrase of `text`, or None."""
    lowered = text.lower().replace("’", "'")
    found = [
        ThreatPhrase(start=match.start(), end=match.end(), intensity=intensity, gloss=gloss)
        for pattern, intensity, gloss in _phrases()
        for match in [pattern.search(lowered)]
        if match is not None and len(lowered) == len(text)
    ]
    return min(found, key=lambda p: (p.intensity, p.start), default=None)
