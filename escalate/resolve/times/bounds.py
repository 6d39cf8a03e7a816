"""Give an expression the interval that the words around it make of it: ranges, "since", "until", "before", "after"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.model import Precision, Span, When
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.relative import NARRATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token
    from escalate.resolve.times.expression import TimeExpression

_RANGE = frozenset(["to", "until", "till", "through", "-", "–", "—", "and the", "to the"])
_LIST = frozenset([",", "and", "and in", ", in", "and on", "or", ", and"])
REACH = 8
"""How many words before "until" a negation may stand."""
_FRONT = frozenset(["the", "early", "late", "mid", "mid-", "about", "around", "shortly", "just", "well", "even", "at"])
"""Words between a preposition and its date."""


def bounded(
    time: TimeExpression, *, times: Sequence[TimeExpression], sentence: Sentence, published: str | None
) -> When | None:
    """Return the interval in which an event that `time` dates lies.

    "From 3 to 9 March" and "on Monday and Tuesday" last from the first to the
    last day; "since May" lasts to publication; "before May" and "until May"
    are open to the past, "after May" to the future or, of what is past, to
    publication. Anything else is the expression's own interval.
    """
    when = time.when
    if when is None:
        return None
    whole = _over_range(time, when, times, sentence)
    if time.type is TimexType.TIME and not time.deadline:
        return whole  # "before dawn on Wednesday" is on Wednesday
    return _by_preposition(whole, sentence, published)


def _over_range(time: TimeExpression, when: When, times: Sequence[TimeExpression], sentence: Sentence) -> When:
    at = next((n for n, t in enumerate(times) if t is time), None)
    if at is None:
        return when
    first = last = at
    while first > 0 and _joined(times[first - 1], times[first], sentence):
        first -= 1
    while last + 1 < len(times) and _joined(times[last], times[last + 1], sentence):
        last += 1
    opening, closing = times[first].when, times[last].when
    if first == last or opening is None or closing is None or closing.end is None:
        return when
    if opening.start is None or opening.start > closing.end:
        return when
    start, end = times[first].span.start, times[last].span.end
    text = sentence.text[start - sentence.start : end - sentence.start]
    span = Span(article=time.span.article, start=start, end=end, text=text)
    return When(start=opening.start, end=closing.end, precision=when.precision, basis=when.basis, span=span)


def _joined(first: TimeExpression, second: TimeExpression, sentence: Sentence) -> bool:
    """Return whether two expressions make one range or list of dates of the same fineness."""
    if first.when is None or second.when is None or first.when.precision is not second.when.precision:
        return False
    if first.type is not second.type or first.reason == NARRATIVE:
        return False
    if first.deadline or second.deadline or first.span.start < sentence.start or second.span.end > sentence.end:
        return False
    joint = sentence.text[first.span.end - sentence.start : second.span.start - sentence.start].strip().lower()
    if (first.when.start or "") > (second.when.start or ""):
        return False
    return joint in _RANGE or joint in _LIST


def _by_preposition(when: When, sentence: Sentence, published: str | None) -> When:
    opening = _preposition(when, sentence)
    word, span = opening.lower if opening is not None else "", when.span
    if opening is None or span is None or word not in ("since", "until", "till", "before", "after"):
        return when
    text = sentence.text[opening.start - sentence.start : span.end - sentence.start]
    span = Span(article=span.article, start=opening.start, end=span.end, text=text)
    if word in ("until", "till") and _is_denied(opening, sentence):
        return when  # "did not leave until Friday": left on Friday
    start, end, precision = when.start, when.end, when.precision
    today = published[:10] if published else None
    over = today is not None and end is not None and end[:10] <= today
    if word in ("until", "till", "before"):
        start, end, precision = None, _eve(start) if word == "before" else end, Precision.BEFORE
    elif word == "since" or over:
        end = max(today, end or today) if today is not None else end
    else:
        end, precision = None, Precision.AFTER
    return When(start=start, end=end, precision=precision, basis=when.basis, span=span)


def _eve(day: str | None) -> str | None:
    """Return the day before `day`: what came before March was over by the last of February."""
    if day is None or len(day) > len("1999-12-31"):
        return day
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def _is_denied(opening: Token, sentence: Sentence) -> bool:
    near = [t for t in sentence.tokens if opening.i - REACH <= t.i < opening.i]
    return any(t.lower in ("not", "n't", "n’t", "never") for t in near)


def _preposition(when: When, sentence: Sentence) -> Token | None:
    """Return the word before the words of `when` and before what may stand between."""
    if when.span is None:
        return None
    before = [t for t in sentence.tokens if t.end <= when.span.start]
    while before and before[-1].lower in _FRONT:
        before.pop()
    return before[-1] if before else None
