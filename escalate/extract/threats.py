"""Threats made without a verb of threatening: "this will cost him dearly"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.events import Reading

_PROMISING = frozenset({"promise", "vow", "intend"})
_KIND = frozenset({Event.AGREE, Event.SUPPORT})


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


def as_threat(reading: Reading) -> Reading:
    """Return a promise as the threat that its words make of it: "promised that his men would teach them a lesson"."""
    if reading.event not in _KIND or reading.content is None or not _PROMISING.intersection(reading.path[:1]):
        return reading
    if reading.content.upos not in {"VERB", "AUX", "ADJ"} or "not" in reading.path:
        return reading  # "promised a bill to wipe out debts", "vowed not to use force"
    words = reading.content.subtree()
    sentence = reading.trigger.sentence
    phrase = find_threat(sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start])
    if phrase is None:
        return reading
    return replace(reading, event=Event.THREATEN, mode="threaten", cameo="130", intensity=phrase.intensity)
