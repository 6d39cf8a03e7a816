"""Turn names into comparable words and readable ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# One word: initials with full stops ("U.S."), an abbreviation ("Gen."), or letters and digits with inner apostrophes.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_](?!\w)|[^\W_]+(?:['’ʼ`´‘][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’ʼ`´‘.]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Word(NamedTuple):
    """A word of a text as the tables compare it: without accents, apostrophes, full stops and possessive."""

    text: str
    start: int
    end: int
    folded: str


def strip_accents(text: str) -> str:
    """Return `text` without diacritics."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def find_words(text: str) -> list[Word]:
    """Return the words of `text` with their offsets; a possessive 's is left out of the word."""
    words = []
    for found in _WORD.finditer(text):
        raw = _POSSESSIVE.sub("", found.group())
        clean = _APOSTROPHES.sub("", strip_accents(raw))
        if clean:
            words.append(Word(clean, found.start(), found.start() + len(raw), clean.casefold()))
    return words


@lru_cache(maxsize=4096)
def slugify(name: str) -> str:
    """Return `name` as lower-case words joined by hyphens; letters outside a-z are transliterated or spelt by code."""
    words = "-".join(w.text for w in find_words(name))
    slug = _NOT_SLUG.sub("-", words.lower()).strip("-")
    return slug or "-".join(f"u{ord(c):x}" for c in name if not c.isspace())[:60] or "unnamed"
