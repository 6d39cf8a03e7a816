"""What fits the words for what is answered: a decision is a measure told before, a remark by others is no answer."""

from __future__ import annotations

from typing import Any

import pytest

from escalate.link.nouns import read_closer
from tests.link.crises import build_crisis
from tests.link.test_reach import ACTORS, CLOSED, answered_by, refusal, told


def test_a_decision_is_the_measure_told_before_though_nobody_says_it_was_decided() -> None:
    closed = ("Norway closed its border to Russia.", CLOSED)
    refused = ("Orlov rejected the decision.", refusal("rejected the decision", "decision"))
    assert answered_by("answer", told("2021-03-02", closed, refused)) == {"closed"}


@pytest.mark.parametrize(("aim", "found"), [("norway", {"closed"}), ("", set())])
def test_who_speaks_of_an_act_between_others_answers_it_only_where_one_of_them_is_addressed(
    aim: str, found: set[str]
) -> None:
    cue = {"words": "The move", "connective": "deed spoken of", "noun": "move"}
    remark: dict[str, Any] = {"id": "remark", "event": "STATEMENT", "by": "analyst", "trigger": "told", "answers": cue}
    if aim:
        remark["to"] = aim
    closed = ("Norway closed its border to Russia.", CLOSED)
    assert answered_by("remark", told("2021-03-02", closed, ("The move was costly, she told Oslo.", remark))) == found


@pytest.mark.parametrize(
    ("text", "cue", "noun"),
    [
        ("Russia denied that it had any part in the raid.", {"words": "denied", "connective": "deny"}, "raid"),
        ("Russia denied that it was late.", {"words": "denied", "connective": "deny"}, None),
        (
            "Russia denied the charge that it led the raid.",
            {"words": "denied the charge", "connective": "deny", "noun": "charge"},
            "charge",
        ),
        (
            "Russia refused to scrap the charge.",
            {"words": "refused to scrap the charge", "connective": "refuse", "noun": "charge"},
            None,
        ),
        ("Russia refused the offer.", {"words": "refused the offer", "connective": "refuse", "noun": "offer"}, "offer"),
    ],
)
def test_a_denial_is_of_the_deed_that_it_names_and_refusing_to_act_of_no_noun(
    text: str, cue: dict[str, str], noun: str | None
) -> None:
    trigger = text.split()[1]
    answer = {"id": "answer", "event": "REJECT", "by": "russia", "to": "norway", "trigger": trigger, "answers": cue}
    crisis = build_crisis({"actors": ACTORS, "articles": [told("2021-03-02", (text, answer))]})
    assert read_closer(crisis.cues[0], crisis.statements[0]).antecedent_noun == noun
