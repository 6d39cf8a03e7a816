from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree

from escalate.export.gexf import dump_gexf
from escalate.graph import build_graph
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    from collections.abc import Callable

    from escalate.model import Collection

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf.rng"))
SPACE = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def parse(collection: Collection) -> etree._Element:
    return etree.fromstring(dump_gexf(build_graph(collection)))


def find(root: etree._Element, name: str) -> etree._Element:
    (node,) = root.xpath(f".//g:node[@id='{name}']", namespaces=SPACE)
    return node


@pytest.mark.parametrize("collection", [COLLECTION, EMPTY])
def test_it_is_valid_against_the_rules_of_the_format(collection: Collection) -> None:
    GRAMMAR.assertValid(parse(collection))


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        (".//g:edge", "kind", ""),
        (".//g:node", "start", "2024"),
        (".//g:node", "start", "2024-03"),
        ("g:graph", "timeformat", "day"),
        (".//viz:color", "r", "256"),
        (".//viz:shape", "value", "star"),
        (".//g:attribute", "type", "text"),
        (".//g:edge", "weight", "NaN-ish"),
    ],
)
def test_the_rules_notice_what_gephi_would_refuse(path: str, name: str, value: str) -> None:
    root = parse(COLLECTION)
    root.xpath(path, namespaces=SPACE)[0].set(name, value)
    assert not GRAMMAR.validate(root)


def test_it_is_a_dynamic_graph_of_intervals() -> None:
    (graph,) = parse(COLLECTION).xpath("g:graph", namespaces=SPACE)
    assert dict(graph.attrib) == {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "timerepresentation": "interval",
    }


def test_links_bear_the_colour_of_their_relation_and_inferred_ones_are_dashed() -> None:
    root = parse(COLLECTION)
    looks = {
        edge.get("id"): (
            tuple(edge.find("viz:color", SPACE).attrib.values()),
            edge.find("viz:shape", SPACE).get("value"),
        )
        for edge in root.iterfind(".//g:edge", SPACE)
    }
    assert looks["l04"] == (("176", "67", "10"), "solid")
    assert looks["l10"][0] == looks["l04"][0] != looks["l01"][0]
    assert looks["l01"][1] == "dashed"
    assert len(looks) == build_graph(COLLECTION).number_of_edges()


def test_partial_dates_become_full_days_and_open_ends_stay_open() -> None:
    root = parse(COLLECTION)
    year, before, after, none = (find(root, name) for name in ("s14", "s13", "s08", "s18"))
    assert (year.get("start"), year.get("end")) == ("2019-01-01", "2019-12-31")
    assert (before.get("start"), before.get("end")) == (None, "2024-03-24")
    assert (after.get("start"), after.get("end")) == ("2024-03-07", None)
    assert (none.get("start"), none.get("end")) == (None, None)


def test_parallel_links_keep_apart_by_their_kind() -> None:
    root = parse(COLLECTION)
    kinds = root.xpath(".//g:edge[@source='s10' and @target='s11']/@kind", namespaces=SPACE)
    assert sorted(kinds) == ["defies", "provokes"]


def test_nodes_carry_colour_place_size_and_shape() -> None:
    node = find(parse(COLLECTION), "s01")
    (colour,) = node.findall("viz:color", SPACE)
    assert (colour.get("r"), colour.get("g"), colour.get("b")) == ("213", "94", "0")
    assert len(node.findall("viz:position", SPACE)) == len(node.findall("viz:size", SPACE)) == 1
    (shape,) = node.findall("viz:shape", SPACE)
    assert shape.get("value") == "diamond"


def test_nothing_is_stamped_with_the_time_of_writing() -> None:
    assert dump_gexf(build_graph(COLLECTION)) == dump_gexf(build_graph(COLLECTION))
    assert b"lastmodifieddate" not in dump_gexf(build_graph(EMPTY))


def test_networkx_reads_the_same_graph_back() -> None:
    graph = build_graph(COLLECTION)
    back = nx.read_gexf(io.BytesIO(dump_gexf(graph)), version="1.3")
    looks = {"x", "y", "size", "r", "g", "b", "color"}
    assert set(back) == set(graph)
    for node, data in graph.nodes(data=True):
        assert {k: v for k, v in back.nodes[node].items() if k != "viz"} == {
            k: v for k, v in data.items() if k not in looks
        }
    assert sorted((a, b) for a, b in back.edges()) == sorted((a, b) for a, b in graph.edges())


@given(collections)
@settings(max_examples=60)
def test_any_graph_keeps_the_rules_of_gexf(collection: Collection) -> None:
    graph = build_graph(collection)
    root = etree.fromstring(dump_gexf(graph))
    GRAMMAR.assertValid(root)
    if root.xpath("g:graph/@timeformat", namespaces=SPACE) == ["date"]:  # networkx 3.6 stops at dateTime
        back = nx.read_gexf(io.BytesIO(dump_gexf(graph)), version="1.3")
        assert (back.number_of_nodes(), back.number_of_edges()) == (graph.number_of_nodes(), graph.number_of_edges())
    nodes = root.xpath(".//g:node/@id", namespaces=SPACE)
    edges = root.xpath(".//g:edge", namespaces=SPACE)
    assert len(set(nodes)) == len(nodes) == graph.number_of_nodes()
    assert len({edge.get("id") for edge in edges}) == len(edges) == graph.number_of_edges()
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    declared = {
        group.get("class"): {a.get("id"): a.get("type") for a in group.iterfind("g:attribute", SPACE)}
        for group in root.iterfind(".//g:attributes", SPACE)
    }
    casts: dict[str, Callable[[str], object]] = {
        "integer": int,
        "double": float,
        "string": str,
        "boolean": ["false", "true"].index,
    }
    timed = root.xpath("g:graph/@timeformat", namespaces=SPACE)[0]
    read: Callable[[str], date] = date.fromisoformat if timed == "date" else datetime.fromisoformat
    for kind, elements in (("node", root.xpath(".//g:node", namespaces=SPACE)), ("edge", edges)):
        for element in elements:
            for value in element.iterfind("g:attvalues/g:attvalue", SPACE):
                casts[declared[kind][value.get("for")]](value.get("value"))
            ends = [read(element.get(name)) for name in ("start", "end") if element.get(name)]
            assert ends == sorted(ends)
