"""Floors under the quality of linking, on the crises kept for measuring."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.links import Tally, calibration_error, measure
from escalate.parse import Parser

CRISES = sorted((Path(__file__).parents[1] / "crises").glob("*.json"))


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Link the crises that rules were written on; floors under these keep what was won from being lost."""
    parser, found = Parser.load(), Tally()
    for path in CRISES:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["set"] == "dev":
            measure(about, parser, found)
    return found


def precision(tally: Tally, kind: str) -> float:
    return tally.right[kind] / tally.given[kind]


def recall(tally: Tally, kind: str) -> float:
    return tally.found[kind] / tally.wanted[kind]


def test_there_are_at_least_25_crises() -> None:
    assert len(CRISES) >= 25


def test_stated_links_are_right(tally: Tally) -> None:
    assert precision(tally, "explicit") >= 0.9
    assert recall(tally, "explicit") >= 0.85


def test_inferred_links_are_right(tally: Tally) -> None:
    assert precision(tally, "inferred") >= 0.75
    assert recall(tally, "inferred") >= 0.5


def test_fates_are_right(tally: Tally) -> None:
    assert recall(tally, "fates") >= 0.8


def test_reports_of_one_event_are_merged_and_no_others(tally: Tally) -> None:
    p = sum(p for p, _ in tally.b_cubed) / len(tally.b_cubed)
    r = sum(r for _, r in tally.b_cubed) / len(tally.b_cubed)
    assert 2 * p * r / (p + r) >= 0.85


def test_confidence_means_what_it_says(tally: Tally) -> None:
    assert calibration_error(tally.confidences) <= 0.1
