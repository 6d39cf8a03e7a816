from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given, settings
from lxml import etree

from escalate.export.graphml import dump_graphml, safe_ids
from escalate.graph import build_graph
from tests.export.sample_collection import COLLECTION
from tests.export.strategies import collections

if TYPE_CHECKING:
    from collections.abc import Callable

    from escalate.model import Collection

CASTS: dict[str, Callable[[str], object]] = {
    "string": str,
    "double": float,
    "long": int,
    "boolean": ["false", "true"].index,
}
"""The types that are declared in our files, and how a value of each is read."""

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def test_networkx_reads_the_same_graph_back() -> None:
    graph = build_graph(COLLECTION)
    back = nx.parse_graphml(dump_graphml(graph).decode(), force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(back.edges(keys=True)) == sorted(graph.edges(keys=True))
    for a, b, key, data in graph.edges(keys=True, data=True):
        assert back.edges[a, b, key] == data


def test_colours_are_integers_and_places_doubles_for_gephi() -> None:
    root = etree.fromstring(dump_graphml(build_graph(COLLECTION)))
    types = {(k.get("for"), k.get("attr.name")): k.get("attr.type") for k in root.iterfind("g:key", SPACE)}
    assert {types["node", channel] for channel in "rgb"} <= {"int", "long"}
    assert types["node", "x"] == types["node", "size"] == types["edge", "weight"] == "double"


@given(collections)
@settings(max_examples=60)
def test_any_graph_is_valid_and_reads_back_with_the_same_counts(collection: Collection) -> None:
    graph = build_graph(collection)
    root = etree.fromstring(dump_graphml(graph))
    declared = [key.get("id") for key in root.iterfind("g:key", SPACE)]
    names = [(key.get("for"), key.get("attr.name")) for key in root.iterfind("g:key", SPACE)]
    nodes = [node.get("id") for node in root.iterfind(".//g:node", SPACE)]
    edges = root.findall(".//g:edge", SPACE)
    ids = [edge.get("id") for edge in edges]
    assert len(set(declared)) == len(declared)
    assert len(set(names)) == len(names)
    assert len(set(nodes)) == len(nodes) == graph.number_of_nodes()
    assert len(set(ids)) == len(ids) == graph.number_of_edges()
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    assert all(" " not in name and "<" not in name for name in (*nodes, *ids))
    assert {data.get("key") for data in root.iterfind(".//g:data", SPACE)} <= set(declared)
    types = {key.get("id"): key.get("attr.type") for key in root.iterfind("g:key", SPACE)}
    for data in root.iterfind(".//g:data", SPACE):
        CASTS[types[data.get("key")]](data.text or "")
    back = nx.parse_graphml(dump_graphml(graph).decode(), force_multigraph=True)
    assert back.number_of_edges() == graph.number_of_edges()


def test_good_ids_stay_and_bad_ones_become_unique() -> None:
    assert safe_ids(["usa", "a b", "a-b", "", "a<b"]) == {
        "usa": "usa",
        "a b": "a-b.2",
        "a-b": "a-b",
        "": "node",
        "a<b": "a-b.3",
    }
