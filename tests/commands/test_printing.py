from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from escalate.commands.printing import csv_text, show_cell, table_lines

cells = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=60)


@given(rows=st.lists(st.tuples(cells, cells), max_size=5))
def test_csv_has_a_cell_for_each_value_and_no_formula(rows: list[tuple[object, object]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["a", "b"], rows), newline="")))
    assert read[0] == ["a", "b"]
    assert len(read) == len(rows) + 1
    for row, given_row in zip(read[1:], rows, strict=True):
        for text, value in zip(row, given_row, strict=True):
            assert isinstance(value, int | float) or text[:1] not in {"=", "+", "-", "@"}


@given(rows=st.lists(st.tuples(cells, cells), max_size=5))
def test_a_table_has_a_line_a_row_and_no_control_characters(rows: list[tuple[object, object]]) -> None:
    lines = table_lines(["a", "b"], rows)
    assert len(lines) == len(rows) + 2
    assert all(line.isprintable() for line in lines)


def test_a_whole_node_is_shown_by_its_name_and_a_list_by_its_parts() -> None:
    assert show_cell({"id": "iran", "name": "Iran"}) == "Iran"
    assert show_cell([{"id": "s1", "quote": "words"}, None, 1.5]) == "words, , 1.5"
