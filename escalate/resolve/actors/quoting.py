"""Tell which words of an article stand in quotation marks, and who speaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.actors.phrases import read_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.scene import Scene

_NAMES = frozenset({"NOUN", "PROPN"})
_OPENING = frozenset({"“", "``", "„", "«"})
_CLOSING = frozenset({"”", "''", "»"})


class Quotes:
    """The quotation marks of one article, read at the first question."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._quoted: frozenset[tuple[int, int]] | None = None
        self._speakers: dict[int, frozenset[str]] = {}

    def is_quoted(self, token: Token) -> bool:
        """Return whether `token` stands between quotation marks."""
        if self._quoted is None:
            self._quoted = find_quoted(self._scene.sentences)
        return (token.sentence.index, token.i) in self._quoted

    def speakers(self, sentence: Sentence) -> frozenset[str]:
        """Return the actors who speak quoted words of `sentence`, as far as a name outside them says so."""
        found = self._speakers.get(sentence.index)
        if found is None:
            outside = (t for t in sentence.tokens if t.upos in _NAMES and is_speaker(t) and not self.is_quoted(t))
            found = frozenset(r.actor for t in outside for r in read_phrase(self._scene, t))
            self._speakers[sentence.index] = found
        return found


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
