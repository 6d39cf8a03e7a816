"""Floors under the quality of linking, on the crises that it was made on and on those kept to report on.

The report set was written without sight of the rules, and neither rules nor
weights were made on it; `benchmarks/RESULTS.md` says which marks it misses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.links import Tally, calibration_error, measure

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge

CRISES: list[dict[str, Any]] = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[1] / "crises").glob("*.json"))
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least that is accepted of precision and recall of links, of fates, of merging."""

    stated: tuple[float, float]
    inferred: tuple[float, float]
    fates: float
    merging: float


FLOORS = {
    "dev": Floors(stated=(0.89, 0.78), inferred=(0.7, 0.58), fates=0.78, merging=0.93),
    "report": Floors(stated=(0.9, 0.8), inferred=(0.73, 0.69), fates=0.78, merging=0.9),
}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def measured(request: pytest.FixtureRequest, knowledge: Knowledge) -> tuple[Tally, Floors]:
    """Link the crises of a set whose statements are given."""
    found = Tally()
    for about in CRISES:
        if about["set"] == request.param:
            measure(about, knowledge, found)
    return found, FLOORS[request.param]


def precision(tally: Tally, kind: str) -> float:
    return tally.right[kind] / tally.given[kind]


def recall(tally: Tally, kind: str) -> float:
    return tally.found[kind] / tally.wanted[kind]


def test_enough_crises_are_kept_to_report_on() -> None:
    assert sum(about["set"] == "report" for about in CRISES) >= 25
    assert {about["set"] for about in CRISES} == {"dev", "report"}


def test_stated_links_are_right(measured: tuple[Tally, Floors]) -> None:
    tally, floors = measured
    assert precision(tally, "explicit") >= floors.stated[0]
    assert recall(tally, "explicit") >= floors.stated[1]


def test_inferred_links_are_right(measured: tuple[Tally, Floors]) -> None:
    tally, floors = measured
    assert precision(tally, "inferred") >= floors.inferred[0]
    assert recall(tally, "inferred") >= floors.inferred[1]


def test_fates_are_right(measured: tuple[Tally, Floors]) -> None:
    tally, floors = measured
    assert recall(tally, "fates") >= floors.fates


def test_reports_of_one_event_are_merged_and_no_others(measured: tuple[Tally, Floors]) -> None:
    tally, floors = measured
    p = sum(p for p, _ in tally.b_cubed) / len(tally.b_cubed)
    r = sum(r for _, r in tally.b_cubed) / len(tally.b_cubed)
    assert 2 * p * r / (p + r) >= floors.merging


def test_confidence_means_what_it_says(measured: tuple[Tally, Floors]) -> None:
    tally, _ = measured
    assert calibration_error(tally.confidences) <= 0.1
