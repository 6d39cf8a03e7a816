"""What stands before and behind a noun for an act, wherever the tree hangs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary
from escalate.extract.events.answering import ANSWERING
from escalate.extract.nominals.phrases import noun_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.parse import Token

HANGING = frozenset({"nmod", "obl"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
_MISPLACED = frozenset({"of", "against", "by", "on", "at", "near", "outside"})
_WHEREIN = frozenset({"which", "where"})


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


def origin_of(noun: Token) -> Token | None:
    """Return X in "threats from X", "remarks by X", wherever the tree hangs the phrase."""
    case = next(iter(noun.sentence.tokens[noun.i + 1 : noun.i + 2]), None)
    if case is None or case.relation != "case" or case.lower not in {"from", "by"}:
        return None
    token = case.head
    return token if token.relation in HANGING and not vocabulary.is_time(token) else None


def agent_below(noun: Token) -> Token | None:
    """Return X in "the arrest of Y by X", where the tree hangs "by X" on Y or deeper."""
    for child in complements(noun):
        if phrases.preposition(child) in ANSWERING:
            continue  # "the trip, following remarks by X"
        for token in child.subtree():
            if token.relation in {"nmod", "obl"} and phrases.preposition(token) == "by" and token.upos != "VERB":
                between = [t for t in token.ancestors() if t.i > noun.i]
                if not any(t.upos == "VERB" for t in between):
                    return token
    return None


def fallen_in(noun: Token) -> Token | None:
    """Return X in "the attack in which X died"."""
    for clause in noun.children:
        if clause.dep == "acl:relcl" and clause.lemma in noun_words("falling"):
            by = any(c.lower in _WHEREIN for t in clause.children for c in (t, *t.children))
            return clause.child("nsubj:pass", "nsubj") if by else None
    return None


def past_whose(owner: Token | None) -> Token | None:
    """Return whom "whose" stands for: the noun that its clause describes."""
    if owner is None or owner.lower != "whose":
        return owner
    clause = next((t for t in owner.ancestors() if t.dep == "acl:relcl"), None)
    if clause is not None:
        return clause.head
    words = [t for t in owner.sentence.tokens[max(0, owner.i - 2) : owner.i] if t.text != ","]
    near = words[-1] if words and words[-1].upos in {"NOUN", "PROPN"} else owner
    while near.relation in {"flat", "compound"} and near.head.i < owner.i and not near.is_root:
        near = near.head
    return near
