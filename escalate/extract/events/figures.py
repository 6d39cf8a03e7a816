"""Harm without an attacker: words of war used of ideas, and deaths by nature or accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import arguments, obliques, phrases, vocabulary, voice
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.events.reading import Reading
    from escalate.parse import Token

_WARLIKE = frozenset({"attack", "fight", "fire", "bombard", "explode", "destroy", "kill", "wound"})
_AIMED = frozenset({"", "against", "on", "upon", "at", "with"})
# Harm that fire, floods and accidents do too.
_BY_NOBODY = frozenset({"destroy", "kill", "wound", "occupy", "fight"})
_GUNS = frozenset({"gun", "machine", "rocket", "mortar", "shell", "sniper", "enemy", "hostile", "cross"})


def is_figurative(reading: Reading) -> bool:
    """Return whether a word of war is used of what nobody can shoot at: "a battle against inflation"."""
    if reading.event is not Event.ASSAULT or reading.mode not in _WARLIKE or not reading.targets:
        return False
    nodes = {reading.trigger, reading.act}
    aimed = [t for t in reading.targets if t.head in nodes and phrases.preposition(t) in _AIMED]
    return bool(aimed) and all(map(vocabulary.is_abstract, aimed))


def is_misfortune(reading: Reading) -> bool:
    """Return whether people came to harm by nature or accident: "killed in the crash", "the flood that killed"."""
    if reading.event is not Event.ASSAULT or reading.mode not in {"kill", "wound", "destroy", "attack"}:
        return False
    verb = reading.trigger
    causes = (arguments.subject(verb), obliques.oblique(verb, frozenset({"in", "by", "from", "of", "during", "when"})))
    if any(c is not None and c.upos == "NOUN" and _is_disaster(c) for c in causes):
        return True
    if verb.dep == "acl:relcl" and any(map(_is_disaster, _above(verb.head))):
        return True  # "a fire in the city that killed more than a hundred"
    known = any(map(vocabulary.is_actor, reading.sources))
    return not known and any(t.lemma in vocabulary.word_set("nature") for t in verb.sentence.tokens)


def _is_disaster(token: Token) -> bool:
    if token.lemma == "fire" and any(c.lemma in _GUNS | vocabulary.word_set("force") for c in token.children):
        return False
    return token.lemma in vocabulary.word_set("disaster")


def _above(noun: Token) -> Iterator[Token]:
    """Yield a noun and what it hangs on as a place or further member: "city", "fire" of "a fire in the city"."""
    yield noun
    while noun.relation in {"nmod", "conj"} and noun.head is not noun:
        noun = noun.head
        yield noun


def befalls_a_thing(reading: Reading) -> bool:
    """Return whether force is told that only people use, on what is somebody's: "a trawler was boarded off the coast".

    A house destroyed or a road closed may be so by nobody.
    """
    forcible = (reading.event is Event.ASSAULT and reading.mode not in _BY_NOBODY) or (
        reading.event is Event.COERCE and reading.mode in {"seize", "arrest"}
    )
    tool = next((c for c in reading.trigger.all_children("obl") if phrases.preposition(c) == "with"), None)
    arms = vocabulary.word_set("munition") | vocabulary.word_set("weapon") | vocabulary.word_set("force")
    if tool is not None and not any(t.lemma in arms or t.lower.removesuffix("s") in arms for t in tool.subtree()):
        return False
    told = reading.trigger.upos == "VERB" and not reading.sources and voice.is_passive(reading.trigger)
    return forcible and told and any(map(vocabulary.is_struck, reading.targets))
