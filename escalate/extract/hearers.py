"""Whom words are meant for or against, where only the words themselves tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.aims import is_deed
from escalate.extract.parties import case_of, is_scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.conditions import ConditionClause
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span
    from escalate.parse import Token

_AGAINST = frozenset({"on", "upon", "against"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def find_aim(
    scene: Scene, content: Span, speaker: Mention, clause: ConditionClause | None, *, blaming: bool = False
) -> tuple[Mention, ...]:
    """Return whom words are meant for: who is to meet their condition, else the first of the others they speak of.

    Under `blaming` words the first they speak of is who is said to have done something.
    """
    words = scene.tokens_within(content)
    tokens = [t for t in words if t.upos in _NOMINAL and not _is_compared(t) and not is_scene(t)]
    subjects = [t for t in tokens if t.relation == "nsubj"]
    if blaming and subjects and subjects[0].dep == "nsubj:pass":
        return ()  # "complained that the envoy was being held": by whom is not said
    # "complained that the party had sold out its voters" blames the party
    blamed = subjects[:1] if blaming else []
    groups = [[] if blaming else struck_in(words), blamed]
    if clause is not None:
        groups.insert(0, [t for t in clause.head.subtree() if t.relation == "nsubj"])
    groups += [[t for t in tokens if t.relation in {"obj", "iobj", "obl"}], subjects]
    own = {m.actor for m in scene.cast.mentions([t for t in tokens if is_own(t)], speaker=speaker)}
    for group in groups:
        rival = bool(blamed) and group == blamed  # at home as well
        others = tuple(
            m
            for m in scene.cast.within(group, speaker=speaker)
            if m.actor not in own and m.actor != speaker.actor and (rival or not scene.cast.same_side(m, speaker))
        )
        if others:
            return others[:1]
    return ()


def struck_in(words: Sequence[Token]) -> list[Token]:
    """Return whom a deed that words speak of would hit: X in "would bring a strike on X", wherever else is named."""
    return [c for t in words if is_deed(t) for c in t.children if case_of(c) in _AGAINST and c.upos in _NOMINAL]


def _is_compared(token: Token) -> bool:
    """Return whether a phrase is only what something is measured by: "no smaller than Iran's"."""
    return any(c.lower in {"than", "like"} and c.relation in {"case", "mark"} for c in token.children)


def is_own(token: Token) -> bool:
    """Return whether a phrase belongs to the one who speaks: "his men", "our army"."""
    owner = token.child("nmod:poss")
    return owner is not None and owner.upos == "PRON"
