from __future__ import annotations

from dataclasses import replace

import pytest

from escalate.model import Event, Statement
from escalate.query import climb, climb_all
from escalate.query.ladder import Turn
from escalate.query.rungs import find_rung
from tests.query.networks import make_collection, make_statement


def test_ladder_follows_both_sides_and_marks_where_each_turns() -> None:
    def act(name: str, day: int, event: Event, intensity: float, by: str, to: str) -> Statement:
        return replace(make_statement(name, (day, day), by, to), event=event, intensity=intensity)

    ladder = climb(
        make_collection(
            [
                act("accuse", 1, Event.ACCUSE, -3.0, "a", "b"),
                act("answer", 2, Event.REJECT, -2.0, "b", "a"),
                act("strike", 3, Event.ASSAULT, -9.0, "a", "b"),
                act("yield", 4, Event.CONCEDE, 4.5, "a", "b"),
                act("aside", 5, Event.ASSAULT, -9.0, "c", "a"),
            ]
        ),
        "A",
        "B",
    )
    assert [(s.statement.id, s.side, s.turn) for s in ladder.steps] == [
        ("accuse", "a", Turn.UP),
        ("answer", "b", Turn.UP),
        ("strike", "a", Turn.UP),
        ("yield", "a", Turn.DOWN),
    ]
    assert [s.statement.id for s in ladder.steps if s.is_turning_point] == ["yield"]
    assert ladder.peak == "strike"
    assert ladder.last_to_climb == "a"


@pytest.mark.parametrize(("negated", "hypothetical"), [(True, False), (False, True)])
def test_what_was_not_done_or_is_only_supposed_is_no_act(negated: bool, hypothetical: bool) -> None:
    threat = make_statement("threat", (1, 1), "a", "b")
    strike = replace(make_statement("strike", (2, 2), "a", "b"), event=Event.ASSAULT, intensity=-9.0)
    talks = replace(make_statement("talks", (3, 3), "a", "b"), event=Event.CONSULT, intensity=2.5)
    doubtful = [replace(s, negated=negated, hypothetical=hypothetical) for s in (strike, talks)]
    collection = make_collection([threat, *doubtful])
    ladder = climb(collection, "a", "b")
    assert {s.statement.id: (s.is_act, s.turn, s.rung is None) for s in ladder.steps} == {
        "threat": (True, Turn.UP, False),
        "strike": (False, Turn.LEVEL, True),
        "talks": (False, Turn.LEVEL, True),
    }
    assert (ladder.peak, ladder.turning_points) == ("threat", ())
    assert [p.statement for p in climb_all(collection).series.points] == ["threat"]


def test_a_refusal_told_with_a_not_is_an_act() -> None:
    refusal = replace(make_statement("s", (1, 1), "a", "b"), event=Event.REJECT, intensity=-2.0, negated=True)
    assert [s.is_act for s in climb(make_collection([refusal]), "a", "b").steps] == [True]


def test_undated_acts_take_no_part_in_turns() -> None:
    ladder = climb(make_collection([make_statement("s", None, "a", "b")]), "a", "b")
    assert [s.is_dated for s in ladder.steps] == [False]
    assert ladder.last_to_climb is None


@pytest.mark.parametrize(
    ("event", "intensity", "number"),
    [
        (Event.THREATEN, -3.5, 3),
        (Event.THREATEN, -4.5, 4),
        (Event.SANCTION, -6.0, 7),
        (Event.ASSAULT, -9.0, 9),
        (Event.ASSAULT, -10.0, 12),
    ],
)
def test_rung_depends_on_event_and_intensity(event: Event, intensity: float, number: int) -> None:
    rung = find_rung(event, intensity)
    assert rung is not None
    assert rung.number == number
    assert rung.low <= rung.number <= rung.high


def test_cooperation_is_off_the_ladder() -> None:
    assert find_rung(Event.AID, 10.0) is None


def test_acts_whose_order_is_unknown_make_no_turning_point() -> None:
    demand = replace(make_statement("demand", (3, 3), "a", "b"), event=Event.REQUEST, intensity=0.0)
    first = replace(make_statement("first", (1, 1), "a", "b"), intensity=-3.5)
    again = replace(make_statement("again", (3, 3), "a", "b"), intensity=-4.5)
    steps = climb(make_collection([first, demand, again]), "a", "b").steps
    assert {s.statement.id: s.turn for s in steps} == {"first": Turn.UP, "demand": Turn.DOWN, "again": Turn.UP}
    later = replace(make_statement("later", (5, 5), "a", "b"), intensity=-2.0)
    steps = climb(make_collection([first, demand, again, later]), "a", "b").steps
    assert [s.statement.id for s in steps if s.is_turning_point] == ["later"]


def test_each_side_has_a_curve_with_its_uncertainty() -> None:
    first = replace(make_statement("first", (1, 1), "a", "b"), intensity=-3.5)
    worse = replace(make_statement("worse", (3, 4), "a", "b"), event=Event.ASSAULT, intensity=-9.0)
    along = replace(make_statement("along", (4, 4), "a", "b"), intensity=-3.5)
    answer = replace(make_statement("answer", (6, 6), "b", "a"), event=Event.AID, intensity=10.0)
    ladder = climb(make_collection([first, worse, along, answer]), "a", "b")
    curves = {s.side: s.points for s in ladder.series}
    assert [(p.statement, p.start, p.end) for p in curves["a"]] == [
        ("first", "2020-01-02", "2020-01-02"),
        ("worse", "2020-01-04", "2020-01-05"),
    ]
    assert all(p.low <= p.intensity <= p.high for s in ladder.series for p in s.points)
    assert [(p.statement, p.rung, p.high) for p in curves["b"]] == [("answer", None, 10.0)]
    assert "PLOVER" in ladder.scale
    assert "Kahn" in ladder.scale


def test_turning_points_are_named_beside_the_steps() -> None:
    up = replace(make_statement("up", (1, 1), "a", "b"), intensity=-9.0)
    down = replace(make_statement("down", (2, 2), "a", "b"), intensity=4.5)
    assert climb(make_collection([up, down]), "a", "b").turning_points == ("down",)


def test_a_crisis_has_every_pair_of_sides_and_one_curve() -> None:
    crisis = climb_all(
        make_collection(
            [
                replace(make_statement("one", (1, 1), "a", "b"), intensity=-3.0),
                replace(make_statement("two", (2, 2), "b", "a"), intensity=-9.0),
                replace(make_statement("three", (3, 3), "c", "a"), intensity=5.0),
                make_statement("alone", (4, 4), "c", "c"),
            ]
        )
    )
    assert [(p.first, p.second, len(p.steps)) for p in crisis.pairs] == [("a", "b", 2), ("a", "c", 1)]
    assert [p.statement for p in crisis.series.points] == ["one", "two", "three"]
    assert (crisis.peak, crisis.turning_points) == ("two", ("three",))


def test_a_neutral_demand_is_no_turning_point_and_leaves_its_side_where_it_stands() -> None:
    threat = replace(make_statement("threat", (1, 1), "a", "b"), event=Event.THREATEN, intensity=-3.5)
    demand = replace(make_statement("demand", (2, 2), "a", "b"), event=Event.REQUEST, intensity=0.0)
    strike = replace(make_statement("strike", (3, 3), "a", "b"), event=Event.ASSAULT, intensity=-9.0)
    ladder = climb(make_collection([threat, demand, strike]), "a", "b")
    assert [s.turn for s in ladder.steps] == [Turn.UP, Turn.LEVEL, Turn.UP]
    assert ladder.turning_points == ()
