"""Acts of violence whose doer is a deed or a weapon: "the blasts killed" leaves open who did it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.events.reading import Reading
    from escalate.parse import Token

_WHERE = frozenset({"in", "at", "along", "near", "off", "over", "on", "outside", "inside", "across", "around"})


def without_deed(reading: Reading) -> Reading:
    """Return an act of violence without the deed that stands as its doer: who did it is open in "the blasts killed"."""
    if reading.event is not Event.ASSAULT:
        return reading
    doers = tuple(t for t in reading.sources if not _is_deed(t) and not _is_scene_of_deed(t, reading.trigger))
    return replace(reading, sources=doers) if len(doers) < len(reading.sources) else reading


def _is_deed(token: Token) -> bool:
    """Return whether a word names the deed or the thing that did the harm, and nobody who did it."""
    token = phrases.counted(token)
    if token.upos not in {"NOUN", "PROPN"}:
        return False
    owned = any(vocabulary.names_actor(t) for t in token.subtree() if t is not token)
    thing = not owned and not vocabulary.word_set("charge").isdisjoint({token.lemma, token.lower.removesuffix("s")})
    return thing or token.lemma in vocabulary.word_set("deed")


def _is_scene_of_deed(token: Token, verb: Token) -> bool:
    """Return whether "bombings at embassies that killed ..." hangs the killing on the place instead of on the deed."""
    place = verb.head
    if verb.dep != "acl:relcl" or vocabulary.is_person(place) or not (token is place or token.head is place):
        return False
    if phrases.preposition(place) not in {*_WHERE, ""}:
        return False
    while place.relation in {"nmod", "conj"} and place.head is not place:
        place = place.head
        if place.lemma in vocabulary.word_set("deed"):
            return True
    return False
