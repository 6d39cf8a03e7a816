"""Compare the times of two statements that may tell one thing: on the day, later, or again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.profiles import days_spanned, share_article
from escalate.model import Basis

if TYPE_CHECKING:
    from escalate.link.profiles import Profile

COARSE_DAYS = 10
CLOSE_DAYS = 2
MONTH_DAYS = 31
AGO_DAYS = 60


def opens(profile: Profile) -> bool:
    """Return whether a statement stands in the headline or in the sentence that the article begins with."""
    return profile.is_headline or profile.statement.report.sentence.start == 0


def is_dated(profile: Profile) -> bool:
    """Return whether words tell a statement's time, not only the day of its article."""
    when = profile.statement.when
    return when is not None and when.basis is not Basis.INFERRED


def is_either_dated(first: Profile, second: Profile) -> bool:
    """Return whether words of one of the two tell its time."""
    return is_dated(first) or is_dated(second)


def is_fine(profile: Profile) -> bool:
    """Return whether a statement's own words date it to a few days, so that it is of no other time."""
    return is_dated(profile) and (days_spanned(profile) or COARSE_DAYS) < COARSE_DAYS


def are_on_one_day(first: Profile, second: Profile) -> bool:
    """Return whether both are known to have been on one and the same day."""
    return first.first is not None and first.first == second.first == first.last == second.last


def are_of_one_span(first: Profile, second: Profile) -> bool:
    """Return whether words date both to one and the same time: a day, a month, a year."""
    known = first.first is not None and first.last is not None
    return known and (first.first, first.last) == (second.first, second.last) and is_either_dated(first, second)


def are_within_days(first: Profile, second: Profile) -> bool:
    """Return whether both are dated within two days, so that times which meet are as good as one."""
    return max(days_spanned(first) or COARSE_DAYS, days_spanned(second) or COARSE_DAYS) <= CLOSE_DAYS


def tell_one_day(first: Profile, second: Profile) -> bool:
    """Return whether a headline, dated by nothing but its article, may tell of the day before that the text names."""
    if not share_article(first, second) or opens(first) == opens(second):
        return False
    opening, body = (first, second) if opens(first) else (second, first)
    if opening.first is None or body.first is None or body.last is None or body.first != body.last:
        return False
    when = opening.statement.when
    return when is not None and when.basis is Basis.INFERRED and 0 <= opening.first - body.first < CLOSE_DAYS


def has_just_been(first: Profile, second: Profile) -> bool:
    """Return whether one tells what had happened by some day ("has expelled"), the other what happened shortly before.

    Two articles that both tell only of what has been may mean one time when
    they come within days of each other.
    """
    if first.last is None or second.last is None:
        return False
    if first.first is None and second.first is None:
        return not share_article(first, second) and abs(first.last - second.last) <= CLOSE_DAYS
    if first.first is not None and second.first is not None:
        return False
    told, dated = (first, second) if first.first is None else (second, first)
    gap = (told.last or 0) - (dated.last or 0)
    return (days_spanned(dated) or COARSE_DAYS) <= CLOSE_DAYS and 0 <= gap <= CLOSE_DAYS


def holds_the_day(first: Profile, second: Profile) -> bool:
    """Return whether words date one to a week or a month ("last November") in which the day of the other lies."""
    if not (is_dated(first) and is_dated(second)) or share_article(first, second):
        return False
    coarse, fine = sorted((first, second), key=lambda p: -(days_spanned(p) or 0))
    spans = days_spanned(coarse), days_spanned(fine)
    if spans[0] is None or spans[1] is None or spans[0] > MONTH_DAYS or spans[1] > CLOSE_DAYS:
        return False
    return (coarse.first or 0) <= (fine.first or 0) and (fine.last or 0) <= (coarse.last or 0)


def has_been_before(first: Profile, second: Profile) -> bool:
    """Return whether one tells what had been done at any time before ("had barred"), the other on which day it was."""
    if (first.first is None) == (second.first is None) or share_article(first, second):
        return False
    told, dated = (first, second) if first.first is None else (second, first)
    if told.last is None or dated.last is None or not is_dated(dated):
        return False
    return (days_spanned(dated) or COARSE_DAYS) <= CLOSE_DAYS and 0 <= told.last - dated.last <= AGO_DAYS


def tells_no_time(first: Profile, second: Profile) -> bool:
    """Return whether nothing is known of the time of either of two statements of different articles."""
    both = (first.statement.when, second.statement.when)
    return both == (None, None) and not share_article(first, second)
