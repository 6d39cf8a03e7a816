"""Say whether two statements tell one event, and how alike their tellings are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.acts import act_stems, read_telling
from escalate.link.copies import are_copies
from escalate.link.dating import (
    are_on_one_day,
    are_within_days,
    has_been_before,
    has_just_been,
    holds_the_day,
    is_either_dated,
    is_fine,
    opens,
    tell_one_day,
    tells_no_time,
)
from escalate.link.deeds import MEASURES, like_at_some_time, like_by_day, like_deeds
from escalate.link.doerless import is_told_long_after, lacks_doer, like_doerless, may_share_a_doer
from escalate.link.parties import (
    are_aims_open,
    are_doers_the_same,
    are_rivals,
    leave_the_parties_open,
    match,
    name_the_same_parties,
)
from escalate.link.profiles import may_be_one_time, share_article, share_sentence
from escalate.link.retelling import is_told_back, may_be_meant, names_again
from escalate.link.words import is_topic, name_event, overlap, share_quote
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.link.acts import Telling
    from escalate.link.profiles import Profile
    from escalate.link.retelling import Tellings
    from escalate.model import Statement

_LIKE_ENOUGH = 0.6
_LIKE_SAME_DAY = 0.4
_LIKE_STATED_DAY = 0.3
_LIKE_WITH_QUOTE = 0.3
_LIKE_OF_BOTH = 0.5
_LIKE_TOLD_BACK = 0.3
_LIKE_ONE_DEATH = 1.0
_SHARED_WORDS = 2
_SHARED_IN_ARTICLE = 3
_LEAST_COPIED = 4
_WORDS_ONLY = frozenset({Event.STATEMENT, Event.ACCUSE, Event.REJECT, Event.REQUEST, Event.THREATEN, Event.SUPPORT})
NEIGHBOURS = tuple(
    frozenset(pair)
    for pair in (
        (Event.ASSAULT, Event.COERCE),
        (Event.SANCTION, Event.COERCE),
        (Event.RETREAT, Event.CONCEDE),
        (Event.RETREAT, Event.AGREE),
        (Event.CONCEDE, Event.AGREE),
        (Event.SUPPORT, Event.CONCEDE),
        (Event.THREATEN, Event.REQUEST),
        (Event.STATEMENT, Event.SANCTION),
        (Event.STATEMENT, Event.SUPPORT),
        (Event.STATEMENT, Event.CONCEDE),
    )
)
"""Pairs of event types that coders of PLOVER and CAMEO give to one and the same deed."""
SPEECH = tuple(
    frozenset(pair)
    for pair in (
        (Event.STATEMENT, Event.ACCUSE),
        (Event.STATEMENT, Event.REJECT),
        (Event.STATEMENT, Event.REQUEST),
        (Event.STATEMENT, Event.THREATEN),
        (Event.STATEMENT, Event.AGREE),
        (Event.ACCUSE, Event.REJECT),
        (Event.ACCUSE, Event.REQUEST),
    )
)
"""Pairs of event types that may be given to one and the same words, as two reports quote or render them."""


def may_be_one(first: Profile, second: Profile) -> bool:
    """Return whether nothing speaks against two statements telling one event."""
    a, b = first.statement, second.statement
    if a.negated != b.negated or not _are_of_one_kind(a, b) or share_sentence(first, second):
        return False
    if are_rivals(first.sources, second.sources):
        return False
    unsaid = first.source_sides.isdisjoint(second.source_sides)
    if unsaid and not may_share_a_doer(first, second):
        return False
    aimed = first.targets and second.targets and not are_aims_open(first, second)
    if aimed and first.aim_sides.isdisjoint(second.aim_sides):
        return False
    if may_be_one_time(first, second) or tell_one_day(first, second) or has_just_been(first, second):
        return True
    if lacks_doer(first) or lacks_doer(second):
        return is_told_long_after(first, second)
    if share_article(first, second):
        return _is_named_again(first, second)
    return holds_the_day(first, second) or tells_no_time(first, second) or has_been_before(first, second)


def _may_be_one_death(first: Profile, second: Profile) -> bool:
    """Return whether two tellings of a person's death differ neither in who did it nor in the day that words give."""
    a, b = first.statement, second.statement
    real = not (a.negated or b.negated or a.future or b.future or a.hypothetical or b.hypothetical)
    if not real or share_sentence(first, second) or not _are_of_one_kind(a, b):
        return False
    doers = are_doers_the_same(first, second) or may_share_a_doer(first, second)
    return doers and (may_be_one_time(first, second) or not (is_fine(first) and is_fine(second)))


