"""Find the publication date that an article's own text states.

Only date lines, bylines and wire datelines are believed, at the head and the
foot of the text: a date in prose is the date of an event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from escalate.lexicon import shipped_table
from escalate.read.dates import FoundDate, find_dates, month_pattern, plain
from escalate.read.lines import Line, ends_sentence, split_lines
from escalate.read.wire import find_wire_dateline

_HEAD, _FOOT = 15, 8
_LONGEST_LINE = 160
_PROSE = 90
_TIME = re.compile(
    r"\d{1,2}(?:[:.h]\d\d){1,2}(?:\.\d+)?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d\d:?\d\d\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–—/]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_BYLINE = re.compile(r"(?:(?:written |posted )?by|from)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,|•·–—()/:-]|\s{2}")


class DateRole(StrEnum):
    """What a line says its date is; PLAIN when it says nothing."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDate:
    """A date in a line that is no prose: `words` are those that say it, `alone` whether they are the whole line."""

    role: DateRole
    found: FoundDate
    words: str
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a text says it was published and modified: ISO dates or None.

    `words` are those the publication date comes from. `doubts` are dates that
    would have counted but can't be read with certainty.
    """

    published: str | None = None
    modified: str | None = None
    words: str | None = None
    doubts: tuple[FoundDate, ...] = ()


def is_date_line(line: str) -> bool:
    """Return whether `line` holds nothing but dates, times, weekdays and their labels; the year may lack."""
    if len(line) > _LONGEST_LINE or not _DIGIT.search(line):
        return False
    if _YEARS.fullmatch(line):
        return True
    masked = _mask_labels(_mask_times(_mask(plain(line), find_dates(line))))
    yearless = _yearless().sub(" ", masked)
    if yearless == plain(line):
        return False
    return not re.search(r"\w", _mask_fillers(yearless))


def find_line_dates(line: str) -> list[LineDate]:
    """Return the dates in a date line or a byline; none when the line is prose or a headline."""
    if len(line) > _LONGEST_LINE:
        return []
    found = find_dates(line)
    if not found:
        return []
    words = plain(line)
    rest = _mask_fillers(_mask_times(_mask_labels(_mask(words, found))))
    left = _WORD.findall(rest)
    if any(word[0].islower() and word not in _byline_words() for word in left):
        return []
    dates = [_line_date(line, one, alone=not left) for one in found]
    if not left or _BYLINE.match(words):
        return dates
    return [d for d in dates if d.role is not DateRole.PLAIN or _stands_apart(words, d.found)]


def find_publication(text: str) -> Publication:
    """Return the dates of publication and of the last change that `text` states about itself.

    A date labelled as publication wins over a bare date line, that over a
    wire dateline with its year; the date of the last change stands in when
    there is no other. Never guesses: a date without year is none.
    """
    lines = split_lines(text)
    stated = _stated_dates(lines)
    ranked: list[LineDate] = []
    for wanted in (DateRole.PUBLISHED, DateRole.PLAIN, DateRole.MODIFIED):
        ranked += [d for d in stated if d.role is wanted]
    readable = [d for d in ranked if d.found.value]
    modified = next((d.found.value for d in readable if d.role is DateRole.MODIFIED), None)
    if not readable:
        return Publication(doubts=tuple(d.found for d in ranked))
    return Publication(published=readable[0].found.value, modified=modified, words=readable[0].words)


def _stated_dates(lines: list[Line]) -> list[LineDate]:
    """Return the dates about the text itself, in the order of trust within their roles."""
    head_end = next((n for n, line in enumerate(lines) if _is_prose(line.text)), len(lines))
    last_prose = next((n for n in range(len(lines) - 1, -1, -1) if _is_prose(lines[n].text)), -1)
    bare = {d.found.value for line in lines for d in find_line_dates(line.text) if d.alone and d.role is DateRole.PLAIN}
    # The dates that head the entries of a chronology are those of events.
    chronology = len(bare) > 2
    head, wire, foot = [], [], []
    for n, line in enumerate(lines):
        if n >= _HEAD and n < len(lines) - _FOOT:
            continue
        for one in find_line_dates(line.text):
            in_head = n < head_end and (one.alone or n > 0 or bool(_BYLINE.match(line.text)))
            if one.role is not DateRole.PLAIN or (in_head and not chronology):
                head.append(one)
            elif n > last_prose and one.alone and not chronology and not _follows_correction(lines, n):
                foot.append(one)
        opening = find_wire_dateline(line.text) if n < _HEAD else None
        if opening:
            wire += [
                LineDate(role=DateRole.PLAIN, found=d, words=opening.group().strip(), alone=False)
                for d in find_dates(opening.group())
            ]
    return head + wire + foot


def _follows_correction(lines: list[Line], n: int) -> bool:
    """Return whether the date in line `n` is that of a correction printed under the article."""
    return any(line.text.casefold().startswith("correction") for line in lines[max(0, n - 4) : n])


def _is_prose(line: str) -> bool:
    return (len(line) >= _PROSE and ends_sentence(line)) or len(line) > _LONGEST_LINE


def _line_date(line: str, found: FoundDate, *, alone: bool) -> LineDate:
    words = plain(line)
    before = words[: found.start]
    edge = " ,:|–—-(["
    label = _label_at_end().search(before.rstrip(edge)) or _label_at_end().search(
        _mask_fillers(_TIME.sub(" ", before)).rstrip(edge)
    )
    if label is None:
        return LineDate(role=DateRole.PLAIN, found=found, words=line[found.start : found.end], alone=alone)
    role = DateRole(_labels()[" ".join(label.group(1).lower().split())])
    start = words.lower().rfind(label.group(1).lower(), 0, found.start)
    return LineDate(role=role, found=found, words=line[start : found.end], alone=alone)


def _stands_apart(words: str, found: FoundDate) -> bool:
    """Return whether a separator parts the date from the few names beside it: `Baghdad, 4 February 2019`."""
    before, after = words[: found.start].rstrip(), words[found.end :].lstrip()
    if len(_WORD.findall(before)) > 6:
        return False
    parted = not before or bool(_SEPARATOR.search(before[-1:])) or bool(_weekdays().search(before[-12:]))
    return parted and (not after or bool(_SEPARATOR.search(after[:1])) or bool(_TIME.match(after)))


def _mask(words: str, found: list[FoundDate]) -> str:
    for one in found:
        words = words[: one.start] + " " * (one.end - one.start) + words[one.end :]
    return words


def _mask_times(words: str) -> str:
    # The T of an ISO timestamp stands between two digits, which are blanks by now.
    return _TIME.sub(" ", re.sub(r"(?<= )T(?=\d)", " ", words))


def _mask_labels(words: str) -> str:
    return _label().sub(" ", words)


def _mask_fillers(words: str) -> str:
    return _filler().sub(" ", _weekdays().sub(" ", words))


def _words(*roles: str) -> dict[str, str]:
    rows = shipped_table("datelines", columns=("role", "words", "value"))
    return {row["words"]: row["role"] for row in rows if row["role"] in roles}


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _labels() -> dict[str, str]:
    return _words("published", "modified")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(_labels())})(?!\w)\s*:?", re.IGNORECASE)


@cache
def _label_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_alternatives(_labels())})\s*:?\s*$", re.IGNORECASE)


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(_words('weekday'))})(?!\w)\.?", re.IGNORECASE)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:\d+\s+)?(?:{_alternatives(_words('filler', 'zone'))})(?!\w)\.?(?:[+-]\d{{1,2}}\b)?", re.IGNORECASE
    )


@cache
def _yearless() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"(?<!\w)(?:(?:{month})\b\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{month})\b\.?|(?:{month})\s+\d{{4}})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _byline_words() -> frozenset[str]:
    rows = shipped_table("layout", columns=("kind", "place", "words"))
    return frozenset(row["words"] for row in rows if row["kind"] == "role")
