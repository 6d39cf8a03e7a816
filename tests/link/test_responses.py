"""Which of the weighed pairs become links: the likeliest sooner than what comes besides, and by what words tie them."""

from __future__ import annotations

from typing import Any

import pytest

from escalate.link.features import Pair, find_pairs
from escalate.link.profiles import build_profiles
from escalate.link.responses import choose_responses
from escalate.link.sides import Sides
from tests.link.crises import build_crisis
from tests.link.test_reach import ACTORS, CLOSED, told

SHUT = {"id": "shut", "event": "SANCTION", "by": "norway", "to": "russia", "trigger": "shut"}


def pairs(cue: dict[str, Any] | None = None, **about: Any) -> list[Pair]:
    """Return the pairs of a protest by Russia with two measures of Norway; `cue` are words of the protest."""
    protest = {"id": "protest", "event": "ACCUSE", "by": "russia", "to": "norway", "trigger": "scolded"} | about
    built = build_crisis(
        {
            "actors": ACTORS,
            "articles": [
                told("2021-03-02", ("Norway closed its border to Russia.", CLOSED)),
                told("2021-03-03", ("Norway shut its ports to Russia.", SHUT)),
                told("2021-03-04", ("Russia scolded Norway for it.", protest | ({"answers": cue} if cue else {}))),
            ],
        }
    )
    found = {p.id: p for p in build_profiles(built.statements, Sides(built.actors))}
    later = found.pop("protest")
    return list(find_pairs(later, found.values(), cues=built.cues, stated={}, sides=Sides(built.actors)))


@pytest.mark.parametrize(
    ("likelihoods", "drawn"),
    [((0.45, 0.35), 1), ((0.6, 0.55), 2), ((0.2, 0.25), 0), ((0.35, 0.3), 1)],
)
def test_what_is_answered_besides_must_be_likelier_than_what_is_answered_first(
    likelihoods: tuple[float, float], drawn: int
) -> None:
    assert len(list(choose_responses(zip(likelihoods, pairs(), strict=True)))) == drawn


def test_a_statement_that_says_it_answers_something_answers_what_is_likeliest_sooner() -> None:
    weighed = [0.22, 0.21]
    assert not list(choose_responses(zip(weighed, pairs(), strict=True)))
    words = {"words": "for it", "connective": "for"}
    assert len(list(choose_responses(zip(weighed, pairs(words), strict=True)))) == 1


@pytest.mark.parametrize(
    ("about", "drawn"),
    [
        pytest.param({"confidence": 0.75}, 1, id="a charge"),
        pytest.param({"confidence": 0.75, "event": "STATEMENT"}, 0, id="mere words"),
        pytest.param({"confidence": 0.75, "by": "norway", "to": "russia"}, 0, id="one side going on"),
        pytest.param({"confidence": 0.95, "event": "STATEMENT"}, 1, id="mere words surely read"),
    ],
)
def test_mere_words_and_one_side_going_on_answer_nothing_where_they_were_doubtfully_read(
    about: dict[str, Any], drawn: int
) -> None:
    assert len(list(choose_responses(zip([0.7, 0.1], pairs(**about), strict=True)))) == drawn
