"""What hangs on a verb or noun by a preposition, and what a relative pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import misreadings, phrases, vocabulary, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.parse import Token

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def oblique(token: Token, prepositions: frozenset[str]) -> Token | None:
    """Return the noun tied to `token`, or to its object, by one of `prepositions`; never a time ("on Monday")."""
    why: Token | None = None
    for child in _dependents(token):
        if (
            child.relation not in {"obl", "nmod", "advcl", "acl", "iobj"}
            or phrases.preposition(child) not in prepositions
        ):
            continue
        if child.lemma in vocabulary.word_set("adverbial") and phrases.preposition(child) in {"in", "at"}:
            why = why or child
            continue
        if not vocabulary.is_time(child):
            return resolved(child, token)
        # "called on Friday for talks": what the parser hangs on the time belongs to the verb.
        for grandchild in child.children:
            if (
                grandchild.relation == "nmod"
                and phrases.preposition(grandchild) in prepositions
                and not vocabulary.is_time(grandchild)
            ):
                return grandchild
    return why


def _dependents(token: Token) -> Iterator[Token]:
    yield from token.children
    if misreadings.is_finite_misread(token) and token.relation in {"amod", "compound"}:
        yield from (c for c in token.head.children if c.i > token.head.i)
    if (have := misreadings.perfect_of(token)) is not None:
        yield from (c for c in have.children if c.i > token.head.i)
    if misreadings.is_later_verb(token):
        yield from (c for c in misreadings.first_verb(token).children if c.i > token.head.i)
    for child in token.children:
        if (
            child.relation in {"obj", "nsubj", "xcomp", "obl"}
            and child.upos in {"NOUN", "PROPN", "NUM"}
            and child.i > token.i
        ):
            listed = [c for c in child.children if c.dep == "conj" and c.upos == "NOUN" and child.relation == "obj"]
            yield from (c for t in (child, *listed) for c in t.children if c.relation in {"nmod", "obl", "acl"})
    if voice.is_passive(token):
        own = token.child("nsubj:pass")
        if own is not None:
            yield from own.children


def resolved(child: Token | None, verb: Token) -> Token | None:
    """Return what a relative pronoun stands for, else the token itself."""
    if child is None or child.lower not in _RELATIVE or child.upos not in {"PRON", "DET", "SCONJ"}:
        return child
    for token in (verb, *verb.ancestors()):
        if token.dep == "acl:relcl" and token.head is not token:
            return token.head
        if token.dep == "advcl:relcl":
            # "It was Peru that paid"; "met the envoys, who left", where the clause hung on the verb
            named = token.head.upos in {"NOUN", "PROPN"}
            return token.head if named else misreadings.left_noun(child) or child
    return child
