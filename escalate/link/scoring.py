"""Say how likely one statement answers another: a logistic regression over the features of the pair.

Those with several relations (`weigh_relations`) go by the same tables of weights.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.link.features import Pair


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weight of every feature, in log-odds; `training.links` writes the table."""
    rows = shipped_table("link_weights", columns=("feature", "weight"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def score(pair: Pair) -> float:
    """Return the probability that the later statement of `pair` answers the earlier one.

    A feature that the weights don't know counts nothing.
    """
    known = load_weights().get
    return 1.0 / (1.0 + exp(-sum([known(name, 0.0) * value for name, value in pair.features.items() if value])))


def read_relations(table: str) -> dict[Relation, dict[str, float]]:
    """Return the weight of every feature for each relation of a shipped table, in log-odds against none of them."""
    found: dict[Relation, dict[str, float]] = {}
    for row in shipped_table(table, columns=("relation", "feature", "weight")):
        found.setdefault(Relation(row["relation"]), {})[row["feature"]] = float(row["weight"])
    return found


def weigh_relations(
    features: Mapping[str, float], weights: Mapping[Relation, Mapping[str, float]]
) -> dict[Relation, float]:
    """Return the probability of each relation of `weights`, which are log-odds against none of them."""
    odds = {
        name: exp(sum(known.get(feature, 0.0) * value for feature, value in features.items()))
        for name, known in weights.items()
    }
    total = 1.0 + sum(odds.values())
    return {name: value / total for name, value in odds.items()}
