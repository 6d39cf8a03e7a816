"""Values of amounts of time: durations, and sets of times that recur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, amount_rule
from escalate.resolve.times.lexer import cue_words
from escalate.resolve.times.limits import Limit, limit_of_amount
from escalate.resolve.times.stretches import counted_span, vague_bound, vague_span

if TYPE_CHECKING:
    from escalate.resolve.times.almanac import Interval
    from escalate.resolve.times.lexer import Word

AMOUNT = "an amount of time"
BACK = "counted from the publication date"
AHEAD = "counted on from the publication date"
RECURRING = "a time that recurs"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBERS = ("CARD", "DAYNUM", "NUM", "BIGNUM", "YEAR4")
_UNIT_KINDS = ("UNIT", "UNITS", "SECOND", "WEEKEND", "WEEKENDS", "PART", "PARTS")
_SMALLER = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS"), "W": (7, "D")}
_IN_YEARS = {"DE": 10, "CE": 100, "ML": 1000}


def count_of(match: Match) -> tuple[float | None, bool]:
    """Return how many units the words count, and whether the number is left vague ("a few", "several").

    Of two numbers ("two to three weeks") it is the latter.
    """
    words = [w for w in match.words if w.kind not in ("EXTRA", "MORE", "THE", "HYPHEN")]
    vague = next((w for w in words if w.kind in ("VAGUE", "SOME")), None)
    if vague is not None and not any(w.kind in _NUMBERS for w in words):
        return (2, False) if vague.lower == "couple" else (None, True)
    total, seen, alternative = 0.0, False, False
    for word, number in _numbers(words):
        if word.kind in ("TO", "OR"):
            alternative = seen
        elif alternative:
            total, alternative = number, False
        elif word.kind == "CARD" and number >= 100:
            total, seen = (total or 1) * number, True
        elif number:
            total, seen = total + number, True
    if not seen:
        return (1, False) if words and words[0].kind == "A" else (None, False)
    one = 1 if match.has("HALF") and match.words[0].kind == "A" and match.words[1].kind == "UNIT" else 0
    return total + one, False


def _numbers(words: list[Word]) -> list[tuple[Word, float]]:
    found: list[tuple[Word, float]] = []
    for n, word in enumerate(words):
        if word.kind == "SLASH" and 0 < n < len(words) - 1 and found:
            over = float(words[n + 1].value or 1)
            found[-1] = (found[-1][0], found[-1][1] / over)
        elif n and words[n - 1].kind == "SLASH":
            continue
        elif word.kind in _NUMBERS:
            found.append((word, float(word.value.replace(",", ""))))
        elif word.kind in ("HALF", "FRACTION"):
            found.append((word, _FRACTIONS.get(word.value, 0.5)))
        elif word.kind in ("TO", "OR") and n < len(words) - 1 and words[n + 1].kind in _NUMBERS:
            found.append((word, 0.0))
    return found


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of `count` units; X stands for a number left open.

    Fortnights count in weeks, decades and centuries in years, a fraction in
    the next smaller unit.
    """
    if unit in ("2W", "H"):
        factor, unit = (2, "W") if unit == "2W" else (6, "M")
        count = count * factor if count is not None else None
    if unit in _IN_YEARS and count is not None:
        count, unit = count * _IN_YEARS[unit], "Y"
    if count is not None and count != int(count) and unit in _SMALLER:
        factor, smaller = _SMALLER[unit]
        whole, rest = int(count), round((count - int(count)) * factor)
        if whole and unit in ("Y", "TH", "TM"):
            return duration_value(whole, unit) + f"{rest}{smaller[-1]}"
        count, unit = round(count * factor), smaller
    amount = "X" if count is None else f"{count:.0f}" if count == int(count) else f"{count:g}"
    return f"PT{amount}{unit[1]}" if unit in ("TS", "TM", "TH") else f"P{amount}{unit}"


def _unit(match: Match) -> str:
    word = next(w for w in reversed(match.words) if w.kind in _UNIT_KINDS)
    return {"SECOND": "TS", "PART": "D", "PARTS": "D"}.get(word.kind, word.value)


def span_from(match: Match, count: float | None, unit: str, side: int) -> Interval | None:
    """Return the interval of `count` units up to (`side` -1) or on from (+1) the publication date."""
    base = match.reading.demand_day(match.first) if side > 0 else match.reading.published
    if base is None:
        return None
    if count is None:
        return vague_span(base, unit, side, vague_bound(match.get("VAGUE", "SOME"), unit))
    try:
        return counted_span(base, unit, side, int(count))
    except OverflowError:
        return None  # "for two thousand years" begins on no day of the calendar


