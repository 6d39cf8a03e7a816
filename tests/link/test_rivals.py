from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from escalate.link.features import find_pairs
from escalate.link.profiles import build_profiles
from escalate.link.rivals import describe_among, weigh_among
from escalate.link.sides import Sides
from tests.link.crises import build_crisis

CAST: dict[str, Any] = {"turkey": {"name": "Turkey"}, "russia": {"name": "Russia"}, "nato": {"name": "NATO"}}
TOLD = [
    ("shot", "2015-11-24", "Turkey shot down a Russian bomber.", "ASSAULT", "turkey", "russia", "shot"),
    ("flew", "2015-11-25", "Turkey flew a patrol along the border.", "MOBILIZE", "turkey", "russia", "flew"),
    ("warned", "2015-11-26", "Russia warned Turkey of consequences.", "THREATEN", "russia", "turkey", "warned"),
    ("banned", "2015-11-28", "Russia banned Turkish fruit.", "SANCTION", "russia", "turkey", "banned"),
]


def pairs() -> dict[tuple[str, str], Any]:
    """Return the pairs of one act of Turkey's and one of Russia's that follows, by the ids of both."""
    articles = [
        {"published": day, "sentences": [{"text": text, "statements": [
            {"id": name, "event": event, "by": by, "to": to, "trigger": trigger}]}]}
        for name, day, text, event, by, to, trigger in TOLD
    ]  # fmt: skip
    built = build_crisis({"actors": CAST, "articles": articles})
    sides = Sides(built.actors)
    profiles = {p.id: p for p in build_profiles(built.statements, sides)}
    return {
        (p.earlier.id, later): p
        for later in ("warned", "banned")
        for p in find_pairs(profiles[later], [profiles["shot"], profiles["flew"]], cues=(), stated={}, sides=sides)
    }


def describe(chances: dict[tuple[str, str], float]) -> dict[tuple[str, str], dict[str, float]]:
    found = pairs()
    return dict(zip(chances, describe_among([(p, found[key]) for key, p in chances.items()]), strict=True))


CHANCES = {
    ("shot", "warned"): 0.7,
    ("flew", "warned"): 0.2,
    ("shot", "banned"): 0.3,
    ("flew", "banned"): 0.1,
}


def test_a_pair_knows_what_else_its_later_act_may_answer() -> None:
    found = describe(CHANCES)
    assert [found[key]["likeliest"] for key in CHANCES] == [1.0, 0.0, 1.0, 0.0]
    assert found["flew", "warned"]["second"] == 1.0
    assert found["flew", "warned"]["rival of its side"] == 0.7
    assert found["shot", "warned"]["all rivals"] == pytest.approx(0.2)


def test_a_pair_knows_what_else_may_answer_its_earlier_act() -> None:
    found = describe(CHANCES)
    assert found["shot", "banned"]["likeliest answer"] == 0.0
    assert found["shot", "banned"]["another answers it"] == 0.7
    assert found["shot", "banned"]["answered by its side already"] == 0.7
    assert found["shot", "warned"]["all that answer it"] == pytest.approx(0.3)


def test_a_pair_alone_has_no_rivals() -> None:
    only = {("shot", "warned"): 0.7}
    features = describe(only)["shot", "warned"]
    assert features["likeliest"] == features["likeliest answer"] == 1.0
    assert features["all rivals"] == features["another answers it"] == features["answered by its side already"] == 0.0


def test_a_strong_rival_of_the_same_act_makes_an_answer_less_likely() -> None:
    found = pairs()
    alone = [(0.5, found["shot", "banned"])]
    beside = [*alone, (0.95, found["flew", "banned"])]
    assert next(weigh_among(alone))[0] > next(weigh_among(beside))[0]


def test_the_order_of_the_pairs_makes_no_difference() -> None:
    found = pairs()
    weighed = [(p, found[key]) for key, p in CHANCES.items()]
    given = {pair: p for p, pair in weigh_among(weighed)}
    for order in permutations(weighed):
        assert {pair: p for p, pair in weigh_among(order)} == given


def test_certain_pairs_stay_within_probabilities() -> None:
    found = pairs()
    weighed = [(1.0, found["shot", "warned"]), (0.0, found["flew", "warned"])]
    assert all(0.0 < p < 1.0 for p, _ in weigh_among(weighed))
