"""Put the drafts of an article together: follow-on quotes, nesting, and the final records."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from escalate.extract.attribution.drafts import Draft, draft_attributions
from escalate.extract.attribution.headlines import draft_colon
from escalate.extract.attribution.manner import (
    find_addressees,
    find_venue,
    is_future,
    is_hypothetical,
    is_negated,
)
from escalate.extract.attribution.quotes import find_quotes
from escalate.extract.attribution.record import Attribution
from escalate.extract.attribution.speech import QuoteIndex
from escalate.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.phrases import Extent
    from escalate.parse.tokens import Sentence, Token


def find_attributions(text: str, sentences: Sequence[Sentence], *, article: str) -> tuple[Attribution, ...]:
    """Return who said, believes or wants what in `text`, in text order.

    `sentences` are the parser's, `article` the id that the spans carry.
    Attributions nest: `parent` gives the index of the one around it.
    """
    paragraphs = _paragraphs(sentences)
    index = QuoteIndex(text, find_quotes(text, list(paragraphs.values())))
    words: dict[int, list[Token]] = {}
    for sentence in sentences:
        words.setdefault(sentence.paragraph, []).extend(sentence.tokens)
    drafts: list[Draft] = []
    for sentence in sentences:
        drafts.extend(draft_attributions(sentence, index, words[sentence.paragraph]))
    for number, tokens in enumerate(words.values()):
        colon = draft_colon(tokens, headline=number == 0 or tokens[0].sentence.kind is BlockKind.TITLE)
        if colon is not None:
            drafts.append(colon)
    _introduce(drafts, sentences, index, paragraphs)
    _follow_on(drafts, sentences, index, paragraphs)
    drafts = [d for d in drafts if d.content]
    drafts.sort(key=lambda d: (min(d.content[0][0], d.cue[0]), d.cue[0], d.token.i))
    parents = [_parent(n, drafts) for n in range(len(drafts))]
    return tuple(_record(d, p, text, article, index) for d, p in zip(drafts, parents, strict=True))


def _paragraphs(sentences: Sequence[Sentence]) -> dict[int, Extent]:
    found: dict[int, Extent] = {}
    for s in sentences:
        start = found[s.paragraph][0] if s.paragraph in found else s.start
        found[s.paragraph] = (start, s.end)
    return found


def _introduce(
    drafts: list[Draft], sentences: Sequence[Sentence], index: QuoteIndex, paragraphs: dict[int, Extent]
) -> None:
    """Give a cue whose sentence ends in a colon the paragraph, or the quote, that follows it."""
    for draft in drafts:
        sentence = draft.token.sentence
        if draft.content or not sentence.text.endswith(":") or sentence.index - sentences[0].index + 1 >= len(sentences):
            continue
        following = sentences[sentence.index - sentences[0].index + 1]
        paragraph = paragraphs[following.paragraph]
        quote = index.at(following.start)
        extent = (quote.start, quote.end) if quote is not None else (following.start, paragraph[1])
        draft.content, draft.speech, draft.rule = [extent], [extent], "colon"


def _follow_on(
    drafts: list[Draft], sentences: Sequence[Sentence], index: QuoteIndex, paragraphs: dict[int, Extent]
) -> None:
    """Give quotes that no cue claims to the last speaker before them, in their paragraph or the one before."""
    edges = sorted(paragraphs.values())
    starts = [s for s, _ in edges]
    for quote in index.quotes:
        outside = [d for d in drafts if not quote.start <= d.cue[0] < quote.end]
        if any(s < quote.end and quote.start < e for d in outside for s, e in d.content):
            continue
        if not _begins_sentence(quote.start, sentences):
            continue
        where = max(bisect_right(starts, quote.start) - 1, 0)
        floor = edges[where][0]
        if where and quote.start - floor <= 1:
            floor = edges[where - 1][0]
        last = [(bool(d.speech), at, d.cue[0], d) for d in outside if d.row.strong and "quote" in d.row.takes
                and (floor if d.speech else edges[where][0]) <= (at := _latest(d, quote.start)) < quote.start]  # fmt: skip
        if last:
            draft = max(last, key=lambda found: found[:3])[3]
            draft.content.append((quote.start, quote.end))
            draft.speech.append((quote.start, quote.end))


def _latest(draft: Draft, before: int) -> int:
    """Return where a draft was last heard of before an offset: at its cue, or at speech that it already holds."""
    return max([draft.cue[0], *(start for start, _ in draft.speech if start < before)])


def _begins_sentence(offset: int, sentences: Sequence[Sentence]) -> bool:
    return any(abs(s.start - offset) <= 2 for s in sentences)


def _parent(n: int, drafts: Sequence[Draft]) -> int | None:
    at = drafts[n].cue[0]
    best, size = None, None
    for m, d in enumerate(drafts):
        if m == n:
            continue
        for start, end in d.content:
            if start <= at < end and (size is None or end - start < size):
                if any(s <= d.cue[0] < e for s, e in drafts[n].content):
                    continue
                best, size = m, end - start
    return best


def _record(draft: Draft, parent: int | None, text: str, article: str, index: QuoteIndex) -> Attribution:
    def span(extent: Extent) -> Span:
        return Span(article=article, start=extent[0], end=extent[1], text=text[extent[0] : extent[1]])

    content = sorted(draft.content)
    quotes = [q for start, end in content for q in index.within(start, end) if start <= q.start and q.end <= end]
    quoted = sum(q.end - q.start for q in quotes)
    total = sum(end - start for start, end in content)
    direct = bool(quotes) and total - quoted <= 2 * len(content)
    venue = find_venue(draft.token, content)
    to = find_addressees(draft.token, draft.row.force, venue[1] if venue else None)
    addressee = (*draft.addressee, *(t for t in to if t not in draft.addressee))
    return Attribution(
        source=(span(draft.source),) if draft.source else (), speaker=draft.speaker, cue=(span(draft.cue),),
        cue_token=draft.token, cue_lemma=draft.row.lemma, force=draft.row.force, stance=not draft.row.strong,
        content=tuple(span(e) for e in content), direct=direct, mixed=bool(quotes) and not direct,
        quotes=tuple(span((q.start, q.end)) for q in quotes), addressee=addressee,
        venue=span(venue[0]) if venue else None, parent=parent, negated=is_negated(draft.token),
        future=is_future(draft.token), hypothetical=is_hypothetical(draft.token), impersonal=draft.source is None, rule=draft.rule,
        confidence=draft.confidence,
    )  # fmt: skip