def find_likeness(first: Profile, second: Profile, tellings: Tellings) -> float | None:
    """Return how alike the words of two statements are, None when they are not taken for one event.

    `tellings` holds all statements: what an article tells again by a noun is
    the one thing of its kind that it has told.
    """
    if tellings.are_of_one_death(first, second) and _may_be_one_death(first, second):
        return _LIKE_ONE_DEATH + overlap(first.words, second.words)
    if not may_be_one(first, second):
        return None
    if first.words.isdisjoint(second.words) and not (match(first, second) or leave_the_parties_open(first, second)):
        return None
    one, other = read_telling(first.statement), read_telling(second.statement)
    if len(one.words & other.words) >= _LEAST_COPIED and are_copies(one.words, other.words):
        return 2.0 if _tell_by_one_word(first, second) else None
    if first.source_sides.isdisjoint(second.source_sides):
        if is_told_back(first, second, tellings):
            return _LIKE_TOLD_BACK + overlap(first.words, second.words)
        return like_doerless(first, second, one, other, tellings)
    again = _like_again(first, second, one, other, tellings)
    if again is None and (lacks_doer(first) or lacks_doer(second)):
        return like_doerless(first, second, one, other, tellings)
    return again


def _like_again(first: Profile, second: Profile, one: Telling, other: Telling, tellings: Tellings) -> float | None:
    like = overlap(first.words, second.words)
    if first.statement.event is not second.statement.event:
        said = frozenset((first.statement.event, second.statement.event)) in SPEECH
        if said:
            return like if _render_the_same_words(first, second) else None
        return like_deeds(first, second, one, other)
    if share_article(first, second):
        if _are_told_again(first, second, one, other):
            return like
        deeds = like_deeds(first, second, one, other)
        return _LIKE_TOLD_BACK + like if deeds is None and is_told_back(first, second, tellings) else deeds
    if not _is_time_close(first, second):
        return like_at_some_time(first, second, one, other, tellings)
    if share_quote(first.quotes, second.quotes) and like >= _LIKE_WITH_QUOTE:
        return 1.0 + like
    worded = _are_worded_alike(first, second) and _share_more_than_acts(first, second, one, other)
    if worded:
        return like
    return like_deeds(first, second, one, other) or like_by_day(first, second, one, other, tellings)


def _is_time_close(first: Profile, second: Profile) -> bool:
    return may_be_one_time(first, second) or tell_one_day(first, second) or has_just_been(first, second)


def _is_named_again(first: Profile, second: Profile) -> bool:
    """Return whether of two statements of an article the later is a noun that may mean the earlier by its time."""
    told, again = sorted((first, second), key=lambda p: p.statement.report.trigger.start)
    return names_again(again.statement) and may_be_meant(told, again)


def may_stand_together(first: Profile, second: Profile, tellings: Tellings) -> bool:
    """Return whether two statements may be one for a third's sake.

    What one article has someone say in two places, or two measures that it
    tells, are one only by themselves, not because another article tells both
    in a breath; nor are deeds of two
    places one because a third telling leaves the place out.
    """
    if tellings.are_of_one_death(first, second):
        return _may_be_one_death(first, second)
    if not first.statement.spoken and tellings.are_of_one_place(first, second) is False:
        return find_likeness(first, second, tellings) is not None
    words = first.statement.spoken and first.statement.event in _WORDS_ONLY
    if share_article(first, second) and (words or first.statement.event in MEASURES):
        return find_likeness(first, second, tellings) is not None
    return may_be_one(first, second)


