"""Merge the actors of many articles, each merge a judgement with its reason.

Equal ids are one actor. Beyond that only three rules merge: another spelling
of a personal name, a surname alone, an acronym introduced elsewhere. Two
names that one article holds apart stay apart, so a father is never merged
with his son; countries and groups merge by id alone, so North never meets
South Korea. A user's judgements come before all of this.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from escalate.model import Actor, ActorKind, Judgement, Verdict
from escalate.resolve.actors.segments import PARTICLES
from escalate.resolve.actors.slugs import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

# Two words of a name are spellings of one when they are this alike (0-100), at least this long, and start alike.
ALIKE = 80.0
LONG = 5
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})


def merge_actors(
    per_article: Sequence[tuple[Actor, ...]], *, judgements: Iterable[Judgement] = ()
) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Return for each actor id the id it is kept under, and the merged actors by id.

    `judgements` are a user's, by actor id, and come before the rules'. The
    result does not depend on the order of the articles.
    """
    return apply_judgements(per_article, judge_merges(per_article, judgements=judgements))


def apply_judgements(
    per_article: Sequence[tuple[Actor, ...]], judgements: Iterable[Judgement]
) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Return what `merge_actors` does for merges that `judge_merges` found."""
    kept = {a.id: a.id for actors in per_article for a in actors}
    kept.update((j.a, j.b) for j in judgements if j.verdict is Verdict.SAME)
    groups: dict[str, list[Actor]] = defaultdict(list)
    for actors in per_article:
        for actor in actors:
            groups[kept[actor.id]].append(actor)
    merged = tuple(_combine(k, groups[k], kept) for k in sorted(groups))
    return dict(sorted(kept.items())), merged


def judge_merges(
    per_article: Sequence[tuple[Actor, ...]], *, judgements: Iterable[Judgement] = ()
) -> tuple[Judgement, ...]:
    """Return the merges of actors with different ids, by id; none of them chains into another.

    `judgements` are a user's, by actor id. What they hold apart is never
    merged, neither by a rule nor through a third actor.
    """
    combined: dict[str, list[Actor]] = defaultdict(list)
    for actors in per_article:
        for actor in actors:
            combined[actor.id].append(actor)
    known = {k: _combine(k, v, {}) for k, v in sorted(combined.items())}
    given = [j for j in judgements if j.a in known and j.b in known]
    parted = {pair for j in given if j.verdict is Verdict.APART for pair in ((j.a, j.b), (j.b, j.a))}
    apart = {(a.id, b.id) for actors in per_article for a in actors for b in actors if a.id != b.id} | parted
    groups = Groups(known)
    for same in sorted((j for j in given if j.verdict is Verdict.SAME), key=lambda j: (j.a, j.b)):
        groups.join(same, apart=parted)
    for found in sorted((*_judge_names(known, apart), *_judge_acronyms(known)), key=lambda j: (j.a, j.b)):
        groups.join(found, apart=apart)
    return groups.merges()


class Groups:
    """Actors that were judged the same, while judgements are being taken in."""

    def __init__(self, known: Mapping[str, Actor]) -> None:
        self._known = known
        self._members: dict[str, tuple[str, ...]] = {k: (k,) for k in known}
        self._judged: list[Judgement] = []

    def join(self, judgement: Judgement, *, apart: AbstractSet[tuple[str, str]]) -> None:
        """Make the groups of both sides one, unless `apart` has a pair of their members."""
        one, other = self._members[judgement.a], self._members[judgement.b]
        if one is other or any((a, b) in apart for a in one for b in other):
            return
        joined = (*one, *other)
        self._members.update(dict.fromkeys(joined, joined))
        self._judged.append(judgement)

    def merges(self) -> tuple[Judgement, ...]:
        """Return for each actor that is merged away the judgement that says into whom."""
        found = []
        for actor, members in self._members.items():
            kept = self._kept(members)
            if actor != kept:
                why = next((j for j in self._judged if j.a == actor), None) or next(
                    j for j in self._judged if actor in (j.a, j.b)
                )
                found.append(replace(why, a=actor, b=kept))
        return tuple(sorted(found, key=lambda j: j.a))

    def _kept(self, members: tuple[str, ...]) -> str:
        """Return whom the judgements name as the one to keep, the user's before the rules'; of several, the fullest."""
        inside = [j for j in self._judged if j.a in members]
        for judged in ([j for j in inside if j.place is not None], inside):
            named = {j.b for j in judged} - {j.a for j in judged}
            if named:
                return max(named, key=lambda m: _rank(self._known[m]))
        return max(members, key=lambda m: _rank(self._known[m]))


def _name_words(actor: Actor) -> tuple[str, ...]:
    return tuple(w.folded for w in find_words(actor.name) if w.folded not in PARTICLES)


def _judge_names(known: dict[str, Actor], apart: set[tuple[str, str]]) -> list[Judgement]:
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
                merges.append(_same(actor.id, other.id, reason))
    return merges


def _same(actor: str, kept: str, reason: str) -> Judgement:
    return Judgement(verdict=Verdict.SAME, a=actor, b=kept, reason=reason)


def _is_kept_over(kept: Actor, actor: Actor) -> bool:
    """Whether of two spellings `kept` is the one to keep: the fuller, then that with more aliases, then the first."""
    return _rank(kept) > _rank(actor)


def _rank(actor: Actor) -> tuple[int, int, tuple[int, ...]]:
    return len(_name_words(actor)), len(actor.aliases), tuple(-ord(c) for c in actor.id)


def _why_same(actor: Actor, other: Actor) -> str | None:
    one, two = _name_words(actor), _name_words(other)
    if set(one) & _GENERATIONS != set(two) & _GENERATIONS:
        return None
    if not _share_side(actor, other):
        # One full name but for its particles is one person, unless both have sides and these differ.
        alike = one == two and len(one) > 1 and not (_sides(actor) and _sides(other))
        return f"“{actor.name}” is another spelling of {other.name}" if alike else None
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


def _sides(actor: Actor) -> set[str]:
    return {*actor.member_of, *([actor.country] if actor.country else [])}


def _share_side(one: Actor, two: Actor) -> bool:
    return not _sides(one).isdisjoint(_sides(two))


def _judge_acronyms(known: dict[str, Actor]) -> list[Judgement]:
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
            merges.append(_same(actor.id, other, f"“{actor.name}” is introduced as {known[other].name}"))
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