def _is_age(match: Match) -> bool:
    after, next_after = match.after(), match.after(2)
    if after is None:
        return False
    return after.kind == "OLD" or (after.kind == "HYPHEN" and next_after is not None and next_after.kind == "OLD")


def _is_rate(match: Match) -> bool:
    """Return whether the words are a rate ("700 seats a week", "$5 million a year") and no stretch of time."""
    before, after = match.before(), match.after()
    if match.words[0].kind != "A" or len(match.words) > 2 or before is None:
        return False
    if after is not None and after.kind in ("AFTER", "BEFORE", "TO"):
        return False
    return before.kind in ("PLURAL", "UNITS", "PERCENT", *_NUMBERS) or before.lower in cue_words("scale")


def _duration(match: Match) -> Resolved | None:
    count, vague = count_of(match)
    unit, words, after = _unit(match), match.words, match.after()
    if (count is None and not vague) or _is_age(match) or _is_rate(match):
        return None
    if words[0].kind == "A" and words[1].kind == "CARD" and words[1].number < 100 and words[1].lower != "dozen":
        return None
    if words[-1].kind == "UNIT" and words[0].kind == "YEAR4":
        return None
    following = match.after(2)
    if (
        after is not None
        and after.kind == "HYPHEN"
        and following is not None
        and following.kind in ("EARLIER", "AGO", "LONG")
    ):
        return None
    return _amount(match, count, unit)


def _amount(match: Match, count: float | None, unit: str) -> Resolved:
    limit, before = limit_of_amount(match), match.before()
    ahead = limit is not None or (before is not None and before.kind == "IN" and match.direction > 0)
    interval = span_from(match, count, unit, 1) if ahead else None
    if before is not None and before.kind == "FOR" and match.reading.in_perfect(match.first):
        return _stretch(match, duration_value(count, unit), span_from(match, count, unit, -1), limit=None)
    return _stretch(match, duration_value(count, unit), interval, limit=limit)


def _stretch(match: Match, value: str, interval: Interval | None, *, limit: Limit | None) -> Resolved:
    """Return an amount of time; what a demand or threat grants is the date ahead on which it runs out."""
    counted = interval is not None and "X" not in value
    if counted and interval is not None and limit and (limit is not Limit.PREPOSITION or match.is_obliged):
        ends = interval[1].isoformat()
        return Resolved(TimexType.DATE, ends, interval=interval, reason=AHEAD, anchors=False, limit=True, length=value)
    return Resolved(
        TimexType.DURATION,
        value,
        interval=interval,
        reason=AMOUNT if interval is None else AHEAD if limit else BACK,
        anchors=False,
        limit=limit is not None,
    )


def _sided(match: Match) -> Resolved | None:
    """Resolve "the past three months", "the next 48 hours", "the first nine months"."""
    count, vague = count_of(match)
    if count is None and not vague:
        return None
    unit = _unit(match)
    side = match.get("LAST", "PAST", "PREV", "NEXT", "COMING", "FOLLOW")
    interval = (
        span_from(match, count, unit, side.number) if side is not None and side.kind not in ("PREV", "FOLLOW") else None
    )
    limit = interval is not None and side is not None and side.number > 0 and _sets_limit(match)
    if limit:
        return _stretch(match, duration_value(count, unit), interval, limit=Limit.PREPOSITION)
    reason = "counted from the publication date" if interval else AMOUNT
    return Resolved(TimexType.DURATION, duration_value(count, unit), interval=interval, reason=reason, anchors=False)


def _sets_limit(match: Match) -> bool:
    before = match.before()
    counted = count_of(match)[0] is not None
    return counted and before is not None and before.kind in ("IN", "WITHIN") and match.direction >= 0


def _within(match: Match) -> Resolved | None:
    """Resolve "within the week", "within the hour", and "the year" that has ended on a date."""
    after = match.after()
    if match.limit == "WITHIN" or (after is not None and after.lower in ("ended", "ending")):
        return _amount(match, 1, _unit(match))
    return None


def _bare(match: Match) -> Resolved | None:
    """Resolve "for years", "within weeks"; hours and days only after a preposition that makes them a stretch."""
    unit, before = _unit(match), match.before()
    if unit in ("TS", "TM", "Q") or _is_age(match) or before is None:
        return None
    if before.lower == "working" or before.kind in (
        "THE",
        "THESE",
        "THOSE",
        "POSS",
        "MONEY",
        "ORD",
        "SECOND",
        "OTHER",
        "OF",
        "ON",
        *_NUMBERS,
    ):
        return None
    return _amount(match, None, unit)


