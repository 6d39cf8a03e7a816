"""Tie quoted runs to the cues beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.phrases import Extent, is_passive, quoting_verb, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from escalate.extract.attribution.complements import Complement
    from escalate.extract.attribution.cues import Cue
    from escalate.extract.attribution.quotes import Quote
    from escalate.parse.tokens import Token

Claim = tuple["Quote | None", "Quote | None"]
"""The quote before and the quote after a cue that belong to it."""

_BEFORE_CUE = 14
"""Most words between a quote and the cue that follows it: a name with its title and an apposition's start."""
_ENDS_SPEECH = frozenset(",.?!—–…-'’\"")
_FULL_STOPS = frozenset(".?!…")
_SHORT_WORD = 3
_RUN_ON = 2
_STOPS = frozenset(".;:!?,—–")
_NEW_SENTENCE = 3
"""How far before a sentence a quote may end that its first words close: `"Why?" he asked`."""


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

    def last_character(self, quote: Quote) -> str:
        """Return the last character inside a quote's marks, or "" for an empty quote."""
        return self.text[quote.inner_start : quote.inner_end].rstrip()[-1:]

    def ends_speech(self, quote: Quote) -> bool:
        """Return whether a quote ends as speech does before its cue: in a comma or full stop, in or after the mark."""
        after = self.text[quote.end : quote.end + 3].lstrip()[:1]
        return self.last_character(quote) in _ENDS_SPEECH or after in {",", "—", ":"}

    def holds_speech(self, offset: int) -> bool:
        """Return whether `offset` lies in a quote whose end is known: what stands there is what somebody else said."""
        quote = self.at(offset)
        return quote is not None and (quote.closed or quote.continues)

    def is_title(self, quote: Quote) -> bool:
        """Return whether a quote looks like a work's title: its long words begin with capitals, and no mark ends it."""
        words = self.text[quote.inner_start : quote.inner_end].split()
        long = [w for w in words if len(w) > _SHORT_WORD]
        capitals = len(words) > 1 and bool(long) and all(w[0].isupper() for w in [*long, words[0]])
        return capitals and self.last_character(quote).isalnum()

    def run_on(self, extent: Extent, ceiling: int) -> Extent:
        """Return `extent` carried on into a quote that follows within a few words: `called him a | "train wreck"`."""
        quote = self.after(extent[1], ceiling)
        if quote is None:
            return extent
        gap = self.text[extent[1] : quote.start]
        return (extent[0], quote.end) if len(gap.split()) <= _RUN_ON and not _STOPS & set(gap) else extent

    def widen(self, extent: Extent, cue: Token) -> Extent:
        """Return `extent` stretched to the edges of a quote that it cuts through, unless it holds the cue."""
        start, end = extent
        first, last = self.at(start), self.at(max(start, end - 1))
        own = self.at(cue.start)
        if first is not None and first is not own and start - first.inner_start <= 1:
            start = first.start
        if last is not None and last is not own:
            end = max(end, last.end)
        return start, end


def claim_quotes(
    found: Sequence[tuple[Token, Cue]], governed: Mapping[int, Complement], index: QuoteIndex, words: Sequence[Token]
) -> dict[int, Claim]:
    """Give each quote beside a cue to the cue nearest to it.

    `found` are a sentence's cues, `governed` what the tree gives them, by
    token index; `words` the tokens of the paragraph. The result maps the
    token index of a cue to its quotes.
    """
    offers: list[tuple[int, int, int, Quote]] = []
    for token, cue in found:
        if "quote" not in cue.takes or index.holds_speech(token.start) or is_passive(token) or _quotes(token):
            continue
        complement = governed.get(token.i)
        governs = complement is not None and _governs(token, complement)
        before = _quote_before(token, index, words[0].start, governs=governs) if not _describes(token) else None
        if before is not None:
            offers.append((before[0], 0, token.i, before[1]))
        after = _quote_after(token, cue, index, min(words[-1].end, token.sentence.end))
        if after is not None:
            offers.append((after[0], 1, token.i, after[1]))
    offers.extend(_resumptions(offers, index, found[-1][0].sentence.end if found else 0))
    claims: dict[int, Claim] = {}
    taken: set[int] = set()
    for _, side, i, quote in sorted(offers, key=lambda o: o[:3]):
        if quote.start not in taken:
            taken.add(quote.start)
            old = claims.get(i, (None, None))
            claims[i] = (quote, old[1]) if side == 0 else (old[0], quote)
    return claims


