from __future__ import annotations

import pytest

from escalate.model import Block, BlockKind
from escalate.parse import Parser, Sentence


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.load()


def blocks_of(text: str, kind: BlockKind = BlockKind.BODY) -> list[Block]:
    """Return a block for every run of text between blank lines."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(kind=kind, start=start, end=start + len(part)))
        start += len(part) + 2
    return blocks


def parse(parser: Parser, text: str, kind: BlockKind = BlockKind.BODY) -> list[Sentence]:
    return parser.parse(text, article="a", blocks=blocks_of(text, kind))
