"""Write all outputs of a build: the whole set or nothing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from escalate.errors import OutputError
from escalate.export import csv, json
from escalate.export.gexf import dump_gexf
from escalate.export.graphml import dump_graphml
from escalate.export.html.page import render_page
from escalate.graph import build_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.errors import Problem
    from escalate.model import Collection

GRAPH = "graph.json"
PAGE = "timeline.html"
OUTPUTS = (
    GRAPH,
    PAGE,
    "graph.graphml",
    "graph.gexf",
    "statements.csv",
    "links.csv",
    "actors.csv",
    "problems.jsonl",
)


def write_all(collection: Collection, problems: Iterable[Problem], directory: Path) -> tuple[Path, ...]:
    """Write every output of a build into `directory` and return the paths.

    All files are made beside the directory first and moved in when all are
    whole: a failure leaves what was there as it was. Files that are not
    escalate's stay. Raises `OutputError` when `directory` is a file, when it
    holds a file under one of our names that no build of ours wrote, or when
    it can't be written.
    """
    check_directory(directory)
    contents = render(collection, problems)
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{directory.name}.", dir=directory.parent) as scratch:
            fresh, old = Path(scratch) / "new", Path(scratch) / "old"
            fresh.mkdir()
            old.mkdir()
            for name, content in contents.items():
                (fresh / name).write_bytes(content)
            _swap(fresh, old, directory)
    except OSError as error:
        raise OutputError(
            f"{directory}: can't be written ({error.strerror or error}); choose another place with -o"
        ) from error
    return tuple(directory / name for name in contents)


def check_directory(directory: Path) -> None:
    """Raise `OutputError` when `write_all` would refuse `directory`; ask this before long work."""
    if not directory.exists():
        return
    if not directory.is_dir():
        raise OutputError(f"{directory}: is a file, not a folder; choose another place with -o")
    present = [name for name in OUTPUTS if (directory / name).exists()]
    if not present:
        return
    if any((directory / name).is_dir() for name in present) or not _is_ours(directory / GRAPH):
        raise OutputError(
            f"{directory}: holds {', '.join(present)}, which no build of escalate wrote; "
            "choose another place with -o, or move the files away"
        )


def render(collection: Collection, problems: Iterable[Problem]) -> dict[str, bytes]:
    """Return the content of every output by file name; the same input gives the same bytes."""
    graph = build_graph(collection)
    problems = tuple(problems)
    texts = {
        GRAPH: json.dump(collection),
        PAGE: render_page(collection),
        "statements.csv": csv.dump_statements(collection),
        "links.csv": csv.dump_links(collection),
        "actors.csv": csv.dump_actors(collection),
        "problems.jsonl": json.dump_problems(problems),
    }
    contents = {name: text.encode() for name, text in texts.items()}
    contents["graph.graphml"] = dump_graphml(graph)
    contents["graph.gexf"] = dump_gexf(graph)
    return {name: contents[name] for name in OUTPUTS}


def _is_ours(graph: Path) -> bool:
    try:
        with graph.open("rb") as file:
            return json.SCHEMA.encode() in file.read(200)
    except OSError:
        return False


def _swap(fresh: Path, old: Path, directory: Path) -> None:
    """Move the files of `fresh` into `directory`; put back what was there when one of them can't be moved."""
    if not directory.exists():
        fresh.rename(directory)
        return
    moved: list[str] = []
    try:
        for path in sorted(fresh.iterdir()):
            target = directory / path.name
            if target.exists():
                shutil.copy2(target, old / path.name)
            path.replace(target)
            moved.append(path.name)
    except OSError:
        for name in moved:
            saved = old / name
            if saved.exists():
                saved.replace(directory / name)
            else:
                (directory / name).unlink()
        raise
