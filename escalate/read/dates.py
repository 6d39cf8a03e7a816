"""Read a full calendar date as publishers write it: day, month and year, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from escalate.lexicon import shipped_table

# Blanks, commas and invisible marks of other scripts, each for its plain counterpart, so that offsets stay.
_PLAIN = str.maketrans(
    dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u202f\u200b\ufeff", " ")
    | dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " ")
    | dict.fromkeys("،、，", ",")
    | dict.fromkeys("‐‑‒−", "-")
)  # fmt: skip

_DIGIT = re.compile(r"\d")


class Doubt(StrEnum):
    """Why a date is refused."""

    AMBIGUOUS = "ambiguous"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a line: `value` is ISO, or None with the `doubt` that made it unreadable."""

    start: int
    end: int
    text: str
    value: str | None
    doubt: Doubt | None = None


def plain(line: str) -> str:
    """Return `line` with the commas, blanks and marks of other scripts made plain; the length stays."""
    return line.translate(_PLAIN)


def find_dates(line: str) -> list[FoundDate]:
    """Return the full dates in `line`, left to right.

    A numeric date whose day and month could change places (03/04/2019) or
    whose year has two digits is returned without value, as ambiguous; the
    30th of February as impossible.
    """
    if not _DIGIT.search(line):
        return []
    return [_date(found) for found in _pattern().finditer(plain(line))]


def parse_date(words: str) -> FoundDate | None:
    """Return the first full date in `words`, or None when there is none."""
    found = find_dates(words)
    return found[0] if found else None


def is_iso_date(words: str) -> bool:
    """Return whether `words` are a calendar date as YYYY-MM-DD."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        return False
    return _iso(words[:4], words[5:7], words[8:]) is not None


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month's name and abbreviation, in lower case."""
    rows = shipped_table("datelines", columns=("role", "words", "value"))
    return {row["words"]: int(row["value"]) for row in rows if row["role"] == "month"}


@cache
def month_pattern() -> str:
    """Return the alternatives of a regular expression for a month's name, longest first."""
    return "|".join(sorted(month_numbers(), key=lambda name: (-len(name), name)))


@cache
def _pattern() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"""(?<![\w/.:-])(?:
            (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:of\s)?[\s.-]?(?P<month>{month})\b\.?[\s,-]{{0,3}}(?P<year>\d{{4}})
          | (?P<month_>{month})\b\.?[\s-]?(?P<day_>\d{{1,2}})(?:st|nd|rd|th)?[\s,]{{1,3}}(?P<year_>\d{{4}})
          | (?P<iso_year>(?:1[5-9]|2[01])\d\d)(?P<sep>[-/.])(?P<iso_month>\d{{1,2}})(?P=sep)(?P<iso_day>\d{{1,2}})
          | (?P<first>\d{{1,2}})(?P<sep_>[-/.])(?P<second>\d{{1,2}})(?P=sep_)(?P<any_year>\d{{4}}|\d\d)
        )(?!\d|[-/.]\d|(?!T\d)[^\W_])""",
        re.IGNORECASE | re.VERBOSE,
    )


def _date(found: re.Match[str]) -> FoundDate:
    part = found.groupdict()
    value, doubt = None, None
    if part["first"]:
        value, doubt = _numeric(int(part["first"]), int(part["second"]), part["any_year"])
    else:
        if part["iso_year"]:
            value = _iso(part["iso_year"], part["iso_month"], part["iso_day"])
        else:
            name = part["month"] or part["month_"]
            value = _iso(part["year"] or part["year_"], month_numbers()[name.lower()], part["day"] or part["day_"])
        doubt = None if value else Doubt.IMPOSSIBLE
    return FoundDate(start=found.start(), end=found.end(), text=found.group(), value=value, doubt=doubt)


def _numeric(first: int, second: int, year: str) -> tuple[str | None, Doubt | None]:
    if len(year) == 2:
        return None, Doubt.AMBIGUOUS
    readings = {value for value in (_iso(year, second, first), _iso(year, first, second)) if value}
    if not readings:
        return None, Doubt.IMPOSSIBLE
    return (readings.pop(), None) if len(readings) == 1 else (None, Doubt.AMBIGUOUS)


def _iso(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
