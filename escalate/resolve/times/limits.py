"""Tell the expressions that set a limit ("by Friday", "a 48-hour ultimatum", "has ten days to leave") from the rest."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from escalate.resolve.times.lexer import cue_words

if TYPE_CHECKING:
    from escalate.resolve.times.grammar import Match
    from escalate.resolve.times.lexer import Word

_LINKS = frozenset(["OF", "ON", "AT", "FOR", "TO", "BE", "HADPAST", "FUTURE", "PASTV", "IN", "THE", "COMMA", "BY"])
"""Words that may stand between "deadline" and its date."""
_REACH = 4
_SHORT = ("TS", "TM", "TH", "D", "W", "2W")
"""Units that are granted without a purpose; a court that gives months or years gives prison."""


class Limit(StrEnum):
    """What makes an expression a limit."""

    PREPOSITION = "preposition"
    NOUN = "noun"
    GRANT = "grant"
    OBLIGATION = "obligation"


def limit_of_date(match: Match) -> Limit | None:
    """Return what makes a date or a time of day a limit, None if nothing does or the limit lies in the past."""
    kind = match.limit
    if kind is not None and match.direction >= 0:
        return Limit.PREPOSITION
    return _by_noun(match)


def limit_of_amount(match: Match) -> Limit | None:
    """Return what makes an amount of time a limit counted from the publication date, None if nothing does."""
    if match.limit == "WITHIN":
        return Limit.PREPOSITION if match.direction >= 0 else None
    if _by_noun(match):
        return Limit.NOUN
    before, after = match.before(), match.after()
    if after is not None and after.lower in cue_words("remaining"):
        after = match.after(2)
    passing = before is not None and before.kind in ("FOR", "IN", "AFTER", "OVER", "BEFORE", "SINCE", "OF")
    if not passing and after is not None and _is_granted(match, after):
        return Limit.GRANT
    if before is not None and before.kind == "IN" and match.direction >= 0 and match.is_obliged:
        return Limit.OBLIGATION
    return None


def _is_granted(match: Match, after: Word) -> bool:
    """Tell "gave them two hours", "have ten days to leave", "told them they had a week in which to answer"."""
    earlier = [w.lower for n in range(1, _REACH + 3) if (w := match.before(n)) is not None]
    farther = [w.lower for n in range(1, 3 * _REACH) if (w := match.before(n)) is not None]
    which = match.after(2)
    if after.kind == "TO" or (after.kind == "IN" and which is not None and which.lower == "which"):
        granted = any(w in cue_words("grant") for w in earlier) or any(w in cue_words("give") for w in farther)
        return granted or ("had" in earlier and match.is_obliged)
    if after.kind not in ("DOT", "COMMA", "STOP", "QUOTE", "AND"):
        return False
    short = any(w.kind in ("UNIT", "UNITS") and w.value in _SHORT for w in match.words)
    return short and any(w in cue_words("give") for w in earlier)


def _by_noun(match: Match) -> Limit | None:
    for n in range(1, _REACH):
        word = match.after(n)
        if word is None or word.kind not in ("POSS", "OTHER", "HYPHEN", "LIMIT", "AS", "THE", "A"):
            break
        if n > 1 and word.lower in cue_words("final"):
            first = match.after()
            return Limit.NOUN if first is not None and first.kind == "AS" else None
        if word.kind == "LIMIT":
            verb = match.after(n + 1)
            return None if verb is not None and verb.kind == "PASTV" else Limit.NOUN
    for n in range(1, _REACH + 1):
        word = match.before(n)
        if word is None:
            break
        if word.kind == "LIMIT" or word.lower.startswith("expir"):
            return Limit.NOUN if match.direction_left >= 0 else None
        if word.kind not in _LINKS and word.lower not in ("back", "forward"):
            break  # "pushed the deadline back to 20 October"
    return Limit.NOUN if _ends_a_limit(match) else None


def _ends_a_limit(match: Match) -> bool:
    """Tell "the deadline for the pull-out is 31 March", "the ultimatum they were given runs out on Friday"."""
    near = [w for n in range(1, _REACH) if (w := match.before(n)) is not None]
    verb = next((w for w in near if w.kind not in ("ON", "AT", "THE", "IN")), None)
    if verb is None or not (verb.kind == "BE" or verb.lower in cue_words("ending")):
        return False
    for n in range(2, 4 * _REACH):
        word = match.before(n)
        if word is None or word.kind in ("DOT", "STOP", "GAP"):
            return False
        if word.kind == "LIMIT":
            return True
    return False
