"""Tie quoted runs to the cues beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.phrases import Extent
    from escalate.extract.attribution.quotes import Quote
    from escalate.parse.tokens import Sentence, Token

_BEFORE_CUE = 14
"""Most words between a quote and the cue that follows it: a name with its title and an apposition's start."""
_ENDS_SPEECH = frozenset(",.?!—–…-")


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
        last = self.text[quote.inner_end - 1 : quote.inner_end].strip() or self.text[quote.inner_end - 2 : quote.inner_end - 1]
        return last in _ENDS_SPEECH or self.text[quote.end : quote.end + 1] in {",", "—"}


def quote_before(cue: Token, index: QuoteIndex, floor: int) -> Quote | None:
    """Return the quote that a cue closes: `"...," X said` or `"...," said X`."""
    quote = index.before(cue.start, floor)
    if quote is None or not index.ends_speech(quote):
        return None
    between = [t for t in cue.sentence.tokens if quote.end <= t.start < cue.start]
    if len(between) > _BEFORE_CUE or index.text.count("\n\n", quote.end, cue.start):
        return None
    return quote


def quote_after(cue: Token, index: QuoteIndex, ceiling: int) -> Quote | None:
    """Return the quote that a cue opens: `X said, "..."`, `X said: "..."`, `X told reporters "..."`."""
    quote = index.after(cue.end, ceiling)
    if quote is None:
        return None
    gap = index.text[cue.end : quote.start]
    if gap.rstrip().endswith((",", ":", "—", "–", ", that")) or not gap.strip() or len(gap.split()) <= 1:
        return quote
    return None


def sentence_start(sentences: Sequence[Sentence], offset: int) -> int:
    """Return where the sentence that holds `offset` begins."""
    starts = [s.start for s in sentences]
    n = bisect_right(starts, offset) - 1
    return sentences[max(n, 0)].start


def widen(extent: Extent, index: QuoteIndex) -> Extent:
    """Return `extent` stretched to the edges of any quote that it cuts through."""
    start, end = extent
    first, last = index.at(start), index.at(max(start, end - 1))
    if first is not None and first.start < start:
        start = first.start if start - first.inner_start <= 1 else start
    if last is not None and last.end > end:
        end = last.end
    return start, end
