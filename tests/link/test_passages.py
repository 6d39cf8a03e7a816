"""What the text between two statements tells: the words that join them, the nouns that point back."""

from __future__ import annotations

from typing import Any

import pytest

from escalate.link.passages import describe_passage, find_pointing, name_places, rate_nouns
from escalate.link.profiles import Profile, build_profiles
from escalate.link.sides import Sides
from tests.link.crises import build_crisis
from tests.link.test_reach import ACTORS, CLOSED, told

SEIZED = {"id": "seized", "event": "COERCE", "by": "russia", "to": "norway", "trigger": "seized"}
SHELLED = {"id": "shelled", "event": "ASSAULT", "by": "russia", "to": "norway", "trigger": "shelled"}


def profiles(*articles: dict[str, Any]) -> dict[str, Profile]:
    crisis = build_crisis({"actors": ACTORS, "articles": list(articles)})
    return {p.id: p for p in build_profiles(crisis.statements, Sides(crisis.actors))}


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Russia seized a trawler, so Norway closed its border.", "joined, earlier first=so"),
        ("Norway closed its border because Russia seized a trawler.", "joined, later first=because"),
    ],
)
def test_what_joins_two_statements_of_a_sentence_is_told_with_their_order(text: str, feature: str) -> None:
    closed = {"id": "closed", "event": "SANCTION", "by": "norway", "to": "russia", "trigger": "closed"}
    both = {"published": "2021-03-02", "sentences": [{"text": text, "statements": [SEIZED, closed]}]}
    found = profiles(both)
    features = describe_passage(found["seized"], found["closed"])
    assert features[feature] == 1.0
    assert "sentences share" not in features


def test_statements_of_two_sentences_are_compared_by_the_words_of_both() -> None:
    blame = {"id": "blame", "event": "ACCUSE", "by": "norway", "to": "russia", "trigger": "blamed"}
    found = profiles(
        told("2021-03-02", ("Russia seized a trawler off Bear Island.", SEIZED)),
        told("2021-03-03", ("Norway blamed Moscow for what befell the trawler off Bear Island.", blame)),
    )
    assert describe_passage(found["seized"], found["blame"])["sentences share"] >= 2


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("Norway blamed Moscow for the shelling.", {"shelled": 1.0, "seized": 0.0}),
        ("Norway blamed Moscow for the raids.", {"shelled": 0.5, "seized": 0.5}),
        ("Norway blamed Moscow for shelling and raids.", {"shelled": 0.0, "seized": 0.0}),
        ("Norway blamed Moscow for the affair.", {"shelled": 0.0, "seized": 0.0}),
    ],
)
def test_a_noun_points_the_more_surely_the_fewer_acts_it_fits(text: str, rates: dict[str, float]) -> None:
    blame = {"id": "blame", "event": "ACCUSE", "by": "norway", "to": "russia", "trigger": "blamed"}
    found = profiles(
        told("2021-03-01", ("Russia seized a trawler.", SEIZED), ("Russia shelled a village.", SHELLED)),
        told("2021-03-03", (text, blame)),
    )
    earlier = [found["shelled"], found["seized"]]
    assert dict(zip(("shelled", "seized"), rate_nouns(earlier, found["blame"]), strict=True)) == rates


def test_the_word_that_tells_a_statement_points_at_no_other() -> None:
    raid = {"id": "raid", "event": "ASSAULT", "by": "norway", "to": "russia", "trigger": "raid"}
    found = profiles(told("2021-03-03", ("The raid by Norway came after the seizures.", raid)))
    assert [word for word, _ in find_pointing(found["raid"])] == ["seizure"]


def test_places_count_the_statements_back_and_ahead_in_the_article() -> None:
    blame = {"id": "blame", "event": "ACCUSE", "by": "norway", "to": "russia", "trigger": "blamed"}
    found = profiles(
        told("2021-02-01", ("Norway closed its border to Russia.", CLOSED)),
        told(
            "2021-03-01",
            ("Russia seized a trawler.", SEIZED),
            ("Norway blamed Russia.", blame),
            ("Russia shelled a village.", SHELLED),
        ),
    )
    names = ("closed", "seized", "shelled")
    places = name_places([found[name] for name in names], found["blame"])
    assert dict(zip(names, places, strict=True)) == {"closed": "far", "seized": "1", "shelled": "-1"}
