"""Train the weights by which the link stage says what answers what, and what decides a threat or demand.

    python -m training.links CRISIS.json... [-o escalate/data] [--folds N]

The crises (those of `tests/crises` whose set is dev; their gold statements
and links are our own) are read by the code of the product: statements are
merged, answer cues found in the parsed sentences, candidates looked up, pairs
described by `escalate.link.features`, `escalate.link.rivals` and
`escalate.link.decisions`, threats and demands by `escalate.link.entries`. Every
crisis is read twice: with its gold statements, and with those that the product
reads from its text, so that the weights know how far a misread statement is to
be trusted. Logistic regressions with an L2 penalty are fitted to what the gold
says of a pair; pairs that are a matter of opinion, or that gold links but whose
ends were misread, are left out. Features are divided by their largest value
for fitting, as penalties want one scale, and their weights multiplied back.
For decisions, the weights are against the class of pairs that decide nothing;
for entries, what became of a threat or demand, against nothing having decided it.
Where the gold accepts several fates, each is an example of its share.

With `--folds` nothing is written; it prints the figures of `benchmarks.links`
on crises held out, with their gold statements and with those read from text.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler

from benchmarks.links import Tally, find_cues, measure, report
from benchmarks.links_from_text import TextTally, measure_text, read_crisis, report_text
from escalate.link import decisions, entries, rivals, scoring
from escalate.link.candidates import find_candidates
from escalate.link.decisions import DECIDING
from escalate.link.echoes import find_echoes
from escalate.link.entries import describe_entry, gather_entries
from escalate.link.evidence import point_at_tellings, resolve_cues
from escalate.link.linking import by_statement, gather
from escalate.link.merge import apply_merges, find_merges, redirect_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import build_profiles
from escalate.link.responses import choose_responses, weigh_responses
from escalate.link.rivals import describe_among
from escalate.link.settling import settle_times
from escalate.link.sides import Sides
from escalate.model import Relation
from escalate.pipeline import Knowledge
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sklearn.pipeline import Pipeline

    from escalate.link.candidates import Candidate
    from escalate.link.drafts import Draft
    from escalate.link.features import Pair
    from escalate.link.profiles import Profile
    from escalate.model import Actor, AnswerCue, Article, Statement

NONE = "none"
ANSWERS = "answers"
RIVALS = "answers, among rivals"
DECIDES = "decides"
ENTRIES = "what became of it"
PENALTIES = {ANSWERS: 0.1, RIVALS: 1.0, DECIDES: 0.3, ENTRIES: 0.3}
_TABLES = {
    ANSWERS: "link_weights",
    RIVALS: "link_rival_weights",
    DECIDES: "link_fate_weights",
    ENTRIES: "link_entry_weights",
}
_RELATIONS = {
    "carried out": Relation.FULFILS.value,
    "met": Relation.MEETS.value,
    "defied": Relation.DEFIES.value,
    "open": NONE,
}
_SOURCE = "# Fitted by training/links.py to the development crises of tests/crises, which are our own. Licence: MIT."
_HEADERS = {
    ANSWERS: f"""\
# How much each feature of a pair of statements speaks for the later one answering the earlier, in log-odds.
{_SOURCE}
feature\tweight
""",
    RIVALS: f"""\
# How much each feature of a pair among its rivals speaks for the later one answering the earlier, in log-odds.
{_SOURCE}
feature\tweight
""",
    DECIDES: f"""\
# How much each feature speaks for a later statement deciding a threat, demand or promise, in log-odds.
{_SOURCE}
relation\tfeature\tweight
""",
    ENTRIES: f"""\
