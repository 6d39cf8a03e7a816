"""The likeliest event of a sentence in which no clause could be coded: its first word of the lexicon, syntax aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events.entries import EventLexicon
    from escalate.parse import Sentence


def nearest_event(sentences: Sequence[Sentence], *, lexicon: EventLexicon) -> Event:
    """Return the root of the lexicon word highest in the tree, SUPPORT (the mildest) when there is none."""
    candidates = []
    for sentence in sentences:
        for token in sentence.tokens:
            depth = sum(1 for _ in token.ancestors())
            for pos in ("verb", "noun", "adj"):
                for entry in lexicon.by_head(token.lemma, pos):
                    if entry.event is not None:
                        candidates.append((depth, token.i, entry.event))
                        break
    return min(candidates)[2] if candidates else Event.SUPPORT
