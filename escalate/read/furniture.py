"""Tell a line that is no prose by its words: site furniture, captions, bylines, section headers."""

from __future__ import annotations

import re
from functools import cache

from escalate.lexicon import shipped_table
from escalate.model import BlockKind
from escalate.read.dateline import find_line_dates, is_date_line

_LONGEST = 500
_LONGEST_FURNITURE = 200
_LONGEST_BYLINE = 160
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NAME = re.compile(r"[^\W\d_a-z]")
_WORDLY = re.compile(r"[^\W_]")
_SEPARATED = re.compile(r"\s+[-–—|>»/•·]+\s+|\s*[|»]\s*")
_COUNT = re.compile(r"\d+\s*(?:of|/)\s*\d+")
# Names without "By" before them: "Jane Roe in Vienna and John Doe in Washington".
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]+(?:\s(?:al-|de\s|bin\s|van\s)?[^\W\d_a-z][\w.'’-]*)"
_REPORTERS = re.compile(
    rf"{_CAPITALISED}{{1,2}}\sin\s{_CAPITALISED}{{0,2}}(?:(?:,|\sand)\s{_CAPITALISED}{{1,2}}\sin\s{_CAPITALISED}{{0,2}})*"
)
_NAMES = re.compile(rf"{_CAPITALISED}{{1,2}}")
_MARKDOWN_LINE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]\([^)]*\)|<!--.*-->|</?[a-zA-Z][^<>]*>|```.*|~~~.*|\[[^\]]+\]:\s*\S+", re.DOTALL
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+", re.IGNORECASE)
# A picture's credit at the end of its caption: [Jane Roe/Agency], (Agency/Jane Roe), "/ Agency".
_CREDIT = re.compile(
    r"[\[(](?:(?:AP|AFP|EPA|Reuters|REUTERS|Getty|File|Photo|Courtesy)\b[^\])]{0,60}|[^\])/]{2,40}/[A-Z][^\])]{1,40})[\])]\.?$"
    r"|\b(?:REUTERS|AFP|EPA|AP)/[A-Z][\w.'’ -]{1,40}$"
)
_CREDIT_ENDS = re.compile(r"[\])]\.?$|/[^/]*$")


def find_line_kind(line: str) -> BlockKind | None:
    """Return what `line` is when it is no prose and no title, or None."""
    if len(line) > _LONGEST:
        return None
    if not _WORDLY.search(line):
        return BlockKind.FURNITURE
    line = line.strip("*_ ") if line.startswith(("*", "_")) else line
    if is_date_line(line):
        return BlockKind.DATE
    words = " ".join(line.casefold().split())
    if _is_listed("caption", words) or (_CREDIT_ENDS.search(line) and _CREDIT.search(line)):
        return BlockKind.CAPTION
    if _is_byline(line, words):
        return BlockKind.BYLINE
    if _is_furniture(line, words):
        return BlockKind.FURNITURE
    return BlockKind.DATE if find_line_dates(line) else None


def is_section_header(line: str) -> bool:
    """Return whether `line` names a section or the way to it: `World News`, `Region - Local News - Paper`."""
    if len(line) > 100 or line.endswith((".", "?", "!")):
        return False
    parts = [part for part in _SEPARATED.split(line) if part.strip()]
    if len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts):
        return True
    known = _listed_words("section")
    if len(parts) == 2:
        return all(len(p.split()) <= 3 for p in parts) and any(w in known for w in parts[0].casefold().split())
    words = line.casefold().split()
    return len(words) <= 3 and all(word.strip(":/,") in known for word in words)


def is_signature(line: str, *, dated: bool) -> bool:
    """Return whether a line under a title holds those who wrote it: names with their places, or a role.

    Two or three capitalised words alone are a name only where the line is
    `dated`: next to the date.
    """
    if len(line) > 100 or line.endswith((".", "?", "!", ":", '"', "”")):
        return False
    words = [word.casefold().rstrip(".,") for word in line.split()]
    roles = _listed_words("role")
    if _REPORTERS.fullmatch(line) or (all(word in roles for word in words) and words[-1] in _listed_words("writer")):
        return True
    return dated and bool(_NAMES.fullmatch(line))


def names_writers(line: str) -> bool:
    """Return whether `line` is names and places and nothing else."""
    return bool(_REPORTERS.fullmatch(line) or _NAMES.fullmatch(line))


def _is_listed(kind: str, words: str) -> bool:
    lines, starts, ends = _phrases(kind)
    bare = words.strip(" .:»>…·|-–—[]")
    if words in lines or bare in lines or words.rstrip(".)]").endswith(ends):
        return True
    return words.startswith(starts) and any(_begins(words, start) for start in starts)


def _begins(words: str, start: str) -> bool:
    return words.startswith(start) and (not start[-1].isalnum() or not words[len(start) : len(start) + 1].isalpha())


def _is_furniture(line: str, words: str) -> bool:
    if len(line) > _LONGEST_FURNITURE:
        return False
    if _is_listed("furniture", words) or _COUNT.fullmatch(words):
        return True
    return bool(_MARKDOWN_LINE.fullmatch(line) or _ADDRESS.fullmatch(line))


def _is_byline(line: str, words: str) -> bool:
    """Return whether `line` is a cue such as "By" and then names, roles and places, without a sentence among them."""
    starts, ends = _phrases("byline")[1:]
    if words.rstrip(".)").endswith(ends):
        return True
    if not words.startswith(starts) or len(line) > _LONGEST_BYLINE:
        return False
    cue = max((start for start in starts if _begins(words, start)), key=len, default=None)
    if cue is None:
        return False
    rest = line[len(cue) :]
    if cue.endswith(":") or find_line_dates(line):
        return True
    roles = _listed_words("role")
    names = _WORD.findall(rest)
    first = names[0] if names else ""
    if not names or not _NAME.match(first) or first.casefold() in _not_a_name() or len(names) > 24:
        return False
    if any(c.isdigit() for c in rest) or rest.rstrip().endswith(("?", "!", ":")):
        return False
    return all(_NAME.match(name) or name.casefold().rstrip(".") in roles for name in names)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return shipped_table("layout", columns=("kind", "place", "words"))


@cache
def _phrases(kind: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the phrases of `kind` that are whole lines, that begin lines, and that end them."""
    found: dict[str, list[str]] = {"line": [], "start": [], "end": []}
    for row in _rows():
        if row["kind"] == kind and row["place"] in found:
            found[row["place"]].append(row["words"].casefold())
    return frozenset(found["line"]), tuple(found["start"]), tuple(found["end"])


@cache
def _listed_words(kind: str) -> frozenset[str]:
    return frozenset(row["words"].casefold() for row in _rows() if row["kind"] == kind and row["place"] == "word")


@cache
def _not_a_name() -> frozenset[str]:
    rows = shipped_table("datelines", columns=("role", "words", "value"))
    return frozenset(row["words"] for row in rows if row["role"] in {"month", "weekday"})
