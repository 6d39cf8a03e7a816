"""What is described of a pair of which the earlier is a threat, demand or promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.candidates import find_candidates
from escalate.link.profiles import build_profiles
from escalate.link.sides import Sides
from tests.link.crises import build_crisis
from tests.link.test_entries import AWAY, DEMAND, NOTHING_TOLD, report
from tests.link.test_link import tell

if TYPE_CHECKING:
    from collections.abc import Mapping


def describe_all(*told: dict[str, object]) -> Mapping[str, Mapping[str, float]]:
    """Return the features of every act that may decide the demand, by its id."""
    crisis = build_crisis(report(DEMAND, *told))
    profiles = build_profiles(crisis.statements, Sides(crisis.actors), articles=crisis.articles)
    return {c.later.id: c.features for c in find_candidates(profiles, NOTHING_TOLD)}


def test_an_act_against_who_demanded_is_told_from_one_against_another() -> None:
    back = tell("Russia shelled a post of Turkey.", "back", "ASSAULT", "russia", "turkey", "shelled")
    away = tell("Russia shelled a post of NATO.", "nato", "ASSAULT", "russia", "nato", "shelled")
    found = describe_all(back, away)
    assert found["back"]["own, act, at=other>force>source"] == 1.0
    assert found["nato"]["own, act, at=other>force>another"] == 1.0


def test_whether_the_act_is_of_a_kind_that_was_asked_for_is_told() -> None:
    fly = tell("Russia flew a patrol over Turkey.", "fly", "MOBILIZE", "russia", "turkey", "flew")
    found = describe_all(AWAY, fly)
    assert found["away"]["own, act, asked kind=other>REQUEST>friendly>it"] == 1.0
    assert found["fly"]["own, act, asked kind=other>REQUEST>force>others"] == 1.0
