"""Statements, links and actors as tables that open right in a spreadsheet.

UTF-8 with a byte order mark, because spreadsheets take a file without one for
the machine's old encoding. A cell that a spreadsheet would run as a formula
gets an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from escalate.graph import find_contradicted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.model import Collection, Mention, Span, Statement

BYTE_ORDER_MARK = "\ufeff"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

Cell = str | float | bool | None


def dump_statements(collection: Collection) -> str:
    """Return one line per statement: who, what, whom, when, in which words, from where."""
    articles = {a.id: a for a in collection.articles}
    header = (
        "id", "start", "end", "precision", "basis", "date words", "source", "source id", "event", "mode", "spoken",
        "target", "target id", "intensity", "content", "direct", "condition", "condition kind", "deadline start",
        "deadline end", "negated", "future", "hypothetical", "sentence", "trigger", "confidence", "rule", "reports",
        "article", "title", "published", "found at", "contradicted",
    )  # fmt: skip
    contradicted = find_contradicted(collection)
    lines = []
    for s in collection.statements:
        article = articles.get(s.report.article)
        lines.append([
            s.id, *_time_cells(s), _names(s.sources), _ids(s.sources), s.event.value, s.mode, s.spoken,
            _names(s.targets), _ids(s.targets), s.intensity, _text(s.content), s.direct,
            _text(s.condition.span if s.condition else None), s.condition.kind.value if s.condition else None,
            s.deadline.start if s.deadline else None, s.deadline.end if s.deadline else None,
            s.negated, s.future, s.hypothetical, s.report.sentence.text, s.report.trigger.text, s.confidence,
            s.report.rule, len(s.reports), s.report.article, article.title if article else None,
            article.published if article else None, article.source if article else None, contradicted.get(s.id),
        ])  # fmt: skip
    return _table(header, lines)


def dump_links(collection: Collection) -> str:
    """Return one line per link, with the sentences it joins."""
    statements = {s.id: s for s in collection.statements}
    header = (
        "id", "from", "to", "relation", "basis", "confidence", "delta intensity", "reason", "evidence",
        "from date", "from source", "from event", "to date", "to source", "to event",
    )  # fmt: skip
    lines = []
    for link in collection.links:
        ends: list[Cell] = []
        for end in (link.antecedent, link.consequence):
            s = statements.get(end)
            ends += [_day(s), _names(s.sources) if s else None, s.event.value if s else None]
        lines.append([
            link.id, link.antecedent, link.consequence, link.relation.value, link.basis.value, link.confidence,
            link.delta_intensity, link.reason, _text(link.evidence), *ends,
        ])  # fmt: skip
    return _table(header, lines)


def dump_actors(collection: Collection) -> str:
    """Return one line per actor, with how often it speaks, acts and is meant."""
    header = ("id", "name", "kind", "country", "member of", "role", "aliases", "statements", "as target")
    issued: dict[str, int] = {}
    meant: dict[str, int] = {}
    for s in collection.statements:
        for counts, mentions in ((issued, s.sources), (meant, s.targets)):
            for actor in {m.actor for m in mentions}:
                counts[actor] = counts.get(actor, 0) + 1
    lines: list[list[Cell]] = [
        [
            a.id, a.name, a.kind.value, a.country, "; ".join(a.member_of), a.role, "; ".join(a.aliases),
            issued.get(a.id, 0), meant.get(a.id, 0),
        ]
        for a in collection.actors
    ]  # fmt: skip
    return _table(header, lines)


def _table(header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in line] for line in lines)
    return BYTE_ORDER_MARK + out.getvalue()


def _cell(cell: Cell) -> str | float | None:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    clean = "".join(c for c in cell if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    return f"'{clean}" if clean.lstrip(" \n").startswith(_FORMULA_STARTS) else clean


def _time_cells(statement: Statement) -> list[Cell]:
    when = statement.when
    if when is None:
        return [None] * 5
    return [when.start, when.end, when.precision.value, when.basis.value, _text(when.span)]


def _day(statement: Statement | None) -> str | None:
    when = statement.when if statement else None
    return (when.start or when.end) if when else None


def _names(mentions: Iterable[Mention]) -> str:
    return "; ".join(m.name for m in mentions)


def _ids(mentions: Iterable[Mention]) -> str:
    return "; ".join(m.actor for m in mentions)


def _text(span: Span | None) -> str | None:
    return span.text if span else None
