"""Every format a collection can be taken elsewhere in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.errors import OutputError
from escalate.export import csv, json
from escalate.export.cypher import dump_cypher
from escalate.export.diagrams import dump_dot, dump_mermaid
from escalate.export.gexf import dump_gexf
from escalate.export.graphml import dump_graphml
from escalate.export.records import dump_cytoscape, dump_plover, dump_timelinejs
from escalate.graph import build_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from escalate.model import Collection


def _page(collection: Collection) -> str:
    from escalate.export.html.page import render_page

    return render_page(collection)


FORMATS: Mapping[str, Callable[[Collection], str | bytes]] = {
    "json": json.dump,
    "html": _page,
    "graphml": lambda collection: dump_graphml(build_graph(collection)),
    "gexf": lambda collection: dump_gexf(build_graph(collection)),
    "statements.csv": csv.dump_statements,
    "links.csv": csv.dump_links,
    "actors.csv": csv.dump_actors,
    "cytoscape": dump_cytoscape,
    "cypher": dump_cypher,
    "timelinejs": dump_timelinejs,
    "plover": dump_plover,
    "mermaid": dump_mermaid,
    "dot": dump_dot,
}


def export(collection: Collection, *, to: str) -> bytes:
    """Return `collection` in the format called `to`; raises `OutputError` for a name that is not in `FORMATS`."""
    if to not in FORMATS:
        raise OutputError(f"{to!r} is no format escalate writes; choose one of {', '.join(FORMATS)}")
    content = FORMATS[to](collection)
    return content if isinstance(content, bytes) else content.encode()
