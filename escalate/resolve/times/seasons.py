"""Values of seasons: "the spring of 2003", "last winter", "this summer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.times.almanac import interval_of, season_of
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule
from escalate.resolve.times.nearest import year_in_words, year_of
from escalate.resolve.times.relative import NARRATIVE_SIDES, PUBLICATION, SIDES, base_of

if TYPE_CHECKING:
    from datetime import date

AGAINST = 90
"""Days by which a season on the wrong side of the publication date, as the verb has it, counts as farther off."""


def _season(match: Match) -> Resolved | None:
    word, year, side = match.need("SEASON"), match.get("YEAR4", "SHORTYEAR"), match.get(*SIDES)
    if match.has("CARD"):
        spoken = year_in_words([w.number for w in match.words if w.kind == "CARD"])
        return Resolved(TimexType.DATE, f"{spoken:04d}-{word.value}", stated=True) if spoken else None
    if year is not None:
        number = year_of(year.value, match.reading.published)
        return Resolved(TimexType.DATE, f"{number:04d}-{word.value}", stated=True)
    if not _is_time(match):
        return None
    base, reason = match.reading.published, PUBLICATION
    if match.has("UNIT") and side and base:
        return Resolved(TimexType.DATE, f"{base.year + int(side.value or 0):04d}-{word.value}", reason=PUBLICATION)
    kind = side.kind if side is not None else ""
    if match.reading.narrative or base is None or kind in NARRATIVE_SIDES:
        base, reason = base_of(match, narrative=True)
        if base is None:
            return Resolved(TimexType.DATE, f"XXXX-{word.value}", reason=reason)
        late = kind in ("NEXT", "FOLLOW") and _is_over(base, word.value)
        return Resolved(TimexType.DATE, f"{base.year + late:04d}-{word.value}", reason=reason)
    return Resolved(
        TimexType.DATE, f"{_season_year(base, word.value, kind, match.direction):04d}-{word.value}", reason=reason
    )


def _is_time(match: Match) -> bool:
    """Tell the seasons from the verbs "fall" and "spring"."""
    if match.need("SEASON").lower not in ("fall", "spring") or match.core > match.first or match.get(*SIDES):
        return True
    before = match.before()
    return before is not None and before.kind in ("IN", "DURING", "BY", "SINCE", "UNTIL", "BEFORE", "AFTER")


def _is_over(base: date, code: str) -> bool:
    found = interval_of(f"{base.year:04d}-{code}")
    return found is not None and found[1] < base


def _season_year(base: date, code: str, side: str, direction: int) -> int:
    """Return the year of the season meant: the present one, else the nearest that side and tense allow."""
    costs = []
    for year in range(base.year - 2, base.year + 2):
        found = interval_of(f"{year:04d}-{code}")
        if found is None:
            continue
        off = (found[0] + (found[1] - found[0]) / 2 - base).days
        inside = (year, code) == season_of(base)
        if (side == "LAST" and (off > 0 or inside)) or (side in ("NEXT", "COMING") and (off < 0 or inside)):
            continue
        cost = 0 if inside else abs(off) + (AGAINST if off * direction < 0 else 0)
        if side in ("THIS", "PAST") and year != base.year and not inside:
            cost += 2 * AGAINST
        costs.append((cost, year))
    return min(costs)[1]


RULES: tuple[Rule, ...] = (
    date_rule(
        "season",
        "(?:(?:THE)?[LAST PAST NEXT COMING PREV FOLLOW SAME]|THIS PAST?|THE|THAT)?"
        "SEASON(?:(?:OF|IN)?ANYYEAR|OF?[LAST THIS NEXT]UNIT|OF?CARD(?:HYPHEN?CARD){1,3})?",
        _season,
    ),
)
