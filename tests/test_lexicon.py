from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.errors import DataFileError
from escalate.lexicon import DATA, read_numbered_table, read_table

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = sorted(DATA.rglob("*.tsv"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_table_names_its_source_and_licence_before_its_columns(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = " ".join(lines[: next(n for n, line in enumerate(lines) if not line.startswith("#"))])
    assert "Licence: " in header
    assert any(word in header for word in ("Source: ", "Sources: ", "Fitted by "))
    assert read_table(path, columns=())


def test_a_row_is_told_by_the_number_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("# Source: own. Licence: MIT.\nverb\tkind\n\nlift\nmeet\tfavour\n", encoding="utf-8")
    rows = read_numbered_table(path, columns=("verb", "kind"))
    assert rows == [(4, {"verb": "lift", "kind": ""}), (5, {"verb": "meet", "kind": "favour"})]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# only a comment\n", "holds no table"),
        ("verb\nlift\n", r"words\.tsv:1: the column 'kind' is missing"),
        ("verb\tkind\nlift\tfavour\tmore\n", r"words\.tsv:2: 3 cells, but the table has 2 columns"),
    ],
)
def test_a_bad_table_is_told_by_file_and_line(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=told):
        read_table(path, columns=("verb", "kind"))
