"""Values of days and months of the calendar, full or partial, in every order in which they are written."""

from __future__ import annotations

from datetime import date, timedelta

from escalate.model import Precision
from escalate.resolve.times.almanac import day_of, months_on, week_value
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, NoSuchDateError, Resolved, Rule, date_rule
from escalate.resolve.times.nearest import (
    MONTHS,
    NO_DATE,
    firm_direction,
    near_year,
    stated_year,
    year_of,
    year_of_range,
)

WEEKS = (1, 8, 15, 22)
"""The days with which the numbered weeks of a month begin."""
AS_IT_STANDS = "a calendar date as it stands"
_JOINTS = ("HYPHEN", "DASH", "TO", "AND", "OR", "UNTIL", "THROUGH", "COMMA")
_SEEN_BEFORE = (
    "IN", "OF", "SINCE", "BY", "UNTIL", "FROM", "BETWEEN", "DURING", "AND", "TO", "FOR", "BEFORE", "AFTER", "THROUGH",
)  # fmt: skip


def _day(match: Match) -> Resolved | None:
    number = match.need("DAYNUM", "ORD", "SECOND")
    return _day_in(match, match.need(*MONTHS).number, int(number.value), stated_year(match))


def _day_in(match: Match, month: int, day: int, year: int | None) -> Resolved | None:
    """Return the day; raise NoSuchDateError where the calendar has none such: 31 February is refused."""
    reason, stated = AS_IT_STANDS, True
    if year is None:
        if day_of(2000, month, day) is None:
            raise NoSuchDateError(f"no month {month} has a day {day}")
        stated = False
        year, reason = year_of_range(match, month, day), "the year of the range's end"
        if year is None:
            year, reason = near_year(match.reading, match.first, month, day, firm_direction(match))
        if year is None:
            return Resolved(TimexType.DATE, f"XXXX-{month:02d}-{day:02d}", reason=reason)
    there = day_of(year, month, day)
    if there is None:
        raise NoSuchDateError(f"month {month} of {year} has no day {day}")
    return Resolved(TimexType.DATE, there.isoformat(), reason=reason, stated=stated)


def _no_day(match: Match) -> Resolved | None:
    """Refuse "32 March 2019" and "March 32, 2019"."""
    raise NoSuchDateError(f"no month has a day {match.need('NUM').value}")


def _day_before_range(match: Match) -> Resolved | None:
    """Resolve the first day of "5-9 March 1918", "24 and 25 April": its month stands after the second."""
    words, day = match.reading.words, match.words[-1]
    months = [w for w in words[match.last : match.last + 4] if w.kind in MONTHS]
    if not months or day.kind not in ("DAYNUM", "ORD"):
        return None
    year = next((w for w in words[match.last : match.last + 6] if w.kind == "YEAR4"), None)
    year_number = int(year.value) if year is not None and year.start - months[0].end < 3 else None
    return _day_in(match, months[0].number, int(day.value), year_number)


def _day_after_range(match: Match) -> Resolved | None:
    """Resolve the second day of "March 19-25", "May 6 and 7": its month stands before the first."""
    joint, first, month = match.before(), match.before(2), match.before(3)
    if month is not None and month.kind == "DOT":
        month = match.before(4)
    if joint is None or first is None or month is None or month.kind not in MONTHS:
        return None
    if joint.kind not in _JOINTS or first.kind not in ("DAYNUM", "ORD") or not month.value.isdigit():
        return None
    after = match.after()
    if after is not None and after.kind in ("OTHER", "PLURAL", "UNITS", "PERCENT") and joint.kind != "HYPHEN":
        return None
    day = int(match.need("DAYNUM", "ORD").value)
    found = _day_in(match, month.number, day, stated_year(match))
    return found if found is None or int(first.value) < day else None


