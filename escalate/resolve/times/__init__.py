"""Time: find the expressions, give them calendar values, and date the events they belong to."""

from escalate.resolve.times.events import date_of, deadline_of, expression_of, narrative_dates
from escalate.resolve.times.expression import TimeExpression, TimexMod, TimexType
from escalate.resolve.times.finder import find_times

__all__ = ["TimeExpression", "TimexMod", "TimexType", "date_of", "deadline_of", "expression_of", "find_times", "narrative_dates"]
