from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings

from escalate.errors import OutputError
from escalate.export.cypher import dump_cypher
from escalate.export.diagrams import dump_dot, dump_mermaid
from escalate.export.formats import FORMATS, export
from escalate.export.records import dump_cytoscape, dump_plover, dump_timelinejs
from escalate.graph import build_graph
from escalate.query.search import parse_selection, restrict
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    from escalate.model import Collection

TEXT_FORMATS = [name for name in FORMATS if name != "html"]


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("collection", [COLLECTION, EMPTY])
def test_every_format_is_written_alike_twice(name: str, collection: Collection) -> None:
    assert export(collection, to=name) == export(collection, to=name)


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_part_that_a_filter_keeps_goes_out_in_every_format(name: str) -> None:
    part = restrict(COLLECTION, parse_selection(["event=THREATEN"]))
    text = export(part, to=name).decode()
    assert len(text) < len(export(COLLECTION, to=name).decode())
    if name not in ("actors.csv", "links.csv"):
        assert "THREATEN" in text
        assert "held talks" not in text


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


@given(collections)
@settings(max_examples=40)
def test_networkx_reads_any_cytoscape_json_back(collection: Collection) -> None:
    graph = build_graph(collection)
    back = nx.cytoscape_graph(json.loads(dump_cytoscape(collection)))
    assert sorted(back) == sorted(graph)
    assert sorted(back.edges(keys=True)) == sorted(graph.edges(keys=True))
    for node, data in graph.nodes(data=True):
        assert data.items() <= back.nodes[node].items()


@given(collections)
@settings(max_examples=40)
def test_any_timelinejs_event_has_a_whole_date_and_inert_text(collection: Collection) -> None:
    dated = {s.id for s in collection.statements if s.when and (s.when.start or s.when.end)}
    events = json.loads(dump_timelinejs(collection))["events"]
    assert {event["unique_id"] for event in events} == dated
    for event in events:
        first, last = (event.get(end, event["start_date"]) for end in ("start_date", "end_date"))
        assert date(first["year"], first["month"], first["day"]) <= date(last["year"], last["month"], last["day"])
        text = event["text"]["headline"] + event["text"]["text"].replace("<p>", "", 1).replace("</p>", "", 1)
        assert "<" not in text
        assert "<" not in event["group"]


def test_timelinejs_says_in_words_what_is_vague() -> None:
    events = {event["unique_id"]: event for event in json.loads(dump_timelinejs(COLLECTION))["events"]}
    assert events["s13"]["display_date"] == "before 2024-03-24"
    assert events["s17"]["display_date"] == "2024-04"
    assert "display_date" not in events["s03"]


@given(collections)
@settings(max_examples=40)
def test_any_plover_line_is_a_record_of_its_own(collection: Collection) -> None:
    records = [json.loads(line) for line in dump_plover(collection).split("\n")[:-1]]
    assert len(records) == sum(max(1, len(s.sources)) * max(1, len(s.targets)) for s in collection.statements)
    assert len({frozenset(record) for record in records}) <= 1


DOT_LINE = re.compile(
    r'  s\d+ \[label="(?:[^"\\]|\\.)*", color="#[0-9a-f]{6}"\];|  s\d+ -> s\d+ \[label="[a-z]+"(, style=dashed)?\];'
)
MERMAID_TEXT = r'[^"<>`\[\]{}|\\]*'
MERMAID_LINE = re.compile(
    rf'    s\d+\["{MERMAID_TEXT}(<br>{MERMAID_TEXT})*"\]|    s\d+ (-->|-\.->)\|[a-z]+\| s\d+|    style s\d+ [^"]*'
)


@given(collections)
@settings(max_examples=60)
def test_no_text_breaks_a_diagram(collection: Collection) -> None:
    assert all(DOT_LINE.fullmatch(line) for line in dump_dot(collection).split("\n")[3:-2])
    assert all(MERMAID_LINE.fullmatch(line) for line in dump_mermaid(collection).split("\n")[1:-1])


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
