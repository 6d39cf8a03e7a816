"""The table of moods: complete, and right where PLOVER's codebook is explicit."""

from __future__ import annotations

import pytest

from escalate.extract.events import moods
from escalate.model import Event


@pytest.mark.parametrize(
    ("operator", "act", "made"),
    [
        ("promise", Event.AID, Event.AGREE),
        ("promise", Event.ASSAULT, Event.THREATEN),
        ("will", Event.ASSAULT, Event.THREATEN),
        ("end", Event.COERCE, Event.CONCEDE),
        ("end", Event.ASSAULT, Event.RETREAT),
        ("end", Event.AID, Event.SANCTION),
        ("refuse", Event.RETREAT, Event.REJECT),
        ("refuse", Event.ASSAULT, None),
        ("not", Event.ASSAULT, None),
        ("will not", Event.PROTEST, Event.AGREE),
        ("accuse", Event.ASSAULT, Event.ACCUSE),
        ("consider", Event.ASSAULT, None),
    ],
)
def test_an_operator_changes_the_code_of_an_act(operator: str, act: Event, made: Event | None) -> None:
    assert moods.apply(operator, act) is made


def test_signing_under_a_promise_is_agreement_while_support_is_given_by_promising_it() -> None:
    assert moods.apply("promise", Event.SUPPORT, "support") is Event.SUPPORT
    assert moods.apply("promise", Event.SUPPORT, "sign") is Event.AGREE


def test_every_cell_of_the_table_is_a_code_or_a_mark() -> None:
    for operator in moods.operators():
        for act in (*Event, None):
            made = moods.apply(operator, act)
            assert made is None or isinstance(made, Event)


def test_silent_operators_are_those_that_leave_nothing() -> None:
    assert moods.is_silent("consider")
    assert not moods.is_silent("refuse")
