"""Whether a verb is passive, and so its subject what the act is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import misreadings, vocabulary

if TYPE_CHECKING:
    from escalate.parse import Token


def is_passive(token: Token) -> bool:
    """Return whether what stands as subject of the verb is its object."""
    if misreadings.is_finite_misread(token) or token.xpos == "VBG":
        return False
    if token.upos == "NOUN" and misreadings.reads_as_verb(token):
        return token.child("cop", "aux:pass") is not None
    if token.upos not in {"VERB", "AUX", "ADJ"}:
        return False
    if any(c.dep == "aux:pass" for c in token.children):
        return True
    if any(c.dep == "nsubj:pass" for c in token.children):
        # "The envoy called off a meeting": no passive has a particle and an object and no "be".
        return token.child("aux") is not None or not _is_phrasal(token)
    participle = token.xpos == "VBN" or (token.has_feat("Tense=Past") and token.has_feat("VerbForm=Part"))
    if not participle or token.is_root:
        return _is_of_headline(token)
    if token.dep == "conj" and token.child("aux", "nsubj") is None:
        return is_passive(token.head)
    return token.dep in {"acl", "amod", "advcl"} and token.child("aux", "nsubj", "obj") is None


def _is_phrasal(token: Token) -> bool:
    particle, thing = token.child("compound:prt"), token.child("obj")
    return particle is not None and thing is not None and thing.i > token.i


def _is_of_headline(token: Token) -> bool:
    """Return whether a headline leaves out the "was" of a verb that needs an object: "Minister jailed for fraud"."""
    subjects = token.all_children("nsubj")
    if token.xpos not in {"VBD", "VBN"} or len(subjects) != 1 or token.lemma not in vocabulary.word_set("done_to"):
        return False
    subject = subjects[0]
    if token.sentence.tokens[-1].text in {".", "?", "!", '"', "”", "''"} or subject.lemma in vocabulary.word_set(
        "force"
    ):
        return False
    return token.child("obj", "aux", "ccomp", "xcomp", "compound:prt") is None
