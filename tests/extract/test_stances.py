"""What a party refuses or blames by its words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.extract.stances import find_stance
from escalate.model import Article, Event
from escalate.pipeline import Knowledge, extract_article


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("an inspection of the site is out of the question", Event.REJECT),
        ("Madrid will never bow to threats", Event.REJECT),
        ("the demands were unacceptable", Event.REJECT),
        ("the allegations are baseless", Event.REJECT),
        ("there will be no negotiations with the hijackers", Event.REJECT),
        ("the decision would not be reversed", Event.REJECT),
        ("responsibility for the crisis lies entirely with Ankara", Event.ACCUSE),
        ("the march was orchestrated by Tehran", Event.ACCUSE),
        ("This is blackmail", Event.ACCUSE),
    ],
)
def test_a_phrase_refuses_or_blames(text: str, event: Event) -> None:
    stance = find_stance(text)
    assert stance is not None
    assert stance.event is event


@pytest.mark.parametrize(
    "text", ["the ministers would meet on Monday", "the talks were useful", "the price of oil will not rise"]
)
def test_a_plain_view_is_no_stance(text: str) -> None:
    assert find_stance(text) is None


@given(st.text())
def test_offsets_lie_in_the_text(text: str) -> None:
    stance = find_stance(text)
    assert stance is None or 0 <= stance.start < stance.end <= len(text)


def said(text: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    found = extract_article(Article(id="a", text=text, published="2021-03-05"), knowledge=knowledge)
    return [(s.event.value, s.sources[0].name) for s in found.statements if s.sources]


def test_what_a_party_says_is_its_refusal(knowledge: Knowledge) -> None:
    text = "Ethiopian Prime Minister Abiy Ahmed said on Monday that such an inspection was out of the question."
    assert said(text, knowledge) == [("REJECT", "Abiy Ahmed")]


def test_an_onlooker_refuses_nothing(knowledge: Knowledge) -> None:
    text = "Thomas Winter, a historian, said that a compromise was out of the question by then."
    assert [event for event, _ in said(text, knowledge)] == ["STATEMENT"]


def test_what_is_vowed_is_still_to_come(knowledge: Knowledge) -> None:
    text = "Iran's leader, Ayatollah Ali Khamenei, vowed hours after the raid that harsh revenge awaited the killers."
    assert said(text, knowledge) == [("THREATEN", "Ali Khamenei")]
