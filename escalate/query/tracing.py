"""Tell what led to a statement and what followed from it, and what passed between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalate.query.bounds import find_bounds
from escalate.query.ends import find_ends
from escalate.query.field import NOBODY, Begin, Field, Rules
from escalate.query.index import as_index
from escalate.query.paths import Certainty, build_rules, keep_within
from escalate.query.routes import reach
from escalate.query.search import Selection, select_statements

if TYPE_CHECKING:
    from collections.abc import Collection as Many
    from collections.abc import Mapping, Sequence

    from escalate.model import Collection, Event, Link, Relation, Statement
    from escalate.query.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A statement on a way to or from the one asked about.

    `next` is the id of the statement one hop nearer to the one asked about,
    `hops` how many there are to it. `links` join the two, the strongest
    first; none when the way goes through the actor `through`. `certainty`
    says whether there is a way on which the order of all times is certain.
    """

    statement: Statement
    next: str
    hops: int
    certainty: Certainty
    links: tuple[Link, ...] = ()
    through: str | None = None


def trace(
    source: Collection | Index,
    name: str,
    *,
    back: bool,
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
) -> tuple[Traced, ...]:
    """Return every statement from which a path leads to `name` (`back`), or to which one leads from it, by time.

    `name` and the rules are those of `find_paths`. Each statement is told
    with the hop by which it reaches `name` soonest.
    """
    index = as_index(source)
    rules = build_rules(
        strict=strict, certain=certain, since=since, until=until, max_wait=max_wait, relations=relations,
        events=events, min_confidence=min_confidence, through_actors=through_actors,
    )  # fmt: skip
    return _trace(index, name, keep_within(rules, index, within), back=back)


def trace_between(source: Collection | Index, first: str, second: str) -> tuple[Traced, ...]:
    """Return what lies on the ways from `first` to `second`, both of them statements or dates, by time.

    Each statement is told with its next hop towards `second`.
    """
    index = as_index(source)
    network, rules = index.network, Rules()
    starts, ends = (frozenset(network.number[n] for n in find_ends(index, name)) for name in (first, second))
    field = Field(network, rules)
    bounds = find_bounds(field, field.begins(starts), ends)
    came = reach(network, rules, sorted(starts))
    between = {network.ids[n] for n in came if n in starts or _at(came, n, field).arrives <= bounds.due[n]}
    return tuple(t for t in _trace(index, second, rules, back=True) if t.statement.id in between)


def exchange(source: Collection | Index, first: str, second: str) -> tuple[Statement, ...]:
    """Return what two actors, or those on their sides, said and did to each other, by time."""
    index = as_index(source)
    there = select_statements(index, Selection(by=(first,), to=(second,)))
    back = select_statements(index, Selection(by=(second,), to=(first,)))
    both = {s.id: s for s in (*there, *back)}
    return tuple(sorted(both.values(), key=lambda s: index.place(s.id)))


def _trace(index: Index, name: str, rules: Rules, *, back: bool) -> tuple[Traced, ...]:
    network = index.network
    ends = [network.number[end] for end in find_ends(index, name)]
    certainly = reach(network, replace(rules, certain=True), ends, backward=back)
    # A way whose order is beyond doubt is told in preference to a quicker one.
    came = reach(network, rules, ends, backward=back) | certainly
    field = Field(network, rules)
    came |= _reached_too(came, Field(network, rules, backward=back), ends)
    return tuple(
        Traced(
            statement=network.statements[one],
            next=network.ids[near],
            hops=_count_hops(came, one, ends),
            certainty=Certainty.CERTAIN if one in certainly else Certainty.POSSIBLE,
            links=tuple(field.links(hop)),
            through=network.actors[NOBODY - hop] if hop < 0 else None,
        )
        for one, (near, hop) in sorted(came.items())
        if hop is not None
    )


def _reached_too(
    came: Mapping[int, tuple[int, int | None]], field: Field, ends: Sequence[int]
) -> dict[int, tuple[int, int | None]]:
    """Return, of several statements asked about at once, those that a way from another of them reaches."""
    network, found = field.network, dict[int, tuple[int, int | None]]()
    towards = (network.forward if field.view.is_mirrored else network.backward).onward
    for one in ends if len(ends) > 1 else ():
        for hop, other in towards[one]:
            if came.get(one, (NOBODY, 0))[1] is None and other in came and other != one:
                at = field.advance(_at(came, other, field), one)
                fits = field.permits is None or field.permits(hop, other, one)
                if fits and at.arrives <= field.last[one] and one not in _chain(came, other):
                    found.setdefault(one, (other, hop))
    return found


def _count_hops(came: Mapping[int, tuple[int, int | None]], one: int, ends: Sequence[int]) -> int:
    hops, chain = 0, {one}
    while came[one][0] != NOBODY and came[one][0] not in chain:
        one, hops = came[one][0], hops + 1
        chain.add(one)
        if one in ends:
            break
    return hops


def _chain(came: Mapping[int, tuple[int, int | None]], one: int) -> list[int]:
    chain = [one]
    while came[chain[-1]][0] != NOBODY:
        chain.append(came[chain[-1]][0])
    return chain


def _at(came: Mapping[int, tuple[int, int | None]], one: int, field: Field) -> Begin:
    start, *rest = reversed(_chain(came, one))
    at = field.begin(start)
    if at is None:
        raise ValueError("a way begins outside its window")
    for statement in rest:
        at = field.advance(at, statement)
    return at
