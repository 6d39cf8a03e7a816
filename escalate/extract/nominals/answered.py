"""What the answer to an act tells of it: "sanctions on Minsk over the seizure of the villas" says who seized them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalate.extract.events import phrases
from escalate.extract.events.answering import answer_to
from escalate.extract.nominals.phrases import noun_words
from escalate.extract.nominals.senses import is_uttered
from escalate.extract.roles import without
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Statement
    from escalate.parse import Token

__all__ = ["Answer", "find_answer"]

_HOSTILE = frozenset({Event.SANCTION, Event.COERCE, Event.ACCUSE, Event.PROTEST, Event.REJECT, Event.THREATEN})
_AIMED = _HOSTILE - {Event.PROTEST, Event.REJECT}
# What states do, and no mob or gunman.
_OFFICIAL = frozenset({Event.COERCE, Event.SANCTION})
_OF_STATES = frozenset({"occupy"})
_AFFRONTS = frozenset({Event.ACCUSE, Event.THREATEN, Event.REJECT})
_TEMPORAL = frozenset({"after", "following", "since"})
_SORRY = "apologize"
# What somebody has done who is asked for them, and not only charged with it.
_AMENDS = frozenset({"apology", "compensation", "reparation", "reparations", "damages", "redress", "restitution"})
_DONE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A hostile act told as the answer to what a noun names; `timed` where it is only told to come after."""

    act: Statement
    timed: bool

    def tells_doer(self, reading: Reading) -> bool:
        """Return whether whom the answer hits must have done what `reading` tells: a state, or who gave affront."""
        official = reading.event in _OFFICIAL or reading.mode in _OF_STATES or reading.event in _AFFRONTS
        return official and not self.timed and self.act.event in _AIMED

    def complete(self, scene: Scene, reading: Reading) -> Reading:
        """Return the reading with whom the answer hits for the doer, where nothing else tells one."""
        named = bool(reading.sources) or (not is_uttered(reading) and scene.cast.within(reading.targets))
        if named or not self.tells_doer(reading):
            return reading
        words = [scene.token_at(m.span.end - 1) for m in self.act.targets]
        here = [t for t in words if t is not None and t.sentence is reading.trigger.sentence and scene.cast.doers([t])]
        return replace(reading, sources=tuple(here))

    def describe(self, statement: Statement, reading: Reading) -> Statement:
        """Return the act with what the answer tells of it.

        Remarks over which somebody is punished or protests insulted whoever does.
        """
        if statement.event is Event.STATEMENT and reading.trigger.lemma in noun_words("remark"):
            hurt = statement.targets or without(self.act.sources, statement.sources)
            return replace(statement, event=Event.ACCUSE, mode="accuse", targets=hurt)
        if self.act.mode == _SORRY or self.act.event is Event.REQUEST:
            return statement if statement.sources or self.timed else self._of_sorry(statement, reading)
        if statement.sources or not self.tells_doer(reading):
            return statement
        return replace(statement, sources=without(self.act.targets, statement.targets))

    def _of_sorry(self, statement: Statement, reading: Reading) -> Statement:
        """Return the deed as that of whoever apologises for it, or is asked to: "apologised for the downing".

        States also apologise for what crowds did, which are many deeds.
        """
        if statement.event not in _DONE or reading.trigger.xpos == "NNS":
            return statement
        doers, hurt = self.act.sources, self.act.targets
        if self.act.mode != _SORRY:
            doers, hurt = hurt, doers
        sides = {m.actor for m in doers}
        others = tuple(m for m in statement.targets if m.actor not in sides)
        return replace(statement, sources=without(doers, others), targets=others or hurt)


def find_answer(noun: Token, beside: Sequence[Statement]) -> Answer | None:
    """Return the hostile act of the same sentence that answers what `noun` names."""
    verb = answer_to(noun)
    start = verb.start if verb is not None else -1
    act = next((s for s in beside if s.report.trigger.start == start and _is_answer(s, verb, noun)), None)
    return Answer(act=act, timed=phrases.preposition(noun) in _TEMPORAL) if act is not None else None


def _is_answer(act: Statement, verb: Token | None, noun: Token) -> bool:
    """Return whether an act answers a deed: a hostile one, an apology for it, or a demand for one."""
    if act.event in _HOSTILE or (act.mode == _SORRY and not act.negated):
        return True
    if verb is None or act.event is not Event.REQUEST:
        return False
    wanted = verb.child("obj")
    return wanted is not None and wanted.lemma in _AMENDS and wanted.i < noun.i
