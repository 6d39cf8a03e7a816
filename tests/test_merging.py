"""Graphs brought together without reading an article again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate.errors import GraphUnreadableError
from escalate.export import json as graph_json
from escalate.model import Article, Collection, Judgement, Verdict
from escalate.pipeline import Knowledge, collect, extract_article, merge_collections
from escalate.read import read

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def readings(knowledge: Knowledge) -> list[tuple[Article, object]]:
    articles = [a for a in read([str(SAMPLES)]) if isinstance(a, Article)]
    return [(a, extract_article(a, knowledge=knowledge)) for a in articles]


def build(readings: list[tuple[Article, object]], judgements: tuple[Judgement, ...] = ()) -> Collection:
    found, _ = collect([a for a, _ in readings], [e for _, e in readings], judgements=judgements)  # type: ignore[misc]
    return found


@given(data=st.data())
@settings(max_examples=12)
def test_merging_is_building_from_all_the_articles(readings: list[tuple[Article, object]], data: st.DataObject) -> None:
    whole = graph_json.dump(build(readings))
    order = data.draw(st.permutations(readings))
    cut = data.draw(st.integers(1, len(order) - 1))
    overlap = data.draw(st.integers(0, 1))
    parts = [build(order[: cut + overlap]), build(order[cut:])]
    stored = [graph_json.load(graph_json.dump(part)) for part in parts]
    merged, _ = merge_collections(stored)
    assert graph_json.dump(merged) == whole


def test_a_user_s_judgements_are_kept_for_merging(readings: list[tuple[Article, object]]) -> None:
    judgements = (Judgement(verdict=Verdict.SAME, a="lawmakers", b="Iraqi parliament", reason="mine", place="j.tsv:1"),)
    whole = build(readings, judgements)
    parts = [build(readings[:2], judgements), build(readings[2:], judgements)]
    merged, _ = merge_collections([graph_json.load(graph_json.dump(part)) for part in parts])
    assert graph_json.dump(merged) == graph_json.dump(whole)


def test_a_graph_of_schema_one_is_read_but_not_merged(readings: list[tuple[Article, object]]) -> None:
    whole = build(readings)
    document = json.loads(graph_json.dump(whole))
    document["schema"] = "escalate-graph/1"
    del document["readings"], document["given"]
    old = graph_json.load(json.dumps(document))
    assert old == replace(whole, readings=(), given=())
    with pytest.raises(GraphUnreadableError, match="escalate build"):
        merge_collections([old, whole])


def test_a_newer_schema_is_refused() -> None:
    with pytest.raises(GraphUnreadableError, match="escalate-graph/99"):
        graph_json.load('{"schema": "escalate-graph/99"}')
