"""Values of calendar dates: full and partial days, months, years, decades, centuries, quarters, seasons, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.resolve.times.almanac import day_of, holiday_in, months_on, week_value
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule

if TYPE_CHECKING:
    from escalate.resolve.times.reading import Reading

MONTHS = ("MONTH", "MONTHABBR", "MAY")
AGAINST = 150
"""Days by which a date on the wrong side of the publication date, as the verb has it, counts as farther off."""
CLOSE = 45
"""Days around the publication date within which a date without a year is taken for one of the present."""
PROSE_YEARS = range(1900, 2101)


def year_of(text: str, near: date | None) -> int:
    """Return the year that four digits, or two after an apostrophe, stand for."""
    digits = text.strip("'’")
    if len(digits) == 4:
        return int(digits)
    pivot = (near.year if near else 2000) + 20
    century = pivot // 100 * 100
    year = century + int(digits)
    return year if year <= pivot else year - 100


def _year(match: Match) -> int | None:
    word = match.get("YEAR4", "SHORTYEAR")
    return year_of(word.value, match.reading.published) if word else None


def near_year(reading: Reading, at: int, month: int, day: int | None, direction: int) -> tuple[int | None, str]:
    """Return the year meant by a month (and day) without a year, and what it was told from."""
    base = reading.published
    anchor = reading.anchor_day() if reading.anchor_near(at) else None
    if anchor and (base is None or reading.narrative):
        return anchor.year, "the year of the last date mentioned"
    if base is None:
        return None, "no publication date to count from"
    best: tuple[int, int] | None = None
    for year in (base.year - 1, base.year, base.year + 1):
        there = day_of(year, month, day or 15)
        if there is None:
            continue
        off = (there - (base if day else base.replace(day=15))).days
        cost = abs(off) + (AGAINST if off * direction < 0 else 0)
        if best is None or cost < best[0]:
            best = (cost, year)
    if anchor and best and best[0] > CLOSE and direction <= 0 and _leans(reading, anchor, base):
        return anchor.year, "the year of the last date mentioned"
    return (best[1] if best else None), "the year nearest to the publication date"


def _leans(reading: Reading, anchor: date, base: date) -> bool:
    return bool(reading.anchor and len(reading.anchor) >= 7) and abs((anchor - base).days) > 400


def _calendar_day(match: Match) -> Resolved | None:
    month = match.need(*MONTHS).number
    number = match.get("DAYNUM") or match.get("ORD", "SECOND")
    if number is None:
        return None
    day, year = int(number.value), _year(match)
    reason, stated = "a calendar date as it stands", True
    if year is None:
        if day_of(2000, month, day) is None:
            return None
        stated = False
        year, reason = near_year(match.reading, match.first, month, day, match.direction)
        if year is None:
            return Resolved(TimexType.DATE, f"XXXX-{month:02d}-{day:02d}", reason=reason)
    there = day_of(year, month, day)
    if there is None:
        return None
    return Resolved(TimexType.DATE, there.isoformat(), reason=reason, stated=stated)


def _calendar_month(match: Match) -> Resolved | None:
    word = match.need(*MONTHS)
    month, year = word.number, _year(match)
    if year is not None:
        return Resolved(TimexType.DATE, f"{year:04d}-{month:02d}", stated=True)
    if word.kind == "MONTHABBR" and not match.has("DOT"):
        return None
    if word.kind != "MONTH" and not _month_context(match):
        return None
    if word.lower in ("march", "august") and not _month_context(match):
        return None
    side = match.get("LAST", "PAST", "PREV", "THIS", "NEXT", "COMING")
    base = match.reading.published
    if match.has("UNIT"):
        year, reason = (
            (base.year + int(side.value or 0) if base and side else None),
            "the year beside the publication date",
        )
    elif side and side.kind != "THIS" and base:
        year, reason = _sided_year(base, month, int(side.value)), "counted from the publication date"
    else:
        year, reason = near_year(match.reading, match.first, month, None, match.direction)
    value = f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"
    return Resolved(TimexType.DATE, value, reason=reason)


def _sided_year(base: date, month: int, side: int) -> int:
    if side < 0:
        return base.year if month < base.month else base.year - 1
    return base.year if month > base.month else base.year + 1


def _month_context(match: Match) -> bool:
    before = match.before()
    return len(match.words) > 1 or match.core > match.first or (before is not None and before.kind in (
        "IN", "OF", "SINCE", "BY", "UNTIL", "FROM", "BETWEEN", "DURING", "AND", "TO", "FOR", "BEFORE", "AFTER", "THROUGH"))  # fmt: skip


def _stamp(match: Match) -> Resolved | None:
    raw = match.words[0].value.replace(" ", "T")
    there = day_of(int(raw[:4]), int(raw[5:7]), int(raw[8:10]))
    if there is None or raw[11:13] > "24":
        return None
    return Resolved(TimexType.TIME if "T" in raw else TimexType.DATE, raw.upper(), stated=True)


def _slashed(match: Match) -> Resolved | None:
    text = match.words[0].value
    mark = next(c for c in text if not c.isdigit())
    parts = text.split(mark)
    if len(parts[0]) == 4:
        there = day_of(*map(int, parts))
        return Resolved(TimexType.DATE, there.isoformat(), stated=True) if there else None
    if mark == "-" and len(parts[2]) != 4:
        return None
    year = year_of(parts[2], match.reading.published)
    first, second = int(parts[0]), int(parts[1])
    # A dot puts the day first (Europe), a slash the month (United States), unless only one order is a date.
    orders = [(second, first), (first, second)] if mark == "." else [(first, second), (second, first)]
    for month, day in orders:
        there = day_of(year, month, day)
        if there:
            return Resolved(TimexType.DATE, there.isoformat(), stated=True)
    return None


def _bare_year(match: Match) -> Resolved | None:
    word = match.need("YEAR4", "SHORTYEAR")
    year = year_of(word.value, match.reading.published)
    before, after = match.before(), match.after()
    marked = match.core > match.first or match.has("FISCAL", "UNIT") or (before is not None and before.kind in (
        "IN", "SINCE", "UNTIL", "BY", "DURING", "FROM", "BETWEEN", "BEFORE", "AFTER", "THROUGH", "LATEMOD"))  # fmt: skip
    if before is not None and (
        before.kind == "MONEY" or before.lower in ("#", "no", "than", "+", "flight", "about", "some")
    ):
        return None
    if before is not None and before.kind in ("HYPHEN", "SLASH", "DOT") and before.end == word.start and not marked:
        earlier = match.before(2)
        if earlier is None or earlier.kind != "YEAR4":
            return None
    if (after is not None and after.kind in ("PERCENT", "UNITS", "SLASH")) or (
        after is not None and after.lower in ("million", "billion", "gmt")
    ):
        return None
    if after is not None and after.kind == "PLURAL" and not marked:
        return None
    if after is not None and after.kind == "HYPHEN" and after.end - after.start and word.end == after.start:
        follower = match.after(2)
        if follower is not None and follower.kind in ("UNIT", "NUM"):
            return None
    if year not in PROSE_YEARS and not marked:
        return None
    if word.kind == "SHORTYEAR" and not marked:
        return None
    return Resolved(TimexType.DATE, f"{year:04d}", stated=True)


def _era_year(match: Match) -> Resolved | None:
    number = int(match.need("YEAR4", "NUM", "DAYNUM").value)
    value = f"BC{number:04d}" if match.has("BC") else f"{number:04d}"
    return Resolved(TimexType.DATE, value, stated=True, anchors=False)


def _decade(match: Match) -> Resolved | None:
    word = match.need("DECADE", "DECADEWORD")
    digits = "".join(c for c in word.value if c.isdigit())
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Resolved(TimexType.DATE, f"{year // 10:03d}", stated=True)


def _century(match: Match) -> Resolved | None:
    number = int(match.need("ORD", "SECOND").value)
    if match.need("UNIT").value != "CE" or not 1 <= number <= 30:
        return None
    return Resolved(TimexType.DATE, f"{number - 1:02d}", stated=True, anchors=False)


def _range_days(match: Match) -> Resolved | None:
    return _calendar_day(match)


def _holiday(match: Match) -> Resolved | None:
    rule = match.need("HOLIDAY").value
    year, reading = _year(match), match.reading
    if year is None:
        base = reading.published
        if reading.narrative and reading.anchor_day():
            base = reading.anchor_day()
        if base is None:
            return Resolved(TimexType.DATE, "XXXX-XX-XX", reason="no publication date to count from")
        side = match.get("LAST", "PAST", "NEXT", "COMING", "THIS")
        year = _holiday_year(rule, base, match.direction, int(side.value) if side else 0)
    day = holiday_in(rule, year)
    value = day.isoformat() if day else f"{year:04d}-XX-XX"
    return Resolved(TimexType.DATE, value, reason="the rule of the holiday", anchors=day is not None)


def _holiday_year(rule: str, base: date, direction: int, side: int) -> int:
    days = {y: holiday_in(rule, y) for y in (base.year - 1, base.year, base.year + 1)}
    costs = []
    for year, day in days.items():
        off = (day - base).days if day else (year - base.year) * 365
        if side * off < 0 or (side and off == 0):
            continue
        costs.append((abs(off) + (AGAINST if off * direction < 0 else 0), year))
    return min(costs)[1] if costs else base.year


def _quarter(match: Match) -> Resolved | None:
    word = match.need("ORD", "SECOND")
    number, base = int(word.value), match.reading.published
    units = [w for w in match.words if w.kind == "UNIT"]
    unit = next((w.value for w in units if w.value in ("Q", "H")), "")
    if unit not in ("Q", "H") or number > (4 if unit == "Q" else 2):
        return None
    year = _year(match)
    side = match.get("LAST", "THIS", "NEXT", "PAST", "PREV")
    if year is None and base is not None:
        months = 12 // (4 if unit == "Q" else 2)
        if side is not None and match.has("UNIT") and sum(w.kind == "UNIT" for w in match.words) > 1:
            year = base.year + int(side.value)
        else:
            ends = {y: months_on(date(y, 1, 1), number * months) - timedelta(1) for y in (base.year - 1, base.year)}
            year = max((y for y, end in ends.items() if (end - base).days < 100), default=base.year)
    if year is None:
        return Resolved(TimexType.DATE, f"XXXX-{unit}{number}", reason="no publication date to count from")
    return Resolved(TimexType.DATE, f"{year:04d}-{unit}{number}", reason="the quarter nearest to the publication date")


def _week_of(match: Match) -> Resolved | None:
    found = _calendar_day(match)
    if found is None or found.value.startswith("X"):
        return found
    return Resolved(
        TimexType.DATE, week_value(date.fromisoformat(found.value)), reason=found.reason, stated=found.stated
    )


RULES: tuple[Rule, ...] = (
    date_rule("day-month-first", "(?:ANYWEEKDAY COMMA?(?:THE)?)?ANYMONTH (?:THE)?ANYDAY(?:COMMA?ANYYEAR)?", _calendar_day),
    date_rule("day-day-first", "(?:ANYWEEKDAY COMMA?)?(?:THE)?ANYDAY OF?ANYMONTH (?:COMMA?ANYYEAR)?", _calendar_day),
    date_rule("day-year-first", "YEAR4 ANYMONTH DAYNUM", _calendar_day),
    date_rule("week-of", "THE UNIT OF ANYMONTH ANYDAY(?:COMMA?YEAR4)?", _week_of),
    date_rule("month-year", "ANYMONTH (?:OF|COMMA|IN)?ANYYEAR", _calendar_month),
    date_rule("month-this-year", "ANYMONTH OF?[THIS LAST NEXT PAST]UNIT", _calendar_month),
    date_rule("month", "(?:[LAST THIS NEXT PAST]PAST?)?ANYMONTH", _calendar_month),
    date_rule("stamp", "STAMP", _stamp),
    date_rule("slashed", "SLASHED", _slashed),
    date_rule("year", "(?:THE UNIT|(?:THE)?FISCAL(?:UNIT)?)?ANYYEAR", _bare_year),
    date_rule("year-era", "(?:[YEAR4 NUM DAYNUM]BC(?:DOT(?=COMMA))?|AD[YEAR4 NUM])", _era_year),
    date_rule("decade", "(?:THE)?[DECADE DECADEWORD]", _decade),
    date_rule("century", "(?:THE)?[ORD SECOND]HYPHEN?UNIT", _century),
    date_rule("holiday", "(?:[LAST THIS NEXT PAST])?HOLIDAY(?:(?:OF|COMMA|IN)?YEAR4)?", _holiday),
    date_rule("quarter-adjective", "FISCAL?ORDINAL HYPHEN UNIT", _quarter),
    date_rule("quarter", "(?:THE)?FISCAL?HYPHEN?[ORD SECOND](?:FISCAL)?UNIT(?:(?:OF|IN|COMMA)?(?:ANYYEAR|FISCAL YEAR4|[LAST THIS NEXT]UNIT))?", _quarter),
    date_rule("quarter-year-first", "(?:THE)?YEAR4 (?:FISCAL)?[ORD SECOND]HYPHEN?UNIT", _quarter),
    date_rule("quarter-of-this", "[LAST THIS NEXT]UNIT POSS(?:FISCAL)?[ORD SECOND]HYPHEN?UNIT", _quarter),
)  # fmt: skip
