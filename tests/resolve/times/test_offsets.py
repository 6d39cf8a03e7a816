"""Dates that a sentence counts from what it tells itself."""

from __future__ import annotations

import pytest

from escalate.model import Article
from escalate.pipeline import Knowledge, extract_article


def when(text: str, trigger: str, knowledge: Knowledge) -> tuple[str | None, str | None]:
    found = extract_article(Article(id="a", text=text, published="2022-07-15"), knowledge=knowledge)
    time = next(s.when for s in found.statements if s.report.trigger.text == trigger)
    assert time is not None
    return time.start, time.end


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Mali suspended all flights on Thursday, four days after Togo detained a judge.", "detained", "2022-07-10"),
        ("Two days after Iran seized the ship, Britain sent a frigate to the Gulf on Friday.", "seized", "2022-07-13"),
        ("Canada expelled a diplomat on Monday, hours after India accused it of lying.", "accused", "2022-07-11"),
        ("Iran closed the strait on Monday, a day before Israel bombed the camp.", "bombed", "2022-07-12"),
        ("Jordan bombed Syria on Thursday, two days after the group killed its pilot.", "killed", "2022-07-12"),
    ],
)  # fmt: skip
def test_a_clause_is_dated_by_the_stretch_before_it(text: str, trigger: str, day: str, knowledge: Knowledge) -> None:
    assert when(text, trigger, knowledge) == (day, day)


def test_a_date_of_its_own_outranks_the_stretch(knowledge: Knowledge) -> None:
    text = "Mali suspended all flights on Thursday, four days after Togo detained 49 soldiers on July 9."
    assert when(text, "detained", knowledge) == ("2022-07-09", "2022-07-09")


def test_a_round_number_of_weeks_is_no_exact_day(knowledge: Knowledge) -> None:
    text = "Ghana banned travel to Kuwait on Friday, two weeks after Kuwait arrested a maid."
    assert when(text, "arrested", knowledge) == ("2022-06-29", "2022-07-03")


@pytest.mark.parametrize(
    ("stretch", "span"), [("days", ("2022-07-08", "2022-07-12")), ("weeks", ("2022-06-10", "2022-07-06"))]
)
def test_a_bare_plural_is_more_than_one(stretch: str, span: tuple[str, str], knowledge: Knowledge) -> None:
    text = f"Mali suspended all flights on Thursday, {stretch} after Togo detained 49 soldiers."
    assert when(text, "detained", knowledge) == span
