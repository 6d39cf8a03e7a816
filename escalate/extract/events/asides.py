"""What a lesser clause tells on its own account: "hours after Oslo threatened to leave", ", refusing to answer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases, vocabulary, voice
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.events.reading import Reading
    from escalate.parse import Token

_SPOKEN = frozenset({Event.THREATEN, Event.REQUEST, Event.REJECT, Event.ACCUSE, Event.AGREE, Event.STATEMENT})
# The operators of words that are said, and no moods of an act: "will" and "begin" stand for none.
_SPEAKING = frozenset(
    {"promise", "vow", "refuse", "reject", "threaten", "warn", "demand", "appeal", "accuse", "propose", "offer"}
    | {"request", "agree"}
)
_LESSER = frozenset({"advcl", "advcl:relcl", "acl:relcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def tells_words(reading: Reading) -> bool:
    """Return whether a lesser clause tells what its subject said, though whom it was said to is left out."""
    return _tells_refusal(reading) or _tells_saying(reading)


def _tells_refusal(reading: Reading) -> bool:
    """Return whether a participle tells what the subject refuses: "let the week run out, refusing to answer"."""
    verb = reading.trigger
    if verb.xpos != "VBG" or verb.relation != "advcl" or reading.event is not Event.REJECT:
        return False
    alone = verb.child("nsubj", "aux") is None and phrases.preposition(verb) in {"", "in"}
    return alone and bool(reading.sources)


def _tells_saying(reading: Reading) -> bool:
    """Return whether a clause tells a threat, demand or charge with its words: "who had threatened to resign"."""
    verb = reading.trigger
    said = reading.event in _SPOKEN and (not reading.path or reading.path[0] in _SPEAKING)
    if not said or verb.upos != "VERB" or verb.dep not in _LESSER or voice.is_passive(verb):
        return False
    saying = vocabulary.speech_verbs() | vocabulary.word_set("saying_infinitive")
    if verb.lemma not in saying or verb.child("xcomp", "ccomp") is None:
        return False
    return _is_told(verb) and any(map(vocabulary.is_actor, reading.sources))


def _is_told(verb: Token) -> bool:
    """Return whether a clause tells what was said: a finite one, or a participle of the subject's ("warning that")."""
    having = any(c.xpos == "VBG" and c.lemma == "have" for c in verb.children if c.dep == "aux")
    if verb.xpos == "VBG" or having:
        return phrases.preposition(verb) in {"", "after", "before"}
    finite = verb.xpos in _FINITE or any(c.xpos in _FINITE for c in verb.children if c.dep == "aux")
    return finite and phrases.preposition(verb) not in {"if", "unless", "until", "whether"}
