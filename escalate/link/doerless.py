"""Say whether two tellings of a deed are one where one of them leaves out who did it: "six people were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.acts import act_stems
from escalate.link.counts import count_alike, do_counts_clash
from escalate.link.dating import AGO_DAYS, CLOSE_DAYS, are_on_one_day, is_dated, is_either_dated
from escalate.link.profiles import share_article
from escalate.link.retelling import names_a_deed, names_again
from escalate.link.words import is_topic, overlap
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.link.acts import Telling
    from escalate.link.profiles import Profile
    from escalate.link.retelling import Tellings

DEEDS = frozenset(
    {Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.RETREAT, Event.CONCEDE, Event.PROTEST}
)
_LEAST = 2


def lacks_doer(profile: Profile) -> bool:
    """Return whether a deed is told without saying who did it, or with a description alone ("gunmen")."""
    return profile.statement.event in DEEDS and not profile.statement.spoken and not profile.is_known


def may_share_a_doer(first: Profile, second: Profile) -> bool:
    """Return whether one deed may be told, though at most one of the two says by whom."""
    a, b = first.statement, second.statement
    if a.event is not b.event or a.spoken or b.spoken or a.future != b.future or a.hypothetical != b.hypothetical:
        return False
    if not (lacks_doer(first) or lacks_doer(second)) or not {a.event, b.event} <= DEEDS:
        return False
    named = bool(first.sources) and bool(second.sources)
    return not named or not first.sources.isdisjoint(second.sources)


def is_told_long_after(first: Profile, second: Profile) -> bool:
    """Return whether one tells, on a day that only its article gives, a known deed of up to two months before."""
    if first.last is None or second.last is None:
        return False
    earlier, later = sorted((first, second), key=lambda p: (p.last or 0, p.first or 0))
    gap = (later.last or 0) - (earlier.last or 0)
    if is_dated(later) or gap > AGO_DAYS:
        return False
    return gap <= CLOSE_DAYS or names_a_deed(later.statement) or names_again(later.statement)


def like_doerless(first: Profile, second: Profile, one: Telling, other: Telling, tellings: Tellings) -> float | None:
    """Return how alike two tellings of a deed are of which one has no doer, None when they are not of one deed.

    The act must be the same and the places must not differ. Told of one day,
    they want a word more that both have, told long after two and the place;
    what two articles count may have grown, what one counts must agree.
    """
    acts = one.acts & other.acts
    if not (acts or one.trigger == other.trigger) or not may_share_a_doer(first, second):
        return None
    told = {one.trigger, other.trigger}.union(*(act_stems(act) for act in one.acts | other.acts))
    shared = {w for w in first.words & second.words if w not in told}
    plain = sum(not is_topic(word) and not word.isdigit() for word in shared)
    same_place = tellings.are_of_one_place(first, second)
    if same_place is False:
        return None
    counted = first.statement.report.sentence, second.statement.report.sentence
    clash = do_counts_clash(*counted)
    if clash and (share_article(first, second) or not same_place):
        return None
    aimed = bool(first.targets & second.target_sides or second.targets & first.target_sides)
    things = plain + len(one.objects & other.objects) + aimed
    if not (are_on_one_day(first, second) and is_either_dated(first, second)):
        known = same_place or (aimed and first.is_placed and second.is_placed)
        return _like(first, second) if known and things >= _LEAST else None
    more = things + bool(same_place) + count_alike(*counted)
    return _like(first, second) if more >= _LEAST else None


def _like(first: Profile, second: Profile) -> float:
    return 0.2 + overlap(first.words, second.words) / 2
