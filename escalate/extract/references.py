"""Acts told again by a pointing noun: "he made that threat after the visit" tells when, and of no second threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from escalate.extract.scene import Scene
    from escalate.model import Statement
    from escalate.parse import Token

_POINTING = frozenset({"this", "that", "these", "those", "such", "same"})
_SAID = frozenset(
    {Event.THREATEN, Event.REQUEST, Event.AGREE, Event.REJECT, Event.ACCUSE, Event.SUPPORT, Event.STATEMENT}
)
# Verbs that do no more than say that the act of their object was done.
_LIGHT = frozenset({"make", "issue", "utter", "give", "voice", "level", "deliver", "express", "put", "raise", "send"})
_REACH = 4  # sentences back


def find_references(scene: Scene, told: Sequence[Statement]) -> Mapping[int, tuple[str, Statement]]:
    """Return, by the offset of each pointing noun, the id of the statement made of it and the one it means."""
    found: dict[int, tuple[str, Statement]] = {}
    for statement in told:
        if statement.event not in _SAID:
            continue
        noun = _pointing_noun(scene.token_at(statement.report.trigger.start))
        before = _told_before(scene, statement, told) if noun is not None else None
        if noun is not None and before is not None:
            found[noun.start] = (statement.id, before)
    return found


def _pointing_noun(verb: Token | None) -> Token | None:
    if verb is None or verb.upos != "VERB" or verb.lemma not in _LIGHT:
        return None
    noun = verb.child("obj", "nsubj:pass")
    points = noun is not None and any(c.lower in _POINTING for c in noun.children if c.i < noun.i)
    return noun if points else None


def _told_before(scene: Scene, statement: Statement, told: Sequence[Statement]) -> Statement | None:
    """Return the last act of this kind before that the same party did."""
    place = statement.report.trigger.start
    here = scene.sentences_within(statement.report.trigger)[0].index
    doers = {m.actor for m in statement.sources}
    same = [
        s
        for s in told
        if s.event is statement.event
        and s.report.trigger.start < place
        and here - scene.sentences_within(s.report.trigger)[0].index <= _REACH
        and (not doers or any(m.actor in doers for m in s.sources))
    ]
    return max(same, key=lambda s: s.report.trigger.start, default=None)
