"""Tell the parts of an article's text: title, byline, date lines, captions, paragraphs.

Nothing is cut off or moved: a block is a pair of offsets into the text, so
that every later span is a span of the text as it was read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from escalate.model import Block, BlockKind
from escalate.read.furniture import find_line_kind, is_section_header, is_signature
from escalate.read.lines import Line, ends_in_initials, ends_sentence, join_lines, split_lines
from escalate.read.wire import find_wire_dateline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LONGEST_TITLE = 220
_LONGEST_SUBHEAD = 90
_LONGEST_KICKER = 2
# No page has more lines above its first paragraph.
_LONGEST_HEAD = 60
# Marks of Markdown and of plain-text lists at the start of a line; they belong to no block.
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_LIST_MARK = re.compile(r"(?:[*+•‣◦▪●-]|\d{1,2}[.)]|>)[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+)(?<=\S)\1")
_TITLE_LABEL = re.compile(r"(?:title|headline|subject)\s*:\s*(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text` in order.

    They are trimmed of white space, never overlap, and hold every character
    that is not blank, but for the marks that start headings and list entries.
    A blank line ends a block; a single line feed does where the lines are
    paragraphs, and doesn't where they are wrapped.
    """
    lines = split_lines(text)
    front = _front_matter(lines)
    blocks = [_front_block(line) for line in lines[:front]]
    # Most paragraphs are one line, which is looked at twice: before it is joined to its neighbours and after.
    kind_of = cache(find_line_kind)
    paragraphs = list(join_lines(lines[front:], is_alone=lambda line: is_alone(line, kind_of=kind_of)))
    kinds = [kind_of(text[p[0].start : p[-1].end]) for p in paragraphs]
    titles = {text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE}
    last_prose = max((n for n, kind in enumerate(kinds) if kind is None), default=-1)
    in_head = True
    for n, paragraph in enumerate(paragraphs):
        start, end = paragraph[0].start, paragraph[-1].end
        kind = kinds[n]
        if kind is None:
            more = n < last_prose
            for block in _prose_blocks(
                text, start, end, in_head=in_head, titled=bool(titles), more=more, before=blocks
            ):
                blocks.append(_unless_repeated(text, block, titles))
                in_head = in_head and block.kind is not BlockKind.BODY
        else:
            blocks.append(Block(kind=kind, start=start, end=end))
    return tuple(_settle_head(text, blocks))


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the words of the first title among `blocks`, on one line, or None."""
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            return " ".join(text[block.start : block.end].split())
    return None


def is_alone(line: str, *, kind_of: Callable[[str], BlockKind | None] = find_line_kind) -> bool:
    """Return whether a line is a block of its own, whatever stands above and below it."""
    if _HEADING.match(line) or _LIST_MARK.match(line) or _TITLE_LABEL.match(line):
        return True
    return kind_of(line) is not None or is_section_header(line)


def _front_matter(lines: Sequence[Line]) -> int:
    """Return how many lines a header between two lines of `---` takes, as Markdown files carry it; 0 without one."""
    if not lines or lines[0].start != 0 or lines[0].text != "---":
        return 0
    for n, line in enumerate(lines[1:40], 2):
        if line.text in {"---", "..."}:
            return n
        if not re.match(r"[\w-]+\s*:|-\s|\S.*", line.text):
            return 0
    return 0


def _front_block(line: Line) -> Block:
    label = _TITLE_LABEL.match(line.text)
    if label:
        words = line.text[label.end() :].strip("\"'")
        start = line.start + line.text.index(words, label.end())
        return Block(kind=BlockKind.TITLE, start=start, end=start + len(words))
    kind = find_line_kind(line.text)
    kind = kind if kind in {BlockKind.DATE, BlockKind.BYLINE} else BlockKind.FURNITURE
    return Block(kind=kind, start=line.start, end=line.end)


def _prose_blocks(
    text: str, start: int, end: int, *, in_head: bool, titled: bool, more: bool, before: Sequence[Block]
) -> Iterator[Block]:
    """Yield the blocks of a paragraph that holds words of the article: a title, or prose and the dateline before it."""
    words = text[start:end]
    heading = _HEADING.match(words) or (_TITLE_LABEL.match(words) if in_head else None)
    if heading:
        yield _block(text, BlockKind.TITLE, start + heading.end(), end)
        return
    if in_head and more and is_section_header(words):
        yield Block(kind=BlockKind.FURNITURE, start=start, end=end)
        return
    mark = _LIST_MARK.match(words)
    if mark:
        yield _block(text, BlockKind.BODY, start + mark.end(), end)
        return
    opening = find_wire_dateline(words)
    if opening:
        yield _block(text, BlockKind.DATELINE, start, start + opening.end())
        if start + opening.end() < end:
            yield _block(text, BlockKind.BODY, start + opening.end(), end)
        return
    if more and ((in_head and _is_title(words, titled=titled)) or (not in_head and _is_subhead(words, text, before))):
        yield _block(text, BlockKind.TITLE, start, end)
    else:
        yield _block(text, BlockKind.BODY, start, end)


def _block(text: str, kind: BlockKind, start: int, end: int) -> Block:
    """Return a block trimmed of white space and, when it is a title, of the marks of emphasis around it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    emphasis = _EMPHASIS.fullmatch(text, start, end) if kind is BlockKind.TITLE else None
    if emphasis:
        start, end = emphasis.span(2)
    return Block(kind=kind, start=start, end=end)


