from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from escalate.export.csv import dump_actors, dump_links, dump_statements
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    from escalate.model import Collection


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_statement_is_a_line_with_its_words_and_place() -> None:
    threat = next(row for row in rows(dump_statements(COLLECTION)) if row["id"] == "s03")
    assert threat["source"] == "Ada Brandt"
    assert threat["event"] == "THREATEN"
    assert threat["target id"] == "norland"
    assert threat["condition kind"] == "if"
    assert threat["deadline end"] == "2024-03-15"
    assert threat["spoken"] == "yes"
    assert threat["intensity"] == "-4.5"
    assert threat["found at"] == "samples/gazette.txt"


def test_a_statement_that_is_contradicted_says_by_what() -> None:
    told = {row["id"]: row["contradicted"] for row in rows(dump_statements(COLLECTION)) if row["contradicted"]}
    first, second = (c.reason for c in COLLECTION.contradictions)
    assert told == {"s01": first, "s04": first, "s06": second}


def test_a_link_is_a_line_with_both_its_ends() -> None:
    first = rows(dump_links(COLLECTION))[0]
    assert (first["from"], first["from event"], first["to source"]) == ("s01", "COERCE", "Sudmark")


def test_actors_are_counted() -> None:
    norland = rows(dump_actors(COLLECTION))[0]
    assert (norland["name"], norland["statements"]) == ("Norland", "4")


def test_nothing_found_gives_the_header_alone() -> None:
    assert rows(dump_statements(EMPTY)) == []
    assert dump_links(EMPTY).startswith("\ufeffid,from,to")


NUMBERS = {"intensity", "confidence", "reports", "delta intensity", "statements", "as target"}


@given(collections)
@settings(max_examples=60)
def test_no_cell_runs_as_a_formula_and_every_line_is_whole(collection: Collection) -> None:
    for dump, records in (
        (dump_statements, collection.statements),
        (dump_links, collection.links),
        (dump_actors, collection.actors),
    ):
        text = dump(collection)
        text.encode()
        found = rows(text)
        assert [row["id"].lstrip("'") for row in found] == [record.id for record in records]
        for row in found:
            assert None not in row
            for name, cell in row.items():
                assert name in NUMBERS or not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n =1", "＝1+1", "\r=1"])
def test_a_name_that_is_a_formula_is_text(name: str) -> None:
    actors = tuple(replace(actor, name=name) for actor in COLLECTION.actors)
    cells = {row["name"] for row in rows(dump_actors(replace(COLLECTION, actors=actors)))}
    assert all(cell.startswith("'") for cell in cells)
