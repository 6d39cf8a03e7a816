"""Find whom an act is aimed at as actors: by its own words, by where it struck, or by what was told just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.aims import aims_of, is_deed
from escalate.extract.counterparts import find_counterparts, find_left, find_other_state, find_owner, find_receivers
from escalate.extract.parties import undergoers_of
from escalate.extract.recall import is_answering, recall_askers, recall_attackers, recall_doers, recall_victims
from escalate.extract.roles import without
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

_ANSWERS = frozenset({Event.ACCUSE, Event.REJECT, Event.REQUEST, Event.SUPPORT})
# Under these nobody acts upon its own: what is its own is only what it calls home or takes away.
_OUTWARD = frozenset({Event.SANCTION, Event.RETREAT})

_SORRY = "apologize"


def find_targets(
    scene: Scene,
    reading: Reading,
    sources: Sequence[Mention],
    *,
    speaker: Mention | None,
    addressee: Mention | None,
) -> tuple[Mention, ...]:
    """Return whom a reading that is no threat is aimed at, without its own `sources`.

    An attack on a thing that is nobody's is aimed at the state where it lies
    ("struck positions near X"). What is refused or handed over is between the
    one who has it and the one who would get it. Who condemns "the raid" or
    rejects "the ultimatum" answers whoever the sentences just before say made
    it, as does who fires back.
    """
    aims = undergoers_of(reading) or aims_of(reading)
    moved = (
        find_receivers(scene, reading, aims, sources)
        or find_owner(scene, reading, aims, sources)
        or find_left(scene, reading, aims, sources)
    )
    if moved:
        return moved
    found = without(scene.cast.within(aims, speaker=speaker, addressee=addressee), sources)
    if reading.event in _OUTWARD and all(_is_of(scene, m, sources) for m in found):
        found = ()
    if reading.event is Event.SANCTION:
        found = find_other_state(scene, aims, found, sources) or found
    if found:
        return found
    return _elsewhere(scene, reading, aims, sources)


def _elsewhere(
    scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whom an act is aimed at where its object names nobody."""
    if reading.event is Event.ASSAULT:
        if is_answering(reading):
            return recall_attackers(scene, reading, sources)
        there = without(scene.cast.located([t for t in aims if not is_deed(t)]), sources)
        there = tuple(m for m in there if not _is_of(scene, m, sources))
        if there:
            return there
    beside = find_counterparts(scene, reading, sources)
    if beside or reading.event not in _ANSWERS:
        return beside
    recalled = recall_doers(scene, reading, aims, sources)
    if recalled or not sources:
        return recalled
    if reading.mode == _SORRY:
        return recall_victims(scene, reading, sources)
    return recall_askers(scene, reading, sources) if reading.event is Event.REJECT else ()


def _is_of(scene: Scene, mention: Mention, sources: Sequence[Mention]) -> bool:
    return any(scene.cast.same_side(mention, s) for s in sources)
