"""Compare who does a thing and to whom, as two statements tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.dating import are_on_one_day, has_just_been, is_dated

if TYPE_CHECKING:
    from escalate.link.profiles import Profile


def are_rivals(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two persons are named who are not the same, though they share a side."""
    persons = [frozenset(a for a in ids if a.startswith("person.")) for ids in (first, second)]
    return bool(persons[0]) and bool(persons[1]) and persons[0].isdisjoint(persons[1])


def match(first: Profile, second: Profile) -> bool:
    """Return whether both have the same known doer, and no other target as far as they tell."""
    if not first.is_known or not second.is_known or not are_doers_the_same(first, second):
        return False
    aimed = are_targets_the_same(first, second) or may_be_aimed_alike(first, second)
    return aimed or is_one_unaimed(first, second)


def speak_for_others(first: Profile, second: Profile) -> bool:
    """Return whether one and the same actor is named in both who belongs to something: a person, not a state."""
    return any(first.source_sides - {actor} for actor in first.sources & second.sources)


def name_the_same_parties(first: Profile, second: Profile) -> bool:
    """Return whether two statements have the same actors and targets, or a person and whom it speaks for."""
    return are_doers_the_same(first, second) and are_targets_the_same(first, second)


def stand_for_the_same(first: Profile, second: Profile) -> bool:
    """Return whether two statements have actors and targets of one side each, where a person may stand for an office.

    A minister and the government he sits in are one voice; two persons, or
    two offices of one state such as its army and its police, are not.
    """
    doers = are_doers_the_same(first, second) or _is_one_a_person(
        (first.sources, first.source_sides), (second.sources, second.source_sides), first.persons | second.persons
    )
    aims = are_targets_the_same(first, second) or _is_one_a_person(
        (first.targets, first.target_sides), (second.targets, second.target_sides), first.persons | second.persons
    )
    return doers and (aims or not (first.targets or second.targets) or are_aims_open(first, second))


def leave_the_parties_open(first: Profile, second: Profile) -> bool:
    """Return whether two statements may have one actor and one target, as far as both tell them."""
    if not (first.sources and second.sources and first.targets and second.targets):
        doers = are_doers_the_same(first, second) or not (first.sources and second.sources)
        aims = are_targets_the_same(first, second) or not (first.targets and second.targets)
        if doers and aims:
            return True
    return stand_for_the_same(first, second)


def are_aims_open(first: Profile, second: Profile) -> bool:
    """Return whether two deeds may be done to the same though they name other targets: of one the side is unknown.

    "People in a border town" may be the "civilians in Akcakale", but two
    persons are two, and so are two sides.
    """
    if first.statement.spoken or second.statement.spoken or (first.is_placed and second.is_placed):
        return False
    return bool(first.targets and second.targets) and not any(p.targets & p.persons for p in (first, second))


def _is_one_a_person(
    first: tuple[frozenset[str], frozenset[str]], second: tuple[frozenset[str], frozenset[str]], persons: frozenset[str]
) -> bool:
    (a, sides), (b, others) = first, second
    return bool(a and b and sides & others) and (a <= persons) != (b <= persons)


def are_doers_the_same(first: Profile, second: Profile) -> bool:
    """Return whether an actor of the one is an actor of the other, or whom that one belongs to."""
    return bool(first.sources & second.source_sides or second.sources & first.source_sides)


def are_targets_the_same(first: Profile, second: Profile) -> bool:
    """Return whether a target of the one is a target of the other, or whom that one belongs to."""
    return bool(first.targets & second.target_sides or second.targets & first.target_sides)


def may_be_aimed_alike(first: Profile, second: Profile) -> bool:
    """Return whether a sentence that does not say at whom its act is directed names the side that another's is."""
    open_ = not (first.targets and second.targets) or first.aim_sides != first.target_sides
    return open_ and bool((first.aim_sides & second.aim_sides) - first.source_sides - second.source_sides)


def is_one_unaimed(first: Profile, second: Profile) -> bool:
    """Return whether words date both to one time, and of one of them nothing says at whom it is directed."""
    aims = [p.aim_sides - p.source_sides for p in (first, second)]
    named = all(is_dated(p) for p in (first, second))
    return not all(aims) and ((named and are_on_one_day(first, second)) or has_just_been(first, second))
