"""Values of days, weeks, months and years named by their side: "yesterday", "last Friday", "that month"."""

from __future__ import annotations

from datetime import date, timedelta

from escalate.model import Precision
from escalate.resolve.times.almanac import days_on, value_at, week_value
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule

PUBLICATION = "counted from the publication date"
NARRATIVE = "counted from the last date mentioned"
UNKNOWN = "no date to count from"
SIDES = ("LAST", "PAST", "PREV", "THIS", "NEXT", "COMING", "FOLLOW", "CURRENT", "LATEST", "THAT", "SAME")
NARRATIVE_SIDES = ("PREV", "FOLLOW", "THAT", "SAME")
STEPS = {"LAST": -1, "PAST": -1, "PREV": -1, "NEXT": 1, "COMING": 1, "FOLLOW": 1}
GRAIN_PRECISION = {
    "D": Precision.DAY, "W": Precision.WEEK, "2W": Precision.WEEK, "M": Precision.MONTH, "Q": Precision.SEASON,
    "H": Precision.SEASON, "Y": Precision.YEAR, "DE": Precision.DECADE, "CE": Precision.DECADE,
}  # fmt: skip
_OPEN = {
    "Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "Q": "XXXX-QX", "H": "XXXX-HX", "WE": "XXXX-WXX-WE",
    "DE": "XXX", "CE": "XX", "ML": "X", "D": "XXXX-XX-XX",
}  # fmt: skip


def open_value(unit: str) -> str:
    """Return the value of a date of which only the grain is known."""
    return _OPEN.get(unit, "XXXX-XX-XX")


def base_of(match: Match, *, narrative: bool) -> tuple[date | None, str]:
    """Return the day to count from: where the text has got to if `narrative`, else the publication date."""
    reading = match.reading
    if narrative and reading.anchor_near(match.first):
        day, past = reading.anchor_day(), reading.past_day
        ahead = day is not None and reading.published is not None and day > reading.published
        if ahead and past is not None and match.direction < 0:
            return past, NARRATIVE  # "later that day gunmen attacked" is told of no day ahead
        return day, NARRATIVE
    return reading.published, PUBLICATION if reading.published else UNKNOWN


def _deictic(match: Match) -> Resolved | None:
    base, step = match.reading.published, match.need("DEICTIC").number
    step += match.has("AFTER") - match.has("BEFORE")
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason=UNKNOWN)
    return Resolved(TimexType.DATE, (base + timedelta(step)).isoformat(), reason=PUBLICATION)


def weekday_on(match: Match, weekday: int) -> tuple[date | None, str]:
    """Return the day a weekday's name stands for, told from "last" or "next", the preposition, the verb's tense.

    In news a plain weekday is the nearest one that is past or today; after a
    limit ("by", "until") it is the coming one, under a future tense today or
    the coming one.
    """
    side = match.get(*SIDES)
    kind = side.kind if side is not None else ""
    base, reason = base_of(match, narrative=kind in NARRATIVE_SIDES)
    if base is None:
        return None, reason
    back, ahead = (base.isoweekday() - weekday) % 7, (weekday - base.isoweekday()) % 7
    if reason == NARRATIVE and kind in NARRATIVE_SIDES:
        if kind == "PREV":
            return base - timedelta(back or 7), reason
        return base + timedelta(ahead or (7 if kind == "FOLLOW" else 0)), reason
    if kind in ("LAST", "PAST", "PREV"):
        return base - timedelta(back or 7), reason
    if kind in ("NEXT", "COMING", "FOLLOW"):
        return base + timedelta(ahead or 7), reason
    first = _opened_range(match)
    if first is not None:
        return first + timedelta((weekday - first.isoweekday()) % 7), "the weekday after the one the range opens with"
    direction = match.direction
    if direction > 0 and match.limit:
        return base + timedelta(ahead or 7), reason
    if direction > 0 or (kind == "THIS" and direction == 0):
        return base + timedelta(ahead), reason
    return base - timedelta(back), reason


def _opened_range(match: Match) -> date | None:
    """Return the first day of "between Friday and Sunday" for its second, None if the weekday closes no range."""
    reading, joint, first = match.reading, match.before(), match.before(2)
    if joint is None or first is None or first.kind != "WEEKDAY" or reading.anchor_at != match.first - 1:
        return None
    opening = match.before(3)
    if joint.kind in ("HYPHEN", "DASH", "THROUGH") or (
        joint.kind in ("AND", "TO", "UNTIL") and opening is not None and opening.kind in ("FROM", "BETWEEN")
    ):
        return reading.anchor_day()
    return None


def _weekday(match: Match) -> Resolved | None:
    weekday = match.need("WEEKDAY").number
    day, reason = weekday_on(match, weekday)
    return Resolved(TimexType.DATE, day.isoformat() if day else f"XXXX-WXX-{weekday}", reason=reason)


def _unit(match: Match) -> Resolved | None:
    """Resolve "last month", "this year", "the next day", "that week"."""
    unit, side = match.need("UNIT").value, match.need(*SIDES)
    before, after = match.before(), match.after()
    titled = all(w.capital for w in match.words) and after is not None and after.lower == "with"
    if unit in ("TM", "TH") or (titled and before is not None and before.kind == "QUOTE"):
        return None  # nor is a programme called "This Week With ..." a week
    the = match.words[0].kind == "THE"
    if the and side.kind in ("LAST", "PAST"):
        return _stretch(match, unit)
    narrative = side.kind in NARRATIVE_SIDES or (the and side.kind == "NEXT") or match.reading.narrative
    base, reason = base_of(match, narrative=narrative)
    if base is None:
        return Resolved(TimexType.DATE, open_value(unit), reason=reason)
    step = -1 if side.kind == "LATEST" else STEPS.get(side.kind, 0)
    day = days_on(base.replace(day=1) if unit in ("M", "Q", "Y", "H") else base, unit, step)
    return Resolved(TimexType.DATE, value_at(day, unit), reason=reason)


