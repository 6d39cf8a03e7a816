"""Find whom an act is aimed at as actors: by its own words, by where it struck, or by what was told just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.aims import aims_of, is_deed, is_means
from escalate.extract.counterparts import find_counterparts, find_left, find_other_state, find_owner, find_receivers
from escalate.extract.parties import is_scene, undergoers_of
from escalate.extract.recall import (
    is_answering,
    recall_answered,
    recall_askers,
    recall_attackers,
    recall_doers,
    recall_owners,
    recall_victims,
    recalls_harm,
)
from escalate.extract.roles import without
from escalate.extract.things import name_sufferers
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

_ANSWERS = frozenset({Event.ACCUSE, Event.REJECT, Event.REQUEST, Event.SUPPORT, Event.AGREE})
# Under these nobody acts upon its own: what is its own is only what it calls home or takes away.
_OUTWARD = frozenset({Event.SANCTION, Event.RETREAT, Event.MOBILIZE})
_OWNING = frozenset({"amod", "compound", "nmod:poss"})

# Here what is only said of a thing of one's own is aimed at nobody.
_WORDS = frozenset({Event.AGREE, Event.SUPPORT, Event.REJECT, Event.CONCEDE})
_HOSTILE = frozenset({Event.SANCTION, Event.COERCE, Event.ASSAULT, Event.ACCUSE})
# What two states do to each other: in an article about two, the one not named is the other.
_BETWEEN_STATES = frozenset({Event.SANCTION, Event.CONCEDE})
_ANSWERABLE = frozenset({Event.SANCTION, Event.MOBILIZE, Event.COERCE, Event.PROTEST})
_YIELDING = frozenset({Event.RETREAT, Event.CONCEDE})
_PLACED = frozenset({Event.ASSAULT, Event.MOBILIZE, Event.COERCE})
_SORRY = "apologize"


def find_targets(
    scene: Scene,
    reading: Reading,
    sources: Sequence[Mention],
    *,
    speaker: Mention | None,
    addressee: Mention | None,
) -> tuple[Mention, ...]:
    """Return whom a reading that is no threat is aimed at, without its own `sources`.

    An attack on a thing that is nobody's is aimed at the state where it lies
    ("struck positions near X"). What is refused or handed over is between the
    one who has it and the one who would get it. Who condemns "the raid" or
    rejects "the ultimatum" answers whoever the sentences just before say made
    it, as does who fires back.
    """
    aims = tuple(dict.fromkeys(_whole(scene, reading, t) for t in undergoers_of(reading) or aims_of(reading)))
    hit = _direct(scene, reading, aims, sources)
    if hit:
        return hit
    moved = (
        find_receivers(scene, reading, aims, sources)
        or find_owner(scene, reading, aims, sources)
        or find_left(scene, reading, aims, sources)
    )
    if moved:
        return moved
    met = scene.cast.within(aims, speaker=speaker, addressee=addressee)
    found = without(met, sources)
    if len(found) < len(met) and all(t.lower in {"them", "they"} for t in aims):
        found = ()  # "Cruz promised to bomb them" cannot mean Cruz and another
    if reading.event in _OUTWARD and all(_is_of(scene, m, sources) for m in found):
        found = ()
    if found and reading.event in _WORDS | _HOSTILE:
        found = _not_own(scene, reading, aims, found, sources)
    if reading.event is Event.SANCTION:
        found = find_other_state(scene, aims, found, sources) or found
    return found or _elsewhere(scene, reading, aims, sources) or name_sufferers(scene, reading, aims)


def _elsewhere(
    scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whom an act is aimed at where its object names nobody."""
    if reading.event in _PLACED:
        owners = recall_owners(scene, reading, [t for t in aims if not is_deed(t)], sources)
        if owners:
            return owners
    if reading.event is Event.ASSAULT:
        if is_answering(reading):
            return recall_attackers(scene, reading, sources)
        there = without(scene.cast.located([t for t in aims if not is_deed(t)]), sources)
        there = tuple(m for m in there if not _is_of(scene, m, sources))
        if there:
            return there
    if reading.event in _PLACED:
        there = _before_where(scene, reading, sources)
        if there:
            return there
    beside = find_counterparts(scene, reading, sources)
    if not beside and sources and reading.event in _ANSWERABLE:
        beside = recall_answered(scene, reading, sources)
    if not beside and sources and reading.event in _YIELDING:
        object_ = reading.trigger.child("obj")
        if object_ is not None and recalls_harm(object_):
            beside = recall_victims(scene, reading, sources)
    if reading.event is Event.SANCTION and beside and not any(map(scene.cast.is_placed, beside)):
        beside = (scene.cast.opposite(reading.trigger, sources[0]) if sources else ()) or beside
    if not beside and sources and reading.event in _BETWEEN_STATES:
        return scene.cast.opposite(reading.trigger, sources[0])
    if beside or reading.event not in _ANSWERS:
        return beside
    recalled = recall_doers(scene, reading, (*aims, *_judged(reading)), sources)
    if recalled or not sources:
        return recalled
    if reading.mode == _SORRY:
        return recall_victims(scene, reading, sources)
    return recall_askers(scene, reading, sources) if reading.event is Event.REJECT else ()


