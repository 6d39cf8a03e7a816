"""Draft an attribution for each cue of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.extract.attribution.complements import find_complement, find_noun_content, find_noun_source
from escalate.extract.attribution.cues import find_cue, receives
from escalate.extract.attribution.phrases import (
    Extent,
    clause_extent,
    find_source,
    is_passive,
    nominal_extent,
    subject_of,
    surface_source,
)
from escalate.extract.attribution.speech import QuoteIndex, quote_after, quote_before, widen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.attribution.cues import Cue
    from escalate.extract.attribution.quotes import Quote
    from escalate.parse.tokens import Sentence, Token

Complement = tuple[tuple[Extent, ...], str, tuple["Token", ...]]
"""The content that a verb governs, the construction, the addressees."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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


def draft_attributions(sentence: Sentence, index: QuoteIndex, words: list[Token]) -> Iterator[Draft]:
    """Yield a draft for each cue of `sentence`, in text order; `words` are the tokens of its paragraph."""
    found = [(t, cue) for t in sentence.tokens if (cue := find_cue(t)) is not None]
    governed = {t.i: find_complement(t, cue) for t, cue in found if cue.pos == "verb"}
    claims = _claim_quotes(found, governed, index, words)
    earlier: list[Draft] = []
    for token, cue in found:
        if cue.pos == "verb":
            draft = _verbal(token, cue, governed[token.i], claims.get(token.i, (None, None)), words)
        else:
            draft = _draft(token, cue)
        if draft is not None:
            draft.content = [widen(e, index) for e in draft.content]
            _share_source(draft, earlier)
            earlier.append(draft)
            yield draft


def _draft(token: Token, cue: Cue) -> Draft | None:
    if cue.pos == "prep":
        return _according(token, cue)
    if cue.pos == "adv":
        return _adverb(token, cue)
    return _nominal(token, cue)


def _share_source(draft: Draft, earlier: list[Draft]) -> None:
    """Give a trailing participle, ", adding that ...", the speaker of the report it continues."""
    if draft.token.xpos != "VBG" or not draft.row.strong or draft.source is None:
        return
    for other in reversed(earlier):
        inside = any(start <= draft.source[0] < end for start, end in other.content)
        if other.row.strong and inside and all(end <= draft.cue[0] for _, end in other.content):
            draft.source, draft.speaker = other.source, other.speaker
            return


def _claim_quotes(
    found: list[tuple[Token, Cue]], governed: dict[int, Complement], index: QuoteIndex, words: list[Token]
) -> dict[int, tuple[Quote | None, Quote | None]]:
    """Give each quote beside a cue to the cue nearest to it; return the quotes before and after each claiming cue."""
    offers: list[tuple[int, int, int, Quote, Token]] = []
    for token, cue in found:
        if "quote" not in cue.takes or index.at(token.start) is not None or is_passive(token):
            continue
        content = governed[token.i][0] if token.i in governed else ()
        floor = max(words[0].start, token.sentence.start - 1)
        governs = any(s > token.start for s, _ in content)
        before = quote_before(token, index, floor, governs=governs)
        if before is not None and governs and before[1].start > token.sentence.start + 1:
            before = None
        if before is not None:
            offers.append((before[0], 0, token.i, before[1], token))
        after = quote_after(token, index, min(words[-1].end, token.sentence.end))
        if after is not None:
            offers.append((after[0], 1, token.i, after[1], token))
    claims: dict[int, tuple[Quote | None, Quote | None]] = {}
    taken: set[int] = set()
    for _, side, i, quote, _token in sorted(offers, key=lambda o: o[:3]):
        if quote.start in taken:
            continue
        taken.add(quote.start)
        old = claims.get(i, (None, None))
        claims[i] = (quote, old[1]) if side == 0 else (old[0], quote)
    return claims


def _verbal(
    verb: Token, cue: Cue, governed: Complement, claim: tuple[Quote | None, Quote | None], words: list[Token]
) -> Draft | None:
    content, rule, addressee = governed
    pieces, speech, quoted = _quoted(verb, list(content), rule, claim)
    rule = quoted or rule
    if cue.strong and "that" in cue.takes and not quoted and not is_passive(verb) and (not pieces or _interrupts(verb, rule)):
        fronted = _fronted(verb)
        pieces, rule = fronted if fronted[0] else (pieces, rule)
    if not pieces and cue.strong and "that" in cue.takes:
        pieces, rule = _after_that(verb)
    if not pieces and cue.strong and "that" in cue.takes and not is_passive(verb):
        pieces, rule = _rest(verb)
    if not pieces and not (cue.strong and "quote" in cue.takes and verb.sentence.text.endswith(":")):
        return None
    source = find_source(verb) if "seem" not in cue.takes else None
    after_quote = rule in {"quote before", "fronted"}
    if not is_passive(verb) and "seem" not in cue.takes and _is_finite(verb, after_quote):
        if source is not None and any(start <= source.extent[0] < end for start, end in speech):
            source = None
        if source is None or (after_quote and source.rule not in {"subject", "relative"}):
            source = surface_source(verb, words, after_quote=after_quote) or source
    extent, speaker = (source.extent, source.head) if source else (None, None)
    return Draft(verb, cue, extent, speaker, _cue_extent(verb), pieces, rule, 0.8, addressee, speech)


def _is_finite(verb: Token, after_quote: bool) -> bool:
    if verb.xpos in {"VBD", "VBZ", "VBP"} or (after_quote and verb.xpos == "VBN"):
        return True
    return any(c.relation == "aux" and c.xpos in _FINITE for c in verb.children)


