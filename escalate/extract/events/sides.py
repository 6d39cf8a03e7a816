"""The last look at a reading's two sides: issuers for documents, a target from the clause, both for what is mutual."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.events import arguments, figures, misreadings, moods, phrases, roles, vocabulary, voice
from escalate.extract.events.asides import tells_words
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.events.reading import Reading
    from escalate.parse import Token

_COMPLEMENTS = frozenset({"obl", "nmod", "iobj", "obj", "xcomp", "acl"})
_ASIDE = frozenset({"acl", "advcl", "nmod", "obl", "amod", "appos", "csubj"})
_ONLY_PARTIES = frozenset(Event) - {
    Event.ACCUSE,
    Event.REJECT,
    Event.SUPPORT,
    Event.AGREE,
    Event.THREATEN,
    Event.STATEMENT,
}
_ARMED = frozenset({Event.ASSAULT, Event.MOBILIZE, Event.SANCTION})
_SAID = frozenset({Event.AGREE, Event.SUPPORT, Event.REQUEST, Event.THREATEN, Event.CONCEDE, Event.COOPERATE})
_WHERE = frozenset({"in", "at", "along", "near", "off", "over", "on", "outside", "inside", "across", "around"})
# What is done with forces: they are moved, and are not those it is done to.
_OF_FORCES = frozenset({Event.MOBILIZE, Event.RETREAT})
_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty"}
    | {"thirty", "forty", "fifty", "dozens", "scores", "hundreds", "thousands", "several", "many", "others"}
)
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d"})
_FACE_TO_FACE = frozenset({"meet", "visit"})
_MUTUAL_EVENTS = frozenset({Event.CONSULT, Event.COOPERATE})
_MUTUAL_MODES = frozenset({"meet", "sign", "fight", "cooperate", "agree", "exercise", "truce"})


def complete(reading: Reading) -> Reading:
    """Return the reading with its sides as parties: nobody on both sides unless the act is mutual."""
    sources = tuple(roles.issuer(t) for t in reading.sources) or _left_of(reading)
    if reading.future and sources and all(_is_bare_force(t) for t in sources):
        said_by = arguments.speaker(reading.trigger)
        sources = (said_by,) if said_by is not None and vocabulary.is_actor(said_by) else sources
    if reading.future and not sources and voice.is_passive(reading.trigger):
        # "said that two of them would be expelled": the speaker's side will do it.
        said_by = arguments.speaker(reading.trigger)
        sources = (said_by,) if said_by is not None and vocabulary.is_actor(said_by) else ()
    targets = tuple(t for t in reading.targets if not _same(t, sources))
    own = tuple(t for t in targets if _is_own_thing(t) or _is_moved(t, reading))
    if own:
        other = _other_side(reading, (*sources, *own))
        kept = tuple(t for t in targets if t not in own)
        targets = kept or other or (() if _moves_forces(reading) else own)
    if not sources and _moves_forces(reading):
        sources = tuple(t for t in targets if _is_force(t))
        targets = tuple(t for t in targets if not _same(t, sources))
    if not any(vocabulary.is_actor(t) for t in targets):
        things = tuple(t for t in targets if t.upos == "NOUN" and not vocabulary.is_time(t))
        other = _other_side(reading, (*sources, *own))
        targets = (*things, *(t for t in other if not _same(t, things))) or targets
    reading = replace(reading, sources=sources, targets=tuple(map(_beyond, targets)))
    return _mutual(reading)


def _beyond(token: Token) -> Token:
    """Return whom a border is shared with: who moves tanks to "the border with Chile" moves them against Chile."""
    if not vocabulary.is_place(token):
        return token
    with_ = (c for c in token.children if c.relation == "nmod" and phrases.preposition(c) == "with")
    return next((c for c in with_ if vocabulary.names_actor(c)), token)


def _is_own_thing(token: Token) -> bool:
    """Return whether a phrase names forces or another thing of the one who acts: "its navy", "their border with"."""
    owner = token.child("nmod:poss")
    if owner is None or owner.lower not in {"its", "their", "his", "her"}:
        return False
    return _is_force(token) or not vocabulary.names_actor(token)


def _moves_forces(reading: Reading) -> bool:
    """Return whether forces are what is moved; a ship or soldier released is who it is done to."""
    return reading.event in _OF_FORCES and reading.mode not in {"release", "return"}


def _is_bare_force(token: Token) -> bool:
    """Return whether forces are named without a side: who says what "troops" will do speaks of its own."""
    return _is_force(token) and not any(
        vocabulary.names_actor(t)
        for t in token.subtree()
        if t is not token and t.relation != "conj" and not _is_force(t)
    )


def _is_force(token: Token) -> bool:
    # Some plurals are their own lemma ("troops").
    return bool(vocabulary.word_set("force") & {token.lemma.lower(), token.lower, token.lower.removesuffix("s")})


def _is_moved(token: Token, reading: Reading) -> bool:
    """Return whether a phrase names the forces that are moved: "sent two frigates to the strait"."""
    moved = _moves_forces(reading) and token.head in (reading.trigger, reading.act)
    return moved and token.relation in {"obj", "nsubj"} and _is_force(token)


def is_between_parties(reading: Reading) -> bool:
    """Return whether at least one side names a party, and nothing dead is said to have done what only a party does.

    A meeting needs both sides, words a speaker: "the cabinet met" and "it was agreed" are no events between parties.
    """
    if (reading.event is Event.CONSULT and not (reading.sources and reading.targets)) or figures.is_no_act(reading):
        return False
    if reading.event is Event.CONSULT and not reading.path and reading.mode in _FACE_TO_FACE:
        return any(map(_can_be_met, reading.targets))
    if reading.event in _SAID and not any(map(_can_do, reading.sources)):
        return False
    if figures.is_figurative(reading) or figures.is_misfortune(reading):
        return False
    if "speaker" in reading.entry.source:
        return True  # who says so may stand in another sentence
    if reading.event in _ONLY_PARTIES and reading.sources:
        able = _can_act if reading.event in _ARMED else _can_do
        if not any(map(able, reading.sources)):
            return False
    if reading.mode == "explode" and any(map(vocabulary.is_place, reading.targets)):
        return True  # "two bombs went off in the market": nobody is named, and yet somebody was attacked
    if any(vocabulary.is_actor(t) or _is_number_of_people(t, reading) for t in (*reading.sources, *reading.targets)):
        return True
    return figures.befalls_a_thing(reading)


def _can_be_met(token: Token) -> bool:
    """Return whether a phrase names people, a body or a place where they are: one tours a camp, but no damage."""
    beside = [c for c in token.children if c.relation != "nmod" or not phrases.preposition(c)]
    # "talks in Jordan with the king": the tree may hang the king on Jordan
    partners = [t for t in token.subtree() if t is not token and phrases.preposition(t) in {"with", "between"}]
    named = any(map(vocabulary.names_actor, (*phrases.conjuncts(token), *beside, *partners)))
    counted = vocabulary.is_people(token) or vocabulary.is_nationals(token)
    return named or counted or vocabulary.is_place(token) or token.upos in {"PROPN", "PRON"}


def _is_number_of_people(token: Token, reading: Reading) -> bool:
    """Return whether a bare number counts the victims, or who protests: "at least ten were wounded"."""
    if reading.event is Event.PROTEST and vocabulary.is_people(token):
        return True
    hurt = reading.event is Event.ASSAULT and reading.mode in {"kill", "wound", "abduct"}
    number = token.upos == "NUM" or token.lower in _NUMBERS
    return hurt and number and token.relation in {"nsubj", "obj"}


def _can_do(token: Token) -> bool:
    """Return whether a phrase may name somebody who arrests, promises, demands or backs: no raid or talk does."""
    if token.upos in {"VERB", "AUX"}:
        return token.lemma in vocabulary.word_set("actor")  # "court" may be tagged as a verb
    if token.upos != "NOUN" or vocabulary.is_people(token):
        return True
    return (vocabulary.is_actor(token) or vocabulary.is_document(token)) and _can_act(token)


def _can_act(token: Token) -> bool:
    token = phrases.counted(token)
    if token.lower in {"this", "these", "those"}:
        return False
    if vocabulary.is_abstract(token) and not vocabulary.is_document(token):
        return token.lemma in vocabulary.word_set("weapon")
    if vocabulary.is_actor(token) or vocabulary.is_document(token) or token.upos not in {"NOUN", "PROPN"}:
        return True
    return token.lemma in vocabulary.word_set("weapon")


def is_aside(reading: Reading) -> bool:
    """Return whether the event is told in passing, inside another phrase, with one of its sides left out."""
    whole = reading.sources and (reading.targets or _moves_forces(reading))
    aside = reading.trigger.relation in _ASIDE and not misreadings.is_finite_misread(reading.trigger)
    told = _is_content(reading.trigger) or _is_told_of_victim(reading) or tells_words(reading)
    return aside and not whole and not told and not _is_told_of_doer(reading)


def _is_told_of_doer(reading: Reading) -> bool:
    """Return whether a lesser clause says in the past who did the act: "a day after Peru suspended the talks"."""
    verb = reading.trigger
    clause = verb
    while clause.dep == "conj" and clause.head.upos == "VERB" and clause.child("nsubj") is None:
        clause = clause.head
    past = verb.xpos == "VBD" or (verb.xpos == "VBN" and any(c.lower in _HAVE for c in clause.all_children("aux")))
    doer = arguments.subject(verb) if past and clause.dep in {"advcl", "acl:relcl", "advcl:relcl"} else None
    if any(c.lower == "with" for c in clause.all_children("mark", "case")) or verb.lemma == "call":
        return False  # "found with the head cut off", "after what she called a mistake"
    own = doer is not None and not voice.is_passive(verb) and clause.child("nsubj") is not None
    if doer is None or not own or not vocabulary.is_actor(doer):
        return False
    return any(t in reading.sources for t in (doer, phrases.counted(doer)))


def _is_told_of_victim(reading: Reading) -> bool:
    """Return whether a passive in a lesser clause tells whom force was used on: "when he was shot"."""
    verb = reading.trigger
    told = verb.dep in {"advcl", "acl:relcl"} and verb.child("aux:pass") is not None and verb.child("nsubj") is not None
    return told and reading.event in {Event.ASSAULT, Event.COERCE} and any(map(vocabulary.is_actor, reading.targets))


def _is_content(token: Token) -> bool:
    """Return whether a clause tells what a noun such as "report" says: "reports that troops had been attacked"."""
    return token.dep == "acl" and token.child("nsubj") is not None and phrases.preposition(token) == "that"


def _same(token: Token, others: tuple[Token, ...]) -> bool:
    return any(token is o for o in others)


def _left_of(reading: Reading) -> tuple[Token, ...]:
    """Return the party nearest before an active verb to which the tree gives no subject."""
    verb = reading.trigger
    if verb.upos != "VERB" or voice.is_passive(verb) or verb.relation in {"amod", "acl", "compound", "nmod"}:
        return ()
    for token in reversed(verb.sentence.tokens[: verb.i]):
        if (token.upos in {"VERB", "AUX"} and token.head is not verb) or token.lower in {";", ":"}:
            return ()
        free = token.relation in {"nsubj", "root", "dep", "obl", "appos", "parataxis", "dislocated", "vocative", "obj"}
        if free and token.upos in {"NOUN", "PROPN", "PRON"} and not phrases.preposition(token):
            return (token,) if vocabulary.is_actor(token) and not _same(token, reading.targets) else ()
    return ()


def _other_side(reading: Reading, sources: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a party that hangs on the act, its content or its trigger by any preposition, nearest first."""
    nodes = [reading.act, reading.trigger]
    if reading.content is not None:
        nodes.insert(1, reading.content)
    for node in dict.fromkeys(nodes):
        for token in _below(node):
            fits = token.upos in {"NOUN", "PROPN", "ADJ", "NUM"} and vocabulary.is_actor(token)
            own = _is_own_thing(token) and (_moves_forces(reading) or not _is_force(token))
            placed = phrases.preposition(token) in {"", *phrases.ANY}
            if fits and placed and not own and not _is_moved(token, reading) and not _same(token, sources):
                return (token,)
    return ()


