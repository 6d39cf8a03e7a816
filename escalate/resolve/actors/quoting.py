"""Tell which words of an article stand in quotation marks, and who speaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.actors.phrases import read_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.scene import Scene

_NAMES = frozenset({"NOUN", "PROPN"})
_NEAR = 6  # words between a quotation and the name of its speaker
_OPENING = frozenset({"“", "``", "„", "«"})
_CLOSING = frozenset({"”", "''", "»"})


class Quotes:
    """The quotation marks of one article, read at the first question."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._quoted: frozenset[tuple[int, int]] | None = None

    def is_quoted(self, token: Token) -> bool:
        """Return whether `token` stands between quotation marks."""
        if self._quoted is None:
            self._quoted = find_quoted(self._scene.sentences)
        return (token.sentence.index, token.i) in self._quoted

    def speakers(self, token: Token) -> frozenset[str]:
        """Return the actors who speak the quoted words around `token`, as far as a name beside them says so."""
        tokens = token.sentence.tokens
        first = last = token.i
        while first > 0 and self.is_quoted(tokens[first - 1]):
            first -= 1
        while last + 1 < len(tokens) and self.is_quoted(tokens[last + 1]):
            last += 1
        beside = (*tokens[max(0, first - _NEAR) : first], *tokens[last + 1 : last + 1 + _NEAR])
        named = (t for t in beside if t.upos in _NAMES and is_speaker(t) and not self.is_quoted(t))
        return frozenset(r.actor for t in named for r in read_phrase(self._scene, t))


def find_quoted(sentences: Iterable[Sentence]) -> frozenset[tuple[int, int]]:
    """Return sentence and token index of every word between quotation marks; a quotation ends with its paragraph."""
    found = set()
    inside, paragraph = False, None
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for token in sentence.tokens:
            if token.text in _OPENING:
                inside = True
            elif token.text in _CLOSING:
                inside = False
            elif token.text == '"':
                inside = not inside
            elif inside:
                found.add((sentence.index, token.i))
    return frozenset(found)


def is_speaker(token: Token) -> bool:
    """Return whether `token` is the subject of a verb that a clause of what is said hangs on, or that hangs on one."""
    verb = token.head
    if token.relation != "nsubj" or verb is token:
        return False
    return verb.relation == "parataxis" or any(
        c.relation in ("ccomp", "parataxis") and c.upos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
        for c in verb.children
    )
