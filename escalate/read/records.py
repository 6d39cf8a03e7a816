"""Make `Article` and `Problem` records, the same way for every format."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from escalate.errors import Problem
from escalate.model import Article
from escalate.read.dateline import Publication, find_publication
from escalate.read.dates import Doubt, FoundDate, parse_date

# The longest text that is read as one article, in bytes. The longest novels have about 4 MB; what is longer is a dump
# of many articles, which would be dated and resolved as if they were one.
MAX_ARTICLE_BYTES = 10_000_000

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)

REMEDIES = {
    "ambiguous-date": "give the date with --published, or write it as YYYY-MM-DD",
    "unreadable-date": "give the date with --published, or write it as YYYY-MM-DD",
    "bad-json": "write one JSON object a line, in UTF-8",
    "binary": "give the text, HTML, PDF or JSON of the article",
    "damaged": "check the words around the replacement characters, or save the file again as UTF-8",
    "duplicate": "nothing to do: it is read once",
    "empty": "give a file that holds an article",
    "fetch-failed": "check the address and the network, or save the page and give the file",
    "missing-field": 'give each object the field "text"',
    "no-text": "give the article's text as a .txt file",
    "not-found": "check the path",
    "too-large": "split it into articles, one a file, or one a line of JSON Lines",
    "undecodable": "save the file as UTF-8",
    "unreadable": "check the file and its permissions",
    "unsupported-format": "save it as .txt, .md, .html, .pdf, .jsonl or .json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a format says about an article beside its text. Dates are as written, not yet read."""

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None


def build_problem(source: str, code: str, message: str) -> Problem:
    """Return the problem `code` at `source`, with the code's standing remedy."""
    return Problem(source=source, code=code, message=f"{source}: {message}", remedy=REMEDIES[code])


def build_article(
    text: str, *, path: str | None, metadata: Metadata, given: str | None
) -> tuple[Article | None, list[Problem]]:
    """Return the article of `text` and what was doubtful about it; no article when the text is blank.

    The date `given` by the user wins over the metadata's, and that over the
    one the text states.
    """
    url = clean_url(metadata.url)
    source = url or path or ""
    if not text.strip():
        return None, [build_problem(source, "empty", "holds no words")]
    problems: list[Problem] = []
    published, origin = given, "given" if given else None
    if published is None and metadata.published:
        published = _stated(metadata.published, source, problems)
        origin = "metadata" if published else None
    modified = _stated(metadata.modified, source, problems) if metadata.modified else None
    in_text = find_publication(text)
    if published is None and in_text.published:
        published, origin = in_text.published, f"text: {in_text.words}"
        problems = []
    if published is None and modified:
        published, origin = modified, "metadata"
    if published is None:
        problems += _doubts(in_text, source)
    article = Article(
        id=hash_article(text, url), text=text, title=clean_line(metadata.title), published=published,
        modified=modified or in_text.modified, published_from=origin, url=url, site=clean_line(metadata.site),
        author=clean_line(metadata.author), path=path,
    )  # fmt: skip
    return article, problems


def hash_article(text: str, url: str | None) -> str:
    """Return the id of an article: the first 16 hexadecimal digits of the SHA-256 of its text and URL."""
    return hashlib.sha256(f"{text}\0{url or ''}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def clean_text(text: str) -> str:
    """Return `text` with line feeds alone as line ends, and a blank for each other control character but the tab."""
    return _CONTROLS.sub(" ", unify_line_ends(text))


def clean_line(words: str | None) -> str | None:
    """Return `words` on one line without control characters, or None when nothing is left."""
    return " ".join(clean_text(words).split()) or None if words else None


def clean_url(url: str | None) -> str | None:
    """Return `url` when it is a web address, else None: pages name `javascript:` and the like as their own address."""
    found = _URL.fullmatch(url.strip()) if url else None
    return found.group() if found else None


def clean_path(name: str) -> str:
    """Return a file's name with its undecodable bytes as U+FFFD and its control characters as blanks."""
    words = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(r"[\t\n]", " ", _CONTROLS.sub(" ", words))


def unify_line_ends(text: str) -> str:
    """Return `text` with every line end turned into a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _stated(words: str, source: str, problems: list[Problem]) -> str | None:
    found = parse_date(words)
    if found is None:
        problems.append(build_problem(source, "unreadable-date", f"the date {words[:60]!r} is no full calendar date"))
        return None
    if found.value is None:
        problems.append(_doubt(found, source))
    return found.value


def _doubts(publication: Publication, source: str) -> list[Problem]:
    return [_doubt(found, source) for found in publication.doubts[:1]]


def _doubt(found: FoundDate, source: str) -> Problem:
    if found.doubt is Doubt.AMBIGUOUS:
        message = f"the date {found.text!r} can be read in more than one way; it is left out"
        return build_problem(source, "ambiguous-date", message)
    return build_problem(source, "unreadable-date", f"the date {found.text!r} is not in the calendar; it is left out")