def _below(node: Token) -> Iterator[Token]:
    """Yield the complements of a word, then those of its complements, and so on, nearest first."""
    near = [
        c for c in node.children if c.relation in _COMPLEMENTS and c.dep not in {"nmod:poss", "obl:agent", "acl:relcl"}
    ]
    for _ in range(4):
        yield from near
        # "the areas bordering Laos"
        near = [c for t in near for c in t.children if c.relation in {"nmod", "obl", "obj"} or c.dep == "acl"]


def _mutual(reading: Reading) -> Reading:
    """Return a mutual act between coordinated parties with both of them on both sides."""
    sides = _between(reading)
    if len(sides) > 1:
        third = [t for t in reading.sources if vocabulary.is_actor(t) and not _same(t, sides)]
        return replace(reading, targets=sides) if third else _both(reading, sides)
    if (reading.event not in _MUTUAL_EVENTS and reading.mode not in _MUTUAL_MODES) or not reading.sources:
        return reading
    sides = phrases.conjuncts(reading.sources[0])
    if len(sides) < 2 or any(vocabulary.is_actor(t) and phrases.preposition(t) not in _WHERE for t in reading.targets):
        return reading
    return _both(reading, sides)


def _between(reading: Reading) -> tuple[Token, ...]:
    """Return the parties of "between A and B", also of "between A's and B's forces", or nothing."""
    near = [*reading.targets, *reading.sources, reading.act, *reading.trigger.children]
    for token in (t for node in near for t in (node, *node.children)):
        if phrases.preposition(token) not in {"between", "among"}:
            continue
        for head in (token, *(c for c in token.children if roles.names_side(c))):
            sides = phrases.conjuncts(head)
            if len(sides) > 1:
                return sides
    return ()


def _both(reading: Reading, sides: tuple[Token, ...]) -> Reading:
    """Return the reading as done by all `sides` together; what they do jointly may have another code."""
    event = moods.apply("jointly", reading.event, reading.mode) or reading.event
    intensity = reading.intensity if event is reading.event else ROOT_INTENSITY[event]
    return replace(reading, event=event, intensity=intensity, sources=sides, targets=sides, mutual=True)
