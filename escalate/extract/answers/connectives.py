"""Read connectives: "in response to the raid", "after Mohiy's statements", "after Trump said ...", "in return, ..."."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import NOMINALS, is_open, name_act, points_back
from escalate.extract.answers.scene import (
    BORDERS,
    SPEECH,
    build_cue,
    cue_rows,
    find_answering,
    is_awaited,
    is_bounded,
    is_own_act,
    last_of_phrase,
    lies_within,
    statements_of,
    words_in,
)
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue, Statement
    from escalate.parse.tokens import Token

_LOOSE = 0.8
_LASTING = frozenset({"continue", "remain", "persist"})
_ASKING = frozenset({"appeal", "apply", "ask", "beg", "call", "campaign", "hope", "long", "lobby", "press", "push"})
_MEANWHILE = ("when", "as", "while")
_PERFECT = ("has", "have", "had", "'ve", "’ve")
_OVER = ("over",)
_PREPOSED = ("case", "mark", "advmod", "cc", "fixed")
_REPROACHES = frozenset(
    {Event.ACCUSE, Event.ASSAULT, Event.COERCE, Event.PROTEST, Event.REJECT, Event.SANCTION, Event.THREATEN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connective:
    """Words that tie: what they may govern, whether only hostile acts take them so, whether they stand alone."""

    words: tuple[str, ...]
    any_object: bool
    direct: bool
    bare: bool


@cache
def load_connectives() -> tuple[Connective, ...]:
    """Return the connectives of the table, the longest first."""
    rows = [row for row in cue_rows() if row["kind"] in ("connective", "despite", "bare")]
    made = [
        Connective(
            words=tuple(r["words"].split()),
            any_object=r["nouns"] == "any",
            direct=r["nouns"] == "given",
            bare=r["kind"] == "bare",
        )
        for r in rows
    ]
    return tuple(sorted(made, key=lambda c: -len(c.words)))


@cache
def load_loose() -> frozenset[tuple[str, ...]]:
    """Return the connectives that tell of time or ground only: in somebody's words they tie what the words tell of."""
    rows = (row for row in cue_rows() if row["kind"] == "connective" and float(row["weight"]) <= _LOOSE)
    return frozenset(tuple(row["words"].split()) for row in rows)


