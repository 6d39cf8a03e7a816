"""JSON Lines and JSON: articles whose parts are fields.

Fields: `text` (needed), and `title`, `published` (or `date`), `modified`,
`url`, `site` (or `publisher`), `author`, `id`. Others are left alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from escalate.read.encoding import decode
from escalate.read.records import MAX_ARTICLE_BYTES, Metadata, build_article, build_problem, clean_text
from escalate.read.text import find_text_metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from escalate.errors import Problem
    from escalate.model import Article


def read_json_lines(lines: Iterable[bytes], *, path: str, published: str | None) -> Iterator[Article | Problem]:
    """Yield the article of each of `lines`, and the problems, each named by file and line.

    An article's path is the file with the object's `id`, or its line's number.
    """
    for number, line in enumerate(lines, 1):
        place = f"{path}:{number}"
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        if len(line) > MAX_ARTICLE_BYTES:
            yield build_problem(place, "too-large", "is longer than any article")
            continue
        try:
            item = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield build_problem(place, "bad-json", f"is not UTF-8 ({error.reason} at byte {error.start})")
        except (ValueError, RecursionError) as error:
            yield build_problem(place, "bad-json", f"is not JSON ({error})")
        else:
            yield from _read_item(item, path=path, place=place, published=published)


def read_json(data: bytes, *, path: str, published: str | None) -> Iterator[Article | Problem]:
    """Yield the articles in a JSON document: one object, a list of objects, or an object with a list `articles`."""
    decoded = decode(data)
    if decoded is None:
        yield build_problem(path, "undecodable", "is in no encoding that gives text")
        return
    if not decoded.text.strip():
        yield build_problem(path, "empty", "holds nothing")
        return
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield build_problem(path, "bad-json", f"is not JSON ({error})")
        return
    if isinstance(found, dict) and "text" not in found and isinstance(found.get("articles"), list):
        found = found["articles"]
    if isinstance(found, list):
        for number, item in enumerate(found, 1):
            yield from _read_item(item, path=path, place=f"{path}:{number}", published=published)
    else:
        yield from _read_item(found, path=path, place=path, published=published)


def _read_item(item: Any, *, path: str, place: str, published: str | None) -> Iterator[Article | Problem]:
    if not isinstance(item, dict):
        yield build_problem(place, "bad-json", f"is a JSON {type(item).__name__} and no object")
        return
    text = item.get("text")
    if not isinstance(text, str):
        yield build_problem(place, "missing-field", 'has no field "text" that is a string')
        return
    if len(text) > MAX_ARTICLE_BYTES:
        yield build_problem(place, "too-large", "is longer than any article")
        return
    text = clean_text(text)
    stated = find_text_metadata(text)
    metadata = Metadata(
        title=_field(item, "title") or stated.title,
        published=_field(item, "published", "date"),
        modified=_field(item, "modified"),
        url=_field(item, "url"),
        site=_field(item, "site", "publisher"),
        author=_field(item, "author") or stated.author,
    )
    name = _field(item, "id")
    where = f"{path}#{name}" if name else place
    article, problems = build_article(text, path=where, metadata=metadata, given=published)
    yield from problems
    if article:
        yield article


def _field(item: dict[str, Any], *names: str) -> str | None:
    """Return the first field of `names` that holds words or a number, without control characters."""
    for name in names:
        value = item.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return clean_text(str(value)).strip()
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return clean_text(", ".join(value)).strip()
    return None
