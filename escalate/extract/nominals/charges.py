"""Deeds that somebody is charged with and that the article tells as done: "accused Iran of seizing the ship"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.parties import DEEDS
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Statement

_STEM = 4


def find_charged(scene: Scene, told: Sequence[Statement]) -> Iterator[tuple[int, Statement]]:
    """Yield, by the offset of the verb in a charge, the deed of the accused that other sentences tell by that verb.

    A charge alone claims no deed: what nobody else tells is no event.
    """
    for reading in scene.readings:
        deed = reading.act
        if reading.event is not Event.ACCUSE or deed is reading.trigger or deed.upos != "VERB" or deed.xpos != "VBG":
            continue
        accused = {m.actor for m in scene.cast.mentions(reading.targets)}
        fits = [s for s in told if _is_charged(s, reading, accused)]
        if fits:
            yield deed.start, min(fits, key=lambda s: (abs(s.report.trigger.start - deed.start), s.id))


def _is_charged(told: Statement, reading: Reading, accused: set[str]) -> bool:
    if told.event not in DEEDS or told.negated or told.future or told.hypothetical:
        return False
    if told.report.sentence.start == reading.trigger.sentence.start:
        return False
    same = told.report.trigger.text.lower()[:_STEM] == reading.act.lower[:_STEM]
    return same and not accused.isdisjoint(m.actor for m in told.sources)
