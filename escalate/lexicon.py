"""Load the tables in `data/`: language and world knowledge, kept apart from code.

A table is tab-separated UTF-8. Lines that start with `#` are comments; the
first of them name the table's source and licence. The first other line holds
the column names.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from escalate.errors import DataFileError

DATA = Path(__file__).parent / "data"

Row = dict[str, str]


def read_table(path: Path, *, columns: tuple[str, ...]) -> list[Row]:
    """Return the rows of the table at `path`, each a mapping from column name to text; raises as the next does."""
    return [row for _, row in read_numbered_table(path, columns=columns)]


def read_numbered_table(path: Path, *, columns: tuple[str, ...]) -> list[tuple[int, Row]]:
    """Return the rows of the table at `path`, each with the number of its line.

    Raises `DataFileError`, naming file and line, when a column of `columns`
    is missing or a row has more cells than there are columns.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()  # spreadsheets write a byte order mark
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(
            f"{path}: can't be read as UTF-8 text ({error}); check the path and the encoding"
        ) from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise DataFileError(f"{path}: holds no table; the first line that is not a comment names the columns")
    reader = csv.reader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader)
    missing = [c for c in columns if c not in header]
    if missing:
        raise DataFileError(
            f"{path}:{numbered[0][0]}: the column {missing[0]!r} is missing; wanted are {', '.join(columns)}"
        )
    rows = []
    for (number, _), cells in zip(numbered[1:], reader, strict=True):
        if len(cells) > len(header):
            raise DataFileError(f"{path}:{number}: {len(cells)} cells, but the table has {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        rows.append((number, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
    return rows


@cache
def shipped_table(name: str, *, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of the shipped table `data/<name>.tsv`, read once a process."""
    return tuple(read_table(DATA / f"{name}.tsv", columns=columns))
