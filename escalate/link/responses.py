"""Conclude which statement answers which when the text does not say so: few links, each with its grounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.drafts import Draft
from escalate.link.kinds import kind_of
from escalate.link.profiles import (
    are_sure,
    days_between,
    days_spanned,
    find_gap,
    find_order,
    is_likely_before,
    is_unreal,
    lies_ahead,
    share_article,
    share_sentence,
    stands_before,
)
from escalate.link.wording import describe
from escalate.link.words import content_words, contrary, is_topic, name_event, overlap, share_quote, show_words
from escalate.model import Event, LinkBasis, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.neighbourhood import Neighbourhood
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import Statement

_ENOUGH = 0.53
_NEARLY_BEST = 0.03
_COARSE_DAYS = 45
_VAGUE_DAYS = 366
_OPEN = 10**6
_CLOSE = 300
_ECHO, _SAME_MATTER, _TOUCH = 1.1, 1.0, 0.85
_FRIENDLY = frozenset({Event.AGREE, Event.CONSULT, Event.SUPPORT, Event.COOPERATE, Event.AID})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """That an act of one kind answers one of another: within how many days, how likely, and in which roles."""

    days: int
    confidence: float
    mirror: bool


@cache
def load_pairs() -> Mapping[tuple[Event, Event], Pair]:
    """Return which kinds of events answer which."""
    rows = shipped_table("link_pairs", columns=("first", "second", "days", "confidence", "roles"))
    return {
        (Event(row["first"]), Event(row["second"])): Pair(
            days=int(row["days"]), confidence=float(row["confidence"]), mirror=row["roles"] == "mirror"
        )
        for row in rows
    }


def infer_responses(profiles: Sequence[Profile], where: Neighbourhood, sides: Sides) -> Iterator[Draft]:
    """Yield for each statement the one or two earlier statements of another side that it most likely answers.

    Weighed are the pair of event types, whether the answering side was the
    target before, shared matter and quotations, the days between, and whether
    the order is certain.
    """
    for later in profiles:
        scored = []
        for earlier in _find_candidates(later, where):
            weighed = weigh_response(earlier, later)
            if weighed is not None:
                scored.append((weighed, earlier))
        scored.sort(key=lambda item: (-round(item[0][0], 6), -(item[1].first or 0), item[1].id))
        for (score, grounds), earlier in scored[:2]:
            if score >= scored[0][0][0] - _NEARLY_BEST:
                yield draft_inferred(Relation.PROVOKES, earlier, later, score, "probably answers", grounds)


def draft_inferred(
    relation: Relation, earlier: Profile, later: Profile, score: float, verb: str, grounds: str
) -> Draft:
    """Return the draft of an inferred link, whose reason says in a sentence what it rests on."""
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=score,
        reason=f"“{describe(later.statement)}” {verb} “{describe(earlier.statement)}”: {grounds}.",
    )


def _find_candidates(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    """Return the statements of the side aimed at that are near in time, and those around in the same articles."""
    found: dict[str, Profile] = {}
    if later.until is not None:
        found.update((p.id, p) for p in where.by_side(later.aim_sides, until=later.until))
        if not later.targets:
            found.update((p.id, p) for p in where.at_side(later.source_sides, until=later.until))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in around(later, where.in_article(article)))
    return found.values()


def around(later: Profile, told: Sequence[Profile], reach: int = 40) -> Sequence[Profile]:
    """Return the statements told near `later` in an article, so that a long text costs no more than a short one."""
    if len(told) <= 2 * reach:
        return told
    place = next(n for n, p in enumerate(told) if p.id == later.id)
    return told[max(0, place - reach) : place + reach]


def weigh_response(earlier: Profile, later: Profile) -> tuple[float, str] | None:
    """Return how likely `later` answers `earlier` and on which grounds, None when it can't or hardly does."""
    pair = load_pairs().get((kind_of(earlier.statement), kind_of(later.statement)))
    if pair is None or not _are_opposed(earlier, later) or earlier.statement.negated:
        return None
    if lies_ahead(earlier.statement) or is_unreal(earlier.statement) or is_unreal(later.statement):
        return None
    if not (earlier.is_known and later.is_known) or (later.statement.negated and later.statement.future):
        return None
    role = _find_role(earlier, later)
    if pair.mirror and role in (Role.BYSTANDER, Role.ADVOCATE):
        return None
    if not are_sure(earlier.statement, later.statement) or _is_told_by(earlier, later):
        return None
    topic, shared = _weigh_topic(earlier, later)
    if topic < _least_topic(earlier, later, role):
        return None
    timing = _weigh_time(earlier, later, pair.days)
    if timing is None:
        return None
    weight, when = timing
    score = pair.confidence * _ROLES[role] * topic * weight
    if score < _ENOUGH:
        return None
    named = "the same quoted words" if shared is None else show_words(shared, later.statement)
    matter = f", both touch on {named}" if named else ""
    return score, f"{role.value}{matter}, {when}"


class Role(StrEnum):
    """What makes the one who speaks or acts later a party to what came before."""

    MUTUAL = "the one aimed at answers the one who aimed and aims back"
    TARGET = "the one aimed at answers the one who aimed"
    ADVOCATE = "it is directed at the one who acted first and names the one acted against"
    BYSTANDER = "it is directed at the one who acted first"


_ROLES = {Role.MUTUAL: 1.05, Role.TARGET: 1.0, Role.ADVOCATE: 0.95, Role.BYSTANDER: 0.9}


