"""The page about exports says what there is, and its example runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from escalate.export.formats import FORMATS
from escalate.export.json import dump
from tests.export.sample_collection import COLLECTION

if TYPE_CHECKING:
    import pytest

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_in_the_table() -> None:
    rows = "".join(line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `"))
    assert set(re.findall("`([^`]+)`", rows)) - {"--to"} == set(FORMATS)


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.json").write_text(dump(COLLECTION), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    example = re.search("```python\n(.*?)```", TEXT, re.DOTALL)
    assert example
    exec(compile(example[1], "docs/exports.md", "exec"), {})  # noqa: S102  our own example
    text = (tmp_path / "threats.graphml").read_text(encoding="utf-8")
    assert text.count("THREATEN") >= 2
    assert "AGREE" not in text
