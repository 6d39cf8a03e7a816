"""Say which act a statement tells and what it is done to, so that one event is known again in other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.copies import strip_dateline
from escalate.link.words import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.model import Statement

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][a-z]\w+")
_REACH = 60
_GAP = r"(?:\W+\w+){0,6}?\W+"
_REMEMBERED = 131072


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a report tells, in terms that don't hang on its wording.

    `acts` and `objects` are names of the table, `words` the content words of
    the sentence, `names` the stems of the proper names in it, `trigger` the
    stem of its trigger.
    """

    acts: frozenset[str]
    objects: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    trigger: str


def read_telling(statement: Statement) -> Telling:
    """Return what the first report of `statement` tells."""
    report = statement.report
    start = report.trigger.start - report.sentence.start
    return _read_telling(report.sentence.text, start, start + len(report.trigger.text))


def tells_a_death(statement: Statement) -> bool:
    """Return whether the trigger of a statement says that somebody was put to death: "killed", "the assassination"."""
    return statement.report.trigger.text.lower() in _deaths()


@cache
def _deaths() -> frozenset[str]:
    return frozenset(word for row in _rows() if row["kind"] == "death" for word in row["words"].split("|"))


def how_often(act: str) -> str:
    """Return `yes` for an act that the same two sides rarely do twice in a day, `sure` or `speaker` as in the table."""
    return _once()[act]


@cache
def act_stems(act: str) -> frozenset[str]:
    """Return the stems of all the words that `act` is told with: they don't say to what it was done."""
    row = next(r for r in _rows() if r["name"] == act)
    return frozenset(stem(word) for word in _WORD.findall(row["words"])) | content_words(row["words"])


@lru_cache(maxsize=_REMEMBERED)
def _read_telling(sentence: str, start: int, end: int) -> Telling:
    body = strip_dateline(sentence)
    return Telling(
        acts=_find_acts(sentence, start, end),
        objects=frozenset(name for name, words in _told_of("object", body) if words.search(body)),
        words=content_words(body),
        names=frozenset(stem(m.group().lower()) for m in _NAME.finditer(body)),
        trigger=stem(sentence[start:end].lower()),
    )


def _find_acts(sentence: str, start: int, end: int) -> frozenset[str]:
    """Return the acts told by the longest words about the trigger, else by those that follow it soonest."""
    at: list[tuple[int, str]] = []
    after: list[tuple[int, str]] = []
    begin, until = max(0, start - _REACH), min(len(sentence), end + 2 * _REACH)
    for name, words in _told_of("act", sentence[begin:until]):
        for match in words.finditer(sentence, begin, until):
            if match.start() < end and match.end() > start:
                at.append((-len(_WORD.findall(match.group())), name))
            elif end <= match.start() <= end + _REACH:
                after.append((match.start(), name))
    found = at or after
    best = min((rank for rank, _ in found), default=0)
    return frozenset(name for rank, name in found if rank == best)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(shipped_table("link_acts", columns=("kind", "name", "once", "words")))


@cache
def _once() -> dict[str, str]:
    return {row["name"]: row["once"] for row in _rows()}


def _told_of(kind: str, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the names and patterns of those acts or objects of which `text` holds the first word of a way to tell."""
    held = frozenset(_WORD.findall(text.lower()))
    return ((name, words) for name, first, words in _patterns(kind) if not first.isdisjoint(held))


@cache
def _patterns(kind: str) -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """Return the names, the first words of the ways to tell them, and the patterns of a kind of row."""
    rows = [row for row in _rows() if row["kind"] == kind]
    return tuple(
        (row["name"], frozenset(_first(w) for w in row["words"].split("|")), _compile(row["words"])) for row in rows
    )


def _first(way: str) -> str:
    """Return the first word of a way to tell an act, in lower case."""
    return next(m.group() for m in _WORD.finditer(way.lower()))


def _compile(words: str) -> re.Pattern[str]:
    ways = sorted(words.split("|"), key=lambda way: (-len(way), way))
    spelt = (_GAP.join(r"[\s-]+".join(re.escape(w) for w in part.split()) for part in way.split("..")) for way in ways)
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b", re.IGNORECASE)
