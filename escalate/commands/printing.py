"""Print what was found: lines that wrap, tables, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_WIDEST = 48


def print_lines(lines: Iterable[str], *, empty: str) -> None:
    """Print lines wrapped to the terminal, or `empty` when there are none."""
    from escalate.terminal import write_lines

    text = write_lines(lines)
    print(text if text.strip() else empty)


def print_json(found: Sequence[Any] | object) -> None:
    """Print records as JSON."""
    from pydantic import TypeAdapter

    print(TypeAdapter(Any).dump_json(found, indent=2).decode())


def choose(kind: Callable[[str], Any], value: str, what: str) -> Any:
    """Return the member of an enum that a user's word means; another word is a wrong call."""
    import typer

    try:
        return kind(value)
    except ValueError:
        names = ", ".join(str(v) for v in kind)  # type: ignore[attr-defined]
        raise typer.BadParameter(f"{value!r} is not {what}; choose from {names}") from None


def table_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return rows as lines of a table, long cells cut."""
    cells = [list(columns), *([show_cell(value) for value in row] for row in rows)]
    cut = [[c if len(c) <= _WIDEST else c[: _WIDEST - 1] + "…" for c in row] for row in cells]
    widths = [max(len(row[n]) for row in cut) for n in range(len(columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cut]
    return [lines[0], "  ".join("-" * w for w in widths), *lines[1:]]


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
    return out.getvalue()


def show_cell(value: object) -> str:
    """Return a value as text on one line: a whole node or link by its name or id."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("quote") or value.get("id") or json.dumps(value))
    if isinstance(value, list):
        return ", ".join(show_cell(v) for v in value)
    if value is None:
        return ""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return "".join(c if c.isprintable() else " " for c in text)


def _harmless(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = show_cell(value)
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
