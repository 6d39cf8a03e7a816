"""Conclude which statement answers which when the text does not say so: few links, each with its grounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.drafts import Draft
from escalate.link.profiles import (
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
from escalate.link.words import content_words, contrary, name_event, overlap, share_quote, show_words
from escalate.model import Event, LinkBasis, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.neighbourhood import Neighbourhood
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides

_ENOUGH = 0.55
_NEARLY_BEST = 0.03
_COARSE_DAYS = 45
_OPEN = 10**6
_CLOSE = 300
_ECHO, _SAME_MATTER, _TOUCH = 1.1, 1.0, 0.85
_FRIENDLY = frozenset({Event.AGREE, Event.CONSULT, Event.SUPPORT, Event.COOPERATE, Event.AID})
_REPEAT_DAYS = 120
_REPEAT_OVERLAP = 0.5
_OTHER_SPEAKER_DAYS = 14
_STRONG_OVERLAP = 0.6
_REPEATABLE = frozenset({Event.THREATEN, Event.REQUEST, Event.REJECT, Event.ACCUSE, Event.AGREE, Event.PROTEST})


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
            if weighed is not None and weighed[0] >= _ENOUGH:
                scored.append((weighed, earlier))
        scored.sort(key=lambda item: (-round(item[0][0], 6), -(item[1].first or 0), item[1].id))
        for (score, grounds), earlier in scored[:2]:
            if score >= scored[0][0][0] - _NEARLY_BEST:
                yield _draft(Relation.PROVOKES, earlier, later, score, "probably answers", grounds)


def infer_repeats(profiles: Sequence[Profile], where: Neighbourhood) -> Iterator[Draft]:
    """Yield a link from the latest earlier statement in which the same side said the same thing."""
    for later in profiles:
        if later.statement.event not in _REPEATABLE or not later.statement.spoken:
            continue
        best: tuple[float, int, str, Profile] | None = None
        for earlier in _find_same_side(later, where):
            score = _weigh_repeat(earlier, later)
            if score is not None:
                key = (round(score, 6), earlier.first or 0, earlier.id, earlier)
                best = key if best is None or key[:3] > best[:3] else best
        if best is not None:
            grounds = "the same side says much the same in the same kind of act"
            yield _draft(Relation.REPEATS, best[3], later, best[0], "repeats", grounds)


def _draft(relation: Relation, earlier: Profile, later: Profile, score: float, verb: str, grounds: str) -> Draft:
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
    if later.last is not None:
        found.update((p.id, p) for p in where.by_side(later.aim_sides, until=later.last))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in _around(later, where.in_article(article)))
    return found.values()


def _around(later: Profile, told: Sequence[Profile], reach: int = 40) -> Sequence[Profile]:
    """Return the statements told near `later` in an article, so that a long text costs no more than a short one."""
    if len(told) <= 2 * reach:
        return told
    place = next(n for n, p in enumerate(told) if p.id == later.id)
    return told[max(0, place - reach) : place + reach]


def _find_same_side(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    found: dict[str, Profile] = {}
    if later.last is not None:
        found.update((p.id, p) for p in where.by_side(later.sources, until=later.last, days=_REPEAT_DAYS))
        found.update((p.id, p) for p in where.by_side(later.source_sides, until=later.last, days=_REPEAT_DAYS))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in _around(later, where.in_article(article)))
    return found.values()


def weigh_response(earlier: Profile, later: Profile) -> tuple[float, str] | None:
    """Return how likely `later` answers `earlier` and on which grounds, None when it can't."""
    pair = load_pairs().get((earlier.statement.event, later.statement.event))
    if pair is None or not _are_opposed(earlier, later) or earlier.statement.negated:
        return None
    if lies_ahead(earlier.statement) or is_unreal(earlier.statement) or is_unreal(later.statement):
        return None
    aimed = not earlier.aim_sides.isdisjoint(later.source_sides)
    if pair.mirror and not aimed:
        return None
    topic, shared = _weigh_topic(earlier, later)
    if topic < _least_topic(earlier, later, aimed=aimed):
        return None
    timing = _weigh_time(earlier, later, pair.days)
    if timing is None:
        return None
    weight, when = timing
    score = pair.confidence * (1.0 if aimed else 0.9) * topic * weight
    roles = "the one aimed at answers the one who aimed" if aimed else "it is directed at the one who acted first"
    matter = f", both touch on {shared}" if shared else ""
    return score, f"{roles}{matter}, {when}"


