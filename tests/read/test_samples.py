from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from escalate.errors import Problem
from escalate.model import Article, BlockKind
from escalate.read import read
from escalate.read.layout import find_blocks

SAMPLES = Path(__file__).parents[2] / "samples"

DATES = {
    "2019-02-05-tigris-daily.txt": "2019-02-05",
    "2019-02-06-potomac-courier.html": "2019-02-06",
    "2019-02-14-levant-review.md": "2019-02-14",
    "2019-06-25-gulf-wire.jsonl#gw-2019-06-25": "2019-06-25",
    "2019-06-25-gulf-wire.jsonl#gw-2019-07-08": "2019-07-08",
    "2020-01-04-gulf-wire.txt": "2020-01-04",
    "2020-01-10-gulf-wire.txt": "2020-01-10",
}


def articles() -> list[Article]:
    return [one for one in read([str(SAMPLES)]) if isinstance(one, Article)]


def test_every_sample_is_read_without_a_problem_and_dated_right() -> None:
    assert not [one for one in read([str(SAMPLES)]) if isinstance(one, Problem)]
    assert {(a.path or "").removeprefix(f"{SAMPLES}/"): a.published for a in articles()} == DATES


def test_every_sample_has_a_title_a_source_and_the_length_of_a_report() -> None:
    for article in articles():
        assert article.title
        assert 240 <= len(article.text.split()) <= 460


def test_no_sentence_stands_in_two_samples() -> None:
    sentences: Counter[str] = Counter()
    for article in articles():
        for block in find_blocks(article.text):
            if block.kind is BlockKind.BODY:
                words = " ".join(article.text[block.start : block.end].split())
                sentences.update(set(re.split(r"(?<=[.?!][\"”])\s|(?<=[.?!])\s", words)))
    assert [sentence for sentence, count in sentences.items() if count > 1 and len(sentence) > 20] == []


def test_nothing_of_the_page_around_the_article_is_read() -> None:
    page = next(a for a in articles() if (a.path or "").endswith(".html"))
    for words in ("Subscribe", "Most read", "All rights reserved", "dataLayer", "never part of the article"):
        assert words not in page.text
