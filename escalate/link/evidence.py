"""Resolve the words that say "this answers that" to the statement they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.drafts import Draft
from escalate.link.fitting import is_echoed, may_come_first, weigh_fit
from escalate.link.kinds import kind_of
from escalate.link.nouns import find_named_actor, is_connective, load_nouns, may_mean_own, read_closer
from escalate.link.profiles import WORDS_GIVEN, days_between, is_unreal, lies_ahead
from escalate.link.retelling import names_again
from escalate.link.wording import clip, describe
from escalate.model import Event, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from escalate.link.neighbourhood import Neighbourhood
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import AnswerCue

_ENOUGH = 0.6
_NAME = re.compile(r"\b[A-Z][\w.]+")
_UNTAKEN = re.compile(
    r"\b(?:than|without|before|instead of|rather than|short of|far from|against|if|unless|whether)"
    r"(?:\s+(?:by|to|from|in|simply|merely|just|ever|first|the|it|they|he|she|\w+ly))*\s+$",
    re.IGNORECASE,
)
_LEAST = 0.42
_TEMPORAL = 0.75
_MERELY_TIME = 0.62
_DATING_DAYS = 40
_PENDING = frozenset({Event.THREATEN, Event.REQUEST})
_REPROACHING = frozenset({Event.ACCUSE, Event.REJECT})
_UNLISTED = 0.7
_REFERRING = 0.85
_NEARLY_BEST = 0.1
_SEVERAL = 2


@cache
def _fates() -> Mapping[str, Relation]:
    rows = shipped_table("link_cues", columns=("words", "fate"))
    return {row["words"]: Relation(row["fate"]) for row in rows if row["fate"] in tuple(Relation)}


@cache
def _weights() -> Mapping[str, float]:
    rows = shipped_table("link_cues", columns=("kind", "words", "weight", "prepositions", "nouns"))
    weights: dict[str, float] = {}
    for row in rows:
        weights[row["words"]] = max(float(row["weight"]), weights.get(row["words"], 0.0))
    return weights


def resolve_cues(cues: Iterable[AnswerCue], where: Neighbourhood, sides: Sides) -> Iterator[Draft]:
    """Yield the explicit links that `cues` stand for; a cue that fits no statement well enough gives none."""
    for given in cues:
        later = where.by_id.get(given.statement)
        if later is None or is_unreal(later.statement):
            continue
        cue = read_closer(given, later.statement)
        weight = _weights().get(cue.connective, _UNLISTED)
        noun = load_nouns().get(cue.antecedent_noun or "")
        if noun is not None and not noun.is_act:
            weight = max(weight, _REFERRING)
        for score, earlier in _find_antecedents(cue, later, where, sides):
            if weight * score < _LEAST or (weight <= _TEMPORAL and not _have_to_do(cue, earlier, later, sides)):
                continue
            if weight <= _MERELY_TIME and not earlier.sources:
                continue
            if weight <= _TEMPORAL and is_connective(cue) and (days_between(earlier, later) or 0) > _DATING_DAYS:
                continue
            yield _draft(Relation.PROVOKES, cue, earlier, later, weight * score)
            fate = _read_fate(cue, later)
            if fate is not None and _may_decide(earlier, later):
                yield _draft(fate, cue, earlier, later, weight * score)


def _read_fate(cue: AnswerCue, later: Profile) -> Relation | None:
    """Return what the words say became of a threat, demand or offer, None when they leave it open.

    To refuse is to defy, whatever the verb that takes what is refused: "denied
    the request", "failed to respond to the ultimatum". What is told as merely
    another course ("gains more than by accepting the offer") decides nothing.
    """
    text, start = later.statement.report.sentence.text, cue.span.start - later.statement.report.sentence.start
    if start > 0 and cue.span.article == later.statement.report.article and _UNTAKEN.search(text[:start]):
        return None
    refused = later.statement.event is Event.REJECT and not is_connective(cue)
    given = not WORDS_GIVEN.isdisjoint(_named_kinds(cue))
    return _fates().get(cue.connective) or (Relation.DEFIES if refused and given else None)


def _named_kinds(cue: AnswerCue) -> frozenset[Event | str]:
    noun = load_nouns().get(cue.antecedent_noun or "")
    return frozenset(noun.events) if noun is not None else frozenset()


def point_at_tellings(cues: Iterable[AnswerCue], where: Neighbourhood, sides: Sides) -> Iterator[AnswerCue]:
    """Yield `cues`, those whose noun was read as an act by itself pointed at the one statement that tells it at length.

    "Rejected Hunt's appeal" names what Hunt was told to have asked for before:
    the same kind of act, by the same doer as far as the noun names one.
    """
    for cue in cues:
        named, later = where.by_id.get(cue.antecedent_statement or ""), where.by_id.get(cue.statement)
        told = _find_telling(cue, named, later, where, sides) if named is not None and later is not None else None
        yield replace(cue, antecedent_statement=told.id) if told is not None else cue


def _find_telling(cue: AnswerCue, named: Profile, later: Profile, where: Neighbourhood, sides: Sides) -> Profile | None:
    trigger, span = named.statement.report.trigger, cue.span
    inside = named.statement.report.article == span.article and span.start <= trigger.start < span.end
    if not inside or len(named.statement.reports) > 1 or cue.plural or not names_again(named.statement):
        return None
    if cue.antecedent_noun not in load_nouns():
        return None
    for _, told in _search_antecedents(replace(cue, antecedent_statement=None), later, where, sides):
        alike = kind_of(told.statement) is kind_of(named.statement) and not names_again(told.statement)
        doers = not named.sources or named.sources == told.sources
        aims = not named.targets or not told.aim_sides or not named.aim_sides.isdisjoint(told.aim_sides)
        if alike and doers and aims:
            return told
    return None


def _may_decide(earlier: Profile, later: Profile) -> bool:
    """Return whether a statement is a threat, demand or offer that the other side can take or refuse in words."""
    first, second = earlier.statement, later.statement
    pending = kind_of(first) in WORDS_GIVEN and not first.negated
    opposed = earlier.source_sides.isdisjoint(later.source_sides)
    return pending and opposed and not (second.negated or second.future)


def _draft(relation: Relation, cue: AnswerCue, earlier: Profile, later: Profile, confidence: float) -> Draft:
    tie = {Relation.MEETS: "say that", Relation.DEFIES: "say that"}.get(relation, "tie")
    first, second = f"“{describe(earlier.statement)}”", f"“{describe(later.statement)}”"
    rest = {
        Relation.MEETS: f"{second} accepts what was wanted in {first}",
        Relation.DEFIES: f"{second} refuses what was wanted in {first}",
    }.get(relation, f"{second} to {first}")
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.EXPLICIT,
        confidence=confidence,
        reason=f"The words “{clip(cue.span.text)}” {tie} {rest}.",
        evidence=cue.span,
    )


def _find_antecedents(
    cue: AnswerCue, later: Profile, where: Neighbourhood, sides: Sides
) -> list[tuple[float, Profile]]:
    named = where.by_id.get(cue.antecedent_statement or "")
    within = [(1.0, named)] if named is not None and _may_be_answered(named, later) else []
    if cue.antecedent_noun not in load_nouns() and cue.antecedent_statement is not None:
        return within
    found = [] if within and _stands_in(named, cue) else _search_antecedents(cue, later, where, sides)
    return found or within


def _stands_in(named: Profile | None, cue: AnswerCue) -> bool:
    """Return whether the words of a cue themselves tell a statement with its doer: no other need be looked for."""
    if named is None or not named.sources:
        return False
    return any(
        r.article == cue.span.article and cue.span.start <= r.trigger.start < cue.span.end
        for r in named.statement.reports
    )


def _may_be_answered(named: Profile, later: Profile) -> bool:
    """Return whether what the sentence itself tells can come before `later`: another statement, and none to come."""
    ahead = lies_ahead(named.statement) and not named.statement.spoken
    return named is not later and not ahead and may_come_first(named, later)


def _search_antecedents(
    cue: AnswerCue, later: Profile, where: Neighbourhood, sides: Sides
) -> list[tuple[float, Profile]]:
    """Return the best of the statements told elsewhere that the words may mean.

    A plural ("those statements") means the two most hostile of those that fit about as well.
    """
    candidates = {p.id: p for p in where.in_article(cue.span.article)}
    if later.until is not None:
        named = find_named_actor(cue, later, sides)
        by = sides.of(named) if named is not None else later.aim_sides
        at = sides.of(named) if named is not None else later.source_sides
        own = later.source_sides if may_mean_own(cue) else frozenset[str]()
        candidates.update((p.id, p) for p in where.by_side(by | own, until=later.until))
        candidates.update((p.id, p) for p in where.at_side(at, until=later.until))
        noun = load_nouns().get(cue.antecedent_noun or "")
        spoken_of = later.named_sides if noun is not None and noun.is_act else later.source_sides
        candidates.update((p.id, p) for p in where.naming(spoken_of | later.source_sides, until=later.until))
    scored = []
    for candidate in candidates.values():
        score = weigh_fit(cue, candidate, later, sides)
        if score >= _ENOUGH:
            scored.append((score, candidate))
    owner = cue.antecedent_actor.actor if cue.antecedent_actor else None
    if cue.plural and any(owner in p.sources for _, p in scored):
        scored = [(score, p) for score, p in scored if owner in p.sources]
    scored.sort(key=lambda pair: (-round(pair[0], 2), *_distance(pair[1], later)))
    if not cue.plural:
        return scored[:1]
    best = scored[:1]
    near = best + [(s, p) for s, p in scored[1:] if s >= best[0][0] - _NEARLY_BEST and is_echoed(cue, p)]
    return sorted(near, key=lambda pair: (pair[1].statement.intensity, -round(pair[0], 6), pair[1].id))[:_SEVERAL]


def _distance(earlier: Profile, later: Profile) -> tuple[float, int, str]:
    """Return a sort key that puts the nearest sentence first, and in it what is told first."""
    sentence, trigger = earlier.statement.report.sentence, earlier.statement.report.trigger
    near = sentence.article == later.statement.report.article
    gap = abs(later.statement.report.sentence.start - sentence.start) if near else inf
    return gap, trigger.start, earlier.id


def _have_to_do(cue: AnswerCue, earlier: Profile, later: Profile, sides: Sides) -> bool:
    """Return whether two acts told one "after" the other concern one another: of other sides, and with a party shared.

    A side may act after a threat or a demand of its own, and after what it
    did together with the other; an act that the words name by its actor
    concerns whoever acts after it.
    """
    if not later.sources:
        return False
    if not earlier.source_sides.isdisjoint(later.source_sides):
        jointly = not earlier.source_sides.isdisjoint(later.aim_sides)
        told = cue.antecedent_statement == earlier.id and kind_of(earlier.statement) in _REPROACHING
        reproached = told and not earlier.aim_sides.isdisjoint(later.aim_sides)
        return jointly or reproached or kind_of(earlier.statement) in _PENDING
    parties = earlier.source_sides | earlier.aim_sides
    elsewhere = cue.antecedent_statement != earlier.id
    named = elsewhere and (find_named_actor(cue, later, sides) is not None or bool(_NAME.search(cue.span.text[1:])))
    return named or not parties.isdisjoint(later.source_sides | later.aim_sides)
