"""GraphML as Gephi reads it without loss: unique edge ids, one type an attribute, looks and places."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

_NOT_NMTOKEN = re.compile(r"[^\w.\-:]")


def dump_graphml(graph: nx.MultiDiGraph) -> bytes:
    """Return `graph` as GraphML; `graph` is not changed. Ids that GraphML cannot hold are made so.

    networkx writes booleans as Python does; the schema wants them in small letters.
    """
    import networkx as nx

    names = safe_ids(graph.nodes)
    keys = safe_ids(key for _, _, key in graph.edges(keys=True))
    plain = nx.MultiDiGraph()
    plain.add_nodes_from((names[node], data) for node, data in graph.nodes(data=True))
    plain.add_edges_from((names[a], names[b], keys[key], data) for a, b, key, data in graph.edges(keys=True, data=True))
    out = io.BytesIO()
    nx.write_graphml_lxml(plain, out, encoding="utf-8", prettyprint=True)
    return _lower_booleans(out.getvalue())


def _lower_booleans(text: bytes) -> bytes:
    keys = re.findall(rb'<key id="(\w+)" for="\w+" attr\.name="\w+" attr\.type="boolean"/>', text)
    if not keys:
        return text
    places = rb"(<data key=\"(?:" + b"|".join(keys) + rb")\">)(True|False)(</data>)"
    return re.sub(places, lambda found: found[1] + found[2].lower() + found[3], text)


def safe_ids(ids: Iterable[str]) -> dict[str, str]:
    """Return for each id one that XML takes as a name token, unique among them; a good id stays as it is."""
    given = list(ids)
    taken = {name for name in given if name and not _NOT_NMTOKEN.search(name)}
    safe = {}
    for name in given:
        if name in taken:
            safe[name] = name
            continue
        stem = _NOT_NMTOKEN.sub("-", name) or "node"
        unique, n = stem, 2
        while unique in taken:
            unique, n = f"{stem}.{n}", n + 1
        taken.add(unique)
        safe[name] = unique
    return safe
