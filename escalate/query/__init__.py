"""Ask a collection: paths through time, the ledger of threats, timelines, ladders, and why something is there.

The public names are imported when first used, so that a command loads no more
than it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from escalate.query.comparison import Change, Difference, compare
    from escalate.query.explanation import Explanation, explain
    from escalate.query.index import Index
    from escalate.query.ladder import CrisisLadder, Ladder, climb, climb_all
    from escalate.query.names import find_actor, find_node, find_statement
    from escalate.query.paths import Certainty, Hop, Path, find_paths
    from escalate.query.routes import Best
    from escalate.query.rungs import Rung
    from escalate.query.search import Selection, build_selection, parse_selection, restrict, select_statements
    from escalate.query.threats import Fate, LedgerEntry, ledger
    from escalate.query.tracing import Traced, exchange, trace, trace_between

_PUBLIC = {
    "Change": "escalate.query.comparison",
    "Difference": "escalate.query.comparison",
    "compare": "escalate.query.comparison",
    "Explanation": "escalate.query.explanation",
    "explain": "escalate.query.explanation",
    "Index": "escalate.query.index",
    "CrisisLadder": "escalate.query.ladder",
    "Ladder": "escalate.query.ladder",
    "Rung": "escalate.query.rungs",
    "climb": "escalate.query.ladder",
    "climb_all": "escalate.query.ladder",
    "find_actor": "escalate.query.names",
    "find_node": "escalate.query.names",
    "find_statement": "escalate.query.names",
    "Certainty": "escalate.query.paths",
    "Hop": "escalate.query.paths",
    "Path": "escalate.query.paths",
    "find_paths": "escalate.query.paths",
    "Best": "escalate.query.routes",
    "Selection": "escalate.query.search",
    "build_selection": "escalate.query.search",
    "parse_selection": "escalate.query.search",
    "restrict": "escalate.query.search",
    "select_statements": "escalate.query.search",
    "Fate": "escalate.query.threats",
    "LedgerEntry": "escalate.query.threats",
    "ledger": "escalate.query.threats",
    "Traced": "escalate.query.tracing",
    "exchange": "escalate.query.tracing",
    "trace": "escalate.query.tracing",
    "trace_between": "escalate.query.tracing",
}

__all__ = [
    "Best",
    "Certainty",
    "Change",
    "CrisisLadder",
    "Difference",
    "Explanation",
    "Fate",
    "Hop",
    "Index",
    "Ladder",
    "LedgerEntry",
    "Path",
    "Rung",
    "Selection",
    "Traced",
    "build_selection",
    "climb",
    "climb_all",
    "compare",
    "exchange",
    "explain",
    "find_actor",
    "find_node",
    "find_paths",
    "find_statement",
    "ledger",
    "parse_selection",
    "restrict",
    "select_statements",
    "trace",
    "trace_between",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'escalate.query' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return __all__
