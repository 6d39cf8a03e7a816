"""Clauses whose act is named and not said to have been done: "the option of attacking", "Fight them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import moods, phrases, vocabulary

if TYPE_CHECKING:
    from escalate.parse import Token


_NAMING = frozenset({"of", "for", "on", "about"})


def is_unclaimed(token: Token) -> bool:
    """Return whether nobody claims that the act of the clause took or takes place, whatever its auxiliaries say."""
    if token.dep == "conj" and token.head.upos == "VERB" and token.child("nsubj", "aux") is None:
        return is_unclaimed(token.head)
    caused = token.dep == "xcomp" and token.xpos == "VBN" and token.head.lemma in {"have", "get"}
    if caused and phrases.is_infinitive(token.head):
        return True  # "wanted to have him arrested"
    found = _is_command(token) or _is_named_only(token) or _is_means(token)
    return found or _is_definition(token) or _is_unproven(token)


def _is_unproven(token: Token) -> bool:
    """Return whether the clause is what a fear, a rumour or a charge says: "the allegation that they attacked"."""
    if token.dep not in {"acl", "ccomp"} or token.head.upos != "NOUN":
        return False
    if phrases.preposition(token) != "that" and token.child("nsubj") is None:
        return False
    return token.head.lemma in vocabulary.word_set("unproven")


def _is_command(token: Token) -> bool:
    """Return whether the verb stands in the imperative, at the head of its sentence or quotation: "Fight them"."""
    bare = token.xpos == "VB" and token.relation in {"root", "parataxis"} and token.i < token.head.i + 1
    if not bare or token.child("nsubj", "csubj", "aux", "cop", "mark") is not None:
        return False
    before = token.sentence.tokens[: token.i]
    return all(t.upos in {"PUNCT", "ADV", "INTJ", "CCONJ"} for t in before)


def _is_named_only(token: Token) -> bool:
    """Return whether a gerund tells what a noun consists in: "the choice of attacking", but "the crime of killing"."""
    if token.xpos != "VBG" or token.relation != "acl" or phrases.preposition(token) not in _NAMING:
        return False
    return token.head.upos == "NOUN" and token.head.lemma not in vocabulary.word_set("committed")


def _is_means(token: Token) -> bool:
    """Return whether a gerund depends on what only may or should be done: "could respond by attacking"."""
    if token.xpos != "VBG" or token.child("aux") is not None or not phrases.preposition(token):
        return False
    for node in token.ancestors():
        if node.upos in {"VERB", "AUX", "ADJ"} or node.child("cop") is not None:
            mood = moods.mood_of(node)
            return mood.possible or mood.conditional or (mood.purpose and not node.is_root)
    return False


def _is_definition(token: Token) -> bool:
    """Return whether an infinitive tells what a plan or choice is: "the option is to attack"; a response was made."""
    if not phrases.is_infinitive(token) or token.child("cop") is None:
        return False
    subject = token.child("nsubj")
    if subject is None or vocabulary.names_actor(subject) or subject.upos == "PRON":
        return False
    return token.child("aux") is not None or subject.lemma in vocabulary.word_set("aim")


def in_unreal_clause(token: Token) -> bool:
    """Return whether a noun stands in a clause that does not claim it; negation leaves the subject as it is."""
    path = token
    for node in token.ancestors():
        if node.upos in {"VERB", "AUX"}:
            mood = moods.mood_of(node)
            negated = mood.negated and path.relation != "nsubj"
            return mood.conditional or mood.possible or mood.future or negated or (mood.purpose and not node.is_root)
        path = node
    return False
