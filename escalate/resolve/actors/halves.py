"""The halves of a divided country by one word: "the North" in an article about North Korea."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from typing import TYPE_CHECKING

from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.joining import Segment
from escalate.resolve.actors.slugs import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escalate.parse import Sentence
    from escalate.resolve.actors.gazetteer import Entry, Gazetteer

_HALF = re.compile(r"\b(?:North|South) [A-Z][a-z]+")
_NAMES = ("North", "South")


def find_halves(text: str, gazetteer: Gazetteer) -> dict[str, Entry]:
    """Return the states that "the North" and "the South" are in an article; none when it names no divided country."""
    named: Counter[str] = Counter()
    for match in _HALF.finditer(text):
        for entry in gazetteer.matches(find_words(match.group()), 0):
            if entry.kind in (EntryKind.COUNTRY, EntryKind.ADJECTIVE, EntryKind.PEOPLE) and len(entry.words) == 2:
                named[entry.ref.partition("-")[2]] += 1
                break
    if not named:
        return {}
    country = min(named, key=lambda c: (-named[c], c)).replace("-", " ").title()
    north, south = (_state(f"{half} {country}", gazetteer) for half in _NAMES)
    north = north or _state(country, gazetteer)
    return {"North": north, "South": south} if north is not None and south is not None else {}


def _state(name: str, gazetteer: Gazetteer) -> Entry | None:
    words = find_words(name)
    found: Iterable[Entry] = gazetteer.matches(words, 0)
    return next((e for e in found if e.kind is EntryKind.COUNTRY and len(e.words) == len(words)), None)


def add_halves(segments: list[Segment], sentence: Sentence, halves: Mapping[str, Entry]) -> None:
    """Enter "the North" and "the South" as states among the segments of a sentence, in place."""
    tokens = sentence.tokens
    for token in tokens:
        if token.text not in halves or not token.i or tokens[token.i - 1].lower != "the":
            continue
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and (after.text[0].isupper() or after.lower == "of" or after.upos == "NOUN"):
            continue
        covering = [s for s in segments if s.first <= token.i <= s.last]
        if any(s.first != s.last or s.entries for s in covering):
            continue
        for segment in covering:
            segments.remove(segment)
        made = Segment(
            first=token.i, last=token.i, kind=EntryKind.COUNTRY, text=token.text, entries=(halves[token.text],)
        )
        bisect.insort(segments, made, key=lambda s: s.first)
