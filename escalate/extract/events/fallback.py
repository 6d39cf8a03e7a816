"""The likeliest event of a sentence in which no clause could be coded: its first word of the lexicon, syntax aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events.entries import Entry, EventLexicon
    from escalate.parse import Sentence


def nearest_event(sentences: Sequence[Sentence], *, lexicon: EventLexicon) -> Event:
    """Return the root of the lexicon word highest in the tree, SUPPORT (the mildest) when there is none."""
    candidates = []
    for sentence in sentences:
        present = {form for t in sentence.tokens for form in (t.lemma, t.lower)}
        for token in sentence.tokens:
            depth = sum(1 for _ in token.ancestors())
            for pos in ("verb", "noun", "adj"):
                for entry in lexicon.by_head(token.lemma, pos):
                    if entry.event is not None and _is_worded(entry, present):
                        candidates.append((depth, token.i, entry.event))
                        break
    return min(candidates)[2] if candidates else Event.SUPPORT


def _is_worded(entry: Entry, present: set[str]) -> bool:
    """Return whether the words that an entry wants stand in the sentence, wherever; classes of words are let be.

    What rests on who tells a clause, or on what the clause is like, cannot be known without the tree.
    """
    if any(r.slot == "teller" or (r.slot == "ccomp" and "@refusal" in r.words) for r in entry.requires):
        return False
    wanted = [r.words for r in entry.requires if r.words and not any(w.startswith("@") for w in r.words)]
    return all(not words.isdisjoint(present) for words in wanted)
