"""From statements and cues to links: the whole stage on small crises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from escalate.link import connect, link
from escalate.model import LinkBasis, Order
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from escalate.model import Link

ACTORS: dict[str, Any] = {
    "russia": {"name": "Russia"},
    "putin": {"name": "Putin", "kind": "person", "country": "russia"},
    "turkey": {"name": "Turkey"},
    "erdogan": {"name": "Erdogan", "kind": "person", "country": "turkey"},
    "nato": {"name": "NATO", "kind": "organisation"},
}

JET: dict[str, Any] = {
    "actors": ACTORS,
    "articles": [
        {
            "published": "2015-11-24",
            "sentences": [
                {
                    "text": "Turkey shot down a Russian bomber near the Syrian border on Tuesday.",
                    "statements": [
                        {"id": "shot", "event": "ASSAULT", "by": "turkey", "to": "russia", "trigger": "shot"},
                    ],
                },
                {
                    "text": "Putin warned that the downing of the bomber would have serious consequences for Turkey.",
                    "statements": [
                        {
                            "id": "warned", "event": "THREATEN", "by": "putin", "to": "turkey", "trigger": "warned",
                            "content": "the downing of the bomber would have serious consequences for Turkey",
                        },
                    ],
                },
            ],
        },
        {
            "published": "2015-11-28",
            "sentences": [
                {
                    "text": "Russia imposed sanctions on Turkey in retaliation for the downing.",
                    "statements": [
                        {
                            "id": "sanctions", "event": "SANCTION", "by": "russia", "to": "turkey",
                            "trigger": "imposed",
                            "answers": {
                                "words": "in retaliation for the downing", "connective": "in retaliation for",
                                "noun": "downing",
                            },
                        },
                    ],
                },
                {
                    "text": "Erdogan rejected the sanctions as emotional.",
                    "statements": [
                        {
                            "id": "rejected", "event": "REJECT", "by": "erdogan", "to": "russia",
                            "trigger": "rejected", "when": "2015-11-28",
                        },
                    ],
                },
            ],
        },
    ],
}  # fmt: skip


def link_crisis(crisis: dict[str, Any]) -> dict[tuple[str, str, str], Link]:
    built = build_crisis(crisis)
    _, links = connect(built.statements, cues=built.cues, actors=built.actors, articles=built.articles)
    return {(k.antecedent, k.consequence, k.relation.value): k for k in links}


def test_stated_answer_is_resolved_by_noun_across_articles() -> None:
    link = link_crisis(JET)["shot", "sanctions", "provokes"]
    assert link.basis is LinkBasis.EXPLICIT
    assert link.evidence is not None
    assert link.evidence.text == "in retaliation for the downing"
    assert link.delta_intensity == 3.0


def test_answer_of_the_one_aimed_at_is_inferred_with_its_grounds() -> None:
    link = link_crisis(JET)["shot", "warned", "provokes"]
    assert link.basis is LinkBasis.INFERRED
    assert "Putin threatened Turkey (2015-11-24)" in link.reason
    assert "Turkey attacked Russia (2015-11-24)" in link.reason


def test_members_of_a_side_answer_for_it() -> None:
    assert ("shot", "warned", "provokes") in link_crisis(JET)


def test_no_link_runs_against_time() -> None:
    built = build_crisis(JET)
    times = {s.id: s.when for s in built.statements}
    for antecedent, consequence, _ in link_crisis(JET):
        first, second = times[antecedent], times[consequence]
        assert first is not None
        assert second is not None
        assert first.order(second) is not Order.AFTER


@given(order=st.permutations(range(4)))
def test_order_of_statements_makes_no_difference(order: list[int]) -> None:
    built = build_crisis(JET)
    shuffled = [built.statements[n] for n in order]
    expected = connect(built.statements, cues=built.cues, actors=built.actors)
    merged, links = connect(shuffled, cues=built.cues[::-1], actors=built.actors[::-1])
    assert links == expected[1]
    assert sorted(s.id for s in merged) == sorted(s.id for s in expected[0])


def tell(text: str, name: str, event: str, by: str, to: str, trigger: str, **more: Any) -> dict[str, Any]:
    """Return a sentence with one statement."""
    about = {"id": name, "event": event, "by": by, "to": to, "trigger": trigger, **more}
    return {"text": text, "statements": [about]}


def link_two_days(first: dict[str, Any], second: dict[str, Any], days: tuple[str, str]) -> set[tuple[str, str, str]]:
    """Return what links two articles of one sentence each, published on `days`."""
    articles = [{"published": day, "sentences": [told]} for day, told in zip(days, (first, second), strict=True)]
    return set(link_crisis({"actors": ACTORS, "articles": articles}))


SHOT = tell("Turkey shot down a Russian bomber.", "shot", "ASSAULT", "turkey", "russia", "shot")


def test_unrelated_acts_of_opposed_sides_far_apart_are_not_linked() -> None:
    later = tell("Russia accused Turkey of smuggling oil.", "oil", "ACCUSE", "russia", "turkey", "accused")
    assert link_two_days(SHOT, later, ("2015-11-24", "2016-03-01")) == set()


def test_a_third_party_that_nobody_aimed_at_does_not_answer() -> None:
    later = tell("NATO deployed warships near Syria.", "ships", "MOBILIZE", "nato", "", "deployed")
    assert link_two_days(SHOT, later, ("2015-11-24", "2015-11-25")) == set()


def test_the_same_threat_of_the_same_side_days_later_is_a_repeat() -> None:
    content = "to close the pipeline to Turkey"
    again = "to shut the pipeline that feeds Turkey"
    threat = tell(f"Putin threatened {content}.", "a", "THREATEN", "putin", "turkey", "threatened", content=content)
    later = tell(f"Russia again threatened {again}.", "b", "THREATEN", "russia", "turkey", "threatened", content=again)
    assert link_two_days(threat, later, ("2015-12-01", "2015-12-09")) == {("a", "b", "repeats")}


def test_threats_that_hang_on_one_condition_are_repeats() -> None:
    first, again = "if Turkey crosses the border", "if Turkish tanks cross the border"
    one = tell(f"Putin warned of ruin {first}.", "a", "THREATEN", "putin", "turkey", "warned", condition=first)
    two = tell(f"Putin promised pain {again}.", "b", "THREATEN", "putin", "turkey", "promised", condition=again)
    assert link_two_days(one, two, ("2015-12-01", "2015-12-09")) == {("a", "b", "repeats")}


def test_cue_that_fits_nothing_makes_no_link() -> None:
    talks = tell("Turkey met NATO envoys in Ankara.", "talks", "CONSULT", "turkey", "nato", "met")
    cue = {"words": "protested against the tariffs", "connective": "protest", "noun": "tariff"}
    later = tell("Russia protested against the tariffs.", "b", "PROTEST", "russia", "", "protested", answers=cue)
    assert link_two_days(talks, later, ("2015-12-01", "2015-12-02")) == set()


def test_the_same_words_of_another_speaker_weeks_later_are_no_repeat() -> None:
    content = "to close the pipeline to Turkey"
    threat = tell(f"Putin threatened {content}.", "a", "THREATEN", "putin", "turkey", "threatened", content=content)
    later = tell(f"Russia threatened {content}.", "b", "THREATEN", "russia", "turkey", "threatened", content=content)
    assert link_two_days(threat, later, ("2015-12-01", "2015-12-12")) == {("a", "b", "repeats")}
    assert link_two_days(threat, later, ("2015-12-01", "2016-01-12")) == set()


def test_an_act_of_years_before_is_not_answered_because_it_is_told_first() -> None:
    raid = tell("Turkey has killed Russian pilots since 1985.", "old", "ASSAULT", "turkey", "russia", "killed")
    raid["statements"][0]["when"] = "1985"
    later = tell("Russia killed Turkish pilots.", "new", "ASSAULT", "russia", "turkey", "killed")
    crisis = {"actors": ACTORS, "articles": [{"published": "2015-12-01", "sentences": [raid, later]}]}
    assert link_crisis(crisis) == {}


def test_that_request_is_the_one_made_of_the_side_that_rejects_it() -> None:
    to_nato = tell("Russia asked NATO for a list of flights.", "nato", "REQUEST", "russia", "nato", "asked")
    to_turkey = tell("Russia asked Turkey for an inquiry.", "turkey", "REQUEST", "russia", "turkey", "asked")
    cue = {"words": "rejected that request", "connective": "reject", "noun": "request"}
    no = tell("Turkey rejected that request.", "no", "REJECT", "turkey", "", "rejected", answers=cue)
    crisis = {"actors": ACTORS, "articles": [{"published": "2015-12-01", "sentences": [to_turkey, to_nato, no]}]}
    tied = {key for key, found in link_crisis(crisis).items() if found.basis is LinkBasis.EXPLICIT}
    assert tied == {("turkey", "no", "provokes"), ("turkey", "no", "defies")}


def test_an_act_whose_target_is_only_named_in_its_sentence_is_answered() -> None:
    shot = tell("Turkey shot down a plane of Russia.", "shot", "ASSAULT", "turkey", "", "shot")
    later = tell("Putin accused Turkey over the plane.", "acc", "ACCUSE", "putin", "turkey", "accused")
    articles = [{"published": "2015-11-24", "sentences": [shot, later]}]
    assert ("shot", "acc", "provokes") in link_crisis({"actors": ACTORS, "articles": articles})


def test_who_speaks_for_the_side_acted_against_answers_for_it() -> None:
    shot = tell("Turkey shot down a Russian plane over the border.", "shot", "ASSAULT", "turkey", "russia", "shot")
    text = "NATO urged Turkey to explain the shooting of the plane to Russia."
    later = tell(text, "urged", "REQUEST", "nato", "turkey", "urged")
    assert ("shot", "urged", "provokes") in link_two_days(shot, later, ("2015-11-24", "2015-11-25"))


def test_a_persons_remarks_are_not_those_of_another_of_his_side() -> None:
    actors = {**ACTORS, "lavrov": {"name": "Lavrov", "kind": "person", "country": "russia"}}
    said = tell("Putin said Turkey was lying.", "putin", "ACCUSE", "putin", "turkey", "said")
    cue = {"words": "rejected Lavrov's remarks", "connective": "reject", "noun": "remark", "actor": "lavrov"}
    no = tell("Turkey rejected Lavrov's remarks.", "no", "REJECT", "turkey", "russia", "rejected", answers=cue)
    articles = [
        {"published": "2015-11-24", "sentences": [said]},
        {"published": "2015-11-25", "sentences": [no]},
    ]
    built = build_crisis({"actors": actors, "articles": articles})
    found = link(built.statements, cues=built.cues, actors=built.actors)
    assert [k.antecedent for k in found if k.basis is LinkBasis.EXPLICIT] == []


def test_a_joint_act_of_both_sides_is_answered_by_either() -> None:
    signed = {"id": "signed", "event": "AGREE", "by": "putin erdogan", "to": "", "trigger": "signed"}
    lifted = {
        "id": "lifted", "event": "CONCEDE", "by": "russia", "to": "turkey", "trigger": "lifted",
        "answers": {
            "words": "after Putin and Erdogan signed a contract", "connective": "after", "statement": "signed",
        },
    }  # fmt: skip
    text = "Russia lifted its ban on Turkey after Putin and Erdogan signed a contract."
    articles = [{"published": "2016-06-30", "sentences": [{"text": text, "statements": [lifted, signed]}]}]
    assert ("signed", "lifted", "provokes") in link_crisis({"actors": ACTORS, "articles": articles})


def test_a_title_before_the_name_is_no_name_that_an_antecedent_must_speak_of() -> None:
    killed = tell("Turkey killed Lavrov near the border.", "killed", "ASSAULT", "turkey", "lavrov", "killed")
    cue = {
        "words": "in retaliation for the killing of General Lavrov", "connective": "in retaliation for",
        "noun": "killing", "actor": "lavrov",
    }  # fmt: skip
    text = "Russia bombed Turkey in retaliation for the killing of General Lavrov."
    bombed = tell(text, "bombed", "ASSAULT", "russia", "turkey", "bombed", answers=cue)
    actors = {**ACTORS, "lavrov": {"name": "Lavrov", "kind": "person", "country": "russia"}}
    articles = [{"published": "2015-11-24", "sentences": [killed]}, {"published": "2015-11-26", "sentences": [bombed]}]
    tie = link_crisis({"actors": actors, "articles": articles})["killed", "bombed", "provokes"]
    assert tie.basis is LinkBasis.EXPLICIT


def test_the_dead_answer_nothing() -> None:
    def article(trigger: str) -> dict[str, Any]:
        killed = {"id": "killed", "event": "ASSAULT", "by": "turkey", "to": "putin", "trigger": trigger}
        vowed = {"id": "vowed", "event": "THREATEN", "by": "putin", "to": "turkey", "trigger": "vowed"}
        return {
            "published": "2015-11-24",
            "sentences": [
                {"text": f"Turkey {trigger} Putin near the border on Tuesday.", "statements": [killed]},
                {"text": "Putin vowed to strike Turkey for the attack.", "statements": [vowed]},
            ],
        }

    def answers(trigger: str) -> set[tuple[str, str]]:
        built = build_crisis({"actors": ACTORS, "articles": [article(trigger)]})
        return {(k.antecedent, k.consequence) for k in link(built.statements, cues=(), actors=built.actors)}

    assert ("killed", "vowed") in answers("wounded")
    assert ("killed", "vowed") not in answers("killed")
