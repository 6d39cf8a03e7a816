"""Values of dates that lie a number of units away: "two days ago", "a week later", "three years before"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.times.almanac import days_on, interval_of, value_at
from escalate.resolve.times.amounts import count_of
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule
from escalate.resolve.times.relative import NARRATIVE, base_of, open_value
from escalate.resolve.times.stretches import PRECISION, vague_bound, vague_distance

if TYPE_CHECKING:
    from datetime import date

    from escalate.resolve.times.almanac import Interval

MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


def _counted(match: Match) -> Resolved | None:
    count, vague = count_of(match)
    word = match.need("UNIT", "UNITS", "SECOND", "WEEKEND", "WEEKENDS", "PART", "PARTS")
    unit = {"PART": "D", "PARTS": "D", "SECOND": "TS"}.get(word.kind, word.value)
    side = 1 if match.has("LATER", "HENCE", "FROM") else -1
    narrative = match.has("LATER", "EARLIER", "BEFORE")
    base, reason = base_of(match, narrative=narrative)
    if count is None:
        if not vague and word.kind not in ("UNITS", "PARTS", "WEEKENDS"):
            return None
        bound = vague_bound(match.get("VAGUE", "SOME"), unit)
        return _vaguely(unit, side, bound, base, reason, narrative=narrative)
    if unit in ("TS", "TM", "TH") and base is not None:
        day = days_on(base, unit, side * int(count))
        return Resolved(TimexType.DATE, day.isoformat(), reason=reason, anchors=False)
    if base is None:
        return Resolved(TimexType.DATE, open_value(unit), reason=reason)
    if count != int(count):
        if unit not in MONTHS:
            return None
        unit, count = "M", count * MONTHS[unit]
    if unit == "Y" and (same := _same_quarter(match, side * int(count))):
        return same
    day = days_on(base, unit, side * int(count))
    value = value_at(day, "Y" if unit in ("DE", "CE", "ML") else unit)
    return Resolved(TimexType.DATE, value, interval=_as_coarse(match, unit, side * int(count), reason), reason=reason)


def _as_coarse(match: Match, unit: str, count: int, reason: str) -> Interval | None:
    """Return the interval of "three months later" after a mere "in 2019", no finer than that; else None."""
    anchor = interval_of(match.reading.anchor or "")
    if reason != NARRATIVE or anchor is None or unit not in PRECISION or interval_of(value_at(anchor[0], unit)) is None:
        return None
    one = interval_of(value_at(anchor[0], unit))
    if one is None or one[1] - one[0] >= anchor[1] - anchor[0]:
        return None
    return days_on(anchor[0], unit, count), days_on(anchor[1], unit, count), anchor[2]


def _same_quarter(match: Match, years: int) -> Resolved | None:
    """Return the quarter under report some years off: "net fell in the third quarter from a year earlier"."""
    reading = match.reading
    if reading.period is None or match.first - reading.period_at > PERIOD_REACH or reading.narrative:
        return None
    year, quarter = reading.period.split("-")
    reason = "the same quarter of that year"
    return Resolved(TimexType.DATE, f"{int(year) + years:04d}-{quarter}", reason=reason, anchors=False)


PERIOD_REACH = 200
"""How many words the quarter under report stays the one that "a year earlier" is measured from."""


def _vaguely(unit: str, side: int, bound: int, base: date | None, reason: str, *, narrative: bool) -> Resolved:
    interval = vague_distance(base, unit, side, bound) if base is not None and unit in PRECISION else None
    if narrative:
        return Resolved(TimexType.DATE, open_value(unit), interval=interval, reason=reason, anchors=False)
    value = "PAST_REF" if side < 0 else "FUTURE_REF"
    return Resolved(TimexType.DATE, value, interval=interval, reason=reason, anchors=False)


RULES: tuple[Rule, ...] = (
    date_rule(
        "counted",
        "(?:QUANTITY (?:MORE|EXTRA)?|(?=[UNITS PARTS]))ANYUNIT(?:OR SO)?"
        "(?:AGO|EARLIER|LATER|HENCE|FROM (?:ONGOING|DEICTIC)|BEFORE(?=[COMMA DOT]))",
        _counted,
        roughly=True,
    ),
)
