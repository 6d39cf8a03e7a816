"""Tell two graphs apart: what came, went or changed, and which article did it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from escalate.link.wording import describe, describe_when
from escalate.query.index import as_index
from escalate.query.threats import ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from escalate.model import Collection, Link, Statement
    from escalate.query.index import Index


class Change(StrEnum):
    """What became of a thing from the old graph to the new."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs between two graphs.

    `kind` is article, actor, statement, link, fate or merge; `what` says it in
    words, `details` field by field what was and what is. `articles` are the
    ids of the articles that tell it now, or told it; `because` those of them
    that only one of the two graphs holds, which are what made the difference.
    """

    kind: str
    change: Change
    id: str
    what: str
    details: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


def compare(old: Collection | Index, new: Collection | Index) -> tuple[Difference, ...]:
    """Return how `new` differs from `old`: articles, actors, statements, links, fates of threats and merges."""
    before, after = as_index(old), as_index(new)
    changed = frozenset(before.articles) ^ frozenset(after.articles)
    found = [
        *_compare_articles(before, after),
        *_compare_actors(before, after),
        *_compare_statements(before, after, changed),
        *_compare_links(before, after, changed),
        *_compare_fates(before, after, changed),
        *_compare_merges(before, after, changed),
    ]
    order = ("article", "actor", "statement", "link", "fate", "merge")
    return tuple(sorted(found, key=lambda d: (order.index(d.kind), d.change, d.id)))


def _compare_articles(before: Index, after: Index) -> Iterator[Difference]:
    for change, here, there in ((Change.WENT, before, after), (Change.CAME, after, before)):
        for name in sorted(here.articles.keys() - there.articles.keys()):
            article = here.articles[name]
            yield Difference(
                kind="article", change=change, id=name, what=f"{article.title or 'untitled'} ({article.source})"
            )
    for name in sorted(before.articles.keys() & after.articles.keys()):
        details = _details(before.articles[name], after.articles[name], skip=("text",))
        if details:
            yield Difference(
                kind="article", change=Change.CHANGED, id=name, what=after.articles[name].source, details=details
            )


def _compare_actors(before: Index, after: Index) -> Iterator[Difference]:
    for change, here, there in ((Change.WENT, before, after), (Change.CAME, after, before)):
        for name in sorted(here.actors.keys() - there.actors.keys()):
            yield Difference(kind="actor", change=change, id=name, what=here.actors[name].name)
    for name in sorted(before.actors.keys() & after.actors.keys()):
        details = _details(before.actors[name], after.actors[name])
        if details:
            yield Difference(
                kind="actor", change=Change.CHANGED, id=name, what=after.actors[name].name, details=details
            )


def _compare_statements(before: Index, after: Index, changed: frozenset[str]) -> Iterator[Difference]:
    folded = _folded(before), _folded(after)
    for change, here, there, into in (
        (Change.WENT, before, after, folded[1]), (Change.CAME, after, before, folded[0]),
    ):  # fmt: skip
        for name in sorted(here.statements.keys() - there.statements.keys()):
            statement = here.statements[name]
            other = into.get(name)
            details = () if other is None else (f"{'is' if change is Change.WENT else 'was'} a report of {other}",)
            yield _difference("statement", change, name, describe(statement), _told(statement), changed, details)
    for name in sorted(before.statements.keys() & after.statements.keys()):
        one, two = before.statements[name], after.statements[name]
        changes = tuple(_statement_details(one, two))
        if changes:
            articles = sorted({*_told(one), *_told(two)})
            yield _difference("statement", Change.CHANGED, name, describe(two), articles, changed, changes)


def _statement_details(one: Statement, two: Statement) -> Iterator[str]:
    shown: dict[str, Callable[[Statement], str]] = {
        "event": lambda s: f"{s.event} {s.intensity:+.1f}",
        "by": lambda s: ", ".join(m.actor for m in s.sources),
        "to": lambda s: ", ".join(m.actor for m in s.targets),
        "date": lambda s: describe_when(s.when),
        "condition": lambda s: s.condition.span.text if s.condition else "none",
        "deadline": lambda s: describe_when(s.deadline) if s.deadline else "none",
        "negated": lambda s: str(s.negated).lower(),
        "hypothetical": lambda s: str(s.hypothetical).lower(),
        "reports": lambda s: f"{len(s.reports)} in {len(_told(s))} articles",
        "confidence": lambda s: f"{s.confidence:.2f}",
    }
    for name, show in shown.items():
        was, now = show(one), show(two)
        if was != now:
            yield f"{name}: {was} -> {now}"


def _compare_links(before: Index, after: Index, changed: frozenset[str]) -> Iterator[Difference]:
    links = [{link.id: link for link in index.collection.links} for index in (before, after)]
    for change, n in ((Change.WENT, 0), (Change.CAME, 1)):
        index = (before, after)[n]
        for name in sorted(links[n].keys() - links[1 - n].keys()):
            link = links[n][name]
            yield _difference(
                "link", change, name, _describe_link(link, index), _link_articles(link, index), changed, (link.reason,)
            )
    for name in sorted(links[0].keys() & links[1].keys()):
        one, two = links[0][name], links[1][name]
        details = _details(one, two, skip=("evidence",))
        if details:
            yield _difference(
                "link", Change.CHANGED, name, _describe_link(two, after), _link_articles(two, after), changed, details
            )


def _compare_fates(before: Index, after: Index, changed: frozenset[str]) -> Iterator[Difference]:
    old, new = ({e.statement: e for e in ledger(index)} for index in (before, after))
    for name in sorted(old.keys() & new.keys()):
        one, two = old[name], new[name]
        if one.fate is two.fate:
            continue
        deciding = [after.statements[d] for d in two.decided_by if d in after.statements]
        articles = sorted({a for s in deciding for a in _told(s)})
        what = describe(after.statements[name])
        details = (f"fate: {one.fate} -> {two.fate}", *((two.reason,) if two.reason else ()))
        yield _difference("fate", Change.CHANGED, name, what, articles, changed, details)


def _compare_merges(before: Index, after: Index, changed: frozenset[str]) -> Iterator[Difference]:
    old, new = ({(j.verdict, j.a, j.b): j for j in index.collection.judgements} for index in (before, after))
    for change, here, there, index in ((Change.WENT, old, new, before), (Change.CAME, new, old, after)):
        for key in sorted(here.keys() - there.keys()):
            verdict, a, b = key
            told = [index.statements[n] for n in (a, b) if n in index.statements]
            articles = sorted({x for s in told for x in _told(s)})
            what = f"{a} {'is' if verdict == 'same' else 'is not'} {b}"
            yield _difference("merge", change, f"{a} {b}", what, articles, changed, (here[key].reason,))


def _folded(index: Index) -> dict[str, str]:
    """Return the statements of the articles alone that are reports of another one in the whole, and of which."""
    places = {(r.article, r.trigger.start, r.trigger.end): s.id for s in index.statements.values() for r in s.reports}
    found = {}
    for reading in index.collection.readings:
        for statement in reading.statements:
            report = statement.report
            whole = places.get((report.article, report.trigger.start, report.trigger.end))
            if statement.id not in index.statements and whole is not None:
                found[statement.id] = whole
    return found


def _difference(
    kind: str, change: Change, name: str, what: str, articles: Iterable[str], changed: frozenset[str],
    details: tuple[str, ...] = (),
) -> Difference:  # fmt: skip
    told = tuple(articles)
    because = tuple(a for a in told if a in changed)
    return Difference(kind=kind, change=change, id=name, what=what, details=details, articles=told, because=because)


def _told(statement: Statement) -> list[str]:
    return sorted({r.article for r in statement.reports})


def _describe_link(link: Link, index: Index) -> str:
    one, two = (index.statements.get(n) for n in (link.antecedent, link.consequence))
    return f"{describe(one) if one else link.antecedent} {link.relation} {describe(two) if two else link.consequence}"


def _link_articles(link: Link, index: Index) -> list[str]:
    ends = (index.statements.get(n) for n in (link.antecedent, link.consequence))
    return sorted({a for s in ends if s for a in _told(s)})


def _details(one: object, two: object, *, skip: tuple[str, ...] = ()) -> tuple[str, ...]:
    named = [f.name for f in fields(one) if f.name not in skip]  # type: ignore[arg-type]
    pairs: Mapping[str, tuple[object, object]] = {n: (getattr(one, n), getattr(two, n)) for n in named}
    return tuple(f"{n}: {_show(was)} -> {_show(now)}" for n, (was, now) in pairs.items() if was != now)


def _show(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value) or "none"
    return "none" if value is None else str(value)
