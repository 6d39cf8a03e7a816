"""Whether a noun phrase for an act means a particular one: "the raid", "Iran's seizure of it", "Monday's attack"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from escalate.parse import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})
_MODIFYING = frozenset({"det", "amod", "compound", "nummod", "nmod", "advmod"})


@cache
def place_rows() -> Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """Return the rows of the table of places by kind: words, and the prepositions they go with."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for row in shipped_table("nominal_places", columns=("kind", "words", "prepositions")):
        words, prepositions = frozenset(row["words"].split("|")), frozenset(row["prepositions"].split("|"))
        found.setdefault(row["kind"], []).append((words, prepositions))
    return {kind: tuple(rows) for kind, rows in found.items()}


@cache
def place_words(kind: str) -> frozenset[str]:
    """Return all words of a kind of the table of places."""
    return frozenset(word for words, _ in place_rows()[kind] for word in words)


@cache
def _words_beside() -> Mapping[str, frozenset[str]]:
    rows = shipped_table("nominal_words", columns=("kind", "words"))
    return {row["kind"]: frozenset(row["words"].split("|")) for row in rows}


def noun_words(kind: str) -> frozenset[str]:
    """Return the words of a kind of the table of what stands beside a noun for an act."""
    return _words_beside()[kind]


def modifiers(noun: Token) -> Iterator[Token]:
    """Yield what stands before a noun and belongs to it."""
    yield from (c for c in noun.children if c.i < noun.i and c.relation in _MODIFYING)


def is_doubted(noun: Token) -> bool:
    """Return whether the phrase itself takes the act back, puts it ahead or means any: "any attack"."""
    doubt = place_words("doubt")
    if any(c.xpos in {"VBG", "VBN"} and c.lemma in place_words("unreal") for c in noun.children if c.i < noun.i):
        return True  # "anticipating retaliation", "an expected raid"
    return any(
        c.lower in doubt or c.has_feat("Polarity=Neg") or c.has_feat("PronType=Ind,Neg")
        for c in modifiers(noun)
        if c.dep not in {"nmod:poss", "compound"}
    )


def is_definite(noun: Token) -> bool:
    """Return whether a noun is marked as known: by an article, a demonstrative or a possessor."""
    return any(
        c.dep == "nmod:poss" or (c.lower in _DEFINITE and c.relation == "det") for c in noun.children if c.i < noun.i
    )


def has_doer(noun: Token) -> bool:
    """Return whether a possessor or an adjective of nationality says whose act it is."""
    return any(
        (c.dep == "nmod:poss" and not vocabulary.is_time(c)) or (c.relation == "amod" and c.entity == "NORP")
        for c in noun.children
        if c.i < noun.i
    )


def is_plural(noun: Token) -> bool:
    """Return whether a noun may mean many acts."""
    return noun.has_feat("Number=Plur")


def has_article(noun: Token) -> bool:
    """Return whether a noun has the indefinite article or a number: one act told for the first time."""
    return any(c.lower in {"a", "an"} or c.relation == "nummod" for c in noun.children if c.i < noun.i)


def is_dated(noun: Token) -> bool:
    """Return whether a word of time stands in the phrase before the noun or right after it: "Monday's raid"."""
    return any(
        vocabulary.is_time(c) or any(vocabulary.is_time(g) for g in c.children)
        for c in noun.children
        if c.relation in {"nmod", "compound", "obl", "nummod", "amod"}
    )