def _find_role(earlier: Profile, later: Profile) -> Role:
    if not earlier.aim_sides.isdisjoint(later.source_sides):
        back = later.targets and not later.aim_sides.isdisjoint(earlier.source_sides)
        return Role.MUTUAL if back and earlier.targets else Role.TARGET
    suffered = earlier.aim_sides - earlier.source_sides - later.source_sides
    return Role.BYSTANDER if suffered.isdisjoint(later.named_sides) else Role.ADVOCATE


def _least_topic(earlier: Profile, later: Profile, role: Role) -> float:
    """Return how much matter two statements must share, by how well their roles already show that one answers."""
    plain = earlier.statement.event is Event.STATEMENT
    close = _follows_closely(earlier, later)
    aims_back = later.targets and not later.aim_sides.isdisjoint(earlier.source_sides)
    if role in (Role.ADVOCATE, Role.BYSTANDER):
        if plain:
            return _SAME_MATTER if share_article(earlier, later) else _ECHO
        return _TOUCH if later.targets and (role is Role.ADVOCATE or close) else _SAME_MATTER
    if later.statement.event is Event.STATEMENT:
        return _SAME_MATTER
    if role is Role.TARGET:
        if earlier.targets and close and not plain and not later.aim_sides.isdisjoint(earlier.source_sides):
            return 0.0
        return _TOUCH if aims_back or (earlier.targets and close and not plain) else _SAME_MATTER
    return _TOUCH if plain or later.statement.event in _FRIENDLY else 0.0


def _follows_closely(earlier: Profile, later: Profile) -> bool:
    """Return whether an article tells the later statement in the sentence after the earlier one, or nearly so."""
    gap = find_gap(earlier, later)
    return stands_before(earlier, later) and gap is not None and gap <= _CLOSE


def _are_opposed(earlier: Profile, later: Profile) -> bool:
    """Return whether the later statement comes from another side and is directed at the earlier one's."""
    if earlier is later or not earlier.sources or not later.sources:
        return False
    if share_sentence(earlier, later):
        return False
    if not earlier.source_sides.isdisjoint(later.source_sides) or _share_name(earlier.statement, later.statement):
        return False
    if not later.aim_sides:
        return not earlier.aim_sides.isdisjoint(later.source_sides)
    return not earlier.source_sides.isdisjoint(later.aim_sides)


def _is_told_by(earlier: Profile, later: Profile) -> bool:
    """Return whether the later statement is told by the one who spoke before: an accuser tells of the accused."""
    return any(m.actor in earlier.sources for m in later.statement.reporters)


def _aim_at_one_another(earlier: Profile, later: Profile) -> bool:
    """Return whether what is told in one article, the order unknown, is told of the same two sides."""
    close = (find_gap(earlier, later) or 0) <= _CLOSE
    if not earlier.targets:
        return close and earlier.statement.event is not Event.STATEMENT and bool(later.targets)
    if earlier.target_sides.isdisjoint(later.source_sides):
        return close and not earlier.statement.spoken and not later.target_sides.isdisjoint(earlier.source_sides)
    return not later.targets or not later.target_sides.isdisjoint(earlier.source_sides)


def _trigger_words(statement: Statement) -> frozenset[str]:
    words = content_words(statement.report.trigger.text)
    return frozenset(word for word in words if not is_topic(word))


def _share_name(first: Statement, second: Statement) -> bool:
    """Return whether somebody of one name speaks in both, though taken for two in two articles."""
    return not {m.name for m in first.sources}.isdisjoint(m.name for m in second.sources)


def _weigh_topic(earlier: Profile, later: Profile) -> tuple[float, frozenset[str] | None]:
    """Return a factor for shared matter and the shared words to name in the reason, None for a shared quotation."""
    shared = (earlier.words | name_event(earlier.statement.event)) & later.words
    shared -= _trigger_words(earlier.statement) & _trigger_words(later.statement)
    if share_quote(earlier.quotes, later.quotes):
        return 1.1, None
    condition = later.statement.condition
    if condition is not None and len(shared) >= 2:
        echo = content_words(condition.span.text) & earlier.words
        if len(echo) >= 2 or any(contrary(word.lstrip("#")) for word in echo):
            return 1.25, shared
    if len(shared) >= 3 or (len(shared) == 2 and overlap(earlier.words, later.words) >= 0.2):
        return 1.0, shared
    return (0.85 if shared else 0.7), shared


def _weigh_time(earlier: Profile, later: Profile, window: int) -> tuple[float, str] | None:
    """Return a factor for the time between, with words for it, None when it does not fit."""
    order = find_order(earlier.statement, later.statement)
    if order is Order.AFTER:
        return None
    told_first = stands_before(earlier, later)
    gap = days_between(earlier, later)
    if gap is not None and gap > window:
        return None
    if (days_spanned(earlier) or 0) > _VAGUE_DAYS:
        return None
    if max(days_spanned(earlier) or _OPEN, days_spanned(later) or _OPEN) > _COARSE_DAYS:
        return (0.8, "told after it in one article, though not both have a close date") if told_first else None
    if gap is None:
        return (0.75, "told after it in one article, though not both are dated") if told_first else None
    if order is Order.BEFORE:
        days = "one day later" if gap == 1 else f"{gap} days later"
        return 1.0 - 0.5 * (gap - 1) / window, days
    if is_likely_before(earlier, later):
        return 0.95, "most likely later by their dates"
    if told_first and _aim_at_one_another(earlier, later):
        close = (find_gap(earlier, later) or 0) <= _CLOSE
        return 1.0 if close else 0.9, "told after it in one article, the order in time unknown"
    return None if share_article(earlier, later) else (0.7, "at about the same time, the order unknown")
