"""Merge the actors of many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.model import Actor


def merge_actors(per_article: Sequence[tuple[Actor, ...]]) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Return for each actor id the id it is kept under, and the merged actors by id."""
    groups: dict[str, list[Actor]] = {}
    for actors in per_article:
        for actor in actors:
            groups.setdefault(actor.id, []).append(actor)
    merged = tuple(_merged(groups[a]) for a in sorted(groups))
    return {a: a for a in sorted(groups)}, merged


def _merged(actors: list[Actor]) -> Actor:
    from escalate.model import Actor

    ordered = sorted(actors, key=lambda a: (a.name, a.kind, a.country or "", a.role or "", a.member_of, a.aliases))
    first = ordered[0]
    return Actor(
        id=first.id, name=first.name, kind=first.kind,
        country=next((a.country for a in ordered if a.country), None),
        member_of=tuple(sorted({m for a in ordered for m in a.member_of})),
        role=next((a.role for a in ordered if a.role), None),
        aliases=tuple(sorted({n for a in ordered for n in (*a.aliases, a.name)} - {first.name})),
    )  # fmt: skip
