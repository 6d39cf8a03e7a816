"""Say how far the words for what is answered reach: a general noun means what stands near, a person's words his own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.link.nouns import find_named_actor, is_named, load_nouns, may_mean_own
from escalate.link.profiles import days_between, find_gap, find_order, is_meant, stands_before
from escalate.link.words import content_words
from escalate.model import Event, Order

if TYPE_CHECKING:
    from escalate.link.nouns import Noun
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import AnswerCue

_NEAR = 1500
_CLOSE = 700
_NEXT = 400
_SPOKEN_DAYS = 4
_GENERAL_DAYS = 7
_NAMED_DAYS = 21
_LEAST_SPOKEN = 0.55
_LEAST_DONE = 0.25
_OURS = re.compile(r"\b(?:my|our|your|own)\b", re.IGNORECASE)


def may_reach(cue: AnswerCue, earlier: Profile, later: Profile, sides: Sides) -> bool:
    """Return whether the words of `cue` can reach as far as `earlier`, whatever else speaks for it.

    A person's words are those of that person, or of the state or group the
    person stands for. Words and acts without an owner are those told near
    before, or aimed at the one who answers; nouns that may mean anything
    ("the remark", "the move") reach into other articles by a few days only,
    and only for an owner who is named.
    """
    least = _LEAST_SPOKEN if earlier.statement.spoken else _LEAST_DONE
    if earlier.statement.confidence < least or _OURS.search(cue.span.text):
        return False
    noun = load_nouns().get(cue.antecedent_noun or "")
    if not _is_owners(cue, earlier, later, sides, noun):
        return False
    owned = find_named_actor(cue, later, sides) is not None
    aims = earlier.target_sides if noun is not None and noun.is_general else _aims(earlier)
    aimed = not aims.isdisjoint(later.source_sides) and is_meant(earlier, later)
    if noun is not None and not noun.is_general:
        aimed = aimed or not earlier.source_sides.isdisjoint(_aims(later))
    if any(r.article == cue.span.article for r in earlier.statement.reports):
        if cue.antecedent_noun is None and cue.antecedent_actor is None and not aimed:
            spoken_of = earlier.statement.spoken and not earlier.source_sides.isdisjoint(later.named_sides)
            return spoken_of and (find_gap(earlier, later) or 0) <= _NEXT
        rare = noun is not None and bool(noun.told) and "any" not in noun.events and is_named(cue, earlier.statement)
        special = noun is not None and noun.is_special and not is_named(cue, earlier.statement)
        return ((owned or aimed) and not special) or _is_near(earlier, later, noun, special_word=rare)
    if noun is None:
        gap = days_between(earlier, later)
        return cue.antecedent_noun is not None or (gap is not None and gap <= _SPOKEN_DAYS and aimed)
    return _reaches_across(cue, earlier, later, noun, sure=owned or (aimed and not noun.is_general))


def _aims(profile: Profile) -> frozenset[str]:
    return profile.target_sides if profile.statement.spoken and profile.statement.targets else profile.aim_sides


def _is_near(earlier: Profile, later: Profile, noun: Noun | None, *, special_word: bool) -> bool:
    """Return whether an article tells a statement near before, or anywhere before by the very word of a rare noun."""
    if noun is not None and noun.is_act and not (noun.is_general or noun.is_special):
        return True
    if noun is not None and noun.events == (Event.ACCUSE,) and earlier.targets:
        return False
    gap = find_gap(earlier, later)
    if special_word:
        return stands_before(earlier, later)
    first = stands_before(earlier, later) or find_order(earlier.statement, later.statement) is Order.BEFORE
    return first and gap is not None and gap <= (_CLOSE if noun is not None and noun.is_act else _NEAR)


def _reaches_across(cue: AnswerCue, earlier: Profile, later: Profile, noun: Noun, *, sure: bool) -> bool:
    """Return whether a noun may mean what another article tells: by its owner or aim and its day, or its own word."""
    gap = days_between(earlier, later)
    if gap is None:
        return False
    if noun.is_general:
        return sure and gap <= (_GENERAL_DAYS if noun.is_act else _SPOKEN_DAYS)
    if not noun.is_act:
        nobodys = noun.events[0] == Event.ACCUSE and not (earlier.targets or cue.antecedent_actor)
        return sure and gap <= _NAMED_DAYS and not nobodys
    return sure or (is_named(cue, earlier.statement) and gap <= _NAMED_DAYS)


def _is_owners(cue: AnswerCue, earlier: Profile, later: Profile, sides: Sides, noun: Noun | None) -> bool:
    """Return whether whoever the words name as the owner is one of those who said or did it, or speaks for them."""
    mention = cue.antecedent_actor
    if mention is None:
        return True
    named = find_named_actor(cue, later, sides)
    if named is None:
        if mention.actor in later.sources and noun is not None and not noun.is_act:
            return may_mean_own(cue)
        if mention.actor in (*later.sources, *earlier.sources):
            return True
        return not content_words(mention.name).isdisjoint(content_words(earlier.statement.report.sentence.text))
    if noun is None or noun.is_act:
        return True
    stands_for = named in earlier.source_sides and not sides.is_person(named)
    return stands_for or not earlier.sources.isdisjoint(sides.of(named))
