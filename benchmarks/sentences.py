"""What the sentence-level benchmarks share: reading rows, and single sentences as the product reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from escalate.extract.mending import mend_sentences
from escalate.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from escalate.extract.events import EventLexicon
    from escalate.parse import Parser, Sentence
    from escalate.resolve.actors import Gazetteer


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def read_sentences(text: str, *, parser: Parser, gazetteer: Gazetteer, lexicon: EventLexicon) -> list[Sentence]:
    """Parse `text` as one block and mend its sentences as `extract` does."""
    blocks = [Block(kind=BlockKind.BODY, start=0, end=len(text))]
    sentences = parser.parse(text, article="benchmark", blocks=blocks)
    mend_sentences(sentences, gazetteer=gazetteer, lexicon=lexicon)
    return sentences
