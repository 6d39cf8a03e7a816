"""Phrases by their form: the preposition before a noun, the members of a list, an infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary

if TYPE_CHECKING:
    from escalate.parse import Token

ANY = frozenset(
    [
        "against",
        "on",
        "upon",
        "with",
        "to",
        "at",
        "toward",
        "towards",
        "from",
        "into",
        "in",
        "for",
        "over",
        "near",
        "between",
        "of",
        "inside",
        "outside",
        "across",
        "around",
        "along",
        "among",
        "behind",
    ]
)
_LISTED = frozenset({"conj", "appos"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})


def preposition(token: Token) -> str:
    """Return the preposition before a noun or gerund, several words joined by a blank, or "" when there is none."""
    words = [
        c
        for c in token.children
        if c.relation in {"case", "mark"} and c.i < token.i and c.upos in {"ADP", "SCONJ", "ADV", "PART", "VERB", "ADJ"}
    ]
    if not words:
        return ""
    first = words[0]
    parts = [first.lower, *(c.lower for c in first.children if c.dep == "fixed")]
    return " ".join(parts) if len(parts) > 1 else words[-1].lower


def first_of_list(noun: Token) -> Token:
    """Return the noun that heads the list in which `noun` stands."""
    while noun.relation in _LISTED and noun.head.upos in {"NOUN", "PROPN"} and not noun.is_root:
        noun = noun.head
    return noun


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the noun and those coordinated with it."""
    found = [token]
    for child in token.children:
        listed = child.dep == "appos" and {token.entity, child.entity} <= {"LOC", "NORP"}
        if (child.dep == "conj" or listed) and child.upos in _NOMINAL:
            found.extend(conjuncts(child))
    return tuple(found)


def is_infinitive(token: Token) -> bool:
    """Return whether the verb stands with "to"."""
    return any(c.lower == "to" and c.relation == "mark" for c in token.children)


def counted(token: Token) -> Token:
    """Return what a word of quantity or measure counts: "most of its troops", "a second day of talks"."""
    measure = token.upos == "NOUN" and token.lower in vocabulary.word_set("measure")
    measure = measure or (token.upos == "NOUN" and token.lemma in vocabulary.word_set("measure"))
    if token.upos not in {"ADJ", "DET", "NUM", "PRON"} and not measure:
        return token
    return next((c for c in token.children if preposition(c) == "of" and c.upos == "NOUN"), token)


def infinitive(token: Token) -> Token | None:
    """Return the verb of the clause without a subject that `token` governs ("vowed to attack")."""
    for child in token.children:
        if child.dep == "xcomp" and child.i > token.i:
            return child
    for child in token.children:
        near = 0 < child.i - token.i <= 8 or (child.relation == "ccomp" and child.i > token.i)
        if child.relation in {"advcl", "acl", "ccomp"} and near and is_infinitive(child) and not _has_subject(child):
            return child
    thing = token.child("obj")
    if thing is not None:
        for child in thing.children:
            if child.relation == "acl" and is_infinitive(child):
                return child
    return None


def _has_subject(token: Token) -> bool:
    return token.child("nsubj", "csubj") is not None
