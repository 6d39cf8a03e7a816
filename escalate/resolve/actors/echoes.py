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

_REACH = 6  # sentences back
# Bodies that every town has: only those that an earlier sentence was about are meant again.
_ANYWHERE = frozenset({"police", "court", "army", "government", "authority", "official", "soldier", "troop"})
_NAMED = frozenset({"the", "these", "those", "both"})


def find_echoed(scene: Scene, head: Token, candidates: Sequence[Candidate]) -> str | None:
    """Return the actor that an earlier phrase with the same noun named by more than the noun, or None.

    None too when earlier phrases with that noun named two such actors: "the
    soldiers" after Turkish and Syrian ones are either's.
    """
    if not any(c.relation == "det" and c.lower in _NAMED for c in head.children) or head.upos != "NOUN":
        return None
    if head.lower in scene.gazetteer.generics:
        return None
    found: list[str] = []
    for candidate in reversed(candidates):
        if head.sentence.index - candidate.head.sentence.index > _REACH:
            break
        noun = candidate.head
        # One of several embassies told of is still that state's.
        number = noun.xpos == head.xpos or noun.xpos == "NNS"
        same = noun.lemma == head.lemma and noun.upos == "NOUN" and number and noun is not head
        if not same or len(candidate.readings) != 1 or (candidate.weight < OBJECT and noun.lemma in _ANYWHERE):
            continue
        actor = candidate.readings[0].actor
        if not actor.startswith(f"{scene.article[:8]}.") and actor not in found:
            found.append(actor)
    return found[0] if len(found) == 1 else None


def is_of_form(noun: str, country: str) -> bool:
    """Return whether a state may be called by a noun for its form: Saudi Arabia, and not Canada, is "the kingdom"."""
    wanted = _forms().get(noun.lower())
    return wanted is None or country in wanted


@cache
def _forms() -> dict[str, frozenset[str]]:
    rows = shipped_table("actors/forms_of_state", columns=("noun", "countries"))
    return {row["noun"]: frozenset(row["countries"].split("|")) for row in rows}
