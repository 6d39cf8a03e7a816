"""Draft what nouns, adjectives and adverbs attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.boundaries import clause_piece, infinitive_piece, phrase_piece
from escalate.extract.attribution.cues import find_cue, receives
from escalate.extract.attribution.draft import Draft
from escalate.extract.attribution.interruptions import clause_after_that
from escalate.extract.attribution.phrases import (
    FINITE,
    Extent,
    case_of,
    clause_extent,
    cue_extent,
    is_content_clause,
    nominal_extent,
    subject_of,
)
from escalate.extract.attribution.sources import Source, find_source

if TYPE_CHECKING:
    from escalate.extract.attribution.cues import Cue
    from escalate.parse.tokens import Token

_APART = frozenset({"after", "amid", "because", "despite", "for", "following", "given", "over", "since", "without"})
_TOWARDS = "towards"
_NAMED = frozenset({"PERSON", "ORG", "NORP", "LOC"})


def draft_nominal(token: Token, cue: Cue) -> Draft | None:
    """Return what a noun or a predicate adjective attributes: "the claim that", "is convinced that"."""
    content = list(_find_content(token, cue))
    if not content:
        return None
    if cue.pos == "adj":
        subject = subject_of(token)
        source = Source(nominal_extent(subject), subject, "subject") if subject else find_source(token)
        rule, confidence = "predicate", 0.7
        if source is None:
            return None
    else:
        source = _find_owner(token)
        rule, confidence = "nominal", 0.7 if source is not None else 0.5
    return Draft(
        token=token, row=cue, source=source, cue=cue_extent(token), content=content, rule=rule, confidence=confidence
    )


def _find_content(noun: Token, cue: Cue) -> tuple[Extent, ...]:
    """Return the clause, infinitive or prepositional phrase that a noun or adjective governs."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        mark = case_of(child)
        if child.dep == "acl:relcl":
            if "that" in cue.takes and is_content_clause(child):
                return clause_piece([child], noun)
        elif child.relation in {"acl", "ccomp", "xcomp", "advcl"}:
            if mark in cue.takes or (mark == "" and "that" in cue.takes and child.dep == "ccomp"):
                content = _before_predicate(clause_piece([child], noun), child, noun)
                return _before_verb(content, child, noun) if mark == "to" else content
            if mark == "to" and "inf" in cue.takes:
                return _before_verb(infinitive_piece([child], noun), child, noun)
        elif child.relation in {"nmod", "obl"} and (_TOWARDS if mark == "to" else mark) in cue.takes:
            return phrase_piece([child], noun)
    if "that" not in cue.takes:
        return ()
    if (given := _given(noun)) is not None:
        return clause_piece([given], noun)
    return _predicated(noun) if cue.pos == "noun" else tuple(clause_after_that(noun))


def _before_predicate(content: tuple[Extent, ...], clause: Token, noun: Token) -> tuple[Extent, ...]:
    """Return a noun's clause without the verb of the sentence, when the tree took that into the clause.

    "The claim that they fled | was dismissed": the noun is left without a
    verb, and the clause has a second finite one that nothing joins to it.
    """
    tokens = noun.sentence.tokens
    if not noun.is_root or not content or any(c.relation in {"cop", "aux"} for c in noun.children):
        return content
    for token in tokens[clause.i + 1 :]:
        loose = token.head is clause and token.dep in {"xcomp", "advcl", "ccomp", "parataxis", "dep"}
        if not loose or token.child("mark", "cc") is not None or subject_of(token) is not None:
            continue
        parts = [c for c in token.children if c.relation in {"aux", "cop", "advmod"} and c.i < token.i]
        if any(t.xpos in FINITE or t.xpos == "VBN" for t in (token, *parts)):
            first = min(t.i for t in (token, *parts))
            extent = clause_extent(t for t in clause.subtree() if t.i < first)
            return (extent,) if extent is not None else ()
    return content


