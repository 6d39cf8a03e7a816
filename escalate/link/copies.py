"""Say which sentences are copies of one another: wire text that several papers print is one source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.link.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.model import Report

_DATELINE = re.compile(r"^[A-Z][A-Z .'-]{2,}[^\n]{0,50}?(?: -| --| –| —|_) ")
_ALIKE = 0.8
_LEAST = 4


def strip_dateline(sentence: str) -> str:
    """Return `sentence` without a dateline such as "CAIRO, May 3 (Reuters) - " before it."""
    dateline = _DATELINE.match(sentence)
    return sentence[dateline.end() :] if dateline else sentence


def body_words(sentence: str) -> frozenset[str]:
    """Return the content words of `sentence` after its dateline."""
    return content_words(strip_dateline(sentence))


def are_copies(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two sentences with these content words share nearly all of them."""
    shared = len(first & second)
    return shared >= min(_LEAST, len(first | second)) and shared > 0 and shared / len(first | second) >= _ALIKE


def find_independent(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return those of `reports` that are neither of an article nor copies of a sentence that came before."""
    kept: list[tuple[Report, frozenset[str]]] = []
    for report in reports:
        words = body_words(report.sentence.text)
        if not any(report.article == r.article or are_copies(words, w) for r, w in kept):
            kept.append((report, words))
    return tuple(report for report, _ in kept)
