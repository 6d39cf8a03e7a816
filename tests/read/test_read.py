from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from escalate.errors import DateUnreadableError, InputNotFoundError, Problem
from escalate.model import Article
from escalate.read import read


def outcomes(found: list[Article | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else (one.path or one.source).rsplit("/", 1)[-1] for one in found]


def test_a_folder_of_good_and_bad_files_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran said no.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)))
    (tmp_path / "d.docx").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "e.jsonl").write_text('{"text": "Iraq said no."}\n{broken\n{"text": "Oman said yes.", "id": "o"}\n')
    (tmp_path / "f.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "g.html").write_text("<html><body></body></html>")
    (tmp_path / "h.md").write_text("# Iran answers\n\nIt said no.")
    assert outcomes(list(read([str(tmp_path)]))) == [
        "a.txt", "empty", "binary", "unsupported-format", "e.jsonl:1", "bad-json", "e.jsonl#o", "unreadable",
        "no-text", "h.md",
    ]  # fmt: skip


def test_every_problem_names_its_place_and_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)))
    for problem in read([str(tmp_path)]):
        assert isinstance(problem, Problem)
        assert problem.message.startswith(problem.source)
        assert problem.remedy


def test_the_same_article_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran said no.")
    (tmp_path / "b.txt").write_text("Iran said no.")
    article, problem = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.source) == ("duplicate", f"{tmp_path}/b.txt")
    assert f"{tmp_path}/a.txt" in problem.message


def test_the_given_date_is_every_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran answers\n3 January 2020\n\nIt said no.")
    (tmp_path / "b.json").write_text('{"text": "Iraq said no.", "date": "2020-01-05"}')
    assert [a.published for a in read([str(tmp_path)], published="2020-02-01") if isinstance(a, Article)] == [
        "2020-02-01"
    ] * 2


@pytest.mark.parametrize("published", ["yesterday", "2020-02-30", "03/04/2020", ""])
def test_a_given_date_that_is_none_is_refused_at_the_call(published: str) -> None:
    with pytest.raises(DateUnreadableError, match="YYYY-MM-DD"):
        read(["-"], published=published)


def test_a_wrong_path_is_refused_at_the_call() -> None:
    with pytest.raises(InputNotFoundError, match="/no/such"):
        read(["/no/such"])


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"Iran said no.", ["-"]),
        (b'{"text": "Iran said no."}\n{"text": "Iraq said no."}\n', ["-:1", "-:2"]),
        (b"<!DOCTYPE html><html><body><p>" + b"The ministry said that it would answer. " * 9, ["-"]),
    ],
)  # fmt: skip
def test_standard_input_is_read_by_its_content(data: bytes, paths: list[str]) -> None:
    assert [a.path for a in read(["-"], stdin=io.BytesIO(data)) if isinstance(a, Article)] == paths


def test_a_large_file_is_refused_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The ministry said no. " * 1_000_000)
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "Iran said no."}\n')
    assert outcomes(list(read([str(tmp_path)]))) == ["too-large", "too-large", "b.jsonl:2"]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Iran said no.")
    found = read([str(path)])
    path.unlink()
    assert outcomes(list(found)) == ["unreadable"]


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff\n.txt"
    Path(os.fsdecode(path)).write_text("Iran said no.")
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert article.path == f"{tmp_path}/a\ufffd .txt"


def test_a_pipe_is_read() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(b"Iran said no.")
    (article,) = read([f"/dev/fd/{reading}"])
    os.close(reading)
    assert isinstance(article, Article)
    assert article.text == "Iran said no."


def test_json_lines_are_read_one_by_one() -> None:
    class Endless(io.RawIOBase):
        def readline(self, _: int | None = -1) -> bytes:
            self.count = getattr(self, "count", 0) + 1
            return b'{"text": "Number %d said no."}\n' % self.count

    found = read(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert [one.path for one, _ in zip(found, range(3), strict=False) if isinstance(one, Article)] == [
        "-:1",
        "-:2",
        "-:3",
    ]


def test_reading_loads_no_heavy_library_before_it_is_needed() -> None:
    code = (
        "import sys, io, escalate.read as r; list(r.read(['-'], stdin=io.BytesIO(b'Iran said no.')));"
        "heavy = ('trafilatura', 'pypdfium2', 'lxml', 'spacy', 'dateparser', 'urllib.request');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
