"""Say how far annotators agree on what became of threats, demands and promises.

    python -m benchmarks.agreement CRISIS.json... --others FATES.tsv [--set report]

`FATES.tsv` (`tests/fates_of_further_annotators.tsv`) holds what annotators
besides the one of the gold concluded, from the articles and the statements
alone. A fate counts as right when the gold accepts the one that the annotator
holds for the best: the measure of `benchmarks.links`, and so about the most
that it can come to.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Fates = dict[tuple[str, str], list[str]]


def read_gold(crises: Iterable[Mapping[str, Any]]) -> Fates:
    """Return the fates that the gold accepts, by crisis and statement."""
    return {(about["name"], name): fates for about in crises for name, fates in about["gold"]["fates"].items()}


def read_others(path: Path) -> dict[str, Fates]:
    """Return the fates that each further annotator gives, the best first, by annotator, crisis and statement."""
    found: dict[str, Fates] = {}
    for row in read_table(path, columns=("crisis", "statement", "annotator", "fates", "decided_by")):
        found.setdefault(row["annotator"], {})[row["crisis"], row["statement"]] = row["fates"].split("|")
    return found


def count_right(given: Fates, accepted: Fates) -> tuple[int, int]:
    """Return how many of the best fates given are accepted, and how many are judged by both."""
    both = given.keys() & accepted.keys()
    return sum(given[key][0] in accepted[key] for key in both), len(both)


def report(gold: Fates, others: Mapping[str, Fates]) -> str:
    """Return the agreement of every annotator with the gold and of each two with one another, as lines of text."""
    compared = [(f"annotator {name} with gold", count_right(others[name], gold)) for name in sorted(others)]
    for one, other in combinations(sorted(others), 2):
        best = {key: fates[:1] for key, fates in others[other].items() if key in gold}
        compared.append((f"annotators {one} and {other}", count_right(others[one], best)))
    return "\n".join(f"{what:24} {right}/{total} ({right / total:.3f})" for what, (right, total) in compared if total)


def main() -> None:
    """Read the crises and the other annotators' fates and print how far they agree."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("crises", nargs="+", type=Path)
    options.add_argument("--others", required=True, type=Path, help="a table of the fates other annotators give")
    options.add_argument("--set", help="only the crises of this set, dev or report")
    chosen = options.parse_args()
    crises = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(chosen.crises)]
    gold = read_gold(about for about in crises if chosen.set is None or about["set"] == chosen.set)
    print(report(gold, read_others(chosen.others)))


if __name__ == "__main__":
    main()
