"""Values of words that point back at a time named before: "since then", "by then", "at the time"."""

from __future__ import annotations

from escalate.resolve.times.almanac import interval_of
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule
from escalate.resolve.times.relative import NARRATIVE

_OPENINGS = ("SINCE", "UNTIL", "BY", "FROM", "BEFORE", "AFTER")
_ENDS = ("COMMA", "DOT", "STOP", "CLOSE", "QUOTE", "GAP", "DASH", "AND")
"""What follows "at the time" where no clause after it says which time is meant."""


def _last_date(match: Match, *, ahead: bool | None = None) -> Resolved | None:
    reading = match.reading
    anchor = reading.anchor if ahead is None else reading.last_on_side(match.first, ahead=ahead)
    if anchor is None or not match.reading.anchor_near(match.first) or interval_of(anchor) is None:
        return None
    return Resolved(TimexType.DATE, anchor[:10], reason=NARRATIVE, anchors=False)


def _then(match: Match) -> Resolved | None:
    """Resolve "since then", "by then": the last date that is over, or that is not. A bare "then" is no date."""
    before, after = match.before(), match.after()
    title = after is not None and after.capital and after.kind == "OTHER"  # "by then President Ford"
    if before is None or before.kind not in _OPENINGS or title:
        return None
    if before.kind in ("SINCE", "AFTER", "FROM"):
        return _last_date(match, ahead=False if before.kind == "SINCE" else None)
    return _last_date(match, ahead=True if match.direction > 0 else None)


def _the_time(match: Match) -> Resolved | None:
    """Resolve "at the time", "by that time"; "at the same time" only in a history, in news it means "besides"."""
    before, after = match.before(), match.after()
    if before is None or before.kind not in ("AT", *_OPENINGS):
        return None
    if (after is not None and after.kind not in _ENDS) or (match.has("SAME") and not match.reading.narrative):
        return None
    return _last_date(match)


RULES: tuple[Rule, ...] = (
    date_rule("then", "THEN", _then),
    date_rule("the-time", "(?:[THE THAT]|THE SAME)TIMEWORD", _the_time),
)
