"""Find the words of a sentence that tell what became of a threat, demand or promise: "as promised", "bowed to"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.model import Statement


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for row in shipped_table("link_outcomes", columns=("outcome", "words")):
        found.setdefault(row["outcome"], []).extend(row["words"].split("|"))
    return {outcome: re.compile(rf"\b(?:{'|'.join(map(_spell, words))})\b") for outcome, words in found.items()}


def _spell(words: str) -> str:
    """Return the pattern of a phrase, in which `...` stands for up to four words."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in words.split("..."))
    return r"(?:\W+[\w’'-]+){0,4}\W+".join(parts)


def find_outcomes(statement: Statement) -> frozenset[str]:
    """Return what the sentences that tell a statement say became of something threatened, asked for or promised.

    The names are those of the table: `kept`, `met`, `defied`, `lapsed`.
    """
    told = {report.sentence.text.lower() for report in statement.reports}
    return frozenset(outcome for outcome, words in _patterns().items() if any(words.search(text) for text in told))
