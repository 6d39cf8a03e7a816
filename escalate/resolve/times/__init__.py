"""Time: find the expressions, give them calendar values, date the events they belong to, and put events in order."""

from escalate.resolve.times.attachment import expression_of
from escalate.resolve.times.deadlines import deadline_of
from escalate.resolve.times.events import date_of
from escalate.resolve.times.expression import TimeExpression, TimexMod, TimexType
from escalate.resolve.times.finder import find_times
from escalate.resolve.times.narrative import narrative_dates, story_date
from escalate.resolve.times.order import order_of

__all__ = [
    "TimeExpression",
    "TimexMod",
    "TimexType",
    "date_of",
    "deadline_of",
    "expression_of",
    "find_times",
    "narrative_dates",
    "order_of",
    "story_date",
]
