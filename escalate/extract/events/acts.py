"""Single readings: a verb or a noun as the act it names, and what obligation and possibility make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.events import arguments, misreadings, moods, phrases, roles, vocabulary
from escalate.extract.events.reading import Reading, base_intensity
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.events.entries import Entry
    from escalate.parse import Token

_CONDITIONS = frozenset({"if", "unless", "any", "should", "until", "otherwise", "or"})


def fixed_words(entry: Entry, token: Token) -> Iterator[int]:
    """Yield the words that belong to an entry's phrase and so are no events of their own ("cut [aid]")."""
    for requirement in entry.requires:
        if requirement.words and requirement.slot == "xcomp" and (clause := phrases.infinitive(token)) is not None:
            yield clause.i
        if "@refusal" in requirement.words and (said := token.child("ccomp")) is not None:
            yield said.i
        if requirement.words and requirement.slot in {"obj", "subj"}:
            filler = arguments.fill(token, requirement.slot)
            if filler is not None and filler.upos == "NOUN" and not vocabulary.is_person(filler):
                yield filler.i


def read_verb(entry: Entry, event: Event, token: Token) -> Reading:
    """Return the plain reading of a verb: the act as done, its slots filled."""
    fixed = frozenset(w for r in entry.requires if r.slot != "subj" for w in r.words) | frozenset(entry.following)
    if entry.target[:1] == ("obj",):
        # The fixed object of "expel [a diplomat]" is the target; that of "hold [talks]" is no party.
        thing = arguments.fill(token, "obj")
        fixed = frozenset() if thing is not None and _is_hit(thing, event) else fixed
    return Reading(
        event=event,
        mode=entry.mode,
        cameo=entry.cameo,
        intensity=base_intensity(entry, event),
        trigger=token,
        act=token,
        entry=entry,
        sources=roles.fillers(token, entry.source or ("subj",)),
        targets=roles.fillers(token, entry.target or ("obj",), fixed=fixed),
    )


def _is_hit(thing: Token, event: Event) -> bool:
    """Return whether a fixed object is whom or what the act befalls: a person, the town that is taken."""
    place = vocabulary.is_place(thing) or vocabulary.names_actor(thing)
    return vocabulary.is_person(thing) or (event is Event.ASSAULT and place)


def read_noun(entry: Entry, event: Event, token: Token) -> Reading:
    """Return the reading of an event noun, its sides found by their case relations."""
    sources, targets = roles.of_noun(token)
    if "speaker" in entry.source:
        sources, targets = roles.fillers(token, entry.source), roles.fillers(token, entry.target)
    elif misreadings.heads_copula(token):
        bearer = roles.fillers(token, ("subj",))
        held = event is Event.COERCE and phrases.preposition(token) == "in"
        if held or phrases.preposition(token) == "under":
            doers = sources if held else ()
            sources, targets = roles.fillers(token, ("nmod:from/by",)) or doers, bearer or targets
        else:
            sources = bearer or sources
    return Reading(
        event=event,
        mode=entry.mode,
        cameo=entry.cameo,
        intensity=base_intensity(entry, event),
        trigger=token,
        act=token,
        entry=entry,
        sources=sources,
        targets=targets,
    )


def oblige(reading: Reading, token: Token) -> Reading | None:
    """Turn "X said Y must ..." into a demand of X on Y."""
    speaker = arguments.speaker(token)
    doer = roles.fillers(token, ("subj",)) or reading.sources or reading.targets
    if speaker is None or not doer:
        return None
    return replace(
        reading,
        event=Event.REQUEST,
        mode="demand",
        path=("must", *reading.path),
        intensity=0.0,
        sources=(speaker,),
        targets=doer,
        content=token,
    )


def holds_as_possible(reading: Reading, mood: moods.Mood) -> bool:
    """Return whether what may or can be so is an event all the same: threats and charges are, and "cannot agree"."""
    if mood.negated:
        return reading.event in {Event.AGREE, Event.CONCEDE, Event.RETREAT, Event.SUPPORT}
    return reading.event in {Event.THREATEN, Event.REQUEST, Event.ACCUSE}


def is_advice(argument: Token, token: Token) -> bool:
    """Return whether a warning tells of what may come without the speaker's doing, and is so no threat.

    It is none when nobody is addressed, nothing is made a condition, and the
    clause has a doer who is not the speaker ("warned that a ban would fail").
    """
    addressed = arguments.fill(token, "obj")
    if addressed is not None and vocabulary.is_actor(addressed):
        return False
    if phrases.preposition(argument) == "against":
        return argument.upos == "VERB"
    if any(t.lower in _CONDITIONS for t in argument.subtree()):
        return False
    if argument.relation != "ccomp":
        doer = next(iter(roles.of_noun(argument)[0]), None) if argument.upos == "NOUN" else None
    elif argument.lemma in vocabulary.word_set("reckoning"):
        return False
    else:
        doer = arguments.subject(argument)
        # "the army would shoot": the speaker's own, as far as the sentence tells.
        doer = None if doer is not None and doer.lemma in vocabulary.word_set("force") else doer
    if doer is None or doer.upos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    speaker = arguments.subject(token)
    return speaker is None or doer.lemma != speaker.lemma


def is_assurance(argument: Token) -> bool:
    """Return whether a clause only assures somebody of what is so: "assured them that they formed a unit"."""
    verbs = (argument, *argument.all_children("cop", "aux"))
    past = any(t.xpos in {"VBD", "VBZ", "VBP"} for t in verbs)
    return argument.relation == "ccomp" and past and not moods.mood_of(argument).future


def is_asked_of(argument: Token, token: Token) -> bool:
    """Return whether somebody is asked to act: "asked Oslo to stop the flights" appeals to Oslo and blames nobody."""
    addressed = arguments.fill(token, "obj") or arguments.fill(token, "iobj")
    asked = addressed is not None and addressed is not argument and vocabulary.is_actor(addressed)
    return asked and argument.upos == "VERB" and phrases.is_infinitive(argument)


def is_by_speaker(reading: Reading, token: Token) -> bool:
    """Return whether what is claimed is the speaker's own deed ("claimed that they had attacked the base")."""
    speaker = arguments.subject(token)
    return any(s is speaker or s.upos == "PRON" for s in reading.sources)
