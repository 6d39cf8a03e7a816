"""The paragraphs of articles that the page quotes from, each kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.model import Article, Span

_LIMIT = 1_200


class Paragraphs:
    """The paragraphs that statements stand in, each kept once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.rows: list[dict[str, Any]] = []
        self._articles = {a.id: a for a in articles}
        self._order = {a.id: n for n, a in enumerate(articles)}
        self._known: dict[tuple[str, int, int], int] = {}

    def find(self, sentence: Span) -> int | None:
        """Return the number of the paragraph around `sentence`, or None when its article is not there."""
        article = self._articles.get(sentence.article)
        if article is None:
            return None
        start, end = _paragraph(article.text, sentence)
        key = (article.id, start, end)
        if key not in self._known:
            self._known[key] = len(self.rows)
            row = {"article": self._order[article.id], "start": start, "text": article.text[start:end]}
            self.rows.append(row)
        return self._known[key]

    def holds(self, number: int, span: Span) -> bool:
        """Return whether `span` is a slice of the paragraph of that number."""
        row = self.rows[number]
        start = span.start - row["start"]
        found: str = row["text"][start : start + len(span.text)] if start >= 0 else ""
        return self._order.get(span.article) == row["article"] and found == span.text


def _paragraph(text: str, sentence: Span) -> tuple[int, int]:
    """Return where the paragraph around `sentence` starts and ends, cut to a readable length around it."""
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    end = len(text) if end < 0 else end
    if end - start > _LIMIT:
        room = max(_LIMIT - (sentence.end - sentence.start), 0) // 2
        start, end = max(start, sentence.start - room), min(end, sentence.end + room)
    return start, end
