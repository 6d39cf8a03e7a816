"""A graph opened in a Python session."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import escalate
from escalate.errors import BadFilterError, GraphUnreadableError, MissingExtraError
from escalate.export.json import dump
from tests.export.sample_collection import COLLECTION

ROOT = Path(__file__).parent.parent


@pytest.fixture
def data(tmp_path: Path) -> escalate.Dataset:
    (tmp_path / "graph.json").write_text(dump(COLLECTION), encoding="utf-8")
    return escalate.load(tmp_path)


def test_it_holds_the_records_and_the_networkx_graph(data: escalate.Dataset) -> None:
    assert data.collection == COLLECTION
    assert isinstance(data.graph, nx.MultiDiGraph)
    assert {s.id for s in data.statements} <= set(data.graph)


@pytest.mark.parametrize("kind", ["statements", "links", "actors", "articles"])
def test_a_data_frame_has_a_row_for_each_record(data: escalate.Dataset, kind: str) -> None:
    frame = data.frame(kind)
    assert len(frame) == len(getattr(data, kind))
    assert set(frame["id"]) == {record.id for record in getattr(data, kind)}


def test_without_pandas_a_data_frame_says_what_to_install(
    data: escalate.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"escalate\[frames\]"):
        data.frame()
    assert len(data.rows("links")) == len(data.links)


def test_an_unknown_table_is_refused(data: escalate.Dataset) -> None:
    with pytest.raises(BadFilterError, match="statements, links, actors, articles"):
        data.frame("verbs")


def test_the_questions_are_those_of_the_command_line(data: escalate.Dataset) -> None:
    assert data.select(event="threaten")
    assert len(data.part(event="threaten").statements) == len(data.select(event="threaten"))
    assert data.query("MATCH (t:Threat) RETURN COUNT(t) AS n") == [{"n": len(data.select(event="threaten"))}]
    link = data.links[0]
    assert data.paths(link.antecedent, link.consequence) or data.links
    assert link.antecedent in {t.statement.id for t in data.before(link.consequence)}
    assert data.threats()


def test_a_file_that_is_no_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphUnreadableError, match="escalate build"):
        escalate.load(tmp_path / "graph.json")


def test_the_session_in_the_documentation_gives_what_it_says(tmp_path: Path) -> None:
    session = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", session, re.DOTALL))
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "THREATEN" in done.stdout.decode()
