"""Values of words that count from the publication date, or from the last date mentioned."""

from __future__ import annotations

from datetime import date, timedelta

from escalate.model import Precision
from escalate.resolve.times.almanac import Interval, days_on, grain_of, interval_of, season_of, value_at, week_value
from escalate.resolve.times.amounts import count_of
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule

PUBLICATION = "counted from the publication date"
NARRATIVE = "counted from the last date mentioned"
UNKNOWN = "no date to count from"
SIDES = ("LAST", "PAST", "PREV", "THIS", "NEXT", "COMING", "FOLLOW", "CURRENT", "LATEST", "THAT", "SAME")
_OPEN = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "Q": "XXXX-QX", "H": "XXXX-HX", "WE": "XXXX-WXX-WE",
         "DE": "XXX", "CE": "XX", "ML": "X", "D": "XXXX-XX-XX"}  # fmt: skip


def open_value(unit: str) -> str:
    """Return the value of a date of which only the grain is known."""
    return _OPEN.get(unit, "XXXX-XX-XX")


def _deictic(match: Match) -> Resolved | None:
    base, step = match.reading.published, match.need("DEICTIC").number
    if match.has("BEFORE"):
        step -= 1
    elif match.has("AFTER"):
        step += 1
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX", reason=UNKNOWN)
    return Resolved(TimexType.DATE, (base + timedelta(step)).isoformat(), reason=PUBLICATION)


def weekday_on(match: Match, weekday: int) -> tuple[date | None, str]:
    """Return the day a weekday's name stands for, told from "last" or "next", the preposition, the verb's tense."""
    base, reason = match.reading.published, PUBLICATION
    side = match.get(*SIDES)
    if side is not None and side.kind in ("PREV", "FOLLOW", "THAT", "SAME") and match.reading.anchor_near(match.first):
        base, reason = match.reading.anchor_day(), NARRATIVE
        if base is None:
            return None, UNKNOWN
        back = (base.isoweekday() - weekday) % 7
        if side.kind == "PREV":
            return base - timedelta(back or 7), reason
        return base + timedelta(((weekday - base.isoweekday()) % 7) or (7 if side.kind == "FOLLOW" else 0)), reason
    if base is None:
        return None, UNKNOWN
    back, ahead = (base.isoweekday() - weekday) % 7, (weekday - base.isoweekday()) % 7
    limit = match.reading.limit(match.first)
    if side is not None and side.kind in ("LAST", "PAST", "PREV"):
        return base - timedelta(back or 7), reason
    if side is not None and side.kind in ("NEXT", "COMING", "FOLLOW"):
        return base + timedelta(ahead or 7), reason
    if limit in ("BY", "UNTIL", "WITHIN") or (limit == "BEFORE" and match.direction >= 0):
        return base + timedelta(ahead or 7), reason
    if match.direction > 0:
        return base + timedelta(ahead), reason
    if side is not None and side.kind == "THIS" and match.direction >= 0:
        return base + timedelta(ahead), reason
    return base - timedelta(back), reason


def _weekday(match: Match) -> Resolved | None:
    weekday = match.need("WEEKDAY").number
    day, reason = weekday_on(match, weekday)
    value = day.isoformat() if day else f"XXXX-WXX-{weekday}"
    return Resolved(TimexType.DATE, value, reason=reason)


def _base(match: Match, *, narrative: bool) -> tuple[date | None, str]:
    reading = match.reading
    if narrative and reading.anchor_near(match.first):
        return reading.anchor_day(), NARRATIVE
    if narrative and reading.published is None:
        return None, UNKNOWN
    return reading.published, PUBLICATION if reading.published else UNKNOWN


def _unit(match: Match) -> Resolved | None:
    unit_word = match.need("UNIT", "WEEKEND", "SECOND")
    unit = unit_word.value if unit_word.kind != "SECOND" else "TS"
    side = match.get(*SIDES)
    if side is None or unit in ("TS", "TM", "TH"):
        return None
    the = match.words[0].kind == "THE"
    narrative = (
        side.kind in ("PREV", "FOLLOW", "THAT", "SAME") or (the and side.kind == "NEXT") or match.reading.narrative
    )
    if the and side.kind in ("LAST", "PAST", "COMING"):
        return _span_of_one(match, unit, -1 if side.kind != "COMING" else 1)
    base, reason = _base(match, narrative=narrative)
    if base is None:
        return Resolved(TimexType.DATE, open_value(unit), reason=reason)
    step = {"LAST": -1, "PAST": -1, "PREV": -1, "NEXT": 1, "COMING": 1, "FOLLOW": 1}.get(side.kind, 0)
    day = days_on(base.replace(day=1) if unit in ("M", "Q", "Y", "H") else base, unit, step)
    return Resolved(TimexType.DATE, value_at(day, unit), reason=reason)


