from __future__ import annotations

from math import exp

import pytest

from escalate.model import Relation
from training.crises import Gold
from training.examples import ANSWERS, Example, fit
from training.links import read_weights

WANTED = {("raid", "protest", "provokes"): True, ("raid", "vow", "provokes"): False, ("ask", "no", "defies"): True}


def stand_for(**names: str) -> dict[str, frozenset[str]]:
    return {name: frozenset({event}) for name, event in names.items()}


GOLD = Gold(
    wanted=WANTED,
    fates={"ask": ("defied", "open"), "vow": ("withdrawn",), "no": ("withdrawn", "met")},
    meant=stand_for(s1="raid", s2="protest", s3="vow", s4="raid", s5="ask", s6="no"),
    nearly=stand_for(s1="raid", s2="protest", s3="vow", s4="raid", s5="ask", s6="no", s7="protest"),
)


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("s1", "s2", "provokes"),  # any careful reader would draw it
        ("s1", "s3", None),  # a matter of opinion
        ("s2", "s1", "none"),  # the wrong way round
        ("s1", "s4", None),  # two tellings of one event
        ("s1", "s7", None),  # right, but its later end was misread
        ("s1", "s9", "none"),  # an end that the gold does not know
    ],
)
def test_gold_says_what_holds_between_two_statements(earlier: str, later: str, said: str | None) -> None:
    assert GOLD.judge(earlier, later, (Relation.PROVOKES,)) == said


def test_gold_names_the_relation_that_decides() -> None:
    assert GOLD.judge("s5", "s6", (Relation.MEETS, Relation.DEFIES)) == "defies"


@pytest.mark.parametrize(
    ("pending", "fates"),
    [
        ("s5", ["defies", "none"]),  # either is accepted
        ("s3", []),  # taken back, which no later act of the other side tells
        ("s6", ["meets"]),
        ("s1", []),  # no threat, demand or promise
    ],
)
def test_gold_tells_by_which_relations_a_demand_was_decided(pending: str, fates: list[str]) -> None:
    assert GOLD.tell_fates(pending) == fates


def test_weights_read_from_a_model_give_its_own_probabilities() -> None:
    rows = [
        ({"intercept": 1.0, "near": near, "shared": float(n % 4)}, near > 0 and n % 4 > 0)
        for n in range(24)
        for near in (0.0, 1.0)
    ]
    examples = [
        Example(task=ANSWERS, crisis="made", is_read=False, features=f, label="provokes" if linked else "none")
        for f, linked in rows
    ]
    model = fit(examples)
    weights = {feature: weight for _, feature, weight in read_weights(model)}
    classes = list(model.classes_)
    for example in examples[:8]:
        odds = sum(weights.get(name, 0.0) * value for name, value in example.features.items())
        expected = model.predict_proba([example.features])[0][classes.index("provokes")]
        assert 1 / (1 + exp(-odds)) == pytest.approx(expected, abs=1e-3)
