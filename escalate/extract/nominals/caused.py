"""Acts that an infinitive tells as having come about: "the invasion prompted the council to impose an embargo"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.acts import state_reading
from escalate.extract.events import acts, phrases
from escalate.extract.events.sides import complete, is_between_parties
from escalate.extract.nominals.phrases import place_words
from escalate.extract.nominals.places import is_realised
from escalate.resolve.times import date_of, expression_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import EventLexicon, Reading
    from escalate.extract.scene import Scene
    from escalate.model import Statement, When
    from escalate.parse import Token

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
# What an infinitive tells as having come about is less sure than what a verb tells outright.
_SURE = 0.7


def find_caused(scene: Scene, told: Sequence[Statement], *, lexicon: EventLexicon) -> Iterator[Statement]:
    """Yield the acts to which something moved somebody: they happened when the verb of moving says so.

    Each is dated as that verb is. What is told by `told` already is left.
    """
    taken = {s.report.trigger.start for s in told} | {r.act.start for r in scene.readings}
    for sentence in scene.sentences:
        for verb in sentence.tokens:
            act = _moved_to(verb)
            if act is None or act.start in taken or verb.start in taken or scene.enclosing(verb.start) is not None:
                continue
            reading = _read(act, verb, lexicon)
            statement = state_reading(scene, reading, owner=None, enclosing=None) if reading is not None else None
            if statement is not None and statement.sources:
                when = _when(scene, act, verb)
                yield replace(statement, when=when, confidence=round(_SURE * statement.confidence, 2))


def _when(scene: Scene, act: Token, verb: Token) -> When | None:
    own = expression_of(act, times=scene.times, sentence=act.sentence)
    if own is not None and own.when is not None:
        return own.when
    return date_of(verb, times=scene.times, sentence=verb.sentence, published=scene.article.published)


def _moved_to(verb: Token) -> Token | None:
    """Return the infinitive of what somebody was moved to do, where that is told as having come about."""
    if verb.upos != "VERB" or verb.lemma not in place_words("moving") or not is_realised(verb):
        return None
    if verb.child("obj") is None and verb.child("nsubj:pass") is None:
        return None
    clauses = (c for c in verb.children if c.i > verb.i and c.relation in _CLAUSES)
    return next((c for c in clauses if c.xpos == "VB" and phrases.is_infinitive(c)), None)


def _read(act: Token, verb: Token, lexicon: EventLexicon) -> Reading | None:
    entry = next(iter(lexicon.senses(act, "verb")), None)
    if entry is None or entry.event is None:
        return None
    reading = acts.read_verb(entry, entry.event, act)
    moved = verb.child("obj") or verb.child("nsubj:pass")
    reading = complete(replace(reading, sources=(moved,) if moved is not None else reading.sources))
    return reading if is_between_parties(reading) else None
