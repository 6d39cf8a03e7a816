"""A bag-of-words baseline for events: `python -m benchmarks.bag_of_words DATA.jsonl > PREDICTIONS.jsonl`.

TF-IDF of words and word pairs with logistic regression, trained on the given
file alone by cross-validation: every row is answered by a model that has not
seen it, nor another row of its sentence. For a file with one code a row
(`sentence`, `source`, `target`, `code`) it writes `{"id", "code"}`, a class
number as `quad`; for a file with `events` one row for a sentence whose first
event has a code, without actors, which a bag of words can't find.

    python -m benchmarks.bag_of_words DATA.jsonl [--folds 5]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.sentences import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_EVENT = "0"


def label(row: dict[str, Any]) -> str:
    """Return the class of a row as text: its code, its first event's code, or "0" for no event."""
    if "events" in row:
        return next((str(e["code"]) for e in row["events"] if e.get("code")), NO_EVENT)
    return str(row["code"])


def predict(texts: Sequence[str], labels: Sequence[str], *, folds: int) -> list[str]:
    """Return for every text the class given by a model trained on the other folds; one sentence stays in one fold."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold
    from sklearn.pipeline import make_pipeline

    found = [""] * len(texts)
    for train, test in GroupKFold(n_splits=folds).split(texts, labels, groups=texts):
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            LogisticRegression(C=20, max_iter=2000, class_weight="balanced"),
        )
        model.fit([texts[i] for i in train], [labels[i] for i in train])
        for i, answer in zip(test, model.predict([texts[i] for i in test]), strict=True):
            found[i] = str(answer)
    return found


def main() -> None:
    """Write one prediction a row of the file to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    table = list(rows(options.data))
    answers = predict([r["sentence"] for r in table], [label(r) for r in table], folds=options.folds)
    for row, answer in zip(table, answers, strict=True):
        if "events" in row and answer == NO_EVENT:
            continue
        given: dict[str, Any] = {"quad": int(answer)} if answer.isdigit() else {}
        print(json.dumps({"id": row["id"], "code": answer, **given}))


if __name__ == "__main__":
    main()
