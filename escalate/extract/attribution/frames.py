"""Draft what a phrase sets down to somebody: "according to X, ...", "per X, ...", "in X's view, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.draft import Draft
from escalate.extract.attribution.phrases import FINITE, Extent, agent_of, clause_extent, nominal_extent, subject_of
from escalate.extract.attribution.sources import Source

if TYPE_CHECKING:
    from escalate.extract.attribution.cues import Cue
    from escalate.parse.tokens import Token

_FRONTED = 3
_RELATIVES = frozenset({"who", "which", "whose", "where"})
_APART = frozenset({",", "—"})


def draft_according(token: Token, cue: Cue) -> Draft | None:
    """Return what "according to X" or "per X" attributes: the sentence around it, or the part before or after it."""
    tokens = token.sentence.tokens
    first = token.i + 1 if cue.lemma == "per" else token.i + 2
    if first >= len(tokens) or not _opens(token, cue, tokens):
        return None
    head = _phrase_head(tokens[first])
    extent = nominal_extent(head, within=(first, len(tokens)))
    stop = next((t.i for t in tokens if t.start >= extent[1]), len(tokens))
    comma = _sentence_comma(tokens, first, stop)
    if comma:  # the tree took the sentence itself for a part of the name
        stop, extent = comma, (tokens[first].start, tokens[comma - 1].end)
    return Draft(
        token=token, row=cue, source=Source(extent, head, "according to"), cue=(token.start, tokens[first - 1].end),
        content=_around(token, token.i, stop), rule="according to", confidence=0.9,
    )  # fmt: skip


def _sentence_comma(tokens: list[Token], first: int, stop: int) -> int:
    """Return the comma between a fronted phrase and the sentence when the phrase seems to reach to the end, or 0."""
    if first > _FRONTED or any(t.upos != "PUNCT" for t in tokens[stop:]):
        return 0
    for token in tokens[first + 1 : stop]:
        following = tokens[token.i + 1 : stop]
        if token.text == "," and following and following[0].lower not in _RELATIVES:
            return token.i if any(t.xpos in FINITE for t in following) else 0
    return 0


def _opens(token: Token, cue: Cue, tokens: list[Token]) -> bool:
    """Return whether a preposition names a source here: "according to"; "per" only where it opens a phrase."""
    if cue.lemma != "per":
        return tokens[token.i + 1].lower == "to"
    apart = token.i == 0 or tokens[token.i - 1].text in _APART
    return apart and (tokens[token.i + 1].upos == "PROPN" or tokens[token.i + 1].lower in {"the", "a", "an", "its"})


def draft_frame(noun: Token, cue: Cue) -> Draft | None:
    """Return what "in X's view" or "in the words of X" attributes: the sentence around it."""
    tokens = noun.sentence.tokens
    case = noun.child("case")
    owner = noun.child("nmod:poss") or next((c for c in noun.children if c.relation == "nmod" and c.i > noun.i), None)
    if case is None or owner is None:
        return None
    within = (0, noun.i) if owner.i < noun.i else (noun.i + 1, len(tokens))
    words = [t.i for t in noun.subtree() if t.upos != "PUNCT"]
    extent = (case.start, noun.end) if owner.i > noun.i else (noun.start, noun.end)
    return Draft(
        token=noun, row=cue, source=Source(nominal_extent(owner, within=within), owner, "possessor"), cue=extent,
        content=_around(noun, min(words), max(words) + 1), rule="frame", confidence=0.8,
    )  # fmt: skip


def around_as_clause(verb: Token) -> list[Extent]:
    """Return the sentence around a clause such as "as the ministry put it" or "as X reported"; else nothing."""
    first = next((c for c in verb.children if c.lower == "as" and c.i < verb.i), None)
    if first is None or verb.relation not in {"advcl", "acl", "parataxis"}:
        return []
    tokens = verb.sentence.tokens
    words = [t for t in verb.subtree() if t.upos != "PUNCT" and t.i >= first.i]
    after = [c for c in verb.children if c.i > verb.i and c.lower != "it"]
    if any(c.relation in {"obj", "ccomp", "xcomp"} for c in after) or any(t.lower == "quoted" for t in words):
        return []
    if (subject_of(verb) is None and agent_of(verb) is None) or (first.i and tokens[first.i - 1].text not in _APART):
        return []
    found = _around(verb, first.i, words[-1].i + 1)
    return found if any(t.xpos in FINITE for t in tokens if t not in words) else []


def _around(token: Token, first: int, stop: int) -> list[Extent]:
    """Return the words before and after a phrase; only those before it when the sentence's verb stands there."""
    tokens = token.sentence.tokens
    before = clause_extent(tokens[:first])
    after = clause_extent(tokens[stop + 1 :]) if stop < len(tokens) and tokens[stop].text in _APART else None
    if before is not None and after is not None and token.sentence.root.i < first:
        after = None
    return [e for e in (before, after) if e is not None]


def _phrase_head(token: Token) -> Token:
    """Return the head of the noun phrase that begins at `token`: climb while the head lies to the right."""
    while token.head.i > token.i and token.dep not in {"nsubj", "root"} and token.relation not in {"obl", "nmod"}:
        token = token.head
    return token
