from __future__ import annotations

import pytest

from escalate.errors import NotInGraphError
from escalate.model import Actor, ActorKind, Collection
from escalate.query import find_actor, find_node, find_statement
from tests.query.networks import make_collection, make_statement

TRUMP = Actor(id="person.donald-trump", name="Donald Trump", kind=ActorKind.PERSON, aliases=("Mr. Trump", "POTUS"))
BRIGADES = Actor(id="iraq.hezbollah-brigades", name="Hezbollah Brigades", kind=ActorKind.ARMED_GROUP)
USA = Actor(id="usa", name="United States", kind=ActorKind.STATE, aliases=("U.S.", "America"))
HEZBOLLAH = Actor(id="lebanon.hezbollah", name="Hezbollah", kind=ActorKind.ARMED_GROUP)
NORTH = Actor(id="north-korea", name="North Korea", kind=ActorKind.STATE)
SOUTH = Actor(id="south-korea", name="South Korea", kind=ActorKind.STATE)


def collect(*actors: Actor) -> Collection:
    return Collection(articles=(), actors=actors, statements=(), links=())


ALL = collect(TRUMP, BRIGADES, USA, HEZBOLLAH, NORTH, SOUTH)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("person.donald-trump", TRUMP),
        ("donald trump", TRUMP),
        ("Trump", TRUMP),
        ("potus", TRUMP),
        ("the US", USA),
        ("u.s.", USA),
        ("Hezbollah Brigades", BRIGADES),
        ("Hezbollah", HEZBOLLAH),
    ],
)
def test_actor_is_found_by_any_of_its_names(name: str, actor: Actor) -> None:
    assert find_actor(ALL, name) == actor


def test_misspelling_is_refused_with_what_is_near() -> None:
    with pytest.raises(NotInGraphError, match="did you mean Hezbollah"):
        find_actor(ALL, "Hizbollah")


def test_a_name_that_fits_several_lists_them() -> None:
    with pytest.raises(NotInGraphError, match=r"North Korea \(north-korea\), South Korea \(south-korea\)"):
        find_actor(ALL, "Korea")


def test_the_one_who_acts_is_meant_when_the_other_does_not() -> None:
    statement = make_statement("s1", (1, 1), "north-korea", "south-korea")
    collection = Collection(articles=(), actors=(NORTH, SOUTH), statements=(statement,), links=())
    assert find_actor(collection, "Korea") == NORTH


def test_an_empty_graph_says_where_to_look() -> None:
    with pytest.raises(NotInGraphError, match="escalate timeline"):
        find_actor(collect(), "Anyone")


def test_statement_is_found_by_the_beginning_of_its_id() -> None:
    collection = make_collection([make_statement("abcd1", (1, 1)), make_statement("abce2", (1, 1))])
    assert find_statement(collection, "abcd").id == "abcd1"
    assert find_node(collection, "abce").id == "abce2"
    with pytest.raises(NotInGraphError, match="no statement has the id"):
        find_statement(collection, "abc")


def test_a_beginning_that_fits_several_statements_is_refused() -> None:
    collection = make_collection([make_statement("abcd1", (1, 1)), make_statement("abcd2", (1, 1))])
    with pytest.raises(NotInGraphError, match="begins the ids of 2 statements"):
        find_statement(collection, "abcd")


def test_a_misspelt_name_is_answered_with_those_spelt_like_it_alone() -> None:
    with pytest.raises(NotInGraphError, match="did you mean United States") as near:
        find_actor(ALL, "Unted Staets")
    assert "Korea" not in str(near.value)
    with pytest.raises(NotInGraphError, match="those who say and do most here are") as far:
        find_actor(ALL, "Xyzzyville")
    assert "did you mean" not in str(far.value)
