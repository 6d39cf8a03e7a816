"""Sentences whose verb the parser hung inside what is said about their subject: "Weiss, who came alone, praised it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.parse import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ENDS = (".", "!", ";")
# What a subject is taken for at the head of its sentence.
_LOOSE = frozenset({"vocative", "ccomp", "dislocated"})
_ASIDES = frozenset({"acl", "appos"})


def mend_headless(sentences: Sequence[Sentence]) -> None:
    """Make the main verb of a sentence, in place, its root again, and the name before the commas its subject.

    Only where a noun stands as the root, nothing else can be the verb, and
    the verb follows the comma that closes a relative clause or an apposition.
    """
    for sentence in sentences:
        root = next((t for t in sentence.tokens if t.is_root), None)
        if root is not None and root.xpos in _FINITE:
            _free_subject(root)
        if root is None or root.upos not in {"NOUN", "PROPN"} or root.child("cop", "nsubj") is not None:
            continue
        if not sentence.text.rstrip("\"”’' ").endswith(_ENDS):
            continue
        found = next(_main_verbs(sentence, root), None)
        if found is not None:
            _raise(*found, root)


def _free_subject(verb: Token) -> None:
    """Give a verb the subject that the tree hangs elsewhere: "On Monday the envoy, who was ill, praised it"."""
    if verb.child("nsubj", "nsubj:pass", "csubj", "expl", "aux:pass") is not None:
        return
    before = [c for c in verb.children if c.i < verb.i and c.upos in {"NOUN", "PROPN"}]
    noun = next((c for c in before if c.relation in _LOOSE and _is_bare_actor(c)), None)
    if noun is None:
        places = [c for c in before if c.relation in {"obl", "advcl"} and c.child("case") is not None]
        noun = next((n for p in places for n in p.subtree() if _is_beside(n, p, verb)), None)
    if noun is not None:
        noun.move(verb, "nsubj")


def _is_beside(noun: Token, place: Token, verb: Token) -> bool:
    """Return whether a phrase follows a place or time at once and its verb follows it, as a subject does."""
    if not (place.i < noun.i < verb.i) or noun.head not in place.subtree() or not _is_bare_actor(noun):
        return False
    words = [t.i for t in noun.subtree()]
    starts = min(words) == place.i + 1
    named = noun.relation != "flat" or any(c.upos == "DET" for c in noun.children)
    between = verb.sentence.tokens[max(words) + 1 : verb.i]
    return starts and named and all(t.upos in {"PUNCT", "ADV", "AUX"} for t in between)


def _is_bare_actor(noun: Token) -> bool:
    """Return whether a noun for a party stands without a preposition and heads no clause."""
    if noun.upos not in {"NOUN", "PROPN"} or noun.child("case", "cop", "nsubj", "cc", "mark") is not None:
        return False
    return vocabulary.is_actor(noun) and not vocabulary.is_time(noun)


def _main_verbs(sentence: Sentence, root: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what may be the main verb with its subject, in text order."""
    words = sentence.tokens
    for token in words[root.i + 1 :]:
        if token.upos != "VERB" or words[token.i - 1].text != "," or token.xpos not in {*_FINITE, "VBN"}:
            continue
        if token.child("nsubj", "nsubj:pass", "aux:pass", "aux", "mark", "cc", "expl") is not None:
            continue
        subject = _subject(token, root)
        if subject is None or not (vocabulary.is_actor(subject) or vocabulary.is_person(subject)):
            continue
        aside = [t for t in words[subject.i + 1 : token.i] if t.text == ","]
        if len(aside) > 1 and (token.xpos in _FINITE or _is_active(token)):
            yield token, subject


def _is_active(verb: Token) -> bool:
    """Return whether what is tagged as a participle has what only an active verb has, or stands after a whole aside."""
    if verb.child("obj", "ccomp", "xcomp", "compound:prt") is not None:
        return True
    return not any(c.lower == "by" for n in verb.children for c in n.children if c.relation == "case")


def _subject(verb: Token, root: Token) -> Token | None:
    """Return the noun that the aside before a verb is about."""
    for node in (verb, *verb.ancestors()):
        if node is root:
            return root
        if node is not verb and node.relation in _ASIDES and node.head.upos in {"NOUN", "PROPN"}:
            return node.head if node.head.i < verb.i else None
    return root


def _raise(verb: Token, subject: Token, root: Token) -> None:
    verb.make_root()
    if verb.xpos == "VBN":
        verb.xpos = "VBD"
    if subject is not root:
        root.move(verb, "obl")
    subject.move(verb, "nsubj")
    # What stands behind the verb is the verb's.
    for holder in {id(t): t for t in (root, subject)}.values():
        for child in [c for c in holder.children if c.i > verb.i]:
            child.move(verb, child.dep)
