from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.errors import DateUnreadableError
from escalate.query.days import first_day, last_day


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day.toordinal()


@given(st.dates())
def test_a_month_and_a_year_hold_their_days(day: date) -> None:
    for text in (day.isoformat()[:7], day.isoformat()[:4]):
        assert first_day(text) <= day.toordinal() <= last_day(text)


def test_a_month_ends_on_its_last_day() -> None:
    assert date.fromordinal(last_day("2020-02")).isoformat() == "2020-02-29"
    assert date.fromordinal(last_day("2019-12")).isoformat() == "2019-12-31"
    assert date.fromordinal(last_day("2019")).isoformat() == "2019-12-31"


@pytest.mark.parametrize("text", ["", "yesterday", "2019-13", "2019-02-30", "19-02-01", "2019-2", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateUnreadableError, match="2019-02"):
        first_day(text)
