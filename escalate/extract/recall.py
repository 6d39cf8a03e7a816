"""Who did or said what a noun names again: "the raid", "such acts", "the ultimatum", after it was told of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.aims import is_deed
from escalate.extract.parties import DEEDS, case_of, doers_of
from escalate.lexicon import shipped_table
from escalate.model import Event
from escalate.resolve.actors.segments import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

# How many sentences back "the raid", "the ultimatum" or "the tanker" may have been told of.
_REACH = 5
_STEM = 4
"""How many letters a deed's noun and verb share at least: "raid" and "raided", "seizure" and "seized"."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_BARE = frozenset({"det", "punct", "case", "cc", "conj"})
_UPON = frozenset({"on", "upon", "against", "of", "in", "at", "near"})
_ASKING = frozenset({Event.REQUEST, Event.ACCUSE, Event.THREATEN})
_HURTFUL = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION})
_ANSWERING = frozenset({"answer", "respond", "retaliate", "reply", "counter", "return"})
_RECALLED = 0.7
"""How sure it is that a deed or demand named by its noun alone is the last one told of."""


def recall_doers(
    scene: Scene, reading: Reading, nouns: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return who did or said what `nouns` name again, going by what was told before, without the side of `sources`."""
    for noun in nouns:
        if noun.upos != "NOUN" or not _is_definite(noun):
            continue
        # Blame goes to who began: an attack that is told as an answer to another comes last.
        for earlier in sorted(_before(scene, reading), key=is_answering):
            if not _is_meant(noun, earlier, reading):
                continue
            doers = scene.cast.doers(doers_of(earlier))
            if not doers and earlier.event not in DEEDS:
                doers = scene.speakers(scene.enclosing(earlier.trigger.start))  # who tells of a raid did not make it
            found = tuple(
                scene.cast.recalled(m, noun, sure=_RECALLED)
                for m in doers
                if not any(scene.cast.same_side(m, s) for s in sources)
            )
            if doers:
                return found
    return ()


def recall_agents(scene: Scene, reading: Reading, targets: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who did what is told without a doer, going by who did the like to the same side: "was captured"."""
    if reading.event not in _HURTFUL or reading.negated or reading.hypothetical or reading.future:
        return ()
    if reading.trigger.upos == "VERB" and reading.trigger.child("nsubj:pass") is None:
        return ()
    things = {t.lemma for t in reading.targets if t.upos == "NOUN"}
    for earlier in _before(scene, reading, here=True):
        if earlier.event not in _HURTFUL or earlier.negated or earlier.hypothetical or earlier.future:
            continue
        if not _is_alike(earlier, reading):
            continue
        doers = tuple(m for m in scene.cast.doers(doers_of(earlier)) if scene.cast.is_placed(m))
        aimed = scene.cast.within(earlier.targets)
        same = any(scene.cast.same_side(a, t) for a in aimed for t in targets if scene.cast.is_placed(t))
        if doers and (same or any(t.lemma in things for t in earlier.targets if t.upos == "NOUN")):
            return tuple(
                scene.cast.recalled(m, reading.trigger, sure=_RECALLED)
                for m in doers
                if not any(scene.cast.same_side(m, t) for t in targets)
            )
    return ()


def _is_alike(earlier: Reading, reading: Reading) -> bool:
    """Return whether two readings may be one deed: of one kind, or named by words of one stem."""
    one, other = earlier.trigger.lemma.lower(), reading.trigger.lemma.lower()
    if one[:_STEM] == other[:_STEM]:
        return True
    return earlier.event is reading.event and (reading.event is not Event.ASSAULT or earlier.mode == reading.mode)


def recall_attackers(scene: Scene, reading: Reading, sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who is fired back at by somebody who "answered" or "retaliated": who struck last before."""
    for earlier in _before(scene, reading, here=True):
        if earlier.event is not Event.ASSAULT or earlier.negated or earlier.hypothetical or earlier.future:
            continue
        doers = scene.cast.doers(doers_of(earlier))
        others = [m for m in doers if not any(scene.cast.same_side(m, s) for s in sources)]
        if doers:
            return tuple(scene.cast.recalled(m, reading.trigger, sure=_RECALLED) for m in others)
    return ()


def recall_askers(scene: Scene, reading: Reading, sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who asked or accused those who refuse something nobody is named for: "said it would not give in"."""
    for earlier in _before(scene, reading):
        if (earlier.event not in _ASKING and earlier.mode != "appeal") or earlier.negated or earlier.hypothetical:
            continue
        aimed = scene.cast.within(earlier.targets)
        if not any(scene.cast.same_side(m, s) for m in aimed for s in sources):
            continue
        askers = scene.cast.doers(doers_of(earlier)) or scene.speakers(scene.enclosing(earlier.trigger.start))
        return tuple(
            scene.cast.recalled(m, reading.trigger, sure=_RECALLED)
            for m in askers
            if not any(scene.cast.same_side(m, s) for s in sources)
        )
    return ()


def recall_victims(scene: Scene, reading: Reading, sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whom those who apologise to nobody named, or leave off, had struck before."""
    for earlier in _before(scene, reading):
        if earlier.event not in _HURTFUL or earlier.negated or earlier.hypothetical or earlier.future:
            continue
        doers = scene.cast.doers(doers_of(earlier))
        if not any(scene.cast.same_side(m, s) for m in doers for s in sources):
            continue
        struck = [m for m in scene.cast.within(earlier.targets) if scene.cast.is_placed(m)]
        return tuple(
            scene.cast.recalled(m, reading.trigger, sure=_RECALLED)
            for m in struck
            if not any(scene.cast.same_side(m, s) for s in sources)
        )
    return ()


def recall_answered(scene: Scene, reading: Reading, sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whose deed an act is said to answer: "put the army on alert over the seizure of the ships"."""
    trigger = reading.trigger
    for noun in trigger.sentence.tokens[trigger.i + 1 :]:
        if noun.upos in {"VERB", "AUX"} and noun.has_feat("VerbForm=Fin"):
            return ()
        if noun.upos != "NOUN" or not (is_deed(noun) or _events_of(noun.lemma.lower())) or not _gives_reason(noun):
            continue
        doers = tuple(m for m in scene.cast.doers([noun]) if not any(scene.cast.same_side(m, s) for s in sources))
        return doers or recall_doers(scene, reading, [noun], sources)
    return ()


def _gives_reason(noun: Token) -> bool:
    """Return whether a noun is what an act answers: "over the raid", "in response to the raid"."""
    case = case_of(noun)
    if case in {"over", "after", "following"}:
        return True
    return noun.head.lemma.lower() in _answer_nouns() and case in {"to", "for", "at", "against", "of"}


@cache
def _answer_nouns() -> frozenset[str]:
    rows = shipped_table("actors/answer_nouns", columns=("nouns",))
    return frozenset(noun for row in rows for noun in row["nouns"].split("|"))


def recall_owners(
    scene: Scene, reading: Reading, things: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whose "the drone" or "the embassy" is, as the same noun was told of with its owner before."""
    for thing in things:
        if thing.upos != "NOUN" or not _is_definite(thing):
            continue
        for sentence in reversed(scene.sentences[: reading.trigger.sentence.index]):
            same = [t for t in sentence.tokens if t.lemma == thing.lemma and t.upos == "NOUN"]
            found = [m for m in scene.cast.within(same) if scene.cast.is_placed(m)]
            if found:
                return tuple(
                    scene.cast.recalled(m, thing, sure=_RECALLED)
                    for m in found
                    if not any(scene.cast.same_side(m, s) for s in sources)
                )
    return ()


def is_answering(reading: Reading) -> bool:
    """Return whether an attack is told as an answer to another: "answered with artillery"."""
    return reading.trigger.lemma in _ANSWERING


def _before(scene: Scene, reading: Reading, *, here: bool = False) -> Iterator[Reading]:
    """Yield the readings of the sentences before, the nearest first, after those earlier in this one if `here`."""
    at = reading.trigger.sentence.index
    for earlier in sorted(scene.readings, key=lambda r: -r.trigger.start):
        index = earlier.trigger.sentence.index
        if at - _REACH <= index < at or (here and index == at and earlier.trigger.start < reading.trigger.start):
            yield earlier


def _is_definite(noun: Token) -> bool:
    """Return whether a noun is marked as known: by "the" or "such", or by nothing but what it struck, if a deed."""
    marked = any(c.lower in _DEFINITE and c.i < noun.i and c.relation in {"det", "amod"} for c in noun.children)
    return marked and (_is_bare(noun) or (is_deed(noun) and _is_only_struck(noun)))


def _is_bare(noun: Token) -> bool:
    """Return whether a noun stands with an article alone: "the raid", and not "the raid on the camp"."""
    return all(_adds_nothing(c) for c in noun.children)


def _adds_nothing(child: Token) -> bool:
    """Return whether a dependent says neither whose nor which: "the new, harsh sanctions"."""
    return child.relation in _BARE or child.lower in _DEFINITE or (child.dep == "amod" and not child.entity)


def _is_only_struck(noun: Token) -> bool:
    """Return whether a deed has no word that says whose it is: "the shelling of X", "the raid on the camp"."""
    return all(
        _adds_nothing(c) or (c.relation == "nmod" and c.dep != "nmod:poss" and case_of(c) in _UPON)
        for c in noun.children
    )


def _is_meant(noun: Token, earlier: Reading, reading: Reading) -> bool:
    word = noun.lemma.lower()
    if earlier.negated or earlier.hypothetical:
        return False
    if is_deed(noun):
        verb = earlier.trigger.lemma.lower()
        same = word[:_STEM] == verb[:_STEM]
        meant = same or (earlier.event is Event.ASSAULT and word in _any_attack()) or earlier.event in _events_of(word)
        if earlier.event not in DEEDS or not meant:
            return False
        return _is_bare(noun) or _shares_name(noun, earlier)
    events = _events_of(word)
    if events:
        return earlier.event in events or (Event.REQUEST in events and earlier.mode == "appeal")
    # "demanded the return of the ship": whoever took it.
    taken = any(t.lemma.lower() == word and t.upos == "NOUN" for t in earlier.targets)
    return taken and reading.event is Event.REQUEST and earlier.event in {Event.COERCE, Event.ASSAULT}


def _shares_name(noun: Token, earlier: Reading) -> bool:
    """Return whether a name that a deed's noun stands with is in the sentence that told of the deed."""
    inside = (t for t in noun.subtree() if t is not noun and (t.upos in {"PROPN", "NOUN"} or t.entity))
    names = {t.lower for t in inside if t.lower not in CALENDAR}
    return not names or any(t.lower in names for t in earlier.trigger.sentence.tokens)


@cache
def _rows() -> dict[str, frozenset[str]]:
    """Return the nouns by what they recall: an attack of any kind, or the events named."""
    rows = shipped_table("actors/recalling_nouns", columns=("events", "nouns"))
    return {noun: frozenset(row["events"].split("|")) for row in rows for noun in row["nouns"].split("|")}


def recalls_harm(noun: Token) -> bool:
    """Return whether a noun names what is done to somebody until it is lifted or halted: "the bombing", "the ban"."""
    return is_deed(noun) or bool({Event.COERCE, Event.SANCTION} & _events_of(noun.lemma.lower()))


def _any_attack() -> frozenset[str]:
    return frozenset(noun for noun, events in _rows().items() if "ASSAULT" in events)


def _events_of(word: str) -> frozenset[Event]:
    return frozenset(Event(e) for e in _rows().get(word, ()))
