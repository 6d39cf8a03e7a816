"""The floor on wire prose: who did or said what to whom, from whole sentences to statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from escalate.lexicon import read_table
from escalate.model import Article, Event
from escalate.pipeline import Knowledge, extract_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.lexicon import Row
    from escalate.model import Mention, Statement

TABLE = Path(__file__).with_name("wire_sentences.tsv")
# A little under what is reached, so that a change of the parser's weights alone does not break them.
FOUND, WITH_SIDES, SILENT = 0.88, 0.72, 0.92


@pytest.fixture(scope="module")
def extracted() -> list[tuple[Row, Sequence[Statement]]]:
    knowledge = Knowledge.load()
    rows = read_table(TABLE, columns=("kind", "sentence", "expected"))
    found: list[tuple[Row, Sequence[Statement]]] = []
    for number, row in enumerate(rows):
        article = Article(id=f"wire-{number}", text=row["sentence"], published="2019-01-05")
        found.append((row, extract_article(article, knowledge=knowledge).statements))
    return found


def _codes(row: Row) -> set[str]:
    return set(row["expected"].partition(" ")[0].split("/"))


def _names(wanted: str, mentions: Sequence[Mention]) -> bool:
    given = " ".join(f"{m.name} {m.span.text} {m.actor}" for m in mentions).lower()
    return "?" in wanted or any(word.lower() in given for word in wanted.split("|"))


def _fits(row: Row, statement: Statement) -> bool:
    source, _, target = row["expected"].partition(" ")[2].partition(" > ")
    return (
        statement.event.value in _codes(row) and _names(source, statement.sources) and _names(target, statement.targets)
    )


def test_the_table_holds_every_root_and_hard_negatives() -> None:
    rows = read_table(TABLE, columns=("kind", "sentence", "expected"))
    kinds = [row["kind"] for row in rows]
    assert len(kinds) >= 210
    assert {e.value.lower() for e in Event} <= set(kinds)
    assert kinds.count("negative") >= 25


def test_most_events_of_wire_prose_are_found(extracted: list[tuple[Row, Sequence[Statement]]]) -> None:
    told = [(row, found) for row, found in extracted if row["kind"] != "negative"]
    missed = [
        row["sentence"]
        for row, found in told
        if not any(s.event.value in _codes(row) for s in found) and not ("-" in _codes(row) and not found)
    ]
    assert 1 - len(missed) / len(told) >= FOUND, "\n".join(missed)


def test_most_of_them_have_the_right_parties(extracted: list[tuple[Row, Sequence[Statement]]]) -> None:
    told = [(row, found) for row, found in extracted if row["kind"] != "negative"]
    wrong = [row["sentence"] for row, found in told if not any(_fits(row, s) for s in found)]
    assert 1 - len(wrong) / len(told) >= WITH_SIDES, "\n".join(wrong)


def test_sentences_without_an_event_give_none(extracted: list[tuple[Row, Sequence[Statement]]]) -> None:
    empty = [(row, found) for row, found in extracted if row["kind"] == "negative"]
    coded = [row["sentence"] for row, found in empty if any(s.event is not Event.STATEMENT for s in found)]
    assert 1 - len(coded) / len(empty) >= SILENT, "\n".join(coded)
