from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from escalate.errors import GraphUnreadableError, Problem
from escalate.export.json import dump, dump_problems, graph_schema, load, load_file
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    from pathlib import Path

    from escalate.model import Collection


@pytest.mark.parametrize("collection", [COLLECTION, EMPTY])
def test_what_was_dumped_is_loaded_again(collection: Collection) -> None:
    assert load(dump(collection)) == collection


def test_loading_leaves_the_collector_of_garbage_as_it_was() -> None:
    assert gc.isenabled()
    with pytest.raises(GraphUnreadableError):
        load("{")
    assert gc.isenabled()
    gc.disable()
    try:
        load(dump(COLLECTION))
        assert not gc.isenabled()
    finally:
        gc.enable()


@given(collections)
@settings(max_examples=60)
def test_any_collection_can_be_written_as_utf8(collection: Collection) -> None:
    text = dump(collection)
    assert json.loads(text.encode())["schema"] == "escalate-graph/2"
    if "\\ud800" not in text:
        assert load(text) == collection


def test_a_lone_surrogate_is_escaped() -> None:
    problem = Problem(source="\udce9.txt", code="x", message="", remedy="")
    assert json.loads(dump_problems([problem]).encode())["source"] == "\udce9.txt"


def test_text_that_is_not_json_is_refused_with_its_place() -> None:
    with pytest.raises(GraphUnreadableError, match=r"mine\.json:2:1: not JSON"):
        load('{"schema":\n', source="mine.json")


@pytest.mark.parametrize("document", [[], {}, {"schema": "escalate-graph/0"}, {"schema": 3}])
def test_another_schema_is_refused_with_what_to_do(document: object) -> None:
    with pytest.raises(GraphUnreadableError, match="escalate build"):
        load(json.dumps(document))


def test_a_broken_field_is_named() -> None:
    document: dict[str, Any] = json.loads(dump(COLLECTION))
    document["statements"][2]["event"] = "SHOUT"
    del document["links"][0]["reason"]
    with pytest.raises(GraphUnreadableError, match=r"statements\.2\.event.*links\.0\.reason"):
        load(json.dumps(document))


def test_a_file_that_is_missing_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphUnreadableError, match=r"none\.json: can't be read"):
        load_file(tmp_path / "none.json")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GraphUnreadableError, match=r"binary\.json: can't be read"):
        load_file(tmp_path / "binary.json")


VALIDATOR = Draft202012Validator(graph_schema())


@pytest.mark.parametrize("collection", [COLLECTION, EMPTY])
def test_graph_json_is_valid_against_the_published_schema(collection: Collection) -> None:
    VALIDATOR.check_schema(VALIDATOR.schema)
    VALIDATOR.validate(json.loads(dump(collection)))


@given(collections)
@settings(max_examples=40)
def test_any_graph_json_is_valid_against_the_published_schema(collection: Collection) -> None:
    VALIDATOR.validate(json.loads(dump(collection)))


def test_the_schema_notices_a_broken_field() -> None:
    document: dict[str, Any] = json.loads(dump(COLLECTION))
    document["statements"][2]["event"] = "SHOUT"
    assert not VALIDATOR.is_valid(document)


def test_the_schema_describes_statements() -> None:
    assert {"articles", "actors", "statements", "links", "schema"} == set(graph_schema()["required"])


def test_a_folder_stands_for_the_graph_in_it(tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_text(dump(COLLECTION), encoding="utf-8")
    assert load_file(tmp_path) == COLLECTION
    with pytest.raises(GraphUnreadableError, match=r"nowhere: can't be read \(No such file or directory\)"):
        load_file(tmp_path / "nowhere")
