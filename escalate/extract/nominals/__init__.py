"""Acts that a noun tells: "condemned Iran's seizure of a tanker" says that Iran seized one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalate.extract.acts import state_reading
from escalate.extract.events import phrases as event_phrases
from escalate.extract.events.answering import ANSWERING, answering_verb
from escalate.extract.nominals.answered import find_answer
from escalate.extract.nominals.charges import find_charged
from escalate.extract.nominals.dates import date_nominal
from escalate.extract.nominals.phrases import has_article, is_dated, is_definite, is_doubted, is_plural, noun_words
from escalate.extract.nominals.places import is_asserted, is_taken_for_fact, is_told_made
from escalate.extract.nominals.same import find_same
from escalate.extract.nominals.senses import is_gerund, is_uttered, read_nominal
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from escalate.extract.events import EventLexicon, Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Statement
    from escalate.parse import Sentence, Token

__all__ = ["Nominals", "find_nominals"]

# An act named in passing is less sure than one that a verb tells; its doer or target may be missing.
_RULE = "named by a noun"
_SURE, _NO_SOURCE, _NO_TARGET, _INDEFINITE = 0.68, 0.1, 0.05, 0.03
_WANTED = frozenset({Event.REQUEST, Event.THREATEN, Event.AGREE, Event.REJECT})
_MOVING = frozenset({Event.MOBILIZE, Event.RETREAT, Event.CONSULT})
_ENTITIES = frozenset({"LOC", "NORP", "ORG", "PERSON"})
_NAMED_RELATIONS = frozenset({"compound", "amod", "flat", "goeswith", "fixed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominals:
    """What nouns tell: new `statements`, and by the offset of each noun what it means, be it told there or elsewhere.

    `dropped` are the ids of statements that were read from the same words
    and do not hold.
    """

    statements: tuple[Statement, ...]
    named: Mapping[int, Statement]
    dropped: frozenset[str]


def find_nominals(scene: Scene, told: Sequence[Statement], *, lexicon: EventLexicon) -> Nominals:
    """Return the particular acts that nouns tell as facts, beside those `told` by verbs.

    An act counts when the sentence takes it for a fact ("condemned the raid",
    "after the raid"), when the phrase means a particular one, and when a party
    of it is named. Where the article tells it by a verb as well, the noun
    means that telling and makes no statement of its own.
    """
    loose = {r.trigger.start: r for r in scene.readings if _is_loose_noun(r)}
    kept = [s for s in told if s.report.trigger.start not in loose]
    dropped = {s.id for s in told if s.report.trigger.start in loose}
    used = {s.report.trigger.start for s in kept} | {s.cue.start for s in kept if s.cue is not None}
    done = {(r.act.start, r.event) for r in scene.readings if not _is_loose_noun(r)}
    made: list[Statement] = []
    named: dict[int, Statement] = {}
    for sentence in scene.sentences:
        beside = [s for s in kept if s.report.sentence.start == sentence.start]
        for noun, reading in _read_sentence(sentence, lexicon):
            free = loose.get(noun.start)
            if noun.start in used or (noun.start, reading.event) in done or not _holds(noun, reading, loose=bool(free)):
                continue
            statement = _state(scene, noun, _complete(reading, free), loose=free is not None, beside=beside)
            if statement is None:
                continue
            same = find_same(scene, statement, noun, (*kept, *made))
            named[noun.start] = same or statement
            if same is None:
                made.append(statement)
                dropped |= _wanted(statement, kept)
    named.update(find_charged(scene, kept))
    held = frozenset(s.id for s in made)
    return Nominals(statements=tuple(made), named=named, dropped=frozenset(dropped) - held)


def _read_sentence(sentence: Sentence, lexicon: EventLexicon) -> Iterator[tuple[Token, Reading]]:
    if sentence.text.rstrip("\"”’' )").endswith("?"):
        return
    for token in sentence.tokens:
        if token.relation in _NAMED_RELATIONS or token.upos not in {"NOUN", "PROPN", "VERB", "ADJ"}:
            continue
        reading = read_nominal(token, lexicon=lexicon)
        if reading is not None:
            yield token, reading


def _is_loose_noun(reading: Reading) -> bool:
    """Return whether the coder read a noun that no verb governs as an event."""
    noun = reading.trigger
    if noun.upos == "VERB" and noun is reading.act and not reading.path:
        return is_gerund(noun)
    return (
        noun.upos in {"NOUN", "PROPN"}
        and noun is reading.act
        and not reading.path
        and reading.entry.pos == "noun"
        and noun.child("cop") is None
        and "speaker" not in reading.entry.source
    )


def _complete(reading: Reading, coded: Reading | None) -> Reading:
    """Return the reading with the sides that the coder found further off where the phrase names none."""
    if coded is None or (reading.event is Event.CONSULT and reading.sources):
        return reading
    return replace(reading, sources=reading.sources or coded.sources, targets=reading.targets or coded.targets)


def _holds(noun: Token, reading: Reading, *, loose: bool) -> bool:
    if is_doubted(noun) or not _is_particular(noun, reading):
        return False
    return is_taken_for_fact(noun, uttered=is_uttered(reading)) or (loose and is_asserted(noun))


def _is_particular(noun: Token, reading: Reading) -> bool:
    """Return whether the phrase means a particular act: not "attacks on civilians", nor "a threat"."""
    if is_definite(noun) or is_dated(noun) or is_told_made(noun):
        return True
    if has_article(noun):
        return bool(reading.sources or reading.targets)
    return bool(reading.sources) and (bool(reading.targets) or not is_plural(noun) or _is_answered(noun))


def _is_answered(noun: Token) -> bool:
    """Return whether somebody acts because of what is named, in whatever number: "in response to Iraqi attacks"."""
    return event_phrases.preposition(noun) in {"to", "after", "following", "over", "for", "by"}


def _state(
    scene: Scene, noun: Token, reading: Reading, *, loose: bool, beside: Sequence[Statement]
) -> Statement | None:
    enclosing = _told_in(scene, noun)
    if enclosing is not None and (scene.is_unsaid(enclosing) or scene.attributions[enclosing].stance):
        return None
    reading = replace(reading, targets=_first_known(scene, reading.targets))
    answer = find_answer(noun, beside)
    reading = answer.complete(scene, reading) if answer is not None else reading
    doers = scene.cast.doers(reading.sources)
    if any(m.span.start <= noun.start < m.span.end for m in doers):
        return None  # "the Arab Revolt" is the name of an event, and no doer of one
    if reading.mode == "release" and not reading.targets:
        return None  # "said in a release"
    needs_doer = is_uttered(reading) or reading.event is Event.CONSULT
    if (needs_doer and not doers) or _is_judged_by_itself(scene, noun, doers):
        return None
    statement = state_reading(scene, reading, owner=None, enclosing=enclosing)
    if statement is not None and answer is not None:
        statement = answer.describe(statement, reading)
    if statement is None or statement.hypothetical or not _names_party(scene, statement, noun, loose=loose):
        return None
    report = replace(statement.report, rule=f"{_RULE} > {statement.report.rule}")
    when = date_nominal(scene, noun, beside, uttered=is_uttered(reading))
    return replace(statement, reports=(report,), when=when, confidence=_confidence(statement, noun))


def _confidence(statement: Statement, noun: Token) -> float:
    """Return how sure an act is that a noun names: less where a side is not told, or the phrase is new."""
    value = _SURE - (0 if statement.sources else _NO_SOURCE) - (0 if statement.targets else _NO_TARGET)
    value -= 0 if is_definite(noun) else _INDEFINITE
    named = [m.confidence for m in (*statement.sources, *statement.targets)]
    # That a side is not sure makes the act itself only half as unsure.
    return round(value * (1 + sum(named) / len(named)) / 2, 2) if named else round(value, 2)


def _told_in(scene: Scene, noun: Token) -> int | None:
    """Return the attribution in whose words the noun stands; who condemns or ignores an act does not report it."""
    verb = event_phrases.first_of_list(noun).head
    return next((n for n in scene.holders(noun.start) if scene.attributions[n].cue_token not in (noun, verb)), None)


def _first_known(scene: Scene, targets: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the first of the words for a target that stands for somebody, else the first."""
    owners = (c for t in targets for c in t.children if c.dep == "nmod:poss")
    known = (t for t in (*targets, *owners) if scene.cast.within([t]) or scene.cast.located([t]))
    return tuple([next(known, targets[0])] if targets else ())


