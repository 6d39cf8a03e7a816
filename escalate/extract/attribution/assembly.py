"""Put the drafts of an article together: introductions, follow-on quotes, nesting, and the final records."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from escalate.extract.attribution.contents import ContentIndex
from escalate.extract.attribution.drafts import draft_attributions
from escalate.extract.attribution.headlines import draft_colon, draft_named_quote, draft_turn, is_transcript
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
    from collections.abc import Iterator, Sequence

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
    transcript = is_transcript(list(paragraphs.values()))
    for number, words in enumerate(paragraphs.values()):
        is_title = number == 0 or words[0].sentence.kind is BlockKind.TITLE
        colon = draft_turn(words) if transcript and not is_title else draft_colon(words, headline=is_title)
        if colon is not None:
            drafts.append(colon)
    contents = ContentIndex(drafts)
    _introduce(drafts, sentences, index, contents)
    for draft in _named_quotes(index, list(paragraphs.values()), contents):
        drafts.append(draft)
        contents.add(draft, draft.content[0])
    _follow_on(drafts, index, edges, contents)
    kept = _without_descriptions([d for d in drafts if d.content])
    kept.sort(key=lambda d: (min(d.content[0][0], d.cue[0]), d.cue[0], d.token.i))
    numbers = {id(draft): n for n, draft in enumerate(kept)}
    parents = [_parent(draft, numbers, contents) for draft in kept]
    return tuple(_record(d, p, text, article, index) for d, p in zip(kept, parents, strict=True))


def _without_descriptions(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts but for stances that only describe a speaker: "a lawyer who backs the law said ..."."""
    sources: dict[int, list[Draft]] = {}
    for draft in drafts:
        sources.setdefault(draft.token.sentence.index, []).append(draft)
    return [
        d for d in drafts
        if d.row.strong or not any(o.is_named_at(d.cue[0]) for o in sources[d.token.sentence.index] if o is not d)
    ]  # fmt: skip


def _introduce(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], index: QuoteIndex, contents: ContentIndex
) -> None:
    """Give a cue without content the quote that follows its sentence; after a colon also a whole plain paragraph.

    A quote that has a cue of its own is left to it.
    """
    for draft in drafts:
        sentence = draft.token.sentence
        at = sentence.index - sentences[0].index + 1
        if draft.content or at >= len(sentences):
            continue
        following, colon = sentences[at], sentence.text.endswith(":")
        quote = index.at(following.start)
        if quote is None and not colon:
            continue
        if quote is not None and (
            contents.is_claimed(quote) or not (colon or following.paragraph == sentence.paragraph)
        ):
            continue
        start, end = (quote.start, quote.end) if quote else (following.start, _paragraph_end(sentences, at))
        draft.content, draft.speech, draft.rule = [(start, end)], [(start, end)], "colon" if colon else "next sentence"
        contents.add(draft, (start, end))


def _paragraph_end(sentences: Sequence[Sentence], at: int) -> int:
    while at + 1 < len(sentences) and sentences[at + 1].paragraph == sentences[at].paragraph:
        at += 1
    return sentences[at].end


def _named_quotes(index: QuoteIndex, paragraphs: Sequence[Sequence[Token]], contents: ContentIndex) -> Iterator[Draft]:
    """Yield a draft for each quote that no cue claims and that a name and a colon lead to."""
    starts = [words[0].start for words in paragraphs]
    for quote in index.quotes:
        before = index.text[max(0, quote.start - 3) : quote.start].rstrip()[-1:]
        if before != ":" or contents.is_claimed(quote):
            continue
        draft = draft_named_quote(paragraphs[max(bisect_right(starts, quote.start) - 1, 0)], quote.start)
        if draft is not None:
            draft.content, draft.speech = [(quote.start, quote.end)], [(quote.start, quote.end)]
            yield draft


def _follow_on(drafts: Sequence[Draft], index: QuoteIndex, edges: Sequence[Extent], contents: ContentIndex) -> None:
    """Give quotes that no cue claims to the last speaker before them, in their paragraph or the one before.

    Only a quote that opens its paragraph looks back to the one before. Few
    quoted words inside a sentence are no speech of their own.
    """
    starts = [start for start, _ in edges]
    heard: dict[int, list[tuple[bool, int, int, Draft]]] = {}

    def note(draft: Draft, offset: int) -> None:
        paragraph = max(bisect_right(starts, offset) - 1, 0)
        heard.setdefault(paragraph, []).append((bool(draft.speech), offset, draft.cue[0], draft))

    for draft in drafts:
        if draft.content and draft.row.strong and "quote" in draft.row.takes:
            for offset in (draft.cue[0], *(start for start, _ in draft.speech)):
                note(draft, offset)
    for quote in index.quotes:
        words = len(index.text[quote.start : quote.end].split())
        if (words < _CLAUSE_WORDS and not _begins_sentence(quote, index.text)) or contents.is_claimed(quote):
            continue
        where = max(bisect_right(starts, quote.start) - 1, 0)
        near = [*heard.get(where, ()), *(heard.get(where - 1, ()) if quote.start - starts[where] <= 1 else ())]
        speakers = [h for h in near if h[1] < quote.start and not quote.start <= h[2] < quote.end]
        if speakers:
            draft = max(speakers, key=lambda h: h[:3])[3]
            extent = quote.start, quote.end
            draft.content.append(extent)
            draft.speech.append(extent)
            contents.add(draft, extent)
            note(draft, quote.start)


def _begins_sentence(quote: Quote, text: str) -> bool:
    left = text[max(0, quote.start - 3) : quote.start].rstrip()
    return left == "" or left[-1] in _OPENING


def _parent(draft: Draft, numbers: dict[int, int], contents: ContentIndex) -> int | None:
    """Return the index of the smallest content that holds a draft's cue, of a draft that this one does not hold."""
    found = [
        (end - start, numbers[id(other)]) for start, end, other in contents.holding(draft.cue[0])
        if other is not draft and id(other) in numbers and not draft.holds(other.cue[0])
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
