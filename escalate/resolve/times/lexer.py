"""Cut a text into the words that the grammar of time expressions is written over.

Each word gets a class (month, unit, cardinal number ...) and each class a
letter of its own, so that a text becomes a string with one letter a word and
a rule of the grammar an ordinary regular expression over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from escalate.lexicon import shipped_table
from escalate.resolve.times.almanac import holidays

_TOKEN = re.compile(
    r"(?P<DOTTEDBC>(?<=[\d ])b\.\s?c\b\.?(?:e\b\.?)?)"
    r"|(?P<AMPM>(?<=[\d ])(?:[ap]\.\s?m\b\.?|[ap]m\b))"
    r"|(?P<WORD>[^\W\d_]+(?:['’]clock)?)"
    r"|(?P<STAMP>(?<![\d-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<SLASHED>(?<![\d/.,-])(?:\d{1,2}(?P<JOINT>[/.-])\d{1,2}(?P=JOINT)(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2})(?![\d/]|[.-]\d))"
    r"|(?P<CLOCK>(?<![\d:.])[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?![\d:%]))"
    r"|(?P<DECADE>(?<!\w)(?:\d{3}0|['’]?\d0)['’]?s\b)"
    r"|(?P<SHORTYEAR>(?<![\w'’])['’]\d\d\b)"
    r"|(?P<ORD>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<NUMBER>\d+(?:,\d{3})*(?:\.\d+)?|[½¼¾])"
    r"|(?P<POSS>['’]s\b|['’])"
    r"|(?P<GAP>\s*\n\s*\n\s*)"
    r"|(?P<MARK>[^\s\w]|_)",
    re.IGNORECASE,
)
_HOLIDAY_STARTS = frozenset(name.split()[0].split("'")[0].split("-")[0].rstrip(".") for name in holidays())
_MARKS = {"-": "HYPHEN", "–": "HYPHEN", "—": "DASH", ".": "DOT", ",": "COMMA", "/": "SLASH", "$": "MONEY", "£": "MONEY",
          "€": "MONEY", "%": "PERCENT", "(": "OPEN", ")": "CLOSE", ";": "STOP", "!": "STOP", "?": "STOP",
          ":": "COLON", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "`": "QUOTE"}  # fmt: skip
_NAMED = ("MONTH", "MONTHABBR", "MAY", "WDABBR")
"""Classes of words that are a time only with a capital letter."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark with its class and the value of its class."""

    start: int
    end: int
    lower: str
    kind: str
    value: str
    capital: bool = False

    @property
    def number(self) -> int:
        """The value as a number."""
        return int(self.value)


class Letters:
    """One letter for each class of words; grows as classes are named."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def __getitem__(self, kind: str) -> str:
        if kind not in self._letters:
            self._letters[kind] = chr(0x4E00 + len(self._letters))
        return self._letters[kind]


LETTERS = Letters()


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Return class and value of every word the grammar knows."""
    rows = shipped_table("time_words", columns=("word", "class", "value"))
    return {row["word"]: (row["class"], row["value"]) for row in rows}


@cache
def _holiday_pattern() -> re.Pattern[str]:
    names = sorted(holidays(), key=lambda n: (-len(n), n))
    return re.compile("(?:" + "|".join(re.escape(n).replace("'", "['’]") for n in names) + r")(?!\w)", re.IGNORECASE)


def split_words(text: str) -> list[Word]:
    """Return the words and marks of `text`, in order; a holiday's name is one word, an empty line a word of its own."""
    known, words, skip = vocabulary(), [], 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < skip:
            continue
        group, raw = match.lastgroup or "MARK", match.group()
        lower = raw.lower()
        kind, value, end = group, raw, match.end()
        if group == "WORD":
            kind, value = known.get(lower, ("OTHER", ""))
            if lower in _HOLIDAY_STARTS and raw[0].isupper():
                found = _holiday_pattern().match(text, start)
                if found:
                    kind, value, end = "HOLIDAY", holidays()[found.group().lower().replace("’", "'")], found.end()
                    skip = end
            if kind in _NAMED and not raw[0].isupper():
                kind = "MODAL" if kind == "MAY" else "OTHER"
            elif kind == "OTHER":
                kind = _verbal(lower, raw)
        elif group == "NUMBER":
            kind, value = _number(raw, lower)
        elif group == "ORD":
            value = raw[:-2]
        elif group == "MARK":
            kind = _MARKS.get(raw, "PUNCT")
        words.append(Word(start, end, lower, kind, value, raw[0].isupper()))
    return words


def _verbal(lower: str, raw: str) -> str:
    if lower.endswith("ed") and len(lower) > 4 and raw[0].islower():
        return "PASTV"
    if lower.endswith("s") and raw[0].islower():
        return "PLURAL"
    return "OTHER"


def _number(raw: str, lower: str) -> tuple[str, str]:
    if not raw[0].isascii():
        return "FRACTION", lower
    if "," in raw or "." in raw:
        return "BIGNUM", raw.strip(",")
    if len(raw) == 4 and 1000 <= int(raw) <= 2199:
        return "YEAR4", raw
    if len(raw) <= 2 and 1 <= int(raw) <= 31:
        return "DAYNUM", raw
    return "NUM", raw


def class_string(words: list[Word]) -> str:
    """Return one letter a word: what the rules of the grammar match."""
    return "".join([LETTERS[w.kind] for w in words])
