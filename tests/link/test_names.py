"""Which sides a sentence names."""

from __future__ import annotations

from escalate.link import Sides
from escalate.link.names import NameIndex
from escalate.model import Actor, ActorKind

UKRAINE = Actor(id="ukraine", name="Ukraine", kind=ActorKind.STATE, country="ukraine")
NORTH = Actor(id="north-korea", name="North Korea", kind=ActorKind.STATE, country="north-korea")
SOUTH = Actor(id="south-korea", name="South Korea", kind=ActorKind.STATE, country="south-korea")
HAMAS = Actor(id="hamas", name="Hamas", kind=ActorKind.ARMED_GROUP)
CREW = Actor(id="crew", name="crew", kind=ActorKind.GOVERNMENT)


def named(text: str, *actors: Actor) -> frozenset[str]:
    return NameIndex(Sides(actors)).sides_named(text)


def test_a_people_and_a_capital_name_their_state() -> None:
    assert named("They seized three Ukrainian vessels.", UKRAINE) == {"ukraine"}
    assert named("Talks with Kyiv broke down.", UKRAINE) == {"ukraine"}


def test_the_longest_name_counts() -> None:
    assert named("North Korea fired a missile.", NORTH, SOUTH) == {"north-korea"}


def test_nobody_is_named_that_the_run_does_not_know() -> None:
    assert named("They seized three Ukrainian vessels.", HAMAS) == frozenset()


def test_a_description_in_small_letters_is_no_name() -> None:
    assert named("The crew was killed by Hamas.", CREW, HAMAS) == {"hamas"}
