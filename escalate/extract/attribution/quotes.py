"""Find the quoted runs of a text, whichever marks it uses and however badly they balance.

The marks are paired paragraph by paragraph, so that a forgotten mark costs at
most its own paragraph. The conventions covered: straight and curly double
marks, wire copy's `` and '', guillemets, low-9 marks, single marks told from
apostrophes, and the convention by which a speech that runs over several
paragraphs opens each of them and closes only the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOUBLE = re.compile("``|''|‘‘|’’|´´|[\"“”„‟«»]")
_SINGLE = re.compile("['‘’‚‛`´‹›]")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?…,][)\]]?(?=\s)")
_ALWAYS_OPEN = frozenset("“„‟") | {"``", "‘‘"}
_OPENERS = frozenset("([{—–-/\"“‘'`„«…")
_GAP = 8
"""How many characters of blank and marks may stand between two sentences."""
_INCHES = re.compile(r"\d['’]\s?\d{0,2}$")
_ELIDED = re.compile(r"['‘’](?:\d\d?s?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’]|bout\b|round\b)", re.IGNORECASE)


class _Role(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted run: `start` to `end` with its marks, `inner_start` to `inner_end` without.

    `closed` is False when a mark is missing and the end (or start) was
    guessed; `continues` is True when the same speech goes on in the quote
    that opens the next paragraph; `single` when the marks are single ones.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False
    single: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    role: _Role


def find_quotes(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> tuple[Quote, ...]:
    """Return the outermost quoted runs of `text` in order; they do not overlap.

    `paragraphs` are (start, end) offsets, in order; without them the text is
    cut at blank lines.
    """
    edges = list(paragraphs) if paragraphs is not None else [m.span() for m in _PARAGRAPH.finditer(text)]
    found: list[Quote] = []
    for number, (start, end) in enumerate(edges):
        following = edges[number + 1] if number + 1 < len(edges) else None
        goes_on = following is not None and _opens_with_mark(text, following[0])
        doubles = list(_pair_double(text, start, end, goes_on=goes_on))
        found.extend(doubles)
        gaps = zip([start, *(q.end for q in doubles)], [*(q.start for q in doubles), end], strict=True)
        for left, right in gaps:
            found.extend(_pair_single(text, left, right))
    return tuple(sorted((q for q in found if q.inner_start < q.inner_end), key=lambda q: q.start))


def _opens_with_mark(text: str, start: int) -> bool:
    mark = _DOUBLE.match(text, start)
    return mark is not None and mark.end() < len(text) and not text[mark.end()].isspace()


def _role(text: str, start: int, end: int, paragraph: tuple[int, int]) -> _Role:
    """Tell by its shape and its neighbours whether a double mark opens or closes."""
    mark = text[start:end]
    before = text[start - 1] if start > paragraph[0] else " "
    after = text[end] if end < paragraph[1] else " "
    if mark in {"''", "’’"} and before.isalnum() and after.isalnum():
        return _Role.NONE
    starts_word = before.isspace() or before in _OPENERS
    ends_word = after.isspace() or after in ".,;:!?)]}—–-…'’\"”"
    if mark in _ALWAYS_OPEN or mark == "«":
        return _Role.CLOSE if ends_word and not starts_word else _Role.OPEN
    if mark in {"”", "»", "´´"}:
        return _Role.OPEN if starts_word and not ends_word and before != "-" else _Role.CLOSE
    if mark == '"' and _INCHES.search(text, max(paragraph[0], start - 6), start):
        return _Role.NONE
    if starts_word and not ends_word:
        return _Role.OPEN
    if ends_word and not starts_word:
        return _Role.CLOSE
    return _Role.EITHER


def _pair_double(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Quote]:
    marks = [
        _Mark(m.start(), m.end(), _role(text, m.start(), m.end(), (start, end)))
        for m in _DOUBLE.finditer(text, start, end)
    ]
    stack: list[_Mark] = []
    inner: list[Quote] = []
    floor = start
    for mark in marks:
        if mark.role is _Role.NONE:
            continue
        if mark.role is _Role.OPEN or (mark.role is _Role.EITHER and not stack):
            stack.append(mark)
        elif stack:
            opened = stack.pop()
            quote = _quote(opened.start, mark.end, opened.end, mark.start)
            if stack:
                inner = [*(q for q in inner if q.end <= quote.start), quote]
            elif quote.inner_start < quote.inner_end:
                yield quote
                floor, inner = quote.end, []
        elif (quote_start := _missing_opening(text, floor, mark.start)) is not None:
            yield _quote(quote_start, mark.end, quote_start, mark.start, closed=False)
            floor = mark.end
    if stack:
        yield from _recover(text, stack[0], inner, end, goes_on=goes_on)


def _quote(start: int, end: int, inner_start: int, inner_end: int, *, closed: bool = True) -> Quote:
    return Quote(start=start, end=end, inner_start=inner_start, inner_end=inner_end, closed=closed)


def _missing_opening(text: str, floor: int, close: int) -> int | None:
    """Return where speech that only closes must have begun, or None when the mark closes no speech.

    Without an opening mark the words up to the mark are taken, back to the
    start of their sentence, when they end as speech ends: in a full stop or comma.
    """
    if close <= floor or text[close - 1] not in ".,!?…":
        return None
    at = max((m.end() for m in _SENTENCE_END.finditer(text, floor, close - 1) if m.group()[0] != ","), default=floor)
    while at < close and text[at].isspace():
        at += 1
    return at if at < close else None


def _recover(text: str, opened: _Mark, inner: list[Quote], end: int, *, goes_on: bool) -> Iterator[Quote]:
    """End a quote that its paragraph leaves open: at the paragraph's end, or before the next quote inside it."""
    if goes_on or not inner:
        stop = end
        while stop > opened.end and text[stop - 1].isspace():
            stop -= 1
        if not goes_on:
            stop = _sentence_stop(text, opened.end, stop)
        if opened.end < stop:
            yield Quote(
                start=opened.start, end=stop, inner_start=opened.end, inner_end=stop, closed=False, continues=goes_on
            )
        return
    stop = max((m.end() for m in _SENTENCE_END.finditer(text, opened.end, inner[0].start)), default=inner[0].start)
    if opened.end < stop:
        yield _quote(opened.start, stop, opened.end, stop, closed=False)
    yield from inner