def _vague(match: Match) -> Resolved | None:
    unit, side = _unit(match), match.need("RECENT", "COMING")
    interval = span_from(match, None, unit, side.number)
    if side.kind == "RECENT" and unit in ("Y", "D", "DE"):
        return Resolved(
            TimexType.DATE, "PAST_REF", interval=interval, reason="up to the publication date", anchors=False
        )
    return Resolved(TimexType.DURATION, duration_value(None, unit), interval=interval, reason=AMOUNT, anchors=False)


def _long(match: Match) -> Resolved | None:
    count = 1 if match.words[0].kind == "UNIT" else None
    unit = "Y" if count is None and _unit(match) in _IN_YEARS else _unit(match)
    return Resolved(TimexType.DURATION, duration_value(count, unit), reason=AMOUNT, anchors=False)


def _while(match: Match) -> Resolved | None:
    return Resolved(TimexType.DURATION, "PXX", reason=AMOUNT, anchors=False)


def _set(match: Match) -> Resolved | None:
    word, after = match.words[-1], match.after()
    if word.kind == "SETWORD" and word.capital and match.before() is not None and after is not None and after.capital:
        return None  # a name: "the Daily News"
    if word.kind in ("PART", "PARTS"):
        day = match.get("WEEKDAY")
        value = (f"XXXX-WXX-{day.value}" if day else "XXXX-XX-XX") + f"T{word.value}"
    elif word.kind in ("UNIT", "UNITS"):
        counted = match.has(*_NUMBERS) and not match.has("ONCE", "TIMES")
        value = duration_value(count_of(match)[0] if counted else 1, _unit(match))
    else:
        value = {
            "SETWORD": word.value, "WEEKDAY": f"XXXX-WXX-{word.value}", "WEEKDAYS": f"XXXX-WXX-{word.value}",
            "SEASON": f"XXXX-{word.value}", "SEASONS": f"XXXX-{word.value}", "MONTH": f"XXXX-{word.value:0>2}",
            "MAY": "XXXX-05", "WEEKEND": "XXXX-WXX-WE", "WEEKENDS": "XXXX-WXX-WE",
        }[word.kind]  # fmt: skip
    return Resolved(TimexType.SET, value, reason=RECURRING, anchors=False)


RULES: tuple[Rule, ...] = (
    amount_rule("duration", "(?:THE(?=.{1,6}UNITS))?QUANTITY [MORE EXTRA BUSINESS]?[UNITS UNIT](?:OR SO)?", _duration),
    amount_rule("duration-within", "THE FISCAL?UNIT", _within),
    amount_rule("duration-adjective", "(?:VAGUE|NUMERAL(?:EITHER NUMERAL)?)HYPHEN[UNIT SECOND]", _duration),
    amount_rule("duration-half", "(?:A UNIT|CARD UNITS)AND A HALF|NUMERAL AND A HALF[UNIT UNITS]", _duration),
    amount_rule("duration-long", "[UNIT UNITS]HYPHEN LONG", _long),
    amount_rule(
        "duration-nights", "(?:THE)?(?:PAST|LAST|NEXT)?NUMERAL HYPHEN?[PARTS WEEKENDS]|NUMERAL HYPHEN PART", _duration
    ),
    amount_rule(
        "duration-sided",
        "(?:THE)?(?:[LAST PAST PREV NEXT COMING FOLLOW]|ORDINAL)"
        "(?:VAGUE OF?|A VAGUE OF?|NUMERAL(?:EITHER NUMERAL)?)(?:MORE|EXTRA)?UNITWORD(?:OR SO)?",
        _sided,
    ),
    amount_rule("duration-bare", "UNITS", _bare),
    amount_rule("duration-vague", "(?:THE)?[RECENT COMING]UNITS", _vague),
    amount_rule("while", "A WHILE", _while),
    amount_rule(
        "set-every",
        "EVERY(?:ORDINAL|NUMERAL)?(?:[UNIT UNITS SEASON MONTH MAY WEEKEND PART]|WEEKDAY[PART PARTS]?)",
        _set,
    ),
    amount_rule("set-word", "SETWORD|WEEKDAYS|WEEKDAY PARTS|SEASONS", _set),
    amount_rule("set-rate", "(?:ONCE|NUMERAL TIMES)(?:A|PER|EVERY)UNIT|PER UNIT", _set),
)
