"""HTML: the article's text by trafilatura, its dates from the page's own metadata."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from escalate.read.dateline import DateRole, LineDate, find_line_dates
from escalate.read.dates import find_dates
from escalate.read.encoding import decode
from escalate.read.records import MAX_ARTICLE_BYTES, Metadata, build_article, build_problem, clean_text, clean_url
from escalate.read.text import find_text_metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from escalate.errors import Problem
    from escalate.model import Article

_DECLARED = re.compile(
    rb"""(?:<meta[^>]+charset\s*=\s*["']?|<\?xml[^>]+encoding\s*=\s*["'])([\w:.-]+)""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$)")
# Names of <meta> elements that hold dates: Open Graph, schema.org, Dublin Core, Parse.ly, Sailthru and publishers' own.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "citation_publication_date", "cxenseparse:recs:publishtime", "published_time", "publishdate", "publish-date",
    "publish_date", "publication_date", "pubdate", "ptime", "article.published", "article:published", "date",
    "og:pubdate", "originalpublicationdate", "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "utime", "article.updated", "article:updated", "modified_time",
)  # fmt: skip
# Fewer words are a menu or a notice.
_LEAST_WORDS = 10
_DATE_CLASSES = ("date", "publish", "posted", "updated", "modified", "timestamp", "byline")


def read_html(
    data: bytes, *, path: str | None, url: str | None, published: str | None, declared: str | None = None
) -> list[Article | Problem]:
    """Return the article in the bytes of an HTML page, after any problems with it.

    `url` is where the page was fetched from, `declared` the encoding that the
    server named. Paragraphs of `Article.text` are parted by a blank line;
    scripts, navigation and comments are not in it.
    """
    source = url or path or ""
    if len(data) > MAX_ARTICLE_BYTES:
        return [build_problem(source, "too-large", "is larger than any page with one article")]
    named = _DECLARED.search(data[:4096])
    decoded = decode(data, declared=declared or (named.group(1).decode("ascii") if named else None))
    if decoded is None:
        return [build_problem(source, "undecodable", "is in no encoding that gives text")]
    page = _XML_DECLARATION.sub("", clean_text(decoded.text))
    if not page.strip():
        return [build_problem(source, "empty", "holds no words")]
    tree = _parse(page)
    if tree is None:
        return [build_problem(source, "no-text", "is a page without an article's text")]
    published_words, modified_words = _page_dates(tree)
    text, found = _extract(tree)
    if len(text.split()) < _LEAST_WORDS:
        return [build_problem(source, "no-text", "is a page without an article's text")]
    address = clean_url(found.url) or url
    metadata = replace(
        found,
        title=found.title or find_text_metadata(text).title,
        published=published_words or _url_date(address),
        modified=modified_words,
        url=address,
    )
    article, problems = build_article(text, path=path, metadata=metadata, given=published)
    return [*problems, article] if article else [*problems]


def _parse(page: str) -> HtmlElement | None:
    from lxml import etree, html

    try:
        return html.fromstring(page)
    except (etree.LxmlError, ValueError):
        return None


def _extract(tree: HtmlElement) -> tuple[str, Metadata]:
    """Return the article's text and what trafilatura finds about it, but for the dates: those it may guess.

    Takes away from `tree` what no browser shows as text.
    """
    from lxml import etree
    from trafilatura import bare_extraction

    options = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    for element in list(tree.iter("script", "style", "template", "iframe", "object")):
        if element.getparent() is not None and element.get("type") != "application/ld+json":
            element.drop_tree()
    try:
        document = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=options)
    except (etree.LxmlError, ValueError, RecursionError):
        return "", Metadata()
    if document is None:
        return "", Metadata()
    found = document if isinstance(document, dict) else document.as_dict()
    paragraphs = [line.strip() for line in clean_text(found.get("text") or "").split("\n")]
    return "\n\n".join(p for p in paragraphs if p), Metadata(
        title=found.get("title"), url=found.get("url"), site=found.get("sitename"), author=found.get("author")
    )


def _url_date(url: str | None) -> str | None:
    """Return the date in the path of an address, as most newspapers lay theirs out: /2019/02/08/."""
    found = _URL_DATE.search(url) if url else None
    return "-".join(found.groups()) if found else None


def _page_dates(tree: HtmlElement) -> tuple[str | None, str | None]:
    """Return when the page says it was published and modified, in its own words.

    From the surest to the least sure: `<meta>`, JSON-LD, `<time>` marked as
    the date of publication, the only `<time>` of the page, and short elements
    whose class says that they hold a date.
    """
    metas = _metas(tree)
    linked = _linked_data(tree)
    published = _first(metas, _PUBLISHED) or linked.get("datePublished") or linked.get("dateCreated")
    modified = _first(metas, _MODIFIED) or linked.get("dateModified") or _itemprop(tree, "dateModified")
    published = published or _itemprop(tree, "datePublished") or _only_time(tree)
    if published is None or modified is None:
        shown = list(_shown_dates(tree))
        published = published or _shown(shown, DateRole.PUBLISHED) or _shown(shown, DateRole.PLAIN)
        modified = modified or _shown(shown, DateRole.MODIFIED)
    return published, modified


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if content and find_dates(content):
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _linked_data(tree: HtmlElement) -> dict[str, str]:
    """Return the dates of the first object in the page's JSON-LD that has one of publication, else the first ones."""
    dates: dict[str, str] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            # A broken block says nothing; the page's other dates are still looked at.
            continue
        for item in _objects(data):
            here = {k: v for k in ("datePublished", "dateModified", "dateCreated") if isinstance(v := item.get(k), str)}
            if "datePublished" in here:
                return here
            for key, value in here.items():
                dates.setdefault(key, value)
    return dates


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def _itemprop(tree: HtmlElement, name: str) -> str | None:
    for element in tree.xpath("//*[@itemprop=$name or (@pubdate and $name='datePublished')]", name=name):
        words = element.get("datetime") or element.get("content") or element.text_content()
        if find_dates(words):
            return str(words)
    return None


def _only_time(tree: HtmlElement) -> str | None:
    found = {d.value for e in tree.iter("time") for d in find_dates(e.get("datetime") or "") if d.value}
    return found.pop() if len(found) == 1 else None


def _shown_dates(tree: HtmlElement) -> Iterator[LineDate]:
    tests = " or ".join(f"contains(translate(@class, 'DPUMTB', 'dpumtb'), '{name}')" for name in _DATE_CLASSES)
    for element in tree.xpath(f"//*[{tests}]"):
        words = " ".join(element.text_content().split())
        if len(words) <= 120:
            yield from find_line_dates(words)


def _shown(shown: list[LineDate], role: DateRole) -> str | None:
    """Return the date shown with `role`, if the page shows only one: several belong to several articles."""
    values = {d.found.text: d.found.value for d in shown if d.role is role}
    return next(iter(values)) if len(set(values.values())) == 1 else None
