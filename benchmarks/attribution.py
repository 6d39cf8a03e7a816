"""Write the attributions found in each document of a JSON Lines file.

    python -m benchmarks.attribution DATA.jsonl > PREDICTIONS.jsonl

Each line of the data holds `id` and `text`. Sentences are mended before, as `extract`
does. The annotation it is scored against (PolNeAR) is flat, so attributions
inside another's content, which the product keeps with their place in the chain
of reporters, are left out here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate.extract.attribution import find_attributions
from escalate.extract.mending import mend_sentences
from escalate.pipeline import Knowledge
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.attribution import Attribution
    from escalate.model import Span


def predict(path: Path) -> Iterator[dict[str, Any]]:
    """Yield a row of predictions for each document in the file at `path`."""
    knowledge = Knowledge.load()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            text, key = document["text"], str(document["id"])
            sentences = knowledge.parser.parse(text, article=key, blocks=find_blocks(text))
            mend_sentences(sentences, gazetteer=knowledge.gazetteer, lexicon=knowledge.lexicon)
            found = find_attributions(text, sentences, article=key)
            yield {"id": document["id"], "attributions": [_row(a) for a in found if a.parent is None]}


def _row(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _offsets(attribution.source),
        "cue": _offsets(attribution.cue),
        "content": _offsets(attribution.content),
    }


def _offsets(spans: Sequence[Span]) -> list[dict[str, int]]:
    return [{"start": s.start, "end": s.end} for s in spans]


def main() -> None:
    """Read the file named on the command line and print the predictions."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.attribution DATA.jsonl > PREDICTIONS.jsonl")
    for row in predict(Path(sys.argv[1])):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
