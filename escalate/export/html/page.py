"""Render the page: pyvis for the network's data, options and bundled library, our own template around them.

pyvis's own template loads from content delivery networks and lets text become
markup (pyvis 0.3.2), so `Network.templateEnv` is replaced by an environment
that escapes, and everything the page needs is put into it. The content
security policy names each script and style by its hash: nothing else runs, and
nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate.export import json
from escalate.export.html.data import page_data

if TYPE_CHECKING:
    from jinja2 import Environment

    from escalate.model import Collection

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = (
    "time.js",
    "state.js",
    "marks.js",
    "sharing.js",
    "scene.js",
    "draw.js",
    "chart.js",
    "strip.js",
    "lanes.js",
    "panel.js",
    "legend.js",
    "finder.js",
    "paths.js",
    "threats.js",
    "table.js",
    "search.js",
    "play.js",
    "take.js",
    "fragment.js",
    "keys.js",
    "main.js",
)
STYLES = ("page.css",)
BUNDLE = "lib/vis-9.1.2/vis-network.min.js"

_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S*")
_OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100_000_000,
    },
    "nodes": {"shape": "custom"},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}, "selectionWidth": 0, "hoverWidth": 0},
}


def render_page(collection: Collection, *, title: str | None = None) -> str:
    """Return the page of `collection` as one HTML text that needs no network.

    `title` is the headline; without it, the page is called after the actors
    that say and do most.
    """
    from pyvis.network import Network

    data = page_data(collection, title=title)
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    net.nodes.extend(_nodes(data))
    net.edges.extend(_edges(data))
    net.set_options(json.encode(_OPTIONS))
    net.templateEnv = _environment(data, bundled=Path(net.template_dir) / BUNDLE)
    net.path = "page.html.jinja"
    text: str = net.generate_html()
    return text + "\n"


def _nodes(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": f"s{n}", "x": n, "y": 0} for n in range(len(data["statements"]))]


def _edges(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": f"l{n}", "from": f"s{link['from']}", "to": f"s{link['to']}"} for n, link in enumerate(data["links"])]


def _environment(data: dict[str, Any], *, bundled: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    scripts = [_SOURCE_MAP.sub("", bundled.read_text(encoding="utf-8"))]
    scripts += [(ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS]
    styles = [(ASSETS / name).read_text(encoding="utf-8") for name in STYLES]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        title=data["title"],
        data=Markup(_inert(json.encode(data, compact=True))),  # noqa: S704  made inert for a script element just here
        inert=lambda value: Markup(_inert(json.encode(value, compact=True))),  # noqa: S704
        scripts=[Markup(text) for text in scripts],  # noqa: S704  our own files and pyvis's bundle
        styles=[Markup(text) for text in styles],  # noqa: S704
        network_options=_OPTIONS,
        policy=_policy(scripts, styles),
    )
    return environment


def _inert(text: str) -> str:
    """Return JSON that can't end the script element it stands in: `<`, `>` and `&` only as escapes."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _policy(scripts: list[str], styles: list[str]) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(_hash(text) for text in scripts)}",
            f"style-src {' '.join(_hash(text) for text in styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
