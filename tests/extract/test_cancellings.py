"""Orders that are taken back, and acts that a noun points at."""

from __future__ import annotations

import pytest

from escalate.model import Article, Event, Statement
from escalate.pipeline import Knowledge, extract_article


def read(text: str, knowledge: Knowledge) -> list[Statement]:
    return list(extract_article(Article(id="a", text=text, published="2019-06-24"), knowledge=knowledge).statements)


@pytest.mark.parametrize(
    "text",
    [
        "Trump ordered air strikes on Iran on Thursday and then called them off.",
        "Trump ordered air strikes on Iran. He called them off ten minutes before the jets were to fire.",
        "Trump ordered air strikes on Iran on Thursday but called them off at the last minute.",
    ],
)
def test_an_order_called_off_is_drawn_back_and_was_not_done(text: str, knowledge: Knowledge) -> None:
    statements = read(text, knowledge)
    assert [(s.event, s.hypothetical) for s in statements] == [(Event.ASSAULT, True), (Event.RETREAT, False)]
    assert [m.name for m in statements[1].targets] == ["Iran"]
    assert statements[1].report.trigger.text == "called"


def test_sanctions_called_off_are_given_up(knowledge: Knowledge) -> None:
    events = [s.event for s in read("Turkey threatened sanctions against Syria. It later called them off.", knowledge)]
    assert events == [Event.THREATEN, Event.CONCEDE]


def test_what_another_party_ordered_is_not_taken_back(knowledge: Knowledge) -> None:
    text = "Israel ordered air strikes on Syria. Norway scrapped them."
    assert Event.RETREAT not in [s.event for s in read(text, knowledge)]


def test_a_threat_pointed_at_is_no_second_threat(knowledge: Knowledge) -> None:
    text = (
        "Qais al-Khazali warned in May that his men would drive the Americans out if they did not leave. "
        "He made that threat after Donald Trump visited Iraq."
    )
    assert [s.event for s in read(text, knowledge)].count(Event.THREATEN) == 1


def test_a_threat_that_is_new_counts(knowledge: Knowledge) -> None:
    text = "Iran warned in May that it would close the strait. Tehran made a threat against Israel in June."
    assert [s.event for s in read(text, knowledge)].count(Event.THREATEN) == 2


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Iranian lawmakers called for a vote to expel the Americans.", [Event.REQUEST]),
        (
            "Iran vowed on Friday to attack Israel. In answer to Iran's vow, Israel closed its embassy in Oman.",
            [Event.THREATEN, Event.SANCTION],
        ),
    ],
)
def test_a_call_for_a_vote_asks_and_a_vow_is_what_was_vowed(
    text: str, events: list[Event], knowledge: Knowledge
) -> None:
    found = [s.event for s in read(text, knowledge)]
    assert found[: len(events)] == events or set(events) <= set(found)
    assert Event.AGREE not in found
    assert Event.ACCUSE not in found
