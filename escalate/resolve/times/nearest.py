"""Tell the year of a date written without one: from a range, the text's line of time, the verb, the nearest."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from escalate.resolve.times.almanac import day_of
from escalate.resolve.times.grammar import Match, compile_rule

if TYPE_CHECKING:
    from datetime import date

    from escalate.resolve.times.reading import Reading

MONTHS = ("MONTH", "MONTHABBR", "MAY")
YEARS = ("YEAR4", "SHORTYEAR")
AGAINST = 150
"""Days by which a date on the wrong side of the publication date, as the verb has it, counts as farther off."""
FIRM_WEIGHT = 1.7
"""How much more the direction of a limit, or of a verb beside the date, counts than that of a verb farther off."""
LIMIT_WEIGHT = 3.0
"""How much more it counts for a month or a feast before a limit: what is asked by then lies ahead."""
AHEAD_WEIGHT = 1.5
"""How much more the direction of a future counts than that of a past: what will be is told with fewer verbs between."""
UNTOLD = -0.6
"""The direction where no verb tells one: news tells of the past."""
LEANING = 30
"""How many words after a date of long ago a bare month in news is taken for one of its year."""
CLOSE = 45
"""Days around the publication date within which a date without a year is taken for one of the present."""
LATER_YEAR = 9
"""In a history, a month that lies that many months before the date last mentioned belongs to the next year."""
SAME_YEAR = "the year of the last date mentioned"
NEAREST = "the year nearest to the publication date"
NO_DATE = "no publication date to count from"


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


def year_of_range(match: Match, month: int, day: int) -> int | None:
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
    return direction * AHEAD_WEIGHT if direction > 0 else direction or UNTOLD


def _leans(reading: Reading, anchor: date, base: date) -> bool:
    """Return whether the last date is so fine and so long ago that a month after it will be of its year."""
    return len(reading.anchor or "") >= len("1999-12") and abs((anchor - base).days) > 400
