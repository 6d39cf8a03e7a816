"""Whether a noun tells again what a verb of the same article tells: then it refers, and is no second event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.nominals.phrases import has_article
from escalate.model import Event, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.extract.scene import Scene
    from escalate.model import Mention, Statement
    from escalate.parse import Token

# Codes that one and the same deed may have.
_KINDS = (
    frozenset({Event.ASSAULT, Event.COERCE}),
    frozenset({Event.SANCTION, Event.COERCE}),
    frozenset({Event.RETREAT, Event.CONCEDE}),
    frozenset({Event.THREATEN, Event.REQUEST}),
    frozenset({Event.ASSAULT, Event.MOBILIZE}),
)
_STEM = 4


def find_same(scene: Scene, statement: Statement, noun: Token, told: Iterable[Statement]) -> Statement | None:
    """Return what tells the act that `noun` names in `statement`: the nearest telling, one before the noun first."""
    place = statement.report.trigger.start
    fits = [s for s in told if _tells(scene, s, statement, noun)]
    fits.sort(key=lambda s: (s.report.trigger.start > place, abs(s.report.trigger.start - place), s.id))
    return fits[0] if fits else None


def _tells(scene: Scene, told: Statement, named: Statement, noun: Token) -> bool:
    if told.negated or told.hypothetical or told.future or told.id == named.id:
        return False
    if told.event is not named.event and frozenset({told.event, named.event}) not in _KINDS:
        return False
    if told.report.sentence.start == named.report.sentence.start and told.report.trigger.start >= noun.start:
        return False  # one sentence does not name an act before it tells it
    if has_article(noun) and told.report.trigger.start < noun.start:
        return False  # "a raid" is not the one told before
    if told.when and named.when and told.when.order(named.when) is not Order.UNKNOWN:
        return False
    doers = _compare(scene, told.sources, named.sources)
    sufferers = _compare(scene, told.targets, named.targets)
    if doers is False or sufferers is False or not (doers or sufferers):
        return False
    if doers is None and not (told.sources or named.sources) and told.event is named.event:
        return True  # whose act it was is open in both: one bombing of one place
    like = told.event is named.event and told.mode == named.mode
    return bool(doers and sufferers) or like or _share_word(told, noun)


def _compare(scene: Scene, first: Sequence[Mention], second: Sequence[Mention]) -> bool | None:
    """Return whether two sides share an actor or stand together; None where one of them is not told."""
    if not first or not second:
        return None
    return any(a.actor == b.actor or scene.cast.same_side(a, b) for a in first for b in second)


def _share_word(told: Statement, noun: Token) -> bool:
    """Return whether the words for the act have one stem: "seized" and "seizure"."""
    return told.report.trigger.text.lower()[:_STEM] == noun.lower[:_STEM]
