"""Sentences and tokens as the rest of escalate sees them, whichever pipeline made them.

Labels are Universal Dependencies': coarse part of speech, morphological
features and relations. Offsets are offsets into the article's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.model import BlockKind


class Token:
    """One word with its place in the sentence's tree.

    `i` is its index in the sentence; `start` and `end` are offsets into the
    article and `text` the article's own characters there, while `lower` is in
    lower case with straight quotation marks and apostrophes; `dep` is a UD
    relation with its subtype (`nsubj:pass`); `head` is the token itself at the
    root; `children` are in text order; `entity` is PERSON, ORG, LOC, NORP or "".
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "feats",
        "head",
        "i",
        "lemma",
        "lower",
        "sentence",
        "start",
        "text",
        "upos",
        "xpos",
    )  # fmt: skip

    def __init__(
        self, *, i: int, start: int, end: int, text: str, lower: str, lemma: str, upos: str, xpos: str, feats: str,
        dep: str, entity: str, sentence: Sentence,
    ) -> None:  # fmt: skip
        self.i = i
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.lemma = lemma
        self.upos = upos
        self.xpos = xpos
        self.feats = feats
        self.dep = dep
        self.head: Token = self
        self.children: list[Token] = []
        self.entity = entity
        self.sentence = sentence

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.upos}, {self.dep})"

    @property
    def relation(self) -> str:
        """The UD relation without its subtype."""
        return self.dep.partition(":")[0]

    @property
    def is_root(self) -> bool:
        """Whether the token is its sentence's root."""
        return self.head is self

    def child(self, *deps: str) -> Token | None:
        """Return the first child whose relation, with or without subtype, is one of `deps`."""
        for child in self.children:
            if child.dep in deps or child.relation in deps:
                return child
        return None

    def all_children(self, *deps: str) -> list[Token]:
        """Return the children whose relation, with or without subtype, is one of `deps`."""
        return [c for c in self.children if c.dep in deps or c.relation in deps]

    def subtree(self) -> list[Token]:
        """Return the token and everything below it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    def ancestors(self) -> Iterator[Token]:
        """Yield the head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def move(self, head: Token, dep: str) -> None:
        """Hang the token, with all below it, on `head` by the relation `dep`; one that is a root must get another."""
        self.head.children = [c for c in self.head.children if c is not self]
        self.head, self.dep = head, dep
        head.children = sorted([*head.children, self], key=lambda t: t.i)

    def make_root(self) -> None:
        """Make the token its sentence's root, with all below it; whoever calls moves the former root below it."""
        self.head.children = [c for c in self.head.children if c is not self]
        self.head, self.dep = self, "root"

    def has_feat(self, feat: str) -> bool:
        """Return whether the morphological features hold `feat`, such as `Tense=Past`."""
        return feat in self.feats.split("|")


class Sentence:
    """One sentence of an article.

    `index` counts sentences and `paragraph` blocks from 0 over the article;
    `kind` is the block's; `text` is the article's own words from `start` to
    `end`; `entities` are (first token, one past the last, label).
    """

    __slots__ = ("article", "end", "entities", "index", "kind", "paragraph", "start", "text", "tokens")

    def __init__(
        self, *, article: str, index: int, paragraph: int, kind: BlockKind, start: int, end: int, text: str
    ) -> None:
        self.article = article
        self.index = index
        self.paragraph = paragraph
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.tokens: list[Token] = []
        self.entities: list[tuple[int, int, str]] = []

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.text!r})"

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next(t for t in self.tokens if t.is_root)

    def words(self, first: Token, last: Token) -> str:
        """Return the article's words from `first` to `last`, both included."""
        return self.text[first.start - self.start : last.end - self.start]
