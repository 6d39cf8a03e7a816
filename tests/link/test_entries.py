"""What became of a threat or demand is concluded from all that may have decided it, looked at together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from escalate.link.candidates import find_candidates
from escalate.link.decisions import DECIDING, Told
from escalate.link.entries import Entry, describe_entry, gather_entries, weigh_entry
from escalate.link.profiles import build_profiles
from escalate.link.sides import Sides
from escalate.model import Relation
from tests.link.crises import build_crisis
from tests.link.test_link import ACTORS, link_crisis, tell

CONTENT = "that Russia withdraw its pilots from the airfield"
DEMAND = tell(f"Turkey demanded {CONTENT}.", "ask", "REQUEST", "turkey", "russia", "demanded", content=CONTENT)
REFUSED = tell("Russia refused to withdraw its pilots.", "no", "REJECT", "russia", "turkey", "refused")
AWAY = tell("Russia withdrew its pilots from the airfield.", "away", "RETREAT", "russia", "turkey", "withdrew")
DAYS = ("2015-12-01", "2015-12-03", "2015-12-09", "2015-12-30")
NOTHING_TOLD = Told(answered={}, likely={}, fates={}, words={})


def report(*told: dict[str, Any]) -> dict[str, Any]:
    """Return a crisis of one article for each sentence, days apart."""
    articles = [{"published": day, "sentences": [one]} for day, one in zip(DAYS, told, strict=False)]
    return {"actors": ACTORS, "articles": articles}


def entry_of(chances: dict[str, dict[Relation, float]], *told: dict[str, Any]) -> Entry:
    """Return the entry of the demand, `chances` being those of the acts that may decide it, by their ids."""
    crisis = build_crisis(report(DEMAND, *told))
    profiles = build_profiles(crisis.statements, Sides(crisis.actors), articles=crisis.articles)
    found = list(find_candidates(profiles, NOTHING_TOLD))
    assert {c.later.id for c in found} == set(chances)
    (entry,) = gather_entries(((c, chances[c.later.id]) for c in found), profiles)
    return entry


def chance(*, meets: float = 0.0, defies: float = 0.0) -> dict[Relation, float]:
    return {Relation.FULFILS: 0.0, Relation.MEETS: meets, Relation.DEFIES: defies}


def test_an_entry_holds_the_likeliest_and_the_next_and_which_came_first() -> None:
    found = describe_entry(entry_of({"no": chance(defies=0.8), "away": chance(meets=0.7)}, REFUSED, AWAY))
    assert found["defies"] == 0.8
    assert found["meets"] == 0.7
    assert found["meets, next"] == 0.0
    assert found["defied, then met"] == 1.0
    assert found["met, then defied"] == 0.0


def test_how_long_the_articles_look_on_counts_what_they_tell_of_its_sides_alone() -> None:
    chances = {"away": chance(meets=0.7)}
    raid = tell("NATO flew a patrol over the sea.", "raid", "MOBILIZE", "nato", "", "flew")
    talks = tell("Turkey thanked NATO for its patrols.", "talks", "SUPPORT", "turkey", "nato", "thanked")
    rest = tell("The pilots sang.", "rest", "STATEMENT", "nato", "", "sang")
    assert entry_of(chances, AWAY).days_told_after == 2
    assert entry_of(chances, AWAY, rest, raid).days_told_after == 2
    assert entry_of(chances, AWAY, rest, talks).days_told_after == 29


@pytest.mark.parametrize(("relation", "act"), [(Relation.MEETS, AWAY), (Relation.DEFIES, REFUSED)])
def test_the_likelier_that_something_decides_it_in_one_way_the_likelier_that_it_was_decided_so(
    relation: Relation, act: dict[str, Any]
) -> None:
    def weigh(likelihood: float) -> float:
        other = {Relation.MEETS: 0.2, Relation.DEFIES: 0.2, relation: likelihood}
        chances = {Relation.FULFILS: 0.0, **other}
        (name,) = (s["id"] for s in act["statements"])
        return weigh_entry(entry_of({name: chances}, act))[relation]

    assert weigh(0.5) < weigh(0.7) < weigh(0.9)


def test_talks_that_nothing_contends_with_meet_no_demand_to_withdraw_and_are_weighed_by_what_does() -> None:
    talks = tell("Russia discussed the airfield with Turkey.", "talk", "CONSULT", "russia", "turkey", "discussed")
    (verdict,) = (v for v in entry_of({"talk": chance(meets=0.8)}, talks).verdicts if v.relation is Relation.MEETS)
    assert verdict.likelihood < 0.2
    found = entry_of({"talk": chance(meets=0.3), "away": chance(meets=0.7)}, talks, AWAY).verdicts
    meets = {v.candidate.later.id: v.likelihood for v in found if v.relation is Relation.MEETS}
    assert meets == {"talk": 0.3, "away": 0.7}


def test_giving_way_goes_against_a_demand_only_by_what_it_warned_against() -> None:
    gone = tell("Russia drew back from the hall.", "gone", "RETREAT", "russia", "turkey", "drew")
    (verdict,) = (v for v in entry_of({"gone": chance(defies=0.8)}, gone).verdicts if v.relation is Relation.DEFIES)
    assert verdict.likelihood < 0.2


def test_what_no_act_at_hand_makes_likely_is_not_concluded_from_what_such_demands_come_to() -> None:
    entry = entry_of({"no": chance(meets=0.02, defies=0.03)}, REFUSED)
    assert weigh_entry(entry) == {}


def test_the_ways_at_hand_and_none_of_them_share_what_one_left_out_would_have() -> None:
    entry = entry_of({"no": chance(meets=0.02, defies=0.6)}, REFUSED)
    found = weigh_entry(entry)
    assert set(found) == {Relation.DEFIES}
    assert 0.0 < found[Relation.DEFIES] < 1.0


def test_the_order_of_verdicts_makes_no_difference() -> None:
    entry = entry_of({"no": chance(defies=0.8), "away": chance(meets=0.7)}, REFUSED, AWAY)
    turned = replace(entry, verdicts=entry.verdicts[::-1])
    assert weigh_entry(turned) == pytest.approx(weigh_entry(entry))
    assert set(weigh_entry(entry)) <= set(DECIDING)


def test_a_refusal_before_a_demand_is_met_is_told_besides() -> None:
    links = link_crisis(report(DEMAND, REFUSED, AWAY))
    assert ("ask", "away", "meets") in links
    assert ("ask", "no", "defies") in links


def test_an_undated_demand_came_before_what_happened_after_it_had_been_told() -> None:
    undated = {**DEMAND, "statements": [{**DEMAND["statements"][0], "when": None}]}
    links = link_crisis(report(undated, AWAY))
    assert ("ask", "away", "meets") in links


def test_an_act_of_the_month_that_a_later_article_tells_first_may_be_later() -> None:
    vague = {**AWAY, "statements": [{**AWAY["statements"][0], "when": "2015-12"}]}
    links = link_crisis(report(DEMAND, vague))
    assert ("ask", "away", "meets") in links
    assert ("away", "ask", "meets") not in links
