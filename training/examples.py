"""The examples of every task of linking, and the models fitted to them.

Pairs are described by `escalate.link.features`, `escalate.link.rivals` and
`escalate.link.decisions`, those that may decide a threat again among all others
by `escalate.link.contenders`, threats and demands by `escalate.link.entries`.
Logistic regressions with an L2 penalty are fitted to what the gold says;
pairs that are a matter of opinion, or that gold links but whose ends were
misread, are left out. Where the gold accepts several fates, each is an
example of its share.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler

from escalate.link.candidates import find_candidates
from escalate.link.contenders import describe_among as describe_contenders
from escalate.link.decisions import DECIDING
from escalate.link.entries import describe_entry, gather_entries
from escalate.link.linking import gather
from escalate.link.responses import choose_responses
from escalate.link.rivals import describe_among
from training.crises import NONE, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sklearn.pipeline import Pipeline

    from escalate.link.candidates import Candidate
    from escalate.link.features import Pair
    from escalate.model import Relation

ANSWERS = "answers"
RIVALS = "answers, among rivals"
DECIDES = "decides"
CONTENDERS = "decides, among contenders"
ENTRIES = "what became of it"
PENALTIES = {ANSWERS: 0.1, RIVALS: 1.0, DECIDES: 0.3, CONTENDERS: 0.1, ENTRIES: 0.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of statements, given or read from text, its features, and what the gold says of it for a task."""

    task: str
    crisis: str
    is_read: bool
    features: Mapping[str, float]
    label: str
    share: float = 1.0


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
        found[DECIDES].extend(_label_decisions(DECIDES, reading, ((c, c.features) for c in candidates)))
    scored = _score_held_out(readings, found[DECIDES], [[c.features for c in told] for told in open_], folds)
    contest = [list(describe_contenders(_read_chances(*told))) for told in zip(open_, scored, strict=True)]
    for reading, candidates, features in zip(readings, open_, contest, strict=True):
        found[CONTENDERS].extend(_label_decisions(CONTENDERS, reading, zip(candidates, features, strict=True)))
    scored = _score_held_out(readings, found[CONTENDERS], contest, folds)
    for reading, candidates, scores in zip(readings, open_, scored, strict=True):
        found[ENTRIES].extend(_label_entries(reading, _read_chances(candidates, scores)))
    return found


def _read_chances(
    candidates: Sequence[Candidate], scores: Sequence[Mapping[str, float]]
) -> list[tuple[Candidate, dict[Relation, float]]]:
    """Return what may decide a threat, demand or promise with the probability of each relation."""
    return [(c, {r: chances[r.value] for r in DECIDING}) for c, chances in zip(candidates, scores, strict=True)]


def _label(task: str, reading: Reading, told: Iterable[tuple[Pair, Mapping[str, float]]]) -> Iterator[Example]:
    for pair, features in told:
        label = reading.judge(pair)
        if label is not None:
            yield Example(task=task, crisis=reading.crisis, is_read=reading.is_read, features=features, label=label)


def _find_open(reading: Reading, weighed: Sequence[tuple[float, Pair]]) -> list[Candidate]:
    """Return every threat, demand and promise of a crisis with what may decide it."""
    told = gather(choose_responses(weighed), weighed, reading.stated, reading.cues)
    return list(find_candidates(reading.profiles, told))


def _label_decisions(
    task: str, reading: Reading, told: Iterable[tuple[Candidate, Mapping[str, float]]]
) -> Iterator[Example]:
    """Yield what may decide a threat, demand or promise by its features for a task, with what gold says of it."""
    for candidate, features in told:
        label = reading.gold.judge(candidate.earlier.id, candidate.later.id, DECIDING)
        if label is not None:
            yield Example(task=task, crisis=reading.crisis, is_read=reading.is_read, features=features, label=label)


def _label_entries(
    reading: Reading, decided: Iterable[tuple[Candidate, Mapping[Relation, float]]]
) -> Iterator[Example]:
    """Yield every threat, demand and promise that something may decide, with the fates that gold accepts."""
    for entry in gather_entries(decided, reading.profiles):
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
    for held in deal(readings, folds):
        model = fit([e for e in examples if e.crisis not in held])
        for n, reading in enumerate(readings):
            if reading.crisis in held:
                rows = model.predict_proba(described[n]).tolist() if described[n] else []
                scores[n] = [dict(zip(model.classes_, row, strict=True)) for row in rows]
    return [scores[n] for n in range(len(readings))]


def deal(readings: Sequence[Reading], folds: int) -> list[frozenset[str]]:
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
