from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings

from escalate.model import Actor, ActorKind, Basis, Precision, When
from escalate.placement import find_days, find_interval, order_lanes, place, side_of
from tests.export.sample_collection import COLLECTION
from tests.export.strategies import collections

if TYPE_CHECKING:
    from escalate.model import Collection


def test_time_runs_to_the_right() -> None:
    places = place(COLLECTION).statements
    assert places["s14"].x < places["s01"].x < places["s06"].x < places["s17"].x


def test_statements_without_a_date_stand_before_the_first() -> None:
    places = place(COLLECTION).statements
    assert places["s18"].x < min(p.x for key, p in places.items() if key not in {"s18", "s19", "s20"})


def test_statements_of_one_actor_on_one_day_are_stacked() -> None:
    first = replace(COLLECTION.statements[5], id="twin")
    places = place(replace(COLLECTION, statements=(*COLLECTION.statements, first))).statements
    assert places["twin"].x == places["s06"].x
    assert places["twin"].y != places["s06"].y


def test_lanes_of_a_side_lie_together() -> None:
    sides = [lane.side for lane in order_lanes(COLLECTION)]
    changes = sum(a != b for a, b in pairwise(sides))
    assert changes == len(set(sides)) - 1


def test_a_side_is_the_country_else_the_group_else_the_actor_itself() -> None:
    actors = {
        "norland": Actor(id="norland", name="Norland", kind=ActorKind.STATE),
        "hale": Actor(id="hale", name="Hale", kind=ActorKind.PERSON, member_of=("fleet",)),
        "fleet": Actor(id="fleet", name="Fleet", kind=ActorKind.GOVERNMENT, country="norland"),
        "a": Actor(id="a", name="A", kind=ActorKind.UNKNOWN, member_of=("b",)),
        "b": Actor(id="b", name="B", kind=ActorKind.UNKNOWN, member_of=("a",)),
    }
    assert [side_of(key, actors) for key in ("norland", "hale", "nobody", None)] == [
        "norland",
        "norland",
        "nobody",
        "unknown",
    ]
    assert side_of("a", actors) == "a"


def test_a_vague_date_is_drawn_where_its_links_point_forward() -> None:
    days = find_days(COLLECTION)
    for link in COLLECTION.links:
        if link.antecedent in days and link.consequence in days:
            assert days[link.antecedent] <= days[link.consequence]


def test_an_open_end_falls_on_the_known_one() -> None:
    when = When(start=None, end="2024-03-24", precision=Precision.BEFORE, basis=Basis.STATED)
    interval = find_interval(when)
    assert interval is not None
    assert interval[1] - interval[0] == 1.0


def test_what_is_before_a_day_stands_before_it_and_what_is_after_behind_it() -> None:
    days = find_days(COLLECTION)
    assert days["s13"] <= days["s12"] - 0.5
    assert days["s08"] >= int(days["s04"]) + 1


def test_within_a_day_what_answers_stands_to_the_right() -> None:
    days = find_days(COLLECTION)
    assert int(days["s01"]) == int(days["s02"])
    assert days["s01"] < days["s02"]


@given(collections)
@settings(max_examples=60)
def test_every_record_has_a_place(collection: Collection) -> None:
    layout = place(collection)
    assert set(layout.statements) == {s.id for s in collection.statements}
    assert set(layout.actors) == {a.id for a in collection.actors}
    days = find_days(collection)
    for s in collection.statements:
        interval = find_interval(s.when)
        if interval is not None and s.when is not None and s.when.start and s.when.end:
            assert interval[0] <= days[s.id] <= interval[1]
