"""`graph.json`: everything a run found, with a schema version, and back without loss."""

from __future__ import annotations

import gc
import json
import re
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NotRequired

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from escalate.errors import GraphUnreadableError
from escalate.export.rows import full_row, link_from_row, link_row, statement_from_row
from escalate.export.shapes import FullStatementRow, LinkRow  # noqa: TC001  pydantic reads them
from escalate.model import Actor, AnswerCue, Article, Collection, Contradiction, Judgement, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from escalate.errors import Problem
    from escalate.model import Statement

SCHEMA = "escalate-graph/2"

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_MOST_FAULTS = 5


class ReadingRow(TypedDict):
    """What one article alone gave. An actor or a statement that is the same in the whole graph stands as its id."""

    article: str
    actors: list[str | Actor]
    statements: list[str | FullStatementRow]
    cues: list[AnswerCue]


class GraphFile(TypedDict):
    """What `graph.json` holds."""

    schema: Literal["escalate-graph/2"]
    articles: list[Article]
    actors: list[Actor]
    statements: list[FullStatementRow]
    links: list[LinkRow]
    judgements: NotRequired[list[Judgement]]
    contradictions: NotRequired[list[Contradiction]]
    readings: NotRequired[list[ReadingRow]]
    given: NotRequired[list[Judgement]]


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
        "readings": _reading_rows(collection, articles),
        "given": [asdict(j) for j in collection.given],
    }
    return encode(document, indent=1) + "\n"


def load(text: str, *, source: str = "graph.json") -> Collection:
    """Return the collection that `dump` wrote.

    Raises `GraphUnreadableError`, naming `source` and the place, when `text`
    is not JSON, is of another schema, or lacks a field.
    """
    with _without_collector():
        return _load(text, source)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Put the collector of circular garbage off: none arises here, and looking for it takes two thirds of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(text: str, source: str) -> Collection:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise GraphUnreadableError(
            f"{source}:{error.lineno}:{error.colno}: not JSON at line {error.lineno}, column {error.colno} "
            f"({error.msg}); build the graph again with `escalate build ARTICLES -o DIR`"
        ) from error
    document = _upgrade(document, source)
    try:
        graph = _adapter().validate_python(document)
    except ValidationError as error:
        raise GraphUnreadableError(
            f"{source}: {_faults(error)}; build the graph again with `escalate build`"
        ) from error
    statements = tuple(statement_from_row(row) for row in graph["statements"])
    return Collection(
        articles=tuple(graph["articles"]),
        actors=tuple(graph["actors"]),
        statements=statements,
        links=tuple(link_from_row(row) for row in graph["links"]),
        judgements=tuple(graph.get("judgements", ())),
        contradictions=tuple(graph.get("contradictions", ())),
        readings=_readings(graph, statements, source),
        given=tuple(graph.get("given", ())),
    )


def _reading_rows(collection: Collection, articles: Mapping[str, Article]) -> list[object]:
    actors, statements = {a.id: a for a in collection.actors}, {s.id: s for s in collection.statements}
    return [
        {
            "article": r.article,
            "actors": [a.id if actors.get(a.id) == a else asdict(a) for a in r.actors],
            "statements": [s.id if statements.get(s.id) == s else full_row(s, articles, {}) for s in r.statements],
            "cues": [asdict(c) for c in r.cues],
        }
        for r in collection.readings
    ]


def _readings(graph: GraphFile, statements: Iterable[Statement], source: str) -> tuple[Reading, ...]:
    actors, by_id = {a.id: a for a in graph["actors"]}, {s.id: s for s in statements}
    try:
        return tuple(
            Reading(
                article=row["article"],
                actors=tuple(actors[a] if isinstance(a, str) else a for a in row["actors"]),
                statements=tuple(by_id[s] if isinstance(s, str) else statement_from_row(s) for s in row["statements"]),
                cues=tuple(row["cues"]),
            )
            for row in graph.get("readings", ())
        )
    except KeyError as error:
        raise GraphUnreadableError(
            f"{source}: its readings name {error}, which it does not hold; build the graph again with `escalate build`"
        ) from None


def load_file(path: Path) -> Collection:
    """Return the collection in the `graph.json` at `path`, or in the folder at `path`.

    Raises `GraphUnreadableError` when there is none.
    """
    path = path / "graph.json" if path.is_dir() else path
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise GraphUnreadableError(
            f"{path}: can't be read ({why}); name the graph.json that `escalate build` wrote"
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


def _upgrade(document: object, source: str) -> object:
    """Return a document of an older schema as one of this, and refuse what is of none or of a newer one.

    Schema 1 had no readings: everything can be asked of it but to be merged.
    """
    found = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(found, str) or not isinstance(document, dict):
        raise GraphUnreadableError(
            f"{source}: no graph of escalate's, which names its schema ({SCHEMA}); give the graph.json that "
            "`escalate build` wrote, or write one with `escalate build ARTICLES -o DIR`"
        )
    if found == "escalate-graph/1":
        return {**document, "schema": SCHEMA}
    if found != SCHEMA:
        raise GraphUnreadableError(
            f"{source}: is of schema {found!r}, and this version reads {SCHEMA} and older; build the graph again with "
            "`escalate build ARTICLES -o DIR`, or use the escalate that wrote it"
        )
    return document


def _faults(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False)
    named = [f"{'.'.join(str(part) for part in f['loc'])}: {f['msg']}" for f in faults[:_MOST_FAULTS]]
    more = len(faults) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")
