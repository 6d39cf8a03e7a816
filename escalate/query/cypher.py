"""Ask for patterns in Cypher: what the engine answers rightly is run, what it would get wrong is refused.

The engine is grand-cypher, which matches a part of openCypher on a networkx
graph. Its hints are switched off, because with them two properties compared
gave wrong rows; the rest of the guards here follow from trying it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escalate.errors import MissingExtraError, QueryRefusedError
from escalate.query.guards import AGGREGATES, STRING, bare_of, check_query, items_of
from escalate.query.index import as_index
from escalate.query.patterns import ACTOR_LABELS, build_pattern_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from escalate.model import Collection
    from escalate.query.index import Index

_FUNCTION = re.compile(rf"\b({'|'.join(AGGREGATES)})\s*\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rows a query gave, under the names that it returns; `notes` say how it was understood."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...] = ()


def ask(source: Collection | Index, query: str, *, limit: int | None = None) -> Answer:
    """Return what a Cypher query finds: `MATCH (a:Actor)-[:ISSUES]->(t:Threat)-[:PROVOKES]->(r) RETURN a.name, r.date`.

    Two different names stand for two different nodes. `limit` caps the rows
    when the query has no LIMIT of its own. Raises `QueryRefusedError`, saying
    what to write instead, for what can't be parsed or would be answered
    wrongly, and `MissingExtraError` when the engine is not installed.
    """
    text = _prepare(query)
    check_query(text)
    graph = build_pattern_graph(as_index(source).collection)
    found = _run(graph, text)
    columns = tuple(_columns(text))
    by_name = {_plain(str(name)): values for name, values in found.items()}
    values = [by_name.get(_plain(name), []) for name in columns]
    rows = [tuple(_clean(value) for value in row) for row in zip(*values, strict=True)]
    if not rows and all(name.startswith("COUNT(") for name in items_of(text)):
        rows = [(0,) * len(columns)]
    capped = rows if limit is None or re.search(r"\blimit\b", bare_of(text), re.IGNORECASE) else rows[:limit]
    notes = list(_notes(text))
    if len(capped) < len(rows):
        notes.append(f"{len(rows)} rows, of which the first {len(capped)} are shown; add LIMIT to choose")
    return Answer(columns=columns, rows=tuple(capped), notes=tuple(notes))


def _prepare(query: str) -> str:
    """Return the query with its functions in capitals and without a semicolon, as the engine's grammar wants it."""
    pieces, at = [], 0
    for match in [*STRING.finditer(query), None]:
        code = query[at : match.start() if match else len(query)]
        code = re.sub(r"//[^\n]*", " ", code)
        pieces.append(
            re.sub(rf"\b({'|'.join(AGGREGATES)})\s*\(", lambda m: m[1].upper() + "(", code, flags=re.IGNORECASE)
        )
        if match:
            pieces.append(match[0])
            at = match.end()
    return re.sub(r"\bdistinct\b", "DISTINCT", "".join(pieces).strip().rstrip(";").strip(), flags=re.IGNORECASE)


def _run(graph: nx.MultiDiGraph, text: str) -> dict[Any, list[Any]]:
    try:
        from grandcypher import GrandCypher
        from lark.exceptions import LarkError, UnexpectedInput
    except ImportError:
        raise MissingExtraError("pattern queries need grand-cypher: `pip install grand-cypher`") from None
    engine = GrandCypher(graph)
    engine.auto_where_hints = False
    engine.auto_node_jsondata_hints = False
    try:
        found: dict[Any, list[Any]] = engine.run(text)
    except UnexpectedInput as error:
        raise QueryRefusedError(
            f"the query can't be read at line {error.line}, column {error.column}:\n"
            + error.get_context(text, span=30).rstrip("\n")
        ) from None
    except (LarkError, TypeError, KeyError, IndexError, ValueError, AttributeError, NotImplementedError) as error:
        raise QueryRefusedError(
            f"the query can't be answered ({error}): check that every name in RETURN and WHERE stands in a MATCH, and "
            "that texts are compared with texts"
        ) from error
    return found


def _columns(text: str) -> Iterator[str]:
    for item, whole in zip(items_of(text), _wholes(text), strict=True):
        alias = re.search(r"\s+as\s+(\w+)\s*$", whole, re.IGNORECASE)
        yield alias[1] if alias else item


def _wholes(text: str) -> list[str]:
    clause = re.search(
        r"\breturn\b\s*(?:distinct\b)?(.*?)(?:\border\s+by\b|\bskip\b|\blimit\b|$)", text, re.IGNORECASE | re.DOTALL
    )
    return [" ".join(part.split()) for part in re.split(r",(?![^(]*\))", clause[1] if clause else "")]


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name).lower()


def _clean(value: object) -> object:
    """Return a value as JSON can hold it: labels sorted, whole nodes and links as their properties."""
    if isinstance(value, dict):
        if len(value) > 0 and all(isinstance(v, dict) for v in value.values()):
            return [_clean(v) for v in value.values()]
        return {str(k): _clean(v) for k, v in value.items() if k != "__labels__"}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(v) for v in value]
    return value


def _notes(text: str) -> Iterator[str]:
    labelled = dict(re.findall(r"\(\s*(\w+)\s*:\s*(\w+)", bare_of(text)))
    actors = sorted(name for name, label in labelled.items() if label in ACTOR_LABELS)
    if len(actors) > 1:
        yield f"{' and '.join(actors)} stand for different actors; use one name twice for one and the same"
