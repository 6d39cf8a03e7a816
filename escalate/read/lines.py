"""Split text into lines and put hard-wrapped lines together to paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ENDS_SENTENCE = re.compile(r"""[.!?…:;。؟][\s'"”’»)\]_*]*$""")
_ENDS_OPEN = re.compile(
    r"(?:,|(?<=\w)-|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|as|its|his|her|their))$"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}['\"”’»)\]]*$")
# Wider than any terminal or mail client wraps; longer lines are paragraphs.
_WIDEST_WRAP = 140
# A ragged right edge: how far below the width a line that had to be wrapped may end.
_SLACK = 0.8
# Nor is a line wrapped that stands out of the width by more than a hyphen.
_OVER = 1.1
# Below this a line is a heading or an entry of a list sooner than a wrapped line.
_SHORTEST_WRAP = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, without the white space around it: its offsets in the whole text and its words."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank; only a line feed ends a line."""
    lines, position, blank = [], 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            lines.append(Line(start=start, end=start + len(words), text=words, indent=indent, after_blank=blank))
        blank = not words
        position += len(raw) + 1
    return lines


def join_lines(lines: Sequence[Line], *, is_alone: Callable[[str], bool]) -> Iterator[list[Line]]:
    """Yield the paragraphs of `lines`, each the lines it was wrapped into.

    A blank line always ends a paragraph, and so do lines for which
    `is_alone` holds: bylines, dates, headings, list entries. Another line
    end is a wrap when the next line goes on in lower case, or when the line
    is as long as the text's width makes it have to be.
    """
    alone = [is_alone(line.text) for line in lines]
    page = _measure(lines, alone)
    closed = _closed_chunks(lines)
    paragraph: list[Line] = []
    for n, line in enumerate(lines):
        if paragraph:
            last = paragraph[-1]
            if alone[n] and n > 1 and not alone[n - 1] and page.is_cut(last, line):
                alone[n] = False
            wrapped = not (alone[n] or alone[n - 1])
            if not wrapped or not _is_wrap(last, line, page=page, first=n == 1, closed=closed[n]):
                yield paragraph
                paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def ends_sentence(words: str) -> bool:
    """Return whether `words` end as a sentence may."""
    return bool(_ENDS_SENTENCE.search(words))


def ends_in_initials(words: str) -> bool:
    """Return whether the full stop at the end of `words` is that of initials, such as "U.S.", and may end nothing."""
    return bool(_INITIALS.search(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """How a text is set: the width it is wrapped to, or None when its lines are paragraphs, and its left margin.

    `spaced` is whether blank lines or indents part its paragraphs; where they
    don't, a short line that ends a sentence is the only sign of a paragraph's end.
    """

    width: int | None
    margin: int
    spaced: bool

    def is_full(self, line: Line, following: Line, *, slack: float | None = None) -> bool:
        """Return whether the first word of `following` had no room left on `line`."""
        if self.width is None or len(line.text) > self.width * _OVER:
            return False
        if slack is None:
            slack = _SLACK if self.spaced or not ends_sentence(line.text) else 1.0
        return len(line.text) + 1 + len(following.text.split()[0]) > self.width * slack

    def is_cut(self, line: Line, following: Line) -> bool:
        """Return whether a sentence surely runs on into `following`, so that a date or dash there is chance."""
        return not following.after_blank and not ends_sentence(line.text) and self.is_full(line, following, slack=1.0)


def _measure(lines: Sequence[Line], alone: Sequence[bool]) -> _Page:
    """Find how a text is set.

    In English about two of three wrapped lines go on in lower case; among
    lines that are paragraphs almost none do.
    """
    inner, lengths = 0, []
    for n in range(1, len(lines)):
        if lines[n].after_blank or alone[n] or alone[n - 1]:
            continue
        inner += 1
        if _goes_on(lines[n].text) and len(lines[n - 1].text) <= _WIDEST_WRAP:
            lengths.append(len(lines[n - 1].text))
    width = max(lengths) if lengths and len(lengths) >= inner / 4 else None
    margin = min((line.indent for line in lines), default=0)
    opened = sum(line.after_blank or line.indent > margin + 1 for line in lines)
    return _Page(width=width, margin=margin, spaced=inner < 8 * opened)


def _closed_chunks(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether the last line before the next blank one ends a sentence."""
    closed, last = [False] * len(lines), False
    for n in range(len(lines) - 1, -1, -1):
        if n + 1 == len(lines) or lines[n + 1].after_blank:
            last = ends_sentence(lines[n].text)
        closed[n] = last
    return closed


def _is_wrap(line: Line, following: Line, *, page: _Page, first: bool, closed: bool) -> bool:
    if following.after_blank:
        return False
    over = page.width is None or len(line.text) > page.width * _OVER
    if _goes_on(following.text):
        return not over or not ends_sentence(line.text) or ends_in_initials(line.text)
    if over:
        if ends_sentence(line.text):
            return False
        similar = len(following.text) <= 1.3 * len(line.text) + 10
        return bool(_ENDS_OPEN.search(line.text)) or (
            closed and similar and not first and _SHORTEST_WRAP <= len(line.text) <= _WIDEST_WRAP
        )
    if following.indent > page.margin + 1 and ends_sentence(line.text):
        return False
    return page.is_full(line, following)


def _goes_on(words: str) -> bool:
    """Return whether `words` go on in mid-sentence: in lower case, and not with a name such as iPhone or al-Shabab."""
    first = words.split()[0]
    return first[0].islower() and first.islower()
