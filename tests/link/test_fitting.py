"""What fits the words for what is answered: a decision is a measure told before, a remark by others is no answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.link.test_reach import CLOSED, answered_by, refusal, told


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
