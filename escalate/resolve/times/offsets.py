"""Dates counted from what a sentence tells: "on Friday, four days after it detained the men"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.model import Basis, Precision, When
from escalate.resolve.times.almanac import days_on
from escalate.resolve.times.expression import TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token
    from escalate.resolve.times.expression import TimeExpression

_VALUE = re.compile(r"P(T?)(\d+|X)([A-Z]{1,2})$")
_SIDE = {"after": -1, "before": 1}
_MARKS = frozenset({"mark", "case", "advmod"})
# How far a round number of units is off, in days: "two weeks after" may be twelve days or sixteen.
_ROUND = {"W": 2, "M": 10, "Y": 90}
_NEXT = 2
# What a bare plural may mean, in days: "weeks after" is more than one and less than five.
_SEVERAL = {"D": (2, 6), "W": (8, 34), "M": (35, 330), "Y": (370, 3650)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How long before or after the clause it hangs on an event was: `count` of `unit`, `side` -1 for before it.

    `vague` says that no number is told: "weeks after".
    """

    time: TimeExpression
    unit: str
    count: int
    side: int
    vague: bool


def offset_of(token: Token, *, times: Sequence[TimeExpression], sentence: Sentence) -> Offset | None:
    """Return the stretch that stands before the "after" or "before" of a clause or phrase, None without one."""
    head = token
    while head.dep == "conj" and not head.is_root and head.upos == head.head.upos and _mark_of(head) is None:
        head = head.head
    mark = _mark_of(head)
    if mark is None or head.is_root:
        return None
    for time in times:
        if sentence.start <= time.span.start < time.span.end <= mark.start and mark.start - time.span.end <= _NEXT:
            match = _VALUE.match(time.value) if time.type is TimexType.DURATION else None
            if match is None:
                return None
            clock, number, unit = match.groups()
            count = 0 if number == "X" else int(number)
            vague = number == "X" and not clock
            return Offset(
                time=time, unit=f"T{unit}" if clock else unit, count=count, side=_SIDE[mark.lower], vague=vague
            )
    return None


def _mark_of(head: Token) -> Token | None:
    # The tree may take "after the group fired" for a phrase about the group.
    near = (*head.children, *(c for subject in head.all_children("nsubj") for c in subject.children))
    return next((c for c in near if c.lower in _SIDE and c.relation in _MARKS and c.i < head.i), None)


def shifted(when: When, offset: Offset) -> When | None:
    """Return the time that lies `offset` away from that of the main clause, None where that is no day."""
    if when.start is None or when.end is None:
        return None
    first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
    if last - first > timedelta(_NEXT):
        return None
    span = offset.time.span
    if offset.vague:
        if offset.unit not in _SEVERAL:
            return None
        least, most = (offset.side * timedelta(n) for n in _SEVERAL[offset.unit])
        first, last = min(first + most, last + least), max(first + most, last + least)
        return When(
            start=first.isoformat(), end=last.isoformat(), precision=Precision.DAY, basis=Basis.INFERRED, span=span
        )  # fmt: skip
    around = timedelta(_ROUND.get(offset.unit, 0))
    try:
        start = days_on(first, offset.unit, offset.side * offset.count) - around
        end = days_on(last, offset.unit, offset.side * offset.count) + around
    except (OverflowError, KeyError):
        return None
    return When(
        start=start.isoformat(), end=end.isoformat(), precision=Precision.DAY, basis=Basis.INFERRED, span=span
    )  # fmt: skip
