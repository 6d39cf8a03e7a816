"""Whose act a coded event is: whoever did it, or whoever says that it will be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.addressing import aimed_at
from escalate.extract.aims import is_deed
from escalate.extract.counterparts import find_blamed, find_makers
from escalate.extract.parties import DEEDS, doers_of, is_scene, told_to
from escalate.extract.recall import recall_agents, recall_doers
from escalate.extract.roles import without
from escalate.extract.subjects import nearest_subject, subject_before, torn_subject, trailing_subject
from escalate.extract.things import is_arms, is_munition, name_doers
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

_SPOKEN = frozenset(
    {Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.AGREE, Event.SUPPORT, Event.STATEMENT}
)
# Roots that say nothing without somebody who promises or backs: "the meeting was scheduled".
_WITH_AUTHOR = frozenset({Event.AGREE, Event.SUPPORT})
_OURSELVES = frozenset({"i", "we"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Whose act an event is; `spoken` when it is one by words, said in those of the attribution `speech`."""

    sources: tuple[Mention, ...]
    spoken: bool
    speech: int | None


def find_author(scene: Scene, reading: Reading, *, owner: int | None, enclosing: int | None) -> Author | None:
    """Return whose act a coded event is; None when nobody can be named for what must have an author.

    `owner` is the attribution whose cue the event's trigger is, `enclosing`
    the one in whose content it is told.
    """
    voices = scene.speakers(enclosing)
    voice = voices[0] if voices else None
    addressees = scene.addressees(owner if owner is not None else enclosing)
    does = () if _is_told_of_others(scene, reading, enclosing) else _doers_of(reading)
    sources = _find_doers(scene, reading, does, voice, addressees[0] if addressees else None)
    spoken = reading.future or reading.event in _SPOKEN or (owner is not None and reading.event not in DEEDS)
    speech = owner if spoken else None
    if owner is not None and _is_in_adjunct(reading, scene.attributions[owner].speaker):
        sources = scene.speakers(owner)
    if voice is not None and spoken and _speaks_for(scene, voice, reading, sources):
        sources, speech = voices, enclosing
    if not sources and owner is not None:
        sources = without(scene.speakers(owner), scene.cast.mentions(told_to(reading)))
    if ("speaker" in reading.entry.source and not sources) or _is_passed_on(scene, reading, enclosing):
        # "The raid was unacceptable" is the judgement of whoever is quoted; the narrator judges nothing.
        sources, speech = voices, enclosing
        if not sources:
            return None
    if reading.sources and not sources and not _is_open(reading, does):
        return None
    if not sources and voice is not None and reading.event in _WITH_AUTHOR:
        return None
    return Author(sources=sources, spoken=spoken, speech=speech)


def _find_doers(
    scene: Scene, reading: Reading, does: tuple[Token, ...], voice: Mention | None, addressee: Mention | None
) -> tuple[Mention, ...]:
    """Return who did what is told: those of the clause, those blamed, else those known from before by deed or arms."""
    sources = scene.acting(scene.cast.doers(does, speaker=voice, addressee=addressee), does, reading.trigger)
    sources = find_blamed(scene, reading, does, sources) or sources
    if not sources and not does and reading.event is Event.ASSAULT:
        sources = _doers_before(scene, reading)
    if not sources and reading.event in DEEDS:
        sources = _arms_of(scene, reading, does, voice, addressee)
        if not sources and not reading.sources:
            hit = aimed_at(scene, reading, (), voice, addressee)
            sources = recall_agents(scene, reading, hit) or find_makers(scene, reading, hit)
    return sources


def _speaks_for(scene: Scene, voice: Mention, reading: Reading, sources: Sequence[Mention]) -> bool:
    """Return whether an act that a speaker tells of is the speaker's own, or that of a body it speaks for."""
    if not sources:
        # "The meeting was scheduled" has a subject of its own; what must or will be is the speaker's word all the same.
        subject = None if reading.future or reading.event is Event.REQUEST else reading.trigger.child("nsubj")
        own = subject is None or any(m.actor == voice.actor for m in scene.cast.mentions([subject], speaker=voice))
        return own and not reading.sources
    if any(t.lower in _OURSELVES for t in reading.sources):
        return True
    return any(scene.cast.speaks_for(voice, m) for m in sources)


