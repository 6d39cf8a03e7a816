"""Whose forces, arms and things are that a sentence gives no owner: "tanks shelled a market"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events.vocabulary import is_place, is_struck, word_set
from escalate.extract.parties import DEEDS, case_of, doers_of
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

# How many sentences back the owner of "the warplanes", or who fights the one hit, may have been told.
_REACH = 8
_FORCEFUL = frozenset({Event.ASSAULT, Event.COERCE, Event.MOBILIZE})
_RECALLED = 0.6
"""How sure it is that arms nobody is named for are those of who struck the same side before."""


def name_doers(
    scene: Scene, reading: Reading, tokens: Sequence[Token], targets: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whose the forces or arms among `tokens` are, who did a deed of force on `targets`.

    That is who had the like in the sentences before, who fought the side hit
    there, the other one of two states; else the arms by their words. Empty
    where none of the tokens names forces or arms.
    """
    arms = [t for t in tokens if is_arms(t)]
    if reading.event not in _FORCEFUL or not arms:
        return ()
    noun = arms[0]
    found = (
        _owners_before(scene, noun)
        or _foes(scene, reading, noun, targets)
        or (scene.cast.opposite(noun, targets[0]) if targets else ())
    )
    named = tuple(m for m in found if not any(scene.cast.same_side(m, t) for t in targets))
    # A plane that lands or a ship that moves threatens nobody.
    by_words = reading.event is not Event.MOBILIZE and reading.mode != "occupy" and not is_munition(noun)
    return named or (scene.cast.by_words(noun) if by_words else ())


def name_sufferers(scene: Scene, reading: Reading, things: Sequence[Token]) -> tuple[Mention, ...]:
    """Return the thing hit or seized as an actor by its words, where it is nobody's that is named."""
    if reading.event not in {Event.ASSAULT, Event.COERCE} or _is_done_with_nothing_armed(reading.trigger):
        return ()
    thing = next((t for t in things if is_thing(t) and t.relation != "compound"), None)
    return scene.cast.by_words(thing) if thing is not None else ()


def _is_done_with_nothing_armed(verb: Token) -> bool:
    """Return whether what is "bombarded with" something is not hit by arms: "with questions", "with snow"."""
    means = [c for c in verb.children if c.relation == "obl" and case_of(c) == "with"]
    return bool(means) and not any(map(is_arms, means)) and verb.child("nsubj:pass") is not None


def is_arms(token: Token) -> bool:
    """Return whether a noun names forces, their vehicles or what they fire, and nobody whose they are."""
    return token.upos in {"NOUN", "PROPN"} and (_is_in("force", token) or is_munition(token))


def is_munition(token: Token) -> bool:
    """Return whether a noun names what is fired or goes off."""
    return token.upos in {"NOUN", "PROPN"} and _is_in("munition", token)


def is_thing(token: Token) -> bool:
    """Return whether a noun names a vessel, vehicle, building, place or company of people that may be hit or seized."""
    return is_place(token) or is_struck(token)


def _is_in(kind: str, token: Token) -> bool:
    return not word_set(kind).isdisjoint({token.lemma.lower(), token.lower, token.lower.removesuffix("s")})


def _owners_before(scene: Scene, noun: Token) -> tuple[Mention, ...]:
    """Return whose the same arms were when they were named last: "Sudanese warplanes ... The warplanes ..."."""
    for token in _back(scene, noun):
        if token.lemma == noun.lemma and token.upos == noun.upos:
            found = tuple(m for m in scene.cast.within([token]) if scene.cast.is_placed(m))
            if found:
                return tuple(scene.cast.recalled(m, noun, sure=_RECALLED) for m in found)
    return ()


def _foes(scene: Scene, reading: Reading, noun: Token, targets: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who struck or ordered forces against the side of `targets` in the sentences before, the nearest first."""
    at = noun.sentence.index
    for earlier in sorted(scene.readings, key=lambda r: -r.trigger.start):
        near = at - _REACH <= earlier.trigger.sentence.index <= at and earlier.trigger.start < reading.trigger.start
        if not near or earlier.event not in DEEDS or earlier.negated or earlier.hypothetical:
            continue
        doers = tuple(m for m in scene.cast.doers(doers_of(earlier)) if scene.cast.is_placed(m))
        aimed = scene.cast.within(earlier.targets)
        if doers and any(scene.cast.same_side(a, t) for a in aimed for t in targets):
            return tuple(scene.cast.recalled(m, noun, sure=_RECALLED) for m in doers)
    return ()


def _back(scene: Scene, noun: Token) -> Iterator[Token]:
    """Yield the words before a noun, the nearest first, as far back as `_REACH` sentences."""
    at = noun.sentence.index
    yield from reversed(noun.sentence.tokens[: noun.i])
    for sentence in reversed(scene.sentences[max(0, at - _REACH) : at]):
        yield from reversed(sentence.tokens)
