"""Share what one act answers with the acts told with it: joined verbs, and what is done in answering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.answers.scene import cue_rows, have_other_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue
    from escalate.parse.tokens import Token


def share_cues(scene: Scene, cues: Iterable[AnswerCue]) -> Iterator[AnswerCue]:
    """Yield the cues of acts joined to one that answers, where the words that tie follow or precede all of them.

    What is done in answering is done in answer: "left the country, yielding to the demands".
    """
    connectives = {row["words"] for row in cue_rows() if row["kind"] in ("connective", "despite", "bare")}
    verbs = {row["words"] for row in cue_rows() if row["kind"] == "verb"}
    for cue in cues:
        if cue.connective in verbs:
            yield from _share_with_main(cue, scene)
        if cue.connective not in connectives:
            continue
        home = next((i for i, told in scene.by_token.items() if any(s.id == cue.statement for s in told)), None)
        if home is None:
            continue
        for i in _joined_to(scene.sentence.tokens[home]):
            where = scene.sentence.tokens[i]
            outside = (max(i, home) < _place(cue, scene)) or cue.span.end <= min(
                where.start, scene.sentence.tokens[home].start
            )
            for other in scene.by_token.get(i, ()) if outside else ():
                if other.id not in (cue.statement, cue.antecedent_statement):
                    yield replace(cue, statement=other.id)


def _share_with_main(cue: AnswerCue, scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cue of a participle that tells an act of its own for what its main clause tells besides."""
    home = next((i for i, told in scene.by_token.items() if any(s.id == cue.statement for s in told)), None)
    verb = scene.sentence.tokens[home] if home is not None else None
    if verb is None or verb.xpos != "VBG" or verb.relation != "advcl" or verb.lemma != cue.connective:
        return
    if any(c.relation in ("mark", "nsubj") for c in verb.children):
        return
    own = next(s for s in scene.by_token[verb.i] if s.id == cue.statement)
    for other in scene.by_token.get(verb.head.i, ()):
        if other.id not in (cue.statement, cue.antecedent_statement) and not have_other_sources(own, other):
            yield replace(cue, statement=other.id)


def _place(cue: AnswerCue, scene: Scene) -> int:
    return next((t.i for t in scene.sentence.tokens if t.start >= cue.span.start), 0)


def _joined_to(verb: Token) -> tuple[int, ...]:
    """Return the verbs joined to `verb` that have its subject."""
    first = verb
    while first.relation == "conj" and first.child("nsubj") is None:
        first = first.head
    found = [first.i] if first is not verb else []
    queue = [first]
    while queue:
        for child in queue.pop().children:
            if child.relation == "conj" and child.child("nsubj") is None and child.upos == "VERB":
                queue.append(child)
                if child is not verb:
                    found.append(child.i)
    return tuple(found)