def _sentence_stop(text: str, start: int, end: int) -> int:
    """Return `end` when the open quote began its paragraph's last words, else the end of its first sentence."""
    for found in _SENTENCE_END.finditer(text, start, end):
        if found.group()[0] != "," and text[found.end() : found.end() + _GAP].lstrip()[:1].isupper():
            return found.end()
    return end


def _pair_single(text: str, start: int, end: int) -> Iterator[Quote]:
    """Pair single marks outside double ones, leaving apostrophes alone."""
    marks = list(_SINGLE.finditer(text, start, end))
    at = 0
    while at < len(marks):
        opening = marks[at]
        at += 1
        if not _opens_single(text, opening.start(), start):
            continue
        closing = _closing_single(text, marks, at, end)
        if closing is None:
            continue
        at = closing + 1
        close = marks[closing]
        if opening.end() < close.start():
            yield Quote(
                start=opening.start(), end=close.end(), inner_start=opening.end(), inner_end=close.start(), single=True
            )


def _opens_single(text: str, at: int, start: int) -> bool:
    if text[at] in "’´›" or _ELIDED.match(text, at):
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    return (before.isspace() or before in "([{—–-:") and bool(after) and (after.isalnum() or after in "[($…")


def _closing_single(text: str, marks: list[re.Match[str]], first: int, end: int) -> int | None:
    """Return the index of the mark that closes a single quote; a plural's apostrophe only if nothing else does."""
    possessive = None
    for n in range(first, len(marks)):
        at = marks[n].start()
        before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
        if before.isspace() or after.isalnum():
            if text[at] == "‘":
                break
            continue
        if before in "sS" and after == " " and text[at + 2 : at + 3].isalpha():
            possessive = n if possessive is None else possessive
            continue
        return n
    return possessive
