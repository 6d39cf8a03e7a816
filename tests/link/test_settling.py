"""What is dated by the sentences around it is of no day before that of what its words say it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from escalate.link import settle_times
from escalate.model import Basis, Precision, Span, When
from tests.link.crises import build_crisis
from tests.link.test_reach import ACTORS, CLOSED, told

if TYPE_CHECKING:
    from escalate.model import Statement

TUESDAY = Span(article="", start=0, end=0, text="Tuesday")
SCOLDED = {
    "id": "scolded",
    "event": "ACCUSE",
    "by": "russia",
    "to": "norway",
    "trigger": "scolded",
    "answers": {"words": "for the closure", "connective": "for", "noun": "closure"},
}
ASKED = {"id": "asked", "event": "REQUEST", "by": "orlov", "to": "norway", "trigger": "asked"}


def on(day: str, *, basis: Basis = Basis.INFERRED, words: Span | None = TUESDAY) -> When:
    return When(start=day, end=day, precision=Precision.DAY, basis=basis, span=words)


def settle(**days: When) -> dict[str, When | None]:
    """Return the times of a closure, a rebuke for it and a request after it, which are given those of `days`."""
    article = told(
        "2021-03-12",
        ("Norway closed its border to Russia.", CLOSED),
        ("Russia scolded Norway for the closure.", SCOLDED),
        ("Orlov asked Norway for talks.", ASKED),
    )
    crisis = build_crisis({"actors": ACTORS, "articles": [article]})
    given: list[Statement] = [replace(s, when=days.get(s.id, s.when)) for s in crisis.statements]
    settled = settle_times(given, cues=crisis.cues, actors=crisis.actors, articles=crisis.articles)
    assert [s.id for s in settled] == [s.id for s in given]
    return {s.id: s.when for s in settled}


def test_an_answer_on_a_carried_day_is_no_earlier_than_what_it_answers() -> None:
    when = settle(closed=on("2021-03-10", basis=Basis.RELATIVE), scolded=on("2021-03-09"))["scolded"]
    assert when is not None
    assert (when.start, when.end, when.basis) == ("2021-03-10", "2021-03-12", Basis.INFERRED)


def test_what_is_told_after_it_on_the_same_carried_day_goes_with_it() -> None:
    closed, carried = on("2021-03-10", basis=Basis.RELATIVE), on("2021-03-09")
    assert settle(closed=closed, scolded=carried, asked=carried)["asked"] != carried
    other = on("2021-03-08")
    assert settle(closed=closed, scolded=carried, asked=other)["asked"] == other


def test_what_is_answered_is_no_later_than_the_answer_where_its_own_day_is_carried() -> None:
    times = settle(closed=on("2021-03-10"), scolded=on("2021-03-09", basis=Basis.STATED))
    assert times["closed"] is not None
    assert (times["closed"].end, times["closed"].precision) == ("2021-03-09", Precision.BEFORE)


@pytest.mark.parametrize(
    "scolded",
    [
        pytest.param(on("2021-03-09", basis=Basis.STATED), id="stated"),
        pytest.param(on("2021-03-09", words=None), id="of no other sentence"),
        pytest.param(on("2021-03-11"), id="later anyway"),
    ],
)
def test_no_other_day_is_touched(scolded: When) -> None:
    days: dict[str, Any] = {"closed": on("2021-03-10", basis=Basis.RELATIVE), "scolded": scolded}
    assert settle(**days)["scolded"] == scolded