def _settle_head(text: str, blocks: list[Block]) -> list[Block]:
    """Tell kickers and signatures from the titles they stand beside.

    A kicker is a word or two above a longer title: the country, the series. A
    signature is a line under the title that holds the names of its writers.
    """
    body = next((n for n, b in enumerate(blocks[:_LONGEST_HEAD]) if b.kind is BlockKind.BODY), 0)
    head = [n for n in range(body) if blocks[n].kind is not BlockKind.FURNITURE]
    titles = [n for n in head if blocks[n].kind is BlockKind.TITLE]
    words = {n: text[blocks[n].start : blocks[n].end] for n in titles}
    for n in titles[1:]:
        place = head.index(n)
        beside = (blocks[m].kind for m in head[max(0, place - 1) : place + 2])
        if is_signature(words[n], dated=BlockKind.DATE in beside):
            blocks[n] = replace(blocks[n], kind=BlockKind.BYLINE)
    first, second = [*(n for n in titles if blocks[n].kind is BlockKind.TITLE), None, None][:2]
    if first is not None and second is not None:
        lengths = len(words[first].split()), len(words[second].split())
        if lengths[0] <= _LONGEST_KICKER and lengths[1] >= _LONGEST_KICKER + 2:
            blocks[first] = replace(blocks[first], kind=BlockKind.FURNITURE)
    return blocks


def _unless_repeated(text: str, block: Block, titles: set[str]) -> Block:
    """Return `block`, as furniture when it is a title that is already in `titles`; otherwise add it to them."""
    if block.kind is not BlockKind.TITLE:
        return block
    words = text[block.start : block.end]
    if words in titles:
        return Block(kind=BlockKind.FURNITURE, start=block.start, end=block.end)
    titles.add(words)
    return block


def _is_title(words: str, *, titled: bool) -> bool:
    """Return whether a line of the head is a title: short and no sentence, or with the capitals of a headline."""
    if len(words) > _LONGEST_TITLE or not _WORD.search(words) or words.count("\n") > 2:
        return False
    words = words.rstrip("; ")
    if words.endswith((":", ",", "-", "_", "—")):
        return False
    if not ends_sentence(words) or ends_in_initials(words):
        return True
    last = words.rstrip("\"'”’»)]*_ ")[-1:]
    return not titled and ((last in "?!" and len(words) <= 120) or (last == "." and _has_headline_capitals(words)))


def _is_subhead(words: str, text: str, before: Sequence[Block]) -> bool:
    if len(words) > _LONGEST_SUBHEAD or "\n" in words or ends_sentence(words) or words[-1] in ":;,-_—=":
        return False
    # Years head the sections of a history; other numbers are those of a list.
    if any(c.isdigit() for c in _YEAR.sub("", words)) or len(words.split()) > 12:
        return False
    if not (words[0].isupper() or _YEAR.match(words)) or not _WORD.search(words):
        return False
    last = next((b for b in reversed(before) if b.kind is not BlockKind.FURNITURE), None)
    if last is None or last.kind not in {BlockKind.BODY, BlockKind.TITLE}:
        return False
    return last.kind is BlockKind.TITLE or ends_sentence(text[last.start : last.end])


def _has_headline_capitals(words: str) -> bool:
    long = [word for word in _WORD.findall(words) if len(word) >= 4]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
