"""Conclude what became of threats, demands and promises: carried out, met or defied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.link.decisions import (
    Place,
    comes_after_deadline,
    comes_at_deadline,
    comes_before_deadline,
    decide,
    describe_decision,
    does_in_same_words,
    find_shared,
    is_aimed_at,
    is_own_deed,
    name_one_party,
)
from escalate.link.drafts import Draft
from escalate.link.kinds import kind_of
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import (
    are_sure,
    days_between,
    find_order,
    is_awaited,
    is_likely_before,
    is_meant,
    is_told_back,
    is_unreal,
    lies_ahead,
    share_article,
    share_sentence,
    stands_before,
)
from escalate.link.wishes import find_wishes
from escalate.link.wording import clip, describe
from escalate.link.words import matter, show_words
from escalate.model import Event, LinkBasis, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.decisions import Told
    from escalate.link.profiles import Profile
    from escalate.link.wishes import Wish
    from escalate.model import Statement

PENDING = frozenset({Event.THREATEN, Event.REQUEST, Event.AGREE})
_FORCE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST})
_KEPT = frozenset(
    {Event.AID, Event.COOPERATE, Event.RETREAT, Event.SUPPORT, Event.CONCEDE, Event.CONSULT, Event.MOBILIZE}
)
_YIELDED = frozenset({Event.CONCEDE, Event.RETREAT, Event.COOPERATE, Event.AID, Event.CONSULT, Event.AGREE})
_REFUSED = frozenset({Event.REJECT})
_DAYS = 400
_SAME_ACT_DAYS = 2
_LONG_DAYS = 60
_LOOK_BACK = 6
_LEAST = {Relation.FULFILS: 0.3, Relation.MEETS: 0.35, Relation.DEFIES: 0.25}
_PER_DOUBT = 1.0
_LIKELY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A threat, demand or promise with a later statement that may decide it, and what speaks for that."""

    earlier: Profile
    later: Profile
    wish: Wish
    features: Mapping[str, float] = field(hash=False)


def find_fates(profiles: Sequence[Profile], told: Told) -> Iterator[Draft]:
    """Yield links from threats, demands and promises to the later statements that decide them.

    A threat is carried out and a demand met once: of several such acts the
    first counts, and what happens within a few days of it.
    """
    drafts = [draft for candidate in find_candidates(profiles, told) if (draft := _decide(candidate)) is not None]
    first: dict[tuple[str, Relation], int] = {}
    for draft in drafts:
        if draft.relation is not Relation.DEFIES and draft.consequence.first is not None:
            key = (draft.antecedent.id, draft.relation)
            first[key] = min(first.get(key, draft.consequence.first), draft.consequence.first)
    for draft in drafts:
        begun = first.get((draft.antecedent.id, draft.relation))
        if begun is None or draft.consequence.first is None or draft.consequence.first <= begun + _SAME_ACT_DAYS:
            yield draft


def find_candidates(profiles: Sequence[Profile], told: Told) -> Iterator[Candidate]:
    """Yield every threat, demand and promise with each later statement that may decide it."""
    pending = [p for p in profiles if kind_of(p.statement) in PENDING and not p.statement.negated]
    wishes = find_wishes(pending)
    where = Neighbourhood(pending, most=_LOOK_BACK)
    pairs: list[tuple[Profile, Profile]] = []
    for later in profiles:
        tied = told.answered.get(later.id, frozenset()) if later.statement.event in _REFUSED else frozenset[str]()
        open_ = (p for p in _find_pending(later, where) if _may_decide(p, later) and (not tied or p.id in tied))
        pairs += ((earlier, later) for earlier in open_)
    for (earlier, later), place in zip(pairs, _find_places(pairs), strict=True):
        features = describe_decision(earlier, later, wishes[earlier.id], told=told, place=place)
        yield Candidate(earlier=earlier, later=later, wish=wishes[earlier.id], features=features)


def _find_places(pairs: Sequence[tuple[Profile, Profile]]) -> Iterator[Place]:
    """Yield where each pair stands among those of the same earlier or later statement in the same role."""
    roles = [is_own_deed(*pair) for pair in pairs]
    pending: dict[tuple[str, bool], list[int]] = {}
    answers: dict[str, list[tuple[int, Event]]] = {}
    acts: dict[tuple[str, bool], list[int]] = {}
    for (earlier, later), own in zip(pairs, roles, strict=True):
        pending.setdefault((later.id, own), []).append(earlier.first or 0)
        acts.setdefault((earlier.id, own), []).append(later.first or 0)
        if not own:
            answers.setdefault(earlier.id, []).append((later.first or 0, later.statement.event))
    for (earlier, later), own in zip(pairs, roles, strict=True):
        others = pending[later.id, own]
        answered = {event for day, event in answers.get(earlier.id, ()) if day <= (later.first or 0)}
        yield Place(
            pending=len(others) - 1,
            acts=sum(day < (later.first or 0) for day in acts[earlier.id, own]),
            is_latest=(earlier.first or 0) >= max(others),
            is_refused=not answered.isdisjoint(_REFUSED),
            is_yielded=own and not answered.isdisjoint(_YIELDED),
        )


