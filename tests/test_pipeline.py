"""The whole order: several articles to one collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.errors import NothingToBuildError
from escalate.export import json as graph_json
from escalate.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path

FIRST = """Published: 4 February 2019

President Donald Trump said in an interview with CBS on Sunday that American troops would stay in Iraq to watch Iran.
Iraqi President Barham Salih rejected Trump's comment on Monday.
"""
SECOND = """Published: 5 February 2019

The Hezbollah Brigades threatened to attack American soldiers if they do not leave Iraq.
"""


def write(folder: Path, **texts: str) -> list[str]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def test_a_build_holds_actors_statements_and_an_explained_link(tmp_path: Path) -> None:
    collection, problems = build(write(tmp_path, one=FIRST, two=SECOND))
    assert not problems
    assert {"usa", "person.barham-salih", "person.donald-trump"} <= {a.id for a in collection.actors}
    assert len(collection.statements) >= 3
    assert collection.links
    for link in collection.links:
        assert link.reason.endswith(".")


def test_the_order_of_the_inputs_makes_no_difference(tmp_path: Path) -> None:
    paths = write(tmp_path, one=FIRST, two=SECOND)
    forward, _ = build(paths)
    backward, _ = build(paths[::-1])
    assert graph_json.dump(forward) == graph_json.dump(backward)


def test_every_link_names_two_statements_and_never_runs_against_time(tmp_path: Path) -> None:
    collection, _ = build(write(tmp_path, one=FIRST, two=SECOND))
    statements = {s.id: s for s in collection.statements}
    for link in collection.links:
        earlier, later = statements[link.antecedent], statements[link.consequence]
        if earlier.when and later.when:
            assert earlier.when.order(later.when) != "after"


def test_nothing_to_build_from_says_why(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(NothingToBuildError, match=r"empty\.txt"):
        build([str(empty)])
