"""Find time expressions: `python -m benchmarks.timex DATA.jsonl > PREDICTIONS.jsonl`.

Reads objects with `id`, `text` and `date` (of publication, or null); writes
`{"id", "timexes": [{"start", "end", "type", "value"}]}` with TIMEX3 values.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate.resolve.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def find_timexes(document: dict[str, Any]) -> dict[str, Any]:
    """Return the time expressions of a document as the scorer reads them."""
    times = find_times(document["text"], article=document["id"], published=document.get("date"))
    return {
        "id": document["id"],
        "timexes": [{"start": t.span.start, "end": t.span.end, "type": t.type.value, "value": t.value} for t in times],
    }


def main() -> None:
    """Write the time expressions of the file named on the command line to standard output."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    for document in read_documents(options.parse_args().data):
        sys.stdout.write(json.dumps(find_timexes(document)) + "\n")


if __name__ == "__main__":
    main()
