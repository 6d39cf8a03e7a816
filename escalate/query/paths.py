"""Find the ways through time from one actor, statement or date to another.

A path is a run of statements in which each follows from the one before by a
link or, through actors, because its source is a side the one before was
directed at, and in which time never goes back. Times are intervals of days:
a path is possible when days can be chosen within them that never decrease
(or, strictly, always increase); it is certain when every statement's interval
ends before the next one's begins. The four optima follow Wu et al., "Path
Problems in Temporal Graphs", VLDB 2014: foremost, latest departure, fastest,
shortest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from escalate.link.wording import describe_when
from escalate.model import Order
from escalate.query.ends import find_ends
from escalate.query.index import EARLIEST, LATEST, as_index
from escalate.query.routes import Best, Label, Network, Rules, find_best, find_several

if TYPE_CHECKING:
    from collections.abc import Collection as Many
    from collections.abc import Sequence

    from escalate.model import Article, Collection, Link, Mention, Relation, Span, Statement
    from escalate.query.index import Index


class Certainty(StrEnum):
    """Whether the order in time is certain, or only possible because dates overlap or are unknown."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One statement on a path, and how the path came to it.

    `link` is the link from the statement before, None at the start and where
    the path went through the actor `through`; `order` says whether the
    statement before certainly came first, None at the start.
    """

    statement: Statement
    date: str
    sources: tuple[Mention, ...]
    quote: Span | None
    article: Article | None
    link: Link | None = None
    through: str | None = None
    order: Certainty | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way through time; `departure` and `arrival` are ISO dates or None, `confidence` its weakest link's.

    `days` is the least number of days it can have taken. `hangs_on` are the
    statements and `hangs_on_articles` the articles without any of which
    no path is left; empty unless asked for.
    """

    hops: tuple[Hop, ...]
    certainty: Certainty
    departure: str | None
    arrival: str | None
    days: int | None
    confidence: float
    hangs_on: tuple[str, ...] = ()
    hangs_on_articles: tuple[str, ...] = ()


def find_paths(
    source: Collection | Index,
    start: str,
    end: str,
    *,
    best: Best = Best.FOREMOST,
    limit: int = 1,
    strict: bool = False,
    certain: bool = False,
    since: str | None = None,
    until: str | None = None,
    max_wait: int | None = None,
    relations: Many[Relation] = (),
    min_confidence: float = 0.0,
    through_actors: bool = False,
    max_hops: int = 12,
    hinges: bool = False,
) -> tuple[Path, ...]:
    """Return up to `limit` paths from `start` to `end`, the best first; none when there is none.

    `start` and `end` are actors by any name (then a path begins or ends with
    a statement issued by the actor or on its side), ids of statements, or ISO
    dates (then with any statement of that time). `strict` wants every hop on
    a later day, `certain` only hops whose order is beyond doubt; `since` and
    `until` are ISO dates between which the whole path can lie; `max_wait` is
    the most days from one hop to the next, counted as the fewest that can lie
    between. `max_hops` bounds the search when more than one path is wanted.
    `hinges` asks what each path hangs on, which searches again for every
    statement and article of it.
    Raises `NotInGraphError` when `start` or `end` names nothing.
    """
    index = as_index(source)
    rules = Rules(
        strict=strict,
        certain=certain,
        since=EARLIEST if since is None else _bound(since, last=False),
        until=LATEST if until is None else _bound(until, last=True),
        max_wait=max_wait,
        relations=frozenset(relations),
        min_confidence=min_confidence,
        through_actors=through_actors,
    )
    starts, ends = find_ends(index, start), find_ends(index, end)
    network = Network(index, rules)
    if limit == 1:
        found = find_best(network, starts, ends, best)
        labels: Sequence[Label] = [found] if found else []
    else:
        labels = find_several(network, starts, ends, best, limit=limit, max_hops=max_hops)
    paths = [_build_path(label, index, network) for label in labels]
    if hinges:
        found_hinges = [_find_hinges(network, label, starts, ends) for label in labels]
        paths = [
            replace(path, hangs_on=tuple(statements), hangs_on_articles=tuple(articles))
            for path, (statements, articles) in zip(paths, found_hinges, strict=True)
        ]
    return tuple(paths)


def _bound(value: str, *, last: bool) -> int:
    parts = value[:10].split("-")
    if last and len(parts) < 3:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
        following = date(year + month // 12, month % 12 + 1, 1)
        return following.toordinal() - 1
    return date.fromisoformat(value[:10] + "-01" * (3 - len(parts))).toordinal()


def _find_hinges(network: Network, label: Label, starts: Many[str], ends: Many[str]) -> tuple[list[str], list[str]]:
    """Return the statements on a path, and the articles, without any of which no path is left."""
    index = network.index
    names = [step.name for step in label.chain()]
    articles = sorted({r.article for name in names for r in index.statements[name].reports})

    def falls(without: Many[str]) -> bool:
        fewer = Network(index, replace(network.rules, without=frozenset(without)))
        return find_best(fewer, starts, ends, Best.FOREMOST) is None

    def told_only_in(article: str) -> list[str]:
        return [s.id for s in index.statements.values() if all(r.article == article for r in s.reports)]

    return [n for n in names if falls([n])], [a for a in articles if falls(told_only_in(a))]


def _build_path(label: Label, index: Index, network: Network) -> Path:
    chain = label.chain()
    hops = tuple(_build_hop(step, index, network) for step in chain)
    sure = all(hop.order is not Certainty.POSSIBLE for hop in hops)
    leave, arrive = label.departs, label.arrives
    confidence = min(hop.link.confidence if hop.link else hop.statement.confidence for hop in hops)
    return Path(
        hops=hops,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        departure=_iso(leave),
        arrival=_iso(arrive),
        days=max(0, arrive - leave) if arrive > EARLIEST and leave < LATEST else None,
        confidence=confidence,
    )


def _build_hop(label: Label, index: Index, network: Network) -> Hop:
    statement = index.statements[label.name]
    order, reason, through = None, "", None
    if label.before is not None:
        certain = network.order(label.before.name, label.name) is Order.BEFORE
        order = Certainty.CERTAIN if certain else Certainty.POSSIBLE
        through = label.through
        name = index.sides.name(through or "")
        reason = (
            label.link.reason if label.link else f"The statement before was directed at {name}, which issued this one."
        )
    return Hop(
        statement=statement,
        date=describe_when(statement.when),
        sources=statement.sources,
        quote=next(iter(statement.quotes), statement.content if statement.direct else None),
        article=index.articles.get(statement.report.article),
        link=label.link,
        through=through,
        order=order,
        reason=reason,
    )


def _iso(day: int) -> str | None:
    return date.fromordinal(day).isoformat() if _is_known(day) else None


def _is_known(day: int) -> bool:
    return 0 < day <= date.max.toordinal()
