"""What stands before and behind a noun for an act, wherever the tree hangs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.parse import Token

HANGING = frozenset({"nmod", "obl"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
_MISPLACED = frozenset({"of", "against", "by", "on", "at", "near", "outside"})


def complements(noun: Token) -> Iterator[Token]:
    """Yield what stands behind a noun with a preposition, wherever the tree hangs it; no times."""
    for child in noun.children:
        if child.i < noun.i or child.relation not in HANGING:
            continue
        if not vocabulary.is_time(child):
            if phrases.preposition(child):
                yield child
        else:  # "the attacks Aug. 7 at the embassies"
            yield from (c for c in child.children if c.i > child.i and c.relation in HANGING and phrases.preposition(c))
    # The parser hangs "on Iraq" on the verb: "condemned the strikes on Iraq".
    head = noun.head
    if noun.relation in {"obj", "obl"} and head is not noun and head.i < noun.i:
        last = max(t.i for t in noun.subtree())
        yield from (
            c
            for c in head.children
            if c.relation in HANGING
            and c.i > last
            and phrases.preposition(c) in _MISPLACED
            and c.subtree()[0].i == last + 1
            and not vocabulary.is_time(c)
        )


def before(noun: Token) -> Iterator[Token]:
    """Yield the words before a noun that modify it or one of its parts: "U.S. missile attacks"."""
    for child in noun.children:
        if child.i < noun.i and child.relation in MODIFYING and child.dep != "nmod:poss":
            if not child.entity:
                yield from (c for c in child.children if c.i < child.i and c.relation in MODIFYING)
            yield child


def agent_below(noun: Token) -> Token | None:
    """Return X in "the arrest of Y by X", where the tree hangs "by X" on Y or deeper."""
    for child in complements(noun):
        for token in child.subtree():
            if token.relation in {"nmod", "obl"} and phrases.preposition(token) == "by" and token.upos != "VERB":
                between = [t for t in token.ancestors() if t.i > noun.i]
                if not any(t.upos == "VERB" for t in between):
                    return token
    return None
