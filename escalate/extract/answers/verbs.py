"""Read verbs: those of answering ("rejected the ultimatum") and those of causing ("the raid prompted threats")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import is_open, name_act, points_back
from escalate.extract.answers.scene import (
    BORDERS,
    build_cue,
    clause_tokens,
    cue_rows,
    find_answering,
    is_own_act,
    last_of_phrase,
    statements_of,
)
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from escalate.extract.answers.scene import Scene
    from escalate.model import AnswerCue
    from escalate.parse.tokens import Token

_JOINED = ("conj", "parataxis")
_CHARGING = frozenset({"accuse", "blame", "punish", "fine", "suspect", "charge"})
_JUDGING_OF = ("of", "for")
_REACH = 8
_PARTICLES = ("back", "off", "aside", "out", "down", "away")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb, the particles and prepositions it needs or takes, and whether any noun may be its object."""

    prepositions: tuple[str, ...]
    any_object: bool


@cache
def load_verbs(kind: str) -> Mapping[str, Verb]:
    """Return the verbs of a kind of the table, by lemma."""
    return {
        r["words"]: Verb(
            prepositions=tuple(r["prepositions"].split()),
            any_object=r["nouns"] == "any",
        )
        for r in cue_rows()
        if r["kind"] == kind
    }


# A verb of judging that the table of cues lacks answers an act that a noun of its own sentence tells.
_JUDGING = Verb(prepositions=("for", "over", "against", "at"), any_object=False)


@cache
def judging_verbs() -> frozenset[str]:
    """Return the verbs that say what somebody thinks of an act."""
    rows = shipped_table("nominal_places", columns=("kind", "words"))
    return frozenset(word for row in rows if row["kind"] == "judging" for word in row["words"].split("|"))


