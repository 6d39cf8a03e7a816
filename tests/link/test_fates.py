"""What becomes of threats, demands and promises: only what an act of the kind meant, at the party meant, decides."""

from __future__ import annotations

from typing import Any

from tests.link.test_link import ACTORS, link_crisis, tell

CAST: dict[str, Any] = {
    **ACTORS,
    "aid": {"name": "Aylin", "kind": "person", "country": "turkey", "member_of": ["turkey"]},
    "envoy": {"name": "Orhan", "kind": "person", "country": "turkey", "member_of": ["turkey"]},
    "syria": {"name": "Syria"},
}


def find_fates(first: dict[str, Any], second: dict[str, Any], days: tuple[str, str]) -> set[tuple[str, str, str]]:
    """Return the fates found among two articles of one sentence each."""
    articles = [{"published": day, "sentences": [told]} for day, told in zip(days, (first, second), strict=True)]
    links = link_crisis({"actors": CAST, "articles": articles})
    return {key for key in links if key[2] in ("meets", "fulfils", "defies")}


DAYS = ("2015-12-01", "2015-12-09")
CONTENT = "that Russia withdraw its pilots from the airfield"
DEMAND = tell(f"Turkey demanded {CONTENT}.", "ask", "REQUEST", "turkey", "russia", "demanded", content=CONTENT)


def test_a_demand_to_withdraw_is_met_by_a_withdrawal() -> None:
    done = tell("Russia pulled its pilots out of the airfield.", "out", "RETREAT", "russia", "", "pulled")
    assert find_fates(DEMAND, done, DAYS) == {("ask", "out", "meets")}


def test_a_demand_to_withdraw_is_not_met_by_talks_or_by_an_agreement_on_something_else() -> None:
    talks = tell("Russia discussed the airfield with Turkey.", "talk", "CONSULT", "russia", "turkey", "discussed")
    vow = tell("Russia agreed with Turkey to build a pipeline.", "vow", "AGREE", "russia", "turkey", "agreed")
    assert find_fates(DEMAND, talks, DAYS) == set()
    assert find_fates(DEMAND, vow, DAYS) == set()


def test_a_demand_is_met_by_an_agreement_to_do_what_was_asked() -> None:
    vow = tell("Russia agreed with Turkey to withdraw its pilots.", "vow", "AGREE", "russia", "turkey", "agreed")
    assert find_fates(DEMAND, vow, DAYS) == {("ask", "vow", "meets")}


def test_a_demand_is_met_by_an_act_towards_a_third_party_that_one_sentence_tells_with_it() -> None:
    content = "that Russia free the pilot of the Syrian jet"
    text = f"After Turkey demanded {content}, Russia freed the pilot and handed him to Lebanon."
    ask = {"id": "ask", "event": "REQUEST", "by": "turkey", "to": "russia", "trigger": "demanded"}
    done = {"id": "done", "event": "CONCEDE", "by": "russia", "to": "lebanon", "trigger": "freed"}
    article = {"published": DAYS[0], "sentences": [{"text": text, "statements": [{**ask, "content": content}, done]}]}
    cast = {**CAST, "lebanon": {"name": "Lebanon"}}
    assert ("ask", "done", "meets") in link_crisis({"actors": cast, "articles": [article]})


def test_what_has_a_deadline_was_said_before_what_is_done_when_it_has_passed() -> None:
    ask = {**DEMAND, "statements": [{**DEMAND["statements"][0], "deadline": "2015-12-05", "when": "2015-12"}]}
    done = tell("Russia pulled its pilots out of the airfield.", "out", "RETREAT", "russia", "", "pulled")
    assert find_fates(ask, done, DAYS) == {("ask", "out", "meets")}


def test_a_demand_is_not_met_by_an_act_towards_another_on_another_matter() -> None:
    freed = tell("Russia freed the captain of a Syrian trawler.", "freed", "CONCEDE", "russia", "syria", "freed")
    assert find_fates(DEMAND, freed, DAYS) == set()


def test_an_appeal_by_a_third_party_is_met_by_the_act_that_it_asks_for() -> None:
    content = "to withdraw its pilots from Syria"
    appeal = tell(f"Turkey urged Russia {content}.", "ask", "REQUEST", "turkey", "russia", "urged", content=content)
    away = tell("Russia withdrew its pilots and left Syria.", "away", "RETREAT", "russia", "syria", "withdrew")
    assert find_fates(appeal, away, DAYS) == {("ask", "away", "meets")}


def test_a_shared_common_word_decides_nothing() -> None:
    content = "that Russia keep the door shut"
    ask = tell(f"Turkey demanded {content}.", "ask", "REQUEST", "turkey", "russia", "demanded", content=content)
    later = tell("Russia drew back from the door of the hall.", "back", "RETREAT", "russia", "", "drew")
    assert find_fates(ask, later, DAYS) == set()


