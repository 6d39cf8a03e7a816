"""Names and offices that the parser hangs on the wrong word: on a comma, or on a name as if they were somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Sentence, Token


def mend_attachments(sentences: Sequence[Sentence]) -> None:
    """Set right, in place, subjects hung on a comma and what a name is said to be, read as a second person."""
    for sentence in sentences:
        for token in sentence.tokens[1:]:
            before = sentence.tokens[token.i - 1]
            if token.dep == "conj" and token.xpos in {"VBD", "VBZ"} and before.upos == "PROPN":
                _mend_subject(before, token)
            elif token.dep == "conj" and token.head.entity == "PERSON":
                _mend_apposition(token)


def _mend_subject(before: Token, verb: Token) -> None:
    """Give a verb after "and" the name before it for its subject, where the tree hangs that on the comma."""
    name = before.head if before.dep == "flat" else before
    if name.head.upos == "PUNCT" and name.child("cc") is not None and verb.child("nsubj", "nsubj:pass") is None:
        name.move(verb, "nsubj")


def _mend_apposition(token: Token) -> None:
    """Tie to a name what it is said to be twice and no second person: "NAME, a teacher and head of a union, said"."""
    tokens, article = token.sentence.tokens, token.child("det")
    if token.upos != "NOUN" or article is None or article.lower not in {"a", "an"} or tokens[article.i - 1].text != ",":
        return
    second = [c for c in token.all_children("conj") if c.child("cc") is not None and c.child("det") is None]
    if second and token.child("cc") is None:
        token.dep = "appos"