def _resumptions(
    offers: Sequence[tuple[int, int, int, Quote]], index: QuoteIndex, end: int
) -> list[tuple[int, int, int, Quote]]:
    """Return the second halves of quotes that a cue interrupts: `"If they cross," he said, pointing, "we will ..."`."""
    found = []
    for _, side, i, quote in offers:
        if side or index.last_character(quote) != ",":
            continue
        following = index.after(quote.end, end)
        if following is None:
            continue
        resumes = index.text[following.inner_start : following.inner_start + 1].islower()
        if resumes and index.text[quote.end : following.start].rstrip().endswith(","):
            found.append((0, 1, i, following))
    return found


def _governs(cue: Token, complement: Complement) -> bool:
    """Return whether a cue has a content of its own to the right, not just an inverted speaker or a pronoun told."""
    tokens = cue.sentence.tokens
    if not any(start > cue.start for start, _ in complement.content):
        return False
    if cue.i + 1 < len(tokens) and tokens[cue.i + 1].text == ",":
        return False
    if complement.rule != "object":
        return True
    obj = cue.child("obj")
    return subject_of(cue) is not None and (obj is None or obj.upos != "PRON")


def _quotes(token: Token) -> bool:
    """Return whether a cue passes on another's words: "the agency quoted a guard as saying"."""
    return any(quoting_verb(c) is token for c in token.children)


def _describes(token: Token) -> bool:
    """Return whether a cue stands in a relative clause about the speaker: `"...," an official, who asked ..., said`."""
    subject = token.child("nsubj")
    return token.dep == "acl:relcl" and subject is not None and subject.lower in {"who", "which"}


def _quote_before(cue: Token, index: QuoteIndex, floor: int, *, governs: bool) -> tuple[int, Quote] | None:
    """Return the quote that a cue closes, `"...," X said` or `"...," said X`, and how many words lie between.

    `governs` says that the cue has a content of its own to the right: then a
    quote that ends in a full stop belongs to the sentence before, and one
    that does not open its sentence is part of a clause.
    """
    quote = index.before(cue.start, max(floor, cue.sentence.start - _NEW_SENTENCE))
    if quote is None or not index.ends_speech(quote):
        return None
    last = index.last_character(quote)
    if governs and (last in _FULL_STOPS or quote.start > cue.sentence.start + 1):
        return None
    if quote.end <= cue.sentence.start and last == ".":
        return None
    between = [t for t in cue.sentence.tokens if quote.end <= t.start < cue.start and t.upos != "PUNCT"]
    if len(between) > _BEFORE_CUE or index.text.count("\n\n", quote.end, cue.start):
        return None
    if between and (between[0].upos in {"CCONJ", "SCONJ", "ADP"} or any(map(_is_rival, between))):
        return None
    return len(between), quote


def _is_rival(token: Token) -> bool:
    """Return whether a word between a quote and a cue is likelier to close the quote than the cue is."""
    if token.upos != "VERB" or token.xpos == "VBN" or _describes(token) or _quotes(token):
        return False
    cue = find_cue(token)
    return cue is not None and cue.pos == "verb" and "quote" in cue.takes


def _quote_after(cue: Token, row: Cue, index: QuoteIndex, ceiling: int) -> tuple[int, Quote] | None:
    """Return the quote that a cue opens, `X said, "..."` or `X told reporters: "..."`, and how many words lie between.

    Without comma or colon the quote follows at once, and a cue that takes no
    object opens only a quote that begins as a sentence does.
    """
    quote = index.after(cue.end, ceiling)
    if quote is None:
        return None
    gap = index.text[cue.end : quote.start].rstrip()
    words = len(gap.split())
    if gap.endswith((",", ":", "—", "–", " that")):
        return words, quote
    if index.is_title(quote) and "pred" not in row.takes:
        return None
    begins = index.text[quote.inner_start : quote.inner_start + 1].isupper()
    return (words, quote) if words <= 1 and (begins or row.takes & {"obj", "pred", "as", "addr"}) else None
