"""What may decide a threat or demand is weighed again among all else that may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from escalate.link.candidates import Candidate, find_candidates
from escalate.link.contenders import describe_among, load_weights
from escalate.link.decisions import Told
from escalate.link.profiles import build_profiles
from escalate.link.scoring import weigh_relations
from escalate.link.sides import Sides
from escalate.model import Relation
from tests.link.crises import build_crisis
from tests.link.test_entries import AWAY, DEMAND, NOTHING_TOLD, REFUSED, chance, report
from tests.link.test_link import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

SAILORS = "that Russia free the sailors"
OTHER = tell(f"Turkey demanded {SAILORS}.", "other", "REQUEST", "turkey", "russia", "demanded", content=SAILORS)


def find(*told: dict[str, Any], knowing: Told = NOTHING_TOLD) -> list[Candidate]:
    crisis = build_crisis(report(*told))
    profiles = build_profiles(crisis.statements, Sides(crisis.actors), articles=crisis.articles)
    return list(find_candidates(profiles, knowing))


def describe(
    chances: Mapping[tuple[str, str], dict[Relation, float]], *told: dict[str, Any]
) -> dict[tuple[str, str], dict[str, float]]:
    """Return the features of each candidate by the ids of its two statements; `chances` are those of each alone."""
    found = find(*told)
    keys = [(c.earlier.id, c.later.id) for c in found]
    assert set(keys) == set(chances)
    alone = [(c, chances[key]) for c, key in zip(found, keys, strict=True)]
    return dict(zip(keys, describe_among(alone), strict=True))


def test_an_act_knows_what_else_may_have_decided_the_demand_and_when() -> None:
    chances = {("ask", "no"): chance(defies=0.8), ("ask", "away"): chance(meets=0.7, defies=0.1)}
    found = describe(chances, DEMAND, REFUSED, AWAY)
    no, away = found["ask", "no"], found["ask", "away"]
    assert away["another defies before it"] == 0.8
    assert away["another defies after it"] == 0.0
    assert away["another likelier defies"] == 1.0
    assert away["another likelier meets"] == 0.0
    assert no["another meets after it"] == 0.7
    assert no["another likelier meets"] == 1.0


def test_an_act_knows_what_else_it_may_decide() -> None:
    chances = {("ask", "away"): chance(meets=0.7), ("other", "away"): chance(meets=0.2)}
    found = describe(chances, DEMAND, OTHER, AWAY)
    assert found["other", "away"]["meets another"] == 0.7
    assert found["other", "away"]["likelier meets another"] == 1.0
    assert found["ask", "away"]["likelier meets another"] == 0.0


def test_what_a_candidate_is_by_itself_stays_known() -> None:
    (candidate,) = find(DEMAND, AWAY)
    (features,) = describe_among([(candidate, chance(meets=0.7))])
    assert candidate.features.items() <= features.items()


def test_a_demand_that_another_act_likely_met_before_is_the_less_likely_met_by_this_one() -> None:
    def weigh(before: float) -> float:
        gone = tell("Russia drew its pilots back to the coast.", "gone", "RETREAT", "russia", "turkey", "drew")
        chances = {("ask", "gone"): chance(meets=before), ("ask", "away"): chance(meets=0.6)}
        features = describe(chances, DEMAND, gone, AWAY)["ask", "away"]
        return weigh_relations(features, load_weights())[Relation.MEETS]

    assert weigh(0.95) < weigh(0.05)


def refuse(text: str, trigger: str) -> set[str]:
    """Return the demands that a refusal may refuse, which the text ties to the demand to withdraw."""
    refusal = tell(text, "no", "REJECT", "russia", "turkey", trigger)
    told = Told(answered={"no": {"ask"}}, likely={}, fates={}, words={})
    return {c.earlier.id for c in find(DEMAND, OTHER, refusal, knowing=told)}


def test_a_refusal_of_one_demand_by_its_words_refuses_no_other() -> None:
    assert refuse("Russia refused to withdraw its pilots.", "refused") == {"ask"}


def test_a_refusal_that_names_no_demand_by_its_words_may_refuse_every_one() -> None:
    assert refuse("Russia rejected the ultimatum of Turkey.", "rejected") == {"ask", "other"}


def test_words_may_carry_out_what_was_threatened_if_they_take_it_up() -> None:
    vow = "that it would bring the case before the court"
    threat = tell(f"Turkey warned Russia {vow}.", "vow", "THREATEN", "turkey", "russia", "warned", content=vow)
    case = "its case before the court"
    sued = tell(f"Turkey accused Russia in {case}.", "suit", "ACCUSE", "turkey", "russia", "accused", content=case)
    spoke = tell("Turkey accused Russia of spying.", "words", "ACCUSE", "turkey", "russia", "accused", content="spying")
    assert [(c.earlier.id, c.later.id) for c in find(threat, sued, spoke)] == [("vow", "suit")]
