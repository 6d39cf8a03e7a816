"""Coded events as statements: who did or said what to whom, on which condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.addressing import aimed_at, find_condition
from escalate.extract.aims import judges_deed
from escalate.extract.authors import Author, find_author
from escalate.extract.drafts import Draft, build_statement
from escalate.extract.events.reading import explain_intensity
from escalate.extract.hearers import find_aim
from escalate.extract.parties import is_called_off, is_only_meant
from escalate.extract.predicates import whole_predicate
from escalate.extract.roles import without
from escalate.extract.speech import LEAST_WORDS
from escalate.model import BlockKind, Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span, Statement

# Roots that are nothing without somebody they are put to.
_ADDRESSED = frozenset({Event.THREATEN, Event.REQUEST, Event.ACCUSE, Event.REJECT})
_NEAR_START = 12
_OPENERS = frozenset({"that", "if", "to", "unless", "until"})

# How far the parts of an event that are missing or less sure lower the confidence in it; chosen so that statements
# read as wrong most often lie below 0.6.
_PLAIN = 0.85
_BY_NOUN, _NO_SOURCE, _NO_TARGET, _IN_TITLE = 0.15, 0.25, 0.1, 0.1


def state_reading(scene: Scene, reading: Reading, *, owner: int | None, enclosing: int | None) -> Statement | None:
    """Return the statement of a coded event; None when nobody can be named for it.

    `owner` is the attribution whose cue the event's trigger is, `enclosing`
    the one in whose content it is told. What a speaker says that its own
    side will do is the speaker's act; what it says that others did is theirs,
    and the speaker its reporter.
    """
    author = find_author(scene, reading, owner=owner, enclosing=enclosing)
    if author is None:
        return None
    sources, spoken = author.sources, author.spoken
    targets = _find_targets(scene, reading, author, owner=owner, enclosing=enclosing)
    if not sources and not targets:
        return None
    content = _find_content(scene, reading, author, targets)
    clause = find_condition(scene, reading, spoken=spoken)
    searched = not targets and reading.event in _ADDRESSED and not judges_deed(reading)
    if searched and sources and content is not None:
        targets = without(find_aim(scene, content, sources[0], clause, event=reading.event), sources)
    return build_statement(
        scene,
        Draft(
            event=reading.event,
            mode=reading.mode or None,
            intensity=reading.intensity,
            spoken=spoken,
            sources=sources,
            targets=targets,
            trigger=scene.span(reading.trigger.start, reading.trigger.end),
            anchor=reading.trigger,
            rule=reading.rule,
            confidence=_confidence(reading, sources, targets),
            speech=author.speech,
            enclosing=enclosing,
            content=content if spoken else None,
            clause=clause,
            act=reading.act,
            reason=explain_intensity(reading),
            negated=reading.negated,
            future=reading.future,
            hypothetical=_is_unreal(scene, reading, enclosing),
        ),
    )


def _find_targets(
    scene: Scene, reading: Reading, author: Author, *, owner: int | None, enclosing: int | None
) -> tuple[Mention, ...]:
    """Return at whom an event is aimed, or to whom its words were said where they name nobody."""
    voices, addressees = scene.speakers(enclosing), scene.addressees(owner if owner is not None else enclosing)
    voice, addressee = voices[0] if voices else None, addressees[0] if addressees else None
    targets = aimed_at(scene, reading, author.sources, voice, addressee)
    # Who is told of a threat ("told reporters that ...") is not whom it threatens.
    told = owner is None and reading.event is Event.THREATEN
    if targets or not author.spoken or told or judges_deed(reading):
        return targets
    return tuple(m for m in addressees if not any(scene.cast.serves(s, m) for s in author.sources))


def _find_content(scene: Scene, reading: Reading, author: Author, targets: Sequence[Mention]) -> Span | None:
    """Return the words that say what is promised, threatened, asked for or judged."""
    speech = author.speech
    content = scene.content(speech) if speech is not None else _clause_of(scene, reading)
    if content is not None and speech is not None and not _says_something(scene, content, targets, speech):
        content = None
    if reading.event is Event.THREATEN and content is None:
        return None
    return whole_predicate(scene, reading, content)


def _is_unreal(scene: Scene, reading: Reading, enclosing: int | None) -> bool:
    """Return whether an act is only supposed, meant or called off, or is told as what nobody says."""
    meant = enclosing is not None and is_only_meant(reading)
    return reading.hypothetical or meant or is_called_off(reading) or scene.is_unsaid(enclosing)


def _says_something(scene: Scene, content: Span, targets: Sequence[Mention], speech: int) -> bool:
    """Return whether the content is more than whom the act is aimed at, as in "threatened the US"."""
    words = content.text.split()
    if len(words) < LEAST_WORDS:
        return False
    aimed = any(content.start <= m.span.start < content.start + _NEAR_START for m in targets)
    told = any(t.upos == "VERB" for t in scene.tokens_within(content))
    return told or bool(scene.attributions[speech].quotes) or not aimed or words[0].lower() in _OPENERS


def _confidence(reading: Reading, sources: Sequence[Mention], targets: Sequence[Mention]) -> float:
    value = _PLAIN
    if reading.trigger.upos in {"NOUN", "PROPN"}:
        value -= _BY_NOUN
    if not sources:
        value -= _NO_SOURCE
    if not targets:
        value -= _NO_TARGET
    if reading.trigger.sentence.kind is BlockKind.TITLE:
        value -= _IN_TITLE
    named = [m.confidence for m in (*sources, *targets)]
    return value * sum(named) / len(named) if named else value


def _clause_of(scene: Scene, reading: Reading) -> Span | None:
    """Return the words of the clause that says what is promised, threatened or asked for."""
    if reading.content is None:
        return None
    words = reading.content.subtree()
    # A clause broken by the words around it is quoted as one run: a span is a slice of the article.
    return scene.span(words[0].start, words[-1].end)
