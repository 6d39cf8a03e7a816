"""Find whom an act is aimed at as actors: by its own words, by where it struck, or by what was told just before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.aims import aims_of, is_deed
from escalate.extract.parties import DEEDS, doers_of, undergoers_of
from escalate.extract.roles import without
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

# How many sentences back "the raid", "the ultimatum" or "the tanker" may have been told of.
_REACH = 3
_STEM = 4
"""How many letters a deed's noun and verb share at least: "raid" and "raided", "seizure" and "seized"."""
_ANSWERS = frozenset({Event.ACCUSE, Event.REJECT, Event.REQUEST, Event.SUPPORT})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_BARE = frozenset({"det", "punct", "case", "cc", "conj"})
_RECALLED = 0.7
"""How sure it is that a deed or demand named by its noun alone is the last one told of."""


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
    ("struck positions near X"). Who condemns "the raid" or rejects "the
    ultimatum" answers whoever the sentences just before say made it.
    """
    aims = undergoers_of(reading) or aims_of(reading)
    found = without(scene.cast.within(aims, speaker=speaker, addressee=addressee), sources)
    if found:
        return found
    if reading.event is Event.ASSAULT:
        there = without(scene.cast.located([t for t in aims if not is_deed(t)]), sources)
        return tuple(m for m in there if not any(scene.cast.same_side(m, s) for s in sources))
    return _recalled(scene, reading, aims, sources) if reading.event in _ANSWERS else ()


def _recalled(scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who did or said what `aims` name with no more than an article, going by the sentences before."""
    for noun in aims:
        if noun.upos != "NOUN" or not _is_bare(noun):
            continue
        for earlier in _before(scene, reading):
            if not _is_meant(noun, earlier, reading):
                continue
            doers = scene.cast.doers(doers_of(earlier)) or scene.speakers(scene.enclosing(earlier.trigger.start))
            return tuple(
                scene.cast.recalled(m, noun, sure=_RECALLED)
                for m in without(doers, sources)
                if not any(scene.cast.same_side(m, s) for s in sources)
            )
    return ()


def _before(scene: Scene, reading: Reading) -> Iterator[Reading]:
    """Yield the readings of the sentences before, the nearest first."""
    here = reading.trigger.sentence.index
    for earlier in sorted(scene.readings, key=lambda r: -r.trigger.start):
        if here - _REACH <= earlier.trigger.sentence.index < here:
            yield earlier


def _is_bare(noun: Token) -> bool:
    """Return whether a noun stands with an article alone: "the raid", and not "the raid on the camp"."""
    article = noun.child("det")
    return article is not None and article.lower in _DEFINITE and all(c.relation in _BARE for c in noun.children)


def _is_meant(noun: Token, earlier: Reading, reading: Reading) -> bool:
    word = noun.lemma.lower()
    if earlier.negated or earlier.hypothetical:
        return False
    if is_deed(noun):
        verb = earlier.trigger.lemma.lower()
        same = word[:_STEM] == verb[:_STEM]
        return earlier.event in DEEDS and (same or (earlier.event is Event.ASSAULT and word in _any_attack()))
    events = _events_of(word)
    if events:
        return earlier.event in events
    # "demanded the return of the ship": whoever took it.
    taken = any(t.lemma.lower() == word and t.upos == "NOUN" for t in earlier.targets)
    return taken and reading.event is Event.REQUEST and earlier.event in {Event.COERCE, Event.ASSAULT}


@cache
def _rows() -> dict[str, frozenset[str]]:
    """Return the nouns by what they recall: an attack of any kind, or the events named."""
    rows = shipped_table("actors/recalling_nouns", columns=("events", "nouns"))
    return {noun: frozenset(row["events"].split("|")) for row in rows for noun in row["nouns"].split("|")}


def _any_attack() -> frozenset[str]:
    return frozenset(noun for noun, events in _rows().items() if "ASSAULT" in events)


def _events_of(word: str) -> frozenset[Event]:
    return frozenset(Event(e) for e in _rows().get(word, ()))
