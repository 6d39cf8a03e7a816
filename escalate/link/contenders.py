"""Say how likely a statement decides a threat, demand or promise once it is known what else may: among contenders.

A pair looked at by itself does not know that a demand was likelier met by
another act, before or after this one, or that the act likelier meets another
demand. This is a second logistic regression, over the features of the pair and
the probabilities of the first (stacking: Wolpert 1992, "Stacked
generalization"); `training.links` fits it to probabilities of crises held out.
"""

from __future__ import annotations

from functools import cache
from math import log
from typing import TYPE_CHECKING

from escalate.link.decisions import DECIDING, decide
from escalate.link.scoring import read_relations, weigh_relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.candidates import Candidate
    from escalate.model import Relation

    _Weighed = tuple[Candidate, Mapping[Relation, float]]

_LEAST = 1e-4
_TIMES = ("before it", "after it", "at its time")


def decide_among(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, dict[Relation, float]]]:
    """Yield every candidate with the probability of each relation, all of a collection being known."""
    alone = [(candidate, decide(candidate.features)) for candidate in candidates]
    for (candidate, _), features in zip(alone, describe_among(alone), strict=True):
        yield candidate, weigh_relations(features, load_weights())


@cache
def load_weights() -> Mapping[Relation, Mapping[str, float]]:
    """Return the weight of every feature for each relation, in log-odds against deciding nothing."""
    return read_relations("link_contender_weights")


def describe_among(alone: Sequence[_Weighed]) -> Iterator[dict[str, float]]:
    """Yield, in their order, the features that every candidate has among all others of a collection.

    `alone` gives the probabilities of each by itself. To the candidate's own
    features come these, the likeliest of what else may decide the same threat
    or demand, before, after or at the time of this act, and of what else the act may
    decide, each for every relation, and whether it is likelier than this.
    """
    acts: dict[str, list[_Weighed]] = {}
    pending: dict[str, list[_Weighed]] = {}
    for candidate, chances in alone:
        acts.setdefault(candidate.earlier.id, []).append((candidate, chances))
        pending.setdefault(candidate.later.id, []).append((candidate, chances))
    for candidate, chances in alone:
        none = 1.0 - sum(chances.values())
        features = {**candidate.features, "alone, none, log": log(max(_LEAST, none))}
        others = [(c, known) for c, known in acts[candidate.earlier.id] if c is not candidate]
        rivals = [(c, known) for c, known in pending[candidate.later.id] if c is not candidate]
        for relation in DECIDING:
            name, chance = relation.value, chances[relation]
            best = dict.fromkeys(_TIMES, 0.0)
            for other, known in others:
                time = _name_time(other, candidate)
                best[time] = max(best[time], known[relation])
            most = max((known[relation] for _, known in rivals), default=0.0)
            features |= {
                f"alone, {name}, log": log(max(_LEAST, chance)),
                **{f"another {name} {time}": p for time, p in best.items()},
                f"another likelier {name}": float(max(best.values()) > chance),
                f"{name} another": most,
                f"likelier {name} another": float(most > chance),
            }
        yield features


def _name_time(other: Candidate, candidate: Candidate) -> str:
    """Return whether another act began before or after that of a candidate, as far as the days tell."""
    day, own = other.later.first, candidate.later.first
    if day is None or own is None or day == own:
        return "at its time"
    return "before it" if day < own else "after it"
