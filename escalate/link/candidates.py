"""Pair threats, demands and promises with the later statements that may decide them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.link.acts import tells_a_death
from escalate.link.deadlines import comes_after_deadline, comes_before_deadline
from escalate.link.decisions import (
    Place,
    describe_decision,
    find_shared,
    is_aimed_at,
    is_own_deed,
    name_one_party,
)
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
    is_told_later,
    is_unreal,
    lies_ahead,
    share_article,
    share_sentence,
    stands_before,
)
from escalate.link.wishes import find_wishes
from escalate.model import Event, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from escalate.link.decisions import Told
    from escalate.link.profiles import Profile
    from escalate.link.wishes import Wish
    from escalate.model import Statement


_PENDING = frozenset({Event.THREATEN, Event.REQUEST, Event.AGREE})
_FORCE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST})
_KEPT = frozenset(
    {Event.AID, Event.COOPERATE, Event.RETREAT, Event.SUPPORT, Event.CONCEDE, Event.CONSULT, Event.MOBILIZE}
)
_YIELDED = frozenset({Event.CONCEDE, Event.RETREAT, Event.COOPERATE, Event.AID, Event.CONSULT, Event.AGREE})
_REFUSED = frozenset({Event.REJECT})
_SAID = frozenset({Event.ACCUSE, Event.REQUEST})
_DAYS = 400
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A threat, demand or promise with a later statement that may decide it, and what speaks for that."""

    earlier: Profile
    later: Profile
    wish: Wish
    features: Mapping[str, float] = field(hash=False)


def find_candidates(profiles: Sequence[Profile], told: Told) -> Iterator[Candidate]:
    """Yield every threat, demand and promise with each later statement that may decide it."""
    pending = [p for p in profiles if kind_of(p.statement) in _PENDING and not p.statement.negated]
    wishes = find_wishes(pending)
    where = Neighbourhood(pending, most=_LOOK_BACK)
    deaths = _find_deaths(profiles)
    pairs: list[tuple[Profile, Profile]] = []
    for later in profiles:
        open_ = [p for p in _find_pending(later, where) if _may_decide(p, later, wishes[p.id])]
        if later.statement.event in _REFUSED:
            open_ = list(_find_refused(open_, later, wishes, told.answered.get(later.id, frozenset())))
        pairs += ((earlier, later) for earlier in open_ if not _outlives(later, earlier, deaths))
    for (earlier, later), place in zip(pairs, _find_places(pairs), strict=True):
        features = describe_decision(earlier, later, wishes[earlier.id], told=told, place=place)
        yield Candidate(earlier=earlier, later=later, wish=wishes[earlier.id], features=features)


def _find_refused(
    pending: Sequence[Profile], later: Profile, wishes: Mapping[str, Wish], tied: AbstractSet[str]
) -> Iterator[Profile]:
    """Yield what a refusal may refuse: where it says by its words which of those the text ties it to, no other."""
    taken = {p.id: find_shared(p, later, wishes[p.id]).asked for p in pending}
    is_told = any(taken[name] for name in tied if name in taken)
    yield from (p for p in pending if p.id in tied or taken[p.id] or not is_told)


def _find_deaths(profiles: Sequence[Profile]) -> dict[str, int]:
    """Return the day on which a person was killed, by the actor's id, as far as it is told and not denied."""
    deaths: dict[str, int] = {}
    for profile in profiles:
        statement = profile.statement
        if profile.last is not None and tells_a_death(statement) and not (statement.negated or is_unreal(statement)):
            for person in profile.persons & profile.targets:
                deaths[person] = min(profile.last, deaths.get(person, profile.last))
    return deaths


def _outlives(later: Profile, earlier: Profile, deaths: Mapping[str, int]) -> bool:
    """Return whether an act comes after the death of all who threatened it, so that it is no deed of theirs."""
    if later.first is None or not is_own_deed(earlier, later):
        return False
    return bool(earlier.sources) and all(deaths.get(actor, later.first) < later.first for actor in earlier.sources)


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
    if later.until is not None and act.event in (_SAID if act.spoken else _KEPT | _FORCE):
        own = where.by_pair(later.source_sides, later.aim_sides, until=later.until, days=_DAYS)
        found.update((p.id, p) for p in own)
        found.update((p.id, p) for p in where.by_side(later.source_sides, until=later.until, days=_DAYS))
    if later.until is not None and (act.event in _YIELDED | _REFUSED or act.intensity < 0):
        found.update((p.id, p) for p in where.at_side(later.source_sides, until=later.until, days=_DAYS))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in where.in_article(article))
    return [p for p in found.values() if p is not later]


def _may_decide(earlier: Profile, later: Profile, wish: Wish) -> bool:
    """Return whether a later statement can decide a pending one at all: by its side, its kind and its time."""
    first, second = earlier.statement, later.statement
    if not earlier.sources or not later.sources or not are_sure(first, second) or is_awaited(later):
        return False
    own = is_own_deed(earlier, later)
    if not own and not is_aimed_at(earlier, later):
        return False
    aimless = first.event is Event.THREATEN and first.targets and not earlier.targets
    if not own and (aimless or not is_meant(earlier, later)):
        return False
    if own and first.event is Event.THREATEN and comes_before_deadline(earlier, later):
        return False
    if own and second.event is Event.CONSULT and not name_one_party(earlier, later):
        return False
    if own and second.spoken:
        return _says_as_threatened(earlier, later, wish) and _may_come_later(earlier, later)
    return _can_decide(first, second, own=own) and _may_come_later(earlier, later)


def _says_as_threatened(earlier: Profile, later: Profile, wish: Wish) -> bool:
    """Return whether words may carry a threat or promise out, as a charge before a court does, told in its own."""
    said = later.statement.event in _SAID and kind_of(earlier.statement) is not Event.REQUEST
    return said and bool(find_shared(earlier, later, wish).threatened)


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
    known = told or is_told_back(earlier) or is_told_later(earlier, later)
    known = known or _are_of_one_day(earlier, later) or comes_after_deadline(earlier, later)
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
