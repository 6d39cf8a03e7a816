"""Measure how the time of merging and linking grows with the number of statements.

    python -m benchmarks.scaling [--sizes 10000 100000] [--seed 1]

Statements are made up: who acts on whom follows Zipf's law, as in event data,
where a few states are in most of it; each pair has its own matters, acts come
in bursts that answer one another, a fifth is told by a second article, and
the days covered grow with the number. Prints the seconds of processor time for each size, the
statements a second, the links and merges found, and the ratio of the times.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from escalate.link import connect, find_contradictions
from escalate.model import Actor, ActorKind, Basis, Event, Mention, Precision, Report, Span, Statement, When

if TYPE_CHECKING:
    from collections.abc import Sequence

ACTORS = 300
PER_DAY = 40
PER_ARTICLE = 12
TOLD_AGAIN = 0.2
VERBS = {
    Event.THREATEN: ("threatened", -3.5),
    Event.REQUEST: ("urged", 0.0),
    Event.ACCUSE: ("accused", -3.0),
    Event.REJECT: ("rebuffed", -2.0),
    Event.SANCTION: ("penalised", -6.0),
    Event.ASSAULT: ("attacked", -9.0),
    Event.MOBILIZE: ("mobilised against", -5.5),
    Event.STATEMENT: ("commented on", 0.0),
    Event.AGREE: ("promised to deal with", 2.5),
    Event.RETREAT: ("withdrew from", 6.5),
}
MATTERS = (
    "troops", "missiles", "tariffs", "the border", "sanctions", "prisoners", "the strait", "tankers", "a treaty",
    "uranium", "the embassy", "drones", "gas", "fishing", "elections", "refugees", "spies", "bases", "exports", "mines",
)  # fmt: skip


def make_actors(count: int = ACTORS) -> list[Actor]:
    """Return states, each fourth with a spokesman."""
    states = [Actor(id=f"state{n}", name=f"Statia{n}", kind=ActorKind.STATE) for n in range(count * 3 // 4)]
    persons = [
        Actor(id=f"person.p{n}", name=f"Spokes{n}", kind=ActorKind.PERSON, member_of=(f"state{n}",))
        for n in range(count - len(states))
    ]
    return [*states, *persons]


def make_statements(size: int, actors: Sequence[Actor], *, seed: int) -> list[Statement]:
    """Return `size` statements in bursts between pairs of actors drawn by Zipf's law."""
    chance = random.Random(seed)  # noqa: S311  made-up data, no secret
    weights = list(accumulate(1.0 / rank for rank in range(1, len(actors) + 1)))
    days = max(1, size // PER_DAY)
    made: list[Statement] = []
    while len(made) < size:
        one, other = chance.choices(actors, cum_weights=weights, k=2)
        if one.id == other.id:
            continue
        first_day = chance.randrange(days)
        matters = chance.sample(MATTERS, 3)
        for step in range(min(chance.randint(1, 8), size - len(made))):
            by, to = (one, other) if step % 2 == 0 else (other, one)
            day = min(days, first_day + step)
            event = chance.choice(list(VERBS))
            made.append(_make(len(made), event, by, to, day, chance.sample(matters, 2)))
            if chance.random() < TOLD_AGAIN and len(made) < size:
                made.append(_make(len(made), event, by, to, day, matters))
    return made


def _make(number: int, event: Event, by: Actor, to: Actor, day: int, matters: Sequence[str]) -> Statement:
    verb, intensity = VERBS[event]
    text = f"{by.name} {verb} {to.name} over {' and '.join(matters)} near town {number % 997}."
    article = f"a{number // PER_ARTICLE}"
    start = (number % PER_ARTICLE) * 200
    when = (date(2000, 1, 1) + timedelta(days=day)).isoformat()

    def span(words: str) -> Span:
        at = start + text.index(words)
        return Span(article=article, start=at, end=at + len(words), text=words)

    return Statement(
        id=f"s{number}",
        event=event,
        mode=None,
        spoken=intensity > -5.0,
        intensity=intensity,
        sources=(Mention(actor=by.id, name=by.name, span=span(by.name)),),
        targets=(Mention(actor=to.id, name=to.name, span=span(to.name)),),
        reports=(Report(article=article, sentence=span(text), trigger=span(verb), rule="made"),),
        when=When(start=when, end=when, precision=Precision.DAY, basis=Basis.STATED),
        confidence=0.9,
    )


def measure(size: int, *, seed: int) -> float:
    """Return the seconds of processor time that merging and linking `size` statements take; print what they found."""
    actors = make_actors()
    statements = make_statements(size, actors, seed=seed)
    began = time.process_time()
    merged, links = connect(statements, cues=(), actors=actors)
    connected = time.process_time()
    clashes = find_contradictions(merged, links, actors=actors)
    took = time.process_time() - began
    print(
        f"{size:>8} statements: {took:8.2f} s ({connected - began:.2f} s without contradictions), "
        f"{size / took:,.0f} a second, {size - len(merged)} merged, {len(links)} links, {len(clashes)} contradictions"
    )
    sys.stdout.flush()
    return took


def main() -> None:
    """Measure every size and print the ratio of the last to the first."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    times = [measure(size, seed=chosen.seed) for size in chosen.sizes]
    if len(times) > 1:
        print(f"{chosen.sizes[-1] / chosen.sizes[0]:g} times the statements took {times[-1] / times[0]:.1f} times")


if __name__ == "__main__":
    main()
