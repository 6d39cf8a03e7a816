"""Work out once per statement what linking compares: sides, time, words, place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from escalate.link.names import NameIndex
from escalate.link.sides import source_ids
from escalate.link.words import content_words, find_quotes, is_topic, matter
from escalate.model import Event, Order, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escalate.link.sides import Sides
    from escalate.model import Article, Statement


_PLUPERFECT = re.compile(r"\bhad\b(?:\s+\w+){0,2}\s+[\w-]+(?:\s+(?:a|his|her|its|their|the)\s+\w+)?$")
_AWAITED = re.compile(r"\b(?:until|till|unless)\b[^,;:.]*$", re.IGNORECASE)
_COARSE_DAYS = 10
_SURELY_READ = 0.58
_WINDOW_DAYS = 2
WORDS_GIVEN = frozenset({Event.THREATEN, Event.AGREE, Event.REQUEST})
_SAID_NOW = WORDS_GIVEN | {Event.REJECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A statement with what linking reads from it.

    `source_sides` and `target_sides` hold all sides of its actors; `first`
    and `last` bound its time as day numbers, None where unknown or open, and
    what has happened did so at the latest on the day on which it was `told`
    first, None where that is not known or it had not happened yet;
    `targets` leaves out whoever is known by a description alone;
    `aim_sides` are the sides it is directed at: those of its targets, and
    where it is not known which side these stand on, also the other sides that
    its sentence names ("seized three Ukrainian vessels"); `named_sides` are
    all that its sentence names;
    `words` are the content words of its matter without the names
    of actors that are known by more than a description;
    `persons` are those of its sources and targets who are single human beings;
    `sentences` are the articles and offsets of the sentences that tell it;
    `is_headline` says that its first report stands in a title, whose place in
    the text says nothing of order; `is_known` that one of its sources is known
    by more than a description; `is_placed` that it is known which side one of
    its targets stands on.
    """

    statement: Statement
    sources: frozenset[str]
    targets: frozenset[str]
    source_sides: frozenset[str]
    target_sides: frozenset[str]
    aim_sides: frozenset[str]
    named_sides: frozenset[str]
    first: int | None
    last: int | None
    told: int | None
    words: frozenset[str]
    quotes: tuple[str, ...]
    sentences: frozenset[tuple[str, int]]
    persons: frozenset[str] = frozenset()
    is_placed: bool = False
    is_headline: bool = False
    is_known: bool = True

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def until(self) -> int | None:
        """The last day on which what this one answers may have begun: its last, or, open at the end, its first."""
        return self.last if self.last is not None else self.first


def build_profiles(
    statements: Iterable[Statement], sides: Sides, *, articles: Iterable[Article] = ()
) -> tuple[Profile, ...]:
    """Return the profiles of `statements`, in their order; `articles` are those that tell them."""
    known = frozenset(word for name in sides.names() for word in content_words(name) if not is_topic(word))
    names, by_id = NameIndex(sides), {article.id: article for article in articles}
    return tuple(_build_profile(statement, sides, names, known, by_id) for statement in statements)


def _build_profile(
    statement: Statement, sides: Sides, index: NameIndex, known: frozenset[str], articles: Mapping[str, Article]
) -> Profile:
    targets = [m for m in statement.targets or statement.addressees if not sides.is_vague(m.actor)]
    told = (*statement.sources, *statement.targets, *statement.addressees, *statement.reporters)
    mentions = [m for m in told if not sides.is_vague(m.actor)]
    spelt = frozenset(w for m in mentions for name in (m.name, m.span.text) for w in content_words(name))
    names = frozenset(word for word in spelt if not is_topic(word))
    source_sides, target_sides = sides.of_all(statement.sources), sides.of_all(targets)
    is_placed = any(sides.is_placed(m.actor) for m in targets)
    named = index.sides_named(statement.report.sentence.text)
    title = articles[statement.report.article].title if statement.report.article in articles else None
    known_by = _find_first_told(statement, articles)
    return Profile(
        statement=statement,
        sources=source_ids(statement),
        targets=frozenset(m.actor for m in targets),
        source_sides=source_sides,
        target_sides=target_sides,
        aim_sides=target_sides if is_placed else target_sides | (named - source_sides),
        named_sides=named,
        first=to_day(statement.when.start) if statement.when else None,
        last=_find_last(statement, known_by),
        told=known_by,
        words=content_words(matter(statement)) - names - known,
        quotes=find_quotes(statement),
        sentences=frozenset((r.article, r.sentence.start) for r in statement.reports),
        is_placed=is_placed,
        persons=frozenset(m.actor for m in (*statement.sources, *targets) if sides.is_person(m.actor)),
        is_known=not all(sides.is_vague(m.actor) for m in statement.sources),
        is_headline=statement.report.sentence.text.strip() in (title or ""),
    )