# How much each feature of a threat, demand or promise with all that may decide it speaks for its fate, in log-odds.
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
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The links of a crisis between events, each with whether any careful reader would draw it, and their fates."""

    wanted: Mapping[tuple[str, str, str], bool]
    fates: Mapping[str, Sequence[str]]
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

    def tell_fates(self, pending: str) -> list[str]:
        """Return the relations by which a threat or demand was decided, `none` for an open one: each as good.

        What was taken back or ran out is none of them.
        """
        told = (fate for name in sorted(self.meant.get(pending, ())) for fate in self.fates.get(name, ()))
        return list(dict.fromkeys(_RELATIONS[fate] for fate in told if fate in _RELATIONS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A crisis as the link stage sees it, its statements given or read from its text, with every pair it weighs."""

    crisis: str
    is_read: bool
    profiles: Sequence[Profile]
    pairs: Sequence[Pair]
    stated: Sequence[Draft]
    cues: Sequence[AnswerCue]
    gold: Gold

    def judge(self, pair: Pair) -> str | None:
        """Return whether gold says that the later statement of `pair` answers the earlier."""
        return self.gold.judge(pair.earlier.id, pair.later.id, (Relation.PROVOKES,))


def read_crises(paths: Iterable[Path]) -> Iterator[Reading]:
    """Yield every development crisis twice: with its gold statements, and with those that the product reads."""
    knowledge = Knowledge.load()
    for path in paths:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["set"] == "dev":
            yield _read_given(about, knowledge)
            yield _read_text(about, knowledge)


def _read_given(about: Mapping[str, Any], knowledge: Knowledge) -> Reading:
    crisis = build_crisis(about)
    cluster = {member: same[0] for same in about["gold"]["same"] for member in same}
    meant = {s.id: frozenset({cluster.get(s.id, s.id)}) for s in crisis.statements}
    gold = _read_gold(about["gold"], cluster, meant=meant, nearly=meant)
    cues = find_cues(crisis, about["actors"], knowledge.parser)
    return _pair_up(about["name"], crisis.statements, cues, crisis.actors, crisis.articles, gold, is_read=False)


def _read_text(about: Mapping[str, Any], knowledge: Knowledge) -> Reading:
    read = read_crisis(about, knowledge)
    gold = _read_gold(about["gold"], read.cluster, meant=read.meant, nearly=read.nearly)
    told = [s for e in read.extractions for s in e.statements]
    cues = [c for e in read.extractions for c in e.cues]
    return _pair_up(about["name"], told, cues, read.collection.actors, read.crisis.articles, gold, is_read=True)


def _read_gold(
    gold: Mapping[str, Any],
    cluster: Mapping[str, str],
    *,
    meant: Mapping[str, frozenset[str]],
    nearly: Mapping[str, frozenset[str]],
) -> Gold:
    wanted: dict[tuple[str, str, str], bool] = {}
    for link in gold["links"]:
        key = (cluster.get(link["from"], link["from"]), cluster.get(link["to"], link["to"]), link["relation"])
        wanted[key] = wanted.get(key, False) or link["needed"]
    fates = {cluster.get(name, name): accepted for name, accepted in gold["fates"].items()}
    return Gold(wanted=wanted, fates=fates, meant=meant, nearly=nearly)


def _pair_up(
    crisis: str,
    statements: Sequence[Statement],
    cues: Iterable[AnswerCue],
    actors: Sequence[Actor],
    articles: Iterable[Article],
    gold: Gold,
    *,
    is_read: bool,
) -> Reading:
    """Return a reading with the pairs that the link stage would weigh, in its own order of work."""
    merges, texts = find_merges(statements, actors=actors), tuple(articles)
    sides, tied = Sides(actors), tuple(redirect_cues(cues, merges))
    merged = settle_times(apply_merges(statements, merges), cues=tied, actors=actors, articles=texts)
    profiles = build_profiles(merged, sides, articles=texts)
    where = Neighbourhood(profiles)
    given = tuple(point_at_tellings(tied, where, sides))
    stated = [*resolve_cues(given, where, sides), *find_echoes(profiles, where)]
    pairs = [p for _, p in weigh_responses(profiles, where, sides, cues=by_statement(given), stated=stated)]
    return Reading(crisis=crisis, is_read=is_read, profiles=profiles, pairs=pairs, stated=stated, cues=given, gold=gold)


