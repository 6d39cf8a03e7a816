"""`graph.json`: everything a run found, with a schema version, and back without loss."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NotRequired

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from escalate.errors import GraphUnreadableError
from escalate.export.rows import full_row, link_from_row, link_row, statement_from_row
from escalate.export.shapes import FullStatementRow, LinkRow  # noqa: TC001  pydantic reads them
from escalate.model import Actor, Article, Collection, Contradiction, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from escalate.errors import Problem

SCHEMA = "escalate-graph/1"

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_MOST_FAULTS = 5


class GraphFile(TypedDict):
    """What `graph.json` holds."""

    schema: Literal["escalate-graph/1"]
    articles: list[Article]
    actors: list[Actor]
    statements: list[FullStatementRow]
    links: list[LinkRow]
    judgements: NotRequired[list[Judgement]]
    contradictions: NotRequired[list[Contradiction]]


def dump(collection: Collection) -> str:
    """Return `collection` as the text of `graph.json`.

    The same collection gives the same text: keys stand in the order of the
    schema, records in that of the collection, and nothing is stamped.
    """
    articles = {a.id: a for a in collection.articles}
    actors = {a.id: a for a in collection.actors}
    document = {
        "schema": SCHEMA,
        "articles": [asdict(a) for a in collection.articles],
        "actors": [asdict(a) for a in collection.actors],
        "statements": [full_row(s, articles, actors) for s in collection.statements],
        "links": [link_row(link) for link in collection.links],
        "judgements": [asdict(j) for j in collection.judgements],
        "contradictions": [asdict(c) for c in collection.contradictions],
    }
    return encode(document, indent=1) + "\n"


def load(text: str, *, source: str = "graph.json") -> Collection:
    """Return the collection that `dump` wrote.

    Raises `GraphUnreadableError`, naming `source` and the place, when `text`
    is not JSON, is of another schema, or lacks a field.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise GraphUnreadableError(
            f"{source}:{error.lineno}:{error.colno}: not JSON ({error.msg}); build it again with `escalate build`"
        ) from error
    _check_schema(document, source)
    try:
        graph = _adapter().validate_python(document)
    except ValidationError as error:
        raise GraphUnreadableError(
            f"{source}: {_faults(error)}; build the graph again with `escalate build`"
        ) from error
    return Collection(
        articles=tuple(graph["articles"]),
        actors=tuple(graph["actors"]),
        statements=tuple(statement_from_row(row) for row in graph["statements"]),
        links=tuple(link_from_row(row) for row in graph["links"]),
        judgements=tuple(graph.get("judgements", ())),
        contradictions=tuple(graph.get("contradictions", ())),
    )


def load_file(path: Path) -> Collection:
    """Return the collection in the `graph.json` at `path`; raises `GraphUnreadableError` when there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GraphUnreadableError(
            f"{path}: can't be read ({error}); name the graph.json that `escalate build` wrote"
        ) from error
    return load(text, source=str(path))


def dump_problems(problems: Iterable[Problem]) -> str:
    """Return `problems` as JSON Lines."""
    return "".join(encode(asdict(p)) + "\n" for p in problems)


def encode(value: object, *, indent: int | None = None, compact: bool = False) -> str:
    """Return `value` as JSON that UTF-8 can hold: readable or `compact`, with lone surrogates escaped."""
    separators = (",", ":") if compact else None
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return _LONE_SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def graph_schema() -> dict[str, Any]:
    """Return the JSON Schema of `graph.json`."""
    return _adapter().json_schema()


@cache
def _adapter() -> TypeAdapter[GraphFile]:
    return TypeAdapter(GraphFile)


def _check_schema(document: object, source: str) -> None:
    found = document.get("schema") if isinstance(document, dict) else None
    if found != SCHEMA:
        kind = f"of schema {found!r}" if isinstance(found, str) else "no graph of escalate's"
        raise GraphUnreadableError(
            f"{source}: {kind}, and this version reads {SCHEMA}; build the graph again with `escalate build`"
        )


def _faults(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False)
    named = [f"{'.'.join(str(part) for part in f['loc'])}: {f['msg']}" for f in faults[:_MOST_FAULTS]]
    more = len(faults) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")
