"""Coded events as statements: who did or said what to whom, on which condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.aims import is_deed, is_own, judges_deed
from escalate.extract.conditions import condition_of
from escalate.extract.counterparts import find_blamed, find_makers
from escalate.extract.drafts import Draft, build_statement
from escalate.extract.events.reading import explain_intensity
from escalate.extract.hearers import acting_in, find_aim, struck_in
from escalate.extract.parties import DEEDS, doers_of, is_called_off, is_only_meant, is_scene, told_to
from escalate.extract.predicates import whole_predicate
from escalate.extract.recall import recall_agents, recall_doers
from escalate.extract.roles import without
from escalate.extract.speech import LEAST_WORDS
from escalate.extract.subjects import nearest_subject, subject_before, torn_subject, trailing_subject
from escalate.extract.targets import find_targets
from escalate.extract.things import is_arms, is_munition, name_doers
from escalate.model import BlockKind, Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.conditions import ConditionClause
    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span, Statement
    from escalate.parse import Token

SPOKEN_ROOTS = frozenset(
    {Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.AGREE, Event.SUPPORT, Event.STATEMENT}
)
# What can hang on a condition: a promise, a threat, a demand, a refusal. A charge or a meeting told of cannot.
_CONDITIONED = frozenset({Event.THREATEN, Event.REQUEST, Event.AGREE, Event.REJECT, Event.SUPPORT, Event.CONCEDE})
# Roots that are nothing without somebody they are put to.
_ADDRESSED = frozenset({Event.THREATEN, Event.REQUEST, Event.ACCUSE, Event.REJECT})
# Roots that say nothing without somebody who promises or backs: "the meeting was scheduled".
_WITH_AUTHOR = frozenset({Event.AGREE, Event.SUPPORT})
_NEAR_START = 12
_OURSELVES = frozenset({"i", "we"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
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
    voices = scene.speakers(enclosing)
    voice = voices[0] if voices else None
    addressees = scene.addressees(owner if owner is not None else enclosing)
    addressee = addressees[0] if addressees else None
    does = () if _is_told_of_others(scene, reading, enclosing) else _doers_of(reading)
    sources = scene.acting(scene.cast.doers(does, speaker=voice, addressee=addressee), does, reading.trigger)
    sources = find_blamed(scene, reading, does, sources) or sources
    if not sources and not does and reading.event is Event.ASSAULT:
        sources = _doers_before(scene, reading)
    if not sources and reading.event in DEEDS:
        sources = _arms_of(scene, reading, does, voice, addressee)
        if not sources and not reading.sources:
            hit = _aimed_at(scene, reading, (), voice, addressee)
            sources = recall_agents(scene, reading, hit) or find_makers(scene, reading, hit)
    spoken = reading.future or reading.event in SPOKEN_ROOTS or (owner is not None and reading.event not in DEEDS)
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
    targets = _aimed_at(scene, reading, sources, voice, addressee)
    # Who is told of a threat ("told reporters that ...") is not whom it threatens.
    told = owner is None and reading.event is Event.THREATEN
    if not targets and spoken and not told and not judges_deed(reading):
        targets = tuple(m for m in addressees if not any(scene.cast.serves(s, m) for s in sources))
    if not sources and not targets:
        return None
    content = scene.content(speech) if speech is not None else _clause_of(scene, reading)
    if content is not None and speech is not None and not _says_something(scene, content, targets, speech):
        content = None
    if reading.event is not Event.THREATEN or content is not None:
        content = whole_predicate(scene, reading, content)
    clause = _condition(scene, reading, spoken=spoken)
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
            speech=speech,
            enclosing=enclosing,
            content=content if spoken else None,
            clause=clause,
            act=reading.act,
            reason=explain_intensity(reading),
            negated=reading.negated,
            future=reading.future,
            hypothetical=reading.hypothetical
            or (enclosing is not None and is_only_meant(reading))
            or is_called_off(reading)
            or scene.is_unsaid(enclosing),
        ),
    )


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
    return name_doers(scene, reading, tokens, _aimed_at(scene, reading, (), voice, addressee))


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


def _aimed_at(
    scene: Scene, reading: Reading, sources: Sequence[Mention], voice: Mention | None, addressee: Mention | None
) -> tuple[Mention, ...]:
    if reading.event is not Event.THREATEN:
        return find_targets(scene, reading, sources, speaker=voice, addressee=addressee)
    # "warned that its army would answer" threatens somebody else than the army.
    struck = struck_in(reading.content.subtree()) if reading.content is not None else []
    tokens = struck or [t for t in reading.targets if not is_own(t) and not _does(t, reading)]
    if not struck and sources and reading.content is not None and set(tokens) <= set(reading.content.subtree()):
        # "warned that it would ask X for help if Y went on" threatens Y
        clause = _condition(scene, reading, spoken=True)
        met = scene.cast.within(acting_in(clause), speaker=voice, addressee=addressee) if clause is not None else ()
        others = tuple(m for m in met if not any(scene.cast.same_side(m, s) for s in sources))
        if others:
            return others[:1]
    targets = scene.cast.within(tokens, speaker=voice, addressee=addressee)
    return tuple(m for m in targets if not any(scene.cast.same_side(m, s) for s in sources))


def _does(token: Token, reading: Reading) -> bool:
    """Return whether `token` is who would do what is threatened."""
    return token.dep == "nsubj" and reading.content is not None and token.head in (reading.content, reading.act)


def _says_something(scene: Scene, content: Span, targets: Sequence[Mention], speech: int) -> bool:
    """Return whether the content is more than whom the act is aimed at, as in "threatened the US"."""
    words = content.text.split()
    if len(words) < LEAST_WORDS:
        return False
    aimed = any(content.start <= m.span.start < content.start + _NEAR_START for m in targets)
    told = any(t.upos == "VERB" for t in scene.tokens_within(content))
    return told or bool(scene.attributions[speech].quotes) or not aimed or words[0].lower() in _OPENERS


def _condition(scene: Scene, reading: Reading, *, spoken: bool) -> ConditionClause | None:
    if not (reading.future or (spoken and (reading.event in _CONDITIONED or reading.mode == "appeal"))):
        return None
    clauses = scene.conditions[reading.trigger.sentence.index]
    for token in (reading.trigger, reading.content, reading.act):
        clause = condition_of(token, clauses, unreal=True) if token is not None else None
        if clause is not None and not (clause.tells_time() and not reading.future):
            return clause
    return None


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
