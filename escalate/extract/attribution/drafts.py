"""Draft an attribution for each cue of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.announcing import draft_set_phrase, find_announcement
from escalate.extract.attribution.complements import Complement, find_complement
from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.draft import Draft
from escalate.extract.attribution.frames import around_as_clause, draft_according, draft_frame
from escalate.extract.attribution.interruptions import (
    clause_after_that,
    clause_around,
    interrupts,
    rest_of_sentence,
)
from escalate.extract.attribution.nominals import draft_adverb, draft_announcement, draft_nominal
from escalate.extract.attribution.phrases import FINITE, Extent, cue_extent, is_passive, subject_of
from escalate.extract.attribution.sources import Source, find_source, surface_source
from escalate.extract.attribution.speech import Claim, QuoteIndex, claim_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.attribution.cues import Cue
    from escalate.parse.tokens import Sentence, Token

_PARENTHETIC = frozenset({"quote", "asit"})
_CONFIDENCE = {"that-clause": 0.9, "quote before": 0.95, "according to": 0.9, "object": 0.7, "rest": 0.5, "that": 0.7}


def draft_attributions(sentence: Sentence, index: QuoteIndex, words: list[Token]) -> Iterator[Draft]:
    """Yield a draft for each cue of `sentence`, in text order; `words` are the tokens of its paragraph.

    A draft may be without content when its sentence ends in a colon: what
    follows is then its content.
    """
    announced = {c.i: t for t in sentence.tokens if (c := find_announcement(t)) is not None}
    said = {n: draft for n, verb in announced.items() if (draft := draft_set_phrase(verb, sentence.tokens[n]))}
    inside = set(said) | {announced[n].i for n in said}
    found = [
        (t, cue) for t in sentence.tokens
        if (cue := find_cue(t)) is not None and not _is_part_of_word(t) and t.i not in inside
    ]  # fmt: skip
    governed = {t.i: find_complement(t, cue) for t, cue in found if cue.pos == "verb"}
    claims = claim_quotes(found, governed, index, words)
    earlier: list[Draft] = []
    for token, cue in found:
        if cue.pos == "verb":
            claim = claims.get(token.i, (None, None))
            quoted = index.holds_speech(token.start)
            draft = _draft_verbal(token, cue, governed[token.i], claim, words, quoted=quoted)
        else:
            draft = _draft_other(token, cue)
        if draft is None or _repeats(draft, earlier):
            continue
        draft.content = [index.widen(e, token) for e in _within_speech(draft, index)]
        if draft.content and not draft.speech and index.at(token.start) is None and draft.content[-1][0] > token.start:
            draft.content[-1] = index.run_on(draft.content[-1], sentence.end)
        _share_source(draft, earlier)
        earlier.append(draft)
    earlier = sorted((*earlier, *said.values()), key=lambda d: d.token.i)
    _cut_at_closing_cues(earlier)
    yield from earlier


def _cut_at_closing_cues(drafts: Sequence[Draft]) -> None:
    """End a content before the cue that closes the whole sentence: "was told that he must go | , the sources said"."""
    for closing in drafts:
        for other in drafts if closing.rule in {"fronted", "quote before", "according to"} else ():
            at = other.cue[0]
            if other is closing or not closing.holds(at) or not other.holds(closing.cue[0]):
                continue
            stop = next(end for start, end in closing.content if start <= at < end)
            other.content = [(start, min(end, stop)) for start, end in other.content if start < stop]


def _within_speech(draft: Draft, index: QuoteIndex) -> list[Extent]:
    """Return a content that lies around its cue, cut to the quote that the cue stands in: "..., in my view, ..."."""
    quote = index.at(draft.token.start)
    if draft.rule not in {"frame", "adverb"} or quote is None:
        return draft.content
    cut = [(max(start, quote.inner_start), min(end, quote.inner_end)) for start, end in draft.content]
    return [(start, end) for start, end in cut if start < end]


def _is_part_of_word(token: Token) -> bool:
    """Return whether a cue is the end of a compound or a name: "so-called", "Port Said"."""
    if token.i == 0:
        return False
    tokens = token.sentence.tokens
    before = tokens[token.i - 1]
    if before.text == "-" and before.end == token.start:
        return True
    if not (token.text[0].isupper() and before.upos == "PROPN" and before.text[0].isupper()):
        return False
    return not _is_headline(tokens)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Return whether most words of a sentence are capitalised, as in an American headline."""
    words = [t for t in tokens if t.text[0].isalpha()]
    return sum(t.text[0].isupper() for t in words) > len(words) / 2


def _draft_other(token: Token, cue: Cue) -> Draft | None:
    if cue.pos == "prep":
        return draft_according(token, cue)
    if cue.pos == "frame":
        return draft_frame(token, cue)
    if cue.pos == "adv":
        return draft_adverb(token, cue)
    return draft_nominal(token, cue) or draft_announcement(token, cue)


