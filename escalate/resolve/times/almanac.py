"""Calendar arithmetic on TIMEX3 values: from values to intervals of days, and steps from one value to another."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache

from escalate.lexicon import shipped_table
from escalate.model import Precision

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of a season of the northern hemisphere; winter runs into the next year."""

_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>\d\d(?::\d\d)?(?::\d\d)?|[A-Z]{2})?\S*)?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?"
)
Interval = tuple[date, date, Precision]


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day: 31 February is refused, not rounded."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def interval_of(value: str) -> Interval | None:
    """Return first day, last day and precision of a TIMEX3 calendar value, or None if it is none or no real date."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _interval(match)
    except (ValueError, OverflowError):
        return None


def _interval(match: re.Match[str]) -> Interval:
    part = match.groupdict()
    if part["century"]:
        first = max(int(part["century"]) * 100, 1)
        return date(first, 1, 1), date(first - first % 100 + 99, 12, 31), Precision.DECADE
    if part["decade"]:
        first = max(int(part["decade"]) * 10, 1)
        return date(first, 1, 1), date(first - first % 10 + 9, 12, 31), Precision.DECADE
    year = int(part["year"])
    if part["day"]:
        day = date(year, int(part["month"]), int(part["day"]))
        clock = part["clock"] or ""
        return day, day, Precision.MINUTE if ":" in clock else Precision.DAY
    if part["month"]:
        month = int(part["month"])
        return date(year, month, 1), month_end(year, month), Precision.MONTH
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        if part["weekend"]:
            return monday + timedelta(5), monday + timedelta(6), Precision.DAY
        return monday, monday + timedelta(6), Precision.WEEK
    if part["quarter"]:
        last = int(part["quarter"]) * 3
        return date(year, last - 2, 1), month_end(year, last), Precision.SEASON
    if part["half"]:
        last = int(part["half"]) * 6
        return date(year, last - 5, 1), month_end(year, last), Precision.SEASON
    if part["season"]:
        first_month, last_month = SEASON_MONTHS[part["season"]]
        over, month = divmod(last_month - 1, 12)
        return date(year, first_month, 1), month_end(year + over, month + 1), Precision.SEASON
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def narrowed(interval: Interval, mod: str | None) -> Interval:
    """Return the third of `interval` that START, MID or END names ("early June", "mid-1998", "late last year")."""
    start, end, precision = interval
    third = ((end - start).days + 1) // 3
    if third == 0 or mod not in ("START", "MID", "END"):
        return interval
    if mod == "START":
        return start, start + timedelta(third - 1), precision
    if mod == "END":
        return end - timedelta(third - 1), end, precision
    return start + timedelta(third), end - timedelta(third), precision


def week_value(day: date, *, weekend: bool = False) -> str:
    """Return the ISO week of `day` as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")


def quarter_value(day: date) -> str:
    """Return the calendar quarter of `day`."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def months_on(day: date, months: int) -> date:
    """Return the day `months` months on, at most the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_on(day: date, unit: str, count: int) -> date:
    """Return the day that lies `count` units after `day`; `unit` is a TIMEX3 designator. Raises OverflowError."""
    try:
        if unit in ("TS", "TM", "TH"):
            hours = count / {"TS": 3600, "TM": 60, "TH": 1}[unit]
            return day + timedelta(days=int(hours / 24) if abs(hours) >= 24 else 0)
        if unit in ("D", "W", "2W", "WE"):
            return day + timedelta(days=count * {"D": 1, "W": 7, "2W": 14, "WE": 7}[unit])
        return months_on(day, count * {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit])
    except ValueError as error:
        raise OverflowError(str(error)) from error


def value_at(day: date, unit: str) -> str:
    """Return the calendar value that holds `day` at the grain of `unit`."""
    if unit in ("W", "2W"):
        return week_value(day)
    if unit == "WE":
        return week_value(day, weekend=True)
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return quarter_value(day)
    if unit == "H":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "DE":
        return f"{day.year // 10:03d}"
    if unit in ("CE", "ML"):
        return f"{day.year // 100:02d}"
    return day.isoformat()


def grain_of(value: str) -> str | None:
    """Return the unit a calendar value is given in (D, W, WE, M, Q, H, S for seasons, Y, DE, CE), or None."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    for name, unit in (("day", "D"), ("weekend", "WE"), ("week", "W"), ("month", "M"), ("quarter", "Q"), ("half", "H"),
                       ("season", "S"), ("decade", "DE"), ("century", "CE")):  # fmt: skip
        if match[name]:
            return unit
    return "Y"


def season_of(day: date) -> tuple[int, str]:
    """Return the year and code of the season that holds `day`; January belongs to the winter of the year before."""
    for code, (first, last) in SEASON_MONTHS.items():
        if first <= day.month <= last:
            return day.year, code
    return (day.year, "WI") if day.month == 12 else (day.year - 1, "WI")


def easter(year: int) -> date:
    """Return Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * j) // 433
    month = (h + j - 7 * m + 90) // 25
    return date(year, month, (h + j - 7 * m + 33 * month + 19) % 32)


@cache
def holidays() -> dict[str, str]:
    """Return the rule of each holiday by its name in lower case."""
    return {row["name"].lower(): row["rule"] for row in shipped_table("time_holidays", columns=("name", "rule"))}


def holiday_in(rule: str, year: int) -> date | None:
    """Return the day on which the holiday falls in `year`, None for feasts of the moon."""
    if rule == "lunar":
        return None
    if rule == "election":
        return _nth_weekday(year, 11, 1, 1) + timedelta(1)
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if "/" in rule:
        month, nth, weekday = map(int, rule.split("/"))
        return _nth_weekday(year, month, nth, weekday)
    month, day = map(int, rule.split("-"))
    return day_of(year, month, day)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
