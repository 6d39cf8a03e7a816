"""Give quotes that no cue in their own sentence claims to who introduced them or spoke last."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.attribution.headlines import draft_named_quote
from escalate.extract.attribution.manner import is_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.attribution.contents import ContentIndex
    from escalate.extract.attribution.cues import Cue
    from escalate.extract.attribution.draft import Draft
    from escalate.extract.attribution.phrases import Extent
    from escalate.extract.attribution.quotes import Quote
    from escalate.extract.attribution.speech import QuoteIndex
    from escalate.parse.tokens import Sentence, Token

_CLAUSE_WORDS = 5
"""From how many words on a quote inside a sentence of the reporter's is speech."""
_OPENING = frozenset(".!?:…\"”'’»")


def introduce(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], index: QuoteIndex, contents: ContentIndex
) -> None:
    """Give a cue without content the quote that follows its sentence; after a colon also a whole plain paragraph.

    A quote that has a cue of its own is left to it.
    """
    for draft in drafts:
        sentence = draft.token.sentence
        if (inside := _announced_inside(draft, index)) is not None:
            draft.row = _as_speech(draft.row)
            draft.content, draft.speech, draft.rule = [inside], [inside], "colon"
            contents.add(draft, inside)
            continue
        at = sentence.index - sentences[0].index + 1
        colon = sentence.text.endswith(":")
        if at >= len(sentences) or (draft.content and not (colon and _announces(draft))):
            continue
        following = sentences[at]
        quote = index.at(following.start)
        if quote is None and not colon:
            continue
        if quote is not None and (
            contents.is_claimed(quote) or not (colon or following.paragraph == sentence.paragraph)
        ):
            continue
        draft.row = _as_speech(draft.row)
        start, end = (quote.start, quote.end) if quote else (following.start, _paragraph_end(sentences, at))
        draft.content, draft.speech, draft.rule = [(start, end)], [(start, end)], "colon" if colon else "next sentence"
        contents.add(draft, (start, end))


def _as_speech(row: Cue) -> Cue:
    """Return a cue as one of speech: who issues a statement whose words follow has said them."""
    return replace(row, strong=True, takes=row.takes | {"quote"})


def _announced_inside(draft: Draft, index: QuoteIndex) -> Extent | None:
    """Return the quote of `issued this statement: "..."`, where a colon and a quote follow inside the sentence."""
    obj = draft.token.child("obj", "iobj")
    if draft.rule != "object" or obj is None or not is_message(obj):
        return None
    end = draft.token.sentence.end
    colon = next((t for t in draft.token.sentence.tokens[obj.i :] if t.text == ":"), None)
    quote = index.after(colon.end, end) if colon is not None else None
    if colon is None or quote is None or index.text[colon.end : quote.start].strip():
        return None
    return quote.start, quote.end


def _announces(draft: Draft) -> bool:
    """Return whether a content is only the name of the message that follows a colon: "issued a statement:"."""
    obj = draft.token.child("obj", "iobj")
    if draft.rule != "object" or obj is None or not is_message(obj) or draft.token.sentence.root is not draft.token:
        return False
    return not any(t.upos == "VERB" and t is not draft.token for t in obj.subtree())


def _paragraph_end(sentences: Sequence[Sentence], at: int) -> int:
    while at + 1 < len(sentences) and sentences[at + 1].paragraph == sentences[at].paragraph:
        at += 1
    return sentences[at].end


def name_quotes(index: QuoteIndex, paragraphs: Sequence[Sequence[Token]], contents: ContentIndex) -> Iterator[Draft]:
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


def carry_back(drafts: Sequence[Draft], index: QuoteIndex, contents: ContentIndex) -> None:
    """Give a quote that runs on into the next paragraph's to the speaker whom only the end of the speech names."""
    claimed = {start: d for d in drafts for start, _ in d.speech}
    for quote, following in zip(reversed(index.quotes[:-1]), reversed(index.quotes[1:]), strict=True):
        draft = claimed.get(following.start)
        if quote.continues and draft is not None and not contents.is_claimed(quote):
            draft.content.append((quote.start, quote.end))
            draft.speech.append((quote.start, quote.end))
            contents.add(draft, (quote.start, quote.end))
            claimed[quote.start] = draft


def follow_on(drafts: Sequence[Draft], index: QuoteIndex, edges: Sequence[Extent], contents: ContentIndex) -> None:
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
