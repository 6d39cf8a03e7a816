"""Weigh a pair of statements again among its rivals: what else the later may answer, what else answers the earlier."""

from __future__ import annotations

from functools import cache
from math import exp, fsum, log
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.features import Pair

_CERTAIN = 0.999
_MOST = 3.0


def weigh_among(weighed: Iterable[tuple[float, Pair]]) -> Iterator[tuple[float, Pair]]:
    """Yield the pairs with the probability that each has once all the others are known.

    A pair looked at by itself does not know that an act answers something
    only once or twice, that of two acts of one side the likelier is meant, or
    that what answers an act rarely answers its answer too. This is a second
    logistic regression, over the probabilities of the first (stacking:
    Wolpert 1992, "Stacked generalization"); `training.links` fits it to
    probabilities of crises held out.
    """
    pairs = list(weighed)
    for features, (_, pair) in zip(describe_among(pairs), pairs, strict=True):
        known = load_weights().get
        total = fsum(known(name, 0.0) * value for name, value in features.items() if value)
        yield 1.0 / (1.0 + exp(-total)), pair


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weight of every feature, in log-odds; `training.links` writes the table."""
    rows = shipped_table("link_rival_weights", columns=("feature", "weight"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def describe_among(weighed: Sequence[tuple[float, Pair]]) -> Iterator[dict[str, float]]:
    """Yield, in their order, the features that every pair has among the others: `weighed` holds all of a collection."""
    likely = {(pair.earlier.id, pair.later.id): p for p, pair in weighed}
    asked: dict[str, list[tuple[float, Pair]]] = {}
    answers: dict[str, list[float]] = {}
    by_source: dict[tuple[str, str], list[float]] = {}
    for p, pair in weighed:
        asked.setdefault(pair.later.id, []).append((p, pair))
        answers.setdefault(pair.earlier.id, []).append(p)
        for source in pair.later.sources:
            by_source.setdefault((pair.earlier.id, source), []).append(p)
    totals = {name: (fsum(found), _two_best(found)) for name, found in answers.items()}
    best_of = {key: _two_best(found) for key, found in by_source.items()}
    for p, pair in weighed:
        rivals = [(q, other) for q, other in asked[pair.later.id] if other is not pair]
        before = asked.get(pair.earlier.id, ())
        total, best = totals[pair.earlier.id]
        features = _among_antecedents(p, pair, rivals)
        features.update(
            {
                "likeliest answer": float(p >= best[0]),
                "another answers it": _other(p, best),
                "all that answer it": min(_MOST, max(0.0, total - p)),
                "answered by its side already": max(
                    (_other(p, best_of[pair.earlier.id, s]) for s in pair.later.sources), default=0.0
                ),
                "earlier answers": max((q for q, _ in before), default=0.0),
                "to and fro": max((q for q, o in before if o.earlier.sources & pair.later.sources), default=0.0),
                "by way of": max(
                    (q * likely.get((pair.earlier.id, o.earlier.id), 0.0) for q, o in rivals), default=0.0
                ),
                "both answer one": max(
                    (q * likely.get((o.earlier.id, pair.earlier.id), 0.0) for q, o in rivals), default=0.0
                ),
            }
        )
        yield features


def _among_antecedents(p: float, pair: Pair, rivals: Sequence[tuple[float, Pair]]) -> dict[str, float]:
    most = max((q for q, _ in rivals), default=0.0)
    return {
        "intercept": 1.0,
        "log-odds": _log_odds(p),
        "margin": _log_odds(p) - _log_odds(most),
        "likeliest": float(p >= most),
        "second": float(sum(q > p for q, _ in rivals) == 1),
        "all rivals": min(_MOST, fsum(q for q, _ in rivals)),
        "rival of its side": max((q for q, o in rivals if o.earlier.sources & pair.earlier.sources), default=0.0),
        "stated": pair.features["stated"],
        "another stated": pair.features["another stated"],
        "cued": pair.features["cued"],
        "own act, likeliest": float(p >= most and "role=same" in pair.features),
        "one sentence": pair.features.get("place=sentence", 0.0),
    }


def _two_best(found: Sequence[float]) -> tuple[float, float]:
    first, second, *_ = (*sorted(found, reverse=True), 0.0, 0.0)
    return first, second


def _other(p: float, best: tuple[float, float]) -> float:
    """Return the best of the others, of which `best` are the two best of all."""
    return best[1] if p >= best[0] else best[0]


def _log_odds(p: float) -> float:
    p = min(_CERTAIN, max(1.0 - _CERTAIN, p))
    return log(p / (1.0 - p))
