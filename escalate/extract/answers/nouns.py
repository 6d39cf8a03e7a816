"""What the nouns of the table of acts mean in their phrases, and whose acts they name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.parse.tokens import Token

NOMINALS = ("NOUN", "PROPN", "PRON")
OWNING = ("of", "by", "from")
OWNERS = ("'s", "’s", "'", *OWNING)
SHOWING = (
    *("the", "such", "this", "that", "these", "those"),
    *("its", "his", "her", "their", "our", "your", "'s", "’s", "'"),
)
_DEFINITE = ("the", "such")
_ANY = ("any", "every", "no")


@cache
def _nouns() -> dict[str, str]:
    return {r["noun"]: r["sense"] for r in shipped_table("link_nouns", columns=("noun", "events", "sense"))}


@cache
def events_by_noun() -> Mapping[str, tuple[str, ...]]:
    """Return the roots of the acts that each noun of the table may name."""
    rows = shipped_table("link_nouns", columns=("noun", "events"))
    return {row["noun"]: tuple(row["events"].split()) for row in rows}


def name_act(token: Token) -> str | None:
    """Return the noun of the table that a word is, also where it is parsed as a gerund ("the shooting down of")."""
    forms = (token.lower,) if token.upos == "VERB" else (token.lemma, token.lower)
    return next((form for form in forms if form in _nouns()), None)


def points_back(head: Token) -> bool:
    """Return whether a noun of the table means something already spoken of: "the raid", "its raids", "threats by Iran".

    "A raid" is told for the first time, so it points at nothing.
    """
    if name_act(head) is None:
        return False
    if any(c.dep == "nmod:poss" or c.has_feat("PronType=Dem") or c.lower in _DEFINITE for c in head.children):
        return True
    return head.has_feat("Number=Plur") and bool(owner_tokens(head))


def is_deed(head: Token) -> bool:
    """Return whether a noun of the table names something done rather than said."""
    noun = name_act(head)
    return noun is not None and _nouns()[noun] != "word"


def is_open(head: Token) -> bool:
    """Return whether a noun means any act of its kind and none in particular ("any attack", not "any such attack")."""
    shown = any(c.lower in ("such", "kind", "sort") for c in head.children)
    return not shown and any(c.lower in _ANY for c in head.children if c.relation == "det")


def word_of(token: Token) -> str | None:
    """Return the word an antecedent goes by: its noun, or in a clause the act that is its subject, or the verb."""
    if token.upos == "VERB":
        subject = token.child("nsubj")
        act = name_act(subject) if subject is not None else None
        return act or name_act(token) or token.lemma
    return name_act(token) or (token.lemma if token.upos == "NOUN" else None)


def owner_tokens(head: Token) -> list[Token]:
    """Return the tokens that say whose an act is: possessors, "by Israel", "Russian"."""
    owners = [c for c in head.children if c.dep == "nmod:poss"]
    owners += [c for c in head.all_children("nmod") if any(g.lower in OWNING for g in c.children) and c not in owners]
    owners += [c for c in head.all_children("amod", "compound") if c.entity in ("NORP", "LOC", "ORG", "PERSON")]
    return owners or _doers_after(head)


def _doers_after(head: Token) -> list[Token]:
    """Return the doer of an act told right after its noun, where the tree hangs "by Paris" on the verb before it."""
    following = head.sentence.tokens[head.i + 1 : head.i + 2]
    if name_act(head) is None or not following or following[0].lower != "by":
        return []
    doer = following[0].head
    hung = doer.relation == "obl" and doer.i > head.i and head.relation == "obj" and doer.head.i == head.head.i
    return [doer] if hung else []
