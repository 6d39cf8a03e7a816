"""Find time expressions in a text and give each its value."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from escalate.model import Basis, Precision, Span, When
from escalate.resolve.times import (
    amounts,
    anaphora,
    clock,
    counted,
    dates,
    periods,
    references,
    relative,
    seasons,
    years,
)
from escalate.resolve.times.almanac import interval_of, narrowed
from escalate.resolve.times.expression import TimeExpression, TimexMod, TimexType
from escalate.resolve.times.grammar import Match, NoSuchDateError, Resolved, Rule, compile_rule
from escalate.resolve.times.lexer import LETTERS, Word, class_string, split_words
from escalate.resolve.times.limits import limit_of_date
from escalate.resolve.times.reading import Reading
from escalate.resolve.times.years import PROSE_YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence

_MODS = {
    "EARLYMOD": "START", "EARLIER": "START", "MIDMOD": "MID", "LATEMOD": "END", "LATER": "END",
    "APPROX": "APPROX", "NEARLY": "LESS_THAN",
}  # fmt: skip
_COMMON = (
    "OTHER", "PLURAL", "PASTV", "COMMA", "DOT", "QUOTE", "PUNCT", "OPEN", "CLOSE", "STOP", "COLON", "DASH", "HYPHEN",
    "POSS", "GAP", "TO", "OF", "AND", "IN", "FOR", "FUTURE", "IF", "HADPAST", "BE", "SAID", "MODAL", "FROM", "BY", "ON",
    "OR", "SO", "THAN", "PERCENT", "MONEY", "SLASH",
)  # fmt: skip
"""The classes of the commonest words of any text, none of which opens an expression."""
HISTORY_DATES, HISTORY_SHARE = 3, 0.8
"""A text is a history if it states that many dates with their year, that share of them old."""
HISTORY_YEARS, CHRONICLE_YEARS = 6, 20
"""It is one, too, with so many old years and no weekday, or so many years of whatever age and hardly a weekday."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the grammar, every rule once."""
    return (
        *dates.RULES,
        *years.RULES,
        *periods.RULES,
        *seasons.RULES,
        *relative.RULES,
        *counted.RULES,
        *references.RULES,
        *anaphora.RULES,
        *amounts.RULES,
        *clock.RULES,
    )


@cache
def _starters() -> re.Pattern[str]:
    """Return a pattern for the words that a match can start with."""
    return re.compile("[^" + "".join(LETTERS[k] for k in _COMMON) + "]")


@cache
def _any_rule() -> re.Pattern[str]:
    """Return a pattern that matches wherever some rule does, which is where the rules need be tried one by one."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules()))


def find_times(
    text: str, *, article: str, published: str | None, sentences: Sequence[Sentence] | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order, none overlapping another.

    `published` is the ISO date that relative words count from; without it
    they keep X for what is not known. `sentences`, where the caller has them,
    tell where a verb's reach ends; else punctuation does.
    """
    words = split_words(text)
    day = published_day(published)
    classes = class_string(words)
    starts = frozenset(s.start for s in sentences) if sentences is not None else None
    reading = Reading(words, classes, day, is_history(words, classes, day), starts)
    found: list[TimeExpression] = []
    starters, any_rule, at = _starters(), _any_rule(), 0
    while (start := starters.search(classes, at)) is not None:
        try:
            best = _longest(reading, classes, start.start()) if any_rule.match(classes, start.start()) else None
        except NoSuchDateError:
            at = _end_of_refused(classes, start.start())
            continue
        if best is None:
            at = start.start() + 1
            continue
        rule, match, resolved = best
        found.append(_expression(text, article, rule, match, resolved))
        if resolved.anchors:
            reading.remember(resolved.value, match.first, match.last)
        at = match.last
    return tuple(found)


def _end_of_refused(classes: str, start: int) -> int:
    """Return the end of the words that are a date in form only: no part of them is one either."""
    return max(m.end() for rule in rules() if (m := rule.pattern.match(classes, start)) is not None)


