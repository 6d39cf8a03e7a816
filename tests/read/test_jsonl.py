from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.errors import Problem
from escalate.model import Article
from escalate.read.jsonl import read_json, read_json_lines


def test_each_field_has_its_place() -> None:
    row = {
        "text": "Iran said no.", "title": "Iran answers", "published": "2020-01-03", "modified": "4 January 2020",
        "url": "https://gazette.example/1", "site": "The Gazette", "author": ["Jane Roe", "John Doe"],
        "id": "g-1", "unknown": 1,
    }  # fmt: skip
    (article,) = read_json_lines([json.dumps(row).encode()], path="a.jsonl", published=None)
    assert isinstance(article, Article)
    assert (article.text, article.title, article.author) == ("Iran said no.", "Iran answers", "Jane Roe, John Doe")
    assert (article.published, article.published_from, article.modified) == ("2020-01-03", "metadata", "2020-01-04")
    assert (article.url, article.site, article.path) == ("https://gazette.example/1", "The Gazette", "a.jsonl#g-1")


def test_an_address_that_no_browser_should_follow_is_left_out() -> None:
    (article,) = read_json_lines([b'{"text": "Iran said no.", "url": "javascript:alert(1)"}'], path="a", published=None)
    assert isinstance(article, Article)
    assert article.url is None


def test_date_stands_for_published_and_the_line_for_the_id() -> None:
    lines = [b"", b'{"text": "Iran said no.", "date": "2020-01-03T10:00:00Z"}']
    (article,) = read_json_lines(lines, path="a.jsonl", published=None)
    assert isinstance(article, Article)
    assert (article.published, article.path) == ("2020-01-03", "a.jsonl:2")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{broken", "bad-json"),
        (b"[1, 2]", "bad-json"),
        (b'"text"', "bad-json"),
        (b'{"text": "\xff"}', "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"title": "x"}', "missing-field"),
        (b'{"text": 7}', "missing-field"),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "' + b"a" * 10_000_000 + b'"}', "too-large"),
    ],
)
def test_a_bad_line_is_a_problem_and_the_next_is_read(line: bytes, code: str) -> None:
    problem, article = read_json_lines([line, b'{"text": "Iran said no."}'], path="a.jsonl", published=None)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.source) == (code, "a.jsonl:1")
    assert "a.jsonl:1" in problem.message
    assert isinstance(article, Article)


def test_a_date_that_is_not_certain_is_a_problem_beside_the_article() -> None:
    for date, code in (("03/04/2020", "ambiguous-date"), ("soon", "unreadable-date"), (20200103, "unreadable-date")):
        line = json.dumps({"text": "Iran said no.", "published": date}).encode()
        problem, article = read_json_lines([line], path="a.jsonl", published=None)
        assert isinstance(problem, Problem)
        assert problem.code == code
        assert isinstance(article, Article)
        assert article.published is None


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b'{"text": "Iran said no."}', ["a.json"]),
        (b'[{"text": "Iran said no."}, {"text": "So did Iraq.", "id": "q"}]', ["a.json:1", "a.json#q"]),
        (b'{"articles": [{"text": "Iran said no."}]}', ["a.json:1"]),
        ('{"text": "Iran said “no”."}'.encode("utf-16"), ["a.json"]),
    ],
)
def test_a_json_document_holds_one_article_or_a_list(data: bytes, paths: list[str]) -> None:
    assert [a.path for a in read_json(data, path="a.json", published=None) if isinstance(a, Article)] == paths


def test_control_characters_and_broken_surrogates_become_blanks() -> None:
    (article,) = read_json_lines(
        [rb'{"text": "Iran\u0000 said\ud800 \u001bno.\r\nTwice."}'], path="a.jsonl", published=None
    )
    assert isinstance(article, Article)
    assert article.text == "Iran  said   no.\nTwice."
    assert article.text.encode()


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_text_and_title_can_be_stored(text: str, title: str) -> None:
    line = json.dumps({"text": text, "title": title}).encode()
    for one in read_json_lines([line], path="a.jsonl", published=None):
        if isinstance(one, Article):
            assert one.text.encode()
            assert (one.title or "").encode() is not None
            assert "\n" not in (one.title or "")
