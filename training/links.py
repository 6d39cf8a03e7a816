"""Train the weights by which the link stage says what answers what, and what decides a threat or demand.

    python -m training.links CRISIS.json... [-o escalate/data] [--folds N]

The crises (those of `tests/crises` whose set is dev; their gold statements
and links are our own) are read by the code of the product: statements are
merged, answer cues found in the parsed sentences, candidates looked up, pairs
described by `escalate.link.features` and `escalate.link.decisions`. Every
crisis is read twice: with its gold statements, and with those that the product
reads from its text, so that the weights know how far a misread statement is to
be trusted. Logistic regressions with an L2 penalty are fitted to what the gold
says of a pair; pairs that are a matter of opinion, or that gold links but whose
ends were misread, are left out. Features are divided by their largest value
for fitting, as penalties want one scale, and their weights multiplied back.
For decisions, the weights are against the class of pairs that decide nothing.

With `--folds` nothing is written; it prints how the models do on crises held
out, by threshold.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler

from benchmarks.links import find_cues
from benchmarks.links_from_text import read_crisis
from escalate.link.decisions import DECIDING
from escalate.link.echoes import find_echoes
from escalate.link.evidence import resolve_cues
from escalate.link.fates import find_candidates
from escalate.link.linking import by_statement, gather
from escalate.link.merge import apply_merges, find_merges, redirect_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import build_profiles
from escalate.link.responses import choose_responses, weigh_responses
from escalate.link.sides import Sides
from escalate.model import Relation
from escalate.pipeline import Knowledge
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sklearn.pipeline import Pipeline

    from escalate.model import Actor, AnswerCue, Article, Statement

NONE = "none"
ANSWERS = "answers"
PENALTIES = {ANSWERS: 0.1, "decides": 0.3}
_SOURCE = "# Fitted by training/links.py to the development crises of tests/crises, which are our own. Licence: MIT."
_HEADERS = {
    ANSWERS: f"""\
# How much each feature of a pair of statements speaks for the later one answering the earlier, in log-odds.
{_SOURCE}
feature\tweight
""",
    "decides": f"""\
# How much each feature speaks for a later statement deciding a threat, demand or promise, in log-odds.
{_SOURCE}
relation\tfeature\tweight
""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of statements, given or read from text, its features, and what the gold says of it for a task."""

    task: str
    crisis: str
    is_read: bool
    features: Mapping[str, float]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The links of a crisis between events: each with whether any careful reader would draw it."""

    wanted: Mapping[tuple[str, str, str], bool]
    meant: Mapping[str, frozenset[str]]
    nearly: Mapping[str, frozenset[str]]

    def judge(self, earlier: str, later: str, relations: Iterable[Relation]) -> str | None:
        """Return which of `relations` holds between two statements, `none`, or None where gold doesn't decide.

        `meant` gives the events that a statement stands for, `nearly` those
        that it stands for or misreads.
        """
        keys, near = (
            [(a, b) for a in sorted(names.get(earlier, ())) for b in sorted(names.get(later, ()))]
            for names in (self.meant, self.nearly)
        )
        if any(a == b for a, b in keys):
            return None
        for relation in relations:
            if any(self.wanted.get((*key, relation.value), False) for key in keys):
                return relation.value
        open_ = any((*key, r.value) in self.wanted for key in (*keys, *near) for r in relations)
        return None if open_ else NONE


def read_examples(paths: Iterable[Path]) -> Iterator[Example]:
    """Yield the pairs of every development crisis that the gold decides, for both tasks."""
    knowledge = Knowledge.load()
    for path in paths:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["set"] == "dev":
            yield from _read_given(about, knowledge)
            yield from _read_text(about, knowledge)


def _read_given(about: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Example]:
    """Yield the pairs of the gold statements."""
    crisis = build_crisis(about)
    cluster = {member: same[0] for same in about["gold"]["same"] for member in same}
    meant = {s.id: frozenset({cluster.get(s.id, s.id)}) for s in crisis.statements}
    gold = Gold(wanted=_wanted(about["gold"], cluster), meant=meant, nearly=meant)
    cues = find_cues(crisis, about["actors"], knowledge.parser)
    found = _weigh(crisis.statements, cues, crisis.actors, crisis.articles, gold)
    for task, features, label in found:
        yield Example(task=task, crisis=about["name"], is_read=False, features=features, label=label)


def _read_text(about: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Example]:
    """Yield the pairs of what the product reads from the text."""
    reading = read_crisis(about, knowledge)
    gold = Gold(wanted=_wanted(about["gold"], reading.cluster), meant=reading.meant, nearly=reading.nearly)
    told = [s for e in reading.extractions for s in e.statements]
    cues = [c for e in reading.extractions for c in e.cues]
    found = _weigh(told, cues, reading.collection.actors, reading.crisis.articles, gold)
    for task, features, label in found:
        yield Example(task=task, crisis=about["name"], is_read=True, features=features, label=label)


def _wanted(gold: Mapping[str, Any], cluster: Mapping[str, str]) -> dict[tuple[str, str, str], bool]:
    wanted: dict[tuple[str, str, str], bool] = {}
    for link in gold["links"]:
        key = (cluster.get(link["from"], link["from"]), cluster.get(link["to"], link["to"]), link["relation"])
        wanted[key] = wanted.get(key, False) or link["needed"]
    return wanted


