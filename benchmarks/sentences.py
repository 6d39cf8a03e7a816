"""What the sentence-level benchmarks share: reading rows and parsing single sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from escalate.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from escalate.parse import Parser, Sentence


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def parse_sentences(parser: Parser, text: str) -> list[Sentence]:
    """Parse `text` as one block."""
    return parser.parse(text, article="benchmark", blocks=[Block(kind=BlockKind.BODY, start=0, end=len(text))])
