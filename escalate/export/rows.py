"""Records as the rows that escalate writes, and back.

A row is what stands in a line of `escalate extract` and in `graph.json`: plain
JSON values under the names of the published contract. `statement_row` gives
exactly that contract. `full_row` adds what a graph needs besides so that
nothing is lost on the way back through `statement_from_row`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Basis, Condition, Link, Mention, Precision, Report, Span, Statement, When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.export.shapes import (
        ConditionRow,
        DeadlineRow,
        FullStatementRow,
        LinkRow,
        MentionRow,
        ReportRow,
        SpanRow,
        StatementRow,
        WhenRow,
    )
    from escalate.model import Actor, Article


def statement_row(statement: Statement, articles: Mapping[str, Article], actors: Mapping[str, Actor]) -> StatementRow:
    """Return the row of the contract for `statement`, its spans those of its first report.

    `articles` and `actors` are looked up by id; an actor that is not among
    them goes by the name in its mention.
    """
    return _statement_row(statement, articles, actors, full=False)


def full_row(statement: Statement, articles: Mapping[str, Article], actors: Mapping[str, Actor]) -> FullStatementRow:
    """Return the row that `graph.json` keeps: the contract's, with nothing of the record left out."""
    home = statement.report.article
    return {
        **_statement_row(statement, articles, actors, full=True),
        "mode": statement.mode,
        "direct": statement.direct,
        "quotes": [_span_row(s, home) for s in statement.quotes],
        "reporters": [_mention_row(m, home, actors, full=True) for m in statement.reporters],
        "addressees": [_mention_row(m, home, actors, full=True) for m in statement.addressees],
        "venue": _span_row(statement.venue, home) if statement.venue else None,
        "reports": [
            {
                "article": r.article,
                "sentence": _span_row(r.sentence, r.article),
                "trigger": _span_row(r.trigger, r.article),
                "rule": r.rule,
                "reason": r.reason,
            }
            for r in statement.reports
        ],
    }


def link_row(link: Link) -> LinkRow:
    """Return the row of `link`."""
    return {
        "id": link.id,
        "from": link.antecedent,
        "to": link.consequence,
        "relation": link.relation,
        "basis": link.basis,
        "confidence": link.confidence,
        "delta_intensity": link.delta_intensity,
        "reason": link.reason,
        "evidence": _span_row(link.evidence, "") if link.evidence else None,
    }


def statement_from_row(row: FullStatementRow) -> Statement:
    """Return the statement that `full_row` wrote."""
    home = row["reports"][0]["article"] if row["reports"] else row["article"]["id"]
    return Statement(
        id=row["id"],
        event=row["event"],
        mode=row["mode"],
        spoken=row["spoken"],
        intensity=row["intensity"],
        sources=tuple(_mention(m, home) for m in row["sources"]),
        targets=tuple(_mention(m, home) for m in row["targets"]),
        reports=tuple(_report(r) for r in row["reports"]),
        when=_when(row["when"], home),
        confidence=row["confidence"],
        content=_optional_span(row["content"], home),
        direct=row["direct"],
        quotes=tuple(_span(s, home) for s in row["quotes"]),
        cue=_optional_span(row["cue"], home),
        reporters=tuple(_mention(m, home) for m in row["reporters"]),
        addressees=tuple(_mention(m, home) for m in row["addressees"]),
        venue=_optional_span(row["venue"], home),
        condition=_condition(row["condition"], home),
        deadline=_deadline(row["deadline"], home),
        negated=row["negated"],
        future=row["future"],
        hypothetical=row["hypothetical"],
    )


def link_from_row(row: LinkRow) -> Link:
    """Return the link that `link_row` wrote."""
    return Link(
        id=row["id"],
        antecedent=row["from"],
        consequence=row["to"],
        relation=row["relation"],
        basis=row["basis"],
        confidence=row["confidence"],
        delta_intensity=row["delta_intensity"],
        reason=row["reason"],
        evidence=_optional_span(row["evidence"], ""),
    )


