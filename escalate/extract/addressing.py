"""At whom a coded event is aimed, and the condition on which it would come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.aims import is_own
from escalate.extract.conditions import condition_of
from escalate.extract.hearers import acting_in, struck_in
from escalate.extract.targets import find_targets
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.conditions import ConditionClause
    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

# What can hang on a condition: a promise, a threat, a demand, a refusal. A charge or a meeting told of cannot.
_CONDITIONED = frozenset({Event.THREATEN, Event.REQUEST, Event.AGREE, Event.REJECT, Event.SUPPORT, Event.CONCEDE})


def aimed_at(
    scene: Scene, reading: Reading, sources: Sequence[Mention], voice: Mention | None, addressee: Mention | None
) -> tuple[Mention, ...]:
    """Return at whom an event is aimed; a threat at who must meet its condition, or who would be struck.

    `voice` is who tells of the event, `addressee` whom it is told to.
    """
    if reading.event is not Event.THREATEN:
        return find_targets(scene, reading, sources, speaker=voice, addressee=addressee)
    # "warned that its army would answer" threatens somebody else than the army.
    struck = struck_in(reading.content.subtree()) if reading.content is not None else []
    tokens = struck or [t for t in reading.targets if not is_own(t) and not _does(t, reading)]
    if not struck and sources and reading.content is not None and set(tokens) <= set(reading.content.subtree()):
        # "warned that it would ask X for help if Y went on" threatens Y
        clause = find_condition(scene, reading, spoken=True)
        met = scene.cast.within(acting_in(clause), speaker=voice, addressee=addressee) if clause is not None else ()
        others = tuple(m for m in met if not any(scene.cast.same_side(m, s) for s in sources))
        if others:
            return others[:1]
    targets = scene.cast.within(tokens, speaker=voice, addressee=addressee)
    return tuple(m for m in targets if not any(scene.cast.same_side(m, s) for s in sources))


def _does(token: Token, reading: Reading) -> bool:
    """Return whether `token` is who would do what is threatened."""
    return token.dep == "nsubj" and reading.content is not None and token.head in (reading.content, reading.act)


def find_condition(scene: Scene, reading: Reading, *, spoken: bool) -> ConditionClause | None:
    """Return the condition that an event hangs on, None where it hangs on none or cannot."""
    if not (reading.future or (spoken and (reading.event in _CONDITIONED or reading.mode == "appeal"))):
        return None
    clauses = scene.conditions[reading.trigger.sentence.index]
    for token in (reading.trigger, reading.content, reading.act):
        clause = condition_of(token, clauses, unreal=True) if token is not None else None
        if clause is not None and not (clause.tells_time() and not reading.future):
            return clause
    return None