def _ordinal_day(match: Match) -> Resolved | None:
    """Resolve "on the 5th": the day of the month that the text has got to."""
    before, after, number = match.before(), match.after(), match.need("ORD")
    if before is None or not (number.lower[0].isdigit() or match.has("UNIT")):
        return None
    if before.kind not in ("ON", "BY", "UNTIL", "FROM", "SINCE", "TO", "BEFORE", "BETWEEN", "AND"):
        return None
    if (
        after is not None
        and after.kind in ("OTHER", "PLURAL", "UNIT", "HYPHEN", "CARD", "PASTV")
        and not match.has("UNIT")
    ):
        return None
    reading = match.reading
    base = reading.anchor_day() if reading.anchor_near(match.first) else reading.published
    if base is None:
        return Resolved(TimexType.DATE, f"XXXX-XX-{int(number.value):02d}", reason=NO_DATE)
    there = day_of(base.year, base.month, int(number.value))
    if match.limit and match.direction > 0 and there is not None and there < base:
        there = months_on(there, 1)
    return Resolved(TimexType.DATE, there.isoformat(), reason="the month of the last date mentioned") if there else None


def _month(match: Match) -> Resolved | None:
    word, year = match.need(*MONTHS), stated_year(match)
    month = word.number
    if year is not None:
        return Resolved(TimexType.DATE, f"{year:04d}-{month:02d}", stated=True)
    if word.kind == "MONTHABBR" and not match.has("DOT"):
        return None
    if (word.kind != "MONTH" or word.lower in ("march", "august")) and not _is_month(match):
        return None
    side = match.get("LAST", "PAST", "PREV", "THIS", "NEXT", "COMING", "THAT", "SAME")
    base = match.reading.published
    if match.has("UNIT"):
        if side is not None and side.kind in ("THAT", "SAME"):
            base = match.reading.anchor_day()
        year = base.year + int(side.value or 0) if base and side else None
        reason = "the year named beside it"
    elif side and side.kind not in ("THIS", "THAT", "SAME") and base:
        passed = month < base.month if side.number < 0 else month <= base.month
        year = base.year + (side.number if passed is (side.number > 0) else 0)
        reason = "counted from the publication date"
    else:
        year, reason = near_year(match.reading, match.first, month, None, firm_direction(match))
    return Resolved(TimexType.DATE, f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}", reason=reason)


def _month_in_words(match: Match) -> Resolved | None:
    return _month(match) if stated_year(match) is not None else None


def _is_month(match: Match) -> bool:
    """Tell the months from the verbs "may" and "march" and from names."""
    before, after = match.before(), match.after()
    if len(match.words) > 1 or match.core > match.first or (before is not None and before.kind in _SEEN_BEFORE):
        return True
    return (  # "the March summit"; but "the May government" may be one headed by a May
        match.words[0].kind == "MONTH" and before is not None and before.kind == "THE"
        and after is not None and after.kind in ("OTHER", "PLURAL") and not after.capital
    )  # fmt: skip


def _stamp(match: Match) -> Resolved | None:
    raw = match.words[0].value.replace(" ", "T").upper()
    there = day_of(int(raw[:4]), int(raw[5:7]), int(raw[8:10]))
    if there is None or raw[11:13] > "24":
        return None
    return Resolved(TimexType.TIME if "T" in raw else TimexType.DATE, raw, stated=True)


def _slashed(match: Match) -> Resolved | None:
    """Resolve "3/21/2013": a slash puts the month first (United States), a dot the day (Europe), if both can be."""
    text = match.words[0].value
    mark = next(c for c in text if not c.isdigit())
    first, second, third = text.split(mark)
    if len(first) == 4:
        there = day_of(int(first), int(second), int(third))
        return Resolved(TimexType.DATE, there.isoformat(), stated=True) if there else None
    if mark == "-" and len(third) != 4:
        return None
    year = year_of(third, match.reading.published)
    orders = [(int(first), int(second)), (int(second), int(first))]
    for month, day in reversed(orders) if mark == "." else orders:
        there = day_of(year, month, day)
        if there:
            return Resolved(TimexType.DATE, there.isoformat(), stated=True)
    return None


