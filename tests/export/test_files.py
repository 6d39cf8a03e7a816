from __future__ import annotations

import json
from pathlib import Path

import pytest

from escalate.errors import OutputError, Problem
from escalate.export.files import OUTPUTS, check_directory, write_all
from tests.export.sample_collection import COLLECTION, EMPTY

PROBLEM = Problem(source="a.txt", code="empty", message="holds no text", remedy="check the file")


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def test_every_output_is_written_and_nothing_else(tmp_path: Path) -> None:
    paths = write_all(COLLECTION, [PROBLEM], tmp_path / "new" / "output")
    assert [path.name for path in paths] == list(OUTPUTS)
    assert sorted(contents(tmp_path / "new" / "output")) == sorted(OUTPUTS)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["output"]
    assert json.loads((tmp_path / "new" / "output" / "problems.jsonl").read_text())["code"] == "empty"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    write_all(COLLECTION, [], tmp_path / "a")
    write_all(COLLECTION, [], tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_newer_build_replaces_an_older_one_and_leaves_foreign_files(tmp_path: Path) -> None:
    write_all(COLLECTION, [PROBLEM], tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    write_all(EMPTY, [], tmp_path / "out")
    found = contents(tmp_path / "out")
    assert found["notes.txt"] == b"mine"
    assert found["problems.jsonl"] == b""
    assert json.loads(found["graph.json"])["statements"] == []


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        write_all(COLLECTION, [], tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize("name", ["statements.csv", "graph.json", "timeline.html"])
def test_a_file_of_our_name_that_is_not_ours_is_not_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(OutputError, match="no build of escalate wrote"):
        check_directory(tmp_path)
    with pytest.raises(OutputError, match=name):
        write_all(COLLECTION, [], tmp_path)
    assert contents(tmp_path) == {name: b"mine"}


def test_a_failure_halfway_leaves_the_older_build_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_all(COLLECTION, [PROBLEM], out)
    before = contents(out)
    real = Path.replace
    calls = []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match="No space left"):
        write_all(EMPTY, [], out)
    monkeypatch.undo()
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
