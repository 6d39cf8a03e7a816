"""Escalation in news articles, read out as a directed temporal graph.

The public names are imported when first used, so that `import escalate` is
cheap: `build` reads articles into a collection, `load` opens a `graph.json` as
a `Dataset`: records, networkx graph, data frames, paths, patterns.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PUBLIC = {
    "build": "escalate.pipeline",
    "collect": "escalate.pipeline",
    "extract": "escalate.pipeline",
    "Knowledge": "escalate.pipeline",
    "Config": "escalate.config",
    "read": "escalate.read",
    "load": "escalate.dataset",
    "Dataset": "escalate.dataset",
    "write_all": "escalate.export.files",
    "build_graph": "escalate.graph",
    "EscalateError": "escalate.errors",
    "Problem": "escalate.errors",
    "Article": "escalate.model",
    "Actor": "escalate.model",
    "Collection": "escalate.model",
    "Event": "escalate.model",
    "Link": "escalate.model",
    "Relation": "escalate.model",
    "Statement": "escalate.model",
}
__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'escalate' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(_PUBLIC)
