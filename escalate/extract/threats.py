"""Threats made without a verb of threatening: "this will cost him dearly"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from escalate.lexicon import shipped_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatPhrase:
    """A phrase found in a text: its offsets there, how grave it is, and what it amounts to.

    `in_any_tense` says that it threatens even of what is past: "had opened the gates of hell".
    """

    start: int
    end: int
    intensity: float
    gloss: str
    in_any_tense: bool = False


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], float, str, bool], ...]:
    rows = shipped_table("threat_phrases", columns=("pattern", "intensity", "gloss", "said"))
    return tuple((re.compile(r["pattern"]), float(r["intensity"]), r["gloss"], r["said"] == "any") for r in rows)


def find_threat(text: str) -> ThreatPhrase | None:
    """Return the gravest threatening phrase of `text`, or None."""
    lowered = text.lower().replace("’", "'")
    found = [
        ThreatPhrase(start=match.start(), end=match.end(), intensity=intensity, gloss=gloss, in_any_tense=always)
        for pattern, intensity, gloss, always in _phrases()
        for match in [pattern.search(lowered)]
        if match is not None and len(lowered) == len(text)
    ]
    return min(found, key=lambda p: (p.intensity, p.start), default=None)