def _quoted(
    verb: Token, pieces: list[Extent], rule: str, claim: tuple[Quote | None, Quote | None]
) -> tuple[list[Extent], list[Extent], str]:
    before, after = claim
    right = (after.start, after.end) if after is not None else None
    if before is not None:
        start = before.start if before.start <= verb.sentence.start else _unquoted_start(verb, before.start)
        found = [(start, before.end)] + ([right] if right else [])
        return found, found, "quote before"
    if right is None:
        return pieces, [], ""
    if pieces and any(start < right[1] and right[0] < end for start, end in pieces):
        return pieces, [], ""
    if pieces and rule == "that-clause" and verb.end < pieces[0][0] and pieces[-1][1] <= right[0]:
        return [*pieces[:-1], (pieces[-1][0], right[1])], [], ""
    if not pieces or pieces[-1][1] <= right[0]:
        return [right], [right], "quote after"
    return [*pieces, right], [right], ""


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


def _interrupts(verb: Token, rule: str) -> bool:
    """Return whether commas set the cue apart, so that what the tree calls its complement is the sentence around it."""
    tokens = verb.sentence.tokens
    if rule == "that-clause":
        return verb.i + 1 < len(tokens) and tokens[verb.i + 1].text == ","
    return rule == "object" and verb.i > 0 and tokens[verb.i - 1].text == "," and verb.xpos in _FINITE


def _fronted(verb: Token) -> tuple[list[Extent], str]:
    """Return the clause that a cue follows or interrupts: `The plan, he said, would fail`."""
    tokens = verb.sentence.tokens
    block = [verb, *(c for c in verb.children if c.dep in _CUE_PARTS or c.dep in {"advmod", "mark", "advcl:relcl"})]
    subject = subject_of(verb)
    if verb.dep == "acl:relcl" or (any(c.relation == "obj" and c.i > verb.i + 1 for c in verb.children) and (
        verb.i == 0 or tokens[verb.i - 1].text != ",")
    ):
        return [], ""
    inverted = surface_source(verb, tokens, after_quote=True) if subject is None else None
    if subject is not None:
        block_ids = {t.i for t in block} | {t.i for t in subject.subtree()}
    elif inverted is not None and inverted.extent[0] > verb.start and verb.xpos in {"VBD", "VBZ", "VBP", "VBN"}:
        block_ids = {t.i for t in tokens if t is verb or inverted.extent[0] <= t.start < inverted.extent[1]}
    else:
        return [], ""
    low, high = min(block_ids), max(block_ids)
    if low < 2 or tokens[low - 1].text not in {",", "—", "–", ";"}:
        return [], ""
    adjuncts = {t.i for c in verb.children if c.relation in {"obl", "advmod", "advcl"} and c.i > verb.i for t in c.subtree()}
    before = clause_extent(tokens[: low - 1])
    end = high + 1
    while end < len(tokens) and tokens[end].i in adjuncts:
        end += 1
    after = clause_extent(tokens[end:]) if end < len(tokens) and tokens[end].text in {",", "—"} else None
    if after is not None and end + 1 < len(tokens) and tokens[end + 1].xpos == "VBG" and find_cue(tokens[end + 1]) is not None:
        after = None
    found = [e for e in (before, after) if e is not None]
    outside = [*tokens[: low - 1], *(tokens[end:] if after is not None else [])]
    if not any(t.upos in {"VERB", "AUX"} and t.xpos in _FINITE for t in outside):
        return [], ""
    return found, "fronted"


def _after_that(verb: Token) -> tuple[list[Extent], str]:
    """Return the rest of the sentence from a "that" close after the cue, where the tree hangs the clause elsewhere."""
    tokens = verb.sentence.tokens
    for token in tokens[verb.i + 1 : verb.i + 6]:
        if token.lower == "that" and token.upos in {"SCONJ", "PRON", "DET"}:
            extent = clause_extent(tokens[token.i :])
            return ([extent] if extent is not None and token.i + 3 < len(tokens) else []), "that"
        if token.upos in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            break
    return [], ""


def _rest(verb: Token) -> tuple[list[Extent], str]:
    """Return the rest of the sentence when it holds a clause that the tree ties to nothing."""
    tokens = verb.sentence.tokens
    if verb.xpos not in {"VBD", "VBZ", "VBP"} or subject_of(verb) is None or verb.i + 3 >= len(tokens):
        return [], ""
    if verb.dep == "acl:relcl" or not any(t.xpos in _FINITE for t in tokens[verb.i + 2 : verb.i + 9]):
        return [], ""
    extent = clause_extent(tokens[verb.i + 1 :])
    return ([extent] if extent is not None else []), "rest"


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
    root = token.sentence.root.i
    if before is not None and after is not None and root < token.i:
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
    owner = find_noun_source(token) or _governing_source(token)
    return Draft(
        token, cue, owner[0] if owner else None, owner[1] if owner else None, _cue_extent(token), content, "nominal",
        0.7 if owner else 0.5,
    )  # fmt: skip


def _governing_source(noun: Token) -> tuple[Extent, Token] | None:
    """Return who makes the statement that is a verb's object, "X laid plans to", unless the verb receives it."""
    verb = noun.head
    if noun.dep not in {"obj", "obl"} or verb.upos != "VERB" or receives(verb) or verb is noun:
        return None
    source = find_source(verb)
    return (source.extent, source.head) if source is not None else None
