"""How records look in a terminal: plain lines that wrap, quote their source and survive a pipe."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from escalate.link.wording import clip, describe, describe_doubt, describe_when, join_names
from escalate.model import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from escalate.model import Actor, Article, Collection, Link, Statement, When
    from escalate.query import CrisisLadder, Explanation, Ladder, LedgerEntry, Path
    from escalate.query.codebook import Code

_LONGEST_QUOTE = 300


def write_lines(lines: Iterable[str]) -> str:
    """Return `lines` wrapped to the terminal's width, control characters made harmless."""
    width = max(60, min(110, shutil.get_terminal_size((100, 24)).columns))
    wrapped = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        clean = "".join(c if c.isprintable() else " " for c in line)
        wrapped.append(
            textwrap.fill(clean, width, subsequent_indent=" " * (indent + 2), break_long_words=False)
            if clean.strip()
            else ""
        )
    return "\n".join(wrapped)


def describe_date(when: When | None) -> str:
    """Return a time at its own precision, with `~` before one that is inferred: `~2019-02-04`, `2019-01`, `undated`."""
    text = describe_when(when)
    inferred = when is not None and when.basis is Basis.INFERRED and when.start is not None and when.end is not None
    return f"~{text}" if inferred else text


def describe_statement(statement: Statement, articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield the lines of one statement: date, actors, code; the words; the condition; the source."""
    who = join_names(statement.sources) or "(nobody named)"
    whom = join_names(statement.targets)
    arrow = f" -> {whom}" if whom else ""
    # What was not done, or is only supposed, has no weight of its own.
    code = f"{statement.event}{describe_doubt(statement) or f' {statement.intensity:+.1f}'}"
    yield f"{describe_date(statement.when)}  {code}  {who}{arrow}  ({statement.id})"
    words = statement.content or statement.report.sentence
    yield "    " + _quote(words.text)
    if statement.condition is not None:
        yield f"    condition: {statement.condition.span.text}"
    if statement.deadline is not None:
        yield f"    deadline: {describe_date(statement.deadline)}"
    if statement.reporters:
        yield f"    according to {join_names(statement.reporters)}"
    yield "    " + _sources(statement, articles)


def _quote(text: str) -> str:
    line = clip(text, _LONGEST_QUOTE)
    return line if line[:1] in "\"“«'‘`" else f"“{line}”"


def _sources(statement: Statement, articles: Mapping[str, Article]) -> str:
    named = []
    for report in statement.reports:
        article = articles.get(report.article)
        named.append(f"{article.source if article else report.article}:{report.sentence.start}")
    return "source: " + "; ".join(dict.fromkeys(named))


def timeline_lines(statements: Sequence[Statement], collection: Collection) -> Iterator[str]:
    """Yield a readable timeline: each statement with what it answers."""
    articles = {a.id: a for a in collection.articles}
    by_id = {s.id: s for s in collection.statements}
    answers: dict[str, list[Link]] = {}
    for link in collection.links:
        answers.setdefault(link.consequence, []).append(link)
    for statement in statements:
        yield from describe_statement(statement, articles)
        for link in answers.get(statement.id, ()):
            earlier = by_id[link.antecedent]
            who = join_names(earlier.sources) or "(nobody named)"
            sure = f"{link.relation} ({link.basis}, {link.confidence:.2f})"
            what = f"{earlier.event}{describe_doubt(earlier)} by {who}, {describe_date(earlier.when)}"
            yield f"    <- {sure} {what}: {link.reason}"
        yield ""


def path_lines(paths: Sequence[Path]) -> Iterator[str]:
    """Yield paths hop by hop: date, actor, what, the quoted words, the source, why the link is there."""
    for number, path in enumerate(paths, 1):
        hops = len(path.hops) - 1
        took = "" if path.days is None else f", at least {path.days} day{'s' * (path.days != 1)}"
        sure = f"order {path.certainty}, confidence {path.confidence:.2f}"
        yield f"Path {number}: {hops} hop{'s' * (hops != 1)}{took}, {sure}"
        for hop in path.hops:
            statement = hop.statement
            if hop.reason:
                doubt = " [order in time only possible]" if hop.order == "possible" else ""
                yield f"    | {hop.reason}{doubt}"
            whom = join_names(statement.targets)
            who = join_names(hop.sources) or "(nobody named)"
            what = f"{statement.event} -> {whom}" if whom else statement.event
            yield f"  {describe_date(statement.when)}  {who}  {what}{describe_doubt(statement)}"
            words = hop.quote or statement.content or statement.report.sentence
            yield "      " + _quote(words.text)
            source = hop.article.source if hop.article else statement.report.article
            yield f"      source: {source}:{statement.report.sentence.start}  ({statement.id})"
        yield ""
    if paths:
        yield from _hinge_lines(paths[0])


def _hinge_lines(path: Path) -> Iterator[str]:
    """Yield what every path hangs on: the statements and sources without which none is left."""
    on = [hop for hop in path.hops if hop.statement.id in path.hangs_on]
    sources = {hop.article.id: hop.article.source for hop in path.hops if hop.article}
    articles = [sources.get(name, name) for name in path.hangs_on_articles]
    if not on and not articles:
        yield "hangs on no single statement or source: without any one of them another way is left"
        return
    yield "hangs on, without which no way is left:"
    for hop in on:
        doubt = describe_doubt(hop.statement)
        what = f"{hop.statement.event}{doubt} by {join_names(hop.sources) or '(nobody named)'}, {hop.date}"
        yield f"  the statement {hop.statement.id}: {what}"
    for name in articles:
        yield f"  the source {name}"


def ledger_lines(entries: Sequence[LedgerEntry]) -> Iterator[str]:
    """Yield the ledger of threats, demands and promises, an entry a paragraph."""
    for entry in entries:
        whom = join_names(entry.targets)
        dates = ", ".join(entry.dates) or "undated"
        yield (
            f"{dates}  {entry.event}  {join_names(entry.sources)}"
            + (f" -> {whom}" if whom else "")
            + f"  [{entry.fate}]  ({entry.statement})"
        )
        if entry.quote is not None:
            yield "    " + _quote(entry.quote.text)
        if entry.condition is not None:
            yield f"    condition: {entry.condition.text}"
        if entry.deadline is not None:
            yield f"    deadline: {describe_date(entry.deadline)}"
        if entry.reason:
            yield f"    {entry.reason}"
        if entry.decided_by:
            yield f"    decided {entry.decided_on or 'undated'} by {', '.join(entry.decided_by)}"
        yield ""


def ladder_lines(ladder: Ladder, collection: Collection) -> Iterator[str]:
    """Yield the steps between two sides, each with its rung and whether it climbs."""
    signs = {"up": "▲", "down": "▼", "level": "="}
    name = _namer(collection)
    sides = f"{name(ladder.first)} and {name(ladder.second)}"
    yield f"{sides}: PLOVER intensity, and Kahn's rung where there is one (best, low-high)"
    for step in ladder.steps:
        rung = (
            f"rung {step.rung.number} ({step.rung.low}-{step.rung.high}) {step.rung.name}"
            if step.rung
            else ("off the ladder" if step.is_act else "no act")
        )
        mark = "  TURNING POINT" if step.is_turning_point else ""
        weight = f"{signs[step.turn]} {step.intensity:+.1f}" if step.is_act else "  ----"
        what = f"{weight}  {name(step.side)}  {step.statement.event}{describe_doubt(step.statement)}"
        yield f"  {describe_date(step.statement.when)}  {what}  {rung}{mark}  ({step.statement.id})"
    yield f"  {ladder.scale}"


def _namer(collection: Collection) -> Callable[[str], str]:
    """Return what gives the name of an actor by its id."""
    names = {a.id: a.name for a in collection.actors}
    return lambda actor: names.get(actor, actor)


def crisis_lines(crisis: CrisisLadder, collection: Collection) -> Iterator[str]:
    """Yield the curve over a whole collection, then every pair of sides with its peak and turning points."""
    by_id = {s.id: s for s in collection.statements}
    name = _namer(collection)
    if crisis.pairs:
        yield "The most hostile act of each time:"
    for point in crisis.series.points:
        statement = by_id[point.statement]
        rung = f"rung {point.rung} ({point.rung_low}-{point.rung_high})" if point.rung else "off the ladder"
        mark = "  TURNING POINT" if point.statement in crisis.turning_points else ""
        yield f"  {describe(statement)}  {point.intensity:+.1f}  {rung}{mark}  ({point.statement})"
    for ladder in crisis.pairs:
        yield ""
        peak = f"; peak: {describe(by_id[ladder.peak])}" if ladder.peak else ""
        climbed = f"; last to climb: {name(ladder.last_to_climb)}" if ladder.last_to_climb else ""
        told = f"{len(ladder.steps)} statement{'s' * (len(ladder.steps) != 1)}"
        yield f"{name(ladder.first)} and {name(ladder.second)}: {told}{peak}{climbed}"
        for turned in ladder.turning_points:
            yield f"  turning point: {describe(by_id[turned])}  ({turned})"
    if crisis.pairs:
        yield ""
        yield crisis.scale


def codebook_lines(codes: Sequence[Code], *, entries: bool) -> Iterator[str]:
    """Yield the ontology, an event type a paragraph; with `entries` every lexicon entry that leads to it."""
    for code in codes:
        yield f"{code.event}  {code.intensity:+.1f}  {code.quad}"
        yield f"    {code.definition}"
        yield f"    For example: {code.example}"
        if code.modes:
            yield "    modes: " + ", ".join(f"{mode} ({count})" for mode, count in code.modes)
        if entries:
            yield "    entries: " + "; ".join(code.entries)
        yield ""


def explanation_lines(found: Explanation, collection: Collection) -> Iterator[str]:
    """Yield everything known about an actor or a statement."""
    articles = {a.id: a for a in collection.articles}
    if found.actor is not None:
        yield from _actor_lines(found.actor, found)
        for title, statements in (("said or did", found.issued), ("was addressed or met by", found.received)):
            yield f"{title}: {len(statements)}"
            for statement in statements:
                yield from ("  " + line for line in describe_statement(statement, articles))
    if found.statement is not None:
        yield from _statement_lines(found.statement, found, articles)
        by_id = {s.id: s for s in collection.statements}
        for title, links in (("answers", found.leading), ("is answered by", found.following)):
            for link in links:
                other = by_id[link.antecedent if title == "answers" else link.consequence]
                sure = f"{link.relation}, {link.basis}, confidence {link.confidence:.2f}"
                yield f"{title} {other.id} ({sure}, intensity {link.delta_intensity:+.1f})"
                yield f"    {link.reason}"
                if link.evidence is not None:
                    yield f"    evidence: “{link.evidence.text}” at {link.evidence.start}"


def _actor_lines(actor: Actor, found: Explanation) -> Iterator[str]:
    yield f"{actor.name}  ({actor.id})  {actor.kind}" + (f", {actor.role}" if actor.role else "")
    if actor.aliases:
        yield f"  also: {', '.join(actor.aliases)}"
    if found.sides:
        yield f"  stands with: {', '.join(found.sides)}"
    if found.members:
        yield f"  members: {', '.join(found.members)}"


def _statement_lines(statement: Statement, found: Explanation, articles: Mapping[str, Article]) -> Iterator[str]:
    yield from describe_statement(statement, articles)
    spoken = "said" if statement.spoken else "done"
    yield f"  {spoken}; mode: {statement.mode or '-'}; confidence {statement.confidence:.2f}"
    if statement.when is not None:
        words = f" from “{statement.when.span.text}”" if statement.when.span else ""
        when = statement.when
        yield f"  time: {describe_date(when)}, precision {when.precision}, {when.basis}{words}"
    for role, mentions in (
        ("source", statement.sources),
        ("target", statement.targets),
        ("addressee", statement.addressees),
    ):
        for mention in mentions:
            why = f"; {mention.reason}" if mention.reason else ""
            place = f"“{mention.span.text}” at {mention.span.start}"
            yield f"  {role}: {mention.name} ({mention.actor}), {place}, confidence {mention.confidence:.2f}{why}"
    if statement.venue is not None:
        yield f"  venue: {statement.venue.text}"
    yield f"  {len(statement.reports)} report{'s' * (len(statement.reports) != 1)}, {found.independent} independent:"
    for report in statement.reports:
        article = articles.get(report.article)
        where = article.source if article else report.article
        yield f"    {where}, “{report.trigger.text}” at {report.trigger.start}, rule {report.rule}"
        yield f"      “{report.sentence.text}”"
        if report.reason is not None:
            yield f"      intensity: {report.reason}"
    for contradiction in found.contradictions:
        yield f"  contradiction ({contradiction.clash}): {contradiction.reason}"
        for span in contradiction.spans:
            article = articles.get(span.article)
            yield f"    {article.source if article else span.article}, “{span.text}” at {span.start}"
        if contradiction.other is not None:
            other = contradiction.statement if contradiction.other == statement.id else contradiction.other
            yield f"    see {other}"
