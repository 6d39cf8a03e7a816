"""Conclude which statement says again what its side has said before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.link.kinds import kind_of
from escalate.link.profiles import (
    are_sure,
    days_between,
    find_order,
    is_likely_before,
    share_article,
    share_sentence,
    stands_before,
)
from escalate.link.responses import around, draft_inferred
from escalate.link.wishes import read_wish
from escalate.link.words import content_words, overlap
from escalate.model import Event, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from escalate.link.drafts import Draft
    from escalate.link.neighbourhood import Neighbourhood
    from escalate.link.profiles import Profile
    from escalate.model import Statement

_REPEAT_DAYS = 120
_REPEAT_OVERLAP = 0.5
_OTHER_SPEAKER_DAYS = 14
_STRONG_OVERLAP = 0.6
_RENEWED = 0.7
_NEAR = 25
_AGAIN = re.compile(
    r"again|anew|afresh|renew(?:s|ed|ing|al)?|repeat(?:s|ed|ing|edly)?|reiterat(?:e|es|ed|ing)"
    r"|restat(?:e|es|ed|ing)|reaffirm(?:s|ed|ing)?"
)
_REPEATABLE = frozenset({Event.THREATEN, Event.REQUEST, Event.REJECT, Event.ACCUSE, Event.AGREE, Event.PROTEST})


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
            yield draft_inferred(Relation.REPEATS, best[3], later, best[0], "repeats", grounds)


def _find_same_side(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    found: dict[str, Profile] = {}
    if later.until is not None:
        found.update((p.id, p) for p in where.by_side(later.sources, until=later.until, days=_REPEAT_DAYS))
        found.update((p.id, p) for p in where.by_side(later.source_sides, until=later.until, days=_REPEAT_DAYS))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in around(later, where.in_article(article)))
    return found.values()


def _weigh_repeat(earlier: Profile, later: Profile) -> float | None:
    first, second = earlier.statement, later.statement
    if earlier is later or first.event is not second.event or first.negated != second.negated:
        return None
    if share_sentence(earlier, later) or not are_sure(first, second):
        return None
    if earlier.sources.isdisjoint(later.source_sides) and later.sources.isdisjoint(earlier.source_sides):
        return None
    if earlier.targets and later.targets and earlier.target_sides.isdisjoint(later.target_sides):
        return None
    order = find_order(first, second)
    likely = stands_before(earlier, later) or is_likely_before(earlier, later)
    renewed = _is_renewed(earlier, later)
    undated = renewed and first.when is None and not _says_again(first)
    if order is Order.AFTER or (order is Order.UNKNOWN and not (likely or undated)) or _is_one_telling(earlier, later):
        return None
    gap = days_between(earlier, later)
    if gap is not None and gap > _REPEAT_DAYS:
        return None
    like = overlap(earlier.words, later.words)
    if not (like >= _REPEAT_OVERLAP and len(earlier.words & later.words) > 1):
        like = max(_compare_conditions(earlier, later), _compare_wishes(earlier, later))
    like = max(like, _RENEWED) if renewed else like
    if like < _REPEAT_OVERLAP:
        return None
    same_speaker = bool(earlier.sources & later.sources)
    if not (same_speaker or renewed) and (like < _STRONG_OVERLAP or gap is None or gap > _OTHER_SPEAKER_DAYS):
        return None
    same = 1.0 if same_speaker else 0.85
    return min(0.95, (0.55 + 0.4 * like) * same * (1.0 if order is Order.BEFORE else 0.8))


def _is_renewed(earlier: Profile, later: Profile) -> bool:
    """Return whether words say that a statement is made again, and an earlier one may be what was said before.

    "Renewed its call", "demanded again": by the same actor, or for the same side at the
    same target, and with a word in common where both say much.
    """
    if not _says_again(later.statement):
        return False
    same = not earlier.sources.isdisjoint(later.sources) or not earlier.target_sides.isdisjoint(later.target_sides)
    return same and kind_of(earlier.statement) is kind_of(later.statement)


def _says_again(statement: Statement) -> bool:
    """Return whether the words right around the one that tells a statement say that it is made again."""
    report = statement.report
    start, end = report.trigger.start - report.sentence.start, report.trigger.end - report.sentence.start
    around = report.sentence.text[max(0, start - _NEAR) : end + _NEAR]
    return any(_AGAIN.fullmatch(word) for word in re.findall(r"\w+", around.lower()))


def _is_one_telling(first: Profile, second: Profile) -> bool:
    """Return whether an article tells both of one and the same day: the same words told twice, not said again."""
    same_day = first.first == first.last == second.first == second.last and first.first is not None
    return same_day and share_article(first, second)


def _compare_wishes(earlier: Profile, later: Profile) -> float:
    """Return how sure it is that one actor wants the same of one target on another day: of much the same matter."""
    if not (earlier.sources & later.sources and earlier.targets & later.targets):
        return 0.0
    first, second = read_wish(earlier), read_wish(later)
    shared = (first.asked & second.asked) | (first.warned & second.warned)
    return _REPEAT_OVERLAP if shared else 0.0


def _compare_conditions(earlier: Profile, later: Profile) -> float:
    """Return how alike the conditions of two threats of one actor at one target are, 0 when they are not such."""
    first, second = earlier.statement.condition, later.statement.condition
    if first is None or second is None or not (earlier.sources & later.sources and earlier.targets & later.targets):
        return 0.0
    names = earlier.sources | earlier.targets
    mentions = (*earlier.statement.sources, *earlier.statement.targets, *later.statement.targets)
    named = frozenset(w for m in mentions if m.actor in names for w in content_words(f"{m.name} {m.span.text}"))
    return overlap(content_words(first.span.text) - named, content_words(second.span.text) - named)
