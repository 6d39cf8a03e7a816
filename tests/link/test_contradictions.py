"""Tellings of one event that can't all be true are kept side by side."""

from __future__ import annotations

from typing import Any

import pytest

from escalate.link import connect, find_contradictions
from escalate.model import Clash, Contradiction, Span
from tests.link.crises import build_crisis

ACTORS: dict[str, Any] = {
    "israel": {"name": "Israel", "aliases": ["Israeli"]},
    "usa": {"name": "America", "aliases": ["American"]},
    "syria": {"name": "Syria", "aliases": ["Syrian"]},
}


def told(text: str, by: str = "israel", **more: Any) -> dict[str, Any]:
    about = {"event": "ASSAULT", "by": by, "to": "syria", "trigger": "bombed", **more}
    return {"published": "2021-03-04", "sentences": [{"text": text, "statements": [about]}]}


def contradict(*articles: dict[str, Any], dated: bool = False) -> tuple[Contradiction, ...]:
    for number, article in enumerate(articles, 1):
        for sentence in article["sentences"]:
            for about in sentence["statements"]:
                about.setdefault("id", f"s{number}")
    built = build_crisis({"actors": ACTORS, "articles": list(articles)})
    merged, links = connect(built.statements, cues=built.cues, actors=built.actors, articles=built.articles)
    return find_contradictions(merged, links, actors=built.actors, articles=built.articles if dated else ())


def test_reports_that_count_the_dead_differently_contradict() -> None:
    twelve = told("Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.")
    thirty = told("Israeli jets bombed a Syrian army base near Homs and killed thirty soldiers.")
    (found,) = contradict(twelve, thirty)
    assert found.clash is Clash.NUMBER
    assert sorted(s.text for s in found.spans) == ["12 soldiers", "thirty soldiers"]
    assert {s.article for s in found.spans} == {"a1", "a2"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("12 soldiers", "twelve soldiers"),
        ("at least 12 soldiers", "30 soldiers"),
        ("about 100 soldiers", "104 soldiers"),
        ("up to 40 soldiers", "30 soldiers"),
        ("dozens of soldiers", "43 soldiers"),
    ],
)
def test_numbers_that_may_both_be_true_do_not_contradict(first: str, second: str) -> None:
    one = told(f"Israeli jets bombed a Syrian army base near Homs, killing {first}.")
    other = told(f"Israeli jets bombed a Syrian army base near Homs and killed {second}.")
    assert contradict(one, other) == ()


def test_numbers_of_different_things_do_not_contradict() -> None:
    one = told("Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.")
    other = told("Israeli jets bombed a Syrian army base near Homs, wrecking 3 hangars.")
    assert contradict(one, other) == ()


def test_a_toll_that_names_nobody_is_compared_with_one_that_does() -> None:
    three = told("Israeli jets bombed a Syrian army base near Homs on Thursday and killed three people.")
    four = told("Israeli jets bombed the Syrian army base near Homs, killing four, a nurse said.")
    (found,) = contradict(three, four)
    assert sorted(s.text for s in found.spans) == ["four", "three people"]


@pytest.mark.parametrize(("part", "clashes"), [("three civilians", 0), ("at least six civilians", 1)])
def test_a_part_contradicts_a_toll_that_it_exceeds(part: str, clashes: int) -> None:
    whole = told("Israeli jets bombed a Syrian army base near Homs on Thursday and killed five people.")
    some = told(f"Israeli jets bombed the Syrian army base near Homs and killed {part}, a nurse said.")
    assert len(contradict(whole, some)) == clashes


def test_the_dead_are_not_compared_with_the_wounded() -> None:
    dead = told("Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.")
    hurt = told("Israeli jets bombed a Syrian army base near Homs and wounded 30 soldiers.")
    assert contradict(dead, hurt) == ()


def test_a_sentence_read_as_two_statements_contradicts_once() -> None:
    def tell(number: int, text: str) -> dict[str, Any]:
        killed = {"event": "ASSAULT", "by": "israel", "to": "syria", "trigger": "killing", "id": f"k{number}"}
        article = told(text, id=f"b{number}")
        article["sentences"][0]["statements"].append(killed)
        return article

    twelve = tell(1, "Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.")
    thirty = tell(2, "Israeli jets bombed a Syrian army base near Homs on Monday, killing thirty soldiers.")
    (found,) = contradict(twelve, thirty)
    assert found.statement == "k1"


def test_a_copy_of_a_report_adds_no_second_contradiction() -> None:
    twelve = told("Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.", id="x")
    copy = told("HOMS, March 4 (AP) - Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.", id="y")
    thirty = told("Israeli jets bombed a Syrian army base near Homs and killed thirty soldiers.", id="z")
    assert len(contradict(twelve, copy, thirty)) == 1


