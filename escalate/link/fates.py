"""Conclude what became of threats, demands and promises: carried out, met or defied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.drafts import Draft
from escalate.link.kinds import is_kind_meant, is_same_act, kind_of, names_kind
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import (
    are_sure,
    days_between,
    find_gap,
    find_order,
    is_likely_before,
    is_meant,
    is_unreal,
    lies_ahead,
    share_sentence,
    stands_before,
    to_day,
)
from escalate.link.wishes import Wish, asks_for, warns_against
from escalate.link.wording import clip, describe
from escalate.link.words import (
    content_words,
    contrary,
    is_topic,
    matter,
    name_event,
    show_words,
    tell_of_one_act,
)
from escalate.model import Event, LinkBasis, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from escalate.link.profiles import Profile
    from escalate.model import Statement

PENDING = frozenset({Event.THREATEN, Event.REQUEST, Event.AGREE})
_FORCE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE})
_KEPT = frozenset({Event.AID, Event.COOPERATE, Event.RETREAT, Event.SUPPORT, Event.CONCEDE, Event.CONSULT})
_YIELDED = frozenset({Event.CONCEDE, Event.RETREAT, Event.COOPERATE, Event.AID, Event.CONSULT})
_REFUSED = frozenset({Event.REJECT})
_DAYS = 400
_LONG_DAYS = 180
_MOST = 0.5
_MANY = 3
_FRESH_DAYS = 14
_SOON_DAYS = 60
_ENOUGH = 0.58
_SAME_ACT_DAYS = 2
_SURE = 0.9
_VAGUE = frozenset({"#retaliate", "#consequence"})
_VAGUE_DAYS = 30
_AIMLESS_DAYS = 7
_DEADLINE_DAYS = 3
_CLOSE = 300
_FAR = 10**6
_LOOK_BACK = 15


def find_fates(profiles: Sequence[Profile], *, answered: Mapping[str, AbstractSet[str]]) -> Iterator[Draft]:
    """Yield links from threats, demands and promises to the later statements that decide them.

    `answered` tells, by id, which statements the words of a text tie a
    statement to: a refusal tied to one thing refuses nothing else. A threat
    is carried out and a demand met once: of several such acts the first
    counts, and what happens within a few days of it.
    """
    pending = [p for p in profiles if kind_of(p.statement) in PENDING and not p.statement.negated]
    wishes = {p.id: Wish(asked=asks_for(p.statement), warned=warns_against(p.statement)) for p in pending}
    where = Neighbourhood(pending, most=_LOOK_BACK)
    drafts = [
        draft
        for later in profiles
        for earlier in _find_pending(later, where)
        if (draft := _decide(earlier, later, wishes[earlier.id], answered.get(later.id, frozenset()))) is not None
    ]
    first: dict[tuple[str, Relation], int] = {}
    for draft in drafts:
        if draft.relation is not Relation.DEFIES and draft.consequence.first is not None:
            key = (draft.antecedent.id, draft.relation)
            first[key] = min(first.get(key, draft.consequence.first), draft.consequence.first)
    for draft in drafts:
        if draft.confidence < _ENOUGH:
            continue
        begun = first.get((draft.antecedent.id, draft.relation))
        if begun is None or draft.consequence.first is None or draft.consequence.first <= begun + _SAME_ACT_DAYS:
            yield draft


def _find_pending(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    found: dict[str, Profile] = {}
    act = later.statement
    if later.until is not None and not act.spoken and act.event in _KEPT | _FORCE:
        own = where.by_pair(later.source_sides, later.aim_sides, until=later.until, days=_DAYS)
        found.update((p.id, p) for p in own)
    if later.until is not None and (act.event in _YIELDED | _REFUSED or act.intensity < 0):
        found.update((p.id, p) for p in where.at_side(later.source_sides, until=later.until, days=_DAYS))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in where.in_article(article))
    return [p for p in found.values() if p is not later]


def _decide(earlier: Profile, later: Profile, wish: Wish, tied: AbstractSet[str]) -> Draft | None:
    if not earlier.sources or not later.sources or not are_sure(earlier.statement, later.statement):
        return None
    own = not earlier.source_sides.isdisjoint(later.source_sides)
    if (own and later.statement.spoken) or (not own and earlier.aim_sides.isdisjoint(later.source_sides)):
        return None
    if not _can_decide(earlier.statement, later.statement, own=own):
        return None
    aimless = earlier.statement.event is Event.THREATEN and earlier.statement.targets and not earlier.targets
    if not own and (aimless or not is_meant(earlier, later)):
        return None
    sure = _weigh_order(earlier, later)
    if sure is None or share_sentence(earlier, later):
        return None
    return _decide_own(earlier, later, sure) if own else _decide_other(earlier, later, wish, sure, tied)


def _can_decide(first: Statement, second: Statement, *, own: bool) -> bool:
    """Return whether an act of this kind can decide a threat, demand or promise at all, whatever its matter."""
    if own:
        kept = first.event is Event.AGREE and second.event in _KEPT
        return kept or (first.event is Event.THREATEN and second.event in _FORCE)
    against = first.event is not Event.AGREE and (second.event in _REFUSED or second.intensity < 0)
    return second.event in _YIELDED or against


def _weigh_order(earlier: Profile, later: Profile) -> float | None:
    """Return how sure it is that the later statement can decide the earlier one, by their times; None when it can't."""
    first, second = earlier.statement, later.statement
    order = find_order(first, second)
    if order is Order.AFTER or is_unreal(second) or second.future or lies_ahead(first) or lies_ahead(second):
        return None
    likely = is_likely_before(earlier, later)
    if order is Order.UNKNOWN and not likely and not stands_before(earlier, later):
        return None
    gap = days_between(earlier, later)
    if gap is not None and gap > _DAYS:
        return None
    close = (find_gap(earlier, later) or _FAR) <= _CLOSE
    sure = 1.0 if order is Order.BEFORE else 0.9 if likely else 0.85 if close else 0.75
    return sure * 0.85 if gap is not None and gap > _LONG_DAYS else sure


