from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from escalate.link.features import find_pairs, role_of
from escalate.link.profiles import build_profiles
from escalate.link.scoring import load_weights, score
from escalate.link.sides import Sides
from tests.link.crises import build_crisis

CAST: dict[str, Any] = {
    "turkey": {"name": "Turkey"},
    "russia": {"name": "Russia"},
    "putin": {"name": "Putin", "kind": "person", "country": "russia"},
    "nato": {"name": "NATO", "kind": "organisation"},
}
SHOT = {"id": "shot", "event": "ASSAULT", "by": "turkey", "to": "russia", "trigger": "shot"}


def told(*sentences: tuple[str, dict[str, Any]], day: str = "2015-11-24") -> dict[str, Any]:
    return {"published": day, "sentences": [{"text": text, "statements": [about]} for text, about in sentences]}


def pair(*articles: dict[str, Any], earlier: str, later: str, title: str = "") -> Any:
    built = build_crisis({"actors": CAST, "articles": list(articles)})
    sides = Sides(built.actors)
    first, *others = built.articles
    titled = (replace(first, title=title), *others)
    profiles = {p.id: p for p in build_profiles(built.statements, sides, articles=titled)}
    found = find_pairs(profiles[later], profiles.values(), cues=built.cues, stated={}, sides=sides)
    return {p.earlier.id: p for p in found}.get(earlier)


DOWNING = ("Turkey shot down a Russian bomber near the border.", SHOT)


@pytest.mark.parametrize(
    ("by", "to", "role"),
    [
        ("russia", "turkey", "mutual"),
        ("putin", "", "target"),
        ("nato", "turkey", "bystander"),
        ("turkey", "nato", "same"),
        ("nato", "", "third"),
    ],
)
def test_roles_tell_who_answers(by: str, to: str, role: str) -> None:
    answer = {"id": "answer", "event": "ACCUSE", "by": by, "to": to, "trigger": "spoke"}
    found = pair(told(DOWNING, ("On the same day somebody spoke of it.", answer)), earlier="shot", later="answer")
    assert role_of(found.earlier, found.later) == role
    assert found.features[f"role={role}"] == 1.0


def test_what_is_told_to_be_later_is_no_candidate() -> None:
    before = {
        "id": "before",
        "event": "ACCUSE",
        "by": "russia",
        "to": "turkey",
        "trigger": "accused",
        "when": "2015-11-20",
    }
    articles = [told(DOWNING), told(("Russia had accused Turkey before.", before), day="2015-11-25")]
    assert pair(*articles, earlier="shot", later="before") is None
    assert pair(*articles, earlier="before", later="shot") is not None


def test_an_answer_is_likelier_the_nearer_it_comes_and_the_more_it_shares() -> None:
    answer = {"id": "answer", "event": "THREATEN", "by": "putin", "to": "turkey", "trigger": "warned"}
    same = ("Putin warned Turkey over the bomber.", answer)
    other = ("Putin warned Turkey over the price of gas.", answer)
    soon = score(pair(told(DOWNING), told(same, day="2015-11-25"), earlier="shot", later="answer"))
    late = score(pair(told(DOWNING), told(same, day="2016-04-01"), earlier="shot", later="answer"))
    apart = score(pair(told(DOWNING), told(other, day="2015-11-25"), earlier="shot", later="answer"))
    assert soon > late
    assert soon > apart


def test_words_that_tie_the_two_count_for_more_than_any_that_do_not() -> None:
    words = {"words": "in response to the downing", "connective": "in response to", "noun": "downing"}
    cut = {"id": "cut", "event": "SANCTION", "by": "russia", "to": "turkey", "trigger": "cut", "answers": words}
    told_so = told(("Russia cut off trade in response to the downing.", cut), day="2015-11-28")
    plain = told(
        ("Russia cut off trade in response to the downing.", {k: v for k, v in cut.items() if k != "answers"}),
        day="2015-11-28",
    )
    assert score(pair(told(DOWNING), told_so, earlier="shot", later="cut")) > score(
        pair(told(DOWNING), plain, earlier="shot", later="cut")
    )


def test_a_doubtful_reading_is_trusted_less() -> None:
    answer = {"id": "answer", "event": "ACCUSE", "by": "russia", "to": "turkey", "trigger": "accused"}
    sure, unsure = (
        score(
            pair(told(DOWNING, ("Russia accused Turkey.", answer | {"confidence": c})), earlier="shot", later="answer")
        )
        for c in (1.0, 0.6)
    )
    assert sure > unsure


def test_every_weight_is_of_a_feature_that_can_be_read() -> None:
    weights = load_weights()
    assert weights["intercept"] < 0
    assert weights["stated"] > 0
    assert all("=" not in name or name.split("=", 1)[1] for name in weights)


def test_that_a_title_stands_first_says_nothing_of_order() -> None:
    answer = {"id": "answer", "event": "ACCUSE", "by": "russia", "to": "turkey", "trigger": "accused"}
    article = told(DOWNING, ("Russia accused Turkey over the bomber.", answer))
    told_first = pair(article, earlier="shot", later="answer")
    summed_up = pair(article, earlier="shot", later="answer", title=DOWNING[0])
    assert score(told_first) > score(summed_up)
