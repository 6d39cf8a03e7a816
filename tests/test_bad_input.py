"""What people feed in by mistake or on purpose: a clear word, the right status, and whole outputs or none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.test_cli import ARTICLE, escalate

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = """<script>alert(1)</script> minister threatens "Iran" 🚀

Published: 3 July 2018

General Omar "<img src=x onerror=alert(1)>" Daoud of Syria threatened Turkey on Monday if it crosses the border.
قال الرئيس العراقي برهم صالح إن العراق بلد قوي. Iraq\u202e condemned\x07 the threat.
He said: “We will answer, and «never forget.
"""


def problems_of(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "problems.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n ", "empty"),
        ("binary.txt", bytes(range(256)) * 64, "binary"),
        ("huge.txt", b"Iran threatened Israel. " * 900_000, "too-large"),
        ("broken.jsonl", b'{"text": "Iran threatened Israel."\n', "bad-json"),
    ],
)
def test_what_cant_be_read_alone_builds_nothing_and_says_why(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = escalate("build", str(tmp_path / name), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    done = escalate("build", str(tmp_path / name), str(tmp_path / "good.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert code in {p["code"] for p in problems_of(tmp_path / "out")}


def test_an_article_without_actors_is_built_and_said_to_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "river.txt").write_text("The river rises in the hills and runs to the sea.\n", encoding="utf-8")
    done = escalate("build", str(tmp_path / "river.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "no-statements" in {p["code"] for p in problems_of(tmp_path / "out")}
    assert json.loads((tmp_path / "out" / "graph.json").read_text(encoding="utf-8"))["statements"] == []


def test_hostile_names_quotes_and_scripts_are_words_like_others(tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    done = escalate("build", str(tmp_path / "hostile.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    graph = json.loads((tmp_path / "out" / "graph.json").read_text(encoding="utf-8"))
    assert graph["articles"][0]["text"] == HOSTILE
    assert "THREATEN" in {s["event"] for s in graph["statements"]}
    page = (tmp_path / "out" / "timeline.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_html_with_scripts_in_every_field_gives_plain_text(tmp_path: Path) -> None:
    page = """<html><head><title>Iran <script>alert(1)</script>threatens Israel</title>
    <meta name="author" content="&lt;script&gt;alert(2)&lt;/script&gt;">
    <meta property="article:published_time" content="2018-07-03T10:00:00Z"></head>
    <body><nav>Home</nav><article><h1>Iran threatens Israel</h1>
    <p onclick="alert(3)">Iran threatened to attack Israel on Monday if its ships are stopped again in the strait.</p>
    <p>Israel condemned the threat on Tuesday and said that its army would answer any attack on its ports.</p>
    </article><script>document.write("Iran bombed Israel")</script></body></html>"""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    done = escalate("extract", str(tmp_path / "page.html"))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"THREATEN", "ACCUSE"} <= {r["event"] for r in rows}
    assert "ASSAULT" not in {r["event"] for r in rows}
    assert {r["article"]["published"] for r in rows} == {"2018-07-03"}


def test_a_failed_build_leaves_the_old_output_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    assert escalate("build", str(tmp_path / "good.txt"), "-o", str(tmp_path / "out")).returncode == 0
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    (tmp_path / "empty.txt").write_bytes(b"")
    assert escalate("build", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "out")).returncode == 1
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "graph.json").write_text('{"mine": true}', encoding="utf-8")
    done = escalate("build", str(tmp_path / "good.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "graph.json" in done.stderr
    assert (tmp_path / "out" / "graph.json").read_text(encoding="utf-8") == '{"mine": true}'
