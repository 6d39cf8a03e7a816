"""Orders taken back in words that only point at them: "ordered air strikes. ... He called them off"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.drafts import Draft, build_statement
from escalate.extract.events.arguments import object_, subject
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.extract.events.moods import mood_of
from escalate.extract.events.voice import is_passive
from escalate.extract.parties import DEEDS, cancels
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.scene import Scene
    from escalate.model import Statement
    from escalate.parse import Sentence, Token

_TAKEN_UP = frozenset({"it", "them", "this", "that", "these", "those", "both"})
_ORDERED = frozenset({Event.ASSAULT, Event.MOBILIZE, Event.COERCE, Event.SANCTION, Event.THREATEN, Event.PROTEST})
_FORCE = frozenset({Event.ASSAULT, Event.MOBILIZE})
_REACH = 3  # sentences back
_CONFIDENCE = 0.65


def find_cancellings(scene: Scene, told: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what takes back an order told before, and the order once more as one that was not carried out.

    A verb such as "call off" with no more than a pronoun for its object
    means the last measure of its own subject in the sentences before.
    """
    taken = {s.report.trigger.start for s in told if s.event is not Event.STATEMENT}
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.upos != "VERB" or token.start in taken or not cancels(token):
                continue
            ordered = _ordered(scene, token, sentence, told)
            if ordered is not None:
                if ordered.event in DEEDS and not ordered.hypothetical and _is_order(ordered):
                    yield replace(ordered, hypothetical=True)
                yield _take_back(scene, token, ordered)


def _ordered(scene: Scene, verb: Token, sentence: Sentence, told: Sequence[Statement]) -> Statement | None:
    after = verb.sentence.tokens[verb.i + 1 : verb.i + 2]
    what, who, mood = object_(verb) or next(iter(after), None), _doer(verb), mood_of(verb)
    if what is None or who is None or is_passive(verb) or what.lower not in _TAKEN_UP:
        return None
    if mood.negated or mood.future or mood.conditional or mood.possible or mood.obligation:
        return None
    doers = {m.actor for m in scene.cast.mentions([who])}
    measures = (
        s
        for s in told
        if s.event in _ORDERED
        and s.report.trigger.start < verb.start
        and sentence.index - scene.sentences_within(s.report.trigger)[0].index <= _REACH
        and any(m.actor in doers for m in s.sources)
    )
    return max(measures, key=lambda s: s.report.trigger.start, default=None)


def _doer(verb: Token) -> Token | None:
    """Return the subject of a verb, or of the verb that "and" joins it to."""
    while subject(verb) is None and verb.dep == "conj" and verb.head.upos == "VERB":
        verb = verb.head
    return subject(verb)


def _is_order(statement: Statement) -> bool:
    """Return whether a deed is told as ordered, and not yet as done: "ordered air strikes", "approved the raid"."""
    return statement.report.rule.startswith(("order ", "approve "))


def _take_back(scene: Scene, verb: Token, ordered: Statement) -> Statement:
    event = Event.RETREAT if ordered.event in _FORCE else Event.CONCEDE
    return build_statement(
        scene,
        Draft(
            event=event,
            mode="withdraw" if event is Event.RETREAT else "ease",
            intensity=ROOT_INTENSITY[event],
            spoken=False,
            sources=ordered.sources,
            targets=ordered.targets,
            trigger=scene.span(verb.start, verb.end),
            anchor=verb,
            rule=f"taken back > {verb.lemma}",
            confidence=_CONFIDENCE,
            speech=None,
            enclosing=scene.enclosing(verb.start),
            content=None,
            has_cue=False,
            reason=f"What is called off is what “{ordered.report.trigger.text}” told before.",
        ),
    )
