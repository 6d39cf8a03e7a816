"""Intervals that an amount of time covers from a day on, counted or left vague ("the past few months")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Precision
from escalate.resolve.times.almanac import days_on, interval_of, value_at

if TYPE_CHECKING:
    from datetime import date

    from escalate.resolve.times.almanac import Interval
    from escalate.resolve.times.lexer import Word

PRECISION = {
    "TS": Precision.MINUTE, "TM": Precision.MINUTE, "TH": Precision.DAY, "D": Precision.DAY, "WE": Precision.DAY,
    "W": Precision.WEEK, "2W": Precision.WEEK, "M": Precision.MONTH, "Q": Precision.SEASON, "H": Precision.SEASON,
    "Y": Precision.YEAR, "DE": Precision.DECADE, "CE": Precision.DECADE, "ML": Precision.DECADE,
}  # fmt: skip
"""The precision of a day that lies some units away from another."""
VAGUE_PRECISION = {
    "TS": Precision.DAY, "TM": Precision.DAY, "TH": Precision.DAY, "D": Precision.WEEK, "WE": Precision.MONTH,
    "W": Precision.MONTH, "2W": Precision.MONTH, "M": Precision.SEASON, "Q": Precision.YEAR, "H": Precision.YEAR,
    "Y": Precision.YEAR, "DE": Precision.DECADE, "CE": Precision.DECADE, "ML": Precision.DECADE,
}  # fmt: skip
"""The precision of a day that lies an unknown number of units away: that of the next larger unit."""
UNCOUNTED = {
    "TS": 60, "TM": 60, "TH": 24, "D": 7, "WE": 4, "W": 6, "2W": 3, "M": 6, "Q": 4, "H": 3, "Y": 5,
    "DE": 3, "CE": 3, "ML": 2,
}  # fmt: skip
"""How many units are meant where none are counted, as in "recent months": about half of the next larger unit."""
LEAST = 2
"""The fewest units that a plural without number stands for."""


def vague_bound(word: Word | None, unit: str) -> int:
    """Return the most units that "a few" or "several" (`word`), or a bare plural, are taken for."""
    if word is not None and word.value.isdigit():
        return int(word.value)
    return UNCOUNTED[unit]


def counted_span(base: date, unit: str, side: int, count: int) -> Interval:
    """Return the interval from `base` over `count` units, back where `side` is -1, ahead where it is +1."""
    there = days_on(base, unit, side * count) if count >= 1 else base
    return (there, base, PRECISION[unit]) if side < 0 else (base, there, PRECISION[unit])


def vague_span(base: date, unit: str, side: int, bound: int) -> Interval:
    """Return the interval from `base` over at most `bound` units, its far end rounded out to a whole unit.

    The end of such a stretch is known to no day; so it lies on the edge of a
    month or year, and its precision is that of the next larger unit.
    """
    there = days_on(base, unit, side * bound)
    found = interval_of(value_at(there, unit))
    if side < 0:
        return (found[0] if found is not None else there), base, VAGUE_PRECISION[unit]
    return base, (found[1] if found is not None else there), VAGUE_PRECISION[unit]


def vague_distance(base: date, unit: str, side: int, bound: int) -> Interval:
    """Return the interval in which something lies that is `LEAST` to `bound` units away ("a few weeks ago")."""
    far_start, far_end, precision = vague_span(base, unit, side, bound)
    near = days_on(base, unit, side * LEAST) if unit not in ("TS", "TM", "TH") else base
    return (min(far_start, near), near, precision) if side < 0 else (near, max(far_end, near), precision)
