"""Settle the days of what is dated by its surroundings alone, where words say what it answers.

A statement whose sentence names no day takes that of the sentences before it,
which may be one that the text had looked back on: "Spain recalled its envoy on
Tuesday, hours before the helicopters took off. Morocco condemned the assault."
Who condemns the assault does so after it, on whatever day the text seems to be.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.link.evidence import resolve_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import build_profiles, find_order, stands_before, to_day
from escalate.link.sides import Sides
from escalate.model import Basis, Order, Precision, Relation, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.drafts import Draft
    from escalate.model import Actor, AnswerCue, Article, Statement

_DAYS_BACK = 14


def settle_times(
    statements: Iterable[Statement],
    *,
    cues: Iterable[AnswerCue],
    actors: Iterable[Actor],
    articles: Iterable[Article] = (),
) -> tuple[Statement, ...]:
    """Return `statements` in their order, none on a carried day before that of what its words say it answers.

    Such a statement is then of no day before that one, and of none after its
    article; where only the day of what is answered is carried, that one is of
    no day after the answer. `cues` name statements as they are given.
    """
    given = tuple(statements)
    texts = tuple(articles)
    published = {article.id: article.published for article in texts}
    by_id = {s.id: s for s in given}
    ties = tuple(cue for cue in cues if cue.statement in by_id)
    if not any(is_carried(s) for s in given) or not ties:
        return given
    settled: dict[str, When] = {}
    for draft in _find_against_time(given, ties, Sides(actors), texts, published):
        first, second = by_id[draft.antecedent.id], by_id[draft.consequence.id]
        if is_carried(second) and first.when is not None and second.id not in settled:
            when = _not_before(first.when, published.get(second.report.article))
            settled.update((s.id, when) for s in _go_on(second, given) if s.id not in settled)
        elif is_carried(first) and second.when is not None and first.id not in settled:
            settled[first.id] = When(start=None, end=second.when.end, precision=Precision.BEFORE, basis=Basis.INFERRED)
    return tuple(replace(s, when=settled[s.id]) if s.id in settled else s for s in given)


def _go_on(settled: Statement, given: Iterable[Statement]) -> Iterator[Statement]:
    """Yield a statement and those told with it or after it that bear the same carried day: the text goes on from it."""
    for one in given:
        told = (
            one.report.article == settled.report.article and one.report.sentence.start >= settled.report.sentence.start
        )
        if told and one.when == settled.when and is_carried(one):
            yield one


def is_carried(statement: Statement) -> bool:
    """Return whether a statement is dated by words of another sentence: it has the day of those around it."""
    when = statement.when
    if when is None or when.start is None or when.basis is not Basis.INFERRED:
        return False
    span, told = when.span, statement.report.sentence
    return span is not None and (span.article != told.article or not told.start <= span.start < told.end)


def _find_against_time(
    given: Sequence[Statement],
    cues: Sequence[AnswerCue],
    sides: Sides,
    articles: Sequence[Article],
    published: Mapping[str, str | None],
) -> list[Draft]:
    """Return the ties of words from what an article tells first that only carried days speak against."""
    by_id = {s.id: s for s in given}
    opened = [_open(s, published.get(s.report.article)) if is_carried(s) else s for s in given]
    profiles = sorted(
        build_profiles(opened, sides, articles=articles),
        key=lambda p: (p.statement.report.article, p.statement.report.trigger.start, p.id),
    )
    found = [d for d in resolve_cues(cues, Neighbourhood(profiles), sides) if d.relation is Relation.PROVOKES]
    return [
        d
        for d in sorted(found, key=lambda d: d.rank)
        if stands_before(d.antecedent, d.consequence)
        and find_order(by_id[d.antecedent.id], by_id[d.consequence.id]) is Order.AFTER
    ]


def _open(statement: Statement, told: str | None) -> Statement:
    """Return a statement as of any day from some before the carried one to that on which it was told."""
    when = statement.when
    if when is None or when.start is None:
        return statement
    first, last = when.start[:10], told or when.end
    start = (date.fromisoformat(first) - timedelta(days=_DAYS_BACK)).isoformat()
    return replace(
        statement, when=When(start=start, end=last, precision=Precision.DAY, basis=Basis.INFERRED, span=when.span)
    )


def _not_before(answered: When, told: str | None) -> When:
    """Return the time of what answers something of the time `answered` and is told on the day `told`."""
    start = answered.start[:10] if answered.start is not None else None
    first, last = to_day(start), to_day(told)
    if start is None or (first is not None and last is not None and last < first):
        return answered
    end = told[:10] if told is not None else answered.end
    return When(start=start, end=end, precision=Precision.DAY, basis=Basis.INFERRED)
