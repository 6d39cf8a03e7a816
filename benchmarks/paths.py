"""Measure how fast paths through time are found: `python -m benchmarks.paths [--links N] [--statements N]`.

A random network of news: statements over four years, most dated to the day,
some vaguely or not at all, several on one day; links lead forward to what
comes within a twentieth of them. The same pairs of statements are asked for
in `find_paths` with each of its rules, in networkx's own unweighted shortest
path over the same links, which knows no time, and, to check the answers, in a
plain sweep over the links sorted by time. Times are milliseconds of processor
time, one core; loading (the index) is timed apart. Writes one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import networkx as nx

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
from escalate.query import Best, Index, find_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DAYS = 1500
ACTORS = 200
PAIRS = 24

QUESTIONS: dict[str, dict[str, Any]] = {
    "foremost": {},
    "latest departure": {"best": Best.LATEST_DEPARTURE},
    "fastest": {"best": Best.FASTEST},
    "shortest": {"best": Best.SHORTEST},
    "three foremost": {"limit": 3},
    "three foremost and what they hang on": {"limit": 3, "hinges": True},
    "strict": {"strict": True},
    "certain": {"certain": True},
    "wait of 30 days at most": {"max_wait": 30},
    "confidence of 0.5 at least": {"min_confidence": 0.5},
    "one relation": {"relations": [Relation.PROVOKES]},
    "through actors": {"through_actors": True},
}


def make_collection(statements: int, links: int, *, seed: int) -> Collection:
    """Return a random collection of so many statements and links."""
    chance = random.Random(seed)  # noqa: S311  a benchmark, no secret
    made = sorted((_make_statement(n, chance) for n in range(statements)), key=lambda s: (_first(s), s.id))
    joined = [_make_link(n, made, chance) for n in range(links)]
    actors = [Actor(id=f"a{n}", name=f"A{n}", kind=ActorKind.STATE) for n in range(ACTORS)]
    return Collection(articles=(), actors=tuple(actors), statements=tuple(made), links=tuple(joined))


def _first(statement: Statement) -> str:
    return (statement.when.start if statement.when else None) or ""


def _make_statement(number: int, chance: random.Random) -> Statement:
    article = f"x{number // 10}"
    words = Span(article=article, start=0, end=4, text="word")
    begin = date(2019, 1, 1) + timedelta(days=chance.randrange(DAYS))
    length = chance.choice([0, 0, 0, 0, 1, 6, 29])
    when = When(
        start=begin.isoformat(), end=(begin + timedelta(days=length)).isoformat(), precision=Precision.DAY,
        basis=Basis.STATED,
    )  # fmt: skip
    source, target = (
        Mention(actor=f"a{n}", name=f"A{n}", span=words) for n in (chance.randrange(ACTORS), chance.randrange(ACTORS))
    )
    return Statement(
        id=f"s{number:06d}", event=chance.choice([Event.THREATEN, Event.ASSAULT, Event.REJECT]), mode=None, spoken=True,
        intensity=-3.5, sources=(source,), targets=(target,), confidence=0.9,
        reports=(Report(article=article, sentence=words, trigger=words, rule="random"),),
        when=None if chance.random() < 0.02 else when,
    )  # fmt: skip


def _make_link(number: int, made: Sequence[Statement], chance: random.Random) -> Link:
    one = chance.randrange(len(made) - 1)
    other = min(len(made) - 1, one + 1 + chance.randrange(max(1, len(made) // 20)))
    return Link(
        id=f"l{number}", antecedent=made[one].id, consequence=made[other].id, basis=LinkBasis.INFERRED,
        relation=chance.choice([Relation.PROVOKES, Relation.PROVOKES, Relation.REPEATS]),
        confidence=round(chance.random(), 3), delta_intensity=0.0, reason="random",
    )  # fmt: skip


def sweep(index: Index, start: str, end: str) -> bool:
    """Return whether a path leads from one statement to another, by relaxing every link until nothing changes."""
    arrives = {start: index.days[start][0]}
    changed = True
    while changed:
        changed = False
        for link in index.collection.links:
            if link.antecedent in arrives:
                first, last = index.days[link.consequence]
                then = max(arrives[link.antecedent], first)
                if then <= last and then < arrives.get(link.consequence, last + 1):
                    arrives[link.consequence], changed = then, True
    return end in arrives


def measure(ask: Callable[[str, str], object], pairs: Sequence[tuple[str, str]]) -> dict[str, float | int]:
    """Return the median and the greatest time of a question over `pairs`, and how many had an answer."""
    times, found = [], 0
    for start, end in pairs:
        begun = time.process_time()
        found += bool(ask(start, end))
        times.append(1000 * (time.process_time() - begun))
    return {
        "median_ms": round(statistics.median(times), 1), "max_ms": round(max(times), 1), "found": found,
    }  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    collection = make_collection(options.statements, options.links, seed=options.seed)
    chance = random.Random(options.seed + 1)  # noqa: S311
    names = [s.id for s in collection.statements]
    pairs = [(chance.choice(names[: len(names) // 2]), chance.choice(names[len(names) // 2 :])) for _ in range(PAIRS)]
    pairs[: PAIRS // 4] = [(chance.choice(names[:100]), chance.choice(names[-100:])) for _ in range(PAIRS // 4)]

    begun = time.process_time()
    index = Index(collection)
    index.network.prepare()
    loading = time.process_time() - begun
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((k.antecedent, k.consequence) for k in collection.links)

    def walk(start: str, end: str) -> object:
        try:
            return nx.shortest_path(graph, start, end)
        except nx.NetworkXNoPath:
            return None

    figures: dict[str, object] = {
        "statements": len(collection.statements), "links": len(collection.links), "pairs": len(pairs),
        "index_s": round(loading, 2), "networkx shortest_path, which knows no time": measure(walk, pairs),
    }  # fmt: skip
    for name, rules in QUESTIONS.items():
        figures[name] = measure(lambda start, end, rules=rules: find_paths(index, start, end, **rules), pairs)  # type: ignore[misc]
    agree = [bool(find_paths(index, *pair)) == sweep(index, *pair) for pair in pairs[::4]]
    figures["agrees_with_sweep"] = f"{sum(agree)} of {len(agree)}"
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
