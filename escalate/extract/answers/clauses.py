"""Read clauses that tie two acts of a sentence by the order of words, whatever the tree hangs them on.

"Shut the road because the villagers would not pay", "marched until police
drove them off", "turned back, the gunmen having fired", "pressed by Cairo,
freed them", "talked them into leaving": one of the parties is in both acts,
and that is asked for here, as words in a row alone may join what has nothing
to do with each other.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from escalate.extract.answers.connectives import is_going_on, is_under_way
from escalate.extract.answers.scene import (
    build_cue,
    concern,
    have_other_sources,
    is_awaiting,
    is_bounded,
    lies_within,
    words_in,
)
from escalate.extract.answers.surroundings import is_negated, words_of
from escalate.extract.answers.verbs import load_verbs
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

UNTIL = "until"
HAVING = "having"
PARTICIPLE = "participle"
_GROUNDS = ("because", "since", "once", "after", "when", "soon")
_UNTIL = ("until", "till")
_STOPS = (";", ":", "(", ")", "—", "–", "“", "”", '"', "but", "although", "though", "while", "whereas")
_REACH = 22
_SUBJECT = 8
_AGENT = 4
_PAST = ("VBD", "VBN")
_VERBS = ("VERB", "AUX")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_REASONS = ("because", "since")
_NEAREST = 2
_PENDING = frozenset({Event.REQUEST, Event.THREATEN})
_NEXT = 3
_INTO = ("into", "to", "from")


def find_clauses(scene: Scene, known: Sequence[AnswerCue]) -> Iterator[AnswerCue]:
    """Yield the cues of the clauses of this module whose answer none of `known` ties to what the sentence tells."""
    if sum(len(told) for told in scene.by_token.values()) <= 1:
        return
    tied = {cue.statement for cue in known if cue.antecedent_statement is not None}
    read = (
        *_find_grounds(scene),
        *_find_ends(scene),
        *_find_absolutes(scene),
        *_find_moved(scene),
        *_find_participles(scene),
        *_find_relatives(scene),
    )
    yield from (cue for cue in read if cue.statement not in tied)


def _find_grounds(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "..., because the envoys would not come", "As soon as the soldiers fired, ..."."""
    tokens = scene.sentence.tokens
    if words_in(scene.sentence).isdisjoint(_GROUNDS):
        return
    for token in tokens:
        if token.lower not in _GROUNDS or is_bounded(token) or _follows(token, ("not", "even", "only", "ever")):
            continue
        first, last = _as_soon_as(token) if token.lower == "soon" else (token, token)
        if first is None or last is None:
            continue
        clause = _clause_after(last, scene)
        if not clause or clause[0].upos == "VERB" or clause[0].lower == "of" or not _has_verb(clause, scene):
            continue
        awaited = token.lower not in _REASONS and any(is_awaiting(t) for t in clause if t.upos == "AUX")
        if awaited or (token.lower == "since" and any(t.lower in ("has", "have") for t in clause)):
            continue
        words = "as soon as" if first is not last else first.lower
        yield from _tie_ground(first, clause, words, scene)