def published_day(published: str | None) -> date | None:
    """Return the day of an ISO date or date-time, None for None or for what is no date."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published).date()
    except ValueError:
        return None


def is_history(words: list[Word], classes: str, published: date | None) -> bool:
    """Tell a history from news: full dates, nearly all long before the text was published, and hardly a weekday."""
    years = [words[m.end() - 1].number for m in _dated().finditer(classes)]
    if published is None:
        return bool(years)
    old = sum(y < published.year - 1 for y in years)
    recent = sum(w.kind in ("WEEKDAY", "DEICTIC") for w in words)
    if old >= HISTORY_DATES and old >= HISTORY_SHARE * len(years) and recent < HISTORY_SHARE * old:
        return True
    every = [w.number for w in words if w.kind == "YEAR4" and w.number in PROSE_YEARS]
    past = sum(y < published.year - 1 for y in every)
    if past >= HISTORY_YEARS and past >= HISTORY_SHARE * len(every) and not recent:
        return True
    return len(every) >= CHRONICLE_YEARS and recent * CHRONICLE_YEARS <= len(every)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(compile_rule("ANYMONTH OF?(?:ANYDAY COMMA?)?YEAR4"))


def _longest(reading: Reading, classes: str, start: int) -> tuple[Rule, Match, Resolved] | None:
    candidates = []
    for order, rule in enumerate(rules()):
        match = rule.pattern.match(classes, start)
        if match is not None and match.end() > start:
            candidates.append((-match.end(), order, match.start(1), rule))
    for end, _, core, rule in sorted(candidates, key=lambda c: c[:2]):
        attempt = Match(reading, start, -end, core, reading.words[core:-end])
        try:
            resolved = rule.resolve(attempt)
        except OverflowError:
            resolved = None
        if resolved is not None:
            return rule, attempt, resolved
    return None


def _expression(text: str, article: str, rule: Rule, match: Match, resolved: Resolved) -> TimeExpression:
    words = match.reading.words
    start, end = words[match.first].start, words[match.last - 1].end
    mod = resolved.mod or _mod(words[match.first : match.core])
    span = Span(article=article, start=start, end=end, text=text[start:end])
    calendar = resolved.type in (TimexType.DATE, TimexType.TIME) and not resolved.value.endswith("_REF")
    front = {w.kind for w in words[match.first : match.core]}
    when = _when(resolved, mod, span)
    if when is not None and match.reading.published is not None and front & {"EARLIER", "LATER"}:
        when = _on_one_side(resolved, when, match.reading.published, later="LATER" in front)
    deadline = resolved.limit or (calendar and limit_of_date(match) is not None and not _is_over(when, match.reading))
    value = resolved.value
    if deadline and mod == "END" and when is not None and when.end is not None and match.is_obliged:
        value = when.end  # a demand for the end of the month runs out on its last day
    return TimeExpression(
        span=span, type=resolved.type, value=value, mod=TimexMod(mod) if mod else None,
        when=when, deadline=deadline, rule=rule.name, reason=resolved.reason, length=resolved.length,
    )  # fmt: skip


def _on_one_side(resolved: Resolved, when: When, today: date, *, later: bool) -> When:
    """Return the part of "earlier this year" or "later this week" that lies before or after publication."""
    whole = interval_of(resolved.value)
    if whole is None or not whole[0] <= today <= whole[1] or whole[0] == whole[1]:
        return when
    start, end = (today, whole[1]) if later else (whole[0], today)
    return replace(when, start=start.isoformat(), end=end.isoformat())


def _is_over(when: When | None, reading: Reading) -> bool:
    """Return whether a time was past when the article was published, so that it can't be a limit ahead."""
    published = reading.published
    return when is not None and when.end is not None and published is not None and when.end < published.isoformat()


def _mod(front: list[Word]) -> str | None:
    kinds = [w.kind for w in front]
    for word in front:
        if word.kind == "EDGE":
            return word.value
        if word.kind in _MODS:
            return _MODS[word.kind]
    if "LEAST" in kinds:
        return "EQUAL_OR_MORE"
    if "MORE" in kinds:
        return "EQUAL_OR_LESS" if "NO" in kinds else "MORE_THAN"
    if "LESS" in kinds:
        return "EQUAL_OR_MORE" if "NO" in kinds else "LESS_THAN"
    if "MOST" in kinds or "UP" in kinds:
        return "EQUAL_OR_LESS"
    return None


def _when(resolved: Resolved, mod: str | None, span: Span) -> When | None:
    if resolved.type is TimexType.SET:
        return None
    interval = resolved.interval
    if interval is None:
        calendar = interval_of(resolved.value)
        if calendar is None:
            return None
        interval = narrowed(calendar, mod)
    first, last, precision = interval
    if first is None or last is None:
        return None
    basis = Basis.STATED if resolved.stated else Basis.RELATIVE
    start, end = first.isoformat(), last.isoformat()
    if precision is Precision.MINUTE:
        clock_part = resolved.value[10:16]
        start = end = start + ("T23:59" if clock_part == "T24:00" else clock_part)
    return When(start=start, end=end, precision=precision, basis=basis, span=span)
