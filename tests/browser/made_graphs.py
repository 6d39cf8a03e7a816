"""Small random collections whose times are what paths stumble over: ties, intervals, open ends, clocks, none at all."""

from __future__ import annotations

import random
from datetime import date, timedelta

from escalate.model import (
    Actor,
    ActorKind,
    Article,
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

_TEXT = "The one did it to the other."
_ARTICLE = Article(id="news", text=_TEXT, title="News", published="2024-02-01")
_FIRST_DAY = date(2024, 1, 1)


def make_graph(seed: int, *, statements: int = 24, links: int = 50) -> Collection:
    """Return a collection made from `seed`: states, their officials, a group and its member, dense in links."""
    rng = random.Random(seed)  # noqa: S311  reproducible test data, no secret
    actors = (
        Actor(id="east", name="East", kind=ActorKind.STATE),
        Actor(id="east.army", name="Army of East", kind=ActorKind.GOVERNMENT, country="east"),
        Actor(id="west", name="West", kind=ActorKind.STATE, aliases=("The Western State",)),
        Actor(id="person.ann", name="Ann Vale", kind=ActorKind.PERSON, member_of=("front",)),
        Actor(id="front", name="The Front", kind=ActorKind.ARMED_GROUP),
    )
    made = tuple(_make_statement(rng, n, actors) for n in range(statements))
    pairs = [rng.sample(range(statements), 2) for _ in range(links)]
    return Collection(
        articles=(_ARTICLE,),
        actors=actors,
        statements=made,
        links=tuple(_make_link(rng, n, made[a].id, made[b].id) for n, (a, b) in enumerate(pairs)),
    )


def _make_statement(rng: random.Random, number: int, actors: tuple[Actor, ...]) -> Statement:
    source, target = rng.sample(actors, 2)
    words = Span(article="news", start=0, end=len(_TEXT), text=_TEXT)
    mentions = [Mention(actor=a.id, name=a.name, span=words) for a in (source, target)]
    return Statement(
        id=f"{rng.randrange(16**6):06x}{number:02}",
        event=rng.choice(list(Event)),
        mode=None,
        spoken=rng.random() < 0.5,
        intensity=float(rng.randint(-9, 9)),
        sources=(mentions[0],),
        targets=(mentions[1],) if rng.random() < 0.8 else (),
        reports=(Report(article="news", sentence=words, trigger=words, rule="made"),),
        when=_make_time(rng),
        confidence=round(rng.uniform(0.3, 1.0), 2),
    )


def _make_time(rng: random.Random) -> When | None:
    day = _FIRST_DAY + timedelta(days=rng.randint(0, 6))
    start, later = day.isoformat(), (day + timedelta(days=rng.randint(1, 4))).isoformat()
    clock = f"{start}T{rng.randint(0, 23):02}:30"
    ends: tuple[str | None, str | None, Precision] | None = rng.choice(
        [
            (start, start, Precision.DAY),
            (start, start, Precision.DAY),
            (start, later, Precision.WEEK),
            (clock, clock, Precision.MINUTE),
            (None, start, Precision.BEFORE),
            (start, None, Precision.AFTER),
            (None, None, Precision.DAY),
            None,
        ]
    )
    return When(start=ends[0], end=ends[1], precision=ends[2], basis=Basis.STATED) if ends else None


def _make_link(rng: random.Random, number: int, antecedent: str, consequence: str) -> Link:
    return Link(
        id=f"l{number:03}",
        antecedent=antecedent,
        consequence=consequence,
        relation=rng.choice(list(Relation)),
        basis=rng.choice(list(LinkBasis)),
        confidence=round(rng.uniform(0.3, 1.0), 2),
        delta_intensity=0.0,
        reason="The one answers the other.",
    )
