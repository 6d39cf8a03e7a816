"""Weigh how much stands out what a pronoun may stand for, as in Lappin and Leass (1994)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.actors.agreement import (
    PLURAL,
    in_same_content,
    is_coordinated,
    is_own_saying,
    pronoun_gender,
    reflects,
)
from escalate.resolve.actors.candidates import RECENCY, SUBJECT
from escalate.resolve.actors.quoting import is_speaker

if TYPE_CHECKING:
    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate

# Factors on a candidate's salience, set on the training documents of `benchmarks.reference`.
DECAY, NAMED, ACTOR, COLLECTIVE, UNSURE, SAME_CONTENT = 0.5, 1.1, 1.25, 0.6, 0.6, 1.25
IN_QUOTES, SPEAKERS = 0.6, 1.2  # for a pronoun outside quotation marks
OWN_SAYING = 1.5  # for the subject of a clause and who says it
REFLECTED = 4.0  # for a reflexive and the subject of its clause
COORDINATED = 3.0  # for "his" in "the ayatollah and his office"
NEAREST = 1.2  # for he and she as subjects: the last subject before them in the sentence
REPEATED = 0.2  # what each further mention of the same thing adds to its salience


def rate(token: Token, candidate: Candidate, distance: int, *, quoted: tuple[bool, bool]) -> float:
    """Return the salience of a candidate `distance` sentences before a pronoun; `quoted` says which of them is."""
    score = (RECENCY + candidate.weight) * DECAY**distance
    if candidate.named:
        score *= NAMED
    if candidate.readings:
        score *= ACTOR
    if token.lower in PLURAL and candidate.plural is None:
        score *= COLLECTIVE
    if candidate.sort == "":
        score *= UNSURE
    if distance == 0 and pronoun_gender(token) and in_same_content(token, candidate):
        score *= SAME_CONTENT
    if is_own_saying(token, candidate):
        score *= OWN_SAYING
    if reflects(token, candidate):
        score *= REFLECTED
    if is_coordinated(token, candidate):
        score *= COORDINATED
    if not quoted[0]:
        score *= IN_QUOTES if quoted[1] else 1.0
        score *= SPEAKERS if is_speaker(token) and is_speaker(candidate.head) else 1.0
    return score


def is_doubtful(token: Token, winner: Candidate, distance: int) -> bool:
    """Return whether the pair is of a sort that was wrong as often as right on the training documents."""
    if is_own_saying(token, winner):
        return False
    subject = winner.weight == SUBJECT
    if token.lower in ("it", "its") and winner.sort == "group" and distance > 0 and not winner.named:
        return True
    if token.lower == "it" and winner.readings:
        return not (subject and winner.named)
    if token.lower in PLURAL and winner.sort == "group":
        return not subject or distance > 1 or (distance == 1 and token.i > 0)
    return token.lower in PLURAL and winner.sort == "people" and not subject and distance > 0
