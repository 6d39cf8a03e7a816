"""Tell which of two events of an article came first, from their dates, their tenses and the clauses that join them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.model import Order
from escalate.resolve.times.attachment import expression_of, is_earlier_clause
from escalate.resolve.times.tense import Tense, tense_of, verbs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Token
    from escalate.resolve.times.expression import TimeExpression

_STEPS = {
    Tense.PAST_PERFECT: -1.0, Tense.PRESENT_PERFECT: -0.2, Tense.PAST: 0.0, Tense.PARTICIPLE: 0.0, Tense.NOMINAL: 0.0,
    Tense.PRESENT: 0.2, Tense.INFINITIVE: 0.6, Tense.MODAL: 1.2, Tense.FUTURE: 2.0,
}  # fmt: skip
"""How far along the line of the story a tense puts an event; reports stand at 1, after the pasts they tell of."""
_REPORT, _STATE, _BACKGROUND = 1.0, -0.3, -0.3
_TOLD = (Tense.PAST, Tense.PARTICIPLE, Tense.PRESENT, Tense.PRESENT_PERFECT, Tense.NOMINAL)
_MARGIN = 0.25
"""The least difference that outweighs the order of the text."""
_NEWS = (Tense.PAST, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT)
FRESH = 30
"""Days before publication within which something is news."""
_EARLIER_MARKS = frozenset(["after", "since", "once", "because"])
_LATER_MARKS = frozenset(["before", "until", "till"])


def order_of(
    first: Token, second: Token, *, times: Sequence[TimeExpression] = (), published: str | None = None
) -> Order:
    """Return BEFORE if the event at `first` most likely began before that at `second`, AFTER for the reverse.

    Stated dates decide where both have one; then the conjunction that joins
    the clauses; then tense: a past perfect precedes a past, what is reported
    precedes its report, the future follows; at last the order of the text.
    With `published`, a past dated well before it precedes a past without a
    date that the text tells before it: news goes from the new to the old.
    """
    if (second.sentence.index, second.i) < (first.sentence.index, first.i):
        return _reverse(order_of(second, first, times=times, published=published))
    dated = _by_dates(first, second, times, published)
    if dated is not Order.UNKNOWN:
        return dated
    if first.sentence is second.sentence:
        joined = _by_clause(first, second)
        if joined is not None:
            return joined
    if first.sentence is not second.sentence and Tense.INFINITIVE in (tense_of(first), tense_of(second)):
        return Order.BEFORE  # across sentences an infinitive tells nothing; the order of the text is right more often
    return Order.AFTER if place_of(first) > place_of(second) + _MARGIN else Order.BEFORE


def _reverse(order: Order) -> Order:
    return {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}.get(order, order)


def place_of(token: Token) -> float:
    """Return how far along the line of the story an event lies, by its tense and its verb."""
    tense = tense_of(token)
    if token.lemma in verbs_of("report") and tense in _TOLD:
        return _REPORT
    if token.lemma in verbs_of("ahead") and tense is Tense.PRESENT:
        return _REPORT  # who plans or demands does so at the time of telling
    if token.lemma in verbs_of("state") and tense in (Tense.PAST, Tense.PRESENT, Tense.PARTICIPLE):
        return _STATE if tense is not Tense.PRESENT else _STEPS[Tense.PAST]
    if tense is Tense.PAST and (token.dep == "acl:relcl" or is_earlier_clause(token)):
        return _BACKGROUND
    return _STEPS[tense]


def _by_dates(first: Token, second: Token, times: Sequence[TimeExpression], published: str | None) -> Order:
    if not times:
        return Order.UNKNOWN
    own = expression_of(first, times=times, sentence=first.sentence)
    other = expression_of(second, times=times, sentence=second.sentence)
    if own is None and other is not None and _looks_back(other, published) and tense_of(first) in _NEWS:
        return Order.AFTER
    if own is None or other is None or own.when is None or other.when is None or own is other:
        return Order.UNKNOWN
    return own.when.order(other.when)


def _looks_back(time: TimeExpression, published: str | None) -> bool:
    """Return whether a time is over so long before publication that it is no news."""
    if published is None or time.when is None or time.when.end is None:
        return False
    return date.fromisoformat(time.when.end[:10]) < date.fromisoformat(published[:10]) - timedelta(FRESH)


def _by_clause(first: Token, second: Token) -> Order | None:
    """Return the order that a subordinate clause tells, None where it tells none."""
    if first in second.ancestors():
        return _below(first, second)
    if second in first.ancestors():
        found = _below(second, first)
        return _reverse(found) if found is not None else None
    return None


def _below(above: Token, below: Token) -> Order | None:
    """Return the order of `above` against `below`, which depends on it."""
    clause = below
    while clause.head is not above:
        clause = clause.head
    mark = clause.child("mark", "case")
    word = mark.lower if mark is not None else ""
    if clause.relation in ("advcl", "acl", "obl", "nmod"):
        if word in _EARLIER_MARKS:
            return Order.AFTER
        if word in _LATER_MARKS:
            return Order.BEFORE
    if below.dep == "acl" and below.xpos == "VBN" and clause.relation != "ccomp":
        return Order.AFTER  # "freed the men seized there"
    if clause is not below:
        return None
    if clause.relation == "ccomp" and above.lemma in verbs_of("report") and tense_of(below) in (*_NEWS, Tense.PRESENT):
        return Order.AFTER
    if clause.relation == "xcomp" and tense_of(below) is Tense.INFINITIVE:
        return Order.BEFORE
    if clause.relation == "advcl" and word == "to":
        return Order.BEFORE
    if clause.relation == "advcl" and tense_of(below) in (Tense.PAST, Tense.PAST_PERFECT) and word:
        return Order.AFTER
    return None