def _find_first_told(statement: Statement, articles: Mapping[str, Article]) -> int | None:
    """Return the day on which the first article that tells a statement was published, None if it was yet to come."""
    if _is_yet_to_be_made(statement):
        return None
    days = (to_day(articles[r.article].published) for r in statement.reports if r.article in articles)
    return min((day for day in days if day is not None), default=None)


def _find_last(statement: Statement, told: int | None) -> int | None:
    """Return the last day on which a statement may have been made: no later than it was told, if it isn't to come."""
    when = statement.when
    first, last = (to_day(when.start), to_day(when.end)) if when else (None, None)
    if told is None or last is None or told < (first or 0):
        return last
    return min(last, told)


def to_day(value: str | None) -> int | None:
    """Return the day number of an ISO date or time, None for None."""
    return None if value is None else date.fromisoformat(value[:10]).toordinal()


def find_order(first: Statement, second: Statement) -> Order:
    """Return how two statements lie in time; UNKNOWN when either has no date or their dates overlap."""
    if first.when is None or second.when is None:
        return Order.UNKNOWN
    return first.when.order(second.when)


def is_meant(earlier: Profile, later: Profile) -> bool:
    """Return whether who acts later may be whom the earlier statement is directed at: at home, each stands for himself.

    A minister may answer what another state asked of his president, but what
    one politician asks of another of the same state a third doesn't answer.
    """
    alone = earlier.sources <= earlier.persons and earlier.source_sides == earlier.sources
    abroad = not alone and earlier.source_sides.isdisjoint(earlier.target_sides)
    several = not (earlier.targets and earlier.targets <= earlier.persons and later.sources <= later.persons)
    return abroad or several or not earlier.targets.isdisjoint(later.sources)


def is_own_act(earlier: Profile, later: Profile) -> bool:
    """Return whether who acts later is the side that spoke before, and not rather the one it spoke to.

    Two who stand under one state may still be opposed: a minister whom his
    premier asks to go, a region that its own capital threatens.
    """
    if not earlier.sources.isdisjoint(later.sources):
        return True
    own = earlier.source_sides & later.source_sides
    return bool(own) and len(own) >= len(earlier.target_sides & later.source_sides)


def are_sure(first: Statement, second: Statement) -> bool:
    """Return whether two statements were read surely enough to conclude from them what no words say."""
    return min(first.confidence, second.confidence) >= _SURELY_READ


def _is_yet_to_be_made(statement: Statement) -> bool:
    """Return whether a statement had not been made when it was told, so that it may be later than its article."""
    return lies_ahead(statement) or (statement.future and not statement.spoken)


def is_unreal(statement: Statement) -> bool:
    """Return whether a statement tells of something only supposed, or still to come, that is no word given now."""
    if statement.hypothetical:
        return True
    later = statement.when is not None and statement.when.precision is Precision.AFTER
    return (later or statement.future) and not (statement.spoken and statement.event in _SAID_NOW)


def lies_ahead(statement: Statement) -> bool:
    """Return whether a statement is itself only expected or supposed, so that nothing can answer it yet."""
    return statement.hypothetical or (statement.when is not None and statement.when.precision is Precision.AFTER)


