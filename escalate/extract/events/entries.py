"""The event lexicon: typed entries, and which of them fit a word in its clause."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.errors import DataFileError
from escalate.extract.events import fitting, moods, vocabulary
from escalate.lexicon import DATA, Row, read_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from escalate.parse import Token

COLUMNS = ("lemma", "pos", "with", "event", "mode", "cameo", "source", "target", "intensity")
TABLES = ("verbs", "nouns", "adjectives")

# PLOVER's scale of intensity by root: Goldstein-like values of the PLOVER codebook.
ROOT_INTENSITY = {
    Event.ASSAULT: -9.0,
    Event.COERCE: -7.0,
    Event.SANCTION: -6.0,
    Event.MOBILIZE: -5.5,
    Event.PROTEST: -5.0,
    Event.THREATEN: -3.5,
    Event.ACCUSE: -3.0,
    Event.REJECT: -2.0,
    Event.REQUEST: 0.0,
    Event.STATEMENT: 0.0,
    Event.AGREE: 2.5,
    Event.CONSULT: 2.5,
    Event.CONCEDE: 4.5,
    Event.SUPPORT: 5.0,
    Event.RETREAT: 6.5,
    Event.COOPERATE: 9.5,
    Event.AID: 10.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing an entry wants of its clause: a slot, and which words may fill it."""

    slot: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sense of a word or phrase.

    `event` is set for a word that names an act, `operator` for one that
    changes the code of the act it governs. `following` are the lemmas that a
    fixed phrase adds to its head; `origin` names file and line.
    """

    lemma: str
    pos: str
    following: tuple[str, ...]
    preceding: tuple[str, ...]
    requires: tuple[Requirement, ...]
    event: Event | None
    operator: str | None
    mode: str
    cameo: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    intensity: float | None
    origin: str

    @property
    def name(self) -> str:
        """The entry as a user finds it again in the table."""
        words = " ".join((*self.preceding, self.lemma, *self.following))
        wants = " ".join(r.slot + (":" + "/".join(sorted(r.words)) if r.words else "") for r in self.requires)
        return f"{words}.{self.pos}" + (f" [{wants}]" if wants else "")

    @property
    def weight(self) -> int:
        """How specific the entry is: required words outweigh required slots."""
        fixed = 3 * (len(self.following) + len(self.preceding))
        return fixed + sum(3 if r.words or r.slot == "prt" else 1 for r in self.requires)


def _requirement(text: str) -> Requirement:
    slot, _, words = text.partition(":")
    if slot in {"obl", "nmod"}:
        preposition, _, words = words.partition("=")
        return Requirement(slot=f"{slot}:{preposition}", words=frozenset(w for w in words.split("/") if w))
    return Requirement(slot=slot, words=frozenset(w for w in words.split("/") if w))


def read_entry(row: Row, *, origin: str) -> Entry:
    """Turn one row of an event table into an entry; raise `DataFileError` naming the row when it can't be."""
    event, operator = row["event"], None
    if event.startswith("*"):
        operator = event[1:]
        if operator not in moods.operators():
            known = ", ".join(sorted(moods.operators()))
            raise DataFileError(f"{origin}: there is no operator {operator!r}; known are {known}")
    elif event not in Event.__members__:
        raise DataFileError(f"{origin}: {event!r} is neither a PLOVER root nor an operator such as *promise")
    try:
        intensity = float(row["intensity"]) if row["intensity"] else None
    except ValueError as error:
        raise DataFileError(f"{origin}: the intensity {row['intensity']!r} is not a number") from error
    words = row["lemma"].replace("_", " ").split()
    if not words:
        raise DataFileError(f"{origin}: the lemma is missing")
    is_noun = row["pos"] == "noun"
    head = (words.index("of") - 1 if "of" in words else len(words) - 1) if is_noun else 0
    return Entry(
        lemma=words[head],
        pos=row["pos"],
        following=tuple(words[head + 1 :]),
        preceding=tuple(words[:head]),
        requires=tuple(_requirement(r) for r in row["with"].split()),
        event=None if operator else Event(event),
        operator=operator,
        mode=row["mode"],
        cameo=row["cameo"],
        source=tuple(s for s in row["source"].split(",") if s),
        target=tuple(s for s in row["target"].split(",") if s),
        intensity=intensity,
        origin=origin,
    )


class EventLexicon:
    """All entries by head lemma and part of speech, best first."""

    def __init__(self, entries: list[Entry]) -> None:
        self._by_head: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_head[entry.lemma, entry.pos].append(entry)
        for senses in self._by_head.values():
            senses.sort(key=lambda e: (-e.weight, e.operator is None))  # stable: then as the tables order them

    @classmethod
    @cache
    def load(cls, *, extra: Path | None = None) -> EventLexicon:
        """Load the shipped tables, and before them the user's own table `extra` with the same columns."""
        entries = []
        paths = [*([extra] if extra else []), *(DATA / "events" / f"{t}.tsv" for t in TABLES)]
        for path in paths:
            for number, row in enumerate(read_table(path, columns=COLUMNS)):
                entries.append(read_entry(row, origin=f"{path.name} row {number + 1}"))
        return cls(entries)

    def __iter__(self) -> Iterator[Entry]:
        return (entry for senses in self._by_head.values() for entry in senses)

    def knows(self, lemma: str, pos: str) -> bool:
        """Return whether the word heads any entry."""
        return (lemma, pos) in self._by_head

    def by_head(self, lemma: str, pos: str) -> list[Entry]:
        """Return all entries of a word, whether they fit a clause or not."""
        return self._by_head.get((lemma, pos), [])

    def senses(self, token: Token, pos: str) -> list[Entry]:
        """Return the entries that fit `token` in its clause, the most specific first."""
        for lemma in _lemmas(token, pos):
            if (lemma, pos) in self._by_head:
                return [e for e in self._by_head[lemma, pos] if fitting.fits(e, token)]
        return []


def _lemmas(token: Token, pos: str) -> Iterator[str]:
    """Yield the lemma, then what the word's ending allows, for words that are lemmatized wrongly ("expell")."""
    joined = vocabulary.hyphenated(token)
    if joined:
        yield joined
    yield token.lemma
    word = token.lower
    if pos == "verb":
        for ending in ("ied", "ies", "ed", "es", "ing", "s"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word.removesuffix(ending)
                yield stem + "y" if ending[0] == "i" and ending != "ing" else stem
                yield stem + "e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
    elif pos == "noun":
        for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                yield word.removesuffix(ending) + instead
