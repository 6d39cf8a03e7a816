"""Values of quarters, halves and holidays."""

from __future__ import annotations

from datetime import date, timedelta

from escalate.resolve.times.almanac import holiday_in, months_on
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, NoSuchDateError, Resolved, Rule, date_rule
from escalate.resolve.times.nearest import AGAINST, LIMIT_WEIGHT, NO_DATE, stated_year

SOON_OVER = 100
"""Days that a quarter may still have to run to be the one a report without a year is about."""


def _quarter(match: Match) -> Resolved | None:
    ordinal, base = match.get("ORD", "SECOND"), match.reading.published
    number = int(ordinal.value) if ordinal is not None else 2  # "the last half"
    units = [w.value for w in match.words if w.kind == "UNIT"]
    unit = next((u for u in units if u in ("Q", "H")), match.need("HALF").value if match.has("HALF") else "")
    unit = "H" if match.has("HALF") else unit
    if unit not in ("Q", "H"):
        return None
    if number > (4 if unit == "Q" else 2):
        raise NoSuchDateError(f"a year has no quarter or half {number}")
    year, side = stated_year(match), match.get("LAST", "THIS", "NEXT", "PAST", "PREV")
    reason = "the quarter nearest to the publication date"
    if year is None and base is not None:
        if side is not None and "Y" in units:
            year, reason = base.year + int(side.value), "the year named beside it"
        else:
            months = 3 if unit == "Q" else 6
            ends = {y: months_on(date(y, 1, 1), number * months) - timedelta(1) for y in (base.year - 1, base.year)}
            year = max((y for y, end in ends.items() if (end - base).days < SOON_OVER), default=base.year)
    if year is None:
        return Resolved(TimexType.DATE, f"XXXX-{unit}{number}", reason=NO_DATE)
    return Resolved(TimexType.DATE, f"{year:04d}-{unit}{number}", reason=reason)


def _numbered(match: Match) -> Resolved | None:
    """Resolve "Q3 2018", "H1"."""
    code = match.need("QUARTERNO").value.upper()
    if code[0] == "H" and code[1] not in "12":
        return None
    year = stated_year(match)
    if year is None and match.reading.published is not None:
        year = match.reading.published.year
    return Resolved(TimexType.DATE, f"{year:04d}-{code}" if year else f"XXXX-{code}", reason="the year beside it")


def _holiday(match: Match) -> Resolved | None:
    rule, reading = match.need("HOLIDAY").value, match.reading
    year = stated_year(match)
    if year is None:
        base = reading.anchor_day() if reading.narrative else reading.published
        if base is None:
            return Resolved(TimexType.DATE, "XXXX-XX-XX", reason=NO_DATE)
        side = match.get("LAST", "PAST", "NEXT", "COMING")
        weight = LIMIT_WEIGHT if match.limit else 1
        year = _holiday_year(rule, base, match.direction * weight, side.number if side else 0)
    day = holiday_in(rule, year)
    value = day.isoformat() if day else f"{year:04d}-XX-XX"
    return Resolved(TimexType.DATE, value, reason="the rule of the holiday", anchors=day is not None)


def _holiday_year(rule: str, base: date, direction: float, side: int) -> int:
    costs = []
    for year in (base.year - 1, base.year, base.year + 1):
        day = holiday_in(rule, year)
        off = (day - base).days if day else (year - base.year) * 365
        if side * off >= 0 and not (side and off == 0):
            costs.append((abs(off) + (AGAINST * abs(direction) if off * direction < 0 else 0), year))
    return min(costs)[1] if costs else base.year


_PERIOD = "(?:OF|IN|COMMA)?(?:YEAR4|SHORTYEAR|FISCAL YEAR4|[LAST THIS NEXT]UNIT|THE UNIT)"
RULES: tuple[Rule, ...] = (
    date_rule("quarter-adjective", "FISCAL?ORDINAL HYPHEN UNIT", _quarter),
    date_rule("quarter", f"(?:THE)?FISCAL?HYPHEN?ORDINAL (?:FISCAL)?(?:UNIT|HALF)(?:{_PERIOD})?", _quarter),
    date_rule("quarter-last-half", "THE LAST HALF OF ANYYEAR", _quarter),
    date_rule("quarter-year-first", "(?:THE)?YEAR4 (?:FISCAL)?ORDINAL HYPHEN?UNIT", _quarter),
    date_rule("quarter-of-that-year", "[LAST THIS NEXT]UNIT POSS(?:FISCAL)?ORDINAL HYPHEN?(?:UNIT|HALF)", _quarter),
    date_rule("quarter-numbered", "QUARTERNO(?:(?:OF|IN|COMMA)?ANYYEAR)?", _numbered),
    date_rule("holiday", "(?:[LAST THIS NEXT PAST])?HOLIDAY(?:(?:OF|COMMA|IN)?YEAR4)?", _holiday, roughly=True),
)