def _stretch(match: Match, unit: str) -> Resolved:
    """Resolve "the past year", "the last week": by its value the unit before, in fact what leads up to publication."""
    base = match.reading.published
    if base is None:
        return Resolved(TimexType.DATE, open_value(unit), reason=UNKNOWN, anchors=False)
    there = days_on(base, unit, -1)
    interval = (there, base, GRAIN_PRECISION.get(unit, Precision.DAY))
    return Resolved(TimexType.DATE, value_at(there, unit), interval=interval, reason=PUBLICATION, anchors=False)


def _the_unit(match: Match) -> Resolved | None:
    """Resolve "the month", "the year" after "the end of" or the like, and the year or week a report is "for"."""
    unit, before, after = match.need("UNIT").value, match.before(), match.after()
    if unit in ("TM", "TH", "CE", "DE", "ML"):
        return None
    whole = match.before(2)
    reported = before is not None and (
        (before.kind == "FOR" and unit in ("W", "Y"))
        or (before.kind == "OF" and unit == "Y" and whole is not None and whole.kind in ("UNIT", "UNITS", "HALF"))
    )  # "sales for the year", "the first nine months of the year"
    if match.core == match.first and not (reported or match.has("FISCAL", "EXTRA")):
        return None
    if (
        after is not None
        and match.core == match.first
        and (after.kind in ("OF", "BEFORE", "AFTER") or after.lower in ("ended", "ending"))
    ):
        return None
    # "Earlier in the day" is said of the day the sentence is about.
    that_day = unit == "D" and match.reading.words[match.first].kind in ("EARLIER", "LATER")
    base, reason = base_of(match, narrative=match.reading.narrative or that_day)
    return Resolved(TimexType.DATE, value_at(base, unit) if base else open_value(unit), reason=reason)


def _beside(match: Match) -> Resolved | None:
    """Resolve "the day before", "the week after" where they end their clause: beside the last date mentioned."""
    unit, base = (
        match.need("UNIT").value,
        match.reading.anchor_day() if match.reading.anchor_near(match.first) else None,
    )
    if base is None or unit in ("TM", "TH"):
        return None
    day = days_on(base, unit, -1 if match.has("BEFORE") else 1)
    return Resolved(TimexType.DATE, value_at(day, unit), reason=NARRATIVE)


def _weekend(match: Match) -> Resolved | None:
    side = match.get(*SIDES)
    kind = side.kind if side is not None else ""
    base, reason = base_of(match, narrative=kind in NARRATIVE_SIDES)
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-WXX-WE", reason=reason)
    weekday, step = base.isoweekday(), 0
    if kind in ("LAST", "PAST", "PREV"):
        step = -7
    elif kind in ("NEXT", "FOLLOW"):
        step = 7
    elif kind == "COMING":
        step = 7 if weekday > 5 else 0
    elif kind == "THIS":
        step = -7 if match.direction < 0 and weekday <= 3 else 0
    elif not kind and match.direction <= 0 and weekday < 6:
        step = -7
    return Resolved(TimexType.DATE, week_value(base + timedelta(step), weekend=True), reason=reason)


def _year_end(match: Match) -> Resolved | None:
    """Resolve "year-end", "month's end"."""
    unit = match.need("UNIT").value
    if match.need("EDGE").lower != "end" or unit not in ("Y", "M", "W"):
        return None
    base, reason = base_of(match, narrative=match.reading.narrative)
    if base is None:
        return Resolved(TimexType.DATE, open_value(unit), mod="END", reason=reason)
    if unit == "Y" and match.has("HYPHEN"):
        return Resolved(TimexType.DATE, f"{base.year:04d}-12-31", reason=reason)
    return Resolved(TimexType.DATE, value_at(base, unit), mod="END", reason=reason)


RULES: tuple[Rule, ...] = (
    date_rule("deictic", "DEICTIC|(?:THE)?UNIT (?:BEFORE|AFTER)DEICTIC", _deictic),
    date_rule(
        "weekday",
        "(?:(?:THE)?[LAST PREV FOLLOW SAME]|[THIS NEXT PAST COMING THAT]|THIS[COMING PAST]|THE[NEXT COMING])?WEEKDAY",
        _weekday,
    ),
    date_rule(
        "unit",
        "(?:(?:THE)?[LAST PAST PREV NEXT COMING FOLLOW SAME]|THIS[PAST COMING CURRENT]?|(?:THE)?CURRENT|THAT SAME?)"
        "(?:FISCAL)?UNIT|THE LATEST FISCAL UNIT",
        _unit,
    ),
    date_rule("unit-beside", "THE UNIT (?:BEFORE|AFTER)(?=[COMMA DOT STOP])", _beside),
    date_rule("unit-of", "THE[FISCAL EXTRA]?UNIT", _the_unit),
    date_rule(
        "weekend",
        "(?:(?:THE)?[LAST PAST NEXT COMING PREV FOLLOW SAME]|THIS[PAST COMING]?|THE|THAT)WEEKEND",
        _weekend,
    ),
    date_rule("year-end", "UNIT (?:HYPHEN|POSS)?EDGE", _year_end, roughly=True),
)