def find_connectives(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "in response to X", "after X's remarks", "after X said ...", "in retaliation, ..."."""
    tokens = scene.sentence.tokens
    taken: set[int] = set()
    present = words_in(scene.sentence)
    for connective in load_connectives():
        if not present.issuperset(connective.words):
            continue
        size = len(connective.words)
        for n in range(len(tokens) - size + 1):
            run = tokens[n : n + size]
            if tuple(t.lower for t in run) != connective.words or taken.intersection(t.i for t in run):
                continue
            cues = list(_read_connective(connective, run, scene))
            if cues:
                taken.update(t.i for t in run)
                yield from cues


def _read_connective(connective: Connective, run: Sequence[Token], scene: Scene) -> Iterator[AnswerCue]:
    name = " ".join(connective.words)
    if connective.bare:
        yield from _read_bare(name, run, scene)
        return
    last = run[-1]
    if len(run) == 1 and last.relation not in ("case", "mark"):
        return
    head = _object_of(last, run)
    if head is None or is_open(head) or is_bounded(run[0]) or is_awaited(head):
        return
    governor = _governor(head, run)
    if governor is not None:
        yield from _tie(governor, head, connective, run[0], scene)


def _read_bare(name: str, run: Sequence[Token], scene: Scene) -> Iterator[AnswerCue]:
    following = scene.sentence.tokens[run[-1].i + 1 : run[-1].i + 2]
    governor = _governor(run[0], run)
    if governor is None or any(t.lower in ("to", "for") for t in following):
        return
    before = governor.head if governor.relation in ("conj", "parataxis") else None
    inner = scene.by_token.get(before.i, ()) if before is not None and before.i < governor.i else ()
    for later in find_answering(governor, frozenset(), scene, borders=SPEECH):
        if later not in inner:
            yield build_cue(later, run[0], run[-1], name, scene, antecedent=None, inner=inner)


def _object_of(last: Token, run: Sequence[Token]) -> Token | None:
    """Return the head of what the connective governs: the noun it marks, or the verb of its clause.

    A preposition on the subject of a clause ("after [Moscow ignored it]") is
    a conjunction that the pipeline took for one.
    """
    inside = {t.i for t in run}
    head = last.head
    if head.relation == "nsubj" and head.head.relation in ("advcl", "acl") and last.i < head.i < head.head.i:
        return head.head
    if head.i not in inside and last.relation in _PREPOSED:
        return head
    after = [c for t in run for c in t.children if c.i > last.i and c.upos in NOMINALS]
    return after[0] if after else None


def _governor(head: Token, run: Sequence[Token]) -> Token | None:
    """Return the first word above `head` that is neither in the connective nor a noun standing between."""
    inside = {t.i for t in run}
    for token in head.ancestors():
        if token.i not in inside and token.i != head.i:
            return token
    return None


def _tie(governor: Token, head: Token, connective: Connective, first: Token, scene: Scene) -> Iterator[AnswerCue]:
    """Yield a cue from every statement that `governor` heads to what `head` stands for."""
    inner = statements_of(head, scene)
    if not inner and head.upos != "VERB" and not (_may_name(head) if connective.any_object else points_back(head)):
        return
    below = frozenset(t.i for t in head.subtree())
    told = find_answering(governor, below, scene, borders=_borders(connective))
    if connective.words in load_loose():
        if is_going_on(governor, first) or is_under_way(governor, first):
            return
        told = tuple(s for s in told if not lies_within(first, s))
    if connective.direct and not (_is_hostile(told, connective) and (inner or name_act(head) is not None)):
        return
    if connective.direct and _is_asked_for(governor, first):
        return
    last = last_of_phrase(head)
    for later in told:
        if later not in inner and not (head.i in scene.named and is_own_act(later, inner)):
            name = " ".join(connective.words)
            yield build_cue(later, first, last, name, scene, antecedent=head, inner=inner)
            yield from _tie_through(later, head, first, name, scene, inner=inner)


def _borders(connective: Connective) -> tuple[str, ...]:
    """Return the clauses that a connective ties nothing outside of.

    "Over" may stand in what is asked for: "told the president to go over the killings".
    """
    if not connective.direct:
        return SPEECH
    return ("advcl", "acl", "parataxis", "conj") if connective.words == _OVER else (*BORDERS, "conj")


def _tie_through(
    later: Statement, head: Token, first: Token, name: str, scene: Scene, *, inner: Sequence[Statement]
) -> Iterator[AnswerCue]:
    """Yield the cue to what an own act before answered: "froze aid after rejecting an apology from Manila"."""
    if not (is_own_act(later, inner) and head.upos == "VERB" and inner[0].event in _REPROACHES):
        return
    objects = (s for c in head.children if c.relation == "obj" for s in scene.told_at(c.i))
    others = tuple(s for s in objects if s not in (*inner, later) and not is_own_act(later, (s,)))
    if others:
        yield build_cue(later, first, last_of_phrase(head), name, scene, antecedent=None, inner=others)


def _is_asked_for(governor: Token, first: Token) -> bool:
    """Return whether "for" belongs to a verb of asking: "called for their departure" tells what is wanted."""
    return first.lower == "for" and governor.lemma in _ASKING


def is_going_on(governor: Token, first: Token) -> bool:
    """Return whether a clause tells what went on all the same: "continued after the raid", "even after the truce"."""
    before = first.sentence.tokens[first.i - 1].lower if first.i else ""
    return before == "even" or governor.lemma in _LASTING


def is_under_way(governor: Token, first: Token) -> bool:
    """Return whether a clause tells what was under way: "was working there when the tanks came" answers nothing.

    So it is with what has been since: "relations have worsened since the envoy was thrown out".
    """
    if first.lower == "since":
        return any(c.relation == "aux" and c.lower in _PERFECT for c in governor.children)
    return first.lower in _MEANWHILE and governor.xpos == "VBG"


def _may_name(head: Token) -> bool:
    """Return whether a noun after "in response to" can name an act: one of the table, or any definite common noun."""
    return name_act(head) is not None or (head.upos == "NOUN" and any(c.lower == "the" for c in head.children))


def _is_hostile(statements: Sequence[Statement], connective: Connective) -> bool:
    """Return whether what a verb tells is an act that people do "for" or "over" something done to them."""
    asked = connective.words == _OVER
    return any(s.event in _REPROACHES or (asked and s.event is Event.REQUEST) for s in statements)
