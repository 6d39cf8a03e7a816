"""Keep the actors an article has named so far, and what it calls them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from escalate.model import Actor, ActorKind
from escalate.resolve.actors.gazetteer import SUFFIXES
from escalate.resolve.actors.slugs import find_words, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.resolve.actors.gazetteer import Gazetteer


# Branches of offices that do not make their bearer speak for the state that the words name.
UNOFFICIAL = frozenset({"other", "media", "religious", "title"})
_LOOSE = frozenset({ActorKind.PEOPLE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.MEDIA})


@dataclass(slots=True, kw_only=True)
class Known:
    """What the article and the tables say about one actor, growing as the article is read."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    member_of: list[str] = field(default_factory=list)
    role: str | None = None
    office: str = ""
    gender: str = ""
    plural: bool = False
    aliases: list[str] = field(default_factory=list)

    def freeze(self) -> Actor:
        """Return the actor as it stands, aliases sorted."""
        return Actor(
            id=self.id, name=self.name, kind=self.kind, country=self.country, member_of=tuple(self.member_of),
            role=self.role, aliases=tuple(sorted(set(self.aliases) - {self.name})),
        )  # fmt: skip


class Cast:
    """The actors of one article, and the short names its full names give rise to."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, Known] = {}
        self._people: dict[str, list[str]] = {}
        self.acronyms: dict[str, str] = {}
        self.met: set[str] = set()
        self._named: set[str] = set()
        self._mentioned: set[str] = set()
        self._dead: dict[str, None] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}

    def __contains__(self, actor: str) -> bool:
        return actor in self._known or actor in self._gazetteer.actors

    def get(self, actor: str) -> Known:
        """Return what is known of `actor`, from the tables if the article has not named it yet."""
        if actor not in self._known:
            shipped = self._gazetteer.actors[actor]
            holders = self._gazetteer.offices_of.get(actor, [])
            known = Known(
                id=actor,
                name=shipped.name,
                kind=shipped.kind,
                country=shipped.country,
                member_of=list(shipped.member_of),
            )
            known.gender = next((h.gender for h in holders if h.gender), "")
            self._known[actor] = known
        return self._known[actor]

    def add(
        self, actor: str, *, name: str, kind: ActorKind, country: str | None = None, member_of: tuple[str, ...] = (),
        role: str | None = None, office: str = "", gender: str = "", plural: bool = False,
    ) -> Known:  # fmt: skip
        """Return the actor with this id, made if new; what was not known of it is filled in."""
        if actor not in self:
            self._known[actor] = Known(id=actor, name=name, kind=kind, plural=plural)
        known = self.get(actor)
        known.country = known.country or country
        self.join(known, member_of)
        known.role = known.role or role
        known.office = known.office or office
        known.gender = known.gender or gender
        return known

    def join(self, known: Known, sides: Iterable[str], *, official: bool = True) -> None:
        """Make an actor a member of `sides`.

        Those who do not speak for a state (its people, its opposition, a
        person in no office of it) have it as their country only.
        """
        for side in sides:
            loose = known.kind in _LOOSE or not official
            if side == known.id or side in known.member_of:
                continue
            if loose and side in self and self.get(side).kind is ActorKind.STATE:
                known.country = known.country or side
            else:
                known.member_of.append(side)

    def add_person(self, name: str, *, gender: str = "") -> Known:
        """Return the person called `name`, and remember each of their names as a short form."""
        known = self.add(f"person.{slugify(name)}", name=name, kind=ActorKind.PERSON, gender=gender)
        self.remember(known.id, name)
        return known

    def remember(self, person: str, name: str) -> None:
        """Let the last word of `name`, and what follows its particles, stand for `person` from now on."""
        self._named.add(person)
        words = list(_folded(name))
        if len(words) > 2 and words[-1] in SUFFIXES:
            words.pop()
        for form in {words[-1], words[0]} if len(words) > 1 else {words[-1]}:
            people = self._people.setdefault(form, [])
            if person not in people:
                people.append(person)

    def bearers(self, name: str) -> list[str]:
        """Return the persons whose full name holds every word of `name`, in the order they were first named."""
        words = list(_folded(name))
        found = self._people.get(words[-1], ()) if words else ()
        return [p for p in found if set(words) <= set(_folded(self.get(p).name))]

    def people_called(self, name: str) -> list[str]:
        """Return those bearers of `name` that it may mean: the user does not hold it apart from them."""
        return [p for p in self.bearers(name) if not self._are_apart(name, p)]

    def _are_apart(self, name: str, person: str) -> bool:
        return self._gazetteer.are_apart(name, person) or self._gazetteer.are_apart(name, self.get(person).name)

    def place(self, person: str, sentence: int, token: int) -> None:
        """Note that the article names `person` in full at this sentence and token."""
        self._places.setdefault(person, []).append((sentence, token))

    def nearest(self, people: list[str], sentence: int, token: int) -> str:
        """Return the one of `people` named in full last before this place, the first named if none was."""
        here = (sentence, token)
        before = {p: max((at for at in self._places.get(p, ()) if at <= here), default=(-1, -1)) for p in people}
        return max(people, key=lambda p: (before[p], -people.index(p)))

    def mention(self, person: str) -> None:
        """Note that the article names `person`, in full or not."""
        self._mentioned.add(person)

    def bury(self, person: str) -> None:
        """Note that the article says of `person` that they are dead."""
        self._dead[person] = None

    def dead(self) -> tuple[str, ...]:
        """Return the persons that the article says are dead, in the order of their first naming so."""
        return tuple(self._dead)

    def is_named(self, person: str) -> bool:
        """Return whether the article names `person`, in full or not."""
        return person in self._mentioned

    def people_with(self, office: str) -> list[str]:
        """Return the persons to whom the article gives `office`, in the order they were first named."""
        return [
            k.id
            for k in self._known.values()
            if k.kind is ActorKind.PERSON and k.office == office and k.id in self._named | self._mentioned
        ]

    def freeze(self) -> tuple[Actor, ...]:
        """Return the actors that were met in the text, by id, and those they belong to."""
        wanted = set(self.met)
        stack = sorted(wanted)
        while stack:
            known = self.get(stack.pop())
            for above in (*known.member_of, *((known.country,) if known.country else ())):
                if above not in wanted and above in self:
                    wanted.add(above)
                    stack.append(above)
        return tuple(self.get(a).freeze() for a in sorted(wanted))


@lru_cache(maxsize=4096)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(w.folded for w in find_words(name))
