from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from escalate.errors import OutputError
from escalate.export.cypher import dump_cypher
from escalate.export.diagrams import dump_dot, dump_mermaid
from escalate.export.formats import FORMATS, export
from escalate.export.records import dump_cytoscape, dump_plover, dump_timelinejs
from escalate.graph import build_graph
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    from escalate.model import Collection

TEXT_FORMATS = [name for name in FORMATS if name != "html"]


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("collection", [COLLECTION, EMPTY])
def test_every_format_is_written_alike_twice(name: str, collection: Collection) -> None:
    assert export(collection, to=name) == export(collection, to=name)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(OutputError, match="gexf"):
        export(COLLECTION, to="pajek")


@given(collections)
@settings(max_examples=40)
def test_no_collection_breaks_a_format(collection: Collection) -> None:
    for name in TEXT_FORMATS:
        export(collection, to=name)


def test_cypher_merges_every_node_and_edge_on_a_line_of_its_own() -> None:
    lines = dump_cypher(COLLECTION).splitlines()
    graph = build_graph(COLLECTION)
    assert sum(line.startswith("MERGE (n:") for line in lines) == graph.number_of_nodes()
    assert sum(line.startswith("MATCH (a:") for line in lines) == graph.number_of_edges()
    assert all(line.endswith(";") for line in lines)
    fulfils = next(line for line in lines if ":FULFILS" in line)
    assert fulfils.startswith(
        'MATCH (a:Statement {id: "s03"}), (b:Statement {id: "s06"}) MERGE (a)-[r:FULFILS {id: "l04"}]'
    )


@given(collections)
@settings(max_examples=40)
def test_no_text_ends_a_cypher_string(collection: Collection) -> None:
    for line in dump_cypher(collection).split("\n")[:-1]:
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
        assert '"' not in bare
        assert ";" not in bare[:-1]


def test_cytoscape_holds_nodes_and_edges() -> None:
    elements = json.loads(dump_cytoscape(COLLECTION))["elements"]
    graph = build_graph(COLLECTION)
    assert len(elements["nodes"]) == graph.number_of_nodes()
    assert len(elements["edges"]) == graph.number_of_edges()


def test_timelinejs_escapes_markup_and_leaves_undated_statements_out() -> None:
    text = dump_timelinejs(COLLECTION)
    events = {event["unique_id"]: event for event in json.loads(text)["events"]}
    assert "s18" not in events
    assert events["s17"]["start_date"] == {"year": 2024, "month": 4, "day": 1}
    assert events["s17"]["end_date"] == {"year": 2024, "month": 4, "day": 30}
    assert "<script" not in text


def test_plover_records_name_both_parties() -> None:
    records = [json.loads(line) for line in dump_plover(COLLECTION).splitlines()]
    threat = next(record for record in records if record["event_id"] == "s03")
    assert threat["event_type"] == "THREATEN"
    assert threat["quad_code"] == "verbal conflict"
    assert (threat["actor_name"], threat["actor_country"]) == ("Ada Brandt", "sudmark")
    assert threat["recip_id"] == "norland"


def test_mermaid_and_dot_draw_links_and_keep_text_inert() -> None:
    mermaid, dot = dump_mermaid(COLLECTION), dump_dot(COLLECTION)
    assert mermaid.count("-->|") + mermaid.count("-.->|") == len(COLLECTION.links)
    assert dot.count(" -> ") == len(COLLECTION.links)
    assert "<script" not in mermaid
    assert "<img" not in mermaid
    assert all(line.count('"') % 2 == 0 for line in dot.replace('\\"', "").splitlines())
