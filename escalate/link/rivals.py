"""Weigh a pair of statements again among its rivals: what else the later may answer, what else answers the earlier."""

from __future__ import annotations

from functools import cache
from math import exp, fsum, log
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.features import Pair
    from escalate.link.profiles import Profile

_CERTAIN = 0.999
_MOST = 3.0
_LEAST = 0.05


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
    asked, answers = _Field(), _Field()
    for p, pair in weighed:
        asked.add(pair.later.id, p, pair.earlier)
        answers.add(pair.earlier.id, p, pair.later)
    for p, pair in weighed:
        earlier, later = pair.earlier, pair.later
        most, rest = asked.others(later.id, p)
        first, more = answers.others(earlier.id, p)
        rivals = [(q, o.id) for q, o in asked.likely(later.id) if o is not earlier]
        yield {
            "intercept": 1.0,
            "log-odds": _log_odds(p),
            "margin": _log_odds(p) - _log_odds(most),
            "likeliest": float(p >= most),
            "second": float(asked.is_second(later.id, p)),
            "all rivals": rest,
            "rival of its side": max((asked.other_by(later.id, s, p) for s in earlier.sources), default=0.0),
            "stated": pair.features["stated"],
            "another stated": pair.features["another stated"],
            "cued": pair.features["cued"],
            "own act, likeliest": float(p >= most and "role=same" in pair.features),
            "one sentence": pair.features.get("place=sentence", 0.0),
            "likeliest answer": float(p >= first),
            "another answers it": first,
            "all that answer it": more,
            "answered by its side already": max(
                (answers.other_by(earlier.id, s, p) for s in later.sources), default=0.0
            ),
            "earlier answers": asked.best(earlier.id),
            "to and fro": max((asked.best_by(earlier.id, s) for s in later.sources), default=0.0),
            "by way of": max((q * likely.get((earlier.id, o), 0.0) for q, o in rivals), default=0.0),
            "both answer one": max((q * likely.get((o, earlier.id), 0.0) for q, o in rivals), default=0.0),
        }


class _Field:
    """The probabilities of all pairs that one statement is the earlier, or the later, of: by its id."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[float, Profile]]] = {}
        self._by: dict[tuple[str, str], list[float]] = {}
        self._sums: dict[str, tuple[float, list[float]]] = {}
        self._likely: dict[str, list[tuple[float, Profile]]] = {}

    def add(self, name: str, p: float, other: Profile) -> None:
        """Add a pair of the statement `name` with `other`."""
        self._told.setdefault(name, []).append((p, other))
        for source in other.sources:
            best = self._by.setdefault((name, source), [0.0, 0.0])
            best[:] = sorted((*best, p), reverse=True)[:2]

    def others(self, name: str, p: float) -> tuple[float, float]:
        """Return the likeliest of the other pairs than one of probability `p`, and the sum of them all, at most 3."""
        total, best = self._sum_up(name)
        return _other(p, best), min(_MOST, max(0.0, total - p))

    def is_second(self, name: str, p: float) -> bool:
        """Return whether just one pair is likelier than `p`."""
        _, best = self._sum_up(name)
        return best[1] <= p < best[0]

    def likely(self, name: str) -> list[tuple[float, Profile]]:
        """Return the pairs that count for others."""
        if name not in self._likely:
            self._likely[name] = [(q, other) for q, other in self._told.get(name, ()) if q >= _LEAST]
        return self._likely[name]

    def best(self, name: str) -> float:
        """Return the likeliest pair, 0 for none."""
        return self._sum_up(name)[1][0]

    def best_by(self, name: str, source: str) -> float:
        """Return the likeliest pair with a statement of `source`, 0 for none."""
        return self._by.get((name, source), (0.0,))[0]

    def other_by(self, name: str, source: str, p: float) -> float:
        """Return the likeliest pair with a statement of `source` besides one of probability `p`."""
        return _other(p, self._by[name, source])

    def _sum_up(self, name: str) -> tuple[float, list[float]]:
        if name not in self._sums:
            chances = [p for p, _ in self._told.get(name, ())]
            self._sums[name] = fsum(chances), [*sorted(chances, reverse=True)[:2], 0.0, 0.0][:2]
        return self._sums[name]


def _other(p: float, best: Sequence[float]) -> float:
    """Return the best of the others, of which `best` are the two best of all."""
    return best[1] if p >= best[0] else best[0]


def _log_odds(p: float) -> float:
    p = min(_CERTAIN, max(1.0 - _CERTAIN, p))
    return log(p / (1.0 - p))
