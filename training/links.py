"""Train the weights by which the link stage says what answers what, and what decides a threat or demand.

    python -m training.links CRISIS.json... [-o escalate/data] [--folds N]

`training.crises` reads the crises, each twice: with its gold statements, and
with those that the product reads from its text, so that the weights know how
far a misread statement is to be trusted. `training.examples` describes what
the link stage weighs in them by the product's own features and fits the
models. Features are divided by their largest value for fitting, as penalties
want one scale, and their weights multiplied back. For decisions, the weights
are against the class of pairs that decide nothing; for entries, what became of
a threat or demand, against nothing having decided it.

With `--folds` nothing is written; it prints the figures of `benchmarks.links`
on crises held out, with their gold statements and with those read from text.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.links import Tally, measure, report
from benchmarks.links_from_text import TextTally, measure_text, report_text
from escalate.link import contenders, decisions, entries, rivals, scoring
from escalate.model import Relation
from escalate.pipeline import Knowledge
from training.crises import NONE, Reading, read_crises
from training.examples import ANSWERS, CONTENDERS, DECIDES, ENTRIES, RIVALS, Example, deal, fit, gather_examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sklearn.pipeline import Pipeline


_TABLES = {
    ANSWERS: "link_weights",
    RIVALS: "link_rival_weights",
    DECIDES: "link_fate_weights",
    CONTENDERS: "link_contender_weights",
    ENTRIES: "link_entry_weights",
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
    CONTENDERS: f"""\
# How much each feature speaks for a statement deciding a threat or demand among all that may, in log-odds.
{_SOURCE}
relation\tfeature\tweight
""",
    ENTRIES: f"""\
# How much each feature of a threat, demand or promise with all that may decide it speaks for its fate, in log-odds.
{_SOURCE}
relation\tfeature\tweight
""",
}


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
    for held in deal(readings, folds):
        kept = {task: fit([e for e in told if e.crisis not in held]) for task, told in examples.items()}
        weights = {task: list(read_weights(model)) for task, model in kept.items()}
        with (
            patch.object(scoring, "load_weights", return_value={f: w for _, f, w in weights[ANSWERS]}),
            patch.object(rivals, "load_weights", return_value={f: w for _, f, w in weights[RIVALS]}),
            patch.object(decisions, "load_weights", return_value=_by_relation(weights[DECIDES])),
            patch.object(contenders, "load_weights", return_value=_by_relation(weights[CONTENDERS])),
            patch.object(entries, "load_weights", return_value=_by_relation(weights[ENTRIES])),
        ):
            for name in sorted(held):
                measure(given[name], knowledge, tally)
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
    for task in (DECIDES, CONTENDERS, ENTRIES):
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
