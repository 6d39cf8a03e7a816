"""A sentence with what it tells, and how to read from its tree what an antecedent is and who answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from escalate.extract.answers.nouns import NOMINALS, name_act, owner_tokens, word_of
from escalate.extract.answers.within import tell_within
from escalate.lexicon import shipped_table
from escalate.model import AnswerCue, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.model import Mention, Statement
    from escalate.parse.tokens import Sentence, Token

SPEECH = ("ccomp", "parataxis")
BORDERS = ("ccomp", "xcomp", "advcl", "acl", "parataxis")
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "conj")
_ROLES = ("obj", "nsubj")
_BACK = 3
_BOUNDS = ("until", "till", "before", "and")
_LONG = 30
_UNITS = ("months", "years", "decades", "centuries")
_PERFECT = ("has", "have")


class Actors(Protocol):
    """Whoever knows which actors a phrase stands for."""

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """Return the actors that the phrases headed by `tokens` stand for."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with its statements by the token of their trigger or cue, and the cast that knows its actors.

    `named` are the acts that its nouns mean, told here by the noun alone or elsewhere by a verb.
    """

    sentence: Sentence
    by_token: Mapping[int, tuple[Statement, ...]]
    cast: Actors
    named: Mapping[int, Statement] = field(default_factory=dict)

    def told_at(self, i: int) -> tuple[Statement, ...]:
        """Return what the word of index `i` tells, as a verb does or as a noun."""
        told = self.by_token.get(i, ())
        return (*told, self.named[i]) if i in self.named and self.named[i] not in told else told


def words_in(sentence: Sentence) -> frozenset[str]:
    """Return the words of a sentence in lower case: a phrase can only stand where all of its words do."""
    return frozenset(token.lower for token in sentence.tokens)


def place_statements(sentence: Sentence, statements: Iterable[Statement]) -> dict[int, tuple[Statement, ...]]:
    """Return the statements of a sentence by the tokens of their triggers and cues."""
    placed: dict[int, tuple[Statement, ...]] = {}
    for statement in statements:
        spans = [statement.report.trigger] + ([statement.cue] if statement.cue else [])
        for token in sentence.tokens:
            inside = any(s.article == sentence.article and s.start <= token.start < s.end for s in spans)
            if inside and statement not in placed.get(token.i, ()):
                placed[token.i] = (*placed.get(token.i, ()), statement)
    return placed


def cue_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the table of cues."""
    return shipped_table("link_cues", columns=("kind", "words", "weight", "prepositions", "nouns"))


def is_bounded(first: Token) -> bool:
    """Return whether a connective only bounds a time, as in "until after the raid" or "before and after the raid".

    So does one that counts a long time: "78 days after the raid".
    """
    before = [
        t for t in first.sentence.tokens[max(0, first.i - _BACK) : first.i] if t.upos != "ADV" or t.lower in _BOUNDS
    ]
    return bool(before) and (before[-1].lower in _BOUNDS or _counts_long([*before, first]))


def _counts_long(words: Sequence[Token]) -> bool:
    """Return whether words before "after" count months, years or many days."""
    days = any(a.lower.isdecimal() and int(a.lower) >= _LONG and b.lower == "days" for a, b in pairwise(words))
    return days or (len(words) > 1 and words[-2].lower in _UNITS)


def is_awaited(head: Token) -> bool:
    """Return whether the clause of a connective tells of something still to come: "after the case has been decided"."""
    if head.upos not in ("VERB", "AUX"):
        return False
    return any(c.relation == "aux" and is_awaiting(c) for c in head.children)


def is_awaiting(auxiliary: Token) -> bool:
    """Return whether an auxiliary puts the act of a clause of time into the future: "has been decided", "can act"."""
    return auxiliary.lower in _PERFECT or auxiliary.xpos == "MD"


def lies_within(first: Token, statement: Statement) -> bool:
    """Return whether words stand in what a statement reports, and not in what tells that it was said."""
    content, cue = statement.content, statement.cue
    told = (statement.report.trigger, cue) if cue is not None else (statement.report.trigger,)
    reported = (content, *statement.quotes) if content is not None else statement.quotes
    return any(
        span.start <= first.start < span.end and all(t.end <= span.start or t.start >= span.end for t in told)
        for span in reported
    )


def statements_of(head: Token, scene: Scene) -> tuple[Statement, ...]:
    """Return the statements that an antecedent itself tells: its head's, and for a clause its complements'."""
    own = scene.by_token.get(head.i, ())
    if head.i in scene.named:
        return (scene.named[head.i], *own)
    if head.upos != "VERB":
        return own or tell_within(head, scene)
    told = tuple(dict.fromkeys((*own, *(s for i in clause_tokens(head) for s in scene.by_token.get(i, ())))))
    return told or tuple(s for c in head.children if c.relation in _ROLES for s in scene.told_at(c.i))


def is_own_act(later: Statement, inner: Sequence[Statement]) -> bool:
    """Return whether what would be answered is an act of the very one who answers, and of nobody else."""
    own = {m.actor for m in later.sources}
    return bool(inner) and bool(inner[0].sources) and own.issuperset(m.actor for m in inner[0].sources)


def concern(earlier: Statement, later: Statement) -> bool:
    """Return whether the one aimed at before answers, or aims at whoever acted before."""
    did, suffered = {m.actor for m in earlier.sources}, {m.actor for m in earlier.targets}
    return bool(suffered & {m.actor for m in later.sources} or did & {m.actor for m in later.targets})


