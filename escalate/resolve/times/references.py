"""Values of words that point at the present, the past or the future, and at the period a business report is about."""

from __future__ import annotations

from escalate.model import Precision
from escalate.resolve.times.almanac import days_on, value_at
from escalate.resolve.times.amounts import span_from
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule
from escalate.resolve.times.relative import PUBLICATION, UNKNOWN
from escalate.resolve.times.stretches import vague_span

RECENT_WEEKS = 8
"""How far "recently" is taken to reach back."""
WRITING = "a reference to the time of writing"


def _reference(match: Match, value: str) -> Resolved:
    base = match.reading.published
    interval = (base, base, Precision.DAY) if base and value == "PRESENT_REF" else None
    return Resolved(TimexType.DATE, value, interval=interval, reason=WRITING, anchors=False)


def _present(match: Match) -> Resolved | None:
    return _reference(match, "PRESENT_REF")


def _past(match: Match) -> Resolved | None:
    base, before = match.reading.published, match.before()
    if before is not None and before.kind == "MOST":
        return None  # "most recently on 29 August" is no more than that day
    if base is None or not match.has("PASTREF"):
        return _reference(match, "PAST_REF")
    interval = vague_span(base, "W", -1, RECENT_WEEKS)
    return Resolved(TimexType.DATE, "PAST_REF", interval=interval, reason=WRITING, anchors=False)


def _future(match: Match) -> Resolved | None:
    return _reference(match, "FUTURE_REF")


def _soon(match: Match) -> Resolved | None:
    before, after = match.before(), match.after()
    if (
        match.direction <= 0
        or (before is not None and before.kind == "AS")
        or (after is not None and after.kind in ("AS", "AFTER"))
    ):
        return None
    return _future(match)


def _future_noun(match: Match) -> Resolved | None:
    before = match.before()
    if before is None or before.kind not in ("IN", "FOR", "ON", "OF", "TO"):
        return None
    after = match.after()
    if after is not None and after.kind == "OF":
        return None
    return _future(match)


def _units(match: Match) -> Resolved | None:
    """Resolve "future quarters", "past years"."""
    unit, side = match.need("UNITS").value, match.need("PAST", "FUTUREADJ").number
    value = "PAST_REF" if side < 0 else "FUTURE_REF"
    interval = span_from(match, None, unit, side)
    return Resolved(
        TimexType.DATE, value, interval=interval, reason=PUBLICATION if interval else UNKNOWN, anchors=False
    )


def _these_days(match: Match) -> Resolved | None:
    return _present(match) if match.need("UNITS").value == "D" and match.has("THESE") else None


def _year_earlier(match: Match) -> Resolved | None:
    """Resolve "the year-earlier quarter", "year-ago": the quarter under report, a year before."""
    reading = match.reading
    units = [w.value for w in match.words if w.kind == "UNIT"]
    if "Y" not in units or not {*units} <= {"Y", "Q"}:
        return None
    if reading.period:
        year, quarter = reading.period.split("-")
        value, reason = f"{int(year) - 1:04d}-{quarter}", "the same quarter of the year before"
    elif reading.published is None:
        value, reason = "XXXX", UNKNOWN
    else:
        value, reason = f"{reading.published.year - 1:04d}", PUBLICATION
    return Resolved(TimexType.DATE, value, reason=reason, anchors=False)


def _someday(match: Match) -> Resolved | None:
    """Resolve "will one day": some time ahead."""
    before = match.before()
    ahead = before is not None and before.kind in ("FUTURE", "MODAL")
    return _future(match) if ahead and match.words[0].number == 1 and match.need("UNIT").value == "D" else None


def _period(match: Match) -> Resolved | None:
    """Resolve "the quarter", "the latest period", "the 1988 period": the quarter under report."""
    reading, unit, year = match.reading, match.get("UNIT"), match.get("YEAR4")
    if unit is not None and unit.value != "Q":
        return None
    last = value_at(days_on(reading.published, "Q", -1), "Q") if reading.published is not None else None
    if match.has("LATEST") and last is not None and (reading.period or last) >= last:
        return Resolved(TimexType.DATE, last, reason="the last full quarter", anchors=False)
    if reading.period:
        value, reason = reading.period, "the quarter last mentioned"
        if year is not None:
            value = f"{year.value}{value[4:]}"
    elif year is not None:
        value, reason = year.value, "the year as it stands"
    elif last is None:
        value, reason = "XXXX-QX", UNKNOWN
    else:
        value, reason = last, "the last full quarter"
    return Resolved(TimexType.DATE, value, reason=reason, anchors=False)


RULES: tuple[Rule, ...] = (
    date_rule("present", "RIGHT?ONGOING|CURRENT", _present),
    date_rule("past", "MORE?PASTREF|RECENT|THE PAST(?![UNITS UNIT VAGUE CARD DAYNUM NUM WEEKEND SEASON])", _past),
    date_rule("soon", "SOON", _soon),
    date_rule("future", "AS SOON AS POSSIBLE|(?:THE)[NEAR LONG][FUTUREADJ TERM]", _future),
    date_rule("future-noun", "THE FUTUREADJ", _future_noun),
    date_rule("past-or-future-units", "[FUTUREADJ PAST]UNITS", _units),
    date_rule("these-days", "[THESE THOSE]UNITS", _these_days),
    date_rule("someday", "CARD UNIT", _someday),
    date_rule("year-earlier", "UNIT HYPHEN[EARLIER AGO]", _year_earlier),
    date_rule("year-earlier-period", "(?:THE)?MATCHING?UNIT HYPHEN[EARLIER AGO](?:ORDINAL?UNIT|PERIOD)", _year_earlier),
    date_rule(
        "year-earlier-same",
        "THE(?:SAME|MATCHING)(?:UNIT|PERIOD)(?:OF|IN)?(?:LAST UNIT|A UNIT (?:EARLIER|AGO))"
        "|THE UNIT A UNIT (?:EARLIER|AGO)|LAST UNIT POSS UNIT",
        _year_earlier,
    ),
    date_rule("period", "(?:THE LATEST?|[THAT THIS])UNIT|THE LATEST PERIOD|THE YEAR4(?:PERIOD|UNIT)", _period),
)
