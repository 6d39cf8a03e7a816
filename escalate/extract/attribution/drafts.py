"""Draft an attribution for each cue of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.extract.attribution.complements import find_complement, find_noun_content, find_noun_source
from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.phrases import (
    Extent,
    clause_extent,
    find_source,
    is_passive,
    nominal_extent,
    subject_of,
)
from escalate.extract.attribution.speech import QuoteIndex, quote_after, quote_before, widen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.attribution.cues import Cue
    from escalate.parse.tokens import Sentence, Token

_CUE_PARTS = ("aux", "aux:pass", "cop", "compound:prt")


@dataclass(slots=True)
class Draft:
    """An attribution in the making; extents are offsets."""

    token: Token
    row: Cue
    source: Extent | None
    speaker: Token | None
    cue: Extent
    content: list[Extent]
    rule: str
    confidence: float
    addressee: tuple[Token, ...] = ()
    speech: list[Extent] = field(default_factory=list)


def draft_attributions(sentence: Sentence, index: QuoteIndex, paragraph: Extent) -> Iterator[Draft]:
    """Yield a draft for each cue of `sentence`, in text order."""
    for token in sentence.tokens:
        cue = find_cue(token)
        if cue is None:
            continue
        draft = _draft(token, cue, index, paragraph)
        if draft is not None and draft.content:
            draft.content = [widen(e, index) for e in draft.content]
            yield draft


def _draft(token: Token, cue: Cue, index: QuoteIndex, paragraph: Extent) -> Draft | None:
    if cue.pos == "prep":
        return _according(token, cue)
    if cue.pos == "adv":
        return _adverb(token, cue)
    if cue.pos in {"noun", "adj"}:
        return _nominal(token, cue)
    return _verbal(token, cue, index, paragraph)


def _verbal(verb: Token, cue: Cue, index: QuoteIndex, paragraph: Extent) -> Draft | None:
    content, rule, addressee = find_complement(verb, cue)
    source = find_source(verb)
    pieces = list(content)
    speech: list[Extent] = []
    if "quote" in cue.takes and index.at(verb.start) is None:
        pieces, speech, quoted = _quoted(verb, cue, pieces, index, paragraph)
        rule = quoted or rule
    if not pieces and cue.strong and cue.takes & {"that"} and not is_passive(verb):
        pieces, rule = _fronted(verb)
    if not pieces:
        return None
    if source is None and rule in {"quote before", "fronted"} or (source and source.rule not in {"subject", "relative", "agent"} and rule == "quote before"):
        source_after = _inverted(verb)
        if source_after is not None:
            return Draft(verb, cue, source_after[0], source_after[1], _cue_extent(verb), pieces, rule, 0.8, addressee, speech)
    extent = source.extent if source else None
    return Draft(verb, cue, extent, source.head if source else None, _cue_extent(verb), pieces, rule, 0.8, addressee, speech)


def _quoted(
    verb: Token, cue: Cue, pieces: list[Extent], index: QuoteIndex, paragraph: Extent
) -> tuple[list[Extent], list[Extent], str]:
    sentence = verb.sentence
    before = quote_before(verb, index, max(paragraph[0], sentence.start - 1))
    after = quote_after(verb, index, min(paragraph[1], sentence.end))
    if before is not None:
        start = before.start if before.start <= sentence.start else _unquoted_start(verb, before.start)
        found = [(start, before.end)]
        if after is not None and index.text[verb.end : after.start].count(",") + index.text[verb.end : after.start].count(":") > 0:
            found.append((after.start, after.end))
        return found, found, "quote before"
    if after is not None:
        if not pieces:
            return [(after.start, after.end)], [(after.start, after.end)], "quote after"
        if all(end <= after.start or start >= after.end for start, end in pieces):
            if pieces[0][0] > verb.start and pieces[-1][1] <= after.start:
                return [(after.start, after.end)], [(after.start, after.end)], "quote after"
            return [*pieces, (after.start, after.end)], [(after.start, after.end)], ""
    return pieces, [], ""


def _unquoted_start(verb: Token, quote_start: int) -> int:
    """Return where a fronted clause begins that only ends in quotation marks."""
    tokens = verb.sentence.tokens
    n = next((t.i for t in tokens if t.start >= quote_start), 0)
    first = n
    while first > 0:
        t = tokens[first - 1]
        if t.text in {";", ":", "—"} or find_cue(t) is not None and t.upos == "VERB":
            return quote_start
        first -= 1
    while first < n and (tokens[first].upos in {"CCONJ", "PUNCT"}):
        first += 1
    return tokens[first].start if first < len(tokens) else quote_start


def _fronted(verb: Token) -> tuple[list[Extent], str]:
    """Return the clause that a cue follows or interrupts: `The plan, he said, would fail`."""
    tokens = verb.sentence.tokens
    block = [verb, *(c for c in verb.children if c.dep in _CUE_PARTS or c.dep in {"advmod", "mark", "advcl:relcl"})]
    subject = subject_of(verb) or next((c for c in verb.children if c.relation == "obj" and c.i == verb.i + 1), None)
    if subject is None:
        return [], ""
    block_ids = {t.i for t in block} | {t.i for t in subject.subtree()}
    low, high = min(block_ids), max(block_ids)
    if low < 2 or tokens[low - 1].text not in {",", "—", "–", ";"}:
        return [], ""
    adjuncts = {t.i for c in verb.children if c.relation in {"obl", "advmod", "advcl"} and c.i > verb.i for t in c.subtree()}
    before = clause_extent(tokens[: low - 1])
    end = high + 1
    while end < len(tokens) and tokens[end].i in adjuncts:
        end += 1
    after = clause_extent(tokens[end:]) if end < len(tokens) and tokens[end].text in {",", "—"} else None
    found = [e for e in (before, after) if e is not None]
    return found, "fronted"


def _inverted(verb: Token) -> tuple[Extent, Token] | None:
    """Return the speaker that follows a cue whose subject the tree doesn't give: `"...," said Clinton`."""
    for child in verb.children:
        if child.i > verb.i and child.relation in {"obj", "obl", "iobj", "dep", "appos", "conj", "xcomp", "nmod"} and child.upos in {"PROPN", "NOUN", "PRON"}:
            if child.child("case") is None:
                return nominal_extent(child, within=(verb.i + 1, len(verb.sentence.tokens))), child
    return None


