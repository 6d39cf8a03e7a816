"""The act that the words of a plain statement, or the cue they are told with, make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.cue_acts import act_of_cue
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.extract.hearers import find_aim, find_opponent, find_refused, find_sufferer
from escalate.extract.roles import without
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.conditions import ConditionClause
    from escalate.extract.demands import Demand
    from escalate.extract.drafts import Draft
    from escalate.extract.scene import Scene
    from escalate.extract.stances import Stance
    from escalate.extract.threats import ThreatPhrase
    from escalate.model import Span
    from escalate.parse import Token

_STANCES = {Event.ACCUSE: "blame", Event.REQUEST: "demand", Event.REJECT: "refusal"}


def as_cue(scene: Scene, draft: Draft, content: Span, cue: Token) -> Draft:
    """Return the draft as the act that its cue names, if it names one."""
    act = act_of_cue(cue)
    if act is None:
        return draft
    event, mode = act
    if cue.lemma == "vow" and not _is_against_party(scene, draft, content):
        return draft  # "vowed to win" threatens nobody
    clause = next(scene.conditions_within(content), None) or _condition_before(scene, content)
    put_to = event in {Event.THREATEN, Event.REQUEST}
    aim = find_aim(scene, content, draft.sources[0], clause, event=event) if put_to and not draft.targets else ()
    return replace(
        draft,
        event=event,
        mode=mode,
        intensity=ROOT_INTENSITY[event],
        rule=f"{draft.rule} > {cue.lemma}",
        targets=without(draft.targets or aim, draft.sources),
        clause=clause if event is not Event.ACCUSE else None,
        future=event is Event.THREATEN,
    )


def _is_against_party(scene: Scene, draft: Draft, content: Span) -> bool:
    """Return whether words speak of another side that has a name: a task force still to be formed is none."""
    aim = find_aim(scene, content, draft.sources[0], None)
    return any(m.name[0].isupper() and scene.cast.is_placed(m) for m in aim)


def as_threat(scene: Scene, draft: Draft, number: int, content: Span, phrase: ThreatPhrase) -> Draft:
    """Return the draft as the threat that a phrase in its words makes."""
    clause = next(scene.conditions_within(content), None) or _condition_before(scene, content)
    words = scene.span(content.start + phrase.start, content.start + phrase.end)
    aim = find_sufferer(scene, words, draft.sources[0]) or find_aim(scene, content, draft.sources[0], clause)
    aim = aim or find_opponent(scene, number, draft.sources[0])
    return replace(
        draft,
        event=Event.THREATEN,
        mode="threaten",
        intensity=phrase.intensity,
        reason=f"A threat by its words, {phrase.gloss}: {phrase.intensity:+.1f} on PLOVER's scale.",
        rule=f"{draft.rule} > threat phrase: {phrase.gloss}",
        trigger=words,
        clause=clause,
        targets=without(aim, draft.sources),
        future=True,
    )


def as_stance(scene: Scene, draft: Draft, number: int, content: Span, stance: Stance) -> Draft:
    """Return the draft as the refusal, charge or demand that a phrase in its words makes."""
    speaker = draft.sources[0]
    if stance.event is Event.REJECT:
        aim = find_refused(scene, scene.span(content.start + stance.start, content.end), speaker)
    else:
        aim = find_aim(scene, content, speaker, None, event=stance.event)
    aim = aim or find_opponent(scene, number, speaker)
    return replace(
        draft,
        event=stance.event,
        mode=stance.mode,
        intensity=ROOT_INTENSITY[stance.event],
        rule=f"{draft.rule} > {_STANCES[stance.event]}: {stance.gloss}",
        targets=without(aim, draft.sources),
    )


def as_demand(scene: Scene, draft: Draft, demand: Demand) -> Draft:
    """Return the draft as the demand that a noun in its words carries."""
    return replace(
        draft,
        event=Event.REQUEST,
        mode="demand",
        intensity=ROOT_INTENSITY[Event.REQUEST],
        rule=f"{draft.rule} > demand: {demand.noun.lemma} for … to {demand.verb.lemma}",
        trigger=scene.span(demand.noun.start, demand.verb.end),
        targets=without(scene.cast.within([demand.addressee]) or draft.targets, draft.sources),
    )


def _condition_before(scene: Scene, content: Span) -> ConditionClause | None:
    """Return a condition of the same sentence that the words stand under: "said if they stay, “...”"."""
    for sentence in scene.sentences_within(scene.span(content.start, content.start + 1)):
        for clause in scene.conditions[sentence.index]:
            if clause.last.end <= content.start:
                return clause
    return None
