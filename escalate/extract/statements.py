"""Put together what was said and done: attributions and coded events become statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.acts import state_reading
from escalate.extract.answers import find_answer_cues
from escalate.extract.cancellings import find_cancellings
from escalate.extract.denials import find_denials
from escalate.extract.events import voice
from escalate.extract.mending import mend_sentences
from escalate.extract.nominals import find_nominals
from escalate.extract.nominals.caused import find_caused
from escalate.extract.references import find_references
from escalate.extract.scene import Scene
from escalate.extract.speech import find_run_on_threats, state_speech
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import EventLexicon, Reading
    from escalate.model import Actor, AnswerCue, Article, Statement
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article gave: statements in text order, the actors in it, and the words that tie statements together."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    cues: tuple[AnswerCue, ...]


def extract_statements(
    article: Article, sentences: Sequence[Sentence], *, gazetteer: Gazetteer, lexicon: EventLexicon
) -> Extraction:
    """Return the statements of a parsed article.

    `sentences` are those of `article`, in order. Spans are offsets into
    `article.text`.
    """
    mend_sentences(sentences, gazetteer=gazetteer, lexicon=lexicon)
    scene = Scene(article, sentences, gazetteer=gazetteer, lexicon=lexicon)
    found = {s.id: s for s in _without_echoes(tuple(_find_statements(scene)))}
    found.update((s.id, s) for s in tuple(find_caused(scene, tuple(found.values()), lexicon=lexicon)))
    found.update((s.id, s) for s in tuple(find_denials(scene, tuple(found.values()))))
    cancelled = {s.id: s for s in find_cancellings(scene, tuple(found.values()))}
    places = {s.report.trigger.start for s in cancelled.values()}
    found = {
        id_: s for id_, s in found.items() if s.event is not Event.STATEMENT or s.report.trigger.start not in places
    }
    found.update(cancelled)
    references = find_references(scene, tuple(found.values()))
    for id_, _ in references.values():
        found.pop(id_, None)
    nominals = find_nominals(scene, tuple(found.values()), lexicon=lexicon)
    kept = {id_: s for id_, s in found.items() if id_ not in nominals.dropped}
    kept.update((s.id, s) for s in nominals.statements)
    statements = tuple(sorted(kept.values(), key=_place))
    named = {**{start: s for start, (_, s) in references.items()}, **nominals.named}
    cues = find_answer_cues(sentences, statements, cast=scene.cast, named=named)
    return Extraction(statements=statements, actors=scene.cast.actors(), cues=cues)


def _find_statements(scene: Scene) -> Iterator[Statement]:
    """Yield first the events nobody tells, then for each attribution what it tells and what it says itself."""
    inside: dict[int, list[Reading]] = defaultdict(list)
    heard: dict[int, list[Statement]] = defaultdict(list)
    for reading in scene.readings:
        if _is_question(reading.trigger.sentence) or _is_use(reading.trigger) or _is_left_undone(reading.trigger):
            continue
        owner = scene.attribution_of(reading)
        enclosing = scene.enclosing(reading.trigger.start, but=owner)
        if owner is None and enclosing is not None:
            inside[enclosing].append(reading)
        elif (statement := state_reading(scene, reading, owner=owner, enclosing=enclosing)) is not None:
            if enclosing is not None:
                heard[enclosing].append(statement)
            yield statement
    coded = {scene.attribution_of(reading) for reading in scene.readings}
    for number in range(len(scene.attributions)):
        readings = inside[number]
        told = [s for r in readings if (s := state_reading(scene, r, owner=None, enclosing=number)) is not None]
        yield from told
        if number not in coded and (statement := state_speech(scene, number, told + heard[number])) is not None:
            yield statement
    yield from find_run_on_threats(scene)


def _without_echoes(found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements but those that a speech act holds whole: "threatened that it would have to strike".

    A demand or promise read inside the words of a coded act, with the same
    words and the same speaker, is that act once more.
    """
    acts = {
        (s.content.start, s.content.end, s.sources[0].actor)
        for s in found
        if s.spoken and s.content and s.sources and s.mode and s.report.trigger.end <= s.content.start
    }
    for s in found:
        held = s.content is not None and s.content.start <= s.report.trigger.start < s.content.end
        said = (s.content.start, s.content.end, s.sources[0].actor) if s.content and s.sources else None
        if not (held and s.spoken and said in acts):
            yield s


def _is_question(sentence: Sentence) -> bool:
    """Return whether a sentence asks: a question claims nothing."""
    return sentence.text.rstrip("\"”’' )").endswith("?")


def _is_left_undone(token: Token) -> bool:
    """Return whether an act stands under "without": "left without meeting the premier"."""
    return any(c.lower == "without" and c.relation in {"mark", "case"} for c in token.children)


def _is_use(token: Token) -> bool:
    """Return whether "for V-ing" tells what something is for ("a base for attacking them"), and not that it was done.

    After somebody blamed, praised or punished it does tell: "arrested for attacking them".
    """
    if token.xpos != "VBG" or token.is_root or not any(c.lower == "for" and c.i < token.i for c in token.children):
        return False
    head = token.head
    return head.upos in {"NOUN", "PROPN"} or (head.child("obj", "iobj") is None and not voice.is_passive(head))


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.report.trigger.start, statement.report.trigger.end, statement.id
