"""What a verb is done to where the tree does not say so: behind a particle, before a term, in what one has done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary

if TYPE_CHECKING:
    from escalate.parse import Token


def behind_particle(verb: Token) -> list[Token]:
    """Return the object that the tree hangs on the verb's particle: "handed over the sailors"."""
    after = verb.sentence.tokens[verb.i + 1 : verb.i + 2]
    if verb.upos != "VERB" or not after or (verb.lemma, after[0].lower) not in vocabulary.phrasal_verbs():
        return []
    return [
        c
        for c in verb.all_children("obl")
        if after[0].relation == "case" and after[0].head is c and phrases.preposition(c) == after[0].lower
        if not vocabulary.is_time(c) and (after[0].lower != "in" or _is_brought_in(c))
    ]


def _is_brought_in(token: Token) -> bool:
    """Return whether a phrase names what is handed, sent or called in, and no place: "sent in the army"."""
    force = token.lemma in vocabulary.word_set("force") or token.lower in vocabulary.word_set("force")
    return force or vocabulary.is_person(token) or vocabulary.is_document(token) or token.lemma == "resignation"


def before_term(verb: Token) -> list[Token]:
    """Return who is given a time where the tree makes the name a part of it: "gave Chile 72 hours"."""
    terms = (c for c in verb.all_children("obj") if vocabulary.is_time(c))
    return [c for t in terms for c in t.children if c.relation == "compound" and c.upos == "PROPN" and c.entity]


def is_filled(time: Token) -> bool:
    """Return whether a word of time measures what is done: "a second day of talks"."""
    if time.lemma == "end":
        return True  # "put an end to the talks"
    return any(
        c.relation == "nmod" and phrases.preposition(c) == "of" and not vocabulary.is_time(c) for c in time.children
    )


def is_caused(token: Token) -> bool:
    """Return whether somebody has a thing done: "had him arrested"."""
    thing = token.head.child("obj")
    has = token.dep == "xcomp" and token.xpos == "VBN" and token.head.lemma in {"have", "get"}
    return has and thing is not None and thing.i < token.i and token.child("obj", "nsubj", "aux") is None