def _render_the_same_words(first: Profile, second: Profile) -> bool:
    """Return whether two articles give one speaker's words: the same quotation, or most words of both."""
    if share_article(first, second) or first.sources.isdisjoint(second.sources):
        return False
    shared = first.words & second.words
    like = len(shared) / max(1, len(first.words | second.words))
    if share_quote(first.quotes, second.quotes):
        return like >= _LIKE_WITH_QUOTE
    return like >= _LIKE_ENOUGH and sum(not is_topic(word) for word in shared) >= _SHARED_IN_ARTICLE


def _are_of_one_kind(first: Statement, second: Statement) -> bool:
    if first.event is second.event:
        return first.spoken == second.spoken
    pair = frozenset((first.event, second.event))
    return (first.future == second.future and pair in NEIGHBOURS) or (first.spoken and second.spoken and pair in SPEECH)


def _tell_by_one_word(first: Profile, second: Profile) -> bool:
    """Return whether two copies of one sentence are read at the same word: each may hold several statements."""
    (a, one), (b, other) = (
        (p.statement.report.sentence.text.lower(), p.statement.report.trigger.text.lower()) for p in (first, second)
    )
    return one == other or (one not in b and other not in a)


def _are_told_again(first: Profile, second: Profile, one: Telling, other: Telling) -> bool:
    """Return whether an article tells one thing twice, as in its headline and below: most words must be the same.

    One speaker says many like things in an article, so that much more is
    asked than of two articles.
    """
    shared = first.words & second.words
    like = len(shared) / max(1, len(first.words | second.words))
    plain = sum(not is_topic(word) for word in shared)
    if opens(first) == opens(second) and _hold_the_same_span(first.statement, second.statement):
        return False
    if share_quote(first.quotes, second.quotes) and like >= _LIKE_WITH_QUOTE:
        return True
    same = bool(one.acts & other.acts) or one.trigger == other.trigger
    if opens(first) != opens(second) and (same or plain > _SHARED_IN_ARTICLE):
        most = overlap(first.words, second.words) >= _LIKE_OF_BOTH and plain >= _SHARED_WORDS
        named = name_the_same_parties(first, second) and _share_more_than_acts(first, second, one, other)
        return most or named or _shortens(first, second, one, other)
    if first.statement.event not in _WORDS_ONLY and same:
        return overlap(first.words, second.words) >= _LIKE_ENOUGH and plain >= _SHARED_IN_ARTICLE
    return like >= _LIKE_OF_BOTH and plain >= _SHARED_IN_ARTICLE


def _shortens(first: Profile, second: Profile, one: Telling, other: Telling) -> bool:
    """Return whether a headline calls a deed as the text does, names a thing in it, but not to whom it was done."""
    if first.statement.spoken or one.trigger != other.trigger or (first.targets and second.targets):
        return False
    told = {one.trigger}.union(name_event(first.statement.event), *(act_stems(act) for act in one.acts | other.acts))
    return are_doers_the_same(first, second) and bool((first.words & second.words) - told)


def _hold_the_same_span(first: Statement, second: Statement) -> bool:
    """Return whether one run of words is read as what both say, which is no second telling of it."""
    a, b = first.content, second.content
    return a is not None and b is not None and a.article == b.article and a.start < b.end and b.start < a.end


def _share_more_than_acts(first: Profile, second: Profile, one: Telling, other: Telling) -> bool:
    """Return whether two tellings share a word besides topics and the words for what was done."""
    told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
    return any(not is_topic(word) and word not in told for word in first.words & second.words)


def _are_worded_alike(first: Profile, second: Profile) -> bool:
    shared = first.words & second.words
    like = overlap(first.words, second.words)
    plain = sum(not is_topic(word) for word in shared)
    if not plain:
        return False
    few = first.statement.spoken and plain < _SHARED_IN_ARTICLE
    if like >= _LIKE_ENOUGH and len(shared) >= _SHARED_WORDS:
        return not few or len(shared) / len(first.words | second.words) >= _LIKE_OF_BOTH
    if share_article(first, second) or not name_the_same_parties(first, second):
        return False
    if are_on_one_day(first, second) and like >= _LIKE_SAME_DAY and len(shared) > _SHARED_WORDS:
        return True
    close = is_either_dated(first, second) and are_within_days(first, second)
    return close and like >= _LIKE_STATED_DAY and len(shared) >= _SHARED_WORDS
