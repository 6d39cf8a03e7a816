"""Say how each statement that may decide a threat, demand or promise would decide it, and how likely that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.link.deadlines import comes_at_deadline
from escalate.link.decisions import DECIDING, concerns, does_in_same_words, find_shared, is_own_deed
from escalate.link.kinds import is_kind_meant
from escalate.link.profiles import days_between, share_sentence
from escalate.model import Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from escalate.link.candidates import Candidate
    from escalate.link.profiles import Profile

_LONG_DAYS = 60
_LEAST = 0.15
_PER_DOUBT = 0.5
_LIKELY = 0.5
_BESIDE_THE_POINT = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How likely a candidate decides what it is paired with in one way, as far as the two alone tell."""

    candidate: Candidate
    relation: Relation
    likelihood: float

    @property
    def pending(self) -> Profile:
        """The threat, demand or promise."""
        return self.candidate.earlier

    @property
    def is_likely(self) -> bool:
        """Whether it is likely at all: it must be the likelier, the less surely the two were read."""
        return self.likelihood >= _LEAST + _PER_DOUBT * self.candidate.features["doubt"]


def weigh_verdicts(candidate: Candidate, chances: Mapping[Relation, float], *, is_alone: bool) -> Iterator[Verdict]:
    """Yield each way in which a candidate may decide a threat, demand or promise; `chances` are those of the pair.

    `is_alone` says that nothing else may, so that the candidate was weighed against no other.

    Force of the side that threatened, right after the deadline that it set,
    carries the threat out, and what is told in the words of a threat, demand
    or promise decides it.
    """
    earlier, later = candidate.earlier, candidate.later
    own = is_own_deed(earlier, later)
    possible = [r for r in DECIDING if own is (r is Relation.FULFILS)]
    best = max(possible, key=lambda r: (chances[r], r))
    told_apart = not share_sentence(earlier, later)
    for relation in possible:
        due = own and comes_at_deadline(earlier, later)
        due = due or (told_apart and relation is best and does_in_same_words(best, earlier, later, candidate.wish))
        if relation is Relation.MEETS or not _is_long_past(candidate):
            likelihood = max(chances[relation], _LIKELY) if due else chances[relation]
            if (is_alone or relation is Relation.DEFIES) and _is_beside_the_point(relation, candidate):
                likelihood *= _BESIDE_THE_POINT
            yield Verdict(candidate=candidate, relation=relation, likelihood=likelihood)


def _is_beside_the_point(relation: Relation, candidate: Candidate) -> bool:
    """Return whether an act does something else than a demand names: drawing back where a door is to be shut.

    An agreement does, unless it is on something that was asked for, and so
    does what takes up none of it and is done to somebody whom it does not concern.
    Who gives way goes against a demand only by what it warned against, told in words.
    """
    earlier, later, wish = candidate.earlier, candidate.later, candidate.wish
    if relation is not Relation.MEETS:
        gives_way = relation is Relation.DEFIES and later.statement.intensity > 0
        return gives_way and wish.warned.isdisjoint(later.words)
    taken = bool(find_shared(earlier, later, wish).asked)
    if not (taken or concerns(earlier, later) or share_sentence(earlier, later)):
        return True
    return not is_kind_meant(later.statement.event, wish.asked) and (
        later.statement.event is not Event.AGREE or not taken
    )


def _is_long_past(candidate: Candidate) -> bool:
    """Return whether so much time lies between that only the words of the text can say that the one decides the other.

    The crises that the weights were made on last for days and weeks.
    """
    gap = days_between(candidate.earlier, candidate.later)
    said = candidate.features["tied"] or "fate=unsaid" not in candidate.features
    return gap is not None and gap > _LONG_DAYS and not said
