"""Say whether two statements tell one event, and how alike their tellings are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.acts import act_stems, how_often, read_telling
from escalate.link.copies import are_copies
from escalate.link.profiles import days_spanned, may_be_one_time, share_article, share_sentence
from escalate.link.words import is_topic, overlap, share_quote
from escalate.model import Basis, Event

if TYPE_CHECKING:
    from escalate.link.acts import Telling
    from escalate.link.profiles import Profile
    from escalate.model import Statement

_LIKE_ENOUGH = 0.6
_LIKE_SAME_DAY = 0.4
_LIKE_STATED_DAY = 0.3
_LIKE_WITH_QUOTE = 0.3
_LIKE_OF_BOTH = 0.5
_SHARED_WORDS = 2
_SHARED_IN_ARTICLE = 3
_COARSE_DAYS = 10
_CLOSE_DAYS = 2
_LEAST_COPIED = 4
_LEAST_BY_DAY = 0.1
_MEASURES = frozenset({Event.SANCTION, Event.COERCE})
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
    if first.source_sides.isdisjoint(second.source_sides) or _are_rivals(first.sources, second.sources):
        return False
    if first.targets and second.targets and first.aim_sides.isdisjoint(second.aim_sides):
        return False
    return may_be_one_time(first, second) or _tell_one_day(first, second) or _has_just_been(first, second)


def find_likeness(first: Profile, second: Profile) -> float | None:
    """Return how alike the words of two statements are, None when they are not taken for one event."""
    if not may_be_one(first, second) or (first.words.isdisjoint(second.words) and not _match(first, second)):
        return None
    one, other = read_telling(first.statement), read_telling(second.statement)
    if len(one.words & other.words) >= _LEAST_COPIED and are_copies(one.words, other.words):
        return 2.0 if _tell_by_one_word(first, second) else None
    like = overlap(first.words, second.words)
    if first.statement.event is not second.statement.event:
        said = frozenset((first.statement.event, second.statement.event)) in SPEECH
        if said:
            return like if _render_the_same_words(first, second) else None
        return _like_deeds(first, second, one, other)
    if share_article(first, second):
        return like if _are_told_again(first, second, one, other) else _like_deeds(first, second, one, other)
    if share_quote(first.quotes, second.quotes) and like >= _LIKE_WITH_QUOTE:
        return 1.0 + like
    worded = _are_worded_alike(first, second) and _share_more_than_acts(first, second, one, other)
    return like if worded else (_like_deeds(first, second, one, other) or _like_by_day(first, second, one, other))


def may_stand_together(first: Profile, second: Profile) -> bool:
    """Return whether two statements may be one for a third's sake.

    What one article has someone say in two places is one only by itself, not
    because another article tells both in a breath.
    """
    if share_article(first, second) and first.statement.spoken and first.statement.event in _WORDS_ONLY:
        return find_likeness(first, second) is not None
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


def _are_rivals(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two persons are named who are not the same, though they share a side."""
    persons = [frozenset(a for a in ids if a.startswith("person.")) for ids in (first, second)]
    return bool(persons[0]) and bool(persons[1]) and persons[0].isdisjoint(persons[1])


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
    if _opens(first) == _opens(second) and _hold_the_same_span(first.statement, second.statement):
        return False
    if share_quote(first.quotes, second.quotes) and like >= _LIKE_WITH_QUOTE:
        return True
    same = bool(one.acts & other.acts) or one.trigger == other.trigger
    if _opens(first) != _opens(second) and (same or plain > _SHARED_IN_ARTICLE):
        most = overlap(first.words, second.words) >= _LIKE_OF_BOTH and plain >= _SHARED_WORDS
        return most or (_name_the_same_parties(first, second) and _share_more_than_acts(first, second, one, other))
    if first.statement.event not in _WORDS_ONLY and same:
        return overlap(first.words, second.words) >= _LIKE_ENOUGH and plain >= _SHARED_IN_ARTICLE
    return like >= _LIKE_OF_BOTH and plain >= _SHARED_IN_ARTICLE


