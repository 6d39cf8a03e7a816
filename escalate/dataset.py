"""A graph opened for a Python session: its records, its networkx graph, tables of it, and the questions one asks."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate.errors import BadFilterError, MissingExtraError
from escalate.export.json import load_file
from escalate.graph import build_graph, find_contradicted
from escalate.link.wording import describe_when
from escalate.query import Index, build_selection, find_paths, ledger, restrict, select_statements, trace
from escalate.query.cypher import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from os import PathLike

    import networkx as nx
    import pandas as pd

    from escalate.model import Actor, Article, Collection, Link, Statement
    from escalate.query import LedgerEntry, Traced
    from escalate.query import Path as TemporalPath

    Row = dict[str, object]


def load(path: str | PathLike[str]) -> Dataset:
    """Return the `graph.json` at `path`, or in the folder at `path`, opened for questions.

    Raises `GraphUnreadableError` when there is none, or none that can be read.
    """
    return Dataset(load_file(Path(path)))


class Dataset:
    """A collection with its networkx graph and its look-ups, each built once, when first asked for.

    `articles`, `actors`, `statements` and `links` are the records themselves.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.articles: tuple[Article, ...] = collection.articles
        self.actors: tuple[Actor, ...] = collection.actors
        self.statements: tuple[Statement, ...] = collection.statements
        self.links: tuple[Link, ...] = collection.links

    def __repr__(self) -> str:
        """Return how much it holds."""
        return (
            f"<escalate.Dataset: {len(self.articles)} articles, {len(self.actors)} actors, "
            f"{len(self.statements)} statements, {len(self.links)} links>"
        )

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The networkx graph: actors and statements as nodes, scalar attributes only."""
        return build_graph(self.collection)

    @cached_property
    def index(self) -> Index:
        """The look-ups that every query of `escalate.query` takes in place of a collection."""
        return Index(self.collection)

    def select(self, **filters: Any) -> tuple[Statement, ...]:
        """Return the statements that fit, by time: `select(by="Iran", event="THREATEN", since="2019-01")`.

        The filters are those of `escalate.query.Selection`.
        """
        return select_statements(self.index, build_selection(**filters))

    def part(self, **filters: Any) -> Dataset:
        """Return the part that fits, with the links among its statements."""
        return Dataset(restrict(self.index, build_selection(**filters)))

    def paths(self, start: str, end: str, **rules: Any) -> tuple[TemporalPath, ...]:
        """Return the ways through time from `start` to `end`, with the rules of `escalate.query.find_paths`."""
        return find_paths(self.index, start, end, **rules)

    def before(self, name: str, **rules: Any) -> tuple[Traced, ...]:
        """Return everything that led to a statement, with the rules of `escalate.query.trace`."""
        return trace(self.index, name, back=True, **rules)

    def after(self, name: str, **rules: Any) -> tuple[Traced, ...]:
        """Return everything that followed from a statement, with the rules of `escalate.query.trace`."""
        return trace(self.index, name, back=False, **rules)

    def threats(self) -> tuple[LedgerEntry, ...]:
        """Return the ledger of threats, demands and promises with their fates."""
        return ledger(self.index)

    def query(self, cypher: str) -> list[dict[str, object]]:
        """Return the rows of a pattern query; raises `QueryRefusedError` for what would be answered wrongly."""
        answer = ask(self.index, cypher)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def rows(self, kind: str = "statements") -> list[Row]:
        """Return flat rows of `statements`, `links`, `actors` or `articles`, one value a cell."""
        if kind not in _ROWS:
            raise BadFilterError(f"{kind!r} is no table; there are {', '.join(_ROWS)}")
        return list(_ROWS[kind](self))

    def frame(self, kind: str = "statements") -> pd.DataFrame:
        """Return `statements`, `links`, `actors` or `articles` as a pandas data frame, dates as they are written.

        Dates stay ISO texts, since many are months or years. Raises
        `MissingExtraError` when pandas is not installed.
        """
        rows = self.rows(kind)
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError("data frames need pandas: `pip install 'escalate[frames]'`") from None
        return pd.DataFrame(rows)


def _statement_rows(data: Dataset) -> Iterator[Row]:
    articles = data.index.articles
    contradicted = find_contradicted(data.collection)
    for s in select_statements(data.index):
        article = articles.get(s.report.article)
        yield {
            "id": s.id,
            "when": describe_when(s.when),
            "start": s.when.start if s.when else None,
            "end": s.when.end if s.when else None,
            "precision": s.when.precision.value if s.when else None,
            "event": s.event.value,
            "mode": s.mode,
            "intensity": s.intensity,
            "sources": "; ".join(m.name for m in s.sources),
            "targets": "; ".join(m.name for m in s.targets),
            "spoken": s.spoken,
            "negated": s.negated,
            "hypothetical": s.hypothetical,
            "quote": s.content.text if s.content else s.report.sentence.text,
            "condition": s.condition.span.text if s.condition else None,
            "deadline": s.deadline.end or s.deadline.start if s.deadline else None,
            "confidence": s.confidence,
            "reports": len(s.reports),
            "article": s.report.article,
            "source": article.source if article else None,
            "sentence_start": s.report.sentence.start,
            "rule": s.report.rule,
            "contradicted": contradicted.get(s.id),
        }


def _link_rows(data: Dataset) -> Iterator[Row]:
    for link in data.links:
        yield {
            "id": link.id,
            "from": link.antecedent,
            "to": link.consequence,
            "relation": link.relation.value,
            "basis": link.basis.value,
            "confidence": link.confidence,
            "delta_intensity": link.delta_intensity,
            "reason": link.reason,
            "evidence": link.evidence.text if link.evidence else None,
        }


def _actor_rows(data: Dataset) -> Iterator[Row]:
    for actor in data.actors:
        yield {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "country": actor.country,
            "member_of": "; ".join(actor.member_of),
            "role": actor.role,
            "aliases": "; ".join(actor.aliases),
        }


def _article_rows(data: Dataset) -> Iterator[Row]:
    for article in data.articles:
        yield {
            "id": article.id,
            "title": article.title,
            "published": article.published,
            "source": article.source,
            "site": article.site,
            "author": article.author,
            "characters": len(article.text),
        }


_ROWS: Mapping[str, Callable[[Dataset], Iterator[Row]]] = {
    "statements": _statement_rows,
    "links": _link_rows,
    "actors": _actor_rows,
    "articles": _article_rows,
}
