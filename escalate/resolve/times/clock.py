"""Values of times of day, alone or with their date."""

from __future__ import annotations

import re
from datetime import timedelta

from escalate.resolve.times.dates import RULES as DATE_RULES
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule
from escalate.resolve.times.lexer import class_string
from escalate.resolve.times.relative import RULES as RELATIVE_RULES
from escalate.resolve.times.relative import SIDES

_DAY_RULES = {
    r.name: r
    for r in (*DATE_RULES, *RELATIVE_RULES)
    if r.name in ("day-month-first", "day-day-first", "weekday", "deictic", "stamp", "slashed", "holiday")
}
_DAY = "(?:DEICTIC|(?:[LAST THIS NEXT])?WEEKDAY|(?:ANYWEEKDAY COMMA?)?ANYMONTH ANYDAY(?:COMMA?YEAR4)?|(?:ANYWEEKDAY COMMA?)?(?:THE)?ANYDAY OF?ANYMONTH (?:COMMA?YEAR4)?|STAMP|SLASHED|HOLIDAY)"
_CLOCK = "(?:CLOCK HOURS24?(?:AMPM)?|[DAYNUM CARD](?:AMPM|OCLOCK)|NOON|AT YEAR4(?=ZONE)|NUM HOURS24|YEAR4 HOURS24)(?:IN THE PART)?(?:(?:OPEN)?(?:LOCAL TIMEWORD|ZONE)(?:CLOSE)?)?"


def _day_value(match: Match) -> str:
    """Return the value of the day among the words, the publication date's if there is none and it is known."""
    reading = match.reading
    for rule in _DAY_RULES.values():
        found = _resolve_day(match, rule)
        if found is not None:
            return found
    return reading.published.isoformat() if reading.published else "XXXX-XX-XX"


def _resolve_day(match: Match, rule: Rule) -> str | None:
    text = class_string(match.words)
    found = rule.pattern.search(text)
    if found is None or found.end("core") == found.start("core"):
        return None
    start, end = found.span("core")
    inner = Match(
        match.reading,
        match.first + (match.core - match.first) + start,
        match.first + (match.core - match.first) + end,
        match.first + (match.core - match.first) + start,
        match.words[start:end],
    )
    resolved = rule.resolve(inner)
    return resolved.value[:10] if resolved else None


def _clock_value(match: Match) -> str | None:
    noon = match.get("NOON")
    if noon is not None:
        return noon.value
    clock, mark = match.get("CLOCK"), match.get("AMPM")
    if clock is not None:
        hour, minute = (int(p) for p in re.split("[:.]", clock.value)[:2])
    else:
        word = match.get("NUM", "YEAR4") or match.get("DAYNUM", "CARD")
        if word is None:
            return None
        digits = word.value
        if word.kind in ("NUM", "YEAR4"):
            hour, minute = int(digits) // 100, int(digits) % 100
        else:
            hour, minute = int(digits), 0
    part = match.get("PART")
    evening = (mark is not None and mark.lower.startswith("p")) or (
        mark is None and part is not None and part.value in ("AF", "EV", "NI")
    )
    if mark is not None and hour > 12 and clock is None:
        return None
    if evening and hour < 12:
        hour += 12
    elif mark is not None and mark.lower.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _clock(match: Match) -> Resolved | None:
    dot = match.get("CLOCK")
    if dot is not None and "." in dot.value and not match.has("AMPM"):
        return None
    at = _clock_value(match)
    if at is None:
        return None
    zone = match.get("ZONE")
    suffix = "Z" if zone is not None and zone.value in ("GMT", "UTC") else ""
    return Resolved(
        TimexType.TIME, f"{_day_value(match)}T{at}{suffix}", reason="the time of day on that date", anchors=False
    )


def _part(match: Match) -> Resolved | None:
    if match.has("TONIGHT"):
        tonight = match.reading.published
        return Resolved(
            TimexType.TIME,
            f"{tonight.isoformat() if tonight else 'XXXX-XX-XX'}TNI",
            reason="the evening of the publication date",
        )
    part = match.need("PART", "OVERNIGHT")
    reading, side = match.reading, match.get(*SIDES)
    if match.has("WEEKDAY", "DEICTIC", *("MONTH", "MAY", "MONTHABBR", "HOLIDAY", "STAMP")):
        day = _day_value(match)
    else:
        base = reading.published
        if (side is not None and side.kind in ("THAT", "SAME", "FOLLOW") and reading.anchor_near(match.first)) or (
            side is None and reading.anchor_near(match.first) and (reading.narrative or base is None)
        ):
            base = reading.anchor_day()
        step = {"LAST": -1, "PREV": -1, "NEXT": 1, "FOLLOW": 1, "COMING": 1}.get(side.kind, 0) if side else 0
        day = (base + timedelta(step)).isoformat() if base else "XXXX-XX-XX"
    return Resolved(TimexType.TIME, f"{day}T{part.value}", reason="a part of the day on that date")


RULES: tuple[Rule, ...] = (
    date_rule("clock", f"{_CLOCK}(?:COMMA|ON)*{_DAY}?|{_DAY}COMMA?(?:AT)?{_CLOCK}", _clock),
    date_rule("part-of-day", f"{_DAY}(?:IN THE)?[PART]|(?:THIS|LAST|THAT SAME?|THAT|(?:THE)?(?:NEXT|FOLLOW|SAME|PREV))PART|TONIGHT|OVERNIGHT", _part),
    date_rule("part-of-that-day", f"THE PART OF{_DAY}", _part),
)  # fmt: skip
