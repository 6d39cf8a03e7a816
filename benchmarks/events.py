"""Every event of a sentence: `python -m benchmarks.events DATA.jsonl > PREDICTIONS.jsonl`.

Reads `sentence`; writes `{"id", "source", "target", "code"}` for every event
and actor pair that the product finds, nothing for a sentence without one.
An actor is written as its words: the noun phrase without relative clauses,
appositions and further members of a list. A pronoun that opens a reported
clause is replaced by the speaker.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.sentences import parse_sentences, rows
from escalate.extract.events import EventLexicon, Reading, arguments, code_sentence
from escalate.model import Event
from escalate.parse import Parser, Sentence, Token

_HYPHENS = frozenset({"-", "–", "‑"})
_LEFT_OUT = frozenset({"acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "case", "mark", "cop", "nsubj", "dep"})


def phrase(head: Token) -> str:
    """Return the words of the noun phrase of `head` as they stand in the text."""
    if head.upos in {"VERB", "AUX"}:
        return head.text
    tokens = [head]
    stack = [c for c in head.children if c.relation not in _LEFT_OUT]
    while stack:
        token = stack.pop()
        tokens.append(token)
        stack.extend(c for c in token.children if c.relation not in {"acl", "appos", "parataxis", "advcl"})
    inside = {t.i for t in tokens}
    first = last = head.i
    words = head.sentence.tokens
    while first - 1 in inside or (first > 1 and words[first - 1].text in _HYPHENS and first - 2 in inside):
        first -= 1
    while last + 1 in inside or (last + 2 < len(words) and words[last + 1].text in _HYPHENS and last + 2 in inside):
        last += 1
    return head.sentence.words(words[first], words[last])


def actors(heads: Sequence[Token]) -> list[str]:
    """Return the phrases of the role's heads and of what is coordinated with them, pronouns replaced by the speaker."""
    found: dict[str, None] = {}
    for head in heads:
        for one in arguments.conjuncts(head):
            named = arguments.speaker(one) if one.upos == "PRON" else None
            found.setdefault(phrase(named or one))
    return list(found)


def predictions(sentences: Sequence[Sentence], *, lexicon: EventLexicon) -> Iterator[dict[str, object]]:
    """Yield one row an event; `source` and `target` are the first of each side, `sources` and `targets` all of them."""
    for sentence in sentences:
        for reading in code_sentence(sentence, lexicon=lexicon):
            if reading.event is not Event.STATEMENT:
                sources, targets = actors(reading.sources), actors(reading.targets)
                if reading.mutual:
                    sources, targets = sources[:1], targets[1:]
                yield {
                    "source": sources[0] if sources else "",
                    "target": targets[0] if targets else "",
                    "sources": sources,
                    "targets": targets,
                    "code": reading.event.value,
                }


def main(path: Path) -> None:
    """Write the predictions for the rows of `path` to standard output."""
    parser, lexicon = Parser.load(), EventLexicon.load()
    for row in rows(path):
        for prediction in predictions(parse_sentences(parser, row["sentence"]), lexicon=lexicon):
            print(json.dumps({"id": row["id"], **prediction}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
