from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.read.dates import Doubt, find_dates, is_iso_date, parse_date

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8 February 2019", "2019-02-08"),
        ("Friday، 08 February 2019 07:43 PM", "2019-02-08"),
        ("Feb. 8, 2019", "2019-02-08"),
        ("Sept 11th, 2001", "2001-09-11"),
        ("the 2nd of August 1990", "1990-08-02"),
        ("8-Feb-2019", "2019-02-08"),
        ("2019-02-08T19:43:00+03:00", "2019-02-08"),
        ("2019/2/8", "2019-02-08"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("03/03/2019", "2019-03-03"),
        ("\u200f٨ February ٢٠١٩", "2019-02-08"),
    ],
)
def test_full_dates_are_read(words: str, value: str) -> None:
    found = parse_date(words)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("03/04/2019", Doubt.AMBIGUOUS),
        ("3.4.2019", Doubt.AMBIGUOUS),
        ("10/28/98", Doubt.AMBIGUOUS),
        ("30 February 2019", Doubt.IMPOSSIBLE),
        ("2019-13-45", Doubt.IMPOSSIBLE),
        ("31/31/2019", Doubt.IMPOSSIBLE),
    ],
)
def test_dates_that_are_not_certain_are_refused(words: str, doubt: Doubt) -> None:
    found = parse_date(words)
    assert found is not None
    assert (found.value, found.doubt) == (None, doubt)


@pytest.mark.parametrize(
    "words", ["February 2019", "8 February", "Friday", "2019", "1.2.3.4", "it may 5 2019x", "20190208", "1398/03/30"]
)
def test_what_is_no_full_date_is_not_read_as_one(words: str) -> None:
    assert parse_date(words) is None


@given(DAYS)
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    written = (
        f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", f"{day:%b}. {day.day}, {day.year}",
        day.isoformat(), f"{day.day:02}-{day:%b}-{day.year}",
    )  # fmt: skip
    for words in written:
        found = parse_date(f"({words})")
        assert found is not None
        assert found.value == day.isoformat()


@given(DAYS, st.sampled_from("/-."))
def test_a_numeric_date_is_read_only_when_its_parts_cannot_change_places(day: date, mark: str) -> None:
    found = parse_date(f"{day.day}{mark}{day.month}{mark}{day.year}")
    assert found is not None
    certain = day.day > 12 or day.day == day.month
    assert found.value == (day.isoformat() if certain else None)


@given(st.text())
def test_found_dates_lie_where_they_say(line: str) -> None:
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)
        assert (found.value is None) == (found.doubt is not None)


@pytest.mark.parametrize(
    ("words", "is_date"), [("2019-02-08", True), ("2019-02-30", False), ("8 February 2019", False)]
)
def test_iso_dates_are_told(words: str, is_date: bool) -> None:
    assert is_iso_date(words) is is_date
