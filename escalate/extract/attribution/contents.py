"""Look up which drafts hold a place of the text, in time that does not grow with the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from escalate.extract.attribution.draft import Draft
    from escalate.extract.attribution.phrases import Extent
    from escalate.extract.attribution.quotes import Quote

_WIDTH = 512
"""Characters per bucket: about the length of a long sentence."""


class ContentIndex:
    """The contents of drafts, by the stretches of text that they touch."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._buckets: dict[int, list[tuple[int, int, Draft]]] = {}
        for draft in drafts:
            for extent in draft.content:
                self.add(draft, extent)

    def add(self, draft: Draft, extent: Extent) -> None:
        """Note that `extent` is part of the content of `draft`."""
        start, end = extent
        for bucket in range(start // _WIDTH, end // _WIDTH + 1):
            self._buckets.setdefault(bucket, []).append((start, end, draft))

    def holding(self, offset: int) -> Iterator[tuple[int, int, Draft]]:
        """Yield the pieces of content that `offset` lies in, with their drafts."""
        for start, end, draft in self._buckets.get(offset // _WIDTH, ()):
            if start <= offset < end:
                yield start, end, draft

    def is_claimed(self, quote: Quote) -> bool:
        """Return whether a cue outside a quote has some of it in its content."""
        for bucket in range(quote.start // _WIDTH, quote.end // _WIDTH + 1):
            for start, end, draft in self._buckets.get(bucket, ()):
                if start < quote.end and quote.start < end and not quote.start <= draft.cue[0] < quote.end:
                    return True
        return False