def _hold_the_same_span(first: Statement, second: Statement) -> bool:
    """Return whether one run of words is read as what both say, which is no second telling of it."""
    a, b = first.content, second.content
    return a is not None and b is not None and a.article == b.article and a.start < b.end and b.start < a.end


def _share_more_than_acts(first: Profile, second: Profile, one: Telling, other: Telling) -> bool:
    """Return whether two tellings share a word besides topics and the words for what was done."""
    told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
    return any(not is_topic(word) and word not in told for word in first.words & second.words)


def _tell_one_day(first: Profile, second: Profile) -> bool:
    """Return whether a headline, dated by nothing but its article, may tell of the day before that the text names."""
    if not share_article(first, second) or _opens(first) == _opens(second):
        return False
    opening, body = (first, second) if _opens(first) else (second, first)
    if opening.first is None or body.first is None or body.last is None or body.first != body.last:
        return False
    when = opening.statement.when
    return when is not None and when.basis is Basis.INFERRED and 0 <= opening.first - body.first < _CLOSE_DAYS


def _has_just_been(first: Profile, second: Profile) -> bool:
    """Return whether one tells what had happened by some day ("has expelled"), the other what happened shortly before.

    Two articles that both tell only of what has been may mean one time when
    they come within days of each other.
    """
    if first.last is None or second.last is None:
        return False
    if first.first is None and second.first is None:
        return not share_article(first, second) and abs(first.last - second.last) <= _CLOSE_DAYS
    if first.first is not None and second.first is not None:
        return False
    told, dated = (first, second) if first.first is None else (second, first)
    gap = (told.last or 0) - (dated.last or 0)
    return (days_spanned(dated) or _COARSE_DAYS) <= _CLOSE_DAYS and 0 <= gap <= _CLOSE_DAYS


def _opens(profile: Profile) -> bool:
    """Return whether a statement stands in the headline or in the sentence that the article begins with."""
    return profile.is_headline or profile.statement.report.sentence.start == 0


def _are_worded_alike(first: Profile, second: Profile) -> bool:
    shared = first.words & second.words
    like = overlap(first.words, second.words)
    plain = sum(not is_topic(word) for word in shared)
    if not plain:
        return False
    few = first.statement.spoken and plain < _SHARED_IN_ARTICLE
    if like >= _LIKE_ENOUGH and len(shared) >= _SHARED_WORDS:
        return not few or len(shared) / len(first.words | second.words) >= _LIKE_OF_BOTH
    if share_article(first, second) or not _name_the_same_parties(first, second):
        return False
    if _are_on_one_day(first, second) and like >= _LIKE_SAME_DAY and len(shared) > _SHARED_WORDS:
        return True
    close = _is_dated(first, second) and _are_within_days(first, second)
    return close and like >= _LIKE_STATED_DAY and len(shared) >= _SHARED_WORDS


def _like_deeds(first: Profile, second: Profile, one: Telling, other: Telling) -> float | None:
    """Return how alike two tellings are that call one act by different words, None when they are not of one act.

    The parties must be the same and the days known. An act that two sides
    rarely do twice in a day then wants one thing or word more that both tell;
    any other, such as a strike, that no names of places tell them apart too.
    """
    acts = one.acts & other.acts
    if not acts or not _match(first, second):
        return None
    if share_article(first, second):
        acts = frozenset(act for act in acts if how_often(act) == "yes")
    just = _has_just_been(first, second)
    dated = _is_dated(first, second) or _are_on_one_day(first, second)
    if not acts or not (just or (dated and _are_within_days(first, second))):
        return None
    same, unaimed = _are_targets_the_same(first, second), _is_one_unaimed(first, second)
    like = overlap(first.words, second.words)
    often = {how_often(act) for act in acts}
    if same and not just and ("sure" in often or ("speaker" in often and _speak_for_others(first, second))):
        return 0.3 + like
    told = frozenset(stem for act in acts for stem in act_stems(act))
    words = (first.words & second.words) - told
    plain = sum(not is_topic(word) for word in words)
    things = len(one.objects & other.objects) + max(0, len(first.targets & second.targets) - 1)
    least = 1 if (same or unaimed) and not just else 2
    if often & {"yes", "sure"}:
        return 0.3 + like if things + len(words) >= least else None
    names = one.names & first.words, other.names & second.words
    apart = bool(names[0]) and bool(names[1]) and names[0].isdisjoint(names[1])
    enough = things + plain > 1 or bool(names[0] & names[1])
    return like if not apart and enough else None


