"""Find the content of a cue that the tree gives none: the clause around it, or the rest of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.boundaries import run_extent
from escalate.extract.attribution.cues import find_cue, is_inserted
from escalate.extract.attribution.phrases import FINITE, Extent, clause_extent, subject_of
from escalate.extract.attribution.sources import surface_source

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_RELATIVES = frozenset({"that", "which", "who", "whom", "what"})
_SETTING_APART = frozenset({",", "—", "–", ";"})
_PARTS = frozenset({"aux", "advmod", "mark"})
_ADJUNCTS = frozenset({"obl", "advmod", "advcl"})
_INVERTED = 8
"""Most words of an inverted subject that the tree calls object."""
_THAT_REACH = 5
"""How many words may stand between a cue and its "that"."""
_ADDRESSED_REACH = 14
"""The same after an addressee with his place: "telling supporters in Columbus, Ohio, that"."""
_VERB_REACH = 9
"""How many words after a cue a finite verb must come for the rest of the sentence to be a clause."""


def interrupts(verb: Token, rule: str) -> bool:
    """Return whether commas set the cue apart, so that what the tree calls its complement is the sentence around it."""
    tokens = verb.sentence.tokens
    if rule == "that-clause":
        return verb.i + 1 < len(tokens) and tokens[verb.i + 1].text == ","
    return rule == "object" and verb.i > 0 and tokens[verb.i - 1].text == "," and verb.xpos in FINITE


def clause_around(verb: Token) -> list[Extent]:
    """Return the clause that a cue follows or interrupts: `The plan, he said, would fail`; else nothing."""
    tokens = verb.sentence.tokens
    if verb.dep == "acl:relcl" and not _is_aside(verb):
        return []
    if _governs_object(verb) and (verb.i == 0 or tokens[verb.i - 1].text != ","):
        return []
    block = _block(verb)
    if block is None or block[0] < 2 or tokens[block[0] - 1].text not in _SETTING_APART:
        return []
    low, high = block
    adjuncts = {t.i for c in verb.children if c.relation in _ADJUNCTS and c.i > verb.i for t in c.subtree()}
    end = high + 1
    while end < len(tokens) and tokens[end].i in adjuncts:
        end += 1
    outside = tokens[: low - 1]
    after = None
    if end < len(tokens) and tokens[end].text in {",", "—"} and not _is_participle_cue(tokens, end + 1):
        after = clause_extent(tokens[end:])
        outside = [*outside, *tokens[end:]]
    if not any(t.xpos in FINITE or t.xpos == "VBN" for t in outside) and not _closes_headline(verb, end):
        return []
    return [e for e in (clause_extent(tokens[: low - 1]), after) if e is not None]


def _is_aside(verb: Token) -> bool:
    """Return whether commas set a cue and its subject apart, which the tree takes for a relative clause."""
    tokens, subject = verb.sentence.tokens, subject_of(verb)
    if subject is None or subject.lower in _RELATIVES or any(c.lower in _RELATIVES for c in verb.children):
        return False
    first = min(t.i for t in subject.subtree())
    return first > 0 and tokens[first - 1].text == "," and verb.i + 1 < len(tokens) and tokens[verb.i + 1].text == ","


def _closes_headline(verb: Token, end: int) -> bool:
    """Return whether a cue and its speaker end a headline, whose clause needs no verb: "No talks yet, says Seoul"."""
    tokens = verb.sentence.tokens
    return end >= len(tokens) and tokens[-1].upos != "PUNCT" and verb.xpos in FINITE and verb.i > _THAT_REACH


def _governs_object(verb: Token) -> bool:
    return any(c.relation == "obj" and c.i > verb.i + 1 for c in verb.children)


def _governs_last(verb: Token) -> bool:
    """Return whether a cue's object closes the sentence, as an inverted subject does: "..., says army"."""
    obj = verb.child("obj")
    rest = verb.sentence.tokens[verb.i + 1 :]
    return obj is not None and len(rest) <= _INVERTED and not any(t.upos in {"VERB", "AUX"} for t in rest)


