"""Find the words by which a sentence says that a statement answers an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from escalate.lexicon import shipped_table
from escalate.model import AnswerCue, Event, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.model import Mention, Statement
    from escalate.parse.tokens import Sentence, Token


_REPROACHES = frozenset(
    {Event.ACCUSE, Event.ASSAULT, Event.COERCE, Event.PROTEST, Event.REJECT, Event.SANCTION, Event.THREATEN}
)
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "conj")
_SPEECH = ("ccomp", "parataxis")
_BORDERS = ("ccomp", "xcomp", "advcl", "acl", "parataxis")
_PREPOSED = ("case", "mark", "advmod", "cc", "fixed")
_OWNERS = ("of", "by", "from")
_PARTICLES = ("back", "off", "aside", "out", "down", "away")
_NOMINALS = ("NOUN", "PROPN", "PRON")


class Actors(Protocol):
    """Whoever knows which actors a phrase stands for."""

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """Return the actors that the phrases headed by `tokens` stand for."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Connective:
    words: tuple[str, ...]
    any_object: bool
    direct: bool
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    prepositions: tuple[str, ...]
    any_object: bool
    direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A sentence with its statements by the token of their trigger or cue, and the cast that knows its actors."""

    sentence: Sentence
    by_token: Mapping[int, tuple[Statement, ...]]
    cast: Actors


def find_answer_cues(
    sentences: Iterable[Sentence], statements: Iterable[Statement], *, cast: Actors
) -> tuple[AnswerCue, ...]:
    """Return the answer cues of one article, in text order.

    `statements` are those found in it; `cast` knows its actors. Three constructions are read: a connective with its
    noun phrase or clause ("in response to the raid", "after Mohiy spoke"),
    a verb of answering with its object ("protested Trump's comment"), and
    a verb of causing whose subject is what is answered ("the raid prompted
    threats"). A cue is made only where a statement of the sentence answers.
    """
    told: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        place = statement.report.sentence
        told.setdefault((place.start, place.end), []).append(statement)
    found: dict[tuple[object, ...], AnswerCue] = {}
    for sentence in sentences:
        here = told.get((sentence.start, sentence.end))
        if here:
            scene = _Scene(sentence=sentence, by_token=_place_statements(sentence, here), cast=cast)
            for cue in (*_find_connectives(scene), *_find_verbs(scene), *_find_reversals(scene)):
                antecedent = cue.antecedent_actor.actor if cue.antecedent_actor else None
                found.setdefault((cue.statement, cue.antecedent_statement, antecedent, cue.antecedent_noun), cue)
    return tuple(sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.statement)))


@cache
def _connectives() -> tuple[_Connective, ...]:
    rows = [row for row in _rows() if row["kind"] in ("connective", "despite", "bare")]
    made = [
        _Connective(
            words=tuple(r["words"].split()),
            any_object=r["nouns"] == "any",
            direct=r["nouns"] == "given",
            bare=r["kind"] == "bare",
        )
        for r in rows
    ]
    return tuple(sorted(made, key=lambda c: -len(c.words)))


@cache
def _verbs(kind: str) -> Mapping[str, _Verb]:
    return {
        r["words"]: _Verb(
            prepositions=tuple(r["prepositions"].split()),
            any_object=r["nouns"] == "any",
            direct=r["nouns"] == "given",
        )
        for r in _rows()
        if r["kind"] == kind
    }


@cache
def _nouns() -> frozenset[str]:
    return frozenset(r["noun"] for r in shipped_table("link_nouns", columns=("noun", "events", "sense")))


def _act_noun(token: Token) -> str | None:
    """Return the noun of the table that a word is, also where it is parsed as a gerund ("the shooting down of")."""
    forms = (token.lower,) if token.upos == "VERB" else (token.lemma, token.lower)
    return next((form for form in forms if form in _nouns()), None)


def _noun_of(token: Token) -> str | None:
    """Return the word an antecedent goes by: its noun, or in a clause the act that is its subject, or the verb."""
    if token.upos == "VERB":
        subject = token.child("nsubj")
        act = _act_noun(subject) if subject is not None else None
        return act or _act_noun(token) or token.lemma
    return _act_noun(token) or (token.lemma if token.upos == "NOUN" else None)


def _rows() -> tuple[dict[str, str], ...]:
    return shipped_table("link_cues", columns=("kind", "words", "weight", "prepositions", "nouns"))


def _place_statements(sentence: Sentence, statements: Iterable[Statement]) -> dict[int, tuple[Statement, ...]]:
    placed: dict[int, tuple[Statement, ...]] = {}
    for statement in statements:
        spans = [statement.report.trigger] + ([statement.cue] if statement.cue else [])
        for token in sentence.tokens:
            inside = any(s.article == sentence.article and s.start <= token.start < s.end for s in spans)
            if inside and statement not in placed.get(token.i, ()):
                placed[token.i] = (*placed.get(token.i, ()), statement)
    return placed


def _find_connectives(scene: _Scene) -> Iterator[AnswerCue]:
    """Yield the cues of "in response to X", "after X's remarks", "after X said ...", "in retaliation, ..."."""
    tokens = scene.sentence.tokens
    taken: set[int] = set()
    for connective in _connectives():
        size = len(connective.words)
        for n in range(len(tokens) - size + 1):
            run = tokens[n : n + size]
            if tuple(t.lower for t in run) != connective.words or taken.intersection(t.i for t in run):
                continue
            cues = list(_read_connective(connective, run, scene))
            if cues:
                taken.update(t.i for t in run)
                yield from cues


def _read_connective(connective: _Connective, run: Sequence[Token], scene: _Scene) -> Iterator[AnswerCue]:
    name = " ".join(connective.words)
    if connective.bare:
        yield from _read_bare(name, run, scene)
        return
    last = run[-1]
    if len(run) == 1 and last.relation not in _PREPOSED:
        return
    head = _object_of(last, run)
    if head is None:
        return
    governor = _governor(head, run)
    if governor is not None:
        yield from _tie(governor, head, connective, run[0], scene)


def _is_hostile(statements: Sequence[Statement]) -> bool:
    """Return whether what a verb tells is an act that people do "for" or "over" something done to them."""
    return any(s.event in _REPROACHES for s in statements)


def _points_back(head: Token) -> bool:
    """Return whether a noun of the table means something already spoken of: "the raid", "its raids", "threats by Iran".

    "A raid" is told for the first time, so it points at nothing.
    """
    if _act_noun(head) is None:
        return False
    if any(c.dep == "nmod:poss" or c.has_feat("PronType=Dem") or c.lower == "the" for c in head.children):
        return True
    return head.has_feat("Number=Plur") and bool(_owner_tokens(head))


def _read_bare(name: str, run: Sequence[Token], scene: _Scene) -> Iterator[AnswerCue]:
    following = scene.sentence.tokens[run[-1].i + 1 : run[-1].i + 2]
    governor = _governor(run[0], run)
    if governor is None or any(t.lower in ("to", "for") for t in following):
        return
    before = governor.head if governor.relation in ("conj", "parataxis") else None
    inner = scene.by_token.get(before.i, ()) if before is not None and before.i < governor.i else ()
    for later in _answering(governor, frozenset(), scene, borders=_SPEECH):
        if later not in inner:
            yield _build_cue(later, run[0], run[-1], name, scene, antecedent=None, inner=inner)


def _object_of(last: Token, run: Sequence[Token]) -> Token | None:
    """Return the head of what the connective governs: the noun it marks, or the verb of its clause."""
    inside = {t.i for t in run}
    head = last.head
    if head.i not in inside and last.relation in _PREPOSED:
        return head
    after = [c for t in run for c in t.children if c.i > last.i and c.upos in _NOMINALS]
    return after[0] if after else None


def _governor(head: Token, run: Sequence[Token]) -> Token | None:
    """Return the first word above `head` that is neither in the connective nor a noun standing between."""
    inside = {t.i for t in run}
    for token in head.ancestors():
        if token.i not in inside and token.i != head.i:
            return token
    return None


def _tie(governor: Token, head: Token, connective: _Connective, first: Token, scene: _Scene) -> Iterator[AnswerCue]:
    """Yield a cue from every statement that `governor` heads to what `head` stands for."""
    inner = _statements_of(head, scene)
    if not inner and head.upos != "VERB" and not (_act_noun(head) if connective.any_object else _points_back(head)):
        return
    below = frozenset(t.i for t in head.subtree())
    told = _answering(governor, below, scene, borders=_BORDERS if connective.direct else _SPEECH)
    if connective.direct and not _is_hostile(told):
        return
    last = max((t for t in (head, *_owner_tokens(head))), key=lambda t: t.i)
    for later in told:
        if later not in inner:
            yield _build_cue(later, first, last, " ".join(connective.words), scene, antecedent=head, inner=inner)


def _statements_of(head: Token, scene: _Scene) -> tuple[Statement, ...]:
    """Return the statements that an antecedent itself tells: its head's, and for a clause its complements'."""
    own = scene.by_token.get(head.i, ())
    if head.upos != "VERB":
        return own
    return tuple(dict.fromkeys((*own, *(s for i in _clause_tokens(head) for s in scene.by_token.get(i, ())))))


def _answering(
    governor: Token, below: frozenset[int], scene: _Scene, *, borders: tuple[str, ...]
) -> tuple[Statement, ...]:
    """Return the statements the clause of `governor` tells: its own, its complements', or those above in the clause.

    A verb joined to another shares its adjuncts ("shot it down and took the
    pilot in response to ..."). The climb ends at a clause whose relation is
    one of `borders`. Where none of these tells one, the nearest statement
    under `governor` to the left of the antecedent stands in: pipelines take a
    past tense before a noun for a participle at times.
    """
    for start in (governor, *governor.ancestors()):
        own = scene.by_token.get(start.i)
        if own and start.i not in below:
            return (*own, *_joined(start, own, scene))
        found = [s for i in _clause_tokens(start) if i not in below for s in scene.by_token.get(i, ())]
        if found:
            return tuple(dict.fromkeys(found))
        if start.relation in borders:
            break
    limit = min(below, default=governor.sentence.tokens[-1].i)
    under = [t.i for t in governor.subtree() if t.i not in below and t.i < limit and t.i in scene.by_token]
    return scene.by_token[under[-1]] if under else ()


def _joined(verb: Token, own: Sequence[Statement], scene: _Scene) -> tuple[Statement, ...]:
    """Return the statements of the verb that `verb` is joined to, when the two share their subject."""
    if verb.relation != "conj" or verb.child("nsubj") is not None:
        return ()
    return tuple(s for s in scene.by_token.get(verb.head.i, ()) if s not in own)


def _clause_tokens(head: Token) -> Iterator[int]:
    for child in head.children:
        if child.relation in _CLAUSES:
            yield child.i
            yield from _clause_tokens(child)


def _find_verbs(scene: _Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs that exist as answers: "rejected the proposal", "responded to the raid"."""
    for token in scene.sentence.tokens:
        verb = _verbs("verb").get(token.lemma)
        if verb is None or token.upos != "VERB" or not _has_particle(token, verb):
            continue
        head = _answered_by(token, verb)
        if head is None:
            continue
        below = frozenset(t.i for t in head.subtree())
        inner = _statements_of(head, scene)
        if not inner and not (verb.any_object or _points_back(head)):
            continue
        last = max((t for t in (head, *_owner_tokens(head))), key=lambda t: t.i)
        for later in _answering(token, below, scene, borders=_BORDERS):
            if later not in inner:
                yield _build_cue(later, token, last, token.lemma, scene, antecedent=head, inner=inner)


def _has_particle(token: Token, verb: _Verb) -> bool:
    """Return whether a verb that needs its particle ("hit back", "brushed aside") has it."""
    particles = [p for p in verb.prepositions if p in _PARTICLES]
    return not particles or any(c.lower in particles for c in token.children)


def _answered_by(token: Token, verb: _Verb) -> Token | None:
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


def _find_reversals(scene: _Scene) -> Iterator[AnswerCue]:
    """Yield the cues of verbs whose object answers their subject: "the raid drew threats from Tehran"."""
    for token in scene.sentence.tokens:
        verb = _verbs("reverse").get(token.lemma)
        if verb is None or token.upos != "VERB":
            continue
        if verb.prepositions and not any(
            c.lower in verb.prepositions for t in (token, *token.all_children("obl")) for c in t.children
        ):
            continue
        cause, effect = _cause_and_effect(token, verb)
        if cause is None or effect is None:
            continue
        yield from _read_reversal(token, cause, effect, scene)


def _read_reversal(token: Token, cause: Token, effect: Token, scene: _Scene) -> Iterator[AnswerCue]:
    below = frozenset(t.i for t in cause.subtree())
    inner = _statements_of(cause, scene)
    if not inner and _act_noun(cause) is None:
        return
    told = sorted({t.i for t in effect.subtree()} | set(_clause_tokens(token)))
    answers = [s for i in told for s in scene.by_token.get(i, ()) if i not in below and s not in inner]
    first, last = min(cause, effect, key=lambda t: t.i), max(cause, effect, key=lambda t: t.i)
    for later in dict.fromkeys(answers):
        yield _build_cue(later, first, last, token.lemma, scene, antecedent=cause, inner=inner, turned=True)


def _cause_and_effect(token: Token, verb: _Verb) -> tuple[Token | None, Token | None]:
    effect = token.child("obj") or next(
        (n for n in token.all_children("obl") if any(c.lower in verb.prepositions for c in n.children)), None
    )
    if effect is None:
        effect = token.child("xcomp", "ccomp")
    if any(c.dep == "nsubj:pass" for c in token.children):
        agent = next((n for n in token.all_children("obl") if any(c.lower == "by" for c in n.children)), None)
        return agent, next(c for c in token.children if c.dep == "nsubj:pass")
    return token.child("nsubj"), effect


def _build_cue(
    later: Statement,
    first: Token,
    last: Token,
    name: str,
    scene: _Scene,
    *,
    antecedent: Token | None,
    inner: Sequence[Statement] = (),
    turned: bool = False,
) -> AnswerCue:
    sentence = scene.sentence
    if first.i > last.i:
        first, last = last, first
    span = Span(article=sentence.article, start=first.start, end=last.end, text=sentence.words(first, last))
    actor = _find_actor(antecedent, scene) if antecedent is not None else None
    return AnswerCue(
        statement=later.id,
        span=span,
        connective=name,
        reversed=turned,
        antecedent_actor=actor,
        antecedent_noun=_noun_of(antecedent) if antecedent is not None else None,
        antecedent_statement=inner[0].id if inner else None,
        plural=antecedent is not None and antecedent.has_feat("Number=Plur"),
    )


def _find_actor(head: Token, scene: _Scene) -> Mention | None:
    """Return the actor whose act a noun names ("Trump's comment", "the raid by Israel"), or whom it names itself.

    For a clause it is the subject, unless that is itself an act ("the
    ultimatum ran out") or what was done to it is told.
    """
    if head.upos == "VERB":
        subject = head.child("nsubj")
        passive = subject is None or subject.dep == "nsubj:pass"
        mentions = () if passive or subject is None else scene.cast.mentions((subject,))
        return mentions[0] if mentions else None
    for owner in _owner_tokens(head):
        mentions = scene.cast.mentions((owner,))
        if mentions or owner.upos == "PRON":
            return mentions[0] if mentions else None
    if _act_noun(head) is not None or head.upos not in _NOMINALS:
        return None
    mentions = scene.cast.mentions((head,))
    return mentions[0] if mentions else None


def _owner_tokens(head: Token) -> list[Token]:
    owners = [c for c in head.children if c.dep == "nmod:poss"]
    owners += [c for c in head.all_children("nmod") if any(g.lower in _OWNERS for g in c.children) and c not in owners]
    owners += [c for c in head.all_children("amod", "compound") if c.entity in ("NORP", "LOC", "ORG", "PERSON")]
    return owners
