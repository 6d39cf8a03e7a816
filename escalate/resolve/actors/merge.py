"""Merge the actors of many articles, each merge a judgement with its reason.

Equal ids are one actor. Beyond that only three rules merge: another spelling
of a personal name, a surname alone, an acronym introduced elsewhere. Two
names that one article holds apart stay apart, so a father is never merged
with his son; countries and groups merge by id alone, so North never meets
South Korea.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from escalate.model import Actor, ActorKind
from escalate.resolve.actors.segments import PARTICLES
from escalate.resolve.actors.slugs import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two words of a name are spellings of one when they are this alike (0-100), at least this long, and start alike.
ALIKE = 80.0
LONG = 5
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A judgement that the actor `id` is the actor `kept`, and why."""

    id: str
    kept: str
    reason: str


def merge_actors(per_article: Sequence[tuple[Actor, ...]]) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Return for each actor id the id it is kept under, and the merged actors by id.

    The result does not depend on the order of the articles.
    """
    kept = {a.id: a.id for actors in per_article for a in actors}
    for merge in judge_merges(per_article):
        kept[merge.id] = merge.kept
    groups: dict[str, list[Actor]] = defaultdict(list)
    for actors in per_article:
        for actor in actors:
            groups[kept[actor.id]].append(actor)
    merged = tuple(_combine(k, groups[k], kept) for k in sorted(groups))
    return dict(sorted(kept.items())), merged


def judge_merges(per_article: Sequence[tuple[Actor, ...]]) -> tuple[Merge, ...]:
    """Return the merges of actors with different ids, by id; none of them chains into another."""
    combined: dict[str, list[Actor]] = defaultdict(list)
    for actors in per_article:
        for actor in actors:
            combined[actor.id].append(actor)
    known = {k: _combine(k, v, {}) for k, v in sorted(combined.items())}
    apart = {(a.id, b.id) for actors in per_article for a in actors for b in actors if a.id != b.id}
    merges = [*_judge_names(known, apart), *_judge_acronyms(known)]
    # A judgement on a target is followed to its end, so that the result is flat.
    target = {m.id: m.kept for m in merges}
    return tuple(replace(m, kept=_follow(m.kept, target)) for m in sorted(merges, key=lambda m: m.id))


def _follow(actor: str, target: dict[str, str]) -> str:
    seen = {actor}
    while actor in target and target[actor] not in seen:
        actor = target[actor]
        seen.add(actor)
    return actor


def _name_words(actor: Actor) -> tuple[str, ...]:
    return tuple(w.folded for w in find_words(actor.name) if w.folded not in PARTICLES)


def _judge_names(known: dict[str, Actor], apart: set[tuple[str, str]]) -> list[Merge]:
    blocks: dict[str, list[Actor]] = defaultdict(list)
    for actor in known.values():
        words = _name_words(actor)
        if actor.kind is ActorKind.PERSON and actor.id.startswith("person.") and words:
            blocks[words[-1][0]].append(actor)
    merges = []
    for _, block in sorted(blocks.items()):
        for actor in block:
            fits = [b for b in block if b.id != actor.id and (actor.id, b.id) not in apart and _is_kept_over(b, actor)]
            reasons = [(b, r) for b in fits if (r := _why_same(actor, b)) is not None]
            if len(reasons) == 1:
                other, reason = reasons[0]
                merges.append(Merge(id=actor.id, kept=other.id, reason=reason))
    return merges


def _is_kept_over(kept: Actor, actor: Actor) -> bool:
    """Whether of two spellings `kept` is the one to keep: the fuller, then that with more aliases, then the first."""
    return _rank(kept) > _rank(actor)


def _rank(actor: Actor) -> tuple[int, int, tuple[int, ...]]:
    return len(_name_words(actor)), len(actor.aliases), tuple(-ord(c) for c in actor.id)


def _why_same(actor: Actor, other: Actor) -> str | None:
    one, two = _name_words(actor), _name_words(other)
    if set(one) & _GENERATIONS != set(two) & _GENERATIONS or not _share_side(actor, other):
        return None
    if len(one) == 1 and one[0] == two[-1] and len(two) > 1:
        return f"“{actor.name}” is the surname of {other.name}, of the same side, and of nobody else here"
    if len(one) < 2 or not _alike(one[-1], two[-1]) or not _alike(one[0], two[0]):
        return None
    middle = [w for w in one[1:-1] if not any(w == v or v.startswith(w) or _alike(w, v) for v in two[1:-1])]
    if middle:
        return None
    return f"“{actor.name}” is another spelling of {other.name}, of the same side"


def _alike(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) >= LONG and one[0] == two[0] and ratio(one, two) >= ALIKE)


def _share_side(one: Actor, two: Actor) -> bool:
    sides_one = {*one.member_of, *([one.country] if one.country else [])}
    sides_two = {*two.member_of, *([two.country] if two.country else [])}
    return bool(sides_one & sides_two)


def _judge_acronyms(known: dict[str, Actor]) -> list[Merge]:
    """Merge an actor known by nothing but an acronym with the one group that introduces it elsewhere."""
    introduced: dict[str, set[str]] = defaultdict(set)
    for actor in known.values():
        for alias in actor.aliases:
            if alias.isupper() and 2 <= len(alias) <= 8:
                introduced[alias].add(actor.id)
    merges = []
    for actor in known.values():
        groups = introduced.get(actor.name, set()) - {actor.id}
        if len(groups) == 1 and actor.kind in (ActorKind.UNKNOWN, ActorKind.ORGANISATION) and actor.name.isupper():
            other = next(iter(groups))
            merges.append(Merge(id=actor.id, kept=other, reason=f"“{actor.name}” is introduced as {known[other].name}"))
    return merges


def _combine(kept: str, actors: list[Actor], ids: dict[str, str]) -> Actor:
    ordered = sorted(
        actors, key=lambda a: (a.id != kept, a.name, a.kind, a.country or "", a.role or "", a.member_of, a.aliases)
    )
    first = ordered[0]
    above = {ids.get(m, m) for a in ordered for m in a.member_of} - {kept}
    return Actor(
        id=kept, name=first.name, kind=_kind(ordered), country=next((a.country for a in ordered if a.country), None),
        member_of=tuple(sorted(above)), role=next((a.role for a in ordered if a.role), None),
        aliases=tuple(sorted({n for a in ordered for n in (*a.aliases, a.name)} - {first.name})),
    )  # fmt: skip


def _kind(actors: list[Actor]) -> ActorKind:
    return next((a.kind for a in actors if a.kind is not ActorKind.UNKNOWN), ActorKind.UNKNOWN)
