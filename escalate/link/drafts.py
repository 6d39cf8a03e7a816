"""A link in the making, and the choice among competing ones."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from math import sqrt
from typing import TYPE_CHECKING

from escalate.link.profiles import find_order
from escalate.model import Link, LinkBasis, Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.link.profiles import Profile
    from escalate.model import Relation, Span


_FLOOR = {LinkBasis.EXPLICIT: 0.7, LinkBasis.INFERRED: 0.55}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule proposes: a link between two profiles, before the best are chosen.

    `confidence` is a rule's score, or a measured probability where
    `is_probability` says so.
    """

    antecedent: Profile
    consequence: Profile
    relation: Relation
    basis: LinkBasis
    confidence: float
    reason: str
    evidence: Span | None = None
    is_probability: bool = False

    @property
    def rank(self) -> tuple[object, ...]:
        """A sort key: explicit before inferred, a rule's before a likelihood, then by confidence, then by ids."""
        return (
            self.basis is not LinkBasis.EXPLICIT,
            self.is_probability,
            -round(self.confidence, 4),
            self.antecedent.id,
            self.consequence.id,
            self.relation,
            self.evidence.start if self.evidence else -1,
        )


def choose_drafts(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return one draft per pair and relation, none against time, and none that closes a circle of two."""
    chosen: dict[tuple[str, str, str], Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.rank):
        first, second = draft.antecedent, draft.consequence
        if first.id == second.id or find_order(first.statement, second.statement) is Order.AFTER:
            continue
        if any((second.id, first.id, relation) in chosen for relation in type(draft.relation)):
            continue
        chosen.setdefault((first.id, second.id, draft.relation), draft)
    return tuple(chosen.values())


def build_links(drafts: Iterable[Draft]) -> tuple[Link, ...]:
    """Return the links that `drafts` stand for, ordered by time of the consequence, then by ids."""
    ordered = sorted(
        drafts,
        key=lambda d: (
            d.consequence.first or 0,
            d.consequence.id,
            d.antecedent.first or 0,
            d.antecedent.id,
            d.relation,
        ),
    )
    return tuple(_build_link(draft) for draft in ordered)


def weigh(draft: Draft) -> float:
    """Return how likely a link is right: a probability as it is, a rule's score put on that scale.

    The scale (a line from `_FLOOR` to 1 for each basis) was set on the dev
    crises of `benchmarks.links`, whose statements are given, and rounded down;
    that the statements were read right is weighed by the geometric mean of
    their confidences. A model's probability has weighed that already.
    """
    if draft.is_probability:
        return min(0.99, draft.confidence)
    floor = _FLOOR[draft.basis]
    scaled = floor + (1.0 - floor) * min(1.0, draft.confidence)
    stated = draft.antecedent.statement.confidence * draft.consequence.statement.confidence
    return min(0.99, scaled * sqrt(stated))


def _build_link(draft: Draft) -> Link:
    first, second = draft.antecedent.statement, draft.consequence.statement
    key = f"{first.id}|{second.id}|{draft.relation}"
    return Link(
        id=blake2b(key.encode(), digest_size=8).hexdigest(),
        antecedent=first.id,
        consequence=second.id,
        relation=draft.relation,
        basis=draft.basis,
        confidence=round(weigh(draft), 3),
        delta_intensity=round(second.intensity - first.intensity, 2),
        reason=draft.reason,
        evidence=draft.evidence,
    )
