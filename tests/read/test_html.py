from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate.errors import Problem
from escalate.model import Article
from escalate.read.html import read_html

FIRST = "The foreign ministry said on Friday that it would answer the strike at a time and place of its own choosing."
SECOND = "The president replied that any attack on citizens of his country would be met with a force not seen before."
LINKED = '<script type="application/ld+json">'


def page(*, head: str = "", top: str = "", body: str = "", charset: str = '<meta charset="utf-8">') -> str:
    return (
        f"<!DOCTYPE html><html><head>{charset}<title>Ministry answers strike</title>{head}</head><body>"
        f'<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Ministry answers strike</h1>{top}'
        f"<p>{FIRST}</p><p>{SECOND}</p>{body}</article><footer>Copyright 2020</footer></body></html>"
    )


def read_all(html: str | bytes, *, url: str | None = None, published: str | None = None) -> list[Article | Problem]:
    data = html if isinstance(html, bytes) else html.encode()
    return read_html(data, path="a.html", url=url, published=published)


def read_one(html: str | bytes, *, url: str | None = None, published: str | None = None) -> Article:
    *_, article = read_all(html, url=url, published=published)
    assert isinstance(article, Article)
    return article


def test_text_and_metadata_are_read() -> None:
    article = read_one(
        page(
            head='<meta property="article:published_time" content="2020-01-03T22:10:00-05:00">'
            '<meta property="article:modified_time" content="2020-01-05T10:00:00Z">'
            '<meta property="og:site_name" content="The Gazette"><meta name="author" content="Jane Roe">'
            '<link rel="canonical" href="https://gazette.example/a">'
        )
    )
    assert FIRST in article.text
    assert f"{FIRST}\n\n{SECOND}" in article.text
    assert (article.title, article.site, article.author) == ("Ministry answers strike", "The Gazette", "Jane Roe")
    assert (article.published, article.modified, article.published_from) == ("2020-01-03", "2020-01-05", "metadata")
    assert (article.url, article.path, article.source) == (
        "https://gazette.example/a",
        "a.html",
        "https://gazette.example/a",
    )


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta name="pubdate" content="Fri, 03 Jan 2020 10:00:00 GMT">', ""),
        (f'{LINKED}{{"@graph":[{{"@type":"NewsArticle","datePublished":"2020-01-03"}}]}}</script>', ""),
        (f"{LINKED}{{broken</script>", '<time itemprop="datePublished" datetime="2020-01-03">x</time>'),
        ("", '<time datetime="2020-01-03T10:00">today</time>'),
        ("", '<div class="post-date">Published on January 3, 2020</div>'),
        ("", "<p>Published 3 January 2020</p>"),
        ('<link rel="canonical" href="https://gazette.example/2020/01/03/strike">', ""),
    ],
)  # fmt: skip
def test_the_publication_date_is_found_where_pages_have_it(head: str, top: str) -> None:
    assert read_one(page(head=head, top=top)).published == "2020-01-03"


def test_a_page_without_a_date_has_none() -> None:
    article = read_one(page())
    assert (article.published, article.modified, article.published_from) == (None, None, None)


def test_the_dates_of_other_articles_are_not_taken() -> None:
    links = '<aside><time datetime="2019-05-05">5 May</time><time datetime="2019-06-06">6 June</time></aside>'
    assert read_one(page(body=links)).published is None


def test_an_ambiguous_date_is_a_problem_and_no_date() -> None:
    problem, article = read_all(page(head='<meta name="date" content="03/04/2020">'))
    assert isinstance(problem, Problem)
    assert problem.code == "ambiguous-date"
    assert isinstance(article, Article)
    assert article.published is None


def test_the_given_date_wins() -> None:
    article = read_one(page(head='<meta name="date" content="2020-01-03">'), published="2021-01-01")
    assert (article.published, article.published_from) == ("2021-01-01", "given")


def test_nothing_comes_from_scripts() -> None:
    article = read_one(
        page(
            head='<script>document.write("evil one")</script><style>.x{content:"evil two"}</style>',
            body='<p onclick="evil()">The parliament met at noon to vote.<script>evil("three")</script></p>'
            '<noscript>evil four</noscript><iframe srcdoc="evil five"></iframe><!-- evil six -->'
            "<template>evil seven</template>",
        )
    )
    assert "evil" not in article.text
    assert "The parliament met at noon" in article.text


def test_escaped_markup_is_text_and_nothing_more() -> None:
    article = read_one(
        page(body="<p>The placard read &lt;script&gt;alert(1)&lt;/script&gt; in red letters, he said.</p>")
    )
    assert "<script>alert(1)</script>" in article.text


def test_control_characters_become_blanks() -> None:
    article = read_one(
        page(body="<p>The envoy said\x0b that\x1b he\x85 would\x00 leave the capital on the next day.</p>")
    )
    assert "The envoy said that he would leave" in " ".join(article.text.split())
    assert all(c >= " " or c in "\n\t" for c in article.text)


@pytest.mark.parametrize("name", ["cp1252", "iso8859-1", "utf-8", "utf-16"])
def test_the_declared_encoding_is_used(name: str) -> None:
    html = page(
        charset=f'<meta charset="{name}">', body="<p>The résumé of the café owner was read out in the chamber.</p>"
    )
    assert "The résumé of the café owner" in read_one(html.encode(name)).text


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("", "empty"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-text"),
        ("<html>" + "<div>" * 20_000, "no-text"),
        ("<!DOCTYPE html><html><body><script>var a = 1;</script></body></html>", "no-text"),
    ],
)
def test_a_page_without_an_article_is_a_problem(html: str, code: str) -> None:
    assert [one.code for one in read_all(html) if isinstance(one, Problem)] == [code]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/local", 'https://a.example/" onclick="x']
)
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    article = read_one(page(head=f'<link rel="canonical" href="{escape(address)}">'))
    assert article.url is None or article.url.startswith("https://a.example/")
    assert not any(c in (article.url or "") for c in ' "<>')


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_page_gives_an_article_or_a_problem(data: st.DataObject) -> None:
    html = page(head='<meta name="date" content="2020-01-03">').encode()
    start = data.draw(st.integers(0, len(html)))
    end = data.draw(st.integers(start, len(html)))
    junk = data.draw(
        st.sampled_from([b"", b"<", b"\0", b"<!--", b"<script>", b"\xff\xfe", b"]]>", b"&#x110000;", b"<p" * 9])
    )
    for one in read_all(html[:start] + junk + html[end:]):
        assert isinstance(one, Problem) or (one.text.strip() and one.text.encode())


def test_an_xml_declaration_is_no_hindrance() -> None:
    assert FIRST in read_one('<?xml version="1.0" encoding="utf-8"?>' + page()).text


def test_broken_markup_is_read() -> None:
    assert FIRST in read_one(page().replace("</p>", "").replace("</article>", "<<<&&&>")).text
