"""What readers that are not ours make of our GraphML and GEXF: the same nodes, edges, kinds and attributes."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import igraph
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from escalate.export.gexf import dump_gexf
from escalate.export.graphml import dump_graphml, safe_ids
from escalate.graph import build_graph
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

if TYPE_CHECKING:
    import networkx as nx

GRAPHOLOGY = Path(__file__).parent / "graphology"
LOOKS = {"x", "y", "r", "g", "b", "color", "size"}
INTERVAL = {"start", "end"}

Nodes = dict[str, dict[str, Any]]
Edges = dict[str, tuple[str, str, dict[str, Any]]]


def written(graph: nx.MultiDiGraph) -> tuple[Nodes, Edges]:
    """Return the nodes and edges of a graph under the ids that the files give them."""
    names = safe_ids(graph.nodes)
    keys = safe_ids(key for _, _, key in graph.edges(keys=True))
    nodes = {names[node]: dict(data) for node, data in graph.nodes(data=True)}
    edges = {keys[key]: (names[a], names[b], dict(data)) for a, b, key, data in graph.edges(keys=True, data=True)}
    return nodes, edges


def read_igraph(text: bytes) -> tuple[Nodes, list[tuple[str, str, dict[str, Any]]]]:
    """Return what igraph reads; it fills what is absent with an empty text, NaN or False, which is left out here.

    igraph 1.0 gives edges the ids of nodes, so its edges are known by their place in the file.
    """
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "graph.graphml"
        path.write_bytes(text)
        graph = igraph.Graph.Read_GraphML(str(path))

    def present(attributes: dict[str, Any]) -> dict[str, Any]:
        return {
            name: value
            for name, value in attributes.items()
            if name != "id" and value not in ("", False) and not (isinstance(value, float) and math.isnan(value))
        }

    nodes = {v["id"]: present(v.attributes()) for v in graph.vs}
    edges = [(graph.vs[e.source]["id"], graph.vs[e.target]["id"], present(e.attributes())) for e in graph.es]
    return nodes, edges


def present(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value not in ("", False)}


def check_igraph(graph: nx.MultiDiGraph) -> None:
    nodes, edges = written(graph)
    found_nodes, found_edges = read_igraph(dump_graphml(graph))
    assert found_nodes == {key: present(data) for key, data in nodes.items()}
    assert found_edges == [(a, b, present(data)) for a, b, data in edges.values()]


def test_igraph_reads_the_same_graph_from_graphml() -> None:
    check_igraph(build_graph(COLLECTION))


@given(collections)
@settings(max_examples=40, deadline=None)
def test_igraph_reads_any_graph(collection: Any) -> None:
    check_igraph(build_graph(collection))


def read_graphology(texts: list[tuple[str, bytes]]) -> list[tuple[Nodes, Edges]]:
    node = shutil.which("node")
    if node is None or not (GRAPHOLOGY / "node_modules" / "graphology").is_dir():
        missing = "Node.js or graphology is not here: npm install --prefix tests/export/graphology"
        # Where the run has installed it, that it isn't there is a fault and no reason to skip.
        if os.environ.get("ESCALATE_REQUIRE_GRAPHOLOGY"):
            pytest.fail(missing)
        pytest.skip(missing)
    done = subprocess.run(
        [node, "read.js"],
        input=json.dumps([(form, text.decode()) for form, text in texts]),
        cwd=GRAPHOLOGY,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [
        (graph["nodes"], {key: (a, b, data) for key, (a, b, data) in graph["edges"].items()})
        for graph in json.loads(done.stdout)
    ]


def check_graphology(graphs: list[nx.MultiDiGraph]) -> None:
    found = read_graphology(
        [("graphml", dump_graphml(graph)) for graph in graphs] + [("gexf", dump_gexf(graph)) for graph in graphs]
    )
    for n, graph in enumerate(graphs):
        nodes, edges = written(graph)
        for nodes_read, edges_read in (found[n], found[len(graphs) + n]):
            assert list(nodes_read) == list(nodes)
            assert {key: (a, b) for key, (a, b, _) in edges_read.items()} == {
                key: (a, b) for key, (a, b, _) in edges.items()
            }
            for key, data in nodes.items():
                assert_same(data, nodes_read[key])
            for key, (_, _, data) in edges.items():
                assert_same(data, edges_read[key][2])


def assert_same(given: dict[str, Any], found: dict[str, Any]) -> None:
    """Assert that each attribute came through; looks and intervals are read into places of their own."""
    for name, value in given.items():
        if name not in LOOKS | INTERVAL and value != "":
            assert fold(found.get(name)) == fold(value), name


def fold(value: object) -> object:
    """Return a text without white space: graphology's parser, xmldom, reads XML 1.1's line ends as others."""
    return "".join(value.split()) if isinstance(value, str) else value


def test_graphology_reads_the_same_graph_from_graphml_and_gexf() -> None:
    check_graphology([build_graph(COLLECTION), build_graph(EMPTY)])


@given(st.lists(collections, min_size=1, max_size=8))
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_graphology_reads_any_graph(made: list[Any]) -> None:
    check_graphology([build_graph(collection) for collection in made])


def test_graphology_places_and_colours_the_nodes() -> None:
    graph = build_graph(COLLECTION)
    ((nodes, _),) = read_graphology([("gexf", dump_gexf(graph))])
    for key, data in graph.nodes(data=True):
        assert (nodes[key]["x"], nodes[key]["y"], nodes[key]["size"]) == (data["x"], data["y"], data["size"])
        assert nodes[key]["color"] == f"rgb({data['r']},{data['g']},{data['b']})"
