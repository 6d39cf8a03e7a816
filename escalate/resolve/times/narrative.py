"""Follow where a text has got to in time: the day of the news it opens with, and the dates it passes through."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from escalate.model import BlockKind, Precision, When
from escalate.resolve.times.attachment import expression_of, governor_of, heads_of
from escalate.resolve.times.bounds import bounded
from escalate.resolve.times.clock import DAYLESS
from escalate.resolve.times.expression import TimeExpression, TimexType
from escalate.resolve.times.finder import published_day
from escalate.resolve.times.relative import NARRATIVE
from escalate.resolve.times.tense import Tense, effective_tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence

FRESH = 7
"""Days before publication within which a day can be that of the news the article opens with."""
OPENING = 4
"""Sentences of the body that count as the article's opening."""


def story_date(sentences: Sequence[Sentence], *, times: Sequence[TimeExpression], published: str | None) -> When | None:
    """Return the day of the news that the article opens with, None where it gives none.

    It is the first day within a week before publication that dates a plain
    past in the article's first sentences: "police said on Tuesday", "in a
    Wednesday attack". The plain pasts that follow belong to that day.
    """
    base = published_day(published)
    if base is None:
        return None
    earliest = (base - timedelta(FRESH)).isoformat()
    body = [s for s in sentences if s.kind is not BlockKind.TITLE][:OPENING]
    for sentence in body:
        for time, head in heads_of(times, sentence):
            when = time.when
            if when is None or when.start is None or time.deadline or time.type not in (TimexType.DATE, TimexType.TIME):
                continue
            if (
                time.reason in (NARRATIVE, DAYLESS)
                or time.value == "PRESENT_REF"
                or when.precision not in (Precision.DAY, Precision.MINUTE)
            ):
                continue
            past = effective_tense(governor_of(head)) in (Tense.PAST, Tense.PRESENT_PERFECT)
            if past and earliest <= when.start[:10] <= base.isoformat():
                return when
    return None


def _lasts(when: When) -> bool:
    """Return whether a time is a stretch up to publication, which is no place for what is told next."""
    return when.span is not None and when.span.text.lower().startswith("since")


def narrative_dates(
    sentences: Sequence[Sentence], *, times: Sequence[TimeExpression], published: str | None
) -> dict[int, When]:
    """Return, by sentence index, the date that the text has reached there.

    That is what `date_of` takes as `previous`: the date of the sentence
    before in the same paragraph where an expression gives its root one, else
    the day of the story the article opens with.
    """
    reached: dict[int, When] = {}
    story = story_date(sentences, times=times, published=published)
    current: When | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, current = sentence.paragraph, story
        if current is not None:
            reached[sentence.index] = current
        own = expression_of(sentence.root, times=times, sentence=sentence)
        if own is None or own.type is TimexType.DURATION or own.value == "PRESENT_REF":
            continue
        if effective_tense(sentence.root) in (Tense.PAST, Tense.PAST_PERFECT) and own.reason != DAYLESS:
            when = bounded(own, times=times, sentence=sentence, published=published)
            current = when if when is not None and when.start is not None and not _lasts(when) else current
    return reached