def test_one_deed_given_to_two_doers_is_a_contradiction() -> None:
    one = told("Israeli jets bombed a Syrian army base near Homs.")
    other = told("American jets bombed a Syrian army base near Homs.", "usa")
    (found,) = contradict(one, other)
    assert (found.clash, found.statement, found.other) == (Clash.ACTOR, "s1", "s2")
    assert [s.text for s in found.spans] == ["Israel", "America"]


def test_two_deeds_of_two_doers_are_none() -> None:
    one = told("Israeli jets bombed a Syrian army base near Homs.")
    other = told("American jets bombed a weapons depot in Deir ez-Zor.", "usa")
    assert contradict(one, other) == ()


def test_a_deed_told_as_done_and_as_not_done_is_a_contradiction() -> None:
    one = told("Israeli jets bombed a Syrian army base near Homs.")
    other = told("Israeli jets had not bombed a Syrian army base near Homs.", negated=True)
    (found,) = contradict(one, other)
    assert found.clash is Clash.DENIED
    assert {found.statement, found.other} == {"s1", "s2"}


def test_a_denial_tied_to_what_it_denies_is_a_contradiction() -> None:
    deed = told("Israeli jets bombed a Syrian army base near Homs.")
    cue = {"words": "denied the attack", "connective": "deny", "noun": "attack"}
    about = {"id": "no", "event": "REJECT", "by": "israel", "to": "syria", "trigger": "denied", "answers": cue}
    accused = {
        "id": "acc", "event": "ACCUSE", "by": "syria", "to": "israel", "trigger": "accused",
    }  # fmt: skip
    reply = {
        "published": "2021-03-05",
        "sentences": [
            {"text": "Syria accused Israel of the attack on its base.", "statements": [accused]},
            {"text": "Israel denied the attack and called it a lie.", "statements": [about]},
        ],
    }
    found = contradict(deed, reply)
    assert [(c.clash, c.statement, c.other) for c in found] == [(Clash.DENIED, "acc", "no")]
    assert found[0].spans[1] == Span(article="a2", start=55, end=72, text="denied the attack")


def test_a_side_that_denies_its_own_deed_contradicts_the_report_of_it() -> None:
    deed = told("Israeli jets bombed a Syrian army base near Homs.")
    cue = {"words": "denied the bombing", "connective": "deny", "noun": "bombing"}
    about = {"id": "no", "event": "REJECT", "by": "israel", "to": "", "trigger": "denied", "answers": cue}
    denial = {"text": "Israel denied the bombing.", "statements": [about]}
    found = contradict(deed, {"published": "2021-03-05", "sentences": [denial]})
    assert [(c.clash, c.statement, c.other) for c in found] == [(Clash.DENIED, "s1", "no")]


def test_the_order_of_articles_makes_no_difference() -> None:
    def tell() -> list[dict[str, Any]]:
        return [
            told("Israeli jets bombed a Syrian army base near Homs, killing 12 soldiers.", id="x"),
            told("Israeli jets bombed a Syrian army base near Homs and killed thirty soldiers.", id="y"),
            told("American jets bombed a Syrian army base near Homs.", "usa", id="z"),
        ]

    def named(found: tuple[Contradiction, ...]) -> list[tuple[str, str, str | None, list[str]]]:
        return [(c.clash.value, c.statement, c.other, sorted(s.text for s in c.spans)) for c in found]

    assert named(contradict(*tell())) == named(contradict(*reversed(tell())))


def test_a_toll_that_grows_with_the_days_is_told_as_such_and_once() -> None:
    days = [("2021-03-04", "12"), ("2021-03-05", "30"), ("2021-03-06", "41")]
    told_each_day = [
        {**told(f"Israeli jets bombed a Syrian army base near Homs, killing {count} soldiers.", when="2021-03-04"),
         "published": day}
        for day, count in days
    ]  # fmt: skip
    (found,) = contradict(*told_each_day, dated=True)
    assert found.reason == "The number told grew from “12 soldiers” on 2021-03-04 to “41 soldiers” on 2021-03-06."


def test_a_toll_that_falls_again_is_a_contradiction() -> None:
    many = told("Israeli jets bombed a Syrian army base near Homs, killing 41 soldiers.", when="2021-03-04")
    few = told("Israeli jets bombed a Syrian army base near Homs, killing 30 soldiers.", when="2021-03-04")
    (found,) = contradict(many, {**few, "published": "2021-03-06"}, dated=True)
    assert found.reason.startswith("One report has")


def test_the_dead_are_counted_for_those_killed_and_not_for_those_wounded() -> None:
    sentences = [f"Israeli jets killed {n} soldiers and wounded 40 near Homs." for n in (12, 30)]
    articles = [
        {"published": "2021-03-04",
         "sentences": [{"text": text, "statements": [
             {"id": f"{number}{word}", "event": "ASSAULT", "by": "israel", "to": "syria", "trigger": word}
             for word in ("killed", "wounded")]}]}
        for number, text in enumerate(sentences)
    ]  # fmt: skip
    (found,) = contradict(*articles)
    assert sorted(s.text for s in found.spans) == ["12 soldiers", "30 soldiers"]
