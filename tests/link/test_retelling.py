"""A deed told without its doer, or named again by a noun, is the deed told before and no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from escalate.link import merge_reports
from escalate.link.retelling import names_again, tells_back
from escalate.model import Basis, Precision, When
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from escalate.model import Statement

ACTORS: dict[str, Any] = {
    "peru": {"name": "Peru", "aliases": ["Peruvian"]},
    "chile": {"name": "Chile", "aliases": ["Chilean"]},
    "cabinet": {"name": "Chilean government", "kind": "government", "country": "chile"},
    "rebels": {"name": "Red Path", "kind": "armed group"},
    "person.vega": {"name": "Vega", "kind": "person", "country": "chile"},
    "gunmen": {"name": "gunmen", "kind": "unknown"},
    "people": {"name": "people", "kind": "people"},
    "ministry": {"name": "Finance Ministry", "kind": "government", "country": "peru"},
}


def say(text: str, trigger: str, event: str = "ASSAULT", **more: Any) -> dict[str, Any]:
    return {"text": text, "statements": [{"event": event, "trigger": trigger, **more}]}


def merge(*articles: tuple[str, list[dict[str, Any]]]) -> tuple[Statement, ...]:
    told: list[dict[str, Any]] = [{"published": day, "sentences": sentences} for day, sentences in articles]
    number = 0
    for article in told:
        for sentence in article["sentences"]:
            for about in sentence["statements"]:
                number += 1
                about.setdefault("id", f"s{number}")
    built = build_crisis({"actors": ACTORS, "articles": told})
    forward = merge_reports(built.statements, actors=built.actors)
    backward = merge_reports(reversed(built.statements), actors=built.actors)
    assert {s.id: s for s in forward} == {s.id: s for s in backward}
    return forward


BLAST = "Six people were killed in a blast at the Finance Ministry in Lima on Monday."
BOMBED = "The Red Path bombed the Finance Ministry in Lima on Monday."


def test_who_knows_the_doer_lends_it_and_who_knows_the_target_that() -> None:
    blast = say(BLAST, "killed", when="1992-06-01", to="ministry")
    bombed = say(BOMBED, "bombed", when="1992-06-01", by="rebels")
    (merged,) = merge(("1992-06-01", [blast]), ("1992-06-02", [bombed]))
    assert [m.actor for m in merged.sources] == ["rebels"]
    assert [m.actor for m in merged.targets] == ["ministry"]
    assert {r.article for r in merged.reports} == {"a1", "a2"}
    assert {m.span.article for m in (*merged.sources, *merged.targets)} == {"a1", "a2"}


def test_blasts_in_two_lands_are_two_though_a_third_telling_leaves_the_place_out() -> None:
    lima = say(BLAST, "killed", when="1992-06-01")
    santiago = say("Two people were killed in a blast at the Finance Ministry in Santiago, Chile, on Monday.", "killed",
                   when="1992-06-01")  # fmt: skip
    nowhere = say("The blast killed six people at the Finance Ministry on Monday.", "killed", when="1992-06-01")
    merged = merge(("1992-06-01", [lima]), ("1992-06-01", [santiago]), ("1992-06-02", [nowhere]))
    assert sorted(len(s.reports) for s in merged) == [1, 2]


def test_a_known_blast_told_weeks_later_is_dated_by_who_told_it_then() -> None:
    lima = say("A blast at a ministry wrecked buses in Lima on Monday and killed six people.", "killed",
               when="1992-06-01")  # fmt: skip
    later = say("The blast that wrecked buses at a ministry in Lima killed nine people.", "killed")
    (merged,) = merge(("1992-06-01", [lima]), ("1992-06-20", [later]))
    assert merged.when is not None
    assert merged.when.start == "1992-06-01"


def test_another_blast_weeks_later_is_another() -> None:
    lima = say(BLAST, "killed", when="1992-06-01")
    later = say("Six people were killed in a blast at the Finance Ministry in Lima on Friday.", "killed",
                when="1992-06-19")  # fmt: skip
    assert len(merge(("1992-06-01", [lima]), ("1992-06-20", [later]))) == 2


def test_a_noun_that_an_article_names_again_is_what_it_told() -> None:
    lifted = say("Peru lifted its ban on Chilean wine on Tuesday.", "lifted", "CONCEDE", by="peru", to="chile")
    named = say("The retreat was welcomed by growers.", "retreat", "CONCEDE", by="peru", to="chile")
    (merged,) = merge(("1992-06-02", [lifted, named]))
    assert [r.trigger.text for r in merged.reports] == ["lifted", "retreat"]


def test_a_noun_that_may_mean_two_things_merges_with_neither() -> None:
    lifted = say("Peru lifted its ban on Chilean wine on Tuesday.", "lifted", "CONCEDE", by="peru", to="chile")
    freed = say("Peru freed nine Chilean sailors.", "freed", "CONCEDE", by="peru", to="chile")
    named = say("The retreat was welcomed by growers.", "retreat", "CONCEDE", by="peru", to="chile")
    assert len(merge(("1992-06-02", [lifted, freed, named]))) == 3


def test_a_noun_for_another_day_is_another_round() -> None:
    first = say("Peru expelled two Chilean consuls on Tuesday.", "expelled", "SANCTION", by="peru", to="chile",
                when="1992-06-02")  # fmt: skip
    other = say("Chile had shrugged off Peru's step of May.", "step", "SANCTION", by="peru", to="chile",
                when="1992-05-09")  # fmt: skip
    assert len(merge(("1992-06-02", [first, other]))) == 2


def test_what_was_shut_in_a_month_is_what_was_shut_on_a_day_of_it() -> None:
    shut = say("Peru shut the crossing at Tacna to Chilean lorries.", "shut", "SANCTION", by="peru", to="chile",
               when="1992-01-30")  # fmt: skip
    opened = say("The gate at Tacna, which Peru had shut to lorries in January, stood open.", "shut", "SANCTION",
                 by="peru", to="chile", when="1992-01")  # fmt: skip
    assert len(merge(("1992-01-30", [shut]), ("1992-03-21", [opened]))) == 1


def test_another_measure_of_that_month_stays_apart() -> None:
    shut = say("Peru shut the crossing at Tacna to Chilean lorries.", "shut", "SANCTION", by="peru", to="chile",
               when="1992-01-30")  # fmt: skip
    frozen = say("The loan, which Peru had frozen in January, was paid to Chile.", "frozen", "SANCTION",
                 by="peru", to="chile", when="1992-01")  # fmt: skip
    assert len(merge(("1992-01-30", [shut]), ("1992-03-21", [frozen]))) == 2


def test_a_minister_may_stand_for_the_government() -> None:
    one = say("Vega ruled out talks with Peru on Monday.", "ruled", "REJECT", by="person.vega", to="peru",
              when="1992-06-01")  # fmt: skip
    other = say("The Chilean government turned Peru down on Monday.", "turned", "REJECT", by="cabinet", to="peru",
                when="1992-06-01")  # fmt: skip
    assert len(merge(("1992-06-01", [one]), ("1992-06-02", [other]))) == 1


def test_two_measures_of_an_article_stay_two_though_another_report_fits_both() -> None:
    expelled = say("Peru expelled nine Chilean clerks on Saturday.", "expelled", "SANCTION", by="peru", to="chile",
                   when="1992-06-06")  # fmt: skip
    scolded = say("The Chilean consul was scolded at the ministry.", "scolded", "SANCTION", by="peru", to="chile",
                  when="1992-06-06")  # fmt: skip
    ouster = say("Chile shrugged off the ouster of the nine.", "ouster", "SANCTION", by="peru", to="chile",
                 when="1992-06-06")  # fmt: skip
    merged = merge(("1992-06-06", [expelled, scolded]), ("1992-06-08", [ouster]))
    assert all({r.trigger.text for r in s.reports} != {"expelled", "scolded"} for s in merged)
    assert len(merged) >= 2


def test_a_raid_counted_to_the_man_is_the_strike_that_killed_as_many() -> None:
    raid = say("The raid on Monday killed 24 soldiers, the army said.", "killed", when="1992-06-01")
    strike = say("Peruvian jets killed 24 Chilean soldiers on Monday.", "killed", when="1992-06-01", by="peru",
                 to="chile")  # fmt: skip
    (merged,) = merge(("1992-06-02", [raid]), ("1992-06-02", [strike]))
    assert [m.actor for m in merged.sources] == ["peru"]


def test_the_burning_of_one_embassy_told_twice_as_known_is_one() -> None:
    since = [When(start=None, end=day, precision=Precision.BEFORE, basis=Basis.INFERRED)
             for day in ("1992-06-02", "1992-07-20")]  # fmt: skip
    sacking = say("Chile froze its aid over the sacking of its embassy.", "sacking", id="s1", to="chile")
    burning = say("Chile opened the border it had shut over the burning of its embassy.", "burning", id="s2",
                  to="chile")  # fmt: skip
    told = [{"published": "1992-06-02", "sentences": [sacking]}, {"published": "1992-07-20", "sentences": [burning]}]
    built = build_crisis({"actors": ACTORS, "articles": told})
    statements = [replace(s, when=when) for s, when in zip(built.statements, since, strict=True)]
    assert len(merge_reports(statements, actors=built.actors)) == 1


def test_a_raid_counted_otherwise_is_another() -> None:
    raid = say("The raid on Monday killed 11 soldiers, the army said.", "killed", when="1992-06-01")
    strike = say("Peruvian jets killed 24 Chilean soldiers on Monday.", "killed", when="1992-06-01", by="peru",
                 to="chile")  # fmt: skip
    assert len(merge(("1992-06-02", [raid]), ("1992-06-02", [strike]))) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "noun", "back"),
    [
        ("The lifting of the ban was welcomed.", "lifting", True, True),
        ("The Peruvian offer was made on Monday.", "offer", True, True),
        ("It was Vega's word that counted.", "word", True, True),
        ("That apology came late.", "apology", True, True),
        ("The gate, which Peru had shut in January, stood open.", "shut", False, True),
        ("Peru had already expelled two consuls.", "expelled", False, True),
        ("The army attacked a village.", "attacked", False, False),
        ("The president said in Lima that he would go.", "said", False, False),
        ("A blast killed six.", "blast", False, False),
    ],
)
def test_nouns_and_clauses_that_tell_again(text: str, trigger: str, noun: bool, back: bool) -> None:
    crisis = build_crisis({"actors": ACTORS, "articles": [{"published": "1992-06-02",
                          "sentences": [say(text, trigger, id="s")]}]})  # fmt: skip
    (statement,) = crisis.statements
    assert (names_again(statement), tells_back(statement)) == (noun, back)
