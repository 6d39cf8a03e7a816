"""Cut a text into the words that the grammar of time expressions is written over.

Each word gets a class (month, unit, cardinal number ...) and each class a
letter of its own, so that a text becomes a string with one letter a word and
a rule of the grammar an ordinary regular expression over it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from escalate.lexicon import shipped_table
from escalate.resolve.times.almanac import holidays

_TOKEN = re.compile(
    r"(?P<DOTTEDBC>(?<=[0-9 ])b\.\s?c\b\.?(?:e\b\.?)?)"
    r"|(?P<AMPM>(?<=[0-9 ])(?:[ap]\.\s?m\b\.?|[ap]m\b))"
    r"|(?P<QUARTERNO>\b[QH][1-4]\b)"
    r"|(?P<WORD>[^\W\d_]+(?:['’]clock)?)"
    r"|(?P<STAMP>(?<![0-9-])[0-9]{4}-[0-9][0-9]-[0-9][0-9]"
    r"(?:[T ][0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?(?![0-9-]))"
    r"|(?P<SLASHED>(?<![0-9/.,-])(?:[0-9]{1,2}(?P<JOINT>[/.-])[0-9]{1,2}(?P=JOINT)(?:[0-9]{4}|[0-9][0-9])"
    r"|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2})(?![0-9/]|[.-][0-9]))"
    r"|(?P<CLOCK>(?<![0-9:.])[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?![0-9:%]))"
    r"|(?P<DECADE>(?<!\w)(?:[0-9]{3}0|['’]?[0-9]0)['’]?s\b)"
    r"|(?P<SHORTYEAR>(?<![\w'’])['’][0-9][0-9]\b)"
    r"|(?P<ORD>[0-9]{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<NUMBER>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[½¼¾])"
    r"|(?P<POSS>['’]s\b|['’])"
    r"|(?P<GAP>\n[^\S\n]*\n\s*)"
    r"|(?P<MARK>[^\s\w]|_)",
    re.IGNORECASE,
)
_MARKS = {"-": "HYPHEN", "–": "HYPHEN", "—": "DASH", ".": "DOT", ",": "COMMA", "،": "COMMA", "/": "SLASH",
          "$": "MONEY", "£": "MONEY",
          "€": "MONEY", "%": "PERCENT", "(": "OPEN", ")": "CLOSE", ";": "STOP", "!": "STOP", "?": "STOP",
          ":": "COLON", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "`": "QUOTE"}  # fmt: skip
_NAMED = ("MONTH", "MONTHABBR", "MAY", "WDABBR")
"""Classes of words that are a time only with a capital letter."""


class Word(NamedTuple):
    """A word or mark with its class and the value of its class."""

    start: int
    end: int
    lower: str
    kind: str
    value: str
    capital: bool

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
def cue_words(kind: str) -> frozenset[str]:
    """Return the words of one kind in `time_cues.tsv`, in lower case."""
    rows = shipped_table("time_cues", columns=("word", "kind"))
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@cache
def _holiday_starts() -> frozenset[str]:
    return frozenset(name.split()[0].split("'")[0].split("-")[0].rstrip(".") for name in holidays())


@cache
def _holiday_pattern() -> re.Pattern[str]:
    names = sorted(holidays(), key=lambda n: (-len(n), n))
    return re.compile("(?:" + "|".join(re.escape(n).replace("'", "['’]") for n in names) + r")(?!\w)", re.IGNORECASE)


def split_words(text: str) -> list[Word]:
    """Return the words and marks of `text`, in order; a holiday's name is one word, an empty line a word of its own."""
    words, skip = [], 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        raw = match.group()
        lower, kind, value, capital = _classify(match.lastgroup or "MARK", raw)
        if capital and lower in _holiday_starts() and (found := _holiday_pattern().match(text, start)):
            rule = holidays().get(found.group().lower().replace("’", "'"))
            if rule is not None:
                kind, value, end = "HOLIDAY", rule, found.end()
                skip = end
        words.append(Word(start, end, lower, kind, value, capital))
    return words


@lru_cache(maxsize=65536)
def _classify(group: str, raw: str) -> tuple[str, str, str, bool]:
    """Return lower case, class and value of a word or mark, and whether it has a capital."""
    lower, capital, kind, value = raw.lower(), raw[0].isupper(), group, raw
    if group == "WORD":
        kind, value = vocabulary().get(lower, ("OTHER", ""))
        if kind in _NAMED and not capital:
            kind = "MODAL" if kind == "MAY" else "OTHER"
        elif kind == "OTHER" and lower not in vocabulary():
            kind = _verbal(lower, raw)
    elif group == "NUMBER":
        kind, value = _number(raw, lower)
    elif group == "ORD":
        value = raw[:-2]
    elif group == "MARK":
        kind = _MARKS.get(raw, "PUNCT")
    return lower, kind, value, capital


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
