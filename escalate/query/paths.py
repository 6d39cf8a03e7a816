"""Find the ways through time from one actor, statement or date to another.

A path is a run of statements in which each follows from the one before by a
link or, through actors, because its source is a side the one before was
directed at, and in which time never goes back. Times are intervals: a path is
possible when moments can be chosen within them that never decrease (or,
strictly, each on a later day); it is certain when every statement's time ends
before the next one's begins. Several things on one day, the rule in news, are
therefore a possible order and not a certain one. The four optima follow Wu et
al., "Path Problems in Temporal Graphs", VLDB 2014: foremost, latest
departure, fastest, shortest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from escalate.link.wording import describe_when
from escalate.query.bounds import find_bounds, is_joined
from escalate.query.days import first_day, last_day
from escalate.query.ends import find_ends
from escalate.query.field import Field, Rules
from escalate.query.index import as_index
from escalate.query.network import DAY, EARLIEST, LATEST
from escalate.query.routes import Best, find_ways
from escalate.query.search import select_statements

if TYPE_CHECKING:
    from collections.abc import Collection as Many
    from collections.abc import Iterable, Sequence

    from escalate.model import Article, Collection, Event, Link, Mention, Relation, Span, Statement
    from escalate.query.field import Chain, Step
    from escalate.query.index import Index
    from escalate.query.search import Selection


class Certainty(StrEnum):
    """Whether the order in time is certain, or only possible because dates overlap or are unknown."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One statement on a path, and how the path came to it.

    `link` is the strongest link from the statement before, None at the start
    and where the path went through the actor `through`; `also` are the other
    links between the two. `order` says whether the statement before certainly
    came first, None at the start.
    """

    statement: Statement
    date: str
    sources: tuple[Mention, ...]
    quote: Span | None
    article: Article | None
    link: Link | None = None
    also: tuple[Link, ...] = ()
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
    events: Many[Event] = (),
    min_confidence: float = 0.0,
    through_actors: bool = False,
    within: Selection | None = None,
    hinges: bool = False,
) -> tuple[Path, ...]:
    """Return up to `limit` paths from `start` to `end`, the best first; none when there is none.

    `start` and `end` are actors by any name (then a path begins or ends with
    a statement issued by the actor or on its side), ids of statements, or ISO
    dates (then with any statement of that time). A path passes no statement
    twice and stops at the first end it meets. `strict` wants every hop on
    a later day, `certain` only hops whose order is beyond doubt; `since` and
    `until` are ISO dates between which the whole path can lie; `max_wait` is
    the most days from one hop to the next, counted as the fewest that can lie
    between; `relations` are the links and `events` the kinds of statement
    that a path may use, all when empty; `within` selects the statements that
    it may pass. `hinges` asks what the paths hang on:
    the statements and articles without any of which none is left.
    Raises `NotInGraphError` when `start` or `end` names nothing, and
    `DateUnreadableError` for a date that is none.
    """
    index = as_index(source)
    rules = build_rules(
        strict=strict, certain=certain, since=since, until=until, max_wait=max_wait, relations=relations,
        events=events, min_confidence=min_confidence, through_actors=through_actors,
    )  # fmt: skip
    rules = keep_within(rules, index, within)
    network = index.network
    starts, ends = ([network.number[name] for name in find_ends(index, text)] for text in (start, end))
    field = Field(network, rules)
    chains = list(islice(find_ways(network, rules, starts, ends, best), limit))
    paths = tuple(_build_path(chain, field) for chain in chains)
    if not hinges or not chains:
        return paths
    statements, articles = _find_hinges(field, chains[0], starts, ends)
    return tuple(replace(path, hangs_on=statements, hangs_on_articles=articles) for path in paths)


def build_rules(
    *,
    strict: bool = False,
    certain: bool = False,
    since: str | None = None,
    until: str | None = None,
    max_wait: int | None = None,
    relations: Many[Relation] = (),
    events: Many[Event] = (),
    min_confidence: float = 0.0,
    through_actors: bool = False,
) -> Rules:
    """Return the rules of a search, dates as minutes; raises `DateUnreadableError` for a date that is none."""
    return Rules(
        strict=strict,
        certain=certain,
        since=EARLIEST if since is None else first_day(since) * DAY,
        until=LATEST if until is None else last_day(until) * DAY + DAY - 1,
        max_wait=max_wait,
        relations=frozenset(relations),
        events=frozenset(events),
        min_confidence=min_confidence,
        through_actors=through_actors,
    )


def keep_within(rules: Rules, index: Index, selection: Selection | None) -> Rules:
    """Return `rules` with the statements that `selection` does not keep left out."""
    if not selection:
        return rules
    kept = {s.id for s in select_statements(index, selection)}
    return replace(rules, without=frozenset(n for n, name in enumerate(index.network.ids) if name not in kept))


def _find_hinges(
    field: Field, chain: Chain, starts: Sequence[int], ends: Sequence[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the statements of a path, and the articles that tell of it, without any of which no path is left."""
    network, rules, goals = field.network, field.rules, frozenset(ends)
    bounds = find_bounds(field, field.begins(starts), goals)

    def falls(without: Iterable[int]) -> bool:
        out = rules.without.union(without)
        if out.issuperset(starts) or out.issuperset(ends):
            return True
        fewer = Field(network, replace(rules, without=out))
        return not is_joined(fewer, fewer.begins(starts), goals - fewer.rules.without, bounds)

    names = [step.statement for step in chain]
    told = {r.article for name in names for r in network.statements[name].reports}
    only = {a: network.told_only_in(a) for a in sorted(told)}
    articles = [a for a, statements in only.items() if not statements.isdisjoint(names) and falls(statements)]
    return tuple(network.ids[n] for n in names if falls([n])), tuple(articles)