def _like_by_day(first: Profile, second: Profile, one: Telling, other: Telling) -> float | None:
    """Return how alike two articles are that tell one kind of act of one side on one and the same day to another.

    That is enough, in whatever words, where a side does such a thing once in
    a day; measures, of which it takes several at a time, must have to do
    with one thing or be called the same.
    """
    a, b = first.statement, second.statement
    if a.event is not b.event or a.event is Event.STATEMENT or not (first.is_known and second.is_known):
        return None
    if not (_is_dated(first, second) and _are_on_one_day(first, second) and _name_the_same_parties(first, second)):
        return None
    if a.event in _MEASURES and not (one.acts & other.acts or one.objects & other.objects):
        told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
        if one.acts and other.acts or (first.words & second.words) <= told:
            return None
    return _LEAST_BY_DAY + overlap(first.words, second.words)


def _match(first: Profile, second: Profile) -> bool:
    """Return whether both have the same known doer, and no other target as far as they tell."""
    if not first.is_known or not second.is_known or not _are_doers_the_same(first, second):
        return False
    aimed = _are_targets_the_same(first, second) or _may_be_aimed_alike(first, second)
    return aimed or _is_one_unaimed(first, second)


def _speak_for_others(first: Profile, second: Profile) -> bool:
    """Return whether one and the same actor is named in both who belongs to something: a person, not a state."""
    return any(first.source_sides - {actor} for actor in first.sources & second.sources)


def _name_the_same_parties(first: Profile, second: Profile) -> bool:
    """Return whether two statements have the same actors and targets, or a person and whom it speaks for."""
    return _are_doers_the_same(first, second) and _are_targets_the_same(first, second)


def _are_doers_the_same(first: Profile, second: Profile) -> bool:
    return bool(first.sources & second.source_sides or second.sources & first.source_sides)


def _are_targets_the_same(first: Profile, second: Profile) -> bool:
    return bool(first.targets & second.target_sides or second.targets & first.target_sides)


def _may_be_aimed_alike(first: Profile, second: Profile) -> bool:
    """Return whether a sentence that does not say at whom its act is directed names the side that another's is."""
    open_ = not (first.targets and second.targets) or first.aim_sides != first.target_sides
    return open_ and bool((first.aim_sides & second.aim_sides) - first.source_sides - second.source_sides)


def _is_one_unaimed(first: Profile, second: Profile) -> bool:
    """Return whether words date both to one time, and of one of them nothing says at whom it is directed."""
    aims = [p.aim_sides - p.source_sides for p in (first, second)]
    named = all(p.statement.when is not None and p.statement.when.basis is not Basis.INFERRED for p in (first, second))
    return not all(aims) and ((named and _are_on_one_day(first, second)) or _has_just_been(first, second))


def _are_on_one_day(first: Profile, second: Profile) -> bool:
    return first.first == second.first == first.last == second.last


def _are_within_days(first: Profile, second: Profile) -> bool:
    """Return whether both are dated within two days, so that times which meet are as good as one."""
    return max(days_spanned(first) or _COARSE_DAYS, days_spanned(second) or _COARSE_DAYS) <= _CLOSE_DAYS


def _is_dated(first: Profile, second: Profile) -> bool:
    """Return whether words of one of the two tell its day."""
    return any(p.statement.when is not None and p.statement.when.basis is not Basis.INFERRED for p in (first, second))