def have_other_sources(first: Statement, second: Statement) -> bool:
    """Return whether nobody does or says both what one statement tells and what the other does."""
    return {m.actor for m in first.sources}.isdisjoint(m.actor for m in second.sources)


def find_answering(
    governor: Token, below: frozenset[int], scene: Scene, *, borders: tuple[str, ...]
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
        end = max(below, default=-1) if start.i < min(below, default=-1) else len(start.sentence.tokens)
        here = [i for i in clause_tokens(start) if i not in below and (i < end or not _is_subordinate(start, i))]
        found = [s for i in here for s in scene.by_token.get(i, ())]
        if found:
            return tuple(dict.fromkeys(found))
        if start.relation in borders:
            break
        if start.dep == "acl:relcl" or (start.i == governor.i and _is_participle(start) and "acl" not in borders):
            return ()
    limit = min(below, default=governor.sentence.tokens[-1].i)
    under = [
        t.i
        for t in governor.subtree()
        if t.i not in below and t.i < limit and t.i in scene.by_token and not _is_relative(t, governor)
    ]
    return scene.by_token[under[-1]] if under else ()


def _is_participle(verb: Token) -> bool:
    """Return whether a verb is a participle on a noun: words after "sanctions imposed" belong to it alone."""
    return verb.relation == "acl" and verb.xpos == "VBN" and verb.head.i < verb.i


def _is_subordinate(head: Token, i: int) -> bool:
    """Return whether a clause has a conjunction of its own: "it came after the raid, as Tehran fired missiles"."""
    clause = head.sentence.tokens[i]
    return clause.relation == "advcl" and any(c.relation == "mark" for c in clause.children)


def _is_relative(token: Token, top: Token) -> bool:
    """Return whether a word stands in a relative clause somewhere under `top`."""
    for above in (token, *token.ancestors()):
        if above.i == top.i:
            return False
        if above.dep == "acl:relcl":
            return True
    return False


def _joined(verb: Token, own: Sequence[Statement], scene: Scene) -> tuple[Statement, ...]:
    """Return the statements of the verb that `verb` is joined to, when the two share their subject."""
    if verb.relation != "conj" or verb.child("nsubj") is not None:
        return ()
    return tuple(s for s in scene.by_token.get(verb.head.i, ()) if s not in own)


def clause_tokens(head: Token) -> Iterator[int]:
    """Yield the tokens that head the clauses under `head`, at any depth."""
    for child in head.children:
        if child.relation in _CLAUSES:
            yield child.i
            yield from clause_tokens(child)


def last_of_phrase(head: Token) -> Token:
    """Return the last token of a noun phrase without its clauses, or of a verb with its object.

    Where the subject of a clause is itself the act ("the ultimatum ran out"), it is that subject's last.
    """
    subject = head.child("nsubj") if head.upos == "VERB" else None
    if subject is not None and name_act(subject) is not None and subject.i < head.i:
        return last_of_phrase(subject)
    last = head
    inside = ("obj",) if head.upos == "VERB" else ("nmod", "flat", "compound")
    for child in head.children:
        if child.i > last.i and child.relation in inside:
            last = last_of_phrase(child)
    return last


def build_cue(
    later: Statement,
    first: Token,
    last: Token,
    name: str,
    scene: Scene,
    *,
    antecedent: Token | None,
    inner: Sequence[Statement] = (),
    turned: bool = False,
) -> AnswerCue:
    """Return the cue that ties `later` to what `antecedent` stands for, or to the statement `inner` of the sentence."""
    sentence = scene.sentence
    if first.i > last.i:
        first, last = last, first
    if antecedent is not None and inner and antecedent.upos == "NOUN" and first.i < antecedent.i:
        last = _last_told(antecedent, inner[0], last, scene)
    span = Span(article=sentence.article, start=first.start, end=last.end, text=sentence.words(first, last))
    actor = _find_actor(antecedent, scene) if antecedent is not None else None
    return AnswerCue(
        statement=later.id,
        span=span,
        connective=name,
        reversed=turned,
        antecedent_actor=actor,
        antecedent_noun=word_of(antecedent) if antecedent is not None else None,
        antecedent_statement=inner[0].id if inner else None,
        plural=antecedent is not None and antecedent.has_feat("Number=Plur"),
    )


def _last_told(noun: Token, meant: Statement, last: Token, scene: Scene) -> Token:
    """Return the verb that tells what a noun means, where it stands in the noun's own clause: "a call in which ..."."""
    if any(meant in scene.by_token.get(i, ()) for i in range(noun.i, last.i + 1)):
        return last
    own = (t for c in noun.children if c.relation == "acl" for t in (c, *c.children))
    return next((t for t in own if t.i > last.i and meant in scene.by_token.get(t.i, ())), last)


def _find_actor(head: Token, scene: Scene) -> Mention | None:
    """Return the actor whose act a noun names ("Trump's comment", "the raid by Israel"), or whom it names itself.

    For a clause it is the subject, unless that is itself an act ("the
    ultimatum ran out") or what was done to it is told.
    """
    if head.upos == "VERB":
        subject = head.child("nsubj")
        passive = subject is None or subject.dep == "nsubj:pass"
        mentions = () if passive or subject is None else scene.cast.mentions((subject,))
        return mentions[0] if mentions else None
    for owner in owner_tokens(head):
        mentions = scene.cast.mentions((owner,))
        if mentions or owner.upos == "PRON":
            return mentions[0] if mentions else None
    if name_act(head) is not None or head.upos not in NOMINALS:
        return None
    mentions = scene.cast.mentions((head,))
    return mentions[0] if mentions else None
