"""Values of days and months of the calendar, full or partial, in every order in which they are written."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from escalate.resolve.times.almanac import day_of, week_value
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, compile_rule, date_rule

if TYPE_CHECKING:
    from escalate.resolve.times.reading import Reading

MONTHS = ("MONTH", "MONTHABBR", "MAY")
YEARS = ("YEAR4", "SHORTYEAR")
AGAINST = 150
"""Days by which a date on the wrong side of the publication date, as the verb has it, counts as farther off."""
FIRM_WEIGHT = 1.7
"""How much more the direction of a limit, or of a verb beside the date, counts than that of a verb farther off."""
LIMIT_WEIGHT = 3.0
"""How much more it counts for a month or a feast before a limit: what is asked by then lies ahead."""
UNTOLD = -0.6
"""The direction where no verb tells one: news tells of the past."""
LEANING = 30
"""How many words after a date of long ago a bare month in news is taken for one of its year."""
CLOSE = 45
"""Days around the publication date within which a date without a year is taken for one of the present."""
LATER_YEAR = 9
"""In a history, a month that lies that many months before the date last mentioned belongs to the next year."""
AS_IT_STANDS = "a calendar date as it stands"
SAME_YEAR = "the year of the last date mentioned"
NEAREST = "the year nearest to the publication date"
NO_DATE = "no publication date to count from"
_JOINTS = ("HYPHEN", "DASH", "TO", "AND", "OR", "UNTIL", "THROUGH", "COMMA")
_SEEN_BEFORE = (
    "IN", "OF", "SINCE", "BY", "UNTIL", "FROM", "BETWEEN", "DURING", "AND", "TO", "FOR", "BEFORE", "AFTER", "THROUGH",
)  # fmt: skip


def year_of(text: str, near: date | None) -> int:
    """Return the year that four digits, or two after an apostrophe, stand for."""
    digits = text.strip("'’")
    if len(digits) == 4:
        return int(digits)
    pivot = (near.year if near else 2000) + 20
    year = pivot // 100 * 100 + int(digits)
    return year if year <= pivot else year - 100


def year_in_words(numbers: list[int]) -> int | None:
    """Return the year that spoken numbers make: 19 90 6 is 1996, 2 1000 1 is 2001; None if they make none."""
    if len(numbers) >= 2 and numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    if len(numbers) >= 2 and numbers[0] in (17, 18, 19, 20) and 10 <= sum(numbers[1:]) < 100:
        return numbers[0] * 100 + sum(numbers[1:])
    return None


def stated_year(match: Match) -> int | None:
    """Return the year among the words, or that of the other end of a range ("in April and June 1955")."""
    word = match.get(*YEARS)
    if word is not None:
        return year_of(word.value, match.reading.published)
    if match.has("CARD"):
        return year_in_words([w.number for w in match.words if w.kind == "CARD"])
    found = _range_tail().match(match.reading.classes, match.last)
    if found is None:
        return None
    last = match.reading.words[found.end() - 1]
    return year_of(last.value, match.reading.published)


@cache
def _range_tail() -> re.Pattern[str]:
    joint = "[HYPHEN DASH TO AND OR UNTIL THROUGH]"
    ends = "ANYMONTH ANYDAY COMMA?YEAR4|ANYDAY ANYMONTH YEAR4|ANYMONTH YEAR4|ANYDAY COMMA YEAR4"
    return re.compile(compile_rule(f"{joint}(?:THE)?(?:{ends})"))


def _year_of_range(match: Match, month: int, day: int) -> int | None:
    """Return the year of the first day of "between January 1 and September 26", told from the second."""
    found = _range_end().match(match.reading.classes, match.last)
    before = match.before()
    if found is None or before is None or before.kind not in ("BETWEEN", "FROM"):
        return None
    words = match.reading.words[match.last : found.end()]
    last_month = next(w.number for w in words if w.kind in MONTHS)
    last_day = next(int(w.value) for w in words if w.kind in ("DAYNUM", "ORD", "SECOND"))
    year, _ = near_year(match.reading, match.first, last_month, last_day, firm_direction(match))
    if year is None:
        return None
    return year if (month, day) <= (last_month, last_day) else year - 1


@cache
def _range_end() -> re.Pattern[str]:
    return re.compile(compile_rule("[AND TO UNTIL THROUGH HYPHEN](?:THE)?(?:ANYMONTH ANYDAY|ANYDAY OF?ANYMONTH)"))


def near_year(reading: Reading, at: int, month: int, day: int | None, direction: float) -> tuple[int | None, str]:
    """Return the year meant by a month (and day) without a year, and what it was told from."""
    base = reading.published
    anchor = reading.anchor_day() if reading.anchor_near(at) else None
    if anchor is not None and (base is None or reading.narrative):
        return anchor.year + (anchor.month - month >= LATER_YEAR and len(reading.anchor or "") > 4), SAME_YEAR
    if base is None:
        return None, NO_DATE
    start = base if day else base.replace(day=15)
    costs = []
    for year in (base.year - 1, base.year, base.year + 1):
        there = day_of(year, month, day or 15)
        if there is not None:
            off = (there - start).days
            costs.append((abs(off) + (AGAINST * abs(direction) if off * direction < 0 else 0), year))
    if not costs:
        return None, NEAREST
    cost, year = min(costs)
    if (
        anchor is not None
        and cost > CLOSE
        and direction <= 0
        and at - reading.anchor_at <= LEANING
        and _leans(reading, anchor, base)
    ):
        return anchor.year, SAME_YEAR
    return year, NEAREST


def firm_direction(match: Match) -> float:
    """Return the direction of the words, weightier where a limit or a past verb beside them leaves less doubt."""
    direction = match.direction
    if match.limit and direction > 0:
        return direction * (FIRM_WEIGHT if match.has("DAYNUM", "ORD", "SECOND") else LIMIT_WEIGHT)
    if match.limit or (direction < 0 and match.reading.past_beside(match.first)):
        return direction * FIRM_WEIGHT
    return direction or UNTOLD


def _leans(reading: Reading, anchor: date, base: date) -> bool:
    """Return whether the last date is so fine and so long ago that a month after it will be of its year."""
    return len(reading.anchor or "") >= len("1999-12") and abs((anchor - base).days) > 400


def _day(match: Match) -> Resolved | None:
    number = match.need("DAYNUM", "ORD", "SECOND")
    return _day_in(match, match.need(*MONTHS).number, int(number.value), stated_year(match))


def _day_in(match: Match, month: int, day: int, year: int | None) -> Resolved | None:
    """Return the day, None where the calendar has none such: 31 February is refused."""
    reason, stated = AS_IT_STANDS, True
    if year is None:
        if day_of(2000, month, day) is None:
            return None
        stated = False
        year, reason = _year_of_range(match, month, day), "the year of the range's end"
        if year is None:
            year, reason = near_year(match.reading, match.first, month, day, firm_direction(match))
        if year is None:
            return Resolved(TimexType.DATE, f"XXXX-{month:02d}-{day:02d}", reason=reason)
    there = day_of(year, month, day)
    if there is None:
        return None
    return Resolved(TimexType.DATE, there.isoformat(), reason=reason, stated=stated)


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
    if not number.lower[0].isdigit() or before is None:
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
    date_rule("stamp", "STAMP", _stamp),
    date_rule("slashed", "SLASHED", _slashed),
)
