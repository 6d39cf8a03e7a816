"""Say which side an actor stands on: its groups, and the state it speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from escalate.model import Actor, Mention, Statement

_OFFICIAL = (ActorKind.STATE, ActorKind.GOVERNMENT)
_SIDES = (*_OFFICIAL, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)


class Sides:
    """The sides of every known actor, worked out once.

    An actor's sides are its own id, the groups it belongs to, theirs, and the
    country of those that speak for a state, its government. A person speaks
    for a state only as a member of it or of its government: a passport makes
    no spokesman. An armed group that sits in a country does not speak for it,
    and nobody serves a person of another country. An unknown actor is its own
    only side.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._known: dict[str, frozenset[str]] = {}

    def of(self, actor: str) -> frozenset[str]:
        """Return the ids of all sides `actor` stands on, its own among them."""
        if actor not in self._known:
            self._known[actor] = frozenset(self._climb(actor))
        return self._known[actor]

    def of_all(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """Return the sides of every actor mentioned."""
        return frozenset(side for mention in mentions for side in self.of(mention.actor))

    def are_one(self, first: str, second: str) -> bool:
        """Return whether two actors are the same, or one speaks for the other or for the same group or state."""
        return not self.of(first).isdisjoint(self.of(second))

    def name(self, actor: str) -> str:
        """Return the actor's name, or its id when the actor is not known."""
        known = self._actors.get(actor)
        return known.name if known else actor

    def actors(self) -> Iterator[Actor]:
        """Yield every known actor."""
        yield from self._actors.values()

    def names(self) -> Iterator[str]:
        """Yield the names and aliases of the states and persons known: they say who, not what."""
        for actor in self._actors.values():
            if actor.kind in (ActorKind.STATE, ActorKind.PERSON):
                yield actor.name
                yield from actor.aliases

    def is_vague(self, actor: str) -> bool:
        """Return whether an actor is known by a description alone ("the general"), so that it shows no side."""
        known = self._actors.get(actor)
        if known is None or known.country or known.member_of:
            return False
        return not any(letter.isupper() for letter in known.name)

    def is_person(self, actor: str) -> bool:
        """Return whether an actor is one human being."""
        known = self._actors.get(actor)
        return known is not None and known.kind is ActorKind.PERSON

    def is_placed(self, actor: str) -> bool:
        """Return whether it is known which side an actor stands on: a state, a group, or a member of one."""
        known = self._actors.get(actor)
        if known is None or self.is_vague(actor):
            return False
        return bool(known.country or known.member_of) or known.kind in _SIDES

    def highest(self, actor: str) -> tuple[str, ...]:
        """Return the ids of the sides of an actor that stand under no other: its state, or its outermost group."""
        return tuple(sorted(side for side in self.of(actor) if self.of(side) == {side}))

    def members(self, actor: str) -> tuple[str, ...]:
        """Return the ids of the known actors that stand on the side `actor`, itself first."""
        rest = sorted(a for a in self._actors if a != actor and actor in self.of(a))
        return (actor, *rest)

    def _climb(self, actor: str) -> Iterator[str]:
        seen, waiting = set[str](), [actor]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            yield current
            known = self._actors.get(current)
            if known is None:
                continue
            waiting.extend(group for group in known.member_of if self._may_serve(known, group))
            if known.country and known.kind in _OFFICIAL:
                waiting.append(known.country)

    def _may_serve(self, actor: Actor, group: str) -> bool:
        """Return whether an actor may stand with what it is said to belong to: no person of another country."""
        other = self._actors.get(group)
        if other is None or other.kind is not ActorKind.PERSON:
            return True
        return not (actor.country and other.country) or actor.country == other.country


def source_ids(statement: Statement) -> frozenset[str]:
    """Return the actor ids of those who said or did it."""
    return frozenset(m.actor for m in statement.sources)


def target_ids(statement: Statement) -> frozenset[str]:
    """Return the actor ids of those it is directed at, or, failing these, of those addressed."""
    return frozenset(m.actor for m in statement.targets or statement.addressees)
