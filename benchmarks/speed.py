"""Measure how fast articles become statements: `python -m benchmarks.speed INPUT...`.

INPUT is anything `escalate extract` reads: a folder, a JSON Lines file, single
articles. The bare language pipeline runs over the same text in the same run,
turn by turn with the whole of `extract`, so that the ratio of the two holds on
a busy machine too. Rates are per second of processor time, and per second of
the clock; words are the pipeline's tokens. Reading files and loading models
are not timed. Writes one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.model import Article
from escalate.pipeline import Knowledge, extract
from escalate.read import read
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

# Articles a turn: enough for the bare pipeline to work in full batches.
TURN = 20


@dataclass
class Stopwatch:
    """Time spent in one kind of work."""

    processor: float = 0.0
    clock: float = 0.0

    def __enter__(self) -> None:
        self.processor -= time.process_time()
        self.clock -= time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.processor += time.process_time()
        self.clock += time.perf_counter()


def measure(articles: Sequence[Article], knowledge: Knowledge) -> dict[str, object]:
    """Return rates of the bare pipeline and of `extract` over `articles`, their ratio and the peak of memory."""
    bare, whole = Stopwatch(), Stopwatch()
    words = statements = 0
    parser = knowledge.parser
    for start in range(0, len(articles), TURN):
        turn = articles[start : start + TURN]
        texts = [text for a in turn for text in parser.prose(a.text, blocks=find_blocks(a.text))]
        with bare:
            words += parser.run_bare(texts)
        with whole:
            for found in extract(turn, knowledge=knowledge):
                statements += len(found[1].statements) if isinstance(found, tuple) else 0
    return {
        "articles": len(articles),
        "words": words,
        "statements": statements,
        "bare": _rates(bare, words, len(articles)),
        "extract": _rates(whole, words, len(articles)),
        "ratio": round(whole.processor / bare.processor, 3),
        "peak_memory_mb": round(_peak_memory() / 1e6, 1),
    }


def _rates(watch: Stopwatch, words: int, articles: int) -> dict[str, float]:
    return {
        "words_per_second": round(words / watch.processor, 1),
        "articles_per_second": round(articles / watch.processor, 2),
        "words_per_second_clock": round(words / watch.clock, 1),
        "articles_per_second_clock": round(articles / watch.clock, 2),
    }


def _peak_memory() -> int:
    """Return the most bytes the process has held; the system counts in kilobytes, on macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    """Measure on the inputs named on the command line and print the result."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("inputs", nargs="+", metavar="INPUT")
    options.add_argument("--most", type=int, default=None, help="stop after this many articles")
    chosen = options.parse_args()
    articles = [found for found in read(chosen.inputs) if isinstance(found, Article)][: chosen.most]
    if not articles:
        sys.exit("no article in these inputs")
    knowledge = Knowledge.load()
    measure(articles[:2], knowledge)
    print(json.dumps(measure(articles, knowledge), indent=1))


if __name__ == "__main__":
    main()
