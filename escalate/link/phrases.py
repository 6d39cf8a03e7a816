"""Find the topics that runs of words speak of: "step down" of resigning, "let them go" of release."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from escalate.lexicon import shipped_table

_REMEMBERED = 131072
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=_REMEMBERED)
def find_topics(text: str) -> frozenset[str]:
    """Return the topics that runs of words in `text` speak of, each as `#topic` like those of `content_words`."""
    low = text.lower().replace("’", "'")
    heads = frozenset(_WORD.findall(low))
    return frozenset(
        f"#{topic}" for topic, first, pattern in _patterns() if not heads.isdisjoint(first) and pattern.search(low)
    )


@cache
def _patterns() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """Return topics with the words that their runs begin with, for a cheap look before, and the pattern of the runs."""
    found: dict[str, list[str]] = {}
    for row in shipped_table("link_phrases", columns=("topic", "words")):
        found.setdefault(row["topic"], []).extend(row["words"].split("|"))
    return tuple(
        (
            topic,
            frozenset(next(iter(_WORD.findall(run))) for run in runs),
            re.compile(rf"\b(?:{'|'.join(map(_spell, runs))})\b"),
        )
        for topic, runs in found.items()
    )


def _spell(run: str) -> str:
    """Return the pattern of a run of words, in which `...` stands for up to three others."""
    return r"(?:\W+[\w'-]+){0,3}\W+".join(r"\s+".join(map(re.escape, part.split())) for part in run.split("..."))