def _is_participle_cue(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].xpos == "VBG" and find_cue(tokens[at]) is not None


def _block(verb: Token) -> tuple[int, int] | None:
    """Return the first and last token index of a cue with its subject, before or after it."""
    subject = subject_of(verb)
    if subject is not None and verb.i > 0 and verb.sentence.tokens[verb.i - 1].text == "," and _governs_last(verb):
        subject = None
    if subject is not None:
        inside = {verb.i, *(t.i for t in subject.subtree())}
        inside |= {c.i for c in verb.children if c.relation in _PARTS}
        tokens = verb.sentence.tokens
        return min(i for i in inside if tokens[i].upos != "PUNCT"), max(inside)
    tokens = verb.sentence.tokens
    cue = find_cue(verb)
    if verb.xpos == "NNS" and cue is not None and is_inserted(verb, cue):
        return next(t.i for t in reversed(tokens[: verb.i]) if t.text == ",") + 1, verb.i
    if verb.xpos not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    inverted = surface_source(verb, verb.sentence.tokens, after_quote=True)
    if inverted is None or inverted.extent[0] < verb.start:
        return None
    return verb.i, max(t.i for t in verb.sentence.tokens if t.start < inverted.extent[1])


def clause_after_that(verb: Token) -> list[Extent]:
    """Return the rest of the sentence from a "that" close after the cue, where the tree hangs the clause elsewhere."""
    tokens = verb.sentence.tokens
    first = _past_aside(verb)
    for token in tokens[first : first + _ADDRESSED_REACH]:
        if token.lower == "that" and token.upos in {"SCONJ", "PRON", "DET"}:
            extent = run_extent(tokens[token.i :])
            return [extent] if extent is not None and token.i + 3 < len(tokens) else []
        if token.upos in {"VERB", "AUX", "CCONJ"} or (token.upos == "PUNCT" and token.text != ","):
            break
    return []


def _past_aside(verb: Token) -> int:
    """Return the token index after a participle set apart behind the cue: "reported, citing medics, | that"."""
    tokens = verb.sentence.tokens
    if verb.i + 2 >= len(tokens) or tokens[verb.i + 1].text != "," or tokens[verb.i + 2].xpos != "VBG":
        return verb.i + 1
    return next((t.i + 1 for t in tokens[verb.i + 3 : verb.i + _ADDRESSED_REACH] if t.text == ","), verb.i + 1)


def rest_of_sentence(verb: Token) -> list[Extent]:
    """Return the rest of the sentence or relative clause when it holds a clause that the tree ties to nothing."""
    tokens = verb.sentence.tokens
    if verb.i + 3 >= len(tokens) or not _leads_clause(verb):
        return []
    if not any(t.xpos in FINITE for t in tokens[verb.i + 2 : verb.i + _VERB_REACH]):
        return []
    rest = tokens[verb.i + 1 :]
    if verb.dep == "acl:relcl":
        stop = next((n for n, t in enumerate(rest) if t.text in {",", ";", "—"}), len(rest))
        rest = rest[:stop]
    extent = run_extent(rest) if any(t.xpos in FINITE for t in rest[1:]) else None
    return [extent] if extent is not None else []


def _leads_clause(verb: Token) -> bool:
    """Return whether a cue stands where a clause may follow it: with its subject, or as a participle after a comma."""
    before = verb.sentence.tokens[verb.i - 1] if verb.i else verb
    if verb.xpos == "VBG":
        return before.text in {",", "—"}
    if verb.dep == "acl:relcl":
        subject = subject_of(verb)
        return subject is not None and subject.lower in {"who", "that", "which"} and subject.i < verb.i
    active = verb.xpos in {"VBD", "VBZ", "VBP"} or (verb.xpos == "VBN" and verb.child("aux", "aux:pass") is None)
    return active and (subject_of(verb) is not None or (before.upos == "CCONJ" and verb.xpos != "VBN"))
