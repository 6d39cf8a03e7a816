"""Harm without an attacker: words of war used of ideas, and deaths by nature or accident; words of trade and talk."""

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
# Acts whose verbs the stock pages use of prices and accounts.
_PRICED = frozenset({Event.ASSAULT, Event.CONCEDE, Event.ACCUSE})
_MONEY = frozenset({"$", "£", "€", "#"})
_QUOTES = frozenset("\"“”'‘’") | {"``", "''"}
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


def is_no_act(reading: Reading) -> bool:
    """Return whether the words of an act tell of a price, of a name given to something or of a text given out."""
    return _is_price(reading) or _is_naming(reading) or _is_text(reading.trigger) or _is_bearing(reading.trigger)


def _is_price(reading: Reading) -> bool:
    """Return whether a sum or fraction is the object: "the share eased 1/8", "charged $46 million against earnings"."""
    thing = reading.trigger.child("obj") if reading.trigger.upos == "VERB" else None
    if reading.event not in _PRICED or thing is None or any(map(vocabulary.is_actor, reading.targets)):
        return False
    words = {thing.text, *(c.text for c in thing.children), thing.sentence.tokens[thing.i - 1].text}
    sum_of = thing.upos in {"NUM", "SYM"} and any(w in _MONEY or "/" in w or "." in w.strip(".") for w in words)
    return sum_of or thing.text in _MONEY


def _is_naming(reading: Reading) -> bool:
    """Return whether somebody is given a name and not a call: "called the voters 'fools'", "what she called a rant"."""
    verb = reading.trigger
    if verb.lemma != "call" or verb.upos != "VERB":
        return False
    what = next((c for c in verb.children if c.lower == "what" and c.i < verb.i), None)
    if what is not None or (verb.dep == "acl:relcl" and verb.head.lower == "what"):
        return True
    thing = verb.child("obj")
    if reading.event is not Event.CONSULT or thing is None or thing.i < verb.i:
        return False
    end = max(t.i for t in thing.subtree() if t.relation not in {"appos", "punct"} and t.head.relation != "appos")
    after = verb.sentence.tokens[end + 1 : end + 2]
    label = verb.child("xcomp")
    named = label is not None and label.upos != "VERB"  # not "called the king to discuss trade"
    return named or bool(after and after[0].text in _QUOTES)


def _is_bearing(verb: Token) -> bool:
    """Return whether somebody bears arms and nobody gave them: "he was armed with a rifle"."""
    if verb.lemma != "arm" or not voice.is_passive(verb):
        return False
    return all(phrases.preposition(c) != "by" for c in verb.all_children("obl", "obl:agent"))


def _is_text(noun: Token) -> bool:
    """Return whether a release is words given out: "said in a release", "according to a news release"."""
    if noun.lemma != "release" or noun.upos != "NOUN" or phrases.preposition(noun) not in {"in", "according to", "by"}:
        return False
    return all(phrases.preposition(c) != "of" for c in noun.all_children("nmod")) and noun.child("nmod:poss") is None
