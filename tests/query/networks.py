"""Random networks of statements, for testing paths against every walk there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from escalate.model import (
    Actor,
    ActorKind,
    Basis,
    Collection,
    Event,
    Link,
    LinkBasis,
    Mention,
    Precision,
    Relation,
    Report,
    Span,
    Statement,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY_ONE = date(2020, 1, 1).toordinal()


def day(number: int) -> str:
    """Return the ISO date of the day `number` after the first of January 2020."""
    return date.fromordinal(DAY_ONE + number).isoformat()


def make_statement(name: str, span: tuple[int, int] | None, source: str = "a", target: str = "b") -> Statement:
    """Return a statement of `source` directed at `target`, on the days of `span`, undated for None."""
    words = Span(article="x", start=0, end=4, text="word")
    when = None
    if span is not None:
        precision = Precision.DAY if span[0] == span[1] else Precision.WEEK
        when = When(start=day(span[0]), end=day(span[1]), precision=precision, basis=Basis.STATED)
    return Statement(
        id=name,
        event=Event.THREATEN,
        mode=None,
        spoken=True,
        intensity=-3.5,
        sources=(Mention(actor=source, name=source, span=words),),
        targets=(Mention(actor=target, name=target, span=words),),
        reports=(Report(article="x", sentence=words, trigger=words, rule="test"),),
        when=when,
        confidence=0.9,
    )


def make_link(
    antecedent: str, consequence: str, confidence: float = 0.9, relation: Relation = Relation.PROVOKES
) -> Link:
    """Return a link between two statements."""
    return Link(
        id=f"{antecedent}>{consequence}:{relation}",
        antecedent=antecedent,
        consequence=consequence,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=confidence,
        delta_intensity=0.0,
        reason="because",
    )


def make_collection(statements: Sequence[Statement], links: Sequence[Link] = ()) -> Collection:
    """Return a collection of statements and links with the actors they name."""
    names = sorted({m.actor for s in statements for m in (*s.sources, *s.targets)})
    actors = tuple(Actor(id=n, name=n.upper(), kind=ActorKind.STATE) for n in names)
    return Collection(articles=(), actors=actors, statements=tuple(statements), links=tuple(links))


KINDS = [(0.9, Relation.PROVOKES), (0.9, Relation.PROVOKES), (0.3, Relation.PROVOKES), (0.9, Relation.REPEATS)]


@st.composite
def networks(draw: st.DrawFn) -> Collection:
    """Draw a network with ties, parallel links, intervals, no dates, circles and links that run against time."""
    size = draw(st.integers(2, 6))
    statements = []
    for n in range(size):
        first = draw(st.integers(0, 6))
        length = draw(st.sampled_from([0, 0, 0, 1, 4]))
        span = draw(st.sampled_from([(first, first + length)] * 5 + [None]))
        source, target = draw(st.permutations(["a", "b", "c"]).map(lambda p: p[:2]))
        statements.append(make_statement(f"s{n}", span, source, target))
    pairs = [(f"s{i}", f"s{j}") for i in range(size) for j in range(size) if i != j]
    chosen = draw(st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(KINDS)), unique=True, max_size=12))
    return make_collection(statements, [make_link(*pair, *kind) for pair, kind in chosen])