def gather_examples(readings: Sequence[Reading], *, folds: int = 10) -> dict[str, list[Example]]:
    """Return the examples of every task: whether one answers another, the same among rivals, and what decides.

    What the later tasks know of the earlier ones are probabilities by models
    that were fitted to other crises, as they are of new text.
    """
    found: dict[str, list[Example]] = {task: [] for task in PENALTIES}
    for reading in readings:
        found[ANSWERS].extend(_label(ANSWERS, reading, ((p, p.features) for p in reading.pairs)))
    scored = _score_held_out(readings, found[ANSWERS], [[p.features for p in r.pairs] for r in readings], folds)
    alone = [[1.0 - chances[NONE] for chances in scores] for scores in scored]
    rivalry = [list(describe_among(list(zip(alone[n], r.pairs, strict=True)))) for n, r in enumerate(readings)]
    for reading, features in zip(readings, rivalry, strict=True):
        found[RIVALS].extend(_label(RIVALS, reading, zip(reading.pairs, features, strict=True)))
    scored = _score_held_out(readings, found[RIVALS], rivalry, folds)
    among = [[1.0 - chances[NONE] for chances in scores] for scores in scored]
    open_ = [_find_open(r, list(zip(among[n], r.pairs, strict=True))) for n, r in enumerate(readings)]
    for reading, candidates in zip(readings, open_, strict=True):
        found[DECIDES].extend(_label_decisions(reading, candidates))
    decided = _score_held_out(readings, found[DECIDES], [[c.features for c in told] for told in open_], folds)
    for reading, candidates, scores in zip(readings, open_, decided, strict=True):
        found[ENTRIES].extend(_label_entries(reading, zip(candidates, scores, strict=True)))
    return found


def _label(task: str, reading: Reading, told: Iterable[tuple[Pair, Mapping[str, float]]]) -> Iterator[Example]:
    for pair, features in told:
        label = reading.judge(pair)
        if label is not None:
            yield Example(task=task, crisis=reading.crisis, is_read=reading.is_read, features=features, label=label)


def _find_open(reading: Reading, weighed: Sequence[tuple[float, Pair]]) -> list[Candidate]:
    """Return every threat, demand and promise of a crisis with what may decide it."""
    told = gather(choose_responses(weighed), weighed, reading.stated, reading.cues)
    return list(find_candidates(reading.profiles, told))