def _weigh(
    statements: Sequence[Statement],
    cues: Iterable[AnswerCue],
    actors: Sequence[Actor],
    articles: Iterable[Article],
    gold: Gold,
) -> Iterator[tuple[str, Mapping[str, float], str]]:
    """Yield task, features and label of the pairs that the link stage would weigh, in its own order of work."""
    merges = find_merges(statements, actors=actors)
    sides, given = Sides(actors), redirect_cues(cues, merges)
    titles = {a.id: a.title for a in articles if a.title}
    profiles = build_profiles(apply_merges(statements, merges), sides, titles=titles)
    where = Neighbourhood(profiles)
    stated = [*resolve_cues(given, where, sides), *find_echoes(profiles, where)]
    weighed = list(weigh_responses(profiles, where, sides, cues=by_statement(given), stated=stated))
    for _, pair in weighed:
        label = gold.judge(pair.earlier.id, pair.later.id, (Relation.PROVOKES,))
        if label is not None:
            yield ANSWERS, pair.features, label
    told = gather(choose_responses(weighed), weighed, stated, given)
    for candidate in find_candidates(profiles, told):
        label = gold.judge(candidate.earlier.id, candidate.later.id, DECIDING)
        if label is not None:
            yield "decides", candidate.features, label


def fit(examples: Sequence[Example]) -> Pipeline:
    """Return the model fitted to `examples`, which are all of one task."""
    penalty = PENALTIES[examples[0].task]
    model = make_pipeline(
        DictVectorizer(sparse=False), MaxAbsScaler(), LogisticRegression(C=penalty, fit_intercept=False, max_iter=5000)
    )
    return model.fit([e.features for e in examples], [e.label for e in examples])


def read_weights(model: Pipeline) -> Iterator[tuple[str, str, float]]:
    """Yield class, feature and weight against the class `none`, on the features' own scale."""
    vectorizer, scaler, regression = (step for _, step in model.steps)
    classes = list(regression.classes_)
    if len(classes) == 2:  # one row of weights, for the second class
        rows = {classes[1]: regression.coef_[0] if classes[0] == NONE else -regression.coef_[0]}
        rows = rows if classes[0] == NONE else {classes[0]: -regression.coef_[0]}
    else:
        base = regression.coef_[classes.index(NONE)]
        rows = {name: row - base for name, row in zip(classes, regression.coef_, strict=True) if name != NONE}
    for name, row in rows.items():
        for feature, weight in zip(vectorizer.get_feature_names_out(), row / scaler.scale_, strict=True):
            if round(float(weight), 4):
                yield name, feature, round(float(weight), 4)


def hold_out(examples: Sequence[Example], folds: int) -> str:
    """Return how much is drawn on crises held out, by threshold, and the share of it that is right."""
    names = sorted({e.crisis for e in examples})
    random.Random(1).shuffle(names)  # noqa: S311  it only deals out the folds
    scored: list[tuple[float, str, Example]] = []
    for n in range(folds):
        held = set(names[n::folds])
        model = fit([e for e in examples if e.crisis not in held])
        test = [e for e in examples if e.crisis in held]
        classes = list(model.classes_)
        for chances, example in zip(model.predict_proba([e.features for e in test]), test, strict=True):
            best = max((c for c in classes if c != NONE), key=lambda c: chances[classes.index(c)])
            scored.append((float(chances[classes.index(best)]), best, example))
    lines = []
    for is_read, which in ((False, "given"), (True, "read from text")):
        told = [(chance, best == e.label, e.label != NONE) for chance, best, e in scored if e.is_read is is_read]
        linked = sum(link for _, _, link in told)
        lines.append(f"{which}: {len(told)} pairs of {len(names)} crises, {linked} linked")
        for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            drawn = [right for chance, right, _ in told if chance >= least]
            share = sum(drawn) / max(1, len(drawn))
            lines.append(f"  from {least}: {len(drawn)} drawn, P {share:.3f}, R {sum(drawn) / max(1, linked):.3f}")
    return "\n".join(lines)


def write_weights(examples: Sequence[Example], folder: Path) -> None:
    """Fit both models and write their tables."""
    answers, decides = ([e for e in examples if e.task == task] for task in PENALTIES)
    rows = sorted(f"{feature}\t{weight}\n" for _, feature, weight in read_weights(fit(answers)))
    (folder / "link_weights.tsv").write_text(_HEADERS[ANSWERS] + "".join(rows), encoding="utf-8")
    rows = sorted(f"{name}\t{feature}\t{weight}\n" for name, feature, weight in read_weights(fit(decides)))
    (folder / "link_fate_weights.tsv").write_text(_HEADERS["decides"] + "".join(rows), encoding="utf-8")


def main() -> None:
    """Fit the weights and write their tables, or say how well they do on crises held out."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("crises", nargs="+", type=Path)
    options.add_argument("-o", "--output", type=Path, default=Path("escalate/data"), help="the folder of the tables")
    options.add_argument("--folds", type=int, default=0, help="print figures on crises held out instead")
    chosen = options.parse_args()
    examples = list(read_examples(sorted(chosen.crises)))
    if not chosen.folds:
        write_weights(examples, chosen.output)
        return
    for task in PENALTIES:
        print(task)
        print(hold_out([e for e in examples if e.task == task], chosen.folds))


if __name__ == "__main__":
    main()
