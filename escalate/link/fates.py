"""Conclude what became of threats, demands and promises: carried out, met or defied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.link.candidates import find_candidates
from escalate.link.deadlines import comes_at_deadline
from escalate.link.decisions import DECIDING, concerns, decide, does_in_same_words, find_shared, is_own_deed
from escalate.link.drafts import Draft
from escalate.link.kinds import is_kind_meant, kind_of
from escalate.link.profiles import days_between, share_sentence
from escalate.link.wording import clip, describe
from escalate.link.words import matter, show_words
from escalate.model import Event, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from escalate.link.candidates import Candidate
    from escalate.link.decisions import Told
    from escalate.link.profiles import Profile

_SAME_ACT_DAYS = 2
_LONG_DAYS = 60
_LEAST = {Relation.FULFILS: 0.2, Relation.MEETS: 0.3, Relation.DEFIES: 0.25}
_PER_DOUBT = 1.0
_LIKELY = 0.5
_BESIDE_THE_POINT = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How likely a candidate decides what it is paired with in one way."""

    candidate: Candidate
    relation: Relation
    likelihood: float

    @property
    def pending(self) -> str:
        """The id of the threat, demand or promise."""
        return self.candidate.earlier.id

    @property
    def is_enough(self) -> bool:
        """Whether it is likely enough to stand: it must be the likelier, the less surely the two were read."""
        return self.likelihood >= _LEAST[self.relation] + _PER_DOUBT * self.candidate.features["doubt"]


def find_fates(profiles: Sequence[Profile], told: Told) -> Iterator[Draft]:
    """Yield links from threats, demands and promises to the later statements that decide them.

    A threat is carried out and a demand met once: of several such acts the
    first counts, and what happens within a few days of it.
    """
    verdicts = [v for candidate in find_candidates(profiles, told) for v in _weigh(candidate)]
    chosen = list(_choose_likely(verdicts))
    first: dict[tuple[str, Relation], int] = {}
    for verdict in chosen:
        day, key = verdict.candidate.later.first, (verdict.pending, verdict.relation)
        if verdict.relation is not Relation.DEFIES and day is not None:
            first[key] = min(first.get(key, day), day)
    for verdict in chosen:
        begun, day = first.get((verdict.pending, verdict.relation)), verdict.candidate.later.first
        if begun is None or day is None or day <= begun + _SAME_ACT_DAYS:
            yield _draft(verdict)


def _weigh(candidate: Candidate) -> Iterator[Verdict]:
    """Yield how likely each fate is that a candidate may bring about.

    Force of the side that threatened, right after the deadline that it set,
    carries the threat out, and what is told in the words of a threat, demand
    or promise decides it.
    """
    earlier, later = candidate.earlier, candidate.later
    own = is_own_deed(earlier, later)
    chances = decide(candidate.features)
    possible = [r for r in DECIDING if own is (r is Relation.FULFILS)]
    best = max(possible, key=lambda r: (chances[r], r))
    told_apart = not share_sentence(earlier, later)
    for relation in possible:
        due = own and comes_at_deadline(earlier, later)
        due = due or (told_apart and relation is best and does_in_same_words(best, earlier, later, candidate.wish))
        if relation is Relation.MEETS or not _is_long_past(candidate):
            likelihood = max(chances[relation], _LIKELY) if due else chances[relation]
            likelihood *= _BESIDE_THE_POINT if relation is Relation.MEETS and _is_beside_the_point(candidate) else 1.0
            yield Verdict(candidate=candidate, relation=relation, likelihood=likelihood)


def _is_beside_the_point(candidate: Candidate) -> bool:
    """Return whether an act does something else than a demand names: drawing back where a door is to be shut.

    An agreement does, unless it is on something that was asked for, and so
    does what takes up none of it and is done to somebody whom it does not concern.
    """
    earlier, later, wish = candidate.earlier, candidate.later, candidate.wish
    taken = bool(find_shared(earlier, later, wish).asked)
    if not (taken or concerns(earlier, later) or share_sentence(earlier, later)):
        return True
    return not is_kind_meant(later.statement.event, wish.asked) and (
        later.statement.event is not Event.AGREE or not taken
    )


def _choose_likely(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Yield the likeliest fate by each pair, where it is likely enough.

    Less than even odds are enough: most of what is so unlikely is still right
    on crises held out, as only acts of the sides and kinds meant are weighed.
    """
    best: dict[tuple[str, str], Verdict] = {}
    for verdict in verdicts:
        key = (verdict.pending, verdict.candidate.later.id)
        if key not in best or verdict.likelihood > best[key].likelihood:
            best[key] = verdict
    yield from (v for v in best.values() if v.is_enough)


def _is_long_past(candidate: Candidate) -> bool:
    """Return whether so much time lies between that only the words of the text can say that the one decides the other.

    The crises that the weights were made on last for days and weeks.
    """
    gap = days_between(candidate.earlier, candidate.later)
    said = candidate.features["tied"] or "fate=unsaid" not in candidate.features
    return gap is not None and gap > _LONG_DAYS and not said


def _draft(verdict: Verdict) -> Draft:
    candidate, relation = verdict.candidate, verdict.relation
    earlier, later = candidate.earlier, candidate.later
    shared = find_shared(earlier, later, candidate.wish).all or earlier.words & later.words
    kept = relation is Relation.FULFILS and earlier.statement.event is Event.AGREE
    refused = relation is Relation.DEFIES and later.statement.event is Event.REJECT
    verb = "keeps" if kept else "refuses what" if refused else _VERBS[relation]
    named = show_words(shared, later.statement)
    what = earlier.statement.condition.span.text if earlier.statement.condition else matter(earlier.statement)
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=verdict.likelihood,
        is_probability=True,
        reason=(
            f"“{describe(later.statement)}” {verb} {_THING[kind_of(earlier.statement)]} in "
            f"“{describe(earlier.statement)}” ({clip(what)}){f', by {named}' if named else ''}."
        ),
    )


_VERBS = {Relation.FULFILS: "carries out", Relation.MEETS: "does what", Relation.DEFIES: "goes against what"}
_THING = {Event.THREATEN: "the threat", Event.REQUEST: "the demand", Event.AGREE: "the promise"}
