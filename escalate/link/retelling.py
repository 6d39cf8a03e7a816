"""See where an article tells again what a reader knows already: "the raid", "his offer", "which it had shut"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.acts import read_telling, tells_a_death
from escalate.link.dating import COARSE_DAYS, are_on_one_day, is_dated
from escalate.link.names import NameIndex
from escalate.link.parties import leave_the_parties_open
from escalate.link.places import find_places, stem_names, strip_quarters
from escalate.link.profiles import share_article, share_sentence
from escalate.link.words import is_irregular, is_topic
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import Statement

_DETERMINED = re.compile(
    r"(?:\b(?:the|this|these|those|its|his|her|their)|[^\W_]['’]s|s['’]|^that|[.,;:] that)"
    r"(?P<between>(?:\s+[^\W_]+(?:-[^\W_]+)*){0,2})\s+$",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(
    r"^\s*(?:[.,;:)]|$|(?:of|on|against|by|in|at|from|for|to|that|which|was|were|is|are|has|have|had|and|but|as|with|over|"
    r"after|before|came|left|[A-Z][a-z]+day)\b)"
)
_BACKGROUND = re.compile(
    r"(?:\bhad(?:\s+(?:been|already|also|since|first|\w+ly))*|\b(?:which|whom|who|that|whose)(?:\s+[^\W_]+){0,4})\s+$",
    re.IGNORECASE,
)
_FINITE = re.compile(r"(?:ed|ing)$", re.IGNORECASE)
_LOOK_BACK = 90


def names_again(statement: Statement) -> bool:
    """Return whether a statement is told by a noun that says it is known: "the lifting of the ban", "its offer"."""
    before, trigger, after = _cut(statement)
    found = _DETERMINED.search(before)
    if found is None:
        return False
    if not found["between"]:
        return True
    if statement.event is Event.STATEMENT or _FINITE.search(trigger) or is_irregular(trigger):
        return False
    return bool(_AFTER_NOUN.match(after))


def tells_back(statement: Statement) -> bool:
    """Return whether a statement is told as what came before: by a noun, a relative clause, or with had."""
    before, _, _ = _cut(statement)
    return names_again(statement) or bool(_BACKGROUND.search(before))


def names_a_deed(statement: Statement) -> bool:
    """Return whether the sentence names a deed that a reader knows: "the bombings killed 253 people"."""
    return bool(_deeds().search(statement.report.sentence.text))


def _cut(statement: Statement) -> tuple[str, str, str]:
    report = statement.report
    start, end = report.trigger.start - report.sentence.start, report.trigger.end - report.sentence.start
    text = report.sentence.text
    return text[max(0, start - _LOOK_BACK) : start], text[start:end], text[end:]


@cache
def _deeds() -> re.Pattern[str]:
    rows = shipped_table("link_acts", columns=("kind", "name", "once", "words"))
    nouns = "|".join(re.escape(w) for row in rows if row["kind"] == "deed" for w in row["words"].split("|"))
    return re.compile(
        rf"(?:\b(?:the|this|these|those|its|his|her|their|last)|[^\W_]['’]s|s['’])(?:\s+[\w.'’-]+){{0,4}}?\s+(?:{nouns})\b",
        re.IGNORECASE,
    )


class Tellings:
    """The statements of each article by event type, and the places of each, to see what a second telling may mean."""

    def __init__(self, profiles: Iterable[Profile], sides: Sides) -> None:
        self._sides = sides
        self._names = NameIndex(sides)
        self._places: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._told: dict[tuple[str, Event], list[Profile]] = {}
        for profile in profiles:
            for article in sorted({r.article for r in profile.statement.reports}):
                self._told.setdefault((article, profile.statement.event), []).append(profile)

    def are_alone(self, first: Profile, second: Profile) -> bool:
        """Return whether the articles of two statements tell nothing else of their kind and parties at that time."""
        return not any(
            other.id not in (first.id, second.id)
            and not names_again(other.statement)
            and leave_the_parties_open(one, other)
            and are_near(one, other)
            for one in (first, second)
            for report in one.statement.reports
            for other in self._told.get((report.article, one.statement.event), ())
        )

    def are_of_one_death(self, first: Profile, second: Profile) -> bool:
        """Return whether two statements tell that one and the same person, known by name, was put to death."""
        if not (tells_a_death(first.statement) and tells_a_death(second.statement)):
            return False
        return any(self._sides.is_person(actor) for actor in first.targets & second.targets)

    def are_of_one_place(self, first: Profile, second: Profile) -> bool | None:
        """Return whether the sentences of two statements name the same place, None where one names none.

        Places of one state are one; where it is not known of which state they
        are, a name must be the same.
        """
        (sides, names), (others, other_names) = self._find_places(first), self._find_places(second)
        if not names or not other_names:
            return None
        if sides and others:
            return sides == others
        return not names.isdisjoint(other_names)

    def _find_places(self, profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
        if profile.id not in self._places:
            runs = find_places(profile.statement.report.sentence.text)
            named = {
                side
                for run in runs
                if self._names.sides_named(strip_quarters(run))
                for side in self._names.sides_named(run)
            }
            sides = frozenset(side for name in sorted(named) for side in self._sides.highest(name))
            self._places[profile.id] = sides, frozenset(name for run in runs for name in stem_names(run))
        return self._places[profile.id]


def are_near(first: Profile, second: Profile) -> bool:
    """Return whether two statements may be of one time, so that a second telling may mean either."""
    if is_dated(first) and is_dated(second):
        return are_on_one_day(first, second) or None in (first.first, second.first)
    days = [p.last if p.last is not None else p.first for p in (first, second)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= COARSE_DAYS


def may_be_meant(told: Profile, again: Profile) -> bool:
    """Return whether what an article has told may be what it names again: of the same day, or undated then."""
    if are_on_one_day(told, again) or (told.first is None and again.first is None):
        return True
    if is_dated(again):
        return False
    days = [p.last if p.last is not None else p.first for p in (told, again)]
    return days[0] is None or days[1] is None or 0 <= days[1] - days[0] <= COARSE_DAYS


def is_told_back(first: Profile, second: Profile, tellings: Tellings) -> bool:
    """Return whether an article that has told one tells it again by a noun, as the only thing of its kind it may mean.

    A clause with had or which does, where it tells the day.
    Where the article tells several, what is meant must be called by the same
    word or share one more than that with it.
    """
    if not share_article(first, second) or share_sentence(first, second) or not leave_the_parties_open(first, second):
        return False
    earlier, later = sorted((first, second), key=lambda p: p.statement.report.trigger.start)
    had = (
        not later.statement.spoken and tells_back(later.statement) and are_on_one_day(first, second) and is_dated(later)
    )
    if not (had or names_again(later.statement)) or not may_be_meant(earlier, later):
        return False
    if tellings.are_alone(earlier, later):
        return True
    one, other = read_telling(earlier.statement), read_telling(later.statement)
    shared = earlier.words & later.words
    return one.trigger == other.trigger or (bool(one.acts & other.acts) and any(not is_topic(w) for w in shared))
