"""Find the words by which a sentence says that a statement answers an earlier one."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.answers.allusions import find_deeds_spoken_of, find_relatives, place_subject
from escalate.extract.answers.anaphora import tie_within
from escalate.extract.answers.clauses import find_clauses
from escalate.extract.answers.connectives import find_connectives
from escalate.extract.answers.effects import find_effects
from escalate.extract.answers.formulas import find_formulas
from escalate.extract.answers.patterns import find_patterns, find_spoken_of
from escalate.extract.answers.replies import find_replies
from escalate.extract.answers.scene import Scene, cue_rows, place_statements
from escalate.extract.answers.sharing import share_cues
from escalate.extract.answers.verbs import find_charges, find_gerunds, find_reversals, find_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from escalate.extract.answers.scene import Actors
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Sentence


# Of an act these say no more than that it came about.
_COMING = frozenset({"come", "follow", "occur", "happen", "take", "begin", "start"})


def find_answer_cues(
    sentences: Iterable[Sentence],
    statements: Iterable[Statement],
    *,
    cast: Actors,
    named: Mapping[int, Statement] | None = None,
) -> tuple[AnswerCue, ...]:
    """Return the answer cues of one article, in text order.

    `statements` are those found in it; `cast` knows its actors; `named` is
    what the nouns at given offsets mean ("the seizure"). A cue is made only
    where a statement of the sentence answers.
    """
    named = named or {}
    by_noun = {s.id for start, s in named.items() if s.report.trigger.start == start}
    told = sorted((s for s in statements if s.id not in by_noun), key=lambda s: s.report.trigger.start)
    places = [s.report.trigger.start for s in told]
    found: dict[tuple[object, ...], AnswerCue] = {}
    for sentence in sentences:
        here = told[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        nouns = {t.i: named[t.start] for t in sentence.tokens if t.start in named}
        placed = place_subject(sentence, _place_named(sentence, place_statements(sentence, here), nouns), told)
        if placed or nouns:
            scene = Scene(sentence=sentence, by_token=placed, cast=cast, named=nouns)
            for cue in tie_within(scene, _read_sentence(scene)):
                if cue.antecedent_statement is None and cue.connective in _tying_told():
                    continue
                antecedent = cue.antecedent_actor.actor if cue.antecedent_actor else None
                bare = None if _names(cue) else cue.connective
                found.setdefault((cue.statement, cue.antecedent_statement, antecedent, cue.antecedent_noun, bare), cue)
    return tuple(sorted(_drop_poorer(found.values()), key=lambda c: (c.span.start, c.span.end, c.statement)))


def _read_sentence(scene: Scene) -> tuple[AnswerCue, ...]:
    """Return the cues of one sentence, by every construction.

    A connective has a noun phrase or clause ("in response to the raid",
    "after Mohiy spoke"), a verb of answering an object ("protested Trump's
    comment"), a verb of causing a subject that is answered ("the raid
    prompted threats"); words speak of another's words ("said Mohiy's remarks
    were dangerous"); phrases and clauses take up what was told. What the tree
    lost is read from the order of the words.
    """
    by_tree = (*find_connectives(scene), *find_verbs(scene), *find_reversals(scene), *find_charges(scene))
    by_words = (*find_patterns(scene, by_tree), *find_spoken_of(scene))
    alluding = (
        *find_replies(scene),
        *find_formulas(scene),
        *find_effects(scene),
        *find_deeds_spoken_of(scene),
        *find_relatives(scene),
        *find_gerunds(scene),
    )
    read = (*by_tree, *by_words, *alluding)
    read = (*read, *find_clauses(scene, read))
    return (*read, *share_cues(scene, read))


@cache
def _tying_told() -> frozenset[str]:
    """Return the connectives that tie only what the sentence itself tells: "when", "since"."""
    return frozenset(row["words"] for row in cue_rows() if row["nouns"] == "told")


def _place_named(
    sentence: Sentence, placed: dict[int, tuple[Statement, ...]], named: Mapping[int, Statement]
) -> dict[int, tuple[Statement, ...]]:
    """Return the statements by token with the act that a noun names put on the verb it is the subject of.

    "The expulsion came two days after the arrest" tells the expulsion.
    """
    for token in sentence.tokens:
        verb = token.head
        if token.i in named and token.dep == "nsubj" and verb.lemma in _COMING and verb.i not in placed:
            placed[verb.i] = (named[token.i],)
    return placed


def _drop_poorer(cues: Iterable[AnswerCue]) -> Iterator[AnswerCue]:
    """Yield the cues but those that name nothing where words that overlap theirs name what is answered."""
    by_statement: dict[str, list[AnswerCue]] = {}
    for cue in cues:
        by_statement.setdefault(cue.statement, []).append(cue)
    for together in by_statement.values():
        for cue in together:
            if not any(_is_better(c, cue) for c in together if c is not cue and _overlap(c, cue)):
                yield cue


def _is_better(first: AnswerCue, second: AnswerCue) -> bool:
    """Return whether one of two cues on the same words names what is answered, or has found it in its own sentence."""
    same = first.antecedent_noun is not None and first.antecedent_noun == second.antecedent_noun
    told = first.antecedent_statement is not None and second.antecedent_statement is None
    return _names(first) > _names(second) or (same and told)


def _names(cue: AnswerCue) -> bool:
    return bool(cue.antecedent_statement or cue.antecedent_noun or cue.antecedent_actor)


def _overlap(first: AnswerCue, second: AnswerCue) -> bool:
    return first.span.start < second.span.end and second.span.start < first.span.end
