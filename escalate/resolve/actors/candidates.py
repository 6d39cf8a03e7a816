"""List the noun phrases of an article that a pronoun can stand for, with number, gender and grammatical weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind

if TYPE_CHECKING:
    from escalate.parse import Token
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Reading, Scene

# Weights of grammatical roles after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994).
RECENCY = 100.0
SUBJECT, OBJECT, OBLIQUE, EMBEDDED = 210.0, 130.0, 100.0, 60.0
_NEVER = frozenset({"compound", "flat", "goeswith", "fixed", "amod"})
_GROUPS = frozenset({ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.MEDIA})


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A noun phrase in its place. `sort` is person, group, people, state, thing or "" when it can't be told.

    `members` are the heads that "A and B" coordinates, for a candidate that stands for all of them.
    """

    head: Token
    order: int
    readings: tuple[Reading, ...]
    chain: str
    sort: str
    plural: bool | None
    gender: str
    weight: float
    named: bool
    members: tuple[Token, ...] = ()


# "any person", "every Arab": nobody in particular, so that no pronoun of a later sentence is theirs.
_NOBODY = frozenset({"any", "every", "each", "no", "either", "neither", "whichever"})


def is_candidate(token: Token) -> bool:
    """Return whether `token` heads a noun phrase of its own that means somebody or something."""
    if token.lower == "one" or any(d.lower in _NOBODY for d in token.all_children("det")):
        return False
    noun = token.upos in ("NOUN", "PROPN") or (token.upos in ("X", "ADJ") and token.entity in ("PERSON", "ORG", "LOC"))
    return noun and token.relation not in _NEVER and token.dep != "nmod:desc"


def weigh(token: Token) -> float:
    """Return the weight of the grammatical role of `token`."""
    while token.relation == "conj" and token.head is not token:
        token = token.head
    if token.relation == "nsubj":
        return SUBJECT
    if token.relation in ("obj", "iobj", "root", "dislocated", "parataxis", "vocative"):
        return OBJECT
    if token.relation in ("obl", "appos"):
        return OBLIQUE
    return EMBEDDED


def make_candidate(scene: Scene, token: Token, readings: tuple[Reading, ...], order: int) -> Candidate:
    """Return the candidate for the phrase headed by `token`, read as `readings`."""
    segment = scene.segment_at(token)
    sort, gender = _sort(scene, token, segment, readings)
    chain = "+".join(r.actor for r in readings) or f"{token.lower}"
    plural = _plural(token, sort, readings)
    return Candidate(
        head=token, order=order, readings=readings, chain=chain, sort=sort, gender=gender, plural=plural,
        weight=weigh(token), named=token.upos == "PROPN",
    )  # fmt: skip


def _plural(token: Token, sort: str, readings: tuple[Reading, ...]) -> bool | None:
    if len(readings) > 1:
        return True
    if sort in ("person", "state"):
        return False
    if token.xpos in ("NNS", "NNPS") or token.has_feat("Number=Plur"):
        return True
    if sort == "group" or (sort == "people" and token.xpos in ("NN", "NNP")):
        return None
    return sort == "people"


def _sort(scene: Scene, token: Token, segment: Segment | None, readings: tuple[Reading, ...]) -> tuple[str, str]:
    if not readings:
        if segment is not None and segment.kind is EntryKind.NAME and segment.label != "LOC":
            return "", ""
        return "thing", "n"
    known = scene.cast.get(readings[0].actor)
    if known.kind is ActorKind.UNKNOWN and segment is not None and scene.is_location(segment):
        return "thing", "n"
    noun_gender = scene.gazetteer.gendered_nouns.get(token.lower, "")
    plural = token.xpos in ("NNS", "NNPS")
    if known.kind is ActorKind.PERSON:
        return "person", known.gender or noun_gender
    if known.kind is ActorKind.STATE:
        return "state", "n"
    role = next((e for e in segment.entries if e.kind is EntryKind.ROLE), None) if segment is not None else None
    if role is not None and role.role_class in ("people", "force") and not plural and not role.plural:
        return ("group" if noun_gender == "n" else "person"), noun_gender
    if known.kind is ActorKind.PEOPLE or (role is not None and role.plural):
        return "people", ""
    if known.kind in _GROUPS:
        return "group", "n"
    return "", ""