def is_likely_before(first: Profile, second: Profile) -> bool:
    """Return whether `first` was told before the other began, or begins and ends earlier though their dates overlap."""
    if first.told is not None and second.first is not None and first.told < second.first:
        return True
    if first.first is None or second.first is None or first.last is None or second.last is None:
        return False
    return first.first < second.first and first.last < second.last


def stands_before(first: Profile, second: Profile) -> bool:
    """Return whether an article tells `first` before `second`, so that it may well have come first.

    False when no article tells both, when one stands in a title, and when the
    second is told as having been earlier ("had threatened before").
    """
    when = second.statement.when
    if first.is_headline or second.is_headline or (when is not None and when.precision is Precision.BEFORE):
        return False
    places = {report.article: report.trigger.start for report in reversed(second.statement.reports)}
    return any(r.article in places and r.trigger.start < places[r.article] for r in first.statement.reports)


def is_told_back(profile: Profile) -> bool:
    """Return whether an article looks back on a statement from what it tells first: "he had vowed to"."""
    report = profile.statement.report
    return bool(_PLUPERFECT.search(report.sentence.text, 0, max(0, report.trigger.end - report.sentence.start)))


def is_told_later(first: Profile, second: Profile) -> bool:
    """Return whether what may be of one time is told first by an article of a later day, and never by the same one."""
    if first.told is None or second.told is None or share_article(first, second):
        return False
    return first.told < second.told


def is_awaited(profile: Profile) -> bool:
    """Return whether every report tells an act as one still waited for: "until Iraq complies"."""
    return all(
        _AWAITED.search(r.sentence.text, 0, max(0, r.trigger.start - r.sentence.start))
        for r in profile.statement.reports
    )


def find_gap(first: Profile, second: Profile) -> int | None:
    """Return how many characters lie between two statements in an article that tells both, None when none does."""
    places = {r.article: r.trigger.start for r in first.statement.reports}
    gaps = [abs(r.trigger.start - places[r.article]) for r in second.statement.reports if r.article in places]
    return min(gaps, default=None)


def share_sentence(first: Profile, second: Profile) -> bool:
    """Return whether one sentence tells both."""
    return not first.sentences.isdisjoint(second.sentences)


def share_article(first: Profile, second: Profile) -> bool:
    """Return whether one article tells both."""
    return any(a.article == b.article for a in first.statement.reports for b in second.statement.reports)


def days_between(first: Profile, second: Profile) -> int | None:
    """Return the least number of days from `first` to `second`, 0 when they overlap, None when either is undated."""
    if first.first is None and first.last is None:
        return None
    if second.first is None and second.last is None:
        return None
    end = first.last if first.last is not None else first.first
    start = second.first if second.first is not None else second.last
    return max(0, start - end) if start is not None and end is not None else None


def days_spanned(profile: Profile) -> int | None:
    """Return how many days the statement's time spans, None when it is open or unknown."""
    if profile.first is None or profile.last is None:
        return None
    return profile.last - profile.first + 1


def may_be_one_time(first: Profile, second: Profile) -> bool:
    """Return whether two statements may tell of one time: dates that meet, or no more than a day of reporting apart."""
    if first.first is None or second.first is None or first.last is None or second.last is None:
        return first.first is second.first is None and share_article(first, second)
    spans = (days_spanned(first) or 1, days_spanned(second) or 1)
    if max(spans) > _COARSE_DAYS and min(spans) <= _COARSE_DAYS:
        return False
    a, b = first.statement.when, second.statement.when
    if a is None or b is None:
        return False
    if a.order(b) is Order.UNKNOWN:
        return True
    if {a.basis, b.basis} == {"stated"} or share_article(first, second):
        return False
    gap = max(first.first - second.last, second.first - first.last)
    return gap < _WINDOW_DAYS and "inferred" in (a.basis, b.basis)