def _least_topic(earlier: Profile, later: Profile, *, aimed: bool) -> float:
    """Return how much matter two statements must share, by how well their roles already show that one answers."""
    plain = earlier.statement.event is Event.STATEMENT
    if plain and not aimed:
        return _SAME_MATTER if share_article(earlier, later) else _ECHO
    if not aimed or later.statement.event is Event.STATEMENT:
        return _SAME_MATTER
    person = earlier.targets & later.source_sides or later.sources & earlier.aim_sides
    if not person or not later.targets:
        return _SAME_MATTER if not person else _TOUCH
    return _TOUCH if plain or later.statement.event in _FRIENDLY else 0.0


def _are_opposed(earlier: Profile, later: Profile) -> bool:
    """Return whether the later statement comes from another side and is directed at the earlier one's."""
    if earlier is later or not earlier.sources or not later.sources:
        return False
    if share_sentence(earlier, later):
        return False
    if not earlier.source_sides.isdisjoint(later.source_sides):
        return False
    if not later.aim_sides:
        return not earlier.aim_sides.isdisjoint(later.source_sides)
    return not earlier.source_sides.isdisjoint(later.aim_sides)


def _weigh_topic(earlier: Profile, later: Profile) -> tuple[float, str]:
    """Return a factor for shared matter and the shared words to name in the reason."""
    shared = (earlier.words | name_event(earlier.statement.event)) & later.words
    if share_quote(earlier.quotes, later.quotes):
        return 1.1, "the same quoted words"
    named = show_words(shared, later.statement)
    condition = later.statement.condition
    if condition is not None and len(shared) >= 2:
        echo = content_words(condition.span.text) & earlier.words
        if len(echo) >= 2 or any(contrary(word.lstrip("#")) for word in echo):
            return 1.25, named
    if len(shared) >= 3 or (len(shared) == 2 and overlap(earlier.words, later.words) >= 0.2):
        return 1.0, named
    return (0.85, named) if shared else (0.7, "")


def _weigh_time(earlier: Profile, later: Profile, window: int) -> tuple[float, str] | None:
    """Return a factor for the time between, with words for it, None when it does not fit."""
    order = find_order(earlier.statement, later.statement)
    if order is Order.AFTER:
        return None
    told_first = stands_before(earlier, later)
    gap = days_between(earlier, later)
    if gap is not None and gap > window:
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
    if told_first:
        close = (find_gap(earlier, later) or 0) <= _CLOSE
        return 1.0 if close else 0.9, "told after it in one article, the order in time unknown"
    return None if share_article(earlier, later) else (0.7, "at about the same time, the order unknown")


def _weigh_repeat(earlier: Profile, later: Profile) -> float | None:
    first, second = earlier.statement, later.statement
    if earlier is later or first.event is not second.event or first.negated != second.negated:
        return None
    if share_sentence(earlier, later):
        return None
    if earlier.sources.isdisjoint(later.source_sides) and later.sources.isdisjoint(earlier.source_sides):
        return None
    if earlier.targets and later.targets and earlier.target_sides.isdisjoint(later.target_sides):
        return None
    order = find_order(first, second)
    likely = stands_before(earlier, later) or is_likely_before(earlier, later)
    if order is Order.AFTER or (order is Order.UNKNOWN and not likely):
        return None
    gap = days_between(earlier, later)
    if gap is not None and gap > _REPEAT_DAYS:
        return None
    like = overlap(earlier.words, later.words)
    if not (like >= _REPEAT_OVERLAP and len(earlier.words & later.words) > 1):
        like = _compare_conditions(earlier, later)
    if like < _REPEAT_OVERLAP:
        return None
    same_speaker = bool(earlier.sources & later.sources)
    if not same_speaker and (like < _STRONG_OVERLAP or gap is None or gap > _OTHER_SPEAKER_DAYS):
        return None
    same = 1.0 if same_speaker else 0.85
    return min(0.95, (0.55 + 0.4 * like) * same * (1.0 if order is Order.BEFORE else 0.8))


def _compare_conditions(earlier: Profile, later: Profile) -> float:
    """Return how alike the conditions of two threats of one actor at one target are, 0 when they are not such."""
    first, second = earlier.statement.condition, later.statement.condition
    if first is None or second is None or not (earlier.sources & later.sources and earlier.targets & later.targets):
        return 0.0
    names = earlier.sources | earlier.targets
    mentions = (*earlier.statement.sources, *earlier.statement.targets, *later.statement.targets)
    named = frozenset(w for m in mentions if m.actor in names for w in content_words(f"{m.name} {m.span.text}"))
    return overlap(content_words(first.span.text) - named, content_words(second.span.text) - named)
