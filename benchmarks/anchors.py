"""Date given events: `python -m benchmarks.anchors DATA.jsonl > PREDICTIONS.jsonl`.

Reads objects with `id`, `text`, `date` and `events` with spans; writes
`{"id", "dates": {event id: ISO date}}`. Of an interval the last day is
written, which for a plain past is the day of publication, but of what lasts
since a day that day; of a coarser date the ISO prefix.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.timex import read_documents
from escalate.model import Precision, When
from escalate.parse import Parser
from escalate.read.layout import find_blocks
from escalate.resolve.times import date_of, find_times, narrative_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token

PREFIX = {Precision.MINUTE: 10, Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.SEASON: 7}


def written(when: When | None) -> str | None:
    """Return a date as the scorer compares it: the day, or the month or the year where no day is known."""
    if when is None:
        return None
    lasting = when.span is not None and when.span.text.lower().startswith("since")
    day = when.start if lasting else when.end or when.start
    cut = PREFIX.get(when.precision, 10)
    whole = lasting or (when.start or "")[:cut] == (when.end or "")[:cut]
    return day[: cut if whole else 10] if day else None


def token_at(sentences: Sequence[Sentence], start: int, end: int) -> Token | None:
    """Return the highest token of the words from `start` to `end`."""
    inside = [
        t for s in sentences if s.start < end and start < s.end for t in s.tokens if t.start < end and start < t.end
    ]
    return next((t for t in inside if t.is_root or t.head not in inside), None)


def date_events(document: dict[str, Any], parser: Parser) -> dict[str, Any]:
    """Return the date of every event of a document."""
    text, published = document["text"], document.get("date")
    sentences = parser.parse(text, article=document["id"], blocks=find_blocks(text))
    times = find_times(text, article=document["id"], published=published, sentences=sentences)
    reached = narrative_dates(sentences, times=times, published=published)
    dates = {}
    for event in document["events"]:
        token = token_at(sentences, event["start"], event["end"])
        if token is None:
            continue
        when = date_of(
            token, times=times, sentence=token.sentence, published=published, previous=reached.get(token.sentence.index)
        )
        if (day := written(when)) is not None:
            dates[event["id"]] = day
    return {"id": document["id"], "dates": dates}


def main() -> None:
    """Write the dates of the events in the file named on the command line to standard output."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    parser = Parser.load()
    for document in read_documents(options.parse_args().data):
        sys.stdout.write(json.dumps(date_events(document, parser)) + "\n")


if __name__ == "__main__":
    main()
