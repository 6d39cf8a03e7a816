"""The coded sentences of `coded_sentences.tsv`, and how far a reading agrees with what is expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from escalate.lexicon import read_table
from escalate.model import Block, BlockKind

if TYPE_CHECKING:
    from escalate.extract.events import Reading
    from escalate.parse import Parser, Sentence, Token

TABLE = Path(__file__).with_name("coded_sentences.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One event that a sentence holds; None is a side that the sentence leaves open."""

    code: str
    source: str | None
    target: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSentence:
    """A sentence with all its events."""

    kind: str
    text: str
    events: tuple[Expected, ...]


def load() -> list[CodedSentence]:
    """Return the sentences of the table."""
    rows = read_table(TABLE, columns=("kind", "sentence", "events"))
    return [CodedSentence(kind=r["kind"], text=r["sentence"], events=_events(r["events"])) for r in rows]


def _events(cell: str) -> tuple[Expected, ...]:
    if cell == "-":
        return ()
    found = []
    for part in cell.split(";"):
        code, _, sides = part.strip().partition(" ")
        source, _, target = sides.partition(" > ")
        found.append(Expected(code=code, source=_side(source), target=_side(target)))
    return tuple(found)


def _side(text: str) -> str | None:
    return None if text.strip() == "?" else text.strip()


def parse(parser: Parser, text: str) -> list[Sentence]:
    """Parse one sentence."""
    return parser.parse(text, article="test", blocks=[Block(kind=BlockKind.BODY, start=0, end=len(text))])


def words_of(head: Token) -> str:
    """Return the words of a noun phrase, without its relative clauses."""
    inside: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        inside.append(token)
        stack.extend(c for c in token.children if c.relation not in {"acl", "advcl", "parataxis", "punct"})
    inside.sort(key=lambda t: t.i)
    return " ".join(t.text for t in inside)


def agrees(reading: Reading, expected: Expected) -> bool:
    """Return whether the reading has the expected code, and the expected words on both sides."""
    sides = ((reading.sources, expected.source), (reading.targets, expected.target))
    return reading.event.value == expected.code and all(
        wanted is None or any(wanted in words_of(head) for head in heads) for heads, wanted in sides
    )