def _doers_before(scene: Scene, reading: Reading) -> tuple[Mention, ...]:
    """Return whose "the raid" was, as told before, where the raid is all that is said to have killed."""
    subject = reading.trigger.child("nsubj")
    if subject is None or subject.dep == "nsubj:pass" or not is_deed(subject):
        return ()
    return recall_doers(scene, reading, [subject], ())


def _doers_of(reading: Reading) -> tuple[Token, ...]:
    """Return those of a reading's sources that can have done it, or the subject that only the order of words shows."""
    verb = reading.trigger
    subject = torn_subject(verb) or trailing_subject(verb) if reading.sources else subject_before(verb)
    if subject is None and reading.sources and all(map(is_scene, reading.sources)):
        subject = subject_before(verb)  # "In the evening Serb units shelled ..."
    return (subject,) if subject is not None else tuple(map(nearest_subject, doers_of(reading)))


def _is_open(reading: Reading, does: Sequence[Token]) -> bool:
    """Return whether who did a deed of violence is not told: its words name the sufferer, or what was fired."""
    fired = bool(does) and all(map(is_munition, does))
    return bool(told_to(reading)) or (reading.event is Event.ASSAULT and (does != reading.sources or fired))


def _arms_of(
    scene: Scene, reading: Reading, does: Sequence[Token], voice: Mention | None, addressee: Mention | None
) -> tuple[Mention, ...]:
    """Return whose the tanks or shells are that a deed of force has for its subject and no words give to anybody."""
    subject = reading.trigger.child("nsubj") if not does else None
    fired = subject is not None and subject.dep == "nsubj" and is_munition(subject)
    tokens = (subject,) if subject is not None and fired else does
    if not any(map(is_arms, tokens)):
        return ()
    return name_doers(scene, reading, tokens, aimed_at(scene, reading, (), voice, addressee))


def _is_told_of_others(scene: Scene, reading: Reading, enclosing: int | None) -> bool:
    """Return whether the tree took who tells of a deed for its doer: "the lawyer said the bullet entered, hit him".

    A finite verb in somebody's words has a subject of its own, as has a
    clause after what was quoted ("..., in making the arrest, the spokesman said").
    """
    if reading.event not in DEEDS or reading.future:
        return False
    if _goes_on_with_words(reading.trigger):
        return True
    if enclosing is None:
        return False
    attribution, verb = scene.attributions[enclosing], reading.trigger
    if attribution.speaker is None or attribution.speaker not in reading.sources or verb.head is attribution.speaker:
        return False
    if verb.dep == "conj" and verb.head is attribution.cue_token:
        return False
    return verb.xpos in _FINITE or (verb.relation == "advcl" and verb.head is attribution.cue_token)


def _goes_on_with_words(verb: Token) -> bool:
    """Return whether a verb stands in a list after a clause that somebody said: "said the bullet entered, hit him and".

    Of two verbs of the one who speaks the second has its conjunction: "said so and left".
    """
    if verb.dep != "conj" or any(c.relation == "cc" for c in verb.children):
        return False
    return any(verb.head.i < said.i < verb.i for said in verb.head.all_children("ccomp"))


def _is_in_adjunct(reading: Reading, speaker: Token | None) -> bool:
    """Return whether the tree took the doer from a phrase before the comma: "In a note to X, Y condemned ..."."""
    if speaker is None or not reading.sources or not speaker.i < reading.trigger.i:
        return False
    if speaker.relation in {"obj", "iobj"}:
        return False
    words, last = speaker.sentence.tokens, max(t.i for t in reading.sources)
    before = all(t.sentence is speaker.sentence and t.i < speaker.i for t in reading.sources)
    return before and words[0].upos == "ADP" and any(t.text == "," for t in words[last : speaker.i])


def _is_passed_on(scene: Scene, reading: Reading, enclosing: int | None) -> bool:
    """Return whether the party in the tree only quotes a nearer one: "quoted a general as saying"."""
    if enclosing is None or not scene.speakers(enclosing):
        return False
    cue = scene.attributions[enclosing].cue_token
    outer = (
        [scene.attributions[n].speaker for n in scene.holders(cue.start) if n != enclosing] if cue is not None else []
    )
    return bool(reading.sources) and all(t in outer for t in reading.sources)
