"""Read what a sentence counts: "at least twelve soldiers" is twelve or more of soldiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.words import content_words, stem
from escalate.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_REACH = 3
_BEFORE = 3
_NEAR = 4
_PEOPLE = stem("people")
_ROUNDED = 0.1
_ROUND_FROM = 1000
_TELLING = 10
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of something in a sentence: `low` to `high` of `noun`, a stem, in the words of `span`.

    `toll` says what befell them, `killed` or `wounded`, empty where the
    sentence does not say. `noun` is empty for a toll of nothing named
    ("killing four").
    """

    low: float
    high: float
    noun: str
    span: Span
    toll: str = ""

    def agrees(self, other: Count) -> bool:
        """Return whether both can be true."""
        return self.low <= other.high and other.low <= self.high

    def is_of_one_thing(self, other: Count) -> bool:
        """Return whether both count the same: like nouns, or all that the same befell, where it befell like ones."""
        if self.toll and other.toll and self.toll != other.toll:
            return False
        return self.noun == other.noun or bool(self.toll and other.toll and self._is_total and other._is_total)

    def contradicts(self, other: Count) -> bool:
        """Return whether both can't be true: a part that is more than the whole toll can't be either."""
        if self.is_of_one_thing(other):
            return not self.agrees(other)
        if not self.toll or self.toll != other.toll or self._is_total == other._is_total:
            return False
        whole, part = (self, other) if self._is_total else (other, self)
        return part.low > whole.high

    @property
    def _is_total(self) -> bool:
        return self.noun in ("", _PEOPLE)


def find_counts(sentence: Span) -> tuple[Count, ...]:
    """Return what a sentence counts, in order; years, dates, shares and numbers of nothing are no counts."""
    return tuple(_find_counts(sentence, tuple(_WORD.finditer(sentence.text))))


def toll_of(word: str) -> str:
    """Return `killed` or `wounded` where that is what `word` says befell somebody, else an empty string."""
    return _tolls().get(word.lower(), "")


def count_alike(first: Span, second: Span) -> int:
    """Return how well two sentences agree on killed or wounded: 2 for one figure of ten or more, else 1, or 0."""
    counts = find_counts(first), find_counts(second)
    pairs = [(a, b) for a in counts[0] for b in counts[1] if a.toll and a.toll == b.toll and a.agrees(b)]
    exact = any(a.low == a.high == b.low == b.high >= _TELLING for a, b in pairs)
    return 2 if exact else int(bool(pairs))


def do_counts_clash(first: Span, second: Span) -> bool:
    """Return whether two sentences count one thing differently."""
    return any(one.contradicts(other) for one in find_counts(first) for other in find_counts(second))


def _find_counts(sentence: Span, words: Sequence[re.Match[str]]) -> Iterator[Count]:
    at = 0
    while at < len(words):
        value, used = _read_number([w.group().lower() for w in words[at : at + 3]])
        if value is None:
            at += 1
            continue
        noun = _find_noun(words, at + used, sentence.text)
        low, high, first = _open(words, at, value)
        last = noun if noun is not None else at + used - 1
        toll = _find_toll(words, first, last, is_bare=noun is None)
        if (noun is not None or toll) and not _is_date(words, at, value):
            start, end = words[first].start(), words[last].end()
            span = Span(
                article=sentence.article,
                start=sentence.start + start,
                end=sentence.start + end,
                text=sentence.text[start:end],
            )
            counted = "" if noun is None or words[noun].group().lower() in _tolls() else words[noun].group().lower()
            yield Count(low=low, high=high, noun=stem(counted), span=span, toll=toll)
        at += used


def _read_number(words: Sequence[str]) -> tuple[tuple[float, float] | None, int]:
    """Return the least and the most that the number beginning at the first of `words` means, and how many it takes."""
    first = words[0]
    if _NUMERAL.fullmatch(first):
        low, high = _round(first.replace(",", ""))
    elif first in _numbers():
        low, high = _numbers()[first]
    elif first == "a" and len(words) > 1 and words[1] in (*_MULTIPLES, "dozen"):
        low = high = 1.0
    else:
        return None, 1
    used = 1
    while used < len(words) and words[used] in (*_MULTIPLES, "dozen"):
        factor = _MULTIPLES.get(words[used], 12)
        low, high, used = low * factor, high * factor, used + 1
    return (low, high), used


def _round(numeral: str) -> tuple[float, float]:
    """Return the bounds of a numeral: thousands with one figure before the noughts ("5,000") are rounded."""
    value = float(numeral)
    if value >= _ROUND_FROM and not numeral[1:].strip("0"):
        return value * (1 - _ROUNDED), value * (1 + _ROUNDED)
    return value, value


def _find_noun(words: Sequence[re.Match[str]], start: int, text: str) -> int | None:
    """Return the place of the plural noun a number counts: the first word in -s or of people within reach."""
    for place in range(start, min(start + _REACH, len(words))):
        between = text[words[place - 1].end() : words[place].start()]
        word = words[place].group().lower()
        if between.strip(" -‑") or "%" in between or word[0].isdigit():
            return None
        if word in _mass() or (word.endswith("s") and not word.endswith("ss") and content_words(word)):
            return place
    return None


def _find_toll(words: Sequence[re.Match[str]], first: int, last: int, *, is_bare: bool) -> str:
    """Return what befell those counted in the words from `first` to `last`: what is said soonest before, else after.

    A number that counts nothing named has a toll only right after its verb.
    """
    before = [words[n].group().lower() for n in range(first - 1, max(-1, first - 1 - (1 if is_bare else _NEAR)), -1)]
    after = [words[n].group().lower() for n in range(last, min(len(words), last + _NEAR))] if not is_bare else []
    return next((_tolls()[word] for word in (*before, *after) if word in _tolls()), "")


def _is_date(words: Sequence[re.Match[str]], at: int, value: tuple[float, float]) -> bool:
    word = words[at].group()
    return word.isdigit() and len(word) == len("2000") and value[0] in _YEARS


def _open(words: Sequence[re.Match[str]], at: int, value: tuple[float, float]) -> tuple[float, float, int]:
    """Return the bounds that the words before a number leave it, and where these words begin."""
    low, high = value
    before = [w.group().lower() for w in words[max(0, at - _BEFORE) : at]]
    for size in range(len(before), 0, -1):
        kind = _hedges().get(" ".join(before[-size:]))
        if kind == "least":
            return low, inf, at - size
        if kind == "most":
            return 0.0, high, at - size
        if kind == "about":
            return low * (1 - _ROUNDED), high * (1 + _ROUNDED), at - size
    return low, high, at


def _mass() -> tuple[str, ...]:
    return ("people", "men", "women", "children", "police", "personnel", "dead", "troops")


@cache
def _numbers() -> Mapping[str, tuple[float, float]]:
    rows = shipped_table("link_numbers", columns=("kind", "words", "low", "high"))
    return {r["words"]: (float(r["low"]), float(r["high"])) for r in rows if r["kind"] == "number"}


@cache
def _hedges() -> Mapping[str, str]:
    rows = shipped_table("link_numbers", columns=("kind", "words", "low", "high"))
    return {r["words"]: r["kind"] for r in rows if r["kind"] in ("least", "most", "about")}


@cache
def _tolls() -> Mapping[str, str]:
    rows = shipped_table("link_numbers", columns=("kind", "words", "low", "high"))
    return {r["words"]: r["kind"] for r in rows if r["kind"] in ("killed", "wounded")}
