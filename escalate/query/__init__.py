"""Ask a collection: paths through time, the ledger of threats, timelines, ladders, and why something is there."""

from escalate.query.compare import Change, Difference, compare
from escalate.query.explain import Explanation, explain
from escalate.query.index import Index
from escalate.query.ladder import CrisisLadder, Ladder, Rung, climb, climb_all
from escalate.query.names import find_actor, find_node, find_statement
from escalate.query.paths import Certainty, Hop, Path, find_paths
from escalate.query.routes import Best
from escalate.query.search import Selection, build_selection, parse_selection, restrict, select_statements
from escalate.query.threats import Fate, LedgerEntry, ledger
from escalate.query.trace import Traced, exchange, trace, trace_between

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
