"""Tell from the words alone which way a verb points: to what is past or to what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.times.lexer import cue_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.resolve.times.lexer import Word


def cue_at(words: Sequence[Word], i: int) -> int:
    """Return the direction that the verb at word `i` gives: +1 ahead, -1 past, 0 if it gives none."""
    kind, lower = words[i].kind, words[i].lower
    follows, precedes = _kind(words, i + 1), _kind(words, i - 1)
    if kind == "FUTURE" and lower == "expire" and precedes == "TO":
        return 0  # "had been due to expire": "due" tells
    if kind == "FUTURE" and (precedes in ("A", "THE") or (i and words[i - 1].lower in cue_words("formerly"))):
        return 0  # "announced the plan", "began as previously planned"
    if kind in ("FUTURE", "LIMIT"):
        had_been = i >= 2 and words[i - 1].lower == "been" and words[i - 2].lower == "had"
        return -1 if had_been else 1
    if lower in cue_words("brink") and follows in ("TO", "FOR"):
        return 1
    if kind in ("HADPAST", "BE") and follows == "TO":
        return 1
    if kind == "PASTV":
        return _of_past(words, i)
    return -1 if kind in ("HADPAST", "SAID") else 0


def _of_past(words: Sequence[Word], i: int) -> int:
    if words[i].value == "same" and any(w.kind in ("FUTURE", "TO") for w in words[max(i - 2, 0) : i]):
        return 0  # "will cut", "to cut": no past
    if _describes(words, i):
        return 0
    auxiliary = i - 2 if _kind(words, i - 1) == "NO" else i - 1
    if _kind(words, auxiliary) == "BE":
        # In "must be signed" the tense is the auxiliary's; what is "to be signed" lies ahead.
        return 1 if _kind(words, auxiliary - 1) == "TO" else 0
    return -1


def was_voiced(word: Word) -> bool:
    """Return whether `word` tells that a threat or demand was made: that day is past, what it asks is ahead."""
    return (
        word.kind == "FUTURE"
        and word.lower.endswith("ed")
        and (word.value == "limit" or word.lower in cue_words("voiced"))
    )


def is_perfect(words: Sequence[Word], i: int) -> bool:
    """Return whether "has" or "have" makes a perfect of word `i`: no past day goes with it ("has not left by")."""
    return any(w.lower in ("has", "have", "ve") for w in words[max(i - 2, 0) : i])


def _describes(words: Sequence[Word], i: int) -> bool:
    """Return whether the participle at word `i` describes a noun: "an unspecified date", "the planned pull-out"."""
    return _kind(words, i - 1) in ("A", "THE", "POSS") and words[i].value not in ("on", "same")


def _kind(words: Sequence[Word], i: int) -> str:
    return words[i].kind if 0 <= i < len(words) else ""