def _repeats(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Return whether a noun only names the manner of a report: "said in a statement that ..."."""
    return draft.rule == "nominal" and any(d.row.strong and d.content == draft.content for d in earlier)


def _share_source(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Give ", adding that ..." or "but denied that ..." the speaker of the report that it continues."""
    trails = draft.token.xpos == "VBG" and draft.row.strong
    joins = draft.token.dep == "conj" and draft.token.xpos in FINITE
    if draft.source is None or not (trails or joins):
        return
    at = draft.source.extent[0]
    for other in reversed(earlier):
        if joins and not trails and other.token.xpos != draft.token.xpos:
            continue
        if other.row.strong and other.holds(at) and all(end <= draft.cue[0] for _, end in other.content):
            draft.source = other.source
            return


def _draft_verbal(
    verb: Token, cue: Cue, complement: Complement, claim: Claim, words: list[Token], *, quoted: bool
) -> Draft | None:
    content, speech, rule = _with_quotes(verb, complement, claim)
    if not speech and not quoted and cue.strong and cue.takes & _PARENTHETIC and (around := around_as_clause(verb)):
        content, rule = around, "as-clause"
    elif not speech and not quoted and cue.strong and "that" in cue.takes:
        content, rule = _beyond_tree(verb, content, rule)
    if not content and (quoted or not _introduces(verb, cue)):
        return None
    source = _find_speaker(verb, cue, rule, content, words)
    return Draft(
        token=verb, row=cue, source=source, cue=cue_extent(verb), content=content, rule=rule,
        confidence=_CONFIDENCE.get(rule, 0.8), addressee=complement.addressee, speech=speech,
    )  # fmt: skip


def _introduces(verb: Token, cue: Cue) -> bool:
    """Return whether a cue without content leads to the next sentence: over a colon, or as its sentence's last word."""
    tokens = verb.sentence.tokens
    is_last = verb.i == len(tokens) - 2 and tokens[-1].text == "." and subject_of(verb) is not None
    return cue.strong and "quote" in cue.takes and (is_last or verb.sentence.text.endswith(":"))


def _beyond_tree(verb: Token, content: list[Extent], rule: str) -> tuple[list[Extent], str]:
    """Return the content by word order, for a cue that the tree gives none or a wrong one."""
    opens = verb.sentence.text.endswith(":")  # what was said follows
    if (
        not opens
        and not is_passive(verb)
        and (not content or interrupts(verb, rule))
        and (around := clause_around(verb))
    ):
        return around, "fronted"
    if content:
        return content, rule
    if after := clause_after_that(verb):
        return after, "that"
    if not is_passive(verb) and (rest := rest_of_sentence(verb)):
        return rest, "rest"
    return [], rule


def _find_speaker(verb: Token, cue: Cue, rule: str, content: Sequence[Extent], words: list[Token]) -> Source | None:
    if "seem" in cue.takes:
        return None
    source = find_source(verb)
    after_quote = rule in {"quote before", "fronted"}
    if is_passive(verb) or not _is_finite(verb, after_quote=after_quote):
        return source
    if source is not None and after_quote and any(start <= source.extent[0] < end for start, end in content):
        source = None
    if source is None or (after_quote and source.rule not in {"subject", "relative"}):
        follows = after_quote and "addr" not in cue.takes  # what follows "told" is who was told
        return surface_source(verb, words, after_quote=follows) or source
    return source


def _is_finite(verb: Token, *, after_quote: bool) -> bool:
    if verb.xpos in FINITE or verb.xpos.startswith("NN") or (after_quote and verb.xpos in {"VBN", "VB"}):
        return True
    return any(c.relation == "aux" and c.xpos in FINITE for c in verb.children)


def _with_quotes(verb: Token, complement: Complement, claim: Claim) -> tuple[list[Extent], list[Extent], str]:
    """Return the content with the claimed quotes, the quotes that are speech of their own, and the construction."""
    content, rule = list(complement.content), complement.rule
    before, after = claim
    right = (after.start, after.end) if after is not None else None
    if before is not None:
        start = before.start if before.start <= verb.sentence.start else _clause_start(verb, before.start)
        found = [(start, before.end)] + ([right] if right else [])
        after_colon = any(t.text == ":" and before.end <= t.start < verb.start for t in verb.sentence.tokens)
        rest = [e for e in content if e[0] > verb.start] if after_colon and right is None else []
        return found + rest, found, "quote before"
    if right is None:
        return content, [], rule
    if any(start < right[1] and right[0] < end for start, end in content):
        if all(right[0] <= start and end <= right[1] for start, end in content):
            return [right], [right], "quote after"
        return content, [], rule
    if content and rule == "that-clause" and verb.end < content[0][0] and content[-1][1] <= right[0]:
        return [*content[:-1], (content[-1][0], right[1])], [], rule
    if not content or content[-1][1] <= right[0]:
        return [right], [right], "quote after"
    return [*content, right], [right], rule


def _clause_start(verb: Token, quote_start: int) -> int:
    """Return where a fronted clause begins that only ends in quotation marks."""
    tokens = verb.sentence.tokens
    at = next((t.i for t in tokens if t.start >= quote_start), 0)
    for t in reversed(tokens[:at]):
        if t.text in {";", ":", "—"} or (t.upos == "VERB" and find_cue(t) is not None):
            return quote_start
    first = 0
    while first < at and tokens[first].upos in {"CCONJ", "PUNCT"}:
        first += 1
    return tokens[first].start
