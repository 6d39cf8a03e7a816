from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.errors import Problem
from escalate.model import Article
from escalate.read.records import MAX_ARTICLE_BYTES, hash_article
from escalate.read.text import read_text


def read_one(data: bytes, published: str | None = None) -> Article:
    *_, article = read_text(data, path="a.txt", published=published)
    assert isinstance(article, Article)
    return article


def codes(data: bytes) -> list[str]:
    return [one.code for one in read_text(data, path="a.txt", published=None) if isinstance(one, Problem)]


def test_the_whole_file_is_the_text_but_for_line_ends_and_mark() -> None:
    article = read_one(b"\xef\xbb\xbfIran answers\r\nBy Jane Roe\r\r\n\tIt said: \x07no.  \n\n")
    assert article.text == "Iran answers\nBy Jane Roe\n\n\tIt said: \x07no.  \n\n"


def test_title_author_and_date_are_those_the_text_states() -> None:
    article = read_one(b"Iran answers\nBy Jane Roe | The Gazette\nPublished 4 January 2020\n\nIt said that it would.\n")
    assert (article.title, article.author) == ("Iran answers", "Jane Roe")
    assert (article.published, article.published_from) == ("2020-01-04", "text: Published 4 January 2020")
    assert (article.path, article.source) == ("a.txt", "a.txt")


@pytest.mark.parametrize(
    ("byline", "author"),
    [("By Jane Roe", "Jane Roe"), ("Jane Roe in Vienna", "Jane Roe in Vienna"), ("Editing by Jane Roe", None)],
)
def test_the_author_is_who_wrote_it(byline: str, author: str | None) -> None:
    assert read_one(f"Iran answers\n{byline}\n5 May 2019\n\nIt said no.".encode()).author == author


def test_the_header_of_a_markdown_file_is_read() -> None:
    article = read_one(
        b"---\ntitle: Iran answers\nauthor: Jane Roe\nsite: The Gazette\ndate: 2020-01-04\n---\n\nIt said no.\n"
    )
    assert (article.title, article.author, article.site) == ("Iran answers", "Jane Roe", "The Gazette")
    assert article.published == "2020-01-04"
    assert article.text.startswith("---\n")


def test_the_given_date_wins_and_says_so() -> None:
    article = read_one(b"Iran answers\n4 January 2020\n\nIt said that it would.\n", published="2020-02-01")
    assert (article.published, article.published_from) == ("2020-02-01", "given")


def test_without_a_date_there_is_none() -> None:
    article = read_one(b"It said on Friday that it would.")
    assert (article.published, article.published_from, article.title) == (None, None, None)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff \n".encode(), "empty"),
        (b"\x7fELF\x00\x01" + bytes(100), "binary"),
        (b"a" * (MAX_ARTICLE_BYTES + 1), "too-large"),
    ],
)
def test_what_is_no_text_is_a_problem(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_doubts_about_an_article_come_with_it() -> None:
    first, second, _ = read_text(
        "Iran answers\n03/04/2020\n\nIt said “no”.".encode() + b"\xff", path="a.txt", published=None
    )
    assert isinstance(first, Problem)
    assert first.code == "ambiguous-date"
    assert first.message.startswith("a.txt: ")
    assert "--published" in first.remedy
    assert isinstance(second, Problem)
    assert second.code == "damaged"


def test_the_id_is_a_hash_of_text_and_address() -> None:
    assert read_one(b"It said no.").id == hash_article("It said no.", None)
    assert len(hash_article("It said no.", None)) == 16
    assert hash_article("It said no.", "https://a.example/1") != hash_article("It said no.", None)


@given(st.text(min_size=1))
def test_any_utf8_file_is_kept_unchanged_but_for_line_ends(text: str) -> None:
    found = read_text(text.encode("utf-8", "replace"), path="a.txt", published=None)
    for one in found:
        if isinstance(one, Article):
            kept = text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
            assert one.text == kept.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "words",
    ["\u202eIran said no.\u202c", "إيران قالت لا.", "🚀🚀 Iran said “no. 🚀", "''''\"\"“““ no", '<b>"Iran" & co</b>'],
)
def test_odd_text_is_read(words: str) -> None:
    assert read_one(words.encode()).text == words
