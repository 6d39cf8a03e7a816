"""Say where no sentence can begin, before the pipeline looks for sentences.

The pipeline learns boundaries from whole text and errs on what treebanks have
little of: wire quotation marks, abbreviated titles, asides in brackets. What
typography alone decides is decided here, and the rest is left to the pipeline.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Sequence

TERMINALS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "??"})
OPENERS = frozenset("([{")
CLOSERS = frozenset(")]}")
QUOTES = ('"', "'")
_NEVER_FIRST = frozenset({",", ";", ":", "%", "'s", "n't"}) | CLOSERS | TERMINALS - {"...", "…", "...."}
_ENDS = frozenset(".!?…:;—–-*•|>~_")
# Words that begin sentences and, with a capital letter, no name: after "U.S." they tell that the sentence has ended.
_SENTENCE_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "but",
        "and",
        "or",
        "so",
        "yet",
        "however",
        "in",
        "on",
        "at",
        "as",
        "if",
        "when",
        "while",
        "after",
        "before",
        "since",
        "although",
        "though",
        "there",
        "meanwhile",
        "also",
    ]
)
# Longer asides are paragraphs in brackets, whose sentences are sentences.
_ASIDE_WORDS = 50


@cache
def abbreviations(*, ends: str) -> frozenset[str]:
    """Return the shipped abbreviations that can end a sentence (`maybe`) or never do (`no`)."""
    rows = shipped_table("abbreviations", columns=("abbreviation", "kind", "ends"))
    return frozenset(row["abbreviation"] for row in rows if row["ends"] == ends)


def find_boundaries(words: Sequence[str], gaps: Sequence[str]) -> list[bool | None]:
    """Return for every word whether it begins a sentence: True, False, or None where the pipeline decides.

    `words` are the normalised words of one block; `gaps` says what follows
    each: nothing, a blank, or a line break. A sentence ends with a full stop
    or another terminal, at a colon, semicolon or dash, or at the end of a
    line; it never ends within a short aside in brackets.
    """
    closing = find_closing_marks(words, gaps)
    begins: list[bool | None] = [True, *(_begins(words, gaps, closing, i) for i in range(1, len(words)))]
    for start, end in find_asides(words):
        begins[start + 1 : end + 1] = [False] * (end - start)
    return begins[: len(words)]


def find_closing_marks(words: Sequence[str], gaps: Sequence[str]) -> list[bool]:
    """Return for every word whether it is a quotation mark that closes.

    The blanks beside a mark tell; where they don't, marks take turns.
    """
    closing = [False] * len(words)
    is_open = dict.fromkeys(QUOTES, False)
    for i, word in enumerate(words):
        if word not in is_open:
            continue
        before = (
            bool(i == 0 or gaps[i - 1]) or words[i - 1] in OPENERS or (words[i - 1] in QUOTES and not closing[i - 1])
        )
        after = bool(i + 1 == len(words) or gaps[i]) or words[i + 1] in _NEVER_FIRST or words[i + 1] in QUOTES
        closing[i] = is_open[word] if before == after else after
        is_open[word] = not closing[i]
    return closing


def find_asides(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last words (the brackets) of short asides in brackets."""
    found, opened = [], -1
    for i, word in enumerate(words):
        if word in OPENERS:
            opened = i
        elif word in CLOSERS and opened >= 0:
            if i - opened <= _ASIDE_WORDS:
                found.append((opened, i))
            opened = -1
    return found


def _begins(words: Sequence[str], gaps: Sequence[str], closing: Sequence[bool], i: int) -> bool | None:
    """Return whether word `i` begins a sentence, as far as the words around it tell."""
    word, before = words[i], words[i - 1]
    if closing[i] or word in _NEVER_FIRST or before in OPENERS or (before in QUOTES and not closing[i - 1]):
        return False
    if before in abbreviations(ends="no") or (_is_initial(before) and i > 1 and words[i - 2][:1].isupper()):
        return False
    if before in abbreviations(ends="maybe"):
        if word.lower() in _SENTENCE_OPENERS and word[:1].isupper():
            return True
        return None if word[:1].isupper() or word in QUOTES or word in OPENERS or "\n" in gaps[i - 1] else False
    if before == "." and words[i - 2 : i - 1] == ["No"] and word[:1].isdigit():
        return False
    last = i - 1
    while last > 0 and (closing[last] or words[last] in CLOSERS):
        last -= 1
    if "\n" in gaps[i - 1]:
        return None
    if word[:1].islower() and (last < i - 1 or words[last] not in TERMINALS):
        return False
    if last < i - 1 and words[last] == "." and gaps[i - 1] and word[:1].isupper():
        return True
    return None if words[last][-1:] in _ENDS else False


def _is_initial(word: str) -> bool:
    """Return whether `word` is the initial of a name; `I.` is rather the pronoun."""
    return len(word) == 2 and word[1] == "." and word[0].isupper() and word[0] != "I"
