"""A user's judgements are read with clear errors and overturn what was merged, whatever the order of the articles."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest

from escalate.config import Config
from escalate.errors import DataFileError
from escalate.export import json as graph_json
from escalate.judgements import is_statement_id, read_judgements
from escalate.model import Verdict
from escalate.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path

    from escalate.errors import Problem
    from escalate.model import Collection
    from tests.conftest import Reader

STRIKE = "Published: 12 May 2021\n\nIsrael bombed a weapons depot of Hamas near Gaza City on Monday.\n"
SAME_STRIKE = "Published: 12 May 2021\n\nIsrael bombed the weapons depot of Hamas outside Gaza City on Monday.\n"
SON = """Published: 4 February 2019

Ammar Hakim, the Iraqi leader, threatened to expel American troops from Iraq. Hakim accused Washington of lying.
"""
OTHER = "Published: 5 February 2019\n\nThe Wisdom Movement threatened the Hezbollah Brigades on Monday.\n"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "mine.tsv"
    path.write_text("\n".join(["verdict\ta\tb\treason", *rows]), encoding="utf-8")
    return path


def built(folder: Path, *texts: str, judgements: Path | None = None) -> tuple[Collection, tuple[Problem, ...]]:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return build(paths, config=Config(judgements=judgements))


def actors(collection: Collection) -> set[str]:
    return {a.id for a in collection.actors}


def test_a_row_has_a_verdict_two_sides_a_reason_and_its_place(tmp_path: Path) -> None:
    (judgement,) = read_judgements(table(tmp_path, "apart\tKim Jong Il\tKim Jong Un\tfather and son"))
    assert (judgement.verdict, judgement.a, judgement.b) == (Verdict.APART, "Kim Jong Il", "Kim Jong Un")
    assert judgement.reason == "father and son"
    assert judgement.place is not None
    assert judgement.place.endswith("mine.tsv:2")


def test_the_reason_may_be_left_out_and_a_byte_order_mark_is_no_column(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("verdict\ta\tb\nsame\tKSF\tSalvation Front\n", encoding="utf-8-sig")
    (judgement,) = read_judgements(path)
    assert "mine.tsv:2" in judgement.reason


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["perhaps\tA\tB\t"], r"mine\.tsv:2: the verdict is 'perhaps'; write same or apart"),
        (["same\tA\t\t"], r"mine\.tsv:2: names only one side"),
        (["same\tThe Group\tthe  group\t"], r"mine\.tsv:2: both sides are"),
        (["same\ts0123456789ab\tHamas\t"], r"mine\.tsv:2: .* are a statement and an actor"),
        (["same\tA\tB\t", "apart\tb\ta\t"], r"mine\.tsv:3: .*mine\.tsv:2 judges them same; take one"),
        (["same\tA\tB\t\textra"], r"mine\.tsv:2: 5 cells"),
    ],
)
def test_a_faulty_row_is_an_error_that_names_its_line(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(DataFileError, match=message):
        read_judgements(table(tmp_path, *rows))


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.tsv: can't be read"):
        built(tmp_path, STRIKE, judgements=tmp_path / "none.tsv")


def test_ids_of_statements_are_told_from_names(reader: Reader) -> None:
    (statement,) = reader.statements("Israel bombed a depot of Hamas on Monday.")
    assert is_statement_id(statement.id)
    assert not is_statement_id("sinai")


def test_a_short_name_and_its_bearer_are_a_judgement_that_a_user_overturns(tmp_path: Path) -> None:
    found, _ = built(tmp_path, SON)
    (judgement,) = found.judgements
    assert (judgement.verdict, judgement.a, judgement.b) == (Verdict.SAME, "Hakim", "person.ammar-hakim")
    assert "Ammar Hakim" in judgement.reason
    assert "person.hakim" not in actors(found)
    mine = table(tmp_path, "apart\tHakim\tperson.ammar-hakim\tthe son is meant")
    overturned, problems = built(tmp_path, SON, judgements=mine)
    assert {"person.hakim", "person.ammar-hakim"} <= actors(overturned)
    assert [j.reason for j in overturned.judgements] == ["the son is meant"]
    assert not problems


def test_two_names_that_a_user_judges_one_are_one(tmp_path: Path) -> None:
    mine = table(tmp_path, "same\tWisdom Movement\tperson.ammar-hakim\tit is his")
    found, problems = built(tmp_path, SON, OTHER, judgements=mine)
    assert not problems
    assert "person.ammar-hakim" in actors(found)
    assert "wisdom-movement" not in actors(found)
    own = [j for j in found.judgements if j.place]
    assert [(j.a, j.b, j.reason) for j in own] == [("wisdom-movement", "person.ammar-hakim", "it is his")]


def test_merged_reports_are_a_judgement_that_a_user_overturns(tmp_path: Path) -> None:
    found, _ = built(tmp_path, STRIKE, SAME_STRIKE)
    (statement,) = found.statements
    (judgement,) = found.judgements
    assert judgement.b == statement.id
    assert "depot" in judgement.reason
    mine = table(tmp_path, f"apart\t{judgement.a}\t{judgement.b}\ttwo raids")
    overturned, problems = built(tmp_path, STRIKE, SAME_STRIKE, judgements=mine)
    assert {s.id for s in overturned.statements} == {judgement.a, judgement.b}
    assert [(j.verdict, j.reason) for j in overturned.judgements] == [(Verdict.APART, "two raids")]
    assert not problems


def test_reports_that_a_user_judges_one_are_one_for_the_reason_given(tmp_path: Path) -> None:
    other = "Published: 14 May 2021\n\nIsrael bombed a bridge of Hamas in the north on Thursday.\n"
    found, _ = built(tmp_path, STRIKE, other)
    one, two = (s.id for s in found.statements)
    joined, _ = built(tmp_path, STRIKE, other, judgements=table(tmp_path, f"same\t{one}\t{two}\tone campaign"))
    assert len(joined.statements) == 1
    assert [j.reason for j in joined.judgements] == ["one campaign"]


def test_a_judgement_that_names_nothing_known_is_a_problem_with_a_suggestion(tmp_path: Path) -> None:
    mine = table(tmp_path, "same\tHesbollah Brigades\tWisdom Movement\t", "same\ts0123456789ab\tsba9876543210\t")
    found, problems = built(tmp_path, OTHER, judgements=mine)
    assert {"wisdom-movement", "iraq.hezbollah-brigades"} <= actors(found)
    assert {p.code for p in problems} == {"judgement-unknown"}
    assert "iraq.hezbollah-brigades" in problems[0].remedy
    assert problems[0].source.endswith("mine.tsv:2")


def test_lines_that_contradict_each_other_through_a_third_are_a_problem(tmp_path: Path) -> None:
    rows = (
        "same\tHezbollah Brigades\tHakim\t",
        "same\tWisdom Movement\tHakim\t",
        "apart\tWisdom Movement\tHezbollah Brigades\t",
    )
    _, problems = built(tmp_path, SON, OTHER, judgements=table(tmp_path, *rows))
    assert [p.code for p in problems] == ["judgements-contradict"]


def test_the_order_of_articles_and_of_judgements_changes_nothing(tmp_path: Path) -> None:
    rows = ("same\tHezbollah Brigades\tWisdom Movement\t", "same\tKSF\tHamas\t", "apart\tHakim\tperson.ammar-hakim\t")
    texts = {"a": SON, "b": OTHER, "c": STRIKE, "d": SAME_STRIKE}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    outputs = set()
    for order in list(itertools.permutations(texts))[::5]:
        mine = table(tmp_path, *(rows if order[0] < order[1] else rows[::-1]))
        found, problems = build([str(tmp_path / f"{n}.txt") for n in order], config=Config(judgements=mine))
        document = json.loads(graph_json.dump(found))
        for key in ("judgements", "given"):  # where a line stands differs, what it does must not
            told = [(j["verdict"], j["a"], j["b"], bool(j["place"])) for j in document[key]]
            document[key] = told if key == "judgements" else sorted(told)
        outputs.add(json.dumps([document, sorted(p.code for p in problems)]))
    assert len(outputs) == 1


def test_judgements_survive_the_way_to_the_file_and_back(tmp_path: Path) -> None:
    found, _ = built(tmp_path, STRIKE, SAME_STRIKE)
    assert graph_json.load(graph_json.dump(found)) == found
