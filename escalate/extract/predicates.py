"""The words of a whole predicate, where what was said begins in the middle of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Span
    from escalate.parse import Token

_OBJECTS = frozenset({"obj", "iobj", "obl"})
_BESIDE = frozenset({"nsubj", "csubj", "conj", "cc", "parataxis", "advcl", "discourse", "punct"})
_NEED_WORDS = frozenset({Event.REQUEST, Event.ACCUSE})
_CLOSING = frozenset({"”", "''", "’"})
_LEAST_WORDS = 4


def whole_predicate(scene: Scene, reading: Reading, content: Span | None) -> Span | None:
    """Return the content of a speech act, from its verb on where it would begin with the verb's object.

    "Iran of attacking two tankers" says nothing by itself; "accuses Iran of
    attacking two tankers" does. Quoted words and clauses stay as they are, and
    a request, charge or appeal without content gets its predicate as content.
    """
    verb = reading.trigger
    if verb.upos != "VERB":
        return content
    if content is None:
        asks = reading.event in _NEED_WORDS or (reading.event is Event.STATEMENT and reading.mode == "appeal")
        if not asks:
            return None
        whole = scene.span(verb.start, _end_of(verb).end)
        return whole if len(whole.text.split()) >= _LEAST_WORDS else None
    first = scene.token_at(content.start)
    if first is None or first.sentence is not verb.sentence or content.start < verb.end:
        return content
    clause = any(t.upos in {"VERB", "AUX"} for t in scene.tokens_within(content))
    if first.upos == "PUNCT" or (clause and not _opens_object(first, verb)):
        return content
    return scene.span(verb.start, max(content.end, _end_of(verb).end))


def _opens_object(first: Token, verb: Token) -> bool:
    """Return whether `first` is the first word of an object or complement phrase of the verb, and of no clause."""
    if first.upos in {"SCONJ", "PART"}:
        return False
    return any(
        c.relation in _OBJECTS and c.upos in {"NOUN", "PROPN", "PRON", "NUM"} and c.subtree()[0] is first
        for c in verb.children
    )


def _end_of(verb: Token) -> Token:
    """Return the last word of the unbroken run from a verb through its objects, complements and adjuncts."""
    have = {verb.i}
    for child in verb.children:
        infinitive = child.upos in {"VERB", "ADJ"} and any(c.xpos == "TO" for c in child.children)
        purpose = child.relation == "advcl" and infinitive
        if child.i > verb.i and (purpose or child.relation not in _BESIDE):
            have.update(t.i for t in child.subtree())
    tokens, end = verb.sentence.tokens, verb.i
    while end + 1 < len(tokens) and (end + 1 in have or (tokens[end + 1].upos == "PUNCT" and end + 2 in have)):
        end += 1
    while end > verb.i and tokens[end].upos == "PUNCT":
        end -= 1
    if end + 1 < len(tokens) and tokens[end + 1].text in _CLOSING:
        end += 1
    return tokens[end]
