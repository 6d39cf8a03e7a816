"""Given names of two syllables, as Korean, Chinese and Vietnamese ones are written: "Chung Eui-yong".

Tokenisers cut them at the hyphen, and taggers take a second half in small
letters for a verb, adjective or noun of English, which breaks the sentence
around the person it is about. Joined they are read as the name they are.
"""

from __future__ import annotations

import re

# One syllable as the usual spellings of these languages have it, whole words of English but for a few.
_SYLLABLE = r"(?:[bcdfghjklmnprstvwxyz]{1,2}h?)?[aeiouy]{1,4}(?:ng|hn|ck|n|k|l|m|p|b|t|h|r|w)?"
_NAME = re.compile(rf"(?<![\w-])([A-Z][a-z]{{1,6}} )((?=[A-Z])(?i:{_SYLLABLE}))-((?=[a-z]){_SYLLABLE})(?![\w-])")
# What may stand in capitals before a compound and is no family name; and what makes the compound no name.
_NO_FAMILY = frozenset(
    {"a", "an", "the", "in", "on", "at", "by", "for", "from", "to", "of", "with", "and", "but", "or", "as", "if", "his"}
    | {
        "her",
        "its",
        "their",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "mr",
        "mrs",
        "ms",
        "when",
        "after",
        "since",
    }
    | {"most", "some", "both", "all", "no", "while", "under", "over"}
)
_NO_SYLLABLE = frozenset(
    {"to", "up", "on", "by", "off", "out", "at", "or", "of", "as", "a", "the", "run", "hit", "cut", "set", "win", "won"}
    | {"bit", "law", "day", "way", "war", "pay", "pin", "tip", "top", "gun", "men", "bed", "bar", "car", "air", "sea"}
    | {"fly", "try", "buy", "term", "torn", "worn", "op", "go", "get", "row", "raw", "new", "low", "year", "hour"}
)
_JOINT = "a"


def join_names(text: str) -> str:
    """Return `text` with each such name in one piece: a letter for its hyphen, so that every offset holds."""
    return _NAME.sub(_join, text) if "-" in text else text


def restore_name(word: str, own: str) -> str:
    """Return `word`, as `join_names` made it, with the hyphen that the article's `own` characters have there."""
    if len(word) != len(own) or "-" in word:
        return word
    hyphen = next((i for i, (one, other) in enumerate(zip(word, own, strict=True)) if one != other), None)
    joined = hyphen is not None and word[hyphen] == _JOINT and not own[hyphen].isalnum()
    return f"{word[:hyphen]}-{word[hyphen + 1 :]}" if joined and hyphen is not None else word


def _join(name: re.Match[str]) -> str:
    family, first, second = name.groups()
    if family.strip().lower() in _NO_FAMILY or second in _NO_SYLLABLE:
        return name.group()
    return f"{family}{first}{_JOINT}{second}"