def _is_judged_by_itself(scene: Scene, noun: Token, doers: Sequence[Mention]) -> bool:
    """Return whether a pronoun was taken for who answers the act: "rejected its offer", "punished it over its test"."""
    owner, verb = noun.child("nmod:poss"), answering_verb(noun)
    if owner is None or owner.upos != "PRON" or verb is None:
        return False
    answers = noun.relation == "obj" and verb.lemma not in noun_words("own")
    if not answers and event_phrases.preposition(noun) not in ANSWERING:
        return False
    subject = verb.child("nsubj")
    judges = {m.actor for m in scene.cast.mentions([subject])} if subject is not None else set()
    return any(m.actor in judges for m in doers)


def _names_party(scene: Scene, statement: Statement, noun: Token, *, loose: bool) -> bool:
    """Return whether the phrase names somebody the act concerns; a mere description ("two officers") does not."""
    if any(_is_name(m) for m in (*statement.sources, *statement.targets)):
        return True
    if loose:
        return False
    sides = (bool(statement.sources), bool(statement.targets), is_definite(noun))
    if all(sides[:2]) or (statement.event not in _MOVING and (sides[0] or sides[2])):
        return True
    named = (t for t in noun.subtree() if t.entity in _ENTITIES)
    inside = [t for t in named if not any(u.upos == "VERB" for u in _between(t, noun))]
    return bool(scene.cast.mentions(inside))


def _between(token: Token, noun: Token) -> Iterator[Token]:
    for above in token.ancestors():
        if above is noun:
            return
        yield above


def _is_name(mention: Mention) -> bool:
    return any(word[:1].isupper() for word in mention.name.split())


def _wanted(statement: Statement, told: Sequence[Statement]) -> set[str]:
    """Return the deeds read inside what is only demanded, threatened or offered: "the demand that it withdraw"."""
    content = statement.content
    if content is None or statement.event not in _WANTED:
        return set()
    return {s.id for s in told if content.start <= s.report.trigger.start < content.end and not s.spoken}
