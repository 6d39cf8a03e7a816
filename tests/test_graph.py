from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings

from escalate.graph import build_graph, quad_class
from escalate.model import Event, QuadClass
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    from escalate.model import Collection


def test_actors_and_statements_are_nodes_joined_by_who_says_it_to_whom() -> None:
    graph = build_graph(COLLECTION)
    assert graph.nodes["norland"]["type"] == "actor"
    assert graph.nodes["s03"]["label"] == "Ada Brandt THREATEN Norland"
    assert graph.nodes["s03"]["condition_kind"] == "if"
    assert [data["relation"] for data in graph.get_edge_data("person.ada-brandt", "s03").values()] == ["issues"]
    assert [data["relation"] for data in graph.get_edge_data("s03", "norland").values()] == ["targets"]
    assert [data["relation"] for data in graph.get_edge_data("person.ada-brandt", "sudmark").values()] == ["member_of"]


def test_parallel_links_between_two_statements_are_all_kept() -> None:
    found = build_graph(COLLECTION).get_edge_data("s10", "s11")
    assert {key: data["relation"] for key, data in found.items()} == {"l08": "provokes", "l09": "defies"}


def test_what_is_told_otherwise_elsewhere_is_said_on_both_statements() -> None:
    nodes = build_graph(COLLECTION).nodes
    assert nodes["s01"]["contradicted"] == nodes["s04"]["contradicted"] == COLLECTION.contradictions[0].reason
    assert nodes["s06"]["contradicted"] == COLLECTION.contradictions[1].reason
    assert "contradicted" not in nodes["s03"]


def test_no_statement_gives_an_empty_graph() -> None:
    assert nx.is_empty(build_graph(EMPTY))


def test_a_link_to_a_statement_that_is_not_there_is_left_out() -> None:
    short = replace(COLLECTION, statements=COLLECTION.statements[:2])
    relations = [data["relation"] for _, _, data in build_graph(short).edges(data=True)]
    assert relations.count("provokes") == 1


def test_an_absent_value_is_an_absent_attribute() -> None:
    undated = build_graph(COLLECTION).nodes["s18"]
    assert not {"start", "end", "precision", "condition", "mode"} & set(undated)


@pytest.mark.parametrize(
    ("event", "quad"),
    [
        (Event.RETREAT, QuadClass.MATERIAL_COOPERATION),
        (Event.CONCEDE, QuadClass.VERBAL_COOPERATION),
        (Event.REQUEST, QuadClass.VERBAL_CONFLICT),
        (Event.PROTEST, QuadClass.MATERIAL_CONFLICT),
        (Event.STATEMENT, QuadClass.NEUTRAL),
    ],
)
def test_every_event_has_its_class_of_the_codebook(event: Event, quad: QuadClass) -> None:
    assert quad_class(event) is quad


@given(collections)
@settings(max_examples=60)
def test_attributes_are_scalars_of_one_type_and_edge_keys_are_unique(collection: Collection) -> None:
    graph = build_graph(collection)
    types: dict[tuple[str, str], set[type]] = {}
    for kind, rows in (("node", graph.nodes(data=True)), ("edge", [e[1:] for e in graph.edges(data=True)])):
        for _, data in rows:
            for name, value in data.items():
                types.setdefault((kind, name), set()).add(type(value))
    assert all(len(found) == 1 and found <= {str, int, float, bool} for found in types.values())
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(set(keys)) == len(keys)
    assert {s.id for s in collection.statements} <= set(graph)
