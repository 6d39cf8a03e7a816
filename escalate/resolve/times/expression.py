"""The record of a time expression found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.model import Span, When


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexMod(StrEnum):
    """How a TIMEX3 value is to be taken (TimeML 1.2.1, attribute `mod`)."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, with their value.

    `value` is TIMEX3's (`2013-03-21`, `2013-W11`, `P3D`, `PRESENT_REF`), with
    X for what the text leaves open. `when` is the interval of the calendar
    that the words stand for, None where none can be told. `deadline` says
    that the words set a limit ("by Friday"); `when` then ends on the limit.
    What a demand or threat grants as an amount of time ("must leave within 72
    hours") or to the end of a period is, as every deadline, the date ahead on
    which it runs out; `length` then keeps the TIMEX3 duration (`PT72H`).
    `rule` names the grammar rule, `reason` says what the value was counted from.
    """

    span: Span
    type: TimexType
    value: str
    mod: TimexMod | None = None
    when: When | None = None
    deadline: bool = False
    length: str | None = None
    rule: str
    reason: str