def _decide_own(earlier: Profile, later: Profile, sure: float) -> Draft | None:
    """Decide by a deed of the side that threatened or promised."""
    first, second = earlier.statement, later.statement
    if second.negated or (earlier.targets and earlier.aim_sides.isdisjoint(later.aim_sides)):
        return None
    condition = content_words(first.condition.span.text) if first.condition else frozenset[str]()
    threatened = earlier.words - condition
    shared = threatened & (later.words | name_event(second.event))
    gap = days_between(earlier, later)
    least = _MANY if not earlier.targets else 2 if gap is not None and gap > _SOON_DAYS else 1
    enough = tell_of_one_act(shared) and len(shared) >= least and is_same_act(second.event, shared)
    telling = len(shared) >= _MANY or any(is_topic(word) for word in shared)
    if first.event is Event.AGREE and second.event in _KEPT and enough and telling and _name_one_party(earlier, later):
        return _draft(Relation.FULFILS, earlier, later, sure * _strength(shared), "keeps", shared)
    if first.event is not Event.THREATEN or second.event not in _FORCE:
        return None
    deed = second.event in (Event.ASSAULT, Event.COERCE) or bool(name_event(second.event) & threatened)
    direct = deed or names_kind(second.event, shared)
    if direct and enough:
        return _draft(Relation.FULFILS, earlier, later, sure * _strength(shared), "carries out", shared)
    if _comes_at_deadline(earlier, later) and _name_one_party(earlier, later):
        return _draft(Relation.FULFILS, earlier, later, sure * _strength(frozenset()), "carries out", frozenset())
    vague = threatened & _VAGUE
    days = _VAGUE_DAYS if earlier.targets else _AIMLESS_DAYS
    soon = earlier.last is not None and later.first is not None and later.first - earlier.last <= days
    if vague and soon and later.targets:
        return _draft(Relation.FULFILS, earlier, later, sure * _strength(frozenset()), "carries out", vague)
    return None