def _label_decisions(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[Example]:
    """Yield what may decide a threat, demand or promise, with what gold says of it."""
    for candidate in candidates:
        label = reading.gold.judge(candidate.earlier.id, candidate.later.id, DECIDING)
        if label is not None:
            yield Example(
                task=DECIDES,
                crisis=reading.crisis,
                is_read=reading.is_read,
                features=candidate.features,
                label=label,
            )


def _label_entries(reading: Reading, decided: Iterable[tuple[Candidate, Mapping[str, float]]]) -> Iterator[Example]:
    """Yield every threat, demand and promise that something may decide, with the fates that gold accepts."""
    weighed = ((c, {relation: chances[relation.value] for relation in DECIDING}) for c, chances in decided)
    for entry in gather_entries(weighed, reading.profiles):
        fates = reading.gold.tell_fates(entry.pending.id)
        for fate in fates:
            yield Example(
                task=ENTRIES,
                crisis=reading.crisis,
                is_read=reading.is_read,
                features=describe_entry(entry),
                label=fate,
                share=1.0 / len(fates),
            )


def _score_held_out(
    readings: Sequence[Reading],
    examples: Sequence[Example],
    described: Sequence[Sequence[Mapping[str, float]]],
    folds: int,
) -> list[list[dict[str, float]]]:
    """Return, for every reading, the probability of each class of what is `described`, by models of other crises."""
    scores: dict[int, list[dict[str, float]]] = {}
    for held in _deal(readings, folds):
        model = fit([e for e in examples if e.crisis not in held])
        for n, reading in enumerate(readings):
            if reading.crisis in held:
                rows = model.predict_proba(described[n]).tolist() if described[n] else []
                scores[n] = [dict(zip(model.classes_, row, strict=True)) for row in rows]
    return [scores[n] for n in range(len(readings))]


def _deal(readings: Sequence[Reading], folds: int) -> list[frozenset[str]]:
    """Return the names of the crises, dealt out into `folds` parts."""
    names = sorted({r.crisis for r in readings})
    random.Random(1).shuffle(names)  # noqa: S311  it only deals out the folds
    return [frozenset(names[n::folds]) for n in range(min(folds, len(names)))]


def fit(examples: Sequence[Example]) -> Pipeline:
    """Return the model fitted to `examples`, which are all of one task."""
    penalty = PENALTIES[examples[0].task]
    model = make_pipeline(
        DictVectorizer(sparse=False), MaxAbsScaler(), LogisticRegression(C=penalty, fit_intercept=False, max_iter=5000)
    )
    return model.fit(
        [e.features for e in examples],
        [e.label for e in examples],
        logisticregression__sample_weight=[e.share for e in examples],
    )


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


def hold_out(
    readings: Sequence[Reading], examples: Mapping[str, Sequence[Example]], crises: Iterable[Path], folds: int
) -> str:
    """Return the figures of `benchmarks.links` on crises held out, linked whole by models fitted to the others.

    Those with gold statements come first, then those with statements read from text.
    """
    given = {about["name"]: about for about in (json.loads(path.read_text(encoding="utf-8")) for path in crises)}
    knowledge, tally, text = Knowledge.load(), Tally(), TextTally()
    for held in _deal(readings, folds):
        kept = {task: fit([e for e in told if e.crisis not in held]) for task, told in examples.items()}
        weights = {task: list(read_weights(model)) for task, model in kept.items()}
        with (
            patch.object(scoring, "load_weights", return_value={f: w for _, f, w in weights[ANSWERS]}),
            patch.object(rivals, "load_weights", return_value={f: w for _, f, w in weights[RIVALS]}),
            patch.object(decisions, "load_weights", return_value=_by_relation(weights[DECIDES])),
            patch.object(entries, "load_weights", return_value=_by_relation(weights[ENTRIES])),
        ):
            for name in sorted(held):
                measure(given[name], knowledge.parser, tally)
                measure_text(given[name], knowledge, text)
    return f"{report(tally)}\n\nfrom text\n{report_text(text)}"


def _by_relation(weights: Iterable[tuple[str, str, float]]) -> dict[Relation, dict[str, float]]:
    found: dict[Relation, dict[str, float]] = {}
    for name, feature, weight in weights:
        found.setdefault(Relation(name), {})[feature] = weight
    return found


def write_weights(examples: Mapping[str, Sequence[Example]], folder: Path) -> None:
    """Fit the models and write their tables."""
    for task in (ANSWERS, RIVALS):
        rows = sorted(f"{feature}\t{weight}\n" for _, feature, weight in read_weights(fit(examples[task])))
        (folder / f"{_TABLES[task]}.tsv").write_text(_HEADERS[task] + "".join(rows), encoding="utf-8")
    for task in (DECIDES, ENTRIES):
        rows = sorted(f"{name}\t{feature}\t{weight}\n" for name, feature, weight in read_weights(fit(examples[task])))
        (folder / f"{_TABLES[task]}.tsv").write_text(_HEADERS[task] + "".join(rows), encoding="utf-8")


def main() -> None:
    """Fit the weights and write their tables, or say how well they do on crises held out."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("crises", nargs="+", type=Path)
    options.add_argument("-o", "--output", type=Path, default=Path("escalate/data"), help="the folder of the tables")
    options.add_argument("--folds", type=int, default=0, help="print figures on crises held out instead")
    chosen = options.parse_args()
    readings = list(read_crises(sorted(chosen.crises)))
    examples = gather_examples(readings)
    if not chosen.folds:
        write_weights(examples, chosen.output)
        return
    print(hold_out(readings, examples, chosen.crises, chosen.folds))


if __name__ == "__main__":
    main()
