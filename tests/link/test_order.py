"""An article added later gives what it would have given from the start: no order of articles makes a difference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.export.json import dump
from escalate.pipeline import collect, extract_article
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from escalate.extract import Extraction
    from escalate.model import Article
    from escalate.pipeline import Knowledge

CRISES = Path(__file__).parents[1] / "crises"
MERGING = "suez-1956"
DAY_AFTER = "gas-2009"

Told = tuple["Article", "Extraction"]


@pytest.fixture(scope="module")
def told(knowledge: Knowledge) -> list[Told]:
    """Read the articles of two crises, one of whose events several of them tell."""
    articles = [
        article
        for name in (MERGING, DAY_AFTER)
        for article in build_crisis(json.loads((CRISES / f"{name}.json").read_text(encoding="utf-8"))).articles
    ]
    named = [_renamed(article, f"{n:016d}") for n, article in enumerate(articles)]
    return [(article, extract_article(article, knowledge=knowledge)) for article in named]


def _renamed(article: Article, name: str) -> Article:
    return type(article)(id=name, text=article.text, published=article.published, path=f"{name}.txt")


def build(told: list[Told]) -> str:
    collection, _ = collect([a for a, _ in told], [e for _, e in told])
    return dump(collection)


def test_the_crises_hold_merges_and_links(told: list[Told]) -> None:
    graph = json.loads(build(told))
    assert any(len({r["article"] for r in s["reports"]}) > 1 for s in graph["statements"])
    assert graph["links"]


@given(data=st.data())
def test_no_order_of_articles_makes_a_difference(told: list[Told], data: st.DataObject) -> None:
    assert build(data.draw(st.permutations(told))) == build(told)


@given(data=st.data())
def test_an_article_added_to_some_gives_what_all_at_once_give(told: list[Told], data: st.DataObject) -> None:
    """Read one after another, in any order and from any beginning, they end as they do together."""
    some = data.draw(st.lists(st.sampled_from(range(len(told))), unique=True, min_size=2))
    together = build([told[n] for n in sorted(some)])
    grown: list[Told] = []
    for n in some:
        grown.append(told[n])
        last = build(grown)
    assert last == together
