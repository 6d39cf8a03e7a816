"""Values of times of day, alone or with their date."""

from __future__ import annotations

import re
from datetime import timedelta

from escalate.resolve.times.dates import RULES as DATE_RULES
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, compile_rule, date_rule
from escalate.resolve.times.lexer import class_string
from escalate.resolve.times.relative import RULES as RELATIVE_RULES
from escalate.resolve.times.relative import SIDES, STEPS, base_of

_DAY_RULES = tuple(
    r
    for r in (*DATE_RULES, *RELATIVE_RULES)
    if r.name in ("day-month-first", "day-day-first", "weekday", "deictic", "stamp", "slashed", "holiday")
)
_DAY_KINDS = ("WEEKDAY", "DEICTIC", "MONTH", "MAY", "MONTHABBR", "HOLIDAY", "STAMP", "SLASHED")
_DAY = (
    "(?:(?:ANYWEEKDAY COMMA?)?ANYMONTH ANYDAY(?:COMMA?YEAR4)?"
    "|(?:ANYWEEKDAY COMMA?)?(?:THE)?ANYDAY OF?ANYMONTH (?:COMMA?YEAR4)?"
    "|DEICTIC|TONIGHT|[LAST THIS NEXT]?WEEKDAY|STAMP|SLASHED|HOLIDAY)"
)
_ZONE = "(?:[LOCAL OTHER]TIMEWORD|ZONE|OPEN(?:[LOCAL OTHER]TIMEWORD|ZONE)CLOSE)"
_CLOCK = (
    "(?:CLOCK HOURS24?AMPM?|[DAYNUM CARD](?:AMPM|OCLOCK)|NOON|[DAYNUM CARD](?=IN THE PART)"
    "|(?:NUM|YEAR4)(?:HOURS24|(?=ZONE)))"
    f"(?:IN THE PART)?{_ZONE}?"
)
DAYLESS = "a time of day whose date is not told"
_OTHER_ZONE = re.compile(compile_rule("OPEN[NUM YEAR4 CLOCK DAYNUM]"))
MIDNIGHT = 24 * 60
_UTC = ("GMT", "UTC")


def _day_value(match: Match) -> str:
    """Return the value of the day among the words; without one, of the day the text stands at."""
    text = class_string(match.words)
    for rule in _DAY_RULES:
        found = rule.pattern.search(text)
        if found is None or found.end(1) == found.start(1):
            continue
        start, end = found.span(1)
        # The day takes its direction from the words before the whole expression.
        resolved = rule.resolve(Match(match.reading, match.first, match.last, match.core, match.words[start:end]))
        if resolved is not None:
            return resolved.value[:10]
    base, _ = base_of(match, narrative=match.reading.narrative or match.reading.published is None)
    return base.isoformat() if base else "XXXX-XX-XX"


def _clock_value(match: Match) -> str | None:
    """Return hours and minutes on the clock of 24 hours, None where the figures are no time."""
    noon, clock, mark = match.get("NOON"), match.get("CLOCK"), match.get("AMPM")
    if noon is not None:
        return noon.value
    if clock is not None:
        hour, minute = (int(p) for p in re.split("[:.]", clock.value)[:2])
    elif (figures := match.get("NUM")) is not None or (
        match.has("HOURS24", "ZONE") and (figures := match.get("YEAR4"))
    ):
        hour, minute = divmod(int(figures.value), 100)
    else:
        hour, minute = match.need("DAYNUM", "CARD").number, 0
    part = match.get("PART")
    if mark is not None and hour > 12 and clock is None:
        return None
    late = mark.lower.startswith("p") if mark is not None else part is not None and part.value != "MO"
    if late and hour < 12:
        hour += 12
    elif mark is not None and not late and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour * 60 + minute <= MIDNIGHT and minute < 60 else None


def _clock(match: Match) -> Resolved | None:
    written = match.get("CLOCK")
    if written is not None and "." in written.value and not match.has("AMPM", "ZONE", "HOURS24"):
        return None
    at = _clock_value(match)
    if at is None:
        return None
    zone = match.get("ZONE")
    if _OTHER_ZONE.search(class_string(match.words)):
        zone = None  # in "10:35 a.m. (0735 GMT)" the first is local
    suffix = "Z" if zone is not None and zone.value in _UTC else ""
    reason = "the time of day on that date" if match.has(*_DAY_KINDS, "TONIGHT") else DAYLESS
    return Resolved(TimexType.TIME, f"{_day_value(match)}T{at}{suffix}", reason=reason, anchors=False)


def _part(match: Match) -> Resolved | None:
    """Resolve "this morning", "Friday night", "overnight", "the night of 5 March"."""
    part, side = match.get("PART", "OVERNIGHT"), match.get(*SIDES)
    code = part.value if part is not None else "NI"
    reason = "a part of the day on that date"
    if match.has(*_DAY_KINDS):
        return Resolved(TimexType.TIME, f"{_day_value(match)}T{code}", reason=reason)
    kind = side.kind if side is not None else ""
    the = match.words[0].kind == "THE"
    narrative = match.reading.narrative or kind in ("THAT", "SAME", "FOLLOW", "PREV") or (the and kind == "NEXT")
    base, _ = base_of(match, narrative=narrative or match.reading.published is None)
    day = (base + timedelta(STEPS.get(kind, 0))).isoformat() if base else "XXXX-XX-XX"
    return Resolved(TimexType.TIME, f"{day}T{code}", reason=reason, anchors=bool(kind))


def _limit_part(match: Match) -> Resolved | None:
    """Resolve "by dawn", "before nightfall": the next one."""
    if match.limit not in ("BY", "UNTIL", "BEFORE") or match.direction < 0:
        return None
    base, part = match.reading.published, match.need("PART").value
    day = (base + timedelta(part == "MO")).isoformat() if base else "XXXX-XX-XX"
    return Resolved(TimexType.TIME, f"{day}T{part}", reason="the coming one", anchors=False)


RULES: tuple[Rule, ...] = (
    date_rule(
        "clock",
        f"{_CLOCK}(?:OPEN {_CLOCK}CLOSE(?=(?:COMMA|ON)*{_DAY}))?(?:(?:COMMA|ON)*{_DAY})?|{_DAY}COMMA?(?:AT)?{_CLOCK}",
        _clock,
        roughly=True,
    ),
    date_rule(
        "part-of-day",
        f"{_DAY}(?:IN THE)?PART|(?:THIS|LAST|THAT SAME?|(?:THE)?[NEXT FOLLOW SAME PREV])PART|TONIGHT|OVERNIGHT",
        _part,
    ),
    date_rule("part-then-day", f"(?:THE PART OF|MIDMOD?HYPHEN?PART ON?){_DAY}", _part),
    date_rule("part-as-limit", "MIDMOD?HYPHEN?PART", _limit_part),
)
