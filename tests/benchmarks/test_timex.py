"""The benchmark of time expressions writes what its scorer reads."""

import json
from pathlib import Path

import pytest

from benchmarks import timex


def test_writes_offsets_types_and_values() -> None:
    written = timex.find_timexes({"id": "d", "text": "He left on Friday.", "date": "2019-02-10"})
    assert written == {"id": "d", "timexes": [{"start": 11, "end": 17, "type": "DATE", "value": "2019-02-08"}]}


def test_reads_a_document_without_a_date() -> None:
    written = timex.find_timexes({"id": "d", "text": "He left on Friday.", "date": None})
    assert written["timexes"][0]["value"] == "XXXX-WXX-5"


def test_takes_a_date_with_a_time() -> None:
    written = timex.find_timexes({"id": "d", "text": "He left on Friday.", "date": "2019-02-10T17:00:00"})
    assert written["timexes"][0]["value"] == "2019-02-08"


def test_writes_a_line_for_each_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data.jsonl"
    data.write_text('{"id": "a", "text": "In 2014.", "date": null}\n\n{"id": "b", "text": "No time.", "date": null}\n')
    monkeypatch.setattr("sys.argv", ["timex", str(data)])
    timex.main()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(d["id"], len(d["timexes"])) for d in lines] == [("a", 1), ("b", 0)]
