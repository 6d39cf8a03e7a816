"""The notation the rules are written in: regular expressions over classes of words.

`MONTH DAYNUM (COMMA? YEAR4)?` is a month, a day and maybe a year. A name in
capitals is a class of `time_words.tsv` or of the lexer, or one of the
shorthands below; everything else is regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.resolve.times.lexer import LETTERS, Word

if TYPE_CHECKING:
    from escalate.model import Precision
    from escalate.resolve.times.almanac import Interval
    from escalate.resolve.times.expression import TimexType
    from escalate.resolve.times.reading import Reading

SHORTHANDS = {
    "ANYMONTH": "[MONTH MAY]|MONTHABBR DOT?",
    "ANYDAY": "[DAYNUM ORD SECOND]",
    "ANYWEEKDAY": "WEEKDAY|WDABBR DOT?",
    "ANYYEAR": "YEAR4|SHORTYEAR",
    "ORDINAL": "[ORD SECOND]",
    "CARDINAL": "CARD(?:(?:HYPHEN|AND)?CARD){0,4}",
    "FIGURE": "[DAYNUM NUM YEAR4 BIGNUM](?:HYPHEN?[DAYNUM NUM]SLASH[DAYNUM NUM])?FRACTION?",
    "NUMERAL": "(?:CARDINAL|FIGURE|[DAYNUM]SLASH[DAYNUM])",
    "EITHER": "(?:TO|OR|HYPHEN)",
    "QUANTITY": "(?:A?VAGUE OF?|A?CARDINAL(?:EITHER CARDINAL)?|NUMERAL(?:EITHER NUMERAL)?|A HALF|HALF A|A|SOME)",
    "UNITWORD": "[UNIT UNITS SECOND]",
    "ANYUNIT": "[UNIT UNITS SECOND WEEKEND WEEKENDS PART PARTS]",
}
_NAME = re.compile(r"\(\?P?[:<=!]+|[A-Z][A-Z0-9]+|A(?![A-Z])|\s+")


def compile_rule(pattern: str) -> str:
    """Return `pattern` with every name replaced by letters of the class string."""

    def replace(match: re.Match[str]) -> str:
        name = match.group()
        if name in SHORTHANDS:
            inner = SHORTHANDS[name]
            body = compile_rule(inner)
            return body if inner.startswith("[") and inner.endswith("]") and inner.count("[") == 1 else f"(?:{body})"
        return LETTERS[name] if name[0].isalpha() else "" if name.isspace() else name

    return _NAME.sub(replace, pattern)


@dataclass(slots=True)
class Match:
    """The words a rule has matched, `first` up to `last`, and the reading they stand in."""

    reading: Reading
    first: int
    last: int
    core: int
    words: list[Word]

    def get(self, *kinds: str) -> Word | None:
        """Return the first word of one of `kinds`."""
        return next((w for w in self.words if w.kind in kinds), None)

    def need(self, *kinds: str) -> Word:
        """Return the first word of one of `kinds`, which the rule guarantees."""
        found = self.get(*kinds)
        if found is None:
            raise LookupError(f"the rule matched without a word of {kinds}; its pattern must demand one")
        return found

    def has(self, *kinds: str) -> bool:
        """Return whether a word of one of `kinds` is among the words."""
        return any(w.kind in kinds for w in self.words)

    def before(self, steps: int = 1) -> Word | None:
        """Return the word `steps` before the match."""
        at = self.first - steps
        return self.reading.words[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Word | None:
        """Return the word `steps` after the match."""
        at = self.last - 1 + steps
        return self.reading.words[at] if at < len(self.reading.words) else None

    @property
    def direction(self) -> int:
        """Which way the verb and the preposition point: +1 ahead, -1 back, 0 unknown."""
        return self.reading.direction(self.first, self.last - 1)

    @property
    def direction_left(self) -> int:
        """Which way the words before the match point, its preposition left out."""
        return self.reading.direction_left(self.first)

    @property
    def is_obliged(self) -> bool:
        """Whether a demand, an obligation or a condition stands with the match in its sentence."""
        return self.reading.is_obliged(self.first, self.last - 1)

    @property
    def limit(self) -> str | None:
        """The class of the preposition that makes the words a limit, None if they are none."""
        return self.reading.limit(self.first, self.last - 1)


class NoSuchDateError(ValueError):
    """The words are a date in form, and no day of the calendar: they are refused whole, not rounded to their month."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a rule makes of its words."""

    type: TimexType
    value: str
    mod: str | None = None
    interval: Interval | tuple[None, None, Precision] | None = None
    reason: str = "a calendar date as it stands"
    stated: bool = False
    anchors: bool = True
    limit: bool = False
    length: str | None = None


Resolver = Callable[[Match], Resolved | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with the function that gives its value."""

    name: str
    pattern: re.Pattern[str]
    """Group 1 holds the words of the rule itself, without what may precede them."""
    resolve: Resolver


def date_rule(name: str, pattern: str, resolve: Resolver, *, roughly: bool = False) -> Rule:
    """Return a rule whose words may be preceded by "early", "mid-", "the end of", where `roughly` also by "about"."""
    front = (
        "(?:(?:THE?EDGE OF|EDGE HYPHEN|THE?[MIDMOD EARLYMOD LATEMOD]HYPHEN?(?:IN|ON)?"
        "|THE MIDMOD OF|[EARLIER LATER](?:IN|ON)?" + ("|APPROX|NEARLY" if roughly else "") + "))?"
    )
    return Rule(name, re.compile(compile_rule(front) + "(" + compile_rule(pattern) + ")"), resolve)


def amount_rule(name: str, pattern: str, resolve: Resolver) -> Rule:
    """Return a rule whose words may be preceded by "about", "at least", "no more than" and the like."""
    front = "(?:(?:APPROX|NEARLY|AT LEAST|AT MOST|NO?(?:MORE|LESS)THAN|UP TO))?"
    return Rule(name, re.compile(compile_rule(front) + "(" + compile_rule(pattern) + ")"), resolve)
