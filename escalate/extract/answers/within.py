"""Find what a noun phrase tells inside: "a wave of protest", "reports that spies had tapped his telephone"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.extract.answers.scene import Scene
    from escalate.model import Statement
    from escalate.parse.tokens import Token

_CLAUSES = ("acl", "ccomp")
_DEPTH = 2


@cache
def _answering_verbs() -> frozenset[str]:
    rows = shipped_table("link_cues", columns=("kind", "words"))
    return frozenset(row["words"] for row in rows if row["kind"] in ("verb", "reverse"))


def tell_within(head: Token, scene: Scene, *, depth: int = _DEPTH) -> tuple[Statement, ...]:
    """Return the statements told in the phrase of a noun that tells none itself.

    They stand in its relative clause, its participle or its content clause
    ("the ship that Canada seized"), or in the noun of which it is a measure
    ("a string of warnings"). A clause whose verb answers the noun ("an
    ultimatum which Erbil turned down") tells another act than the noun means.
    """
    for child in head.children:
        if child.i < head.i:
            continue
        if child.relation in _CLAUSES and child.lemma not in _answering_verbs():
            own = scene.by_token.get(child.i) or _joined(child, scene)
            if own:
                return own
        if child.relation == "nmod" and depth and any(c.lower == "of" for c in child.children):
            own = scene.by_token.get(child.i) or tell_within(child, scene, depth=depth - 1)
            if own:
                return own
    return ()


def _joined(verb: Token, scene: Scene) -> tuple[Statement, ...]:
    """Return what a verb joined to `verb`, or the object of `verb`, tells: "held a rally", "made a journey"."""
    for child in verb.children:
        alike = child.relation != "conj" or child.xpos == verb.xpos
        if child.i > verb.i and child.relation in ("conj", "obj", "xcomp") and alike and child.i in scene.by_token:
            return scene.by_token[child.i]
    return ()


def measured_by(head: Token) -> Token:
    """Return the noun that a noun of amount or kind measures: "protest" in "a storm of protest", else `head`."""
    for child in head.all_children("nmod"):
        if any(c.lower == "of" for c in child.children) and child.upos == "NOUN":
            return child
    return head
