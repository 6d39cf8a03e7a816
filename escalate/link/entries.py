"""Say what became of a threat, demand or promise, from all that may have decided it looked at together.

A pair looked at by itself does not know how many other acts may have met the
same demand, or that the side asked refused before it gave way. This is a
second logistic regression, over the probabilities of the first (stacking:
Wolpert 1992, "Stacked generalization"); `training.links` fits it to
probabilities of crises held out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log, log1p, prod
from typing import TYPE_CHECKING

from escalate.link.decisions import DECIDING
from escalate.link.kinds import kind_of
from escalate.link.scoring import read_relations, weigh_relations
from escalate.link.verdicts import weigh_verdicts
from escalate.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.candidates import Candidate
    from escalate.link.profiles import Profile
    from escalate.link.verdicts import Verdict

_SMOOTH = 0.01
_LONG_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A threat, demand or promise with all the verdicts on it, at least one.

    `seen_until` is the last day on which an article tells anything of one of its sides.
    """

    verdicts: tuple[Verdict, ...]
    seen_until: int | None

    @property
    def pending(self) -> Profile:
        """The threat, demand or promise."""
        return self.verdicts[0].pending

    @property
    def days_told_after(self) -> int:
        """For how many days the articles look on after it, at most 60."""
        day = self.pending.last if self.pending.last is not None else self.pending.told
        return min(_LONG_DAYS, max(0, self.seen_until - day)) if self.seen_until is not None and day is not None else 0


def gather_entries(
    decided: Iterable[tuple[Candidate, Mapping[Relation, float]]], profiles: Iterable[Profile]
) -> Iterator[Entry]:
    """Yield every threat, demand and promise that something may have decided; `profiles` are all that is told."""
    pending: dict[str, list[tuple[Candidate, Mapping[Relation, float]]]] = {}
    for candidate, chances in decided:
        pending.setdefault(candidate.earlier.id, []).append((candidate, chances))
    ends: dict[str, int] = {}
    for profile in profiles:
        day = profile.told if profile.told is not None else profile.last
        for side in profile.source_sides | profile.target_sides if day is not None else ():
            ends[side] = max(day or 0, ends.get(side, 0))
    for told in pending.values():
        verdicts = tuple(v for c, chances in told for v in weigh_verdicts(c, chances, is_alone=len(told) == 1))
        if verdicts:
            sides = verdicts[0].pending.source_sides | verdicts[0].pending.target_sides
            yield Entry(verdicts=verdicts, seen_until=max((ends[s] for s in sides if s in ends), default=None))


def weigh_entry(entry: Entry) -> dict[Relation, float]:
    """Return the probability of each way in which a threat, demand or promise was decided, by statements at hand.

    A way that no verdict speaks for counts as undecided. One that none makes
    at all likely is left out, the others sharing its part: it says no more
    than what such demands mostly come to.
    """
    weighed = weigh_relations(describe_entry(entry), load_weights())
    spoken_for = {v.relation for v in entry.verdicts if v.likelihood > 0.0}
    likely = {v.relation for v in entry.verdicts if v.is_likely}
    left_out = sum(weighed[relation] for relation in spoken_for - likely)
    return {relation: p / (1.0 - left_out) for relation, p in weighed.items() if relation in likely}


@cache
def load_weights() -> Mapping[Relation, Mapping[str, float]]:
    """Return the weight of every feature for each relation, in log-odds against nothing told having decided it."""
    return read_relations("link_entry_weights")


def describe_entry(entry: Entry) -> dict[str, float]:
    """Return the features of a threat, demand or promise and of all that may have decided it.

    For each relation: the likeliest verdict, the next, the chance that any
    holds and how many there are; besides the kind of what is pending, what
    words of the text say, which came first, and how long the articles look on.
    """
    statement, verdicts = entry.pending.statement, entry.verdicts
    kind = kind_of(statement).value
    features = {
        "intercept": 1.0,
        f"kind={kind}": 1.0,
        "condition": float(statement.condition is not None),
        "deadline": float(statement.deadline is not None),
        "to come": float(statement.future),
        "told in several reports": float(len(statement.reports) > 1),
        "log days told after": log1p(entry.days_told_after),
    }
    for relation in DECIDING:
        of = sorted((v for v in verdicts if v.relation is relation), key=lambda v: -v.likelihood)
        best, name = of[0].likelihood if of else 0.0, relation.value
        features |= {
            name: best,
            f"{name}, log-odds": log((best + _SMOOTH) / (1.0 + _SMOOTH - best)),
            f"{name}, {kind}": best,
            f"{name}, next": of[1].likelihood if len(of) > 1 else 0.0,
            f"{name}, any": 1.0 - prod(1.0 - v.likelihood for v in of),
            f"{name}, how many": log1p(len(of)),
            f"{name}, said": float(any(f"fate={name}" in v.candidate.features for v in of)),
            f"{name}, doubt": of[0].candidate.features["doubt"] if of else 0.0,
        }
    met, defied = (_find_best(verdicts, relation) for relation in (Relation.MEETS, Relation.DEFIES))
    if met is not None and defied is not None:
        days = met.candidate.later.first or 0, defied.candidate.later.first or 0
        features |= {"met, then defied": float(days[0] < days[1]), "defied, then met": float(days[1] < days[0])}
    return features


def _find_best(verdicts: Sequence[Verdict], relation: Relation) -> Verdict | None:
    return max((v for v in verdicts if v.relation is relation), key=lambda v: v.likelihood, default=None)