def find_verbs(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs that exist as answers: "rejected the proposal", "responded to the raid"."""
    for token in scene.sentence.tokens:
        verb = load_verbs("verb").get(token.lemma, _JUDGING if token.lemma in judging_verbs() else None)
        if verb is None or token.upos != "VERB" or not has_particle(token, verb):
            continue
        head = _answered_by(token, verb)
        if head is None or is_open(head) or _is_denied(token) or _is_only_thought_of(token):
            continue
        below = frozenset(t.i for t in head.subtree())
        inner = statements_of(head, scene)
        if not inner and not (verb.any_object or points_back(head)):
            continue
        last = last_of_phrase(head)
        for later in find_answering(token, below, scene, borders=BORDERS):
            if later not in inner and not is_own_act(later, inner):
                yield build_cue(later, token, last, token.lemma, scene, antecedent=head, inner=inner)


def _is_denied(token: Token) -> bool:
    """Return whether the verb is negated: what did not happen answers nothing."""
    return any(c.has_feat("Polarity=Neg") or c.lower == "never" for c in token.children)


def find_charges(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "accused Iran of seizing the ship" where the seizure is told elsewhere."""
    for i, deed in scene.named.items():
        verb = scene.sentence.tokens[i]
        charge = next((t for t in verb.ancestors() if t.i in scene.by_token), None)
        if verb.upos != "VERB" or charge is None:
            continue
        for later in scene.by_token[charge.i]:
            if later.event is Event.ACCUSE and later.id != deed.id and not is_own_act(later, (deed,)):
                yield build_cue(later, charge, verb, charge.lemma, scene, antecedent=None, inner=(deed,))


def find_gerunds(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "accused Oslo of breaking the truce", "fined it for having seized the boats"."""
    tokens = scene.sentence.tokens
    for i, told in scene.by_token.items():
        if tokens[i].lemma not in _CHARGING and tokens[i].lemma not in judging_verbs():
            continue
        near = tokens[i + 1 : i + 1 + _REACH]
        deed = next((b for a, b in pairwise(near) if a.lower in _JUDGING_OF and _is_gerund(b)), None)
        if deed is not None and deed.lower in ("having", "being"):
            deed = next((t for t in tokens[deed.i + 1 : deed.i + 3] if t.xpos == "VBN"), None)
        if deed is None or scene.told_at(deed.i):
            continue
        for later in told:
            if len(later.targets) == 1:
                made = build_cue(later, deed, last_of_phrase(deed), tokens[i].lemma, scene, antecedent=deed)
                yield replace(made, antecedent_noun=deed.lemma, antecedent_actor=later.targets[0])


def _is_gerund(token: Token) -> bool:
    """Return whether a word is a gerund, also where the tree takes it for a noun that is none of the table."""
    return token.xpos == "VBG" or (token.xpos == "NN" and token.lower.endswith("ing") and name_act(token) is None)


def _is_only_thought_of(token: Token) -> bool:
    """Return whether the verb stands under one of planning or considering: "considered rejecting the ultimatum"."""
    return token.relation in {"xcomp", "ccomp"} and token.head.lemma in _unreal() and token.head is not token


@cache
def _unreal() -> frozenset[str]:
    rows = shipped_table("nominal_places", columns=("kind", "words"))
    return frozenset(word for row in rows if row["kind"] == "unreal" for word in row["words"].split("|"))


def has_particle(token: Token, verb: Verb) -> bool:
    """Return whether a verb that needs its particle ("hit back") has it, and no other has one ("called off")."""
    particles = [p for p in verb.prepositions if p in _PARTICLES]
    if not particles:
        return not any(c.relation == "compound" and c.upos == "ADP" for c in token.children)
    return any(c.lower in particles for c in token.children)


def _answered_by(token: Token, verb: Verb) -> Token | None:
    """Return the head of what the verb answers: its object, its passive subject, or the noun after its preposition."""
    if any(c.dep == "nsubj:pass" for c in token.children):
        return next(c for c in token.children if c.dep == "nsubj:pass")
    direct = token.child("obj")
    if direct is not None:
        return direct
    for noun in token.all_children("obl"):
        if any(c.relation == "case" and c.lower in verb.prepositions for c in noun.children):
            return noun
    return None


def find_reversals(scene: Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs whose object answers their subject: "the raid drew threats from Tehran"."""
    for token in scene.sentence.tokens:
        verb = load_verbs("reverse").get(token.lemma)
        if verb is None or token.upos != "VERB":
            continue
        if verb.prepositions and not any(
            c.lower in verb.prepositions for t in (token, *token.all_children("obl")) for c in t.children
        ):
            continue
        if not verb.prepositions and any(c.dep == "compound:prt" for c in token.children):
            continue
        cause, effect = _cause_and_effect(token, verb)
        if cause is None or effect is None:
            continue
        yield from _read_reversal(token, cause, effect, scene)


def _read_reversal(token: Token, cause: Token, effect: Token, scene: Scene) -> Iterator[AnswerCue]:
    below = frozenset(t.i for t in cause.subtree())
    inner = statements_of(cause, scene)
    if not inner and name_act(cause) is None:
        return
    # "drew condemnation from Germany" may be read at the verb or at the noun.
    # "triggered a crisis, and Singapore fell": a clause joined to that of the verb tells of something else.
    joined = {i for c in token.children if c.relation in _JOINED for i in (c.i, *clause_tokens(c))}
    clauses = set(clause_tokens(token)) - joined
    if cause.i > token.i:
        # "was triggered by his speech, saying that ...": what follows the cause belongs to it.
        clauses = {i for i in clauses if i < cause.i}
    told = sorted({t.i for t in effect.subtree()} | clauses | {token.i})
    answers = [s for i in told for s in scene.told_at(i) if i not in below and s not in inner]
    first, last = min(cause, effect, key=lambda t: t.i), max(cause, effect, key=lambda t: t.i)
    for later in dict.fromkeys(answers):
        if is_own_act(later, inner):
            continue
        yield build_cue(later, first, last, token.lemma, scene, antecedent=cause, inner=inner, turned=True)


def _cause_and_effect(token: Token, verb: Verb) -> tuple[Token | None, Token | None]:
    effect = token.child("obj") or next(
        (n for n in token.all_children("obl") if any(c.lower in verb.prepositions for c in n.children)), None
    )
    if effect is None:
        effect = token.child("xcomp", "ccomp")
    if any(c.dep == "nsubj:pass" for c in token.children):
        agent = next((n for n in token.all_children("obl") if any(c.lower == "by" for c in n.children)), None)
        return agent, next(c for c in token.children if c.dep == "nsubj:pass")
    return token.child("nsubj"), effect
