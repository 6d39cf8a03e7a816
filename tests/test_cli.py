"""The commands as a user types them, in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """Iran threatens to close strait

Published: 3 July 2018

Iran threatened to close the Strait of Hormuz if the United States blocks its oil exports.
The United States condemned Iran's threat on Thursday, and said that its navy would keep the strait open.
"""


def escalate(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "escalate", *arguments], input=stdin, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    article = folder / "strait.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = escalate("build", str(article), "-o", str(folder / "out"))
    assert done.returncode == 0, done.stderr
    return folder / "out"


def test_build_writes_every_output(built: Path) -> None:
    names = {p.name for p in built.iterdir()}
    assert {
        "graph.json", "timeline.html", "graph.graphml", "graph.gexf", "statements.csv", "links.csv", "problems.jsonl",
    } <= names  # fmt: skip


def test_extract_prints_the_contract_s_fields(tmp_path: Path) -> None:
    article = tmp_path / "strait.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = escalate("extract", str(article))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"THREATEN", "ACCUSE"} <= {r["event"] for r in rows}
    for row in rows:
        for field in ("sentence", "trigger", "cue", "content", "condition"):
            span = row[field]
            assert span is None or ARTICLE[span["start"] : span["end"]] == span["text"]
        for mention in (*row["sources"], *row["targets"]):
            assert ARTICLE[mention["start"] : mention["end"]] == mention["text"]
        assert 0 <= row["confidence"] <= 1


def test_the_given_date_goes_to_an_article_that_states_none() -> None:
    done = escalate("extract", "-", "--published", "2018-07-03", stdin=b"Iran threatened Israel on Monday.\n")
    row = json.loads(done.stdout.splitlines()[0])
    assert row["article"]["published"] == "2018-07-03"
    assert row["when"]["start"] == "2018-07-02"


def test_timeline_quotes_its_source(built: Path) -> None:
    done = escalate("timeline", str(built / "graph.json"), "--by", "Iran", "--event", "threaten")
    assert done.returncode == 0, done.stderr
    assert "THREATEN" in done.stdout
    assert "strait.txt" in done.stdout


def test_show_explains_an_actor(built: Path) -> None:
    done = escalate("show", str(built / "graph.json"), "Iran")
    assert done.returncode == 0, done.stderr
    assert "Iran  (iran)  state" in done.stdout


def test_threats_as_json_is_a_list(built: Path) -> None:
    done = escalate("threats", str(built / "graph.json"), "--json")
    entries = json.loads(done.stdout)
    assert entries
    assert {"statement", "fate", "condition"} <= entries[0].keys()


def test_an_unknown_actor_gets_one_clear_line_and_status_one(built: Path) -> None:
    done = escalate("paths", str(built / "graph.json"), "Iran", "Atlantis")
    assert done.returncode == 1
    assert "Atlantis" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_call_has_status_two(built: Path) -> None:
    assert escalate("build").returncode == 2
    assert escalate("timeline", str(built / "graph.json"), "--event", "nonsense").returncode == 2


def test_a_missing_file_has_status_one(tmp_path: Path) -> None:
    done = escalate("build", str(tmp_path / "nowhere.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_bad_file_is_skipped_with_a_word_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 50)
    done = escalate("build", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "bad.txt" in done.stderr
    problems = (tmp_path / "out" / "problems.jsonl").read_text(encoding="utf-8").splitlines()
    assert any("bad.txt" in json.loads(line)["source"] for line in problems)


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    article = tmp_path / "strait.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    for name in ("one", "two"):
        assert escalate("build", str(article), "-o", str(tmp_path / name)).returncode == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_the_codebook_explains_every_event_type_and_names_its_entries() -> None:
    done = escalate("codebook", "--json")
    codes = json.loads(done.stdout)
    assert len(codes) == 17
    assert all(c["definition"] and c["example"] for c in codes)
    named = escalate("codebook", "threaten")
    assert "entries:" in named.stdout
    assert "ASSAULT  " not in named.stdout


def test_export_writes_a_new_file_and_never_over_an_old_one(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "crisis.mmd"
    call = ("export", str(built / "graph.json"), "--to", "mermaid", "-o", str(target))
    assert escalate(*call).returncode == 0
    content = target.read_bytes()
    assert content
    again = escalate(*call)
    assert again.returncode == 1
    assert "crisis.mmd" in again.stderr
    assert target.read_bytes() == content
    unknown = escalate("export", str(built / "graph.json"), "--to", "papyrus")
    assert unknown.returncode == 1
    assert "graphml" in unknown.stderr


def test_the_schema_is_printed_as_json() -> None:
    assert "properties" in json.loads(escalate("schema").stdout)
