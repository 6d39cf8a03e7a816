"""Values of amounts of time: durations, and sets of times that recur."""

from __future__ import annotations

from datetime import timedelta

from escalate.model import Precision
from escalate.resolve.times.almanac import days_on
from escalate.resolve.times.expression import TimexType
from escalate.resolve.times.grammar import Match, Resolved, Rule, amount_rule

PRECISION = {"TS": Precision.MINUTE, "TM": Precision.MINUTE, "TH": Precision.DAY, "D": Precision.DAY, "W": Precision.WEEK, "2W": Precision.WEEK,
             "M": Precision.MONTH, "Q": Precision.SEASON, "H": Precision.SEASON, "Y": Precision.YEAR, "DE": Precision.DECADE,
             "CE": Precision.DECADE, "ML": Precision.DECADE, "WE": Precision.DAY}  # fmt: skip
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBERS = ("CARD", "DAYNUM", "NUM", "BIGNUM", "YEAR4", "FRACTION")
VAGUE_BOUND = 12
"""The most that "a few" or "several" units are taken for when an interval is drawn."""


def count_of(match: Match) -> tuple[float | None, bool]:
    """Return how many units the words count, and whether the number is left vague ("a few", "several")."""
    words = [w for w in match.words if w.kind not in ("EXTRA", "MORE", "THE", "HYPHEN")]
    vague = next((w for w in words if w.kind in ("VAGUE", "SOME")), None)
    if vague is not None and not any(w.kind in _NUMBERS for w in words):
        return (2, False) if vague.lower == "couple" else (None, True)
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word.kind in ("TO", "OR") and seen:
            total = current = 0.0
        elif word.kind == "HALF":
            current, seen = current + 0.5, True
        elif word.kind == "FRACTION":
            current += _FRACTIONS[word.value]
        elif word.kind == "SLASH":
            continue
        elif word.kind in _NUMBERS:
            number, seen = float(word.value.replace(",", "")), True
            if word.kind == "CARD" and number >= 100:
                current = (current or 1) * number
            else:
                current += number
    if not seen:
        return (1, False) if words and words[0].kind == "A" else (None, False)
    return total + current, False


def duration_value(count: float | None, unit: str) -> str | None:
    """Return the TIMEX3 value of `count` units, X for a number left open."""
    if unit == "WE":
        return "P1WE" if count in (None, 1) else f"P{_plain(count)}WE"
    time = unit in ("TS", "TM", "TH")
    letter = unit[1:] if time else unit
    if unit in ("2W", "H"):
        factor, letter = {"2W": (2, "W"), "H": (6, "M")}[unit]
        return f"P{_plain(count * factor)}{letter}" if count is not None else f"PX{letter}"
    if count is not None and count != int(count):
        smaller = {
            "Y": (12, "M"),
            "D": (24, "H"),
            "TH": (60, "M"),
            "TM": (60, "S"),
            "W": (7, "D"),
            "DE": (10, "Y"),
            "CE": (100, "Y"),
        }.get(unit)
        if smaller is not None and (count * smaller[0]).is_integer():
            whole, rest = int(count), (count - int(count)) * smaller[0]
            if unit == "Y":
                return f"P{whole}Y{_plain(rest)}M" if whole else f"P{_plain(rest)}M"
            if unit == "TH":
                return f"PT{whole}H{_plain(rest)}M" if whole else f"PT{_plain(rest)}M"
            inner = _plain(count * smaller[0]) + smaller[1]
            return "PT" + inner if unit in ("D", "TM") else "P" + inner
    amount = _plain(count) if count is not None else "X"
    return f"P{'T' if time else ''}{amount}{letter}"


def _plain(number: float) -> str:
    return f"{number:g}" if number < 1e6 else str(int(number))


def _unit(match: Match) -> str:
    word = next(
        w
        for w in reversed(match.words)
        if w.kind in ("UNIT", "UNITS", "SECOND", "WEEKEND", "WEEKENDS", "PART", "PARTS")
    )
    return {"SECOND": "TS", "PART": "D", "PARTS": "D"}.get(word.kind, word.value)


def _duration(match: Match) -> Resolved | None:
    count, vague = count_of(match)
    unit = _unit(match)
    after = match.after()
    if (after is not None and after.kind == "OLD") or (
        after is not None
        and after.kind == "HYPHEN"
        and (follower := match.after(2)) is not None
        and follower.kind == "OLD"
    ):
        return None
    if count is None and not vague:
        return None
    if (
        match.words[0].kind == "A"
        and len(match.words) == 2
        and unit in ("TS", "TM")
        and match.words[1].kind == "SECOND"
    ):
        return None
    value = duration_value(count, unit)
    if value is None:
        return None
    interval, reason = _ahead(match, count, unit)
    return Resolved(TimexType.DURATION, value, mod=None, interval=interval, reason=reason, anchors=False)


