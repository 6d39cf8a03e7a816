"""Tell the parts of an article's text: title, byline, date lines, paragraphs."""

from __future__ import annotations

import re

from escalate.model import Block, BlockKind

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text` in order; they do not overlap, and blank runs between them are left out."""
    blocks, start = [], 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            blocks.append(Block(kind=BlockKind.BODY, start=start, end=end))
        start = found.end() if found else end
    return tuple(blocks)
