"""Tests of the words that tell what became of a threat, demand or promise."""

import pytest

from escalate.link.outcomes import find_outcomes
from tests.link.crises import build_crisis


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Peru closed the port, as it had threatened.", "kept"),
        ("Peru made good its threat and closed the port.", "kept"),
        ("Peru closed the port, bowing to the demand of its neighbour.", "met"),
        ("Peru closed the port in defiance of the court.", "defied"),
        ("Peru closed the port, letting the last deadline pass.", "defied"),
        ("Peru closed the port an hour after the deadline had passed.", "lapsed"),
    ],
)
def test_words_tell_the_outcome(text: str, outcome: str) -> None:
    told = {"id": "s", "event": "SANCTION", "by": "peru", "trigger": "closed"}
    crisis = build_crisis(
        {
            "actors": {"peru": {"name": "Peru"}},
            "articles": [{"published": "2011-05-04", "sentences": [{"text": text, "statements": [told]}]}],
        }
    )
    assert find_outcomes(crisis.statements[0]) == {outcome}