def _cue_extent(token: Token) -> Extent:
    parts = [token, *(c for c in token.children if c.dep in _CUE_PARTS or c.lower in {"not", "n't", "n’t", "never"})]
    tokens = token.sentence.tokens
    kept = {p.i for p in parts}
    first = last = token.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return tokens[first].start, tokens[last].end


def _according(token: Token, cue: Cue) -> Draft | None:
    tokens = token.sentence.tokens
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].lower != "to":
        return None
    head = tokens[token.i + 2]
    while head.head.i > head.i and head.dep not in {"nsubj", "root"} and head.relation not in {"obl", "nmod"} or head.upos in {"DET", "ADP"}:
        if head.head.i <= head.i:
            break
        head = head.head
    extent = nominal_extent(head, within=(token.i + 2, len(tokens)))
    stop = next((t.i for t in tokens if t.start >= extent[1]), len(tokens))
    before = clause_extent(t for t in tokens[: token.i])
    after = clause_extent(tokens[stop + 1 :]) if stop < len(tokens) and tokens[stop].text in {",", "—"} else None
    found = [e for e in (before, after) if e is not None]
    if before is not None and after is not None and head.head.i < token.i:
        found = [before]
    return Draft(token, cue, extent, head, (token.start, tokens[token.i + 1].end), found, "according to", 0.9)


def _adverb(token: Token, cue: Cue) -> Draft | None:
    governor = token.head
    if governor is token:
        return None
    covered = sorted(governor.subtree(), key=lambda t: t.i)
    if governor.dep in {"amod", "acl"}:
        covered = [t for t in token.sentence.tokens if t in covered or t is governor.head]
    found = [clause_extent(t for t in covered if t.i < token.i), clause_extent(t for t in covered if t.i > token.i)]
    pieces = [e for e in found if e is not None]
    return Draft(token, cue, None, None, (token.start, token.end), pieces, "adverb", 0.7)


def _nominal(token: Token, cue: Cue) -> Draft | None:
    content = list(find_noun_content(token, cue))
    if not content:
        return None
    if cue.pos == "adj":
        source = find_source(token)
        if source is None:
            return None
        return Draft(token, cue, source.extent, source.head, _cue_extent(token), content, "predicate", 0.7)
    owner = find_noun_source(token)
    return Draft(
        token, cue, owner[0] if owner else None, owner[1] if owner else None, _cue_extent(token), content, "nominal",
        0.7 if owner else 0.5,
    )  # fmt: skip
