"""Names that the parser takes for other words where they open a sentence: "Diendere rejected the ultimatum"."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.slugs import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors import Gazetteer

_NAMED = frozenset({"PERSON", "ORG", "LOC"})
_ASIDE = frozenset({"advmod", "amod", "discourse", "vocative", "dep", "obl", "nmod"})
_SHORTEST, _LEAST = 3, 4
# Tags that the parser guesses for a single name it does not know.
_GUESSED = frozenset({"NN", "RB", "JJ", "UH", "FW", "VB", "NNP", "NNS"})
_KINDS = {EntryKind.GROUP: "ORG", EntryKind.COUNTRY: "LOC", EntryKind.CAPITAL: "LOC", EntryKind.PERSON: "PERSON"}
_ADVERB = ("ly", "wise", "ward", "wards")


def restore_names(sentences: Sequence[Sentence], *, gazetteer: Gazetteer) -> None:
    """Mark the first word of a sentence as the name that it must be.

    A capital at the head of a sentence tells nothing, so that the parser
    guesses at names that it does not know. Inside other sentences of the
    article their capital shows them; and a word without an article that says
    or demands something is a name, unless it is a known word for a body or
    for people ("Police said"). A word that the article also writes small is
    left. Changes the tokens in place, and makes the name the subject of the verb
    behind it where that has none.
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    small: set[str] = set()
    for sentence in sentences:
        for token in sentence.tokens[1:]:
            if token.entity in _NAMED and token.upos == "PROPN" and token.xpos != "NNPS":
                labels[token.text][token.entity] += 1
            elif token.text[:1].islower():
                small.add(token.text)
    for first in _openers(sentences):
        if first.text in labels and first.lower not in small:
            label = min(labels[first.text], key=lambda e: (-labels[first.text][e], e))
            _mark(first, label)
        elif _speaks(first) and first.lower not in small and not _is_known(first):
            label = _label_of(first, gazetteer)
            if label:
                _mark(first, label)


def _speaks(token: Token) -> bool:
    """Return whether a word stands alone before a verb of which only somebody can be the subject."""
    words = token.sentence.tokens
    if len(words) < _LEAST or token.xpos not in _GUESSED or token.lower.endswith(_ADVERB):
        return False
    verb = words[1]
    if verb.xpos not in {"VBD", "VBZ"} or not (token.head is verb or verb.head is token):
        return False
    return verb.lemma in vocabulary.speech_verbs() or verb.lemma in vocabulary.word_set("personal")


def _label_of(token: Token, gazetteer: Gazetteer) -> str:
    """Return what kind of name a word is, as the gazetteer knows it: a person where it does not, "" for no name."""
    kinds = {e.kind for e in gazetteer.matches(find_words(token.text), 0)}
    if not kinds:
        return "PERSON" if token.xpos != "NNS" else ""
    return next((label for kind, label in _KINDS.items() if kind in kinds), "")


def _is_known(token: Token) -> bool:
    """Return whether a word is one of the language: a body, people, a quality, an idea."""
    if token.entity in _NAMED and token.upos == "PROPN":
        return True
    sets = ("actor", "people", "state", "force", "document", "place", "abstract", "deed", "time", "weapon", "sport")
    if any(token.lower in vocabulary.word_set(name) for name in sets) or token.upos in {"PRON", "DET", "NUM"}:
        return True
    return vocabulary.is_quality(token.lower)


def _openers(sentences: Sequence[Sentence]) -> Iterator[Token]:
    """Yield the first words that are no part of a longer name."""
    for sentence in sentences:
        first = sentence.tokens[0]
        if len(first.text) < _SHORTEST or not first.text[0].isupper() or first.text.isupper():
            continue
        after = sentence.tokens[1] if len(sentence.tokens) > 1 else None
        if after is not None and not (after.text[:1].isupper() and after.upos == "PROPN") and after.text != "-":
            yield first


def _mark(token: Token, label: str) -> None:
    known = token.upos == "PROPN" and token.entity == label
    if known:
        return
    sentence = token.sentence
    token.upos, token.xpos, token.lemma, token.entity = "PROPN", "NNP", token.text, label
    sentence.entities = sorted([e for e in sentence.entities if e[0] > 0] + [(0, 1, label)])
    verb = token.head
    if token.relation in _ASIDE and verb.upos == "VERB" and verb.i == 1 and verb.child("nsubj", "csubj") is None:
        token.dep = "nsubj"
