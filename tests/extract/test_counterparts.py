"""The other side of an act that its object does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


def targets(reader: Reader, text: str, event: Event) -> set[str]:
    return {m.name for s in reader.statements(text) if s.event is event for m in s.targets}


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Jordan suspended military contacts and the talks on water with Israel.", Event.SANCTION, "Israel"),
        ("Macron called off a strike on Syria at the last minute.", Event.RETREAT, "Syria"),
        ("Spain refused to hand the two pilots over to Morocco.", Event.REJECT, "Morocco"),
        ("Oman is pulling its students out of Canada.", Event.SANCTION, "Canada"),
        ("Peru on Monday declared the Iranian ambassador persona non grata.", Event.SANCTION, "Iranian ambassador"),
    ],
)
def test_the_party_beside_the_object_is_the_target(reader: Reader, text: str, event: Event, name: str) -> None:
    assert targets(reader, text, event) == {name}


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Chad closed its border after Libyan jets bombed two of its posts.", Event.ASSAULT, "Chad"),
        ("Ottawa asked for help after Saudi Arabia expelled its ambassador.", Event.SANCTION, "Canada"),
    ],
)
def test_what_is_hit_or_cast_out_is_never_the_doers_own(reader: Reader, text: str, event: Event, name: str) -> None:
    assert targets(reader, text, event) == {name}


def test_an_ambassador_between_two_states_is_that_of_the_other(reader: Reader) -> None:
    text = "North Korea banned Malaysians from leaving. Malaysia expelled the ambassador on Saturday."
    assert "North Korea" in targets(reader, text, Event.SANCTION)


def test_no_state_is_guessed_for_an_ambassador_among_three(reader: Reader) -> None:
    text = "France, Spain and Portugal met in Lisbon. Madrid praised Paris. France expelled the ambassador on Saturday."
    assert targets(reader, text, Event.SANCTION).isdisjoint({"Spain", "Portugal"})


def test_who_boards_a_ship_aims_at_whose_it_is_and_not_at_the_sea(reader: Reader) -> None:
    assert targets(reader, "Chilean officers boarded a Spanish trawler.", Event.COERCE) == {"Spain"}


def test_soldiers_killed_at_a_post_are_the_target(reader: Reader) -> None:
    text = "NATO strikes killed 24 Pakistani soldiers at two border posts."
    assert "Pakistani military" in targets(reader, text, Event.ASSAULT)


def test_words_against_a_thing_of_ones_own_are_aimed_at_nobody(reader: Reader) -> None:
    assert targets(reader, "Obama opposes American boots on the ground.", Event.REJECT) == set()
    assert targets(reader, "Germany has pledged to bolster its military.", Event.AGREE) == set()


def test_the_town_of_an_embassy_is_not_what_a_bomb_hits(reader: Reader) -> None:
    text = "The bombs went off at U.S. embassies in Nairobi and Dar es Salaam."
    assert targets(reader, text, Event.ASSAULT) == {"US embassy"}


def test_talks_are_held_with_whom_and_not_about_what(reader: Reader) -> None:
    assert targets(reader, "Clinton discussed Iraq with Tony Blair.", Event.CONSULT) <= {"Tony Blair"}


def test_a_demand_for_a_withdrawal_is_put_to_whoever_is_to_leave(reader: Reader) -> None:
    found = reader.statements("Lebanon called for Israel's withdrawal from the south and from Syria.")
    assert all({m.name for m in s.targets} <= {"Israel"} for s in found)


def test_a_flag_that_is_waved_makes_no_target(reader: Reader) -> None:
    text = "Protesters waving Cuban flags marched to the courthouse."
    assert targets(reader, text, Event.PROTEST) == set()


def test_the_source_of_a_report_is_not_what_is_hit(reader: Reader) -> None:
    text = "The North fired a rocket, according to the ministry in Seoul."
    assert "South Korean ministry" not in targets(reader, text, Event.ASSAULT)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The reporter was arrested at Tallinn airport on Monday.", ["Estonia"]),
        ("Ten Turkish workers were detained in Libya.", ["Libya"]),
        ("The reporter was arrested on Monday.", []),
        ("The reporter was kidnapped in Libya.", []),
    ],
)
def test_only_those_who_keep_the_law_of_a_place_arrest_there(reader: Reader, text: str, names: list[str]) -> None:
    (statement, *_) = reader.statements(text)
    assert [m.name for m in statement.sources] == names
