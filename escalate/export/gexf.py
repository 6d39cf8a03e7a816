"""GEXF 1.3 with intervals and a kind per relation, so that Gephi's timeline plays and parallel edges stay apart.

Written by hand because no kept library writes 1.3 with `kind` and intervals.
Source: the RELAX NG grammar of GEXF 1.3 (gexf.net/1.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.export.graphml import safe_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    from lxml.etree import _Element

NAMESPACE = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"

_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}
_COLOURS = {
    "provokes": "#5d6773",
    "repeats": "#a3a9b0",
    "fulfils": "#b0430a",
    "meets": "#00775a",
    "defies": "#a34f86",
    "issues": "#c4c9cf",
    "targets": "#c4c9cf",
    "member_of": "#dde0e4",
}
"""Links as on the page; what ties actors to statements stays in the background."""
_SHAPES = {("statement", True): "disc", ("statement", False): "diamond"}
_NOT_VALUES = frozenset({"x", "y", "size", "r", "g", "b", "color", "start", "end", "label"})
_WIDEST_TYPE = ("boolean", "integer", "double", "string")


def dump_gexf(graph: nx.MultiDiGraph) -> bytes:
    """Return `graph` as GEXF 1.3. Dates are days; where any node is dated to the minute, all are moments."""
    from lxml import etree

    to_the_minute = any("T" in str(data.get(end, "")) for _, data in graph.nodes(data=True) for end in ("start", "end"))
    root = etree.Element(f"{{{NAMESPACE}}}gexf", {"version": "1.3"}, nsmap={None: NAMESPACE, "viz": VIZ})
    meta = _add(root, "meta")
    _add(meta, "creator").text = "escalate"
    _add(meta, "description").text = "Who said or did what to whom, when, and in answer to what."
    body = _add(
        root,
        "graph",
        mode="dynamic",
        defaultedgetype="directed",
        timeformat="dateTime" if to_the_minute else "date",
        timerepresentation="interval",
    )
    nodes = [data for _, data in graph.nodes(data=True)]
    edges = [data for _, _, data in graph.edges(data=True)]
    node_types = _declare(body, "node", nodes)
    edge_types = _declare(body, "edge", edges)
    names = safe_ids(graph.nodes)
    holder = _add(body, "nodes")
    for node, data in graph.nodes(data=True):
        _add_node(holder, names[node], data, node_types, to_the_minute=to_the_minute)
    keys = safe_ids(key for _, _, key in graph.edges(keys=True))
    holder = _add(body, "edges")
    for source, target, key, data in graph.edges(keys=True, data=True):
        ends = {"id": keys[key], "source": names[source], "target": names[target]}
        _add_edge(holder, ends, data, edge_types, to_the_minute=to_the_minute)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text


def _declare(body: _Element, kind: str, rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Write the attribute declarations of one class; two types of one name meet in the wider."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if name not in _NOT_VALUES:
                found = (_TYPES[type(value)], types.get(name, "boolean"))
                types[name] = max(found, key=_WIDEST_TYPE.index)
    holder = _add(body, "attributes", **{"class": kind, "mode": "static"})
    for name, found_type in types.items():
        _add(holder, "attribute", id=name, title=name, type=found_type)
    return types


def _add_node(
    holder: _Element, name: str, data: Mapping[str, object], types: Mapping[str, str], *, to_the_minute: bool
) -> None:
    node = _add(holder, "node", id=name, label=str(data.get("label", name)), **_interval(data, to_the_minute))
    _add_values(node, data, types)
    if "color" in data:
        red, green, blue = (str(data[channel]) for channel in "rgb")
        _add(node, "color", space=VIZ, r=red, g=green, b=blue)
    if "x" in data:
        _add(node, "position", space=VIZ, x=str(data["x"]), y=str(data["y"]), z="0.0")
    if "size" in data:
        _add(node, "size", space=VIZ, value=str(data["size"]))
    shape = _SHAPES.get((str(data.get("type")), bool(data.get("spoken"))), "square")
    _add(node, "shape", space=VIZ, value=shape)


def _add_edge(
    holder: _Element,
    ends: Mapping[str, str],
    data: Mapping[str, object],
    types: Mapping[str, str],
    *,
    to_the_minute: bool,
) -> None:
    relation = str(data.get("relation", ""))
    look = {"kind": relation, "label": relation, "weight": str(data.get("weight", 1.0))}
    edge = _add(holder, "edge", **ends, **look, **_interval(data, to_the_minute))
    _add_values(edge, data, types)
    if relation in _COLOURS:
        _add(edge, "color", space=VIZ, **_channels(_COLOURS[relation]))
    _add(edge, "shape", space=VIZ, value="dashed" if data.get("basis") == "inferred" else "solid")


def _channels(colour: str) -> dict[str, str]:
    return {channel: str(int(colour[at : at + 2], 16)) for channel, at in (("r", 1), ("g", 3), ("b", 5))}


def _add_values(holder: _Element, data: Mapping[str, object], types: Mapping[str, str]) -> None:
    values = _add(holder, "attvalues")
    for name, value in data.items():
        if name in types:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            _add(values, "attvalue", **{"for": name, "value": text})


def _interval(data: Mapping[str, object], to_the_minute: bool) -> dict[str, str]:
    """Return start and end as Gephi wants them: full dates, in order; an open end is left out."""
    start, end = data.get("start"), data.get("end")
    found = {}
    if isinstance(start, str):
        found["start"] = _moment(start, "00:00:00") if to_the_minute else start[:10]
    if isinstance(end, str):
        found["end"] = _moment(end, "23:59:59") if to_the_minute else end[:10]
    if len(found) == len(("start", "end")) and found["start"] > found["end"]:
        found["start"], found["end"] = found["end"], found["start"]
    return found


def _moment(text: str, clock: str) -> str:
    return f"{text}:00" if "T" in text else f"{text}T{clock}"


def _add(parent: _Element, tag: str, *, space: str = NAMESPACE, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{space}}}{tag}", attributes)
