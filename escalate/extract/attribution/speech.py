"""Tie quoted runs to the cues beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import find_cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.phrases import Extent
    from escalate.extract.attribution.quotes import Quote
    from escalate.parse.tokens import Token

_BEFORE_CUE = 14
"""Most words between a quote and the cue that follows it: a name with its title and an apposition's start."""
_ENDS_SPEECH = frozenset(",.?!—–…-'’")


class QuoteIndex:
    """The quotes of a text, looked up by offset."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.quotes = tuple(quotes)
        self._starts = [q.start for q in quotes]
        self._ends = [q.end for q in quotes]

    def at(self, offset: int) -> Quote | None:
        """Return the quote that `offset` lies in."""
        n = bisect_right(self._starts, offset) - 1
        return self.quotes[n] if n >= 0 and offset < self.quotes[n].end else None

    def before(self, offset: int, floor: int) -> Quote | None:
        """Return the last quote that ends between `floor` and `offset`."""
        n = bisect_right(self._ends, offset) - 1
        return self.quotes[n] if n >= 0 and self._ends[n] > floor else None

    def after(self, offset: int, ceiling: int) -> Quote | None:
        """Return the first quote that starts between `offset` and `ceiling`."""
        n = bisect_left(self._starts, offset)
        return self.quotes[n] if n < len(self.quotes) and self._starts[n] < ceiling else None

    def within(self, start: int, end: int) -> list[Quote]:
        """Return the quotes that overlap the run from `start` to `end`."""
        return list(self.quotes[bisect_right(self._ends, start) : bisect_left(self._starts, end)])

    def ends_speech(self, quote: Quote) -> bool:
        """Return whether a quote ends as speech does before its cue: in a comma or full stop, inside or after the mark."""
        return self.last_character(quote) in _ENDS_SPEECH or self.text[quote.end : quote.end + 1] in {",", "—"}

    def last_character(self, quote: Quote) -> str:
        """Return the last character inside a quote's marks, or "" for an empty quote."""
        return self.text[quote.inner_start : quote.inner_end].rstrip()[-1:]


def quote_before(cue: Token, index: QuoteIndex, floor: int, *, governs: bool) -> tuple[int, Quote] | None:
    """Return the quote that a cue closes, `"...," X said` or `"...," said X`, and how many words lie between.

    `governs` says that the cue has a content of its own to the right: then a
    quote that ends in a full stop belongs to the sentence before.
    """
    quote = index.before(cue.start, floor)
    if quote is None or not index.ends_speech(quote):
        return None
    last = index.last_character(quote)
    if last in ".?!…" and governs:
        return None
    between = [t for t in cue.sentence.tokens if quote.end <= t.start < cue.start and t.upos != "PUNCT"]
    if len(between) > _BEFORE_CUE or index.text.count("\n\n", quote.end, cue.start):
        return None
    if between and (between[0].upos in {"CCONJ", "SCONJ"} or between[0].upos == "ADP" or any(map(_is_rival, between))):
        return None
    return len(between), quote


def _is_rival(token: Token) -> bool:
    """Return whether a word between a quote and a cue is likelier to close the quote than the cue is."""
    cue = find_cue(token)
    return cue is not None and cue.pos == "verb" and "quote" in cue.takes and token.upos == "VERB" and token.xpos != "VBN"


def quote_after(cue: Token, index: QuoteIndex, ceiling: int) -> tuple[int, Quote] | None:
    """Return the quote that a cue opens, `X said, "..."` or `X told reporters: "..."`, and how many words lie between."""
    quote = index.after(cue.end, ceiling)
    if quote is None:
        return None
    gap = index.text[cue.end : quote.start]
    words = len(gap.split())
    if gap.rstrip().endswith((",", ":", "—", "–")) or words <= 1 or gap.rstrip().endswith(" that"):
        return words, quote
    return None


def widen(extent: Extent, index: QuoteIndex) -> Extent:
    """Return `extent` stretched to the edges of any quote that it cuts through."""
    start, end = extent
    first, last = index.at(start), index.at(max(start, end - 1))
    if first is not None and first.start < start:
        start = first.start if start - first.inner_start <= 1 else start
    if last is not None and last.end > end:
        end = last.end
    return start, end
