"""Dates as a user gives them, and as day numbers: a full ISO date, or its beginning for a month or a year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from escalate.errors import DateUnreadableError

if TYPE_CHECKING:
    from escalate.model import Statement

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def looks_like_date(text: str) -> bool:
    """Return whether `text` has the shape of a date: 2019, 2019-02 or 2019-02-08."""
    return _DATE.fullmatch(text) is not None


def check_date(text: str) -> None:
    """Raise `DateUnreadableError` when `text` is no date, month or year of the calendar."""
    first_day(text)


def first_day(text: str) -> int:
    """Return the number of the first day of a date, month or year; raises `DateUnreadableError` for anything else."""
    day = text[:10]
    refusal = DateUnreadableError(f"{text!r} is no date; write 2019, 2019-02 or 2019-02-08")
    if not looks_like_date(day):
        raise refusal
    try:
        return date.fromisoformat(day + "-01" * (2 - day.count("-"))).toordinal()
    except ValueError:
        raise refusal from None


def last_day(text: str) -> int:
    """Return the number of the last day of a date, month or year; raises `DateUnreadableError` for anything else."""
    first = date.fromordinal(first_day(text))
    if len(text) > len("2019-02"):
        return first.toordinal()
    months = 1 if len(text) > len("2019") else 12
    year, month = first.year + (first.month + months - 1) // 12, (first.month + months - 1) % 12 + 1
    return date(year, month, 1).toordinal() - 1 if year <= date.max.year else date.max.toordinal()


def lies_within(statement: Statement, *, since: str | None, until: str | None) -> bool:
    """Return whether the statement's time may lie between two ISO dates or beginnings of dates, both included."""
    if since is None and until is None:
        return True
    when = statement.when
    if when is None or (when.start is None and when.end is None):
        return False
    if since is not None and when.end is not None and when.end < since[: len(when.end)]:
        return False
    return until is None or when.start is None or when.start[: len(until)] <= until
