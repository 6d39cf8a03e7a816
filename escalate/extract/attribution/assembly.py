"""Put the drafts of an article together: introductions, follow-on quotes, nesting, and the final records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.contents import ContentIndex
from escalate.extract.attribution.drafts import draft_attributions
from escalate.extract.attribution.following import carry_back, follow_on, introduce, name_quotes
from escalate.extract.attribution.headlines import (
    draft_colon,
    draft_dash,
    draft_headline,
    draft_signed,
    draft_turn,
    is_transcript,
)
from escalate.extract.attribution.manner import (
    find_addressees,
    find_venue,
    is_future,
    is_hypothetical,
    is_negated,
)
from escalate.extract.attribution.quotes import find_quotes
from escalate.extract.attribution.record import Attribution, is_wish_for
from escalate.extract.attribution.speech import QuoteIndex
from escalate.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.draft import Draft
    from escalate.extract.attribution.phrases import Extent
    from escalate.parse.tokens import Sentence, Token


_ENDS = frozenset(".!?”\"’'")


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
    whole = _draft_paragraphs(list(paragraphs.values()), drafts)
    taken = {d.cue[0] for d in whole}
    drafts = [*(d for d in drafts if d.cue[0] not in taken), *whole]
    contents = ContentIndex(drafts)
    introduce(drafts, sentences, index, contents)
    for draft in name_quotes(index, list(paragraphs.values()), contents):
        drafts.append(draft)
        contents.add(draft, draft.content[0])
    carry_back(drafts, index, contents)
    follow_on(drafts, index, edges, contents)
    kept = _without_descriptions([d for d in drafts if d.content])
    kept.sort(key=lambda d: (min(d.content[0][0], d.cue[0]), d.cue[0], d.token.i))
    numbers = {id(draft): n for n, draft in enumerate(kept)}
    parents = [_parent(draft, numbers, contents) for draft in kept]
    return tuple(_record(d, p, text, article, index) for d, p in zip(kept, parents, strict=True))


def _draft_paragraphs(paragraphs: Sequence[list[Token]], drafts: Sequence[Draft]) -> list[Draft]:
    """Return what whole paragraphs attribute: a headline, a turn, a signed post; `drafts` are those of cues."""
    transcript = is_transcript(paragraphs)
    found: list[Draft] = []
    for number, words in enumerate(paragraphs):
        is_title = number == 0 or words[0].sentence.kind is BlockKind.TITLE
        draft = draft_turn(words) if transcript and not is_title else draft_colon(words, headline=is_title)
        if draft is None and is_title:
            draft = draft_dash(words)
        if draft is None:
            draft = draft_signed(words, paragraphs[number - 1] if number else ())
        if draft is not None:
            found.append(draft)
        elif is_title and words[-1].text not in _ENDS:
            inside = [d for d in drafts if words[0].start <= d.cue[0] < words[-1].end]
            found.extend(draft_headline(words, inside))
    return found


def _without_descriptions(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts but for stances that only describe a speaker: "a lawyer who backs the law said ..."."""
    sources: dict[int, list[Draft]] = {}
    for draft in drafts:
        sources.setdefault(draft.token.sentence.index, []).append(draft)
    return [
        d for d in drafts
        if d.row.strong or not any(o.is_named_at(d.cue[0]) for o in sources[d.token.sentence.index] if o is not d)
    ]  # fmt: skip


def _parent(draft: Draft, numbers: dict[int, int], contents: ContentIndex) -> int | None:
    """Return the index of the smallest content that holds a draft's cue, of a draft that this one does not hold."""
    found = [
        (end - start, numbers[id(other)]) for start, end, other in contents.holding(draft.cue[0])
        if other is not draft and id(other) in numbers and not draft.holds(other.cue[0])
        and not is_wish_for(other.rule, other.row.force)
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