def _ahead(match: Match, count: float | None, unit: str) -> tuple[tuple, str]:  # type: ignore[type-arg]
    base = match.reading.published
    limit = match.reading.limit(match.first)
    if base is None or limit != "WITHIN":
        return None, "an amount of time"  # type: ignore[return-value]
    end = days_on(base, unit, int(count) if count is not None else VAGUE_BOUND)
    return (base, end, PRECISION[unit]), "counted on from the publication date"


def _sided(match: Match) -> Resolved | None:
    """Resolve "the past three months", "the next 48 hours", "the first nine months"."""
    count, vague = count_of(match)
    unit = _unit(match)
    if count is None and not vague:
        return None
    value = duration_value(count, unit)
    side = match.get("LAST", "PAST", "PREV", "NEXT", "COMING", "FOLLOW")
    base = match.reading.published
    interval, reason = None, "an amount of time"
    if side is not None and base is not None and value is not None:
        span = count if count is not None else VAGUE_BOUND
        step = int(side.value)
        there = days_on(base, unit, step * int(span)) if span == int(span) else base + timedelta(step)
        interval = (there, base, PRECISION[unit]) if step < 0 else (base, there, PRECISION[unit])
        reason = "counted from the publication date"
    return Resolved(TimexType.DURATION, value, interval=interval, reason=reason, anchors=False) if value else None


def _bare(match: Match) -> Resolved | None:
    unit = _unit(match)
    before = match.before()
    if unit in ("TS", "TM") or match.words[0].kind in ("PARTS", "WEEKENDS"):
        return None
    if before is not None and before.kind in ("THE", "THESE", "THOSE", "POSS", "MONEY", "RECENT", "PLURAL"):
        return None
    return Resolved(TimexType.DURATION, duration_value(None, unit) or "PXX", reason="an amount of time", anchors=False)


def _set(match: Match) -> Resolved | None:
    word = match.words[-1]
    if word.kind == "SETWORD":
        return Resolved(TimexType.SET, word.value, reason="a recurring time", anchors=False)
    if word.kind in ("WEEKDAY", "WEEKDAYS"):
        return Resolved(TimexType.SET, f"XXXX-WXX-{word.value}", reason="a recurring time", anchors=False)
    if word.kind in ("PART", "PARTS"):
        day = match.get("WEEKDAY")
        return Resolved(
            TimexType.SET,
            (f"XXXX-WXX-{day.value}" if day else "XXXX-XX-XX") + f"T{word.value}",
            reason="a recurring time",
            anchors=False,
        )
    if word.kind in ("SEASON", "SEASONS"):
        return Resolved(TimexType.SET, f"XXXX-{word.value}", reason="a recurring time", anchors=False)
    if word.kind in ("MONTH", "MAY"):
        return Resolved(TimexType.SET, f"XXXX-{int(word.value):02d}", reason="a recurring time", anchors=False)
    if word.kind in ("WEEKEND", "WEEKENDS"):
        return Resolved(TimexType.SET, "XXXX-WXX-WE", reason="a recurring time", anchors=False)
    count, _ = count_of(match)
    value = duration_value(count if match.has(*_NUMBERS) and not match.has("ONCE", "TIMES") else 1, _unit(match))
    return Resolved(TimexType.SET, value, reason="a recurring time", anchors=False) if value else None


RULES: tuple[Rule, ...] = (
    amount_rule("duration", "(?:THE)?QUANTITY HYPHEN?(?:MORE|EXTRA)?UNITWORD(?:OR SO|AND A HALF)?(?:HYPHEN(?:LONG))?", _duration),
    amount_rule("duration-half", "A UNIT AND A HALF", _duration),
    amount_rule("duration-nights", "NUMERAL HYPHEN?[PART PARTS WEEKENDS]", _duration),
    amount_rule("duration-sided", "(?:THE)?(?:[LAST PAST PREV NEXT COMING FOLLOW]|ORDINAL)(?:OF)?(?:VAGUE OF?|A VAGUE OF?|NUMERAL(?:(?:TO|OR|HYPHEN)NUMERAL)?)(?:MORE|EXTRA)?UNITWORD(?:OR SO)?", _sided),
    amount_rule("duration-bare", "UNITS(?:HYPHEN LONG)?", _bare),
    amount_rule("set", "EVERY(?:ORDINAL|NUMERAL|FISCAL)?(?:[UNIT UNITS SEASON MONTH MAY WEEKEND PART]|WEEKDAY[PART PARTS]?)|SETWORD|WEEKDAYS|WEEKDAY PARTS|(?:ONCE|NUMERAL TIMES)(?:A|PER|EVERY)UNIT|PER UNIT", _set),
)  # fmt: skip
