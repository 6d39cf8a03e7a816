"""Descriptions that repeat a noun: "the marines" after "two Italian marines" are the Italian ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.resolve.actors.candidates import OBJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate
    from escalate.resolve.actors.scene import Scene

_REACH, _FAR = 6, 40  # sentences back: from a phrase that is found, and where none is nearer
# Bodies that every town has: only those that an earlier sentence was about are meant again.
_ANYWHERE = frozenset({"police", "court", "army", "government", "authority", "official", "soldier", "troop"})
_NAMED = frozenset({"the", "these", "those", "both"})


def find_echoed(scene: Scene, head: Token, candidates: Sequence[Candidate]) -> str | None:
    """Return the actor that an earlier phrase with the same noun named by more than the noun, or None.

    None too when earlier phrases with that noun named two such actors: "the
    soldiers" after Turkish and Syrian ones are either's. The sentences just
    before are asked first; when they tell of none, those that the whole
    article has told of, if they are one party's.
    """
    if not any(c.relation == "det" and c.lower in _NAMED for c in head.children) or head.upos != "NOUN":
        return None
    if head.lower in scene.gazetteer.generics:
        return None
    near: list[str] = []
    far: list[str] = []
    for candidate in reversed(candidates):
        distance = head.sentence.index - candidate.head.sentence.index
        if distance > (_REACH if near else _FAR):
            break
        found = near if distance <= _REACH else far
        if _echoes(head, candidate):
            actor = candidate.readings[0].actor
            if not actor.startswith(f"{scene.article[:8]}.") and actor not in found:
                found.append(actor)
    meant = near or far
    return meant[0] if len(meant) == 1 else None


def _echoes(head: Token, candidate: Candidate) -> bool:
    """Return whether a description may take up the phrase of a candidate, by its noun and its place."""
    noun = candidate.head
    # One of several embassies told of is still that state's.
    number = noun.xpos == head.xpos or noun.xpos == "NNS"
    titled = noun.xpos == "NNP" and head.xpos == "NN" and noun.lower == head.lower  # "the army" after "the 14th Army"
    same = ((noun.lemma == head.lemma and noun.upos == "NOUN" and number) or titled) and noun is not head
    return same and len(candidate.readings) == 1 and (candidate.weight >= OBJECT or noun.lemma.lower() not in _ANYWHERE)


def is_of_form(noun: str, country: str) -> bool:
    """Return whether a state may be called by a noun for its form: Saudi Arabia, and not Canada, is "the kingdom"."""
    wanted = _forms().get(noun.lower())
    return wanted is None or country in wanted


@cache
def _forms() -> dict[str, frozenset[str]]:
    rows = shipped_table("actors/forms_of_state", columns=("noun", "countries"))
    return {row["noun"]: frozenset(row["countries"].split("|")) for row in rows}
