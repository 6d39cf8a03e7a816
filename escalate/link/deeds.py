"""Say how alike two tellings of a deed are that call it by other words, by what was done, by whom, to whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.link.acts import act_stems, how_often
from escalate.link.counts import count_alike, do_counts_clash
from escalate.link.dating import are_of_one_span, are_on_one_day, are_within_days, has_just_been, is_either_dated
from escalate.link.parties import (
    are_doers_the_same,
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
MEASURES = frozenset({Event.SANCTION, Event.COERCE})


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What two tellings share besides the words for their acts: `plain` counts words that are no topics.

    `act` says that they tell one act or that one calls it as the other does, `differs` that both
    tell acts and none in common.
    """

    words: frozenset[str]
    plain: int
    act: bool
    differs: bool


def _share(first: Profile, second: Profile, one: Telling, other: Telling) -> _Shared:
    told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
    words = (first.words & second.words) - told
    named = not (one.acts and other.acts) and (one.trigger in second.words or other.trigger in first.words)
    act = one.trigger == other.trigger or bool(one.acts & other.acts) or named
    return _Shared(
        words=words,
        plain=sum(not is_topic(word) for word in words),
        act=act,
        differs=bool(one.acts and other.acts) and not act,
    )


def like_by_day(first: Profile, second: Profile, one: Telling, other: Telling, tellings: Tellings) -> float | None:
    """Return how alike two articles are that tell one kind of act of one side on one and the same day to another.

    That is enough, in whatever words, where a side does such a thing once in
    a day; measures, of which it takes several at a time, must have to do
    with one thing, be called the same, or be the only ones that either tells.
    """
    a, b = first.statement, second.statement
    if a.event is not b.event or not are_of_one_span(first, second):
        return None
    shared = _share(first, second, one, other)
    if a.event is Event.ASSAULT and not shared.plain and tellings.are_of_one_place(first, second) is False:
        return None
    like = overlap(first.words, second.words)
    known = first.is_known and second.is_known and a.event is not Event.STATEMENT
    if known and are_on_one_day(first, second) and name_the_same_parties(first, second):
        is_one = a.event not in MEASURES or _is_one_measure(first, second, one, other, tellings)
        return (2 + bool(first.sources & second.sources)) * _LEAST_BY_DAY + like if is_one else None
    return _LEAST_BY_DAY + like if _is_one_deed(first, second, shared, tellings) else None


def _is_one_measure(first: Profile, second: Profile, one: Telling, other: Telling, tellings: Tellings) -> bool:
    shared = _share(first, second, one, other)
    if shared.act or tellings.are_alone(first, second):
        return shared.act or not shared.differs or tells_back(first.statement) or tells_back(second.statement)
    return not shared.differs and bool(one.objects & other.objects or shared.words)


def _is_one_deed(first: Profile, second: Profile, shared: _Shared, tellings: Tellings) -> bool:
    """Return whether two tellings of one time are one though a doer, a target or the day is told less exactly."""
    a, b = first.statement, second.statement
    if not first.is_known or not second.is_known:
        return shared.plain >= _SHARED_WORDS and stand_for_the_same(first, second)
    if a.event is Event.STATEMENT:
        back = tells_back(a) or tells_back(b)
        return back and name_the_same_parties(first, second)
    if not stand_for_the_same(first, second):
        unaimed = not a.spoken and not (first.targets and second.targets)
        return unaimed and are_doers_the_same(first, second) and shared.act and shared.plain > 0
    alone = not shared.differs and tellings.are_alone(first, second)
    if not first.targets or not second.targets:
        return shared.plain >= _SHARED_WORDS or (shared.act and shared.plain > 0)
    if are_targets_the_same(first, second):
        return shared.act or alone or shared.plain >= _SHARED_WORDS
    more = shared.plain + alone + count_alike(a.report.sentence, b.report.sentence)
    return shared.act and bool(more or tellings.are_of_one_place(first, second))


def like_at_some_time(
    first: Profile, second: Profile, one: Telling, other: Telling, tellings: Tellings
) -> float | None:
    """Return how alike two tellings are of which one tells a month or no day at all, as something past.

    Much is done within a month, so that what is told must be called by the
    same word or be the same act, with a word or thing more that both tell, or
    two words more be shared; nothing that they count may differ.
    """
    past = tells_back(first.statement) or tells_back(second.statement)
    if not past or not stand_for_the_same(first, second) or tellings.are_of_one_place(first, second) is False:
        return None
    if do_counts_clash(first.statement.report.sentence, second.statement.report.sentence):
        return None
    shared = _share(first, second, one, other)
    things = shared.plain + len(one.objects & other.objects) if shared.act else shared.plain - 1
    return overlap(first.words, second.words) if things >= 1 else None