def _build_path(chain: Chain, field: Field) -> Path:
    begin = field.begin(chain[0].statement)
    if begin is None:
        raise ValueError("a path begins outside its window")
    for step in chain[1:]:
        begin = field.advance(begin, step.statement)
    leave, arrive = begin.departs // DAY, begin.arrives // DAY
    hops = (_build_hop(chain[0], None, field), *(_build_hop(step, before, field) for before, step in pairwise(chain)))
    return Path(
        hops=hops,
        certainty=Certainty.POSSIBLE if any(h.order is Certainty.POSSIBLE for h in hops) else Certainty.CERTAIN,
        departure=_iso(leave),
        arrival=_iso(arrive),
        days=max(0, arrive - leave) if _iso(leave) and _iso(arrive) else None,
        confidence=min(hop.link.confidence if hop.link else hop.statement.confidence for hop in hops),
    )


def _build_hop(step: Step, before: Step | None, field: Field) -> Hop:
    statement = field.network.statements[step.statement]
    index = field.network.index
    hop = Hop(
        statement=statement,
        date=describe_when(statement.when),
        sources=statement.sources,
        quote=next(iter(statement.quotes), statement.content if statement.direct else None),
        article=index.articles.get(statement.report.article),
    )
    if before is None or step.hop is None:
        return hop
    order = find_certainty(field, before.statement, step.statement)
    if step.hop >= 0:
        first, *rest = field.links(step.hop)
        return replace(hop, link=first, also=tuple(rest), order=order, reason=first.reason)
    actor = field.network.actors[-1 - step.hop]
    reason = f"The statement before was directed at {index.sides.name(actor)}, on whose side this one was issued."
    return replace(hop, through=actor, order=order, reason=reason)


def find_certainty(field: Field, earlier: int, later: int) -> Certainty:
    """Return whether one statement certainly came before another."""
    network = field.network
    return Certainty.CERTAIN if network.last[earlier] < network.first[later] else Certainty.POSSIBLE


def _iso(day: int) -> str | None:
    return date.fromordinal(day).isoformat() if 0 < day <= date.max.toordinal() else None