def _whole(scene: Scene, reading: Reading, token: Token) -> Token:
    """Return the noun that a word only describes or places, if that noun is somebody.

    "The American ambassador was injured" tells of the ambassador, "went off at
    the embassy in Nairobi" of the embassy.
    """
    while token.relation in {"amod", "compound", "conj"} and token.head.upos == "NOUN":
        if token.relation != "conj" and scene.cast.mentions([token.head]):
            return token.head
        if reading.event is not Event.ASSAULT:
            return token
        token = token.head
    if reading.event is Event.ASSAULT and is_scene(token) and token.relation == "nmod" and token.head.upos == "NOUN":
        held = [m for m in scene.cast.within([token.head]) if scene.cast.is_placed(m)]
        return token.head if held and not is_deed(token.head) else token
    return token


def _direct(scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the direct object of a hostile act where it is somebody and the tree's target stands elsewhere."""
    object_ = reading.trigger.child("obj")
    if reading.event not in {*_HOSTILE, Event.PROTEST} or object_ is None or reading.trigger.upos != "VERB":
        return ()
    inside = set(object_.subtree())
    if any(t in inside for t in aims) or is_means(object_):
        return ()
    found = without(scene.cast.mentions([object_]), sources)
    if not found and aims and not any(map(scene.cast.is_placed, scene.cast.within(aims))) and not is_deed(object_):
        found = without(scene.cast.within([object_]), sources)  # "boarded a Spanish trawler on the Banks"
    personal = object_.upos in {"PRON", "PROPN"}
    return tuple(m for m in found if (personal or scene.cast.is_placed(m)) and not _is_of(scene, m, sources))


def _not_own(
    scene: Scene, reading: Reading, aims: Sequence[Token], found: Sequence[Mention], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whom words are aimed at without the side that speaks, where it is only whose a thing is.

    "Obama opposes American boots on the ground" says nothing against the
    United States, nor does a state promise its own army something.
    """
    heads = {m.actor for m in scene.cast.mentions(t for t in aims if t.relation not in _OWNING)}
    states = [s for s in sources if scene.cast.is_state(s)] if reading.event in _WORDS else []
    return tuple(
        m
        for m in found
        if not (m.actor not in heads and _is_of(scene, m, sources))
        and not any(scene.cast.same_side(m, s) for s in states)
    )


def _before_where(scene: Scene, reading: Reading, sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whose the place is that a clause with "where" describes: "on Syria's border, where it massed tanks"."""
    verb = reading.trigger
    if verb.relation != "acl" or not any(c.lower == "where" for c in verb.children):
        return ()
    found = scene.cast.within([verb.head])
    return tuple(m for m in found if not _is_of(scene, m, sources))


def _judged(reading: Reading) -> tuple[Token, ...]:
    """Return the deed that a verb of naming judges: "called the seizure of the ship an act of war"."""
    named = (c for c in reading.trigger.children if c.relation in {"obj", "iobj"} and is_deed(c))
    return tuple(named) if reading.event is Event.ACCUSE else ()


def _is_of(scene: Scene, mention: Mention, sources: Sequence[Mention]) -> bool:
    return any(scene.cast.same_side(mention, s) for s in sources)
