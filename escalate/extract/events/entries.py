"""The event lexicon: typed entries, and which of them fit a word in its clause."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.errors import DataFileError
from escalate.extract.events import arguments, moods, vocabulary
from escalate.lexicon import DATA, Row, read_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from escalate.parse import Token

COLUMNS = ("lemma", "pos", "with", "event", "mode", "cameo", "source", "target", "intensity")
TABLES = ("verbs", "nouns", "adjectives")

_SPANS = frozenset({"minute", "hour", "day", "week", "month"})

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
                return [e for e in self._by_head[lemma, pos] if _fits(e, token)]
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


def _fits(entry: Entry, token: Token) -> bool:
    tokens = token.sentence.tokens
    if entry.following:
        position = token.i + 1
        for word in entry.following:
            window = tokens[position : position + 3]
            found = next((t for t in window if t.lemma == word or t.lower == word), None)
            if found is None:
                return False
            position = found.i + 1
    if entry.preceding:
        before = [t for t in tokens[max(0, token.i - 5) : token.i] if t.lower not in {"-", "the", "a"}]
        words = before[-len(entry.preceding) :]
        if len(words) < len(entry.preceding):
            return False
        if any(w not in (t.lemma, t.lower) for w, t in zip(entry.preceding, words, strict=True)):
            return False
    return all(_satisfied(r, token) for r in entry.requires)


def _satisfied(requirement: Requirement, token: Token) -> bool:
    if requirement.slot == "prt":
        following = token.sentence.tokens[token.i + 1 : token.i + 2]
        beside = [c for c in token.children if c.dep in {"compound:prt", "advmod", "obl"}]
        return any(c.lower in requirement.words for c in (*beside, *following, *_out_of(token)))
    if requirement.slot == "term":
        return _sets_term(token)
    if requirement.slot == "near":
        return any(t.lemma in requirement.words or t.lower in requirement.words for t in token.sentence.tokens)
    filler = arguments.fill(token, requirement.slot)
    if filler is None:
        return False
    if not requirement.words:
        return True
    if any(w[0] == "@" and _CLASSES[w](_counted(filler)) for w in requirement.words):
        return True
    given = token.child("obj") if requirement.slot == "obj" and arguments.is_passive(token) else None
    if given is not None and given.lemma in requirement.words:
        return True
    filler = _counted(filler)
    around = (filler, *(c for c in filler.children if _belongs(c, requirement.slot)))
    # Some plurals are their own lemma ("troops", "hostilities").
    phrase = {form for t in around for form in (t.lemma, t.lower, t.lower.removesuffix("s"), vocabulary.hyphenated(t))}
    return not requirement.words.isdisjoint(phrase)


def _sets_term(token: Token) -> bool:
    """Return whether a time to act in follows the verb: "two days to leave", "until Monday to answer"."""
    tokens = token.sentence.tokens
    for place in range(token.i + 2, len(tokens) - 2):
        term, to, act = tokens[place : place + 3]
        if to.lower == "to" and act.xpos == "VB":
            until = tokens[place - 1].lower in {"until", "till"}
            return term.lemma in _SPANS or (until and vocabulary.is_time(term))
    return False


def _counted(token: Token) -> Token:
    """Return what a word of quantity counts: "most of its troops"."""
    if token.upos not in {"ADJ", "DET", "NUM", "PRON"}:
        return token
    return next((c for c in token.children if arguments.preposition(c) == "of" and c.upos == "NOUN"), token)


def _out_of(token: Token) -> Iterator[Token]:
    """Yield "out" where "out of" stands behind the object: "pulled its tanks out of the town"."""
    for child in token.children:
        for phrase in (child, *child.children) if child.relation == "obj" else (child,):
            cases = [c for c in phrase.children if c.relation == "case"]
            if [c.lower for c in cases[:2]] == ["out", "of"]:
                yield cases[0]


def _belongs(child: Token, slot: str) -> bool:
    """Return whether a word is part of what its head names; what an object is about or meant for is not."""
    if child.relation in {"compound", "amod", "conj"}:
        return True
    return child.relation == "nmod" and (slot != "obj" or arguments.preposition(child) in {"", "of"})


# What a requirement may ask for instead of words: "obj:@party".
_CLASSES: dict[str, Callable[[Token], bool]] = {
    "@party": vocabulary.is_actor,
    "@actor": lambda t: vocabulary.names_actor(t) or t.upos == "NUM" or (t.upos == "PRON" and vocabulary.is_actor(t)),
    "@person": vocabulary.is_person,
    "@force": lambda t: t.lemma in vocabulary.word_set("force") or t.lower in vocabulary.word_set("force"),
    "@goods": lambda t: not vocabulary.word_set("goods").isdisjoint({t.lemma, t.lower}),
    "@state": vocabulary.is_state,
    "@clause": lambda t: t.upos in {"VERB", "AUX"},
    "@named": lambda t: t.upos in {"NOUN", "PROPN"},
    "@quality": lambda t: t.upos in {"NOUN", "PROPN", "ADJ"},
    "@wish": lambda t: (
        t.xpos == "VB" or any(c.lower in {"must", "should", "be"} for c in t.children if c.relation == "aux")
    ),
    "@document": vocabulary.is_document,
    "@deed": lambda t: t.upos == "NOUN" and not vocabulary.names_actor(t),
}