def _span_of_one(match: Match, unit: str, side: int) -> Resolved:
    base = match.reading.published
    value = "P1" + unit if unit != "WE" else "P1WE"
    if base is None:
        return Resolved(TimexType.DURATION, value, reason=UNKNOWN, anchors=False)
    there = days_on(base, unit, side)
    first, last = (there, base) if side < 0 else (base, there)
    return Resolved(
        TimexType.DURATION,
        value,
        interval=(first, last, _PRECISION.get(unit, Precision.DAY)),
        reason=PUBLICATION,
        anchors=False,
    )


_PRECISION = {"D": Precision.DAY, "W": Precision.WEEK, "2W": Precision.WEEK, "M": Precision.MONTH, "Q": Precision.SEASON, "H": Precision.SEASON,
              "Y": Precision.YEAR, "DE": Precision.DECADE, "CE": Precision.DECADE}  # fmt: skip


def _the_unit(match: Match) -> Resolved | None:
    """Resolve "the month", "the week" after "the end of" or as the year of report."""
    unit = match.need("UNIT").value
    if match.core == match.first or unit in ("TS", "TM", "TH", "CE", "DE", "ML"):
        return None
    base, reason = _base(match, narrative=match.reading.narrative)
    value = value_at(base, unit) if base else open_value(unit)
    return Resolved(TimexType.DATE, value, reason=reason)


def _ago(match: Match) -> Resolved | None:
    """Resolve "two days ago", "a year earlier", "three weeks later", "two days from now"."""
    count, vague = count_of(match)
    unit_word = match.need("UNIT", "UNITS", "SECOND", "WEEKEND", "WEEKENDS", "PART", "PARTS")
    unit = {"PART": "D", "PARTS": "D", "SECOND": "TS"}.get(unit_word.kind, unit_word.value)
    later = match.has("LATER", "HENCE", "FROM", "ON", "AFTER")
    side = 1 if later else -1
    narrative = match.has("LATER", "EARLIER", "BEFORE", "AFTER")
    base, reason = _base(match, narrative=narrative or match.reading.narrative)
    if count is None or vague:
        return _vaguely_ago(unit, side, base, reason, later=narrative)
    if unit in ("TS", "TM", "TH"):
        amount = int(count) if float(count).is_integer() else count
        value = base.isoformat() if base else "XXXX-XX-XX"
        return (
            Resolved(TimexType.TIME if base is None else TimexType.DATE, value, reason=reason, anchors=False)
            if amount
            else None
        )
    if base is None:
        return Resolved(TimexType.DATE, open_value(unit), reason=reason)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    if count != int(count):
        if not months:
            return None
        unit, count = "M", count * months
    if (
        unit == "Y"
        and match.reading.period
        and match.first - match.reading.period_at < 60
        and not match.reading.narrative
    ):
        year, quarter = match.reading.period.split("-")
        return Resolved(
            TimexType.DATE,
            f"{int(year) + side * int(count):04d}-{quarter}",
            reason="the same quarter of that year",
            anchors=False,
        )
    day = days_on(base, unit, side * int(count))
    grain = "Y" if unit in ("DE", "CE", "ML") else unit
    return Resolved(TimexType.DATE, value_at(day, grain), reason=reason)


def _vaguely_ago(unit: str, side: int, base: date | None, reason: str, *, later: bool) -> Resolved:
    value = "PAST_REF" if side < 0 else "FUTURE_REF"
    if later:
        value = open_value(unit)
    interval: Interval | tuple[None, None, Precision] | None = None
    if base is not None and not later:
        interval = (days_on(base, unit, side * 12), base, _PRECISION.get(unit, Precision.DAY)) if side < 0 else None
    return Resolved(TimexType.DATE, value, interval=interval, reason=reason, anchors=False)


