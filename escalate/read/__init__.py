"""Bytes to articles: plain text, Markdown, HTML, PDF, JSON and JSON Lines, from files, standard input and addresses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from escalate.errors import DateUnreadableError, Problem
from escalate.model import Article
from escalate.read.dates import is_iso_date
from escalate.read.encoding import is_binary
from escalate.read.jsonl import read_json, read_json_lines
from escalate.read.records import MAX_ARTICLE_BYTES, build_problem, clean_path
from escalate.read.sources import STDIN, Format, Kind, Source, content_format, find_sources, suffix_format
from escalate.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

__all__ = ["read"]

_MEDIA_TYPES = {
    "text/html": Format.HTML, "application/xhtml+xml": Format.HTML, "application/pdf": Format.PDF,
    "application/json": Format.JSON, "application/x-ndjson": Format.JSON_LINES, "application/jsonl": Format.JSON_LINES,
}  # fmt: skip
# A JSON document is one value, so it has to be in memory whole; JSON Lines has no limit.
_MAX_JSON_BYTES = 20 * MAX_ARTICLE_BYTES


def read(
    inputs: Iterable[str | PathLike[str]], *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | Problem]:
    """Return the articles that `inputs` name, one by one, and a problem for each thing that can't be read.

    An input is a path, a folder (with all below it but hidden files), a glob,
    `-` for standard input (`stdin`, or the process's), or an http(s) address.
    `published` is the ISO date of every article, whatever it says itself.
    The same article is given once. Raises `InputNotFoundError` when no input
    names anything and `DateUnreadableError` when `published` is no date, both
    at the call and before anything is read.
    """
    if published is not None and not is_iso_date(published):
        raise DateUnreadableError(f"{published!r} is not a calendar date; write it as YYYY-MM-DD")
    return _read_once(find_sources(inputs), published=published, stdin=stdin)


def _read_once(
    sources: Iterable[Source | Problem], *, published: str | None, stdin: BinaryIO | None
) -> Iterator[Article | Problem]:
    first: dict[str, str] = {}
    for source in sources:
        if isinstance(source, Problem):
            yield source
            continue
        for one in _read_source(source, published=published, stdin=stdin):
            if isinstance(one, Article):
                if one.id in first:
                    yield build_problem(one.path or one.source, "duplicate", f"is the same article as {first[one.id]}")
                    continue
                first[one.id] = one.path or one.source
            yield one


def _read_source(source: Source, *, published: str | None, stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    if source.kind is Kind.URL:
        from escalate.read.fetch import fetch

        page = fetch(source.name)
        if isinstance(page, Problem):
            yield page
            return
        kind = _MEDIA_TYPES.get(page.media_type) or content_format(page.data)
        yield from _read_data(
            page.data, kind, name=source.name, published=published, charset=page.charset, url=source.name
        )
    elif source.kind is Kind.STDIN:
        yield from _read_stream(stdin or sys.stdin.buffer, name=STDIN, published=published, kind=None)
    else:
        yield from _read_file(source.name, published=published)


def _read_file(name: str, *, published: str | None) -> Iterator[Article | Problem]:
    kind, shown = suffix_format(name), clean_path(name)
    try:
        with Path(name).open("rb") as stream:
            if kind is None:
                if is_binary(stream.read(4096)):
                    yield build_problem(shown, "unsupported-format", f"{Path(shown).suffix} is no format that is read")
                    return
                stream.seek(0)
            yield from _read_stream(stream, name=shown, published=published, kind=kind)
    except OSError as error:
        yield build_problem(shown, "unreadable", f"can't be opened ({error.strerror or error})")


def _read_stream(
    stream: BinaryIO, *, name: str, published: str | None, kind: Format | None
) -> Iterator[Article | Problem]:
    """Yield the articles in `stream`; only JSON Lines is read line by line, anything else whole."""
    head = stream.readline(MAX_ARTICLE_BYTES + 1)
    kind = kind or content_format(head)
    if kind is Format.JSON_LINES:
        yield from read_json_lines(_bounded_lines(head, stream), path=name, published=published)
        return
    limit = _MAX_JSON_BYTES if kind is Format.JSON else MAX_ARTICLE_BYTES
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        yield build_problem(name, "too-large", f"has more than {limit // 1_000_000} MB")
        return
    kind = content_format(data) if kind is Format.TEXT and not Path(name).suffix else kind
    yield from _read_data(data, kind, name=name, published=published)


def _bounded_lines(line: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """Yield `line` and those after it in `stream`; of one longer than an article only so much that its length shows."""
    while line:
        yield line
        while len(line) > MAX_ARTICLE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_ARTICLE_BYTES + 1)
        line = stream.readline(MAX_ARTICLE_BYTES + 1)


def _read_data(
    data: bytes, kind: Format, *, name: str, published: str | None, charset: str | None = None, url: str | None = None
) -> Iterator[Article | Problem]:
    if not data.strip():
        yield build_problem(name, "empty", "holds no words")
    elif kind is Format.PDF:
        from escalate.read.pdf import read_pdf

        yield from read_pdf(data, path=name, published=published)
    elif is_binary(data):
        yield build_problem(name, "binary", f"is binary data and no {kind.value}")
    elif kind is Format.HTML:
        from escalate.read.html import read_html

        yield from read_html(data, path=None if url else name, url=url, published=published, declared=charset)
    elif kind is Format.JSON_LINES:
        yield from read_json_lines(data.splitlines(), path=name, published=published)
    elif kind is Format.JSON:
        yield from read_json(data, path=name, published=published)
    else:
        yield from read_text(data, path=name, published=published)
