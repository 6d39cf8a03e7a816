"""Train the weights by which the link stage says how likely one statement answers another.

    python -m training.links CRISIS.json... > escalate/data/link_weights.tsv

The crises (those of `tests/crises` whose set is dev; their gold statements
and links are our own) are read by the code of the product: statements are
merged, answer cues found in the parsed sentences, candidates looked up, pairs
described by `escalate.link.features`. Every crisis is read twice: with its
gold statements, and with those that the product reads from its text, so that
the weights know how far a misread statement is to be trusted. A logistic
regression with an L2 penalty is fitted to whether the gold links a pair; pairs
that are a matter of opinion, or that gold links but whose ends were misread,
are left out. Features are divided by their largest value for fitting, as
penalties want one scale, and their weights multiplied back.

`--folds N` prints instead how it does on crises held out, by threshold.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler

from benchmarks.links import find_cues
from benchmarks.links_from_text import read_crisis
from escalate.link.echoes import find_echoes
from escalate.link.evidence import resolve_cues
from escalate.link.linking import by_statement
from escalate.link.merge import apply_merges, find_merges, redirect_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import build_profiles
from escalate.link.responses import pair_up, tie
from escalate.link.sides import Sides
from escalate.pipeline import Knowledge
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sklearn.pipeline import Pipeline

    from escalate.link.features import Pair
    from escalate.model import Actor, AnswerCue, Article, Statement

PENALTY = 0.3
_HEADER = """\
# How much each feature of a pair of statements speaks for the later one answering the earlier, in log-odds.
# Fitted by training/links.py to the development crises of tests/crises, which are our own. Licence: MIT.
feature\tweight"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of statements, given or read from text, with its features, and whether the gold links the two."""

    crisis: str
    is_read: bool
    features: Mapping[str, float]
    is_linked: bool


def read_examples(paths: Iterable[Path]) -> Iterator[Example]:
    """Yield the pairs of every development crisis that the gold decides."""
    knowledge = Knowledge.load()
    for path in paths:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["set"] == "dev":
            yield from _pair_given(about, knowledge)
            yield from _pair_read(about, knowledge)


def _pair_given(about: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Example]:
    """Yield the pairs of the gold statements."""
    crisis = build_crisis(about)
    cluster = {member: same[0] for same in about["gold"]["same"] for member in same}
    wanted = _wanted(about["gold"], cluster)
    cues = find_cues(crisis, about["actors"], knowledge.parser)
    for pair in _find_pairs(crisis.statements, cues, crisis.actors, crisis.articles):
        key = tuple(cluster.get(p.id, p.id) for p in (pair.earlier, pair.later))
        if wanted.get(key, True) and key[0] != key[1]:
            yield Example(crisis=about["name"], is_read=False, features=pair.features, is_linked=key in wanted)


def _pair_read(about: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Example]:
    """Yield the pairs of what the product reads from the text."""
    reading = read_crisis(about, knowledge)
    wanted = _wanted(about["gold"], reading.cluster)
    told = [s for e in reading.extractions for s in e.statements]
    cues = [c for e in reading.extractions for c in e.cues]
    for pair in _find_pairs(told, cues, reading.collection.actors, reading.crisis.articles):
        keys, nearly = (
            [(a, b) for a in named.get(pair.earlier.id, ()) for b in named.get(pair.later.id, ())]
            for named in (reading.meant, reading.nearly)
        )
        sure = any(wanted.get(key, False) for key in keys)
        if sure or not (any(key in wanted for key in (*keys, *nearly)) or any(a == b for a, b in keys)):
            yield Example(crisis=about["name"], is_read=True, features=pair.features, is_linked=sure)


def _wanted(gold: Mapping[str, Any], cluster: Mapping[str, str]) -> dict[tuple[str, ...], bool]:
    """Return which pairs of events the gold links, and whether any careful reader would."""
    wanted: dict[tuple[str, ...], bool] = {}
    for link in gold["links"]:
        if link["relation"] == "provokes":
            key = (cluster.get(link["from"], link["from"]), cluster.get(link["to"], link["to"]))
            wanted[key] = wanted.get(key, False) or link["needed"]
    return wanted


def _find_pairs(
    told: Sequence[Statement], cues: Iterable[AnswerCue], actors: Sequence[Actor], articles: Iterable[Article]
) -> Iterator[Pair]:
    """Yield the pairs that the link stage would weigh."""
    merges = find_merges(told, actors=actors)
    sides, given = Sides(actors), redirect_cues(cues, merges)
    by_id = by_statement(given)
    titles = {a.id: a.title for a in articles if a.title}
    profiles = build_profiles(apply_merges(told, merges), sides, titles=titles)
    where = Neighbourhood(profiles)
    tied = tie([*resolve_cues(given, where, sides), *find_echoes(profiles, where)])
    for later in profiles:
        yield from pair_up(later, where, sides, cues=by_id.get(later.id, ()), stated=tied.get(later.id, {}))


def fit(examples: Sequence[Example]) -> Pipeline:
    """Return the model fitted to `examples`."""
    model = make_pipeline(
        DictVectorizer(sparse=False), MaxAbsScaler(), LogisticRegression(C=PENALTY, fit_intercept=False, max_iter=5000)
    )
    return model.fit([e.features for e in examples], [e.is_linked for e in examples])


def read_weights(model: Pipeline) -> dict[str, float]:
    """Return the weight of every feature that counts, on the features' own scale."""
    vectorizer, scaler, regression = (step for _, step in model.steps)
    weights = regression.coef_[0] / scaler.scale_
    return {n: round(float(w), 4) for n, w in zip(vectorizer.get_feature_names_out(), weights, strict=True) if w}


def hold_out(examples: Sequence[Example], folds: int) -> str:
    """Return how many links are drawn on crises held out, by threshold, and the share of them that is right."""
    names = sorted({e.crisis for e in examples})
    random.Random(1).shuffle(names)  # noqa: S311  it only deals out the folds
    scored: list[tuple[float, Example]] = []
    for n in range(folds):
        held = set(names[n::folds])
        model = fit([e for e in examples if e.crisis not in held])
        test = [e for e in examples if e.crisis in held]
        chances = model.predict_proba([e.features for e in test])[:, 1]
        scored += zip(map(float, chances), test, strict=True)
    lines = []
    for is_read, which in ((False, "given"), (True, "read from text")):
        told = [(chance, e.is_linked) for chance, e in scored if e.is_read is is_read]
        linked = sum(right for _, right in told)
        lines.append(f"{which}: {len(told)} pairs of {len(names)} crises, {linked} linked")
        for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            drawn = [right for chance, right in told if chance >= least]
            share = sum(drawn) / max(1, len(drawn))
            lines.append(f"  from {least}: {len(drawn)} drawn, P {share:.3f}, R {sum(drawn) / linked:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Fit the weights and print them as a table, or say how well they do on crises held out."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("crises", nargs="+", type=Path)
    options.add_argument("--folds", type=int, default=0, help="print figures on crises held out instead")
    chosen = options.parse_args()
    examples = list(read_examples(sorted(chosen.crises)))
    if chosen.folds:
        print(hold_out(examples, chosen.folds))
        return
    weights = read_weights(fit(examples))
    print(f"{len(examples)} pairs of {len({e.crisis for e in examples})} crises", file=sys.stderr)
    print(_HEADER)
    for name in sorted(weights):
        print(f"{name}\t{weights[name]}")


if __name__ == "__main__":
    main()