def _find_pending(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    found: dict[str, Profile] = {}
    act = later.statement
    if later.until is not None and not act.spoken and act.event in _KEPT | _FORCE:
        own = where.by_pair(later.source_sides, later.aim_sides, until=later.until, days=_DAYS)
        found.update((p.id, p) for p in own)
        found.update((p.id, p) for p in where.by_side(later.source_sides, until=later.until, days=_DAYS))
    if later.until is not None and (act.event in _YIELDED | _REFUSED or act.intensity < 0):
        found.update((p.id, p) for p in where.at_side(later.source_sides, until=later.until, days=_DAYS))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in where.in_article(article))
    return [p for p in found.values() if p is not later]


def _may_decide(earlier: Profile, later: Profile) -> bool:
    """Return whether a later statement can decide a pending one at all: by its side, its kind and its time."""
    first, second = earlier.statement, later.statement
    if not earlier.sources or not later.sources or not are_sure(first, second) or is_awaited(later):
        return False
    own = is_own_deed(earlier, later)
    if (own and second.spoken) or (not own and not is_aimed_at(earlier, later)):
        return False
    aimless = first.event is Event.THREATEN and first.targets and not earlier.targets
    if not own and (aimless or not is_meant(earlier, later)):
        return False
    if own and first.event is Event.THREATEN and comes_before_deadline(earlier, later):
        return False
    if own and second.event is Event.CONSULT and not name_one_party(earlier, later):
        return False
    return _can_decide(first, second, own=own) and _may_come_later(earlier, later)


def _can_decide(first: Statement, second: Statement, *, own: bool) -> bool:
    """Return whether an act of this kind can decide a threat, demand or promise at all, whatever its matter."""
    if own:
        kept = kind_of(first) is Event.AGREE and second.event in _KEPT
        return kept or (first.event is Event.THREATEN and second.event in _FORCE)
    against = kind_of(first) is not Event.AGREE and (second.event in _REFUSED or second.intensity < 0)
    return second.event in _YIELDED or against


def _may_come_later(earlier: Profile, later: Profile) -> bool:
    """Return whether the times allow the later statement to decide the earlier one."""
    first, second = earlier.statement, later.statement
    order = find_order(first, second)
    if order is Order.AFTER or is_unreal(second) or _is_to_come(second) or lies_ahead(first) or lies_ahead(second):
        return False
    together = share_sentence(earlier, later) and not is_own_deed(earlier, later)
    told = is_likely_before(earlier, later) or stands_before(earlier, later) or together
    known = told or is_told_back(earlier) or _are_of_one_day(earlier, later) or comes_after_deadline(earlier, later)
    if order is Order.UNKNOWN and not known:
        return False
    gap = days_between(earlier, later)
    return gap is None or gap <= _DAYS


def _is_to_come(second: Statement) -> bool:
    """Return whether what would decide something is itself still to come, and no word given or refused now."""
    return second.future and second.event not in (Event.AGREE, Event.REJECT)


def _are_of_one_day(earlier: Profile, later: Profile) -> bool:
    """Return whether two statements are of one known day, told by different articles."""
    days = {earlier.first, earlier.last, later.first, later.last}
    return None not in days and len(days) == 1 and not share_article(earlier, later)


def _decide(candidate: Candidate) -> Draft | None:
    """Return the link for the likeliest fate, None where none is likely enough for how surely both were read.

    Less than even odds are enough: most of what is so unlikely is still right
    on crises held out, as only acts of the sides and kinds meant are weighed.

    Force of the side that threatened, right after the deadline that it set,
    carries the threat out, and what is told in the words of a threat, demand
    or promise decides it.
    """
    earlier, later = candidate.earlier, candidate.later
    own = is_own_deed(earlier, later)
    possible = (Relation.FULFILS,) if own else (Relation.MEETS, Relation.DEFIES)
    chances = decide(candidate.features)
    relation = max(possible, key=lambda r: (chances[r], r))
    due = own and comes_at_deadline(earlier, later)
    told_apart = not share_sentence(earlier, later)
    due = due or (told_apart and does_in_same_words(relation, earlier, later, candidate.wish))
    likelihood = max(chances[relation], _LIKELY) if due else chances[relation]
    long_past = relation is not Relation.MEETS and _is_long_past(candidate)
    if long_past or likelihood < _LEAST[relation] + _PER_DOUBT * candidate.features["doubt"]:
        return None
    shared = find_shared(earlier, later, candidate.wish).all or earlier.words & later.words
    verb = "keeps" if own and earlier.statement.event is Event.AGREE else _VERBS[relation]
    if relation is Relation.DEFIES and later.statement.event in _REFUSED:
        verb = "refuses what"
    named = show_words(shared, later.statement)
    what = earlier.statement.condition.span.text if earlier.statement.condition else matter(earlier.statement)
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=likelihood,
        is_probability=True,
        reason=(
            f"“{describe(later.statement)}” {verb} {_THING[kind_of(earlier.statement)]} in "
            f"“{describe(earlier.statement)}” ({clip(what)}){f', by {named}' if named else ''}."
        ),
    )


def _is_long_past(candidate: Candidate) -> bool:
    """Return whether so much time lies between that only the words of the text can say that the one decides the other.

    The crises that the weights were made on last for days and weeks.
    """
    gap = days_between(candidate.earlier, candidate.later)
    said = candidate.features["tied"] or "fate=unsaid" not in candidate.features
    return gap is not None and gap > _LONG_DAYS and not said


_VERBS = {Relation.FULFILS: "carries out", Relation.MEETS: "does what", Relation.DEFIES: "goes against what"}
_THING = {Event.THREATEN: "the threat", Event.REQUEST: "the demand", Event.AGREE: "the promise"}