def _season(match: Match) -> Resolved | None:
    word = match.need("SEASON")
    year_word = match.get("YEAR4", "SHORTYEAR")
    side = match.get(*SIDES)
    before = match.before()
    if word.lower in ("fall", "spring") and year_word is None and side is None and match.core == match.first:
        if before is None or not (
            before.kind == "IN" or (match.has("THE") and before.kind in ("IN", "DURING", "OF", "BY", "SINCE"))
        ):
            return None
    if year_word is not None:
        return Resolved(
            TimexType.DATE, f"{int(year_word.value.strip(chr(39) + '’')[-4:]):04d}-{word.value}", stated=True
        )
    base, reason = match.reading.published, PUBLICATION
    if match.has("UNIT") and side and base:
        return Resolved(TimexType.DATE, f"{base.year + int(side.value or 0):04d}-{word.value}", reason=PUBLICATION)
    if match.reading.narrative or base is None or (side and side.kind in ("THAT", "SAME", "FOLLOW", "PREV")):
        base, reason = _base(match, narrative=True)
        if base is None:
            return Resolved(TimexType.DATE, f"XXXX-{word.value}", reason=UNKNOWN)
        year = base.year + (1 if side and side.kind in ("NEXT", "FOLLOW") and interval_after(base, word.value) else 0)
        return Resolved(TimexType.DATE, f"{year:04d}-{word.value}", reason=reason)
    return Resolved(
        TimexType.DATE,
        f"{_season_year(base, word.value, side.kind if side else None, match.direction):04d}-{word.value}",
        reason=reason,
    )


def interval_after(base: date, code: str) -> bool:
    """Return whether the season of `base`'s own year is over before `base`."""
    found = interval_of(f"{base.year:04d}-{code}")
    return found is not None and found[1] < base


def _season_year(base: date, code: str, side: str | None, direction: int) -> int:
    own_year, own = season_of(base)
    costs = []
    for year in (base.year - 2, base.year - 1, base.year, base.year + 1):
        found = interval_of(f"{year:04d}-{code}")
        assert found is not None, code  # noqa: S101 - the codes are this module's own
        off = (found[0] + (found[1] - found[0]) / 2 - base).days
        inside = (year, code) == (own_year, own)
        if (side == "LAST" and (off > 0 or inside)) or (side in ("NEXT", "COMING") and (off < 0 or inside)):
            continue
        cost = 0 if inside else abs(off) + (90 if off * direction < 0 else 0)
        if side in ("THIS", "PAST") and year != base.year and not inside:
            cost += 200
        costs.append((cost, year))
    return min(costs)[1]


def _weekend(match: Match) -> Resolved | None:
    base, side = match.reading.published, match.get(*SIDES)
    if side and side.kind in ("THAT", "SAME", "FOLLOW", "PREV"):
        base, _ = _base(match, narrative=True)
    if base is None:
        return Resolved(TimexType.DATE, "XXXX-WXX-WE", reason=UNKNOWN)
    step = 0
    if side and side.kind in ("LAST", "PAST", "PREV"):
        step = -7
    elif side and side.kind in ("NEXT", "COMING", "FOLLOW"):
        step = (
            7
            if side.kind == "NEXT" and base.isoweekday() > 5
            else (0 if base.isoweekday() < 6 and side.kind == "COMING" else 7)
        )
    elif (match.direction <= 0 and not (side and side.kind == "THIS") and base.isoweekday() < 6) or (
        side and side.kind == "THIS" and match.direction < 0 and base.isoweekday() <= 2
    ):
        step = -7
    return Resolved(TimexType.DATE, week_value(base + timedelta(step), weekend=True), reason=PUBLICATION)


def _year_end(match: Match) -> Resolved | None:
    unit = match.need("UNIT").value
    if match.need("EDGE").lower != "end" or unit not in ("Y", "M", "W"):
        return None
    base, reason = _base(match, narrative=match.reading.narrative)
    return Resolved(TimexType.DATE, value_at(base, unit) if base else open_value(unit), mod="END", reason=reason)


def _reference(match: Match) -> Resolved | None:
    value = match.words[-1].value if match.words[-1].value.endswith("_REF") else {"RECENT": "PAST_REF", "PAST": "PAST_REF", "COMING": "FUTURE_REF",
        "FUTUREADJ": "FUTURE_REF", "CURRENT": "PRESENT_REF"}.get(next((w.kind for w in match.words if w.kind not in ("THE", "MORE")), ""), "PRESENT_REF")  # fmt: skip
    base = match.reading.published
    interval = (base, base, Precision.DAY) if base and value == "PRESENT_REF" else None
    return Resolved(
        TimexType.DATE, value, interval=interval, reason="a reference to the time of writing", anchors=False
    )


