"""Turn the inputs of a call into the files and addresses they name."""

from __future__ import annotations

import glob
import re
from dataclasses import dataclass
from enum import StrEnum
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from escalate.errors import InputNotFoundError, Problem
from escalate.read.records import build_problem, clean_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
_URL = re.compile(r"https?://", re.IGNORECASE)
_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", "": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf",
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json",
}  # fmt: skip


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    JSON_LINES = "json lines"


class Kind(StrEnum):
    """Where a source's bytes come from."""

    FILE = "file"
    URL = "url"
    STDIN = "stdin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to read: a file, an address or standard input. `asked` is whether the call names it itself."""

    kind: Kind
    name: str
    asked: bool = True


def find_sources(inputs: Iterable[str | PathLike[str]]) -> list[Source | Problem]:
    """Return what `inputs` name, each once, in their order; the files of a folder are sorted by path.

    An input that names nothing is a `not-found` problem among others, and
    raises `InputNotFoundError` when no input names anything.
    """
    wanted = [fspath(name) for name in ([inputs] if isinstance(inputs, str) else inputs)]
    found: list[Source | Problem] = []
    seen: set[str] = set()
    for name in wanted:
        sources = list(_expand(name))
        if not sources:
            reason = "is a folder without files" if _is(name, "folder") else "does not exist or matches nothing"
            found.append(build_problem(clean_path(name), "not-found", reason))
        for source in sources:
            key = source.name if source.kind is not Kind.FILE else str(Path(source.name).resolve())
            if key not in seen:
                seen.add(key)
                found.append(source)
    if not any(isinstance(one, Source) for one in found):
        named = ", ".join(wanted) or "nothing"
        raise InputNotFoundError(f"nothing to read: {named} does not exist or matches no file; check the path")
    return found


def suffix_format(name: str) -> Format | None:
    """Return the format that a file's name says, or None."""
    found = _SUFFIXES.get(Path(name).suffix.lower())
    return Format(found) if found else None


def content_format(data: bytes) -> Format:
    """Return the format that the first bytes of a file show; text when they show nothing else."""
    if data.startswith(b"%PDF-"):
        return Format.PDF
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", start, re.DOTALL):
        return Format.HTML
    if re.match(rb"""\{\s*"[^"]*"\s*:""", start):
        first = data.lstrip().split(b"\n", 1)[0].rstrip()
        return Format.JSON_LINES if first.endswith(b"}") else Format.JSON
    return Format.JSON if re.match(rb"""\[\s*\{\s*"[^"]*"\s*:""", start) else Format.TEXT


def _expand(name: str) -> Iterator[Source]:
    if name == STDIN:
        yield Source(kind=Kind.STDIN, name=STDIN)
    elif _URL.match(name):
        yield Source(kind=Kind.URL, name=name)
    elif _is(name, "folder"):
        yield from _walk(Path(name))
    elif _is(name, "file"):
        yield Source(kind=Kind.FILE, name=name)
    elif glob.has_magic(name):
        for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
            if _is(match, "folder"):
                yield from _walk(Path(match))
            else:
                yield Source(kind=Kind.FILE, name=match)


def _is(name: str, what: str) -> bool:
    try:
        return Path(name).is_dir() if what == "folder" else Path(name).exists()
    except (OSError, ValueError):
        # A name with a zero byte or too long for the file system names nothing.
        return False


def _walk(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield Source(kind=Kind.FILE, name=str(path), asked=False)
