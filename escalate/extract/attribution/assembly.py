"""Put the drafts of an article together: introductions, follow-on quotes, nesting, and the final records."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from escalate.extract.attribution.drafts import draft_attributions
from escalate.extract.attribution.headlines import draft_colon
from escalate.extract.attribution.manner import (
    find_addressees,
    find_venue,
    is_future,
    is_hypothetical,
    is_negated,
)
from escalate.extract.attribution.quotes import Quote, find_quotes
from escalate.extract.attribution.record import Attribution
from escalate.extract.attribution.speech import QuoteIndex
from escalate.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.draft import Draft
    from escalate.extract.attribution.phrases import Extent
    from escalate.parse.tokens import Sentence, Token

_CLAUSE_WORDS = 5
"""From how many words on a quote inside a sentence of the reporter's is speech."""
_OPENING = frozenset(".!?:…\"”'’»")


def find_attributions(text: str, sentences: Sequence[Sentence], *, article: str) -> tuple[Attribution, ...]:
    """Return who said, believes or wants what in `text`, in text order.

    `sentences` are the parser's, `article` the id that the spans carry.
    Attributions nest: `parent` gives the index of the one around it.
    """
    paragraphs: dict[int, list[Token]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).extend(sentence.tokens)
    edges = [(words[0].start, words[-1].end) for words in paragraphs.values()]
    index = QuoteIndex(text, find_quotes(text, edges))
    drafts: list[Draft] = []
    for sentence in sentences:
        drafts.extend(draft_attributions(sentence, index, paragraphs[sentence.paragraph]))
    for number, words in enumerate(paragraphs.values()):
        colon = draft_colon(words, headline=number == 0 or words[0].sentence.kind is BlockKind.TITLE)
        if colon is not None:
            drafts.append(colon)
    _introduce(drafts, sentences, index)
    _follow_on(drafts, index, edges)
    drafts = [d for d in drafts if d.content and not _describes(d, drafts)]
    kept = sorted(drafts, key=lambda d: (min(d.content[0][0], d.cue[0]), d.cue[0], d.token.i))
    parents = [_parent(draft, kept) for draft in kept]
    return tuple(_record(d, p, text, article, index) for d, p in zip(kept, parents, strict=True))


def _describes(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Return whether a stance only describes a speaker: "a lawyer who backs the law said ..."."""
    at = draft.cue[0]
    return not draft.row.strong and any(
        d.source is not None and d.source.extent[0] <= at < d.source.extent[1] for d in drafts if d is not draft
    )


def _introduce(drafts: Sequence[Draft], sentences: Sequence[Sentence], index: QuoteIndex) -> None:
    """Give a cue whose sentence ends in a colon the quote, or else the paragraph, that follows it."""
    for draft in drafts:
        at = draft.token.sentence.index - sentences[0].index + 1
        if draft.content or at >= len(sentences):
            continue
        following = sentences[at]
        quote = index.at(following.start)
        if quote is not None:
            extent = quote.start, quote.end
        else:
            extent = following.start, max(s.end for s in sentences[at:] if s.paragraph == following.paragraph)
        draft.content, draft.speech, draft.rule = [extent], [extent], "colon"


def _follow_on(drafts: Sequence[Draft], index: QuoteIndex, edges: Sequence[Extent]) -> None:
    """Give quotes that no cue claims to the last speaker before them, in their paragraph or the one before.

    Only a quote that opens its paragraph looks back to the one before. Few
    quoted words inside a sentence are no speech of their own.
    """
    starts = [start for start, _ in edges]
    for quote in index.quotes:
        if not _begins_sentence(quote, index.text) and len(index.text[quote.start : quote.end].split()) < _CLAUSE_WORDS:
            continue
        outside = [d for d in drafts if not quote.start <= d.cue[0] < quote.end]
        if any(s < quote.end and quote.start < e for d in outside for s, e in d.content):
            continue
        where = max(bisect_right(starts, quote.start) - 1, 0)
        own = starts[where]
        earlier = starts[where - 1] if where and quote.start - own <= 1 else own
        heard = [
            (bool(d.speech), _latest(d, quote.start), d.cue[0], n) for n, d in enumerate(outside)
            if d.row.strong and "quote" in d.row.takes
            and earlier <= _latest(d, quote.start) < quote.start
        ]  # fmt: skip
        if heard:
            draft = outside[max(heard)[3]]
            draft.content.append((quote.start, quote.end))
            draft.speech.append((quote.start, quote.end))


def _latest(draft: Draft, before: int) -> int:
    """Return where a draft was last heard of before an offset: at its cue, or at speech that it already holds."""
    return max([draft.cue[0], *(start for start, _ in draft.speech if start < before)])


def _begins_sentence(quote: Quote, text: str) -> bool:
    left = text[max(0, quote.start - 3) : quote.start].rstrip()
    return left == "" or left[-1] in _OPENING


def _parent(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """Return the index of the smallest content that holds a draft's cue, of a draft that this one does not hold."""
    at = draft.cue[0]
    found = [
        (end - start, n) for n, other in enumerate(drafts) if other is not draft and not draft.holds(other.cue[0])
        for start, end in other.content if start <= at < end
    ]  # fmt: skip
    return min(found)[1] if found else None


def _record(draft: Draft, parent: int | None, text: str, article: str, index: QuoteIndex) -> Attribution:
    def span(extent: Extent) -> Span:
        return Span(article=article, start=extent[0], end=extent[1], text=text[extent[0] : extent[1]])

    cue, content = draft.token, sorted(draft.content)
    quotes = [q for start, end in content for q in index.within(start, end) if start <= q.start and q.end <= end]
    unquoted = sum(end - start for start, end in content) - sum(q.end - q.start for q in quotes)
    direct = bool(quotes) and unquoted <= 2 * len(content)
    venue = find_venue(cue, content)
    to = find_addressees(cue, draft.row.force, venue[1] if venue else None)
    return Attribution(
        source=(span(draft.source.extent),) if draft.source else (),
        speaker=draft.source.head if draft.source else None,
        cue=(span(draft.cue),), cue_token=cue, cue_lemma=draft.row.lemma, force=draft.row.force,
        stance=not draft.row.strong, content=tuple(map(span, content)), direct=direct,
        mixed=bool(quotes) and not direct, quotes=tuple(span((q.start, q.end)) for q in quotes),
        addressee=(*draft.addressee, *(t for t in to if t not in draft.addressee)),
        venue=span(venue[0]) if venue else None, parent=parent, negated=is_negated(cue), future=is_future(cue),
        hypothetical=is_hypothetical(cue), impersonal=draft.source is None, rule=draft.rule,
        confidence=draft.confidence,
    )  # fmt: skip
