from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from escalate.export.html.data import page_data
from escalate.export.html.page import ASSETS, SCRIPTS, render_page
from escalate.model import Collection
from tests.export.sample_collection import COLLECTION, EMPTY
from tests.export.strategies import collections

PAGE = render_page(COLLECTION)


def embedded(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_policy_forbids_everything_but_the_scripts_and_styles_it_names() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PAGE)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    assert "unsafe" not in rules
    scripts = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    assert len(scripts) == len(SCRIPTS) + 1
    for script in [*scripts, *re.findall(r"<style>(.*?)</style>", PAGE, re.DOTALL)]:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules


def test_nothing_in_it_is_loaded_from_elsewhere() -> None:
    markup = PAGE.split('<script type="application/json"')[0]
    assert re.findall(r"<link|<iframe|<img|\ssrc=|@import|url\(|https?:", markup) == []
    assert "sourceMappingURL" not in PAGE


def test_every_asset_is_used() -> None:
    assert {path.name for path in ASSETS.glob("*.js")} == set(SCRIPTS)


def test_the_same_collection_gives_the_same_page() -> None:
    assert render_page(COLLECTION) == PAGE
    assert "\r" not in PAGE


def test_no_text_of_an_article_is_markup() -> None:
    assert "<img src=x" not in PAGE
    assert "window.hit=1</script>" not in PAGE
    assert "7*7" in PAGE
    assert PAGE.count("<title>") == 1


@given(collections)
@settings(max_examples=15)
def test_any_collection_gives_a_page_that_holds_it(collection: Collection) -> None:
    data = embedded(render_page(collection), "data")
    assert [s["id"] for s in data["statements"]] == [s.id for s in collection.statements]


def test_a_paragraph_is_kept_once_and_its_spans_fall_into_it() -> None:
    data = page_data(COLLECTION)
    texts = [p["text"] for p in data["paragraphs"]]
    assert len(set(texts)) == len(texts)
    for s in data["statements"]:
        paragraph = data["paragraphs"][s["reports"][0]["paragraph"]]
        start, end = s["reports"][0]["sentence"]
        assert 0 <= start - paragraph["start"] < end - paragraph["start"] <= len(paragraph["text"])


def test_a_long_paragraph_is_cut_around_its_sentence() -> None:
    article = replace(
        COLLECTION.articles[0], text=COLLECTION.articles[0].text.replace("\n\n", " ") + "More words. " * 400
    )
    data = page_data(Collection(articles=(article,), actors=(), statements=COLLECTION.statements[:1], links=()))
    assert len(data["paragraphs"][0]["text"]) <= 1300


def test_the_title_names_the_two_sides_that_have_most_to_do_with_each_other() -> None:
    assert page_data(COLLECTION)["title"] == "Norland and Sudmark"
    assert page_data(COLLECTION, title="The Skarn Banks")["title"] == "The Skarn Banks"
    assert page_data(EMPTY)["title"] == "Escalation"
