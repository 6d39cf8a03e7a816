"""The words around a verb or phrase of answering: what it is aimed at, and who answers by it."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from escalate.extract.answers.nouns import OWNING, SHOWING, name_act
from escalate.extract.answers.scene import BORDERS, cue_rows, find_answering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.answers.scene import Scene
    from escalate.model import Statement
    from escalate.parse.tokens import Token

_GAP = 2
_REACH = 8
THING = ("it", "this", "that", "them", "these", "those")
_STOPS = (",", ";", ":", ".", "(", "—", "–")
_LOOSE_ENDS = ("advcl", "xcomp", "acl", "conj")
_SELVES = ("itself", "himself", "herself", "themselves")
_HARDLY = ("never", "not", "seldom", "rarely", "hardly", "scarcely")


@cache
def words_of(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return the runs of lemmas of a kind of the table, the longest first."""
    runs = [tuple(row["words"].split()) for row in cue_rows() if row["kind"] == kind]
    return tuple(sorted(runs, key=lambda run: (-len(run), run)))


def find_answerers(token: Token, below: frozenset[int], scene: Scene) -> tuple[Statement, ...]:
    """Return what `token` tells, or, where it is a participle or an infinitive, what the clause above it tells."""
    found = find_answering(token, below, scene, borders=BORDERS)
    if found:
        return found
    for above in (token, *token.ancestors()):
        if above.relation not in _LOOSE_ENDS or above.child("nsubj") is not None or above.has_feat("VerbForm=Fin"):
            break
        own = scene.by_token.get(above.head.i, ())
        if own:
            return own
    after = scene.sentence.tokens[token.i + 1 : token.i + 1 + _REACH]
    by = next((t for t in after if t.lower == "by" and scene.by_token.get(t.i + 1)), None)
    if by is not None:
        return scene.by_token[by.i + 1]
    if any(c.dep == "nsubj:pass" for c in token.children):
        return told_next(token, scene)
    if token.has_feat("VerbForm=Fin"):
        return ()
    before = [i for i in scene.by_token if i < token.i and i not in below]
    return scene.by_token[max(before)] if before else ()


def told_next(last: Token, scene: Scene) -> tuple[Statement, ...]:
    """Return what the sentence tells first after a word."""
    after = [i for i in scene.by_token if last.i < i]
    return scene.by_token[min(after)] if after else ()


def told_before(token: Token, later: Statement, scene: Scene) -> tuple[Statement, ...]:
    """Return what the sentence tells last before `token` of another than who answers, best of the one it aims at."""
    own, aims = {m.actor for m in later.sources}, {m.actor for m in later.targets}
    told = [s for i in sorted(scene.by_token, reverse=True) if i < token.i for s in scene.by_token[i] if s != later]
    others = [s for s in told if own.isdisjoint(m.actor for m in s.sources)]
    return tuple([s for s in others if not aims.isdisjoint(m.actor for m in s.sources)] or others)[:1]


def is_shown(noun: Token) -> bool:
    """Return whether a determiner stands before a noun, whatever the tree says, or "by" and its like after a plural."""
    tokens = noun.sentence.tokens
    after = tokens[noun.i + 1].lower if noun.i + 1 < len(tokens) else ""
    if noun.has_feat("Number=Plur") and after in OWNING:
        return True
    for token in reversed(tokens[max(0, noun.i - 4) : noun.i]):
        if token.lower in SHOWING:
            return token.relation != "mark"
        if token.lower in ("a", "an"):
            return token.i > 0 and tokens[token.i - 1].lower == "such"
        if token.upos not in ("ADJ", "NUM", "NOUN", "PROPN"):
            return False
    return False


def find_name_given(what: Token, scene: Scene) -> Token | None:
    """Return the noun of the table in "what he called a cowardly attack", None where it is a mere judgement."""
    around = scene.sentence.tokens[what.i + 1 : what.i + 1 + _REACH + _GAP]
    inside = takewhile(lambda t: t.lower not in _STOPS and t.lower != "and", around)
    return next((t for t in inside if t.upos == "NOUN" and name_act(t) is not None), None)


def words_after(token: Token, scene: Scene) -> list[Token]:
    """Return the few words after a verb in its clause."""
    after = scene.sentence.tokens[token.i + 1 : token.i + 1 + _REACH]
    return list(takewhile(lambda t: t.lower not in _STOPS, after))


def is_negated(token: Token) -> bool:
    """Return whether a verb is denied: "did not answer", "never met the demand"."""
    return any(c.has_feat("Polarity=Neg") or c.lower in _HARDLY for c in token.children)


def find_relative_head(verb: Token) -> Token | None:
    """Return the noun a relative clause belongs to, when its relative pronoun is what the verb has as object."""
    pronoun = any(c.relation == "obj" and c.lower in ("that", "which") for c in verb.children)
    if not pronoun and (verb.relation != "acl" or verb.child("obj") is not None):
        return None
    head = verb.head
    between = verb.sentence.tokens[head.i + 1 : verb.i]
    if head.i > verb.i or head.upos != "NOUN" or not any(t.lower in ("that", "which") for t in between[:8]):
        return None
    return head


def find_apposed(verb: Token) -> Token | None:
    """Return the noun of ", a gesture that X explained", whatever the tree hangs the verb on."""
    tokens = verb.sentence.tokens
    for link in reversed(tokens[max(0, verb.i - _REACH) : verb.i]):
        noun = tokens[link.i - 1] if link.i else link
        if link.lower in ("that", "which") and noun.upos == "NOUN" and name_act(noun) and is_apposed(noun):
            return noun
        if link.lower in _STOPS:
            break
    return None


def is_apposed(noun: Token) -> bool:
    """Return whether an indefinite noun after a comma takes up the clause before it."""
    start = min(t.i for t in (noun, *(c for c in noun.children if c.i < noun.i and c.upos != "PUNCT")))
    tokens = noun.sentence.tokens
    return start > 0 and tokens[start - 1].lower in (",", "—", "–") and tokens[start].lower in ("a", "an", "the")


def match_lemmas(words: Sequence[str], first: Token, scene: Scene) -> Token | None:
    """Return the last word of a run of lemmas that begins at `first`, with at most two words between any two."""
    tokens, place = scene.sentence.tokens, first.i
    for word in words[1:]:
        wanted = _SELVES if word == "self" else (word,)
        near = tokens[place + 1 : place + 2 + _GAP]
        found = next((t for t in near if t.lemma in wanted or t.lower in wanted), None)
        if found is None:
            return None
        place = found.i
    return tokens[place]
