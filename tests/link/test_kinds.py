from __future__ import annotations

from dataclasses import replace

from escalate.lexicon import shipped_table
from escalate.link.kinds import is_kind_meant, is_same_act, kind_of, load_kinds, name_fit, names_kind
from escalate.model import Event
from tests.link.crises import build_crisis


def test_every_topic_with_kinds_is_a_topic() -> None:
    topics = {f"#{r['topic']}" for r in shipped_table("link_topics", columns=("topic", "kind", "against", "words"))}
    assert set(load_kinds()) <= topics


def test_a_demand_to_leave_is_met_by_drawing_back_and_by_no_meeting() -> None:
    assert is_kind_meant(Event.RETREAT, {"#leave", "base"})
    assert not is_kind_meant(Event.CONSULT, {"#leave", "base"})


def test_words_that_name_no_act_mean_none_in_particular() -> None:
    assert is_kind_meant(Event.AID, {"door", "#troops"})
    assert not names_kind(Event.AID, {"door", "#troops"})


def test_words_name_this_kind_of_act_or_others_or_none_in_particular() -> None:
    assert name_fit(Event.RETREAT, {"#leave", "base"}) == "it"
    assert name_fit(Event.CONSULT, {"#leave", "base"}) == "others"
    assert name_fit(Event.CONSULT, {"door", "#troops"}) == "none"


def test_one_common_word_shows_no_same_act_but_one_fitting_topic_does() -> None:
    assert not is_same_act(Event.RETREAT, frozenset({"door"}))
    assert not is_same_act(Event.RETREAT, frozenset())
    assert is_same_act(Event.RETREAT, frozenset({"#leave"}))
    assert not is_same_act(Event.STATEMENT, frozenset({"#leave"}))
    assert is_same_act(Event.AID, frozenset({"grain", "convoy"}))


def test_an_appeal_counts_as_a_demand_only_when_it_is_made_to_somebody() -> None:
    actors = {"usa": {"name": "United States"}, "iran": {"name": "Iran"}}
    told = [
        {"text": "Iran urged the United States to leave.", "statements": [
            {"id": "to", "event": "STATEMENT", "by": "iran", "to": "usa", "trigger": "urged"}]},
        {"text": "Iran called for calm.", "statements": [
            {"id": "at large", "event": "STATEMENT", "by": "iran", "to": "", "trigger": "called"}]},
    ]  # fmt: skip
    crisis = build_crisis({"actors": actors, "articles": [{"published": "2020-01-05", "sentences": told}]})
    kinds = [kind_of(replace(s, mode="appeal")) for s in crisis.statements]
    assert kinds == [Event.REQUEST, Event.STATEMENT]
    assert kind_of(crisis.statements[0]) is Event.STATEMENT


def test_a_concession_that_is_only_offered_counts_as_a_promise() -> None:
    told = [
        {"id": "offer", "event": "CONCEDE", "by": "peru", "trigger": "offered"},
        {"id": "paid", "event": "CONCEDE", "by": "peru", "trigger": "paid"},
    ]
    text = "Peru offered to pay for the boats in May and paid in June."
    crisis = build_crisis(
        {
            "actors": {"peru": {"name": "Peru"}},
            "articles": [{"published": "2011-07-04", "sentences": [{"text": text, "statements": told}]}],
        }
    )
    assert [kind_of(s) for s in crisis.statements] == [Event.AGREE, Event.CONCEDE]