def _tie_ground(first: Token, clause: Sequence[Token], words: str, scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues that tie the nearest act with a party in common to what a clause gives as its ground."""
    tokens = scene.sentence.tokens
    for at in _told_around(first, clause, scene):
        if is_going_on(tokens[at], first) or is_under_way(tokens[at], first):
            return
        answers = [(s, _concerned(clause, s, scene)) for s in scene.by_token[at] if not lies_within(first, s)]
        for later, inner in answers:
            if inner:
                last = _last_told(clause, inner, scene)
                yield build_cue(later, first, last, words, scene, antecedent=None, inner=inner)
        if any(inner for _, inner in answers):
            return


def _has_verb(clause: Sequence[Token], scene: Scene) -> bool:
    """Return whether what a clause tells is told by its verb, or by words after that."""
    told = next(t.i for t in clause if t.i in scene.by_token)
    return any(t.xpos in _FINITE for t in clause if t.i <= told)


def _follows(token: Token, words: Sequence[str]) -> bool:
    return token.i > 0 and token.sentence.tokens[token.i - 1].lower in words


def _as_soon_as(soon: Token) -> tuple[Token | None, Token | None]:
    tokens = soon.sentence.tokens
    around = tokens[max(0, soon.i - 1) : soon.i + 2]
    if [t.lower for t in around] != ["as", "soon", "as"]:
        return None, None
    return around[0], around[-1]


def _clause_after(last: Token, scene: Scene) -> list[Token]:
    """Return the words of a clause: up to a stop, or to the first comma after what it tells."""
    clause: list[Token] = []
    told = False
    for token in scene.sentence.tokens[last.i + 1 : last.i + 1 + _REACH]:
        if token.lower in _STOPS or (token.lower == "," and (told or not any(t.upos in _VERBS for t in clause))):
            break
        told = told or token.i in scene.by_token
        clause.append(token)
    return clause if told else []


def _told_around(first: Token, clause: Sequence[Token], scene: Scene) -> list[int]:
    """Return where the acts told just before a clause stand, or, where it opens the sentence, the one just after it."""
    before = sorted((i for i in scene.by_token if i < first.i), reverse=True)
    if before:
        between = scene.sentence.tokens[before[0] + 1 : first.i]
        return [] if any(t.lower in (*_STOPS, "and") for t in between) else before[:_NEAREST]
    after = [i for i in scene.by_token if i > clause[-1].i]
    opened = not any(t.upos in ("VERB", "AUX") for t in scene.sentence.tokens[: first.i])
    return [min(after)] if after and opened else []


def _concerned(clause: Sequence[Token], later: Statement, scene: Scene) -> tuple[Statement, ...]:
    """Return what a clause tells first of another than `later` that concerns the parties to it.

    Of what `later`'s own side said it is a demand that the clause tells was not met: "because the ransom did not come".
    """
    told = [s for t in clause for s in scene.by_token.get(t.i, ()) if s != later]
    of_others = next((s for s in told if concern(s, later) and have_other_sources(s, later)), None)
    if of_others is None and any(t.lower in ("not", "n't", "never") for t in clause):
        of_others = next((s for s in told if s.event in _PENDING), None)
    return () if of_others is None else (of_others,)


def _last_told(clause: Sequence[Token], inner: Sequence[Statement], scene: Scene) -> Token:
    return next(t for t in clause if inner[0] in scene.by_token.get(t.i, ()))


def _find_ends(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "held the bridge until soldiers drove them off": what ends an act answers it."""
    tokens = scene.sentence.tokens
    for token in tokens:
        if token.lower not in _UNTIL:
            continue
        before = [i for i in scene.by_token if i < token.i]
        clause = _clause_after(token, scene)
        told = next((t for t in clause if t.i in scene.by_token), None)
        if not before or told is None or told.xpos not in _PAST:
            continue
        if any(is_awaiting(t) for t in clause if t.upos == "AUX" and t.i < told.i):
            continue
        for later in scene.by_token[told.i]:
            inner = tuple(s for s in _told_before(token, scene) if concern(s, later) and have_other_sources(s, later))
            if inner:
                yield build_cue(later, token, told, UNTIL, scene, antecedent=None, inner=inner[:1])


def _told_before(until: Token, scene: Scene) -> Iterator[Statement]:
    """Yield the last acts told before a word, the nearest first: not what was not done, and none that it belongs to."""
    for i in sorted((i for i in scene.by_token if i < until.i), reverse=True)[:_NEAREST]:
        if not is_negated(scene.sentence.tokens[i]):
            yield from (s for s in scene.by_token[i] if not lies_within(until, s))


def _find_absolutes(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "turned back, the gunmen having fired on it": a clause of its own subject gives the ground."""
    tokens = scene.sentence.tokens
    for token in tokens:
        if token.lower != HAVING:
            continue
        before = tokens[max(0, token.i - _SUBJECT) : token.i]
        start = next((t for t in reversed(before) if t.lower in (",", "with", ";")), None)
        subject = [t for t in before if start is None or t.i > start.i]
        if (start is None and token.i > len(before)) or not any(t.relation == "nsubj" for t in subject):
            continue
        if not any(t.xpos in _FINITE and tokens[t.i - 1].upos != "DET" for t in subject):
            clause = _clause_after(token, scene)
            yield from _tie_ground(subject[0], clause, HAVING, scene) if clause else ()


def _find_moved(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "persuaded the gunmen to free them": who was moved to do a thing did it in answer."""
    tokens = scene.sentence.tokens
    for i, told in scene.by_token.items():
        verb = tokens[i]
        if verb.lemma not in _moving() or verb.upos != "VERB" or is_negated(verb):
            continue
        clause = _clause_after(verb, scene)
        done = _find_done(clause, scene)
        for later in scene.by_token[done.i] if done is not None else ():
            own = {m.actor for m in later.sources}
            inner = tuple(s for s in told if s != later and not own.isdisjoint(m.actor for m in s.targets))
            if inner and done is not None and have_other_sources(inner[0], later):
                yield build_cue(later, verb, done, verb.lemma, scene, antecedent=None, inner=inner)


def _find_done(clause: Sequence[Token], scene: Scene) -> Token | None:
    """Return the verb that tells what somebody was moved to do, or was kept from: "to free", "into leaving"."""
    for link, verb in pairwise(clause):
        if link.lower in _INTO and verb.upos in ("VERB", "ADV", "ADJ"):
            return next((t for t in clause if 0 < t.i - link.i <= _NEXT and t.i in scene.by_token), None)
    return None


@cache
def _moving() -> frozenset[str]:
    return frozenset(words[0] for words in words_of("moving"))


def _find_participles(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "The union, warned by the mayor, called it off", "Pressed by Cairo, it freed them"."""
    tokens = scene.sentence.tokens
    for i, told in scene.by_token.items():
        verb = tokens[i]
        opens = i == 0 or tokens[i - 1].lower in (",", "and", "when", "after", "once")
        if verb.xpos != "VBN" or not opens or any(c.relation == "aux" for c in verb.children):
            continue
        if not any(t.lower == "by" for t in tokens[i + 1 : i + 1 + _AGENT]):
            continue
        comma = next((t for t in tokens[i + 1 :] if t.lower == ","), None)
        after = [j for j in scene.by_token if comma is not None and j > comma.i]
        before = [j for j in scene.by_token if j < i]
        at = min(after) if after else max(before) if before else None
        for later in scene.by_token[at] if at is not None else ():
            own = {m.actor for m in later.sources}
            inner = tuple(s for s in told if s != later and not own.isdisjoint(m.actor for m in s.targets))
            if inner and have_other_sources(inner[0], later):
                yield build_cue(later, verb, verb, PARTICIPLE, scene, antecedent=None, inner=inner)


def _find_relatives(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "offered a truce from midnight, which the rebels dismissed": the clause before is answered."""
    tokens = scene.sentence.tokens
    for pronoun in tokens[1:-1]:
        if pronoun.lower != "which" or tokens[pronoun.i - 1].lower != ",":
            continue
        clause = _clause_after(pronoun, scene)
        verb = next((t for t in clause if t.upos == "VERB"), None)
        if verb is None or verb is clause[0] or verb.lemma not in load_verbs("verb") or is_negated(verb):
            continue
        for later in scene.by_token.get(verb.i, ()):
            told = (s for s in _told_before(pronoun, scene) if s != later and concern(s, later))
            inner = tuple(s for s in told if have_other_sources(s, later))[:1]
            if inner:
                yield build_cue(later, pronoun, verb, verb.lemma, scene, antecedent=None, inner=inner)
