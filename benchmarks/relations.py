"""The PLOVER root of a given pair: `python -m benchmarks.relations DATA.jsonl > PREDICTIONS.jsonl`.

Reads `sentence`, `source` and `target`; writes `{"id", "code"}` for every
row. The answer is the event that the product finds in the sentence between
these two, else the one that shares most with them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.sentences import read_sentences, rows
from escalate.extract.events import EventLexicon, Reading, code_sentence
from escalate.extract.events.fallback import nearest_event
from escalate.model import Event
from escalate.parse import Parser, Sentence, Token
from escalate.resolve.actors import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence


def overlap(tokens: Sequence[Token], span: tuple[int, int]) -> float:
    """Return how well the heads of a role lie in the given words: 1 inside, 0 apart."""
    return max((1.0 for t in tokens if span[0] <= t.start < span[1]), default=0.0)


def answer(
    sentences: Sequence[Sentence], source: tuple[int, int], target: tuple[int, int], lexicon: EventLexicon
) -> Event:
    """Return the code of the event between `source` and `target`, offsets into the text."""
    best: Reading | None = None
    best_score = 0.0
    for sentence in sentences:
        for reading in code_sentence(sentence, lexicon=lexicon):
            if reading.event is Event.STATEMENT:
                continue
            score = 0.1 + 2 * overlap(reading.sources, source) + 2 * overlap(reading.targets, target)
            score += 0.5 * overlap(reading.sources, target) + 0.5 * overlap(reading.targets, source)
            if reading.trigger.is_root:
                score += 0.3
            if score > best_score:
                best, best_score = reading, score
    return best.event if best else nearest_event(sentences, lexicon=lexicon)


def main(path: Path) -> None:
    """Write one prediction a row of `path` to standard output."""
    parser, gazetteer, lexicon = Parser.load(), Gazetteer.load(), EventLexicon.load()
    for row in rows(path):
        text = row["sentence"]
        spans = []
        for name in ("source", "target"):
            at = text.find(row[name] or "\0")
            spans.append((at, at + len(row[name])) if at >= 0 else (-1, -1))
        sentences = read_sentences(text, parser=parser, gazetteer=gazetteer, lexicon=lexicon)
        code = answer(sentences, spans[0], spans[1], lexicon)
        print(json.dumps({"id": row["id"], "code": code.value}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
