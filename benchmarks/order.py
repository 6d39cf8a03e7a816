"""Order given events: `python -m benchmarks.order DATA.jsonl > PREDICTIONS.jsonl`.

Reads objects with `id`, `text`, `date`, `events` with spans and `pairs` of
event ids; writes `{"id", "pairs": [{"a", "b", "rel"}]}`, rel being BEFORE,
AFTER or VAGUE. Pairs with a time expression or the document date in them are
answered from the dates of both.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.anchors import token_at
from benchmarks.timex import read_documents
from escalate.model import Basis, Order, Precision, When
from escalate.parse import Parser
from escalate.read.layout import find_blocks
from escalate.resolve.times import date_of, find_times, order_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token
    from escalate.resolve.times import TimeExpression

LABELS = {Order.BEFORE: "BEFORE", Order.AFTER: "AFTER", Order.UNKNOWN: "VAGUE"}


def times_of(
    document: dict[str, Any], sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> tuple[dict[str, Token], dict[str, When]]:
    """Return the tokens of the events, and the times of events, of given expressions and of the document, by id."""
    published, tokens, whens = document.get("date"), {}, {}
    for event in document["events"]:
        token = token_at(sentences, event["start"], event["end"])
        if token is not None:
            tokens[event["id"]] = token
            when = date_of(token, times=times, sentence=token.sentence, published=published)
            if when is not None:
                whens[event["id"]] = when
    for given in document.get("timexes", []):
        found = next((t for t in times if t.span.start < given["end"] and given["start"] < t.span.end), None)
        if found is not None and found.when is not None:
            whens[given["id"]] = found.when
    if published:
        whens["t0"] = When(start=published[:10], end=published[:10], precision=Precision.DAY, basis=Basis.STATED)
    return tokens, whens


def order_events(document: dict[str, Any], parser: Parser) -> dict[str, Any]:
    """Return the order of every pair of a document."""
    text = document["text"]
    sentences = parser.parse(text, article=document["id"], blocks=find_blocks(text))
    times = find_times(text, article=document["id"], published=document.get("date"), sentences=sentences)
    tokens, whens = times_of(document, sentences, times)
    answers = []
    for pair in document["pairs"]:
        first, second = tokens.get(pair["a"]), tokens.get(pair["b"])
        if first is not None and second is not None:
            order = order_of(first, second, times=times, published=document.get("date"))
        elif pair["a"] in whens and pair["b"] in whens:
            order = whens[pair["a"]].order(whens[pair["b"]])
        else:
            order = Order.UNKNOWN
        answers.append({"a": pair["a"], "b": pair["b"], "rel": LABELS[order]})
    return {"id": document["id"], "pairs": answers}


def main() -> None:
    """Write the order of the pairs in the file named on the command line to standard output."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    parser = Parser.load()
    for document in read_documents(options.parse_args().data):
        sys.stdout.write(json.dumps(order_events(document, parser)) + "\n")


if __name__ == "__main__":
    main()
