"""A network under the rules of a search, in one direction of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from escalate.query.network import DAY, EARLIEST, LATEST, relation_bits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from escalate.model import Event, Link, Relation
    from escalate.query.network import Network, View

NOBODY = -1
"""No statement. The hop through the actor number n is `NOBODY - n`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which hops a path may take.

    `since` and `until` are minutes between which the path lies; `max_wait` is
    in days. `relations` and `events` are those allowed, all when empty;
    `without` names statements by number to leave out.
    """

    strict: bool = False
    certain: bool = False
    since: int = EARLIEST
    until: int = LATEST
    max_wait: int | None = None
    relations: frozenset[Relation] = frozenset()
    events: frozenset[Event] = frozenset()
    min_confidence: float = 0.0
    through_actors: bool = False
    without: frozenset[int] = frozenset()


class Step(NamedTuple):
    """A statement on a way and the number of the hop to it: below zero through an actor, None at the start."""

    statement: int
    hop: int | None


class Begin(NamedTuple):
    """Where a search begins: the statement, and what the way has cost up to it."""

    statement: int
    arrives: int
    departs: int
    hops: int = 0


Chain = tuple[Step, ...]


class Field:
    """What a search looks at; `last` is the last minute of each statement within the window, `shut` who is left out."""

    def __init__(self, network: Network, rules: Rules, *, backward: bool = False) -> None:
        self.network, self.rules = network, rules
        self.view: View = network.backward if backward else network.forward
        self.since, self.until = rules.since, rules.until
        if backward:
            self.since, self.until = LATEST - rules.until, LATEST - rules.since
        last = self.view.last
        self.last = last if self.until >= LATEST else [min(t, self.until) for t in last]
        self.shut = [n for n, s in enumerate(network.statements) if s.event not in rules.events] if rules.events else []
        self.shut.extend(rules.without)
        self.permits = self._find_permit()

    def begin(self, statement: int) -> Begin | None:
        """Return the beginning of a way at a statement, None when its time is outside the window."""
        first, last = max(self.view.first[statement], self.since), self.last[statement]
        return Begin(statement, first, last) if first <= last else None

    def begins(self, statements: Iterable[int]) -> list[Begin]:
        """Return the beginnings at those of `statements` that lie in the window and are not shut."""
        shut = set(self.shut)
        return [b for n in statements if n not in shut and (b := self.begin(n)) is not None]

    def advance(self, begin: Begin, statement: int) -> Begin:
        """Return `begin` moved one hop on to a statement that it can reach."""
        strict, hops = self.rules.strict, begin.hops + 1
        after = (begin.arrives // DAY + 1) * DAY if strict else begin.arrives
        end = self.last[statement]
        departs = min(begin.departs, leave_by(end, hops) if strict else end)
        return Begin(statement, max(after, self.view.first[statement]), departs, hops)

    def onward(self, statement: int) -> Sequence[tuple[int, int]]:
        """Return the hops that leave a statement and where they lead, through actors last."""
        hops = self.view.onward[statement]
        if not self.rules.through_actors:
            return hops
        return [*hops, *self.through(self.view.enters[statement])]

    def through(self, actors: Iterable[int]) -> list[tuple[int, int]]:
        """Return the hops through `actors` and where they lead."""
        return [(NOBODY - actor, other) for actor in actors for other in self.view.leaves[actor]]

    def links(self, hop: int) -> Sequence[Link]:
        """Return the links of a hop that the rules allow, the strongest first; none for a hop through an actor."""
        if hop < 0:
            return ()
        rules = self.rules
        return [
            link
            for link in self.network.hop_links[hop]
            if link.confidence >= rules.min_confidence and (not rules.relations or link.relation in rules.relations)
        ]

    @property
    def weighs_pairs(self) -> bool:
        """Whether two statements alone decide on a hop, so that passing an actor early is not always best."""
        rules = self.rules
        return rules.certain or rules.max_wait is not None or (self.view.is_mirrored and rules.min_confidence > 0)

    def _find_permit(self) -> Callable[[int, int, int], bool] | None:
        """Return a test of a hop and its two statements, None when the rules allow every hop."""
        rules, view = self.rules, self.view
        if not (self.weighs_pairs or rules.relations or rules.min_confidence > 0):
            return None
        first, last, statements = view.first, view.last, self.network.statements
        wait, certain, least = rules.max_wait, rules.certain, rules.min_confidence
        surest, mirrored = self.network.surest, view.is_mirrored
        bits, wanted = self.network.relations, relation_bits(rules.relations)
        both = bool(wanted) and least > 0

        def permits(hop: int, one: int, other: int) -> bool:
            if certain and last[one] >= first[other]:
                return False
            if wait is not None and first[other] // DAY - last[one] // DAY > wait:
                return False
            if hop < 0:
                return statements[one if mirrored else other].confidence >= least
            if surest[hop] < least or (wanted and not bits[hop] & wanted):
                return False
            return not both or bool(self.links(hop))

        return permits


def leave_by(last: int, hops: int) -> int:
    """Return the latest minute to begin so that, a day or more a hop, the last minute `last` can be kept."""
    return (last // DAY - hops + 1) * DAY - 1
