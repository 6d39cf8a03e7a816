"""Values of years and longer: bare and fiscal years, years in words, eras, decades, centuries."""

from __future__ import annotations

from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, date_rule
from escalate.resolve.times.lexer import cue_words
from escalate.resolve.times.nearest import year_in_words, year_of

PROSE_YEARS = range(1900, 2101)
"""Four figures that are taken for a year without a preposition that says so."""
SURE_YEARS = 1950
"""Four figures from which on "the" before and a plural after them make a year and no number."""
_MARKS = ("IN", "SINCE", "UNTIL", "BY", "DURING", "FROM", "BETWEEN", "BEFORE", "AFTER", "THROUGH", "LATEMOD")


def _year(match: Match) -> Resolved | None:
    word = match.need("YEAR4", "SHORTYEAR")
    year = year_of(word.value, match.reading.published)
    before, after = match.before(), match.after()
    marked = match.core > match.first or len(match.words) > 1 or (before is not None and before.kind in _MARKS)
    ranged = _in_range(match)
    if before is not None and (before.kind == "MONEY" or before.lower in cue_words("label")):
        return None
    if before is not None and before.kind in ("HYPHEN", "SLASH", "DOT") and before.end == word.start and not ranged:
        return None
    if after is not None and (after.kind in ("PERCENT", "UNITS", "SLASH") or after.lower in cue_words("scale")):
        return None
    named = before is not None and before.kind == "THE" and year >= SURE_YEARS  # "the 1992 protests"
    about = any(w.kind in ("APPROX", "NEARLY") for w in match.reading.words[match.first : match.core])
    unmarked = about or (before is not None and not marked and not ranged and not named)
    if after is not None and after.kind == "PLURAL" and unmarked:
        return None
    follower = match.after(2)
    if after is not None and after.kind == "HYPHEN" and follower is not None and follower.kind == "UNIT":
        return None
    historic = match.reading.narrative or ranged or (before is not None and before.kind in ("OF", "THE"))
    if year not in PROSE_YEARS and not marked and not (historic and year >= 1400):
        return None
    if word.kind == "SHORTYEAR" and not marked:
        return None
    return Resolved(TimexType.DATE, f"{year:04d}", stated=True)


def _in_range(match: Match) -> bool:
    """Return whether the year opens or closes a range such as 1861-1865."""
    before, opening, after, closing = match.before(), match.before(2), match.after(), match.after(2)
    if before is not None and opening is not None and before.kind in ("HYPHEN", "DASH") and opening.kind == "YEAR4":
        return True
    return (
        after is not None
        and closing is not None
        and after.kind in ("HYPHEN", "DASH")
        and after.start == match.words[-1].end
        and closing.kind in ("YEAR4", "DAYNUM", "NUM")
    )


def _year_tail(match: Match) -> Resolved | None:
    """Resolve the second year of "1990-94"."""
    word, joint, year = match.words[0], match.before(), match.before(2)
    if joint is None or year is None or joint.kind != "HYPHEN" or year.kind != "YEAR4" or len(word.lower) != 2:
        return None
    if joint.start != year.end or word.start != joint.end or int(word.lower) <= int(year.value[2:]):
        return None
    return Resolved(TimexType.DATE, year.value[:2] + word.lower, stated=True)


def _year_in_words(match: Match) -> Resolved | None:
    """Resolve "nineteen ninety-six", "two thousand and one"."""
    numbers = [w.number for w in match.words if w.kind == "CARD"]
    year = year_in_words(numbers)
    if year is None:
        return None
    after = match.after()
    counting = after is not None and after.kind in ("UNITS", "PLURAL", "HYPHEN", "CARD")
    if year > PROSE_YEARS[-1] or (counting and not match.has("UNIT")):
        return None
    before = match.before()
    if numbers[:2] == [2, 1000] and not match.has("UNIT") and (before is None or before.kind not in _MARKS):
        return None
    return Resolved(TimexType.DATE, f"{year:04d}", stated=True)


def _era(match: Match) -> Resolved | None:
    number = match.need("YEAR4", "NUM", "DAYNUM").number
    value = f"BC{number:04d}" if match.has("BC", "DOTTEDBC") else f"{number:04d}"
    return Resolved(TimexType.DATE, value, stated=True, anchors=False)


def _decade(match: Match) -> Resolved | None:
    word = match.need("DECADE", "DECADEWORD")
    digits = "".join(c for c in word.value if c.isdigit())
    before = match.before()
    if before is not None and before.kind == "POSS":
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if (
        word.kind == "DECADE"
        and len(digits) == 2
        and before is not None
        and before.lower in ("his", "her", "their", "my")
    ):
        return None
    return Resolved(TimexType.DATE, f"{year // 10:03d}", stated=True)


def _century(match: Match) -> Resolved | None:
    number = int(match.need("ORD", "SECOND").value)
    if match.need("UNIT").value != "CE" or not 1 <= number <= 30:
        return None
    return Resolved(TimexType.DATE, f"{number - 1:02d}", stated=True, anchors=False)


RULES: tuple[Rule, ...] = (
    date_rule("year", "(?:(?:THE)?UNIT|(?:THE)?FISCAL(?:UNIT)?)?(?:YEAR4|SHORTYEAR)", _year, roughly=True),
    date_rule("year-closes-range", "[NUM DAYNUM]", _year_tail),
    date_rule("year-in-words", "(?:THE UNIT)?CARD(?:(?:HYPHEN|AND)?CARD){1,4}", _year_in_words),
    date_rule("year-era", "[YEAR4 NUM DAYNUM](?:BC|DOTTEDBC)|AD[YEAR4 NUM]", _era, roughly=True),
    date_rule("decade", "(?:THE)?[DECADE DECADEWORD]", _decade),
    date_rule("century", "(?:THE)?[ORD SECOND]HYPHEN?UNIT", _century),
)
