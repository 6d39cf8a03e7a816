"""From what a finder has made out to a whole statement: its report, its dates, its chain of reporters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.model import Basis, Event, Precision, Report, Statement, When
from escalate.resolve.times import date_of, deadline_of

if TYPE_CHECKING:
    from escalate.extract.conditions import ConditionClause
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span
    from escalate.parse import Token

# Deeds by which somebody is told what to do: "gave the envoy two days to go".
_ORDERED = frozenset({Event.COERCE, Event.SANCTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its dates and its report.

    `anchor` is the word that the act or the saying hangs on, `act` the word
    for what is promised or done; `speech` is the attribution that carries
    the words, `enclosing` the one that passes them on, both by index;
    `reason` says where the intensity comes from.
    """

    event: Event
    mode: str | None
    intensity: float
    spoken: bool
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    trigger: Span
    anchor: Token
    rule: str
    confidence: float
    speech: int | None
    enclosing: int | None
    content: Span | None
    clause: ConditionClause | None = None
    act: Token | None = None
    has_cue: bool = True
    reason: str | None = None
    negated: bool = False
    future: bool = False
    hypothetical: bool = False


def build_statement(scene: Scene, draft: Draft) -> Statement:
    """Return the statement of `draft`; its id is a hash of article, place, event and first source."""
    sentence = draft.anchor.sentence
    speech = scene.attributions[draft.speech] if draft.speech is not None else None
    who = draft.sources[0].actor if draft.sources else ""
    act = draft.act.start if draft.act else ""
    key = f"{scene.article.id}|{draft.trigger.start}|{draft.trigger.end}|{act}|{draft.event.value}|{who}"
    report = Report(
        article=scene.article.id,
        sentence=scene.span(sentence.start, sentence.end),
        trigger=draft.trigger,
        rule=draft.rule,
        reason=draft.reason,
    )
    return Statement(
        id="s" + hashlib.sha256(key.encode()).hexdigest()[:12],
        event=draft.event,
        mode=draft.mode,
        spoken=draft.spoken,
        intensity=draft.intensity,
        sources=draft.sources,
        targets=draft.targets,
        reports=(report,),
        when=_when(scene, draft),
        confidence=round(max(0.05, min(1.0, draft.confidence * scene.certainty(draft.enclosing))), 2),
        content=draft.content,
        direct=bool(speech and speech.direct),
        quotes=speech.quotes if speech else (),
        cue=speech.cue[0] if speech and speech.cue and draft.has_cue else None,
        reporters=scene.reporters(draft.enclosing, but=draft.sources),
        addressees=scene.addressees(draft.speech),
        venue=speech.venue if speech else None,
        condition=draft.clause.as_condition() if draft.clause else None,
        deadline=_deadline(scene, draft),
        negated=draft.negated,
        future=draft.future,
        hypothetical=draft.hypothetical,
    )


def _when(scene: Scene, draft: Draft) -> When | None:
    """Return the time of the event: of the saying for what is said, of the deed for what is done."""
    speech = scene.attributions[draft.speech] if draft.speech is not None else None
    cue = speech.cue_token if speech else None
    told = cue if draft.spoken and cue is not None else draft.anchor
    if draft.spoken and draft.future and cue is None:
        return _day_of_publication(scene.article.published)
    return date_of(
        told,
        times=scene.times,
        sentence=told.sentence,
        published=scene.article.published,
        cue=cue,
        previous=scene.reached.get(told.sentence.index),
        quoted=bool(speech and speech.direct and told is not cue),
    )


def _day_of_publication(published: str | None) -> When | None:
    if published is None:
        return None
    day = published[:10]
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    return When(start=before, end=day, precision=Precision.DAY, basis=Basis.INFERRED)


def _deadline(scene: Scene, draft: Draft) -> When | None:
    if not draft.spoken:
        # "ordered them to leave within 72 hours" is a deed by its code, and sets a limit to what is ordered.
        ordered = draft.anchor.child("xcomp") if draft.event in _ORDERED else None
        if ordered is None or ordered.xpos != "VB":
            return None
        return deadline_of(ordered, None, times=scene.times, sentence=draft.anchor.sentence)
    if draft.event is Event.STATEMENT and draft.mode != "appeal":
        return None
    limits = (draft.content.start, draft.content.end) if draft.content is not None else None
    return deadline_of(draft.act or draft.anchor, limits, times=scene.times, sentence=draft.anchor.sentence)
