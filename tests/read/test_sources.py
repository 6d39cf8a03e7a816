from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.errors import InputNotFoundError, Problem
from escalate.read.sources import Format, Kind, Source, content_format, find_sources, suffix_format

if TYPE_CHECKING:
    from pathlib import Path


def names(found: list[Source | Problem], root: Path) -> list[str]:
    return [one.name.removeprefix(f"{root}/") for one in found if isinstance(one, Source)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", ".hidden.txt", "sub/c.jsonl", ".git/d.txt", "sub/.e/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_folder_gives_all_its_files_sorted_but_the_hidden_ones(folder: Path) -> None:
    assert names(find_sources([str(folder)]), folder) == ["a.html", "b.txt", "sub/c.jsonl"]


def test_a_glob_gives_its_matches_sorted(folder: Path) -> None:
    assert names(find_sources([f"{folder}/**/*.*"]), folder) == ["a.html", "b.txt", "sub/c.jsonl"]


def test_a_file_named_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("x")
    assert names(find_sources([f"{tmp_path}/a[1].txt"]), tmp_path) == ["a[1].txt"]


def test_a_file_named_twice_is_found_once(folder: Path) -> None:
    assert names(find_sources([f"{folder}/b.txt", str(folder), f"{folder}/sub/../b.txt"]), folder) == [
        "b.txt", "a.html", "sub/c.jsonl",
    ]  # fmt: skip


def test_standard_input_and_addresses_are_told() -> None:
    found = find_sources(["-", "https://gazette.example/a"])
    assert [one.kind for one in found if isinstance(one, Source)] == [Kind.STDIN, Kind.URL]


def test_one_missing_path_among_others_is_a_problem(folder: Path) -> None:
    missing, *rest = find_sources([f"{folder}/no.txt", f"{folder}/b.txt"])
    assert isinstance(missing, Problem)
    assert (missing.code, missing.source) == ("not-found", f"{folder}/no.txt")
    assert names(rest, folder) == ["b.txt"]


@pytest.mark.parametrize("inputs", [[], ["/no/such/file"], ["/no/*.txt", "/nor/this"], ["a\0b"], ["x" * 5000]])
def test_a_call_that_names_nothing_is_refused(inputs: list[str]) -> None:
    with pytest.raises(InputNotFoundError, match="check the path"):
        find_sources(inputs)


def test_an_empty_folder_names_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputNotFoundError):
        find_sources([str(tmp_path)])


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.TXT", Format.TEXT), ("a.md", Format.TEXT), ("a", Format.TEXT), ("a.htm", Format.HTML),
        ("a.pdf", Format.PDF),        ("a.ndjson", Format.JSON_LINES), ("a.json", Format.JSON), ("a.docx", None),
    ],
)  # fmt: skip
def test_the_name_says_the_format(name: str, format_: Format | None) -> None:
    assert suffix_format(name) is format_


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>", Format.HTML),
        (b"<?xml version='1.0'?>\n<!-- a --><html>", Format.HTML),
        (b'{"text": "a"}\n{"text": "b"}\n', Format.JSON_LINES),
        (b'{\n "text": "a"\n}', Format.JSON),
        (b'[{"text": "a"}]', Format.JSON),
        (b"{not json}", Format.TEXT),
        (b"<b>Iran</b> said no.", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_the_content_shows_the_format(data: bytes, format_: Format) -> None:
    assert content_format(data) is format_