def _recent_units(match: Match) -> Resolved | None:
    unit = match.need("UNITS", "WEEKENDS").value
    past = match.has("RECENT", "PAST", "LAST", "PREV")
    base = match.reading.published
    interval = None
    if base is not None:
        interval = (
            (days_on(base, unit, -12), base, _PRECISION.get(unit, Precision.DAY))
            if past
            else (base, days_on(base, unit, 12), _PRECISION.get(unit, Precision.DAY))
        )
    value = "PAST_REF" if past else "FUTURE_REF"
    return Resolved(TimexType.DATE, value, interval=interval, reason=PUBLICATION if base else UNKNOWN, anchors=False)


def _year_earlier(match: Match) -> Resolved | None:
    """Resolve "the year-earlier quarter", "year-ago": the quarter under report, a year before."""
    reading = match.reading
    if reading.period:
        year, quarter = reading.period.split("-")
        return Resolved(
            TimexType.DATE,
            f"{int(year) - 1:04d}-{quarter}",
            reason="the same quarter of the year before",
            anchors=False,
        )
    if reading.published is None:
        return Resolved(TimexType.DATE, "XXXX", reason=UNKNOWN, anchors=False)
    return Resolved(TimexType.DATE, f"{reading.published.year - 1:04d}", reason=PUBLICATION, anchors=False)


def _this_quarter(match: Match) -> Resolved | None:
    reading = match.reading
    if match.need("UNIT").value != "Q" and not match.has("PERIOD"):
        return None
    if reading.period:
        return Resolved(TimexType.DATE, reading.period, reason="the quarter last mentioned", anchors=False)
    if reading.published is None:
        return Resolved(TimexType.DATE, "XXXX-QX", reason=UNKNOWN, anchors=False)
    return Resolved(
        TimexType.DATE,
        value_at(days_on(reading.published, "Q", -1), "Q"),
        reason="the last full quarter",
        anchors=False,
    )


def grain(value: str) -> str | None:
    """Return the grain of a value."""
    return grain_of(value)


RULES: tuple[Rule, ...] = (
    date_rule("deictic", "DEICTIC|(?:THE)?UNIT (?:BEFORE|AFTER)DEICTIC", _deictic),
    date_rule("weekday", "(?:(?:THE)?(?:LAST|PREV|FOLLOW|SAME)|[THIS NEXT PAST COMING THAT]|THIS[COMING PAST]|THE[NEXT COMING])?WEEKDAY", _weekday),
    date_rule("unit", "(?:(?:THE)?[LAST PAST PREV NEXT COMING FOLLOW SAME LATEST]|THIS[PAST COMING]?|THIS CURRENT|THE?CURRENT|THAT SAME?)(?:FISCAL)?UNIT", _unit),
    date_rule("unit-of", "(?:THE)UNIT", _the_unit),
    date_rule("ago", "QUANTITY (?:[MORE EXTRA])?ANYUNIT(?:OR SO)?(?:AGO|EARLIER|LATER|HENCE|FROM(?=ONGOING)|BEFORE(?=[COMMA DOT]))", _ago),
    date_rule("season", "(?:(?:THE)?[LAST PAST NEXT COMING PREV FOLLOW SAME]|THIS PAST?|THE|THAT)?SEASON(?:(?:OF|IN)?ANYYEAR|OF?[LAST THIS NEXT]UNIT)?", _season),
    date_rule("weekend", "(?:(?:THE)?[LAST PAST NEXT COMING PREV FOLLOW SAME]|THIS[PAST COMING]?|THE|THAT)WEEKEND", _weekend),
    date_rule("year-end", "UNIT (?:HYPHEN|POSS)?EDGE", _year_end),
    date_rule("recent-units", "(?:THE)?(?:RECENT|COMING|PAST|LAST)UNITS", _recent_units),
    date_rule("year-earlier", "(?:THE)?UNIT HYPHEN(?:EARLIER|AGO)(?:ORDINAL?UNIT|PERIOD)?", _year_earlier),
    date_rule("this-quarter", "THE LATEST?(?:UNIT|PERIOD(?=UNIT))", _this_quarter),
    date_rule("reference", "ONGOING|MORE?PASTREF|SOON|RECENT|CURRENT|THE PAST(?![UNITS UNIT VAGUE CARD DAYNUM NUM WEEKEND SEASON])|(?:THE)?FUTUREADJ", _reference),
)  # fmt: skip
