"""A Cypher script that loads the graph into Neo4j or another property graph store.

Run it as it is (`cypher-shell -f graph.cypher`): each line is one statement,
and running it twice changes nothing, because nodes and relationships are
merged by their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.graph import build_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from escalate.model import Collection

_LABELS = {"actor": "Actor", "statement": "Statement"}
_LOOKS = frozenset({"x", "y", "size", "r", "g", "b", "color", "type", "relation"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def dump_cypher(collection: Collection) -> str:
    """Return the script; relationship types are the relations in capitals, such as PROVOKES and ISSUES."""
    return "".join(f"{line};\n" for line in _lines(collection))


def _lines(collection: Collection) -> Iterator[str]:
    graph = build_graph(collection)
    for label in _LABELS.values():
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    kinds = {}
    for node, data in graph.nodes(data=True):
        kinds[node] = label = _LABELS[data["type"]]
        yield f"MERGE (n:{label} {{id: {_literal(node)}}}) SET n += {_map(data)}"
    for a, b, key, data in graph.edges(keys=True, data=True):
        ends = f"MATCH (a:{kinds[a]} {{id: {_literal(a)}}}), (b:{kinds[b]} {{id: {_literal(b)}}})"
        relation = data["relation"].upper()
        yield f"{ends} MERGE (a)-[r:{relation} {{id: {_literal(key)}}}]->(b) SET r += {_map(data)}"


def _map(data: Mapping[str, object]) -> str:
    pairs = (f"{name}: {_literal(value)}" for name, value in data.items() if name not in _LOOKS)
    return f"{{{', '.join(pairs)}}}"


def _literal(value: object) -> str:
    """Return `value` as Cypher writes it. Source: openCypher 9, string literals."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{"".join(_escape(c) for c in value)}"'
    return str(value)


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return (
        f"\\u{ord(char):04x}" if char < " " or "\ud800" <= char <= "\udfff" or char in "\x7f\x85\u2028\u2029" else char
    )
