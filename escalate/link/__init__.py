"""From statements to links: one event from many reports, what answers what, and the fate of threats.

The public names are imported when first used: who only asks a graph needs
few of them, and should not wait for the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from escalate.link.contradictions import find_contradictions
    from escalate.link.judging import judge_merges, match_judgements
    from escalate.link.linking import connect, link
    from escalate.link.merge import apply_merges, count_independent, find_merges, merge_reports, redirect_cues
    from escalate.link.settling import settle_times
    from escalate.link.sides import Sides

__all__ = [
    "Sides",
    "apply_merges",
    "connect",
    "count_independent",
    "find_contradictions",
    "find_merges",
    "judge_merges",
    "link",
    "match_judgements",
    "merge_reports",
    "redirect_cues",
    "settle_times",
]

_HOMES = {
    "Sides": "sides",
    "apply_merges": "merge",
    "connect": "linking",
    "count_independent": "merge",
    "find_contradictions": "contradictions",
    "find_merges": "merge",
    "judge_merges": "judging",
    "link": "linking",
    "match_judgements": "judging",
    "merge_reports": "merge",
    "redirect_cues": "merge",
    "settle_times": "settling",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'escalate.link' has no attribute {name!r}")
    return getattr(import_module(f"escalate.link.{_HOMES[name]}"), name)
