"""Resolve phrases of sentences given in the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from escalate.model import Block, BlockKind, Mention
from escalate.parse import Parser, Token
from escalate.resolve.actors import ActorResolver, Gazetteer

Resolve = Callable[..., tuple[Mention, ...]]


class Reader:
    """An article, parsed, with its resolver; phrases are asked for by their words."""

    def __init__(self, parser: Parser, text: str, published: str | None) -> None:
        blocks = []
        start = 0
        for paragraph in text.split("\n\n"):
            blocks.append(Block(kind=BlockKind.BODY, start=start, end=start + len(paragraph)))
            start += len(paragraph) + 2
        self.text = text
        self.sentences = parser.parse(text, article="0123456789", blocks=blocks)
        self.resolver = ActorResolver(
            self.sentences, article="0123456789", published=published, gazetteer=Gazetteer.load()
        )

    def token(self, words: str, *, nth: int = 0) -> Token:
        """Return the head of the `nth` occurrence of `words`."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        inside = [t for s in self.sentences for t in s.tokens if t.start >= start and t.end <= start + len(words)]
        return next(t for t in inside if t.head not in inside or t.head is t)

    def ids(self, words: str, *, nth: int = 0) -> list[str]:
        """Return the ids of the actors that `words` stand for."""
        return [m.actor for m in self.resolver.resolve(self.token(words, nth=nth))]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.load()


@pytest.fixture
def read(parser: Parser) -> Callable[..., Reader]:
    """Return a function from an article's text, and its date, to a reader of it."""

    def make(text: str, published: str | None = None) -> Reader:
        return Reader(parser, text, published)

    return make
