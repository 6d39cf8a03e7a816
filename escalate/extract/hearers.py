"""Whom words are meant for or against, where only the words themselves tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.parties import is_scene

if TYPE_CHECKING:
    from escalate.extract.conditions import ConditionClause
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span
    from escalate.parse import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def find_aim(
    scene: Scene, content: Span, speaker: Mention, clause: ConditionClause | None, *, blaming: bool = False
) -> tuple[Mention, ...]:
    """Return whom words are meant for: who is to meet their condition, else the first of the others they speak of.

    Under `blaming` words the first they speak of is who is said to have done something.
    """
    groups: list[list[Token]] = []
    if clause is not None:
        groups.append([t for t in clause.head.subtree() if t.relation == "nsubj"])
    tokens = [t for t in scene.tokens_within(content) if t.upos in _NOMINAL and not _is_compared(t) and not is_scene(t)]
    subjects = [t for t in tokens if t.relation == "nsubj"]
    if blaming and subjects[:1] and subjects[0].dep == "nsubj:pass":
        return ()  # "complained that the envoy was being held": by whom is not said
    if blaming:
        groups.append(
            [t for t in subjects if t.dep != "nsubj:pass"][:1]
        )  # "complained that the party had sold out its voters" blames the party
    groups.append([t for t in tokens if t.relation in {"obj", "iobj", "obl"}])
    groups.append(subjects)
    own = {m.actor for m in scene.cast.mentions([t for t in tokens if is_own(t)], speaker=speaker)}
    for n, group in enumerate(groups):
        found = scene.cast.within(group, speaker=speaker)
        accused = blaming and n == len(groups) - 3  # a rival at home as well
        others = tuple(
            m
            for m in found
            if m.actor not in own and m.actor != speaker.actor and (accused or not scene.cast.same_side(m, speaker))
        )
        if others:
            return others[:1]
    return ()


def _is_compared(token: Token) -> bool:
    """Return whether a phrase is only what something is measured by: "no smaller than Iran's"."""
    return any(c.lower in {"than", "like"} and c.relation in {"case", "mark"} for c in token.children)


def is_own(token: Token) -> bool:
    """Return whether a phrase belongs to the one who speaks: "his men", "our army"."""
    owner = token.child("nmod:poss")
    return owner is not None and owner.upos == "PRON"
