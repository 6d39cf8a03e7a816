"""Check a graph against itself and against its articles: every quotation, every id, every link against time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from escalate.model import Order, Span, When
from escalate.query.days import looks_like_date
from escalate.read.records import hash_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.model import Article, Collection, Link, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a graph that does not hold: `code` a short name, `where` the record, `message` what is wrong."""

    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was checked and what does not hold; `reread` counts the articles compared with their files."""

    quotes: int
    ids: int
    links: int
    articles: int
    reread: int
    faults: tuple[Fault, ...]


def verify(collection: Collection, *, originals: Iterable[Article] = ()) -> Verdict:
    """Return what holds in `collection` and what does not.

    Every span must be the words of its article where it says; ids must be
    unique, stand for something, and be the hashes they are made as; no link
    may lead back in time; times must begin before they end. `originals` are
    articles read again from where they came: each must be in the graph with
    the same text.
    """
    texts = {a.id: a.text for a in collection.articles}
    again = list(originals)
    spans = list(_all_spans(collection))
    faults = [
        *_check_spans(spans, texts),
        *_check_articles(collection.articles, again),
        *_check_ids(collection),
        *_check_links(collection),
        *_check_times(collection.statements),
    ]
    ids = sum(map(len, (collection.articles, collection.actors, collection.statements, collection.links)))
    return Verdict(
        quotes=len(spans), ids=ids, links=len(collection.links), articles=len(collection.articles),
        reread=len({a.id for a in again} & texts.keys()), faults=tuple(faults),
    )  # fmt: skip


def _all_spans(collection: Collection) -> Iterator[tuple[str, Span]]:
    for statement in collection.statements:
        yield from ((f"statement {statement.id}", span) for span in _spans_of(statement))
    for link in collection.links:
        yield from ((f"link {link.id}", span) for span in _spans_of(link))
    for contradiction in collection.contradictions:
        yield from ((f"contradiction on {contradiction.statement}", span) for span in _spans_of(contradiction))
    for reading in collection.readings:
        yield from ((f"reading of {reading.article}", span) for span in _spans_of(reading))


def _spans_of(record: object) -> Iterator[Span]:
    """Yield every span within a record, however deep."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _spans_of(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _spans_of(getattr(record, field.name))


def _check_spans(spans: Iterable[tuple[str, Span]], texts: Mapping[str, str]) -> Iterator[Fault]:
    for where, span in spans:
        text = texts.get(span.article)
        if text is None:
            yield Fault(code="no-article", where=where, message=f"quotes {span.article}, which is not there")
        elif not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
            held, place = " ".join(text[span.start : span.end].split())[:60], f"{span.start}-{span.end}"
            yield Fault(
                code="quote",
                where=where,
                message=f"quotes “{span.text[:60]}” from {span.article} at {place}, where “{held}” stands",
            )


def _check_articles(articles: Sequence[Article], again: Sequence[Article]) -> Iterator[Fault]:
    for article in articles:
        if hash_article(article.text, article.url) != article.id:
            yield Fault(
                code="article-id",
                where=f"article {article.id}",
                message="its id is not the hash of its text and address: the text was changed",
            )
    texts, paths = {a.id for a in articles}, {a.path: a.id for a in articles if a.path}
    for original in again:
        if original.id not in texts and original.path in paths:
            yield Fault(
                code="article-text",
                where=f"article {paths[original.path]}",
                message=f"{original.path} now holds another text than the graph",
            )


def _check_ids(collection: Collection) -> Iterator[Fault]:
    kinds = {
        "article": [a.id for a in collection.articles],
        "actor": [a.id for a in collection.actors],
        "statement": [s.id for s in collection.statements],
        "link": [k.id for k in collection.links],
    }
    for kind, ids in kinds.items():
        for name, times in sorted(Counter(ids).items()):
            if times > 1:
                yield Fault(code="id-twice", where=f"{kind} {name}", message=f"its id stands {times} times")
    read = {s.id for reading in collection.readings for s in reading.statements}
    for name in kinds["statement"] if collection.readings else ():
        if name not in read:
            yield Fault(code="statement-id", where=f"statement {name}", message="no reading of an article gave it")
    actors, articles = set(kinds["actor"]), set(kinds["article"])
    for statement in collection.statements:
        where = f"statement {statement.id}"
        for mention in (*statement.sources, *statement.targets, *statement.reporters, *statement.addressees):
            if mention.actor not in actors:
                yield Fault(code="no-actor", where=where, message=f"names the actor {mention.actor}, who is not there")
        for report in statement.reports:
            if report.article not in articles:
                yield Fault(code="no-article", where=where, message=f"is told by {report.article}, which is not there")


def _check_links(collection: Collection) -> Iterator[Fault]:
    statements = {s.id: s for s in collection.statements}
    for link in collection.links:
        where = f"link {link.id}"
        one, two = statements.get(link.antecedent), statements.get(link.consequence)
        if one is None or two is None:
            missing = link.antecedent if one is None else link.consequence
            yield Fault(code="no-statement", where=where, message=f"joins the statement {missing}, which is not there")
            continue
        yield from (Fault(code=code, where=where, message=text) for code, text in _link_faults(link, one, two))


def _link_faults(link: Link, one: Statement, two: Statement) -> Iterator[tuple[str, str]]:
    key = f"{link.antecedent}|{link.consequence}|{link.relation}"
    if blake2b(key.encode(), digest_size=8).hexdigest() != link.id:
        yield "link-id", "its id is not the hash of what it joins"
    if one is two:
        yield "link-to-itself", f"joins {one.id} to itself"
    elif one.when is not None and two.when is not None and one.when.order(two.when) is Order.AFTER:
        yield "against-time", f"leads from {one.id} back in time to {two.id}"
    if abs(two.intensity - one.intensity - link.delta_intensity) > 0.011:
        yield "intensity", f"says that intensity changes by {link.delta_intensity:+.2f}, which is not so"
    if not 0.0 <= link.confidence <= 1.0:
        yield "confidence", f"its confidence is {link.confidence}"


def _check_times(statements: Iterable[Statement]) -> Iterator[Fault]:
    for statement in statements:
        for name, when in (("time", statement.when), ("deadline", statement.deadline)):
            if when is None:
                continue
            bad = [text for text in (when.start, when.end) if text is not None and not _is_date(text)]
            if bad:
                yield Fault(code="date", where=f"statement {statement.id}", message=f"its {name} {bad[0]!r} is no date")
            elif _ends_early(when):
                yield Fault(
                    code="date",
                    where=f"statement {statement.id}",
                    message=f"its {name} ends {when.end} before it begins {when.start}",
                )


def _is_date(text: str) -> bool:
    return looks_like_date(text[:10]) and len(text) >= len("2019-02-08")


def _ends_early(when: When) -> bool:
    return when.start is not None and when.end is not None and when.end[:10] < when.start[:10]