def _joined(match: Match) -> Resolved | None:
    """Resolve "8-Feb-2019", "Feb/08/2019" and other joinings of day, month and year, through dateparser."""
    import dateparser

    text = " ".join(w.lower for w in match.words if w.kind not in ("HYPHEN", "SLASH", "DOT", "COMMA"))
    parsed = dateparser.parse(text, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return Resolved(TimexType.DATE, parsed.date().isoformat(), stated=True) if parsed else None


def _week_of(match: Match) -> Resolved | None:
    found = _day(match)
    if found is None or found.value.startswith("X"):
        return found
    week = week_value(date.fromisoformat(found.value))
    return Resolved(TimexType.DATE, week, reason=found.reason, stated=found.stated)


def _week_in_month(match: Match) -> Resolved | None:
    """Resolve "the first week of November", "the second week of May 2017": seven days, counted from the first."""
    number, month = int(match.need("ORD", "SECOND").value), match.need(*MONTHS).number
    if match.need("UNIT").value != "W" or number > len(WEEKS):
        return None
    year = stated_year(match) or near_year(match.reading, match.first, month, None, firm_direction(match))[0]
    if year is None:
        return Resolved(TimexType.DATE, f"XXXX-{month:02d}", reason=NO_DATE)
    first = date(year, month, WEEKS[number - 1])
    interval = (first, first + timedelta(6), Precision.WEEK)
    return Resolved(TimexType.DATE, week_value(first), interval=interval, reason="a week counted in its month")


RULES: tuple[Rule, ...] = (
    date_rule(
        "day-month-first", "(?:ANYWEEKDAY COMMA?(?:THE)?)?ANYMONTH (?:THE)?ANYDAY(?:COMMA?ANYYEAR)?", _day, roughly=True
    ),
    date_rule(
        "day-day-first", "(?:ANYWEEKDAY COMMA?)?(?:THE)?ANYDAY OF?ANYMONTH (?:COMMA?ANYYEAR)?", _day, roughly=True
    ),
    date_rule("day-year-first", "YEAR4 ANYMONTH DAYNUM", _day),
    date_rule(
        "day-opens-range",
        "(?:THE)?[DAYNUM ORD](?=[HYPHEN DASH TO AND OR](?:THE)?ANYDAY OF?ANYMONTH)",
        _day_before_range,
    ),
    date_rule("day-closes-range", "(?:THE)?[DAYNUM ORD](?:COMMA YEAR4)?", _day_after_range),
    date_rule("day-ordinal", "THE ORD(?:OF THE UNIT)?", _ordinal_day),
    date_rule("week-in-month", "THE ORDINAL UNIT (?:OF|IN)ANYMONTH ANYYEAR?", _week_in_month),
    date_rule("week-of", "THE UNIT OF ANYMONTH ANYDAY(?:COMMA?YEAR4)?", _week_of),
    date_rule("month-year", "ANYMONTH (?:OF|COMMA|IN)?ANYYEAR", _month, roughly=True),
    date_rule("month-year-in-words", "MONTH CARD(?:HYPHEN?CARD){1,3}", _month_in_words),
    date_rule("month-that-year", "ANYMONTH OF?(?:[THIS LAST NEXT PAST]|THAT SAME?|THE SAME)UNIT", _month),
    date_rule("month", "(?:[LAST THIS NEXT PAST]PAST?)?ANYMONTH(?!ANYDAY)", _month, roughly=True),
    date_rule(
        "joined",
        "DAYNUM[HYPHEN SLASH]ANYMONTH[HYPHEN SLASH]ANYYEAR|ANYMONTH[HYPHEN SLASH]DAYNUM[HYPHEN SLASH]YEAR4",
        _joined,
    ),
    date_rule("no-such-day", "NUM ANYMONTH YEAR4|ANYMONTH NUM COMMA YEAR4", _no_day),
    date_rule("stamp", "STAMP", _stamp),
    date_rule("slashed", "SLASHED", _slashed),
)
