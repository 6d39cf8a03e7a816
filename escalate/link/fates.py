"""Conclude what became of threats, demands and promises: carried out, met or defied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.drafts import Draft
from escalate.link.profiles import days_between, find_order, share_sentence, stands_before
from escalate.link.wording import clip, describe
from escalate.link.words import content_words, contrary, is_denied, is_topic, matter
from escalate.model import ConditionKind, Event, LinkBasis, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from escalate.link.evidence import Neighbourhood
    from escalate.link.profiles import Profile
    from escalate.model import Statement

PENDING = frozenset({Event.THREATEN, Event.REQUEST, Event.AGREE})
_FORCE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE})
_KEPT = frozenset({Event.AID, Event.COOPERATE, Event.RETREAT, Event.SUPPORT, Event.CONCEDE, Event.CONSULT})
_YIELDED = frozenset({Event.AGREE, Event.CONCEDE, Event.RETREAT, Event.COOPERATE, Event.AID, Event.CONSULT})
_REFUSED = frozenset({Event.REJECT})
_DAYS = 180
_MOST = 0.5


def find_fates(profiles: Sequence[Profile], where: Neighbourhood) -> Iterator[Draft]:
    """Yield links from threats, demands and promises to the later statements that decide them."""
    for later in profiles:
        for earlier in _find_pending(later, where):
            draft = _decide(earlier, later)
            if draft is not None:
                yield draft


def asks_for(statement: Statement) -> frozenset[str]:
    """Return the content words of what the statement wants done by the other side.

    For a demand these are its own matter; for a threat its condition, turned
    round where the condition is what must not happen ("if they stay").
    """
    condition = statement.condition
    if condition is None:
        return content_words(matter(statement)) if statement.event is Event.REQUEST else frozenset()
    words = content_words(condition.span.text)
    return words if _wants_condition(statement) else _turn_round(words)


def warns_against(statement: Statement) -> frozenset[str]:
    """Return the content words of what the other side must not do."""
    condition = statement.condition
    if condition is None:
        return _turn_round(content_words(matter(statement))) if statement.event is Event.REQUEST else frozenset()
    words = content_words(condition.span.text)
    return _turn_round(words) if _wants_condition(statement) else words


def _wants_condition(statement: Statement) -> bool:
    """Return whether the condition names what is wanted: "unless they leave", "until", "if they do not leave"."""
    condition = statement.condition
    if condition is None:
        return False
    denied = is_denied(condition.span.text)
    if statement.event is Event.THREATEN:
        return condition.kind in (ConditionKind.UNLESS, ConditionKind.UNTIL) or denied
    return not denied


def _turn_round(words: Iterable[str]) -> frozenset[str]:
    other = (contrary(word.lstrip("#")) for word in words if is_topic(word))
    return frozenset(f"#{topic}" for topic in other if topic)


def _find_pending(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    found: dict[str, Profile] = {}
    if later.last is not None:
        for sides in (later.source_sides, later.target_sides):
            found.update((p.id, p) for p in where.by_side(sides, until=later.last, days=_DAYS))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in where.in_article(article))
    return [p for p in found.values() if p.statement.event in PENDING and p is not later and not p.statement.negated]


def _decide(earlier: Profile, later: Profile) -> Draft | None:
    first, second = earlier.statement, later.statement
    order = find_order(first, second)
    if order is Order.AFTER or second.hypothetical or second.future:
        return None
    if share_sentence(earlier, later):
        return None
    if order is Order.UNKNOWN and not stands_before(first, second):
        return None
    gap = days_between(earlier, later)
    if gap is not None and gap > _DAYS:
        return None
    if not earlier.sources or not later.sources:
        return None
    sure = 1.0 if order is Order.BEFORE else 0.75
    if not earlier.source_sides.isdisjoint(later.source_sides):
        return _decide_own(earlier, later, sure)
    if earlier.targets and not earlier.target_sides.isdisjoint(later.source_sides):
        return _decide_other(earlier, later, sure)
    return None


def _decide_own(earlier: Profile, later: Profile, sure: float) -> Draft | None:
    """Decide by a deed of the side that threatened or promised."""
    first, second = earlier.statement, later.statement
    if second.spoken or second.negated or (earlier.targets and earlier.target_sides.isdisjoint(later.target_sides)):
        return None
    shared = earlier.words & later.words
    if first.event is Event.THREATEN and second.event in _FORCE and shared:
        return _draft(Relation.FULFILS, earlier, later, sure * _strength(shared), "carries out", shared)
    if first.event is Event.AGREE and second.event in _KEPT and shared:
        return _draft(Relation.FULFILS, earlier, later, sure * _strength(shared), "keeps", shared)
    return None


def _decide_other(earlier: Profile, later: Profile, sure: float) -> Draft | None:
    """Decide by what the side that was threatened or asked did or said."""
    first, second = earlier.statement, later.statement
    asked, warned = asks_for(first), warns_against(first)
    if second.event in _YIELDED and not second.negated and asked & later.words:
        return _draft(
            Relation.MEETS, earlier, later, sure * _strength(asked & later.words), "does what", asked & later.words
        )
    if first.event is Event.AGREE:
        return None
    aimed = not earlier.source_sides.isdisjoint(later.target_sides)
    shared = earlier.words & later.words
    if second.event in _REFUSED and (shared or first.event is Event.REQUEST) and (aimed or len(shared) >= 2):
        return _draft(Relation.DEFIES, earlier, later, sure * _strength(shared), "refuses what", shared)
    done = warned & later.words
    if second.negated or second.event in _YIELDED:
        return None
    if len(shared | done) >= 2 and (any(map(is_topic, done)) or len(done) >= _MOST * len(warned)):
        return _draft(Relation.DEFIES, earlier, later, sure * _strength(shared | done), "goes against what", done)
    return None


def _strength(shared: frozenset[str]) -> float:
    return (0.6, 0.7, 0.78, 0.85)[min(3, len(shared))]


def _draft(
    relation: Relation, earlier: Profile, later: Profile, confidence: float, verb: str, shared: Iterable[str]
) -> Draft:
    named = ", ".join(f"“{w.lstrip('#')}”" for w in sorted(shared)[:3])
    what = earlier.statement.condition.span.text if earlier.statement.condition else matter(earlier.statement)
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=confidence,
        reason=(
            f"“{describe(later.statement)}” {verb} {_THING[earlier.statement.event]} in "
            f"“{describe(earlier.statement)}” ({clip(what)}){f', by {named}' if named else ''}."
        ),
    )


_THING = {Event.THREATEN: "the threat", Event.REQUEST: "the demand", Event.AGREE: "the promise"}
