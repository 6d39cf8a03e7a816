"""Find what a definite noun means among the acts its own sentence told before it.

"Kabul closed the crossing on Sunday, and Islamabad condemned the step": the
noun comes after the act, the act is of its kind, and a party to it answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import events_by_noun
from escalate.extract.answers.scene import concern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement

_GENERAL = {"any": (True, False), "spoken": (True,), "done": (False,)}


def tie_within(scene: Scene, cues: Iterable[AnswerCue]) -> Iterator[AnswerCue]:
    """Yield the cues, those with a noun for what their sentence told before tied to that."""
    by_id = {s.id: s for told in scene.by_token.values() for s in told}
    for cue in cues:
        settled = cue.antecedent_statement is not None or cue.antecedent_noun not in events_by_noun()
        meant = None if settled else _find(cue, scene, by_id)
        yield cue if meant is None else replace(cue, antecedent_statement=meant.id, antecedent_noun=None)


def _find(cue: AnswerCue, scene: Scene, by_id: Mapping[str, Statement]) -> Statement | None:
    """Return the act told last before the words of a cue that its noun can mean."""
    later = by_id.get(cue.statement)
    if later is None:
        return None
    own = {m.actor for m in later.sources}
    answer = next(i for i, told in scene.by_token.items() if later in told)
    for i in sorted((i for i in scene.by_token if i < answer), reverse=True):
        if scene.sentence.tokens[i].end > cue.span.start:
            continue
        for told in scene.by_token[i]:
            of_others = bool(told.sources) and own.isdisjoint(m.actor for m in told.sources)
            if told != later and of_others and concern(told, later) and _is_meant(cue, told):
                return told
    return None


def _is_meant(cue: AnswerCue, told: Statement) -> bool:
    """Return whether an act is of the kind that a noun names, and of the actor that the words name as its doer."""
    owner = cue.antecedent_actor
    if owner is not None and all(owner.actor != m.actor for m in told.sources):
        return False
    events = events_by_noun()[cue.antecedent_noun or ""]
    return told.event.value in events or any(told.spoken in _GENERAL.get(event, ()) for event in events)
