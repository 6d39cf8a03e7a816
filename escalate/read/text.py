"""Plain text and Markdown: the decoded file as it stands, its parts recognised in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.model import Article, BlockKind
from escalate.read.encoding import decode, is_binary
from escalate.read.furniture import names_writers
from escalate.read.layout import find_blocks, find_title
from escalate.read.records import MAX_ARTICLE_BYTES, Metadata, build_article, build_problem, unify_line_ends

if TYPE_CHECKING:
    from escalate.errors import Problem

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:.*\n){1,40}?)---[ \t]*(?:\n|$)")
_BY = re.compile(r"(?:by|authors?)\b\s*:?\s*", re.IGNORECASE)


def read_text(data: bytes, *, path: str, published: str | None) -> list[Article | Problem]:
    r"""Return the article in the bytes of a text file, after any problems with it.

    `Article.text` is the whole file, decoded, with `\n` for every line end
    and no byte-order mark. Its title is the words of its title block.
    """
    if len(data) > MAX_ARTICLE_BYTES:
        message = f"has {_megabytes(len(data))}; one article may have {_megabytes(MAX_ARTICLE_BYTES)}"
        return [build_problem(path, "too-large", message)]
    if not data.strip():
        return [build_problem(path, "empty", "holds no words")]
    if is_binary(data):
        return [build_problem(path, "binary", "is binary data and no text")]
    decoded = decode(data)
    if decoded is None:
        return [build_problem(path, "undecodable", "is in no encoding that gives text")]
    text = unify_line_ends(decoded.text)
    metadata = find_text_metadata(text)
    article, problems = build_article(text, path=path, metadata=metadata, given=published)
    if decoded.damaged:
        message = f"has {decoded.damaged} broken characters of {decoded.encoding}; each is read as U+FFFD"
        problems.append(build_problem(path, "damaged", message))
    return [*problems, article] if article else [*problems]


def find_text_metadata(text: str) -> Metadata:
    """Return the title and the author that `text` itself states, by its layout."""
    blocks = find_blocks(text)
    bylines = (text[b.start : b.end] for b in blocks if b.kind is BlockKind.BYLINE)
    author = next((name for line in bylines if (name := _author(line))), None)
    fields = _front_matter(text)
    return Metadata(
        title=find_title(text, blocks),
        author=fields.get("author") or author,
        site=fields.get("site") or fields.get("publisher"),
        url=fields.get("url"),
    )


def _author(byline: str) -> str | None:
    """Return who wrote the article by its byline; None for lines on who edited or only helped."""
    line = byline.strip("*_ ")
    cue = _BY.match(line)
    if cue:
        return re.split(r"\s*[|•·]\s*", line[cue.end() :])[0].strip()
    return line if names_writers(line) else None


def _front_matter(text: str) -> dict[str, str]:
    """Return the fields in a header between two lines of `---`, as Markdown files carry it; empty without one."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}
    fields = (line.partition(":") for line in found.group(1).split("\n"))
    return {name.strip().lower(): value.strip().strip("\"'") for name, _, value in fields if value.strip()}


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
