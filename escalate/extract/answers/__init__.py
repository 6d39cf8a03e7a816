"""Find the words by which a sentence says that a statement answers an earlier one."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from escalate.extract.answers.connectives import find_connectives
from escalate.extract.answers.patterns import find_patterns, find_spoken_of
from escalate.extract.answers.scene import Scene, place_statements
from escalate.extract.answers.verbs import find_reversals, find_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.extract.answers.scene import Actors
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Sentence


def find_answer_cues(
    sentences: Iterable[Sentence], statements: Iterable[Statement], *, cast: Actors
) -> tuple[AnswerCue, ...]:
    """Return the answer cues of one article, in text order.

    `statements` are those found in it; `cast` knows its actors. Four
    constructions are read: a connective with its noun phrase or clause ("in
    response to the raid", "after Mohiy spoke"), a verb of answering with its
    object ("protested Trump's comment"), a verb of causing whose subject
    is what is answered ("the raid prompted threats"), and words that speak of
    another's words ("said Mohiy's remarks were dangerous"). They are read from
    the tree, and what it lost from the order of the words. A cue is made only
    where a statement of the sentence answers.
    """
    told = sorted(statements, key=lambda s: s.report.trigger.start)
    places = [s.report.trigger.start for s in told]
    found: dict[tuple[object, ...], AnswerCue] = {}
    for sentence in sentences:
        here = told[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        if here:
            scene = Scene(sentence=sentence, by_token=place_statements(sentence, here), cast=cast)
            by_tree = (*find_connectives(scene), *find_verbs(scene), *find_reversals(scene))
            by_words = (*find_patterns(scene, by_tree), *find_spoken_of(scene))
            for cue in (*by_tree, *by_words):
                antecedent = cue.antecedent_actor.actor if cue.antecedent_actor else None
                found.setdefault((cue.statement, cue.antecedent_statement, antecedent, cue.antecedent_noun), cue)
    return tuple(sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.statement)))
