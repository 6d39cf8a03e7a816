"""What an article tells, in short: event, first source and first target of each statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Article
from escalate.pipeline import extract_article

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


def told(text: str, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    """Return event, source and target of every statement of `text`; an empty name where there is none."""
    found = extract_article(Article(id="a", text=text, published="2019-06-21"), knowledge=knowledge)
    return [
        (s.event.value, s.sources[0].name if s.sources else "", s.targets[0].name if s.targets else "")
        for s in found.statements
    ]