def _statement_row(
    statement: Statement, articles: Mapping[str, Article], actors: Mapping[str, Actor], *, full: bool
) -> StatementRow:
    report = statement.report
    home = report.article
    article = articles.get(home)
    content, condition = statement.content, statement.condition
    return {
        "id": statement.id,
        "article": {
            "id": home,
            "title": article.title if article else None,
            "published": article.published if article else None,
            "source": article.source if article else home,
        },
        "event": statement.event,
        "spoken": statement.spoken,
        "intensity": statement.intensity,
        "sources": [_mention_row(m, home, actors, full=full) for m in statement.sources],
        "targets": [_mention_row(m, home, actors, full=full) for m in statement.targets],
        "sentence": _span_row(report.sentence, home),
        "trigger": _span_row(report.trigger, home),
        "cue": _span_row(statement.cue, home) if statement.cue else None,
        "content": {**_span_row(content, home), "direct": statement.direct} if content else None,
        "condition": {**_span_row(condition.span, home), "kind": condition.kind} if condition else None,
        "deadline": _deadline_row(statement.deadline, home, full=full) if statement.deadline else None,
        "negated": statement.negated,
        "future": statement.future,
        "hypothetical": statement.hypothetical,
        "when": _when_row(statement.when, home, full=full) if statement.when else None,
        "confidence": statement.confidence,
        "rule": report.rule,
    }


def _span_row(span: Span, home: str) -> SpanRow:
    row: SpanRow = {"start": span.start, "end": span.end, "text": span.text}
    if span.article != home:
        row["article"] = span.article
    return row


def _mention_row(mention: Mention, home: str, actors: Mapping[str, Actor], *, full: bool) -> MentionRow:
    actor = actors.get(mention.actor)
    name = actor.name if actor else mention.name
    row: MentionRow = {
        "id": mention.actor,
        "name": name,
        "text": mention.span.text,
        "start": mention.span.start,
        "end": mention.span.end,
        "affiliations": list(mention.affiliations),
    }
    if mention.span.article != home:
        row["article"] = mention.span.article
    if full:
        row["confidence"] = mention.confidence
        if mention.reason is not None:
            row["reason"] = mention.reason
        if mention.name != name:
            row["stands_for"] = mention.name
    return row


def _when_row(when: When, home: str, *, full: bool) -> WhenRow:
    row: WhenRow = {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "basis": when.basis,
        "text": when.span.text if when.span else None,
    }
    if full and when.span:
        row["span"] = _span_row(when.span, home)
    return row


def _deadline_row(when: When, home: str, *, full: bool) -> DeadlineRow:
    row: DeadlineRow = {"start": when.start, "end": when.end}
    if full:
        row["precision"] = when.precision
        row["basis"] = when.basis
        if when.span:
            row["span"] = _span_row(when.span, home)
    return row


def _span(row: SpanRow, home: str) -> Span:
    return Span(article=row.get("article", home), start=row["start"], end=row["end"], text=row["text"])


def _optional_span(row: SpanRow | None, home: str) -> Span | None:
    return _span(row, home) if row else None


def _mention(row: MentionRow, home: str) -> Mention:
    return Mention(
        actor=row["id"],
        name=row.get("stands_for", row["name"]),
        span=_span(row, home),
        affiliations=tuple(row["affiliations"]),
        confidence=row.get("confidence", 1.0),
        reason=row.get("reason"),
    )


def _report(row: ReportRow) -> Report:
    home = row["article"]
    return Report(
        article=home,
        sentence=_span(row["sentence"], home),
        trigger=_span(row["trigger"], home),
        rule=row["rule"],
        reason=row["reason"],
    )


def _condition(row: ConditionRow | None, home: str) -> Condition | None:
    return Condition(span=_span(row, home), kind=row["kind"]) if row else None


def _when(row: WhenRow | None, home: str) -> When | None:
    if row is None:
        return None
    span = row.get("span")
    return When(
        start=row["start"],
        end=row["end"],
        precision=row["precision"],
        basis=row["basis"],
        span=_span(span, home) if span else None,
    )


def _deadline(row: DeadlineRow | None, home: str) -> When | None:
    if row is None:
        return None
    span = row.get("span")
    return When(
        start=row["start"],
        end=row["end"],
        precision=row.get("precision", Precision.DAY),
        basis=row.get("basis", Basis.STATED),
        span=_span(span, home) if span else None,
    )
