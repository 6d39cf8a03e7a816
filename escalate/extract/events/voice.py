"""Whether a verb is passive, and so its subject what the act is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import misreadings

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
    if not participle:
        return False
    if token.dep == "conj" and token.child("aux", "nsubj") is None:
        return is_passive(token.head)
    return token.dep in {"acl", "amod", "advcl"} and token.child("aux", "nsubj", "obj") is None


def _is_phrasal(token: Token) -> bool:
    particle, thing = token.child("compound:prt"), token.child("obj")
    return particle is not None and thing is not None and thing.i > token.i
