"""Write headlines as sentences are written, so that the pipeline can tell their verbs from names.

"TRUMP WARNS IRAN" and "Iraqi Militias Threaten Force" look like names from end
to end. Which words are names, the rest of the article tells: a word that it
writes small is none, a word with a capital letter inside a sentence is one.
Only case changes, so all offsets stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.parse.lemmas import base_forms, known_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
# A word inside a sentence: after a small letter or a comma, not after a full stop or an opening quotation mark.
_INNER_WORD = re.compile(r"(?<=[a-z,] )[^\W\d_]+")
_HEADLINE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article's sentences show about its words: those written small, and the usual form of its names."""

    small: frozenset[str]
    names: dict[str, str]


def is_shouted(text: str) -> bool:
    """Return whether `text`, of three words or more, is written in capitals."""
    words = [w for w in _WORD.findall(text) if len(w) > 1]
    return len(words) >= 3 and sum(w.isupper() for w in words) >= 0.85 * len(words)


def is_headline(text: str) -> bool:
    """Return whether `text` gives nearly every longer word a capital letter, as headlines do."""
    if "\n" in text or text.rstrip().endswith((".", "!", "?", ":", ";", '"')):
        return False
    words = _WORD.findall(text)
    longer = [w for w in words if len(w) > 3]
    return (
        4 <= len(words) <= _HEADLINE_WORDS
        and len(longer) >= 3
        and sum(w[0].isupper() for w in longer) >= 0.85 * len(longer)
    )


def find_evidence(texts: Iterable[str]) -> Evidence:
    """Return what the ordinary blocks among `texts` show about case."""
    small: set[str] = set()
    forms: dict[str, dict[str, int]] = {}
    for text in texts:
        if is_shouted(text) or is_headline(text):
            continue
        small.update(w for w in _WORD.findall(text) if w.islower())
        for word in _INNER_WORD.findall(text):
            if word[0].isupper():
                counts = forms.setdefault(word.lower(), {})
                counts[word] = counts.get(word, 0) + 1
    names = {low: max(sorted(counts), key=lambda form: counts[form]) for low, counts in forms.items()}
    return Evidence(frozenset(small), names)


def recase(text: str, evidence: Evidence) -> str:
    """Return a shouted text or a headline in the case of a sentence; any other text as it is."""
    if is_shouted(text):
        return _WORD.sub(lambda m: _fit(m[0], _lower_shouted(m, text, evidence)), text)
    if is_headline(text):
        return _WORD.sub(lambda m: _fit(m[0], _lower_headline(m, evidence)), text)
    return text


def _lower_shouted(match: re.Match[str], text: str, evidence: Evidence) -> str:
    word = match[0]
    low = word.lower()
    if text[match.start() - 1 : match.start()] in {"'", "’"} and len(word) <= 2:
        return low
    if text[match.end() : match.end() + 1] == "." and len(word) == 1:
        return word
    if low in evidence.names and low not in evidence.small:
        return evidence.names[low]
    if low in {"us", "un", "uk", "eu"}:
        return word
    if low in evidence.small or _is_common(low):
        return low if match.start() else word.capitalize()
    return word if len(word) <= 3 else word.capitalize()


def _lower_headline(match: re.Match[str], evidence: Evidence) -> str:
    word = match[0]
    low = word.lower()
    if not match.start() or word[1:] != low[1:] or (low in evidence.names and low not in evidence.small):
        return word
    return low if low in evidence.small or _is_common(low) else word


def _is_common(low: str) -> bool:
    """Return whether a word is known as no name, or as a form in -s, -ed or -ing of a known verb or noun."""
    if low in known_words("name"):
        return False
    stems = {low.removesuffix(ending) for ending in ("", "s", "es", "ed", "d", "ing") if low.endswith(ending)}
    stems |= {stem + "e" for stem in stems - {low}}
    return low in known_words("lower") or any(stem in base_forms(kind) for stem in stems for kind in ("verb", "noun"))


def _fit(word: str, changed: str) -> str:
    """Return `changed`, but `word` where a change of case would change its length."""
    return changed if len(changed) == len(word) else word
