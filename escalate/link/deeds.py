"""Say how alike two tellings of a deed are that call it by other words, by what was done, by whom, to whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.acts import act_stems, how_often
from escalate.link.dating import are_of_one_span, are_on_one_day, are_within_days, has_just_been, is_either_dated
from escalate.link.parties import (
    are_targets_the_same,
    is_one_unaimed,
    match,
    name_the_same_parties,
    speak_for_others,
    stand_for_the_same,
)
from escalate.link.profiles import share_article
from escalate.link.retelling import tells_back
from escalate.link.words import is_topic, overlap
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.link.acts import Telling
    from escalate.link.profiles import Profile
    from escalate.link.retelling import Tellings

_SHARED_WORDS = 2
_LEAST_BY_DAY = 0.1
_MEASURES = frozenset({Event.SANCTION, Event.COERCE})


def like_deeds(first: Profile, second: Profile, one: Telling, other: Telling) -> float | None:
    """Return how alike two tellings are that call one act by different words, None when they are not of one act.

    The parties must be the same and the days known. An act that two sides
    rarely do twice in a day then wants one thing or word more that both tell;
    any other, such as a strike, that no names of places tell them apart too.
    """
    acts = one.acts & other.acts
    if not acts or not match(first, second):
        return None
    if share_article(first, second):
        acts = frozenset(act for act in acts if how_often(act) == "yes")
    just = has_just_been(first, second)
    dated = is_either_dated(first, second) or are_on_one_day(first, second)
    if not acts or not (just or (dated and are_within_days(first, second))):
        return None
    same, unaimed = are_targets_the_same(first, second), is_one_unaimed(first, second)
    like = overlap(first.words, second.words)
    often = {how_often(act) for act in acts}
    if same and not just and ("sure" in often or ("speaker" in often and speak_for_others(first, second))):
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


def like_by_day(first: Profile, second: Profile, one: Telling, other: Telling, tellings: Tellings) -> float | None:
    """Return how alike two articles are that tell one kind of act of one side on one and the same day to another.

    That is enough, in whatever words, where a side does such a thing once in
    a day; measures, of which it takes several at a time, must have to do
    with one thing, be called the same, or be the only ones that either tells.
    """
    a, b = first.statement, second.statement
    if a.event is not b.event or not are_of_one_span(first, second) or not stand_for_the_same(first, second):
        return None
    like = overlap(first.words, second.words)
    told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
    words = (first.words & second.words) - told
    plain = sum(not is_topic(word) for word in words)
    same = one.trigger == other.trigger or bool(one.acts & other.acts)
    differ = bool(one.acts and other.acts) and not same
    if not a.spoken and not plain and tellings.are_of_one_place(first, second) is False:
        return None
    if not first.is_known or not second.is_known:
        return _LEAST_BY_DAY + like if plain >= _SHARED_WORDS else None
    if a.event is Event.STATEMENT:
        back = tells_back(a) or tells_back(b)
        return _LEAST_BY_DAY + like if back and plain and are_targets_the_same(first, second) else None
    if not are_on_one_day(first, second) or not name_the_same_parties(first, second):
        alone = not differ and tellings.are_alone(first, second)
        return _LEAST_BY_DAY + like if same or alone or plain >= _SHARED_WORDS else None
    if a.event not in _MEASURES or same:
        return 2 * _LEAST_BY_DAY + like
    alike = one.objects & other.objects or words or (not differ and tellings.are_alone(first, second))
    return 2 * _LEAST_BY_DAY + like if alike and not differ else None


def like_at_some_time(first: Profile, second: Profile, one: Telling, other: Telling) -> float | None:
    """Return how alike two tellings are of which one tells a month or no time at all, as something past.

    Much is done within a month, so that what is told must be called by the
    same word or be the same act, and two words more be shared.
    """
    if not stand_for_the_same(first, second) or not (tells_back(first.statement) or tells_back(second.statement)):
        return None
    told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
    plain = [w for w in first.words & second.words if w not in told and not is_topic(w)]
    same = one.trigger == other.trigger or bool(one.acts & other.acts)
    return overlap(first.words, second.words) if len(plain) >= (1 if same else _SHARED_WORDS) else None
