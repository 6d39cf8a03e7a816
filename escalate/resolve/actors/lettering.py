"""How a sentence is lettered: in capitals throughout, or each word with one, as headlines are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.parse import Sentence


def is_shouting(text: str) -> bool:
    """Return whether a text of some length is in capitals nearly throughout."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def is_headline_case(sentence: Sentence) -> bool:
    """Return whether most of the longer words of a sentence start with a capital."""
    long = [t for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.7 * len(long)