def _decide_other(earlier: Profile, later: Profile, wish: Wish, sure: float, tied: AbstractSet[str]) -> Draft | None:
    """Decide by what the side that was threatened or asked did or said."""
    first, second = earlier.statement, later.statement
    spoken_of = later.words | name_event(second.event)
    done = wish.asked & spoken_of
    if second.event in _YIELDED and not second.negated:
        aimed = not later.aim_sides.isdisjoint(earlier.source_sides)
        fits = is_same_act(second.event, done) or (bool(done) and aimed and names_kind(second.event, wish.asked))
        meant = tell_of_one_act(done) and is_kind_meant(second.event, wish.asked)
        if fits and meant and (len(done) > 1 or not second.spoken) and _concerns(earlier, later):
            return _draft(Relation.MEETS, earlier, later, sure * _strength(done), "does what", done)
        return None
    if first.event is Event.AGREE or second.negated:
        return None
    if second.event in _REFUSED:
        return _decide_refusal(earlier, later, wish, sure, tied)
    if second.intensity >= 0:
        return None
    done = wish.warned & spoken_of
    shared = (earlier.words & later.words) | done
    aimed = not earlier.source_sides.isdisjoint(later.aim_sides)
    same_topic = any(contrary(word.lstrip("#")) or word == "#threat" for word in done)
    hostile_deed = aimed and not second.spoken and second.event in _FORCE
    most = len(done) >= max(2, _MOST * len(wish.warned))
    if most or (same_topic and (hostile_deed or len(shared) >= 2)):
        return _draft(Relation.DEFIES, earlier, later, sure * _strength(shared), "goes against what", done)
    return None


def _comes_at_deadline(earlier: Profile, later: Profile) -> bool:
    """Return whether an act comes on the day that a threat names as its last, or within a few days after it."""
    deadline = earlier.statement.deadline
    end = to_day(deadline.end) if deadline is not None else None
    if end is None or later.first is None or not earlier.targets or not later.targets:
        return False
    return end <= later.first <= end + _DEADLINE_DAYS


def _name_one_party(earlier: Profile, later: Profile) -> bool:
    """Return whether two statements are directed at one party: at the same actor, or at one that speaks for the other.

    Two who merely stand on one side are no one party: a promise to meet a
    senator is not kept by meeting another.
    """
    if not earlier.targets:
        return True
    return not (earlier.targets.isdisjoint(later.aim_sides) and later.targets.isdisjoint(earlier.aim_sides))


def _concerns(earlier: Profile, later: Profile) -> bool:
    """Return whether an act regards whoever asked for it, another who was asked, or somebody whom the demand names."""
    if not later.targets or not later.aim_sides.isdisjoint(earlier.source_sides | earlier.targets):
        return True
    named = (w for m in later.statement.targets for w in content_words(f"{m.name} {m.span.text}"))
    return not content_words(matter(earlier.statement)).isdisjoint(named)


def _decide_refusal(earlier: Profile, later: Profile, wish: Wish, sure: float, tied: AbstractSet[str]) -> Draft | None:
    """Decide whether a refusal refuses this threat or demand: by the words that tie it, else by matter and side."""
    first = earlier.statement
    if tied:
        if earlier.id not in tied:
            return None
        return _draft(Relation.DEFIES, earlier, later, _SURE, "refuses what", earlier.words & later.words)
    shared = (earlier.words | name_event(kind_of(first))) & later.words
    aimed = not earlier.source_sides.isdisjoint(later.aim_sides)
    wanted = wish.asked & later.words
    least = 1 if aimed or not later.targets else 2
    gap = days_between(earlier, later)
    fresh = kind_of(first) is Event.REQUEST and gap is not None and gap <= _FRESH_DAYS
    if (aimed and (shared or fresh)) or len(shared) >= 2 or len(wanted) >= least:
        return _draft(Relation.DEFIES, earlier, later, sure * _strength(shared), "refuses what", shared)
    return None


def _strength(shared: frozenset[str]) -> float:
    return (0.6, 0.7, 0.78, 0.85)[min(3, len(shared))]


def _draft(
    relation: Relation, earlier: Profile, later: Profile, confidence: float, verb: str, shared: Iterable[str]
) -> Draft:
    named = show_words(frozenset(shared), later.statement)
    what = earlier.statement.condition.span.text if earlier.statement.condition else matter(earlier.statement)
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=confidence,
        reason=(
            f"“{describe(later.statement)}” {verb} {_THING[kind_of(earlier.statement)]} in "
            f"“{describe(earlier.statement)}” ({clip(what)}){f', by {named}' if named else ''}."
        ),
    )


_THING = {Event.THREATEN: "the threat", Event.REQUEST: "the demand", Event.AGREE: "the promise"}