def test_a_promise_to_meet_one_person_is_kept_by_meeting_that_person_alone() -> None:
    content = "to meet Aylin for talks on the pipeline"
    vow = tell(f"Putin promised {content}.", "vow", "AGREE", "putin", "aid", "promised", content=content, future=True)
    kept = tell("Putin met Aylin for talks on the pipeline.", "kept", "CONSULT", "putin", "aid", "met")
    other = tell("Putin met Orhan for talks on the pipeline.", "other", "CONSULT", "putin", "envoy", "met")
    assert find_fates(vow, kept, DAYS) == {("vow", "kept", "fulfils")}
    assert find_fates(vow, other, DAYS) == set()


def test_force_right_after_the_deadline_of_a_threat_carries_it_out() -> None:
    content = "to act by 8 December"
    threat = tell(
        f"Turkey threatened Russia {content}.", "threat", "THREATEN", "turkey", "russia", "threatened",
        content=content, deadline="2015-12-08",
    )  # fmt: skip
    raid = tell("Turkey shelled a Russian depot.", "raid", "ASSAULT", "turkey", "russia", "shelled")
    assert find_fates(threat, raid, DAYS) == {("threat", "raid", "fulfils")}


def test_words_that_refuse_say_themselves_that_a_demand_is_defied() -> None:
    cue = {"words": "scorned the demand", "connective": "scorn", "noun": "demand"}
    no = tell("Moscow scorned the demand.", "no", "STATEMENT", "russia", "", "scorned", answers=cue)
    assert find_fates(DEMAND, no, DAYS) == {("ask", "no", "defies")}


def test_words_that_accept_say_themselves_that_an_offer_is_met() -> None:
    offer = tell("Turkey offered talks to Russia.", "offer", "AGREE", "turkey", "russia", "offered", future=True)
    cue = {"words": "accepted the offer", "connective": "accept", "noun": "offer"}
    yes = tell("Russia accepted the offer.", "yes", "AGREE", "russia", "turkey", "accepted", answers=cue)
    assert ("offer", "yes", "meets") in find_fates(offer, yes, DAYS)


def test_words_of_its_own_side_defy_nothing() -> None:
    cue = {"words": "dismissed the demand", "connective": "dismiss", "noun": "demand"}
    own = tell("Ankara dismissed the demand.", "own", "REJECT", "turkey", "russia", "dismissed", answers=cue)
    assert find_fates(DEMAND, own, DAYS) == set()


def test_a_friendly_act_goes_against_no_warning() -> None:
    content = "to close the strait if Russia kept its pilots at the airfield"
    threat = tell(
        f"Turkey threatened {content}.", "threat", "THREATEN", "turkey", "russia", "threatened", content=content,
        condition="if Russia kept its pilots at the airfield",
    )  # fmt: skip
    words = "that its pilots stayed at the airfield"
    said = tell(f"Russia said {words}.", "said", "STATEMENT", "russia", "turkey", "said", content=words)
    assert find_fates(threat, said, DAYS) == set()


def test_who_is_asked_to_go_by_one_of_his_own_state_may_defy_him() -> None:
    content = "to give up the ministry"
    ask = tell(f"Aylin asked Orhan {content}.", "ask", "REQUEST", "aid", "envoy", "asked", content=content)
    no = tell("Orhan refused to give up the ministry.", "no", "REJECT", "envoy", "aid", "refused")
    assert find_fates(ask, no, DAYS) == {("ask", "no", "defies")}


def test_what_is_still_waited_for_meets_no_demand() -> None:
    text = "Turkey will stay until Russia withdraws its pilots from the airfield."
    later = tell(text, "later", "RETREAT", "russia", "", "withdraws")
    assert find_fates(DEMAND, later, DAYS) == set()


def test_force_before_the_deadline_of_a_threat_does_not_carry_it_out() -> None:
    content = "to bomb the Russian airfield unless the pilots left"
    threat = tell(
        f"Turkey threatened {content}.", "threat", "THREATEN", "turkey", "russia", "threatened",
        content=content, condition="unless the pilots left", deadline="2015-12-20",
    )  # fmt: skip
    raid = tell("Turkey bombed the Russian airfield.", "raid", "ASSAULT", "turkey", "russia", "bombed")
    assert find_fates(threat, raid, DAYS) == set()
    assert find_fates(threat, raid, ("2015-12-01", "2015-12-21")) == {("threat", "raid", "fulfils")}


def test_what_is_done_after_the_death_of_whoever_threatened_it_is_no_deed_of_his() -> None:
    content = "to bomb the Russian airfield"
    threat = tell(f"Aylin threatened {content}.", "threat", "THREATEN", "aid", "russia", "threatened", content=content)
    killed = tell("Russia killed Aylin.", "killed", "ASSAULT", "russia", "aid", "killed")
    raid = tell("Turkey bombed the Russian airfield.", "raid", "ASSAULT", "turkey", "russia", "bombed")
    days = ("2015-12-01", "2015-12-03", "2015-12-09")

    def find(*told: dict[str, Any]) -> set[tuple[str, str, str]]:
        articles = [{"published": day, "sentences": [one]} for day, one in zip(days, told, strict=False)]
        return {key for key in link_crisis({"actors": CAST, "articles": articles}) if key[2] == "fulfils"}

    assert find(threat, raid) == {("threat", "raid", "fulfils")}
    assert find(threat, killed, raid) == set()
