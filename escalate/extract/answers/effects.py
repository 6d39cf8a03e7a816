"""Read effects by the order of words: what an act brought about, and answers that stand alone.

"An arrest that brought Ottawa a storm of protest" puts the cause first, and
so do "whereupon" and "in reply" between two clauses; "the answer was ..." and
"took its revenge" name the answer and leave open what it answers.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import name_act, points_back
from escalate.extract.answers.scene import build_cue, cue_rows, last_of_phrase, statements_of, words_in
from escalate.extract.answers.surroundings import find_relative_head, is_apposed, is_negated, is_shown, told_before
from escalate.extract.answers.verbs import load_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

_REACH = 14
_ENDS = (";", ":", ".", "—", "–", "but", "although", "though", "while")
_THING = ("it", "this", "that", "they", "these")
_SUBJECT = 12
_SURE = 0.6
_NAMED = 6
_BARELY = ("barely", "hardly", "scarcely")


def find_effects(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of causing verbs, bare connectives and nouns of answering, read from the order of the words."""
    if scene.by_token:
        yield from _find_caused(scene)
        yield from _find_between(scene)
        yield from _find_answer_nouns(scene)
        yield from _find_no_sooner(scene)


def _find_caused(scene: Scene) -> Iterator[AnswerCue]:
    for token in scene.sentence.tokens:
        verb = load_verbs("reverse").get(token.lemma)
        if verb is None or token.upos != "VERB" or is_negated(token) or _is_passive(token):
            continue
        after = _row_after(token, scene)
        if verb.prepositions and not any(t.lower in verb.prepositions for t in after[:3]):
            continue
        if not verb.prepositions and any(c.dep == "compound:prt" for c in token.children):
            continue
        told = next((t for t in after if t.i in scene.by_token), None)
        if told is None:
            continue
        cause, inner = _find_cause(token, scene)
        if cause is None:
            continue
        for later in scene.by_token[told.i]:
            if later not in inner:
                meant = inner or (told_before(token, later, scene) if cause.lower in _THING else ())
                named = cause if cause.upos == "NOUN" else None
                if meant or named is not None:
                    yield build_cue(
                        later, cause, told, token.lemma, scene, antecedent=named, inner=meant, turned=True
                    )  # fmt: skip


def _is_passive(token: Token) -> bool:
    return any(c.relation == "aux" and c.dep == "aux:pass" for c in token.children)


def _row_after(token: Token, scene: Scene) -> list[Token]:
    return list(takewhile(lambda t: t.lower not in _ENDS, scene.sentence.tokens[token.i + 1 : token.i + 1 + _REACH]))


def _find_cause(token: Token, scene: Scene) -> tuple[Token | None, tuple[Statement, ...]]:
    """Return the word for what a verb says brought something about, with what the sentence tells of it."""
    relative = find_relative_head(token) or _before_relative(token)
    if relative is not None and name_act(relative) is not None:
        own = scene.by_token.get(relative.i, ())
        before = [i for i in scene.by_token if i < relative.i]
        if not own and before and is_apposed(relative):
            own = scene.by_token[max(before)]
        return relative, own
    verb = token
    while verb.relation == "conj" and verb.child("nsubj") is None:
        verb = verb.head
    subject = verb.child("nsubj")
    if subject is None or subject.i > token.i:
        return None, ()
    if subject.lower in _THING:
        return subject, ()
    inner = statements_of(subject, scene)
    if inner or (name_act(subject) is not None and (points_back(subject) or is_shown(subject))):
        return subject, inner
    return None, ()


def _before_relative(token: Token) -> Token | None:
    """Return the noun nearest before "that" or "which", where that stands right before a verb."""
    tokens = token.sentence.tokens
    if token.i < 2 or tokens[token.i - 1].lower not in ("that", "which"):
        return None
    for noun in reversed(tokens[max(0, token.i - _SUBJECT) : token.i - 1]):
        if noun.upos == "NOUN" and name_act(noun) is not None:
            return noun
    return None


@cache
def _bare() -> tuple[tuple[str, ...], ...]:
    rows = [row for row in cue_rows() if row["kind"] in ("bare", "between") and float(row["weight"]) >= _SURE]
    runs = [tuple(row["words"].split()) for row in rows]
    return tuple(sorted(runs, key=lambda run: (-len(run), run)))


def _find_between(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "..., whereupon the deputies ..." and "was told in reply": the clause before is answered."""
    tokens = scene.sentence.tokens
    present = words_in(scene.sentence)
    for words in _bare():
        if not present.issuperset(words):
            continue
        for n in range(len(tokens) - len(words) + 1):
            run = tokens[n : n + len(words)]
            following = tokens[run[-1].i + 1 : run[-1].i + 2]
            if tuple(t.lower for t in run) != words or any(t.lower in ("to", "for", "of") for t in following):
                continue
            told = _told_next(run, scene)
            for later in told:
                before = told_before(run[0], later, scene)
                if before or run[0].upos == "ADJ":
                    yield build_cue(
                        later, run[0], run[-1], " ".join(words), scene, antecedent=None, inner=before
                    )  # fmt: skip


def _told_next(run: Sequence[Token], scene: Scene) -> tuple[Statement, ...]:
    """Return what is told right before a bare connective in its clause, else first after it."""
    near = [i for i in scene.by_token if run[0].i - 3 <= i < run[0].i]
    if near and not any(t.lower == "," for t in scene.sentence.tokens[max(near) : run[0].i]):
        return scene.by_token[max(near)]
    after = [i for i in scene.by_token if i > run[-1].i]
    return scene.by_token[min(after)] if after else ()


@cache
def _answer_nouns() -> frozenset[str]:
    return frozenset(row["words"] for row in cue_rows() if row["kind"] == "answer noun")


def _find_answer_nouns(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "took its revenge", "the response was a broadside", "got his answer from the minister"."""
    tokens = scene.sentence.tokens
    for noun in tokens:
        if noun.lemma not in _answer_nouns() or noun.upos != "NOUN" or not is_shown(noun):
            continue
        following = tokens[noun.i + 1].lower if noun.i + 1 < len(tokens) else ""
        near = tokens[noun.i + 1 : noun.i + 1 + _NAMED]
        if following in ("to", "for", "against", "over", "at") and any(name_act(t) for t in near):
            continue
        after = [i for i in scene.by_token if i > noun.i]
        told = scene.by_token.get(noun.i) or (scene.by_token[min(after)] if after else ())
        for later in told:
            yield build_cue(
                later, noun, last_of_phrase(noun), "answer noun", scene, antecedent=None,
                inner=told_before(noun, later, scene),
            )  # fmt: skip


def _find_no_sooner(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cue of "no sooner had the rebels shelled the port than the army struck": the second follows at once."""
    tokens = scene.sentence.tokens
    for first in tokens[:-1]:
        opens = first.lower == "no" and tokens[first.i + 1].lower == "sooner"
        if not (opens or (first.lower in _BARELY and tokens[first.i + 1].lower == "had")):
            continue
        link = next((t for t in tokens[first.i + 2 :] if t.lower in ("than", "when", "before")), None)
        if link is None:
            continue
        told = [i for i in scene.by_token if first.i < i < link.i]
        then = [i for i in scene.by_token if i > link.i]
        for later in scene.by_token[min(then)] if told and then else ():
            inner = scene.by_token[max(told)]
            yield build_cue(later, first, link, "no sooner", scene, antecedent=None, inner=inner)