def _before_verb(content: tuple[Extent, ...], clause: Token, noun: Token) -> tuple[Extent, ...]:
    """Return a noun's infinitive without the verb of the sentence: "the threat to close the strait | alarmed ..."."""
    if not noun.is_root or any(c.relation in {"cop", "aux"} for c in noun.children):
        return content
    inside = {t.i for t in clause.subtree()}
    for token in noun.sentence.tokens[clause.i + 1 :]:
        finite = token.xpos == "VBD" or (token.xpos == "VBN" and token.dep == "obj")
        bare = token.i in inside and token.child("nsubj", "mark", "cc") is None
        if finite and bare and token.dep not in {"acl:relcl", "conj", "ccomp", "amod", "acl"}:
            extent = clause_extent(t for t in clause.subtree() if t.i < token.i)
            return (extent,) if extent is not None else ()
    return content


def _given(noun: Token) -> Token | None:
    """Return the clause right after a noun that the tree hangs on the noun's verb: "gave assurances that"."""
    clause = noun.head.child("ccomp") if noun.dep == "obj" and noun.upos == "NOUN" else None
    if clause is None:
        return None
    first = min(clause.subtree(), key=lambda t: t.i)
    return clause if first.i == noun.i + 1 and first.lower == "that" else None


def _predicated(noun: Token) -> tuple[Extent, ...]:
    """Return the clause that a noun is said to be: "Her view is that ..."."""
    clause = noun.head
    if noun.relation != "nsubj" or noun.child("nmod:poss") is None or clause is noun:
        return ()
    if any(c.dep == "mark" and c.lower == "that" and c.i > noun.i for c in clause.children):
        start = next(c.i for c in clause.children if c.dep == "mark" and c.lower == "that")
        extent = clause_extent(t for t in clause.subtree() if t.i >= start)
        return (extent,) if extent is not None else ()
    that = clause.child("ccomp")
    return clause_piece([that], noun) if that is not None and that.i > noun.i else ()


def _find_owner(noun: Token) -> Source | None:
    """Return whose statement a noun names: its possessor, who it is "from" or "by", or who its verb says makes it."""
    for child in noun.children:
        if child.dep == "nmod:poss" and child.i < noun.i:
            return Source(nominal_extent(child, within=(0, noun.i)), child, "possessor")
    for child in noun.children:
        if child.relation in {"nmod", "obl"} and child.i > noun.i and case_of(child) in {"from", "by", "among"}:
            return Source(nominal_extent(child), child, "origin")
    for child in noun.children:
        if child.dep in {"compound", "amod"} and child.entity in _NAMED:
            return Source(nominal_extent(child, within=(0, noun.i)), child, "compound")
    verb = noun.head
    if noun.dep not in {"obj", "obl"} or verb.upos != "VERB" or receives(verb):
        return None
    if noun.dep == "obl" and case_of(noun) in _APART:
        return None  # "it grew because of fears that ..." tells of nobody's fears in particular
    return find_source(verb)


def draft_announcement(noun: Token, cue: Cue) -> Draft | None:
    """Return a noun that leads over a colon to the words it names, "had a message for them:", as yet without them."""
    verb = noun.head
    if noun.dep != "obj" or not verb.is_root or not cue.strong or not noun.sentence.text.endswith(":"):
        return None
    source = find_source(verb)
    if source is None or find_cue(verb) is not None:
        return None
    return Draft(token=noun, row=cue, source=source, cue=cue_extent(noun), content=[], rule="nominal", confidence=0.7)


def draft_adverb(token: Token, cue: Cue) -> Draft | None:
    """Return what an adverb such as "reportedly" attributes, to nobody named: the clause it stands in."""
    governor = token.head
    if governor is token:
        return None
    covered = sorted(governor.subtree(), key=lambda t: t.i)
    if governor.dep in {"amod", "acl"}:
        inside = {t.i for t in covered} | {governor.head.i}
        covered = [t for t in token.sentence.tokens if t.i in inside]
    found = [clause_extent(t for t in covered if t.i < token.i), clause_extent(t for t in covered if t.i > token.i)]
    content = [e for e in found if e is not None]
    return Draft(
        token=token, row=cue, source=None, cue=(token.start, token.end), content=content, rule="adverb", confidence=0.7
    )
