"""Whose the arms and things are that nobody is named for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


def sides(reader: Reader, text: str, event: Event) -> list[tuple[set[str], set[str]]]:
    found = [s for s in reader.statements(text) if s.event is event]
    return [({m.name for m in s.sources}, {m.name for m in s.targets}) for s in found]


def test_arms_told_of_again_are_those_of_whom_they_were_before(reader: Reader) -> None:
    text = "Syrian helicopters attacked Israel on Sunday. The helicopters bombed a market in Haifa."
    assert sides(reader, text, Event.ASSAULT)[1][0] == {"Syrian military"}


def test_arms_nobody_is_named_for_act_by_their_words(reader: Reader) -> None:
    assert sides(reader, "Tanks shelled the hospital on Monday.", Event.ASSAULT) == [({"tanks"}, {"hospital"})]


def test_who_fired_a_shell_that_hit_may_stay_open(reader: Reader) -> None:
    found = sides(reader, "Mortar rounds landed on a school in Kharkiv.", Event.ASSAULT)
    assert found
    assert found[0][0] == set()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Villages held by Armenians were shelled on Friday.", "Armenian people"),
        ("Gunmen attacked a ship belonging to Greece.", "Greece"),
    ],
)
def test_what_is_hit_stands_for_who_owns_it(reader: Reader, text: str, owner: str) -> None:
    assert [t for _, t in sides(reader, text, Event.ASSAULT)] == [{owner}]


def test_who_lost_a_seat_lost_it_to_the_body_it_was_in(reader: Reader) -> None:
    text = "Fiji was stripped of its seat in the African Union on Saturday."
    assert sides(reader, text, Event.SANCTION) == [({"African Union"}, {"Fiji"})]


def test_of_two_states_the_other_one_expels(reader: Reader) -> None:
    text = "France and Algeria have quarrelled all week. Six Algerians were told to leave on Wednesday."
    assert sides(reader, text, Event.SANCTION) == [({"France"}, {"Algerian people"})]


def test_people_in_a_town_act_themselves(reader: Reader) -> None:
    found = sides(reader, "In Vigo shipowners denounced Canada as a pirate.", Event.ACCUSE)
    assert found == [({"Vigo shipowners"}, {"Canada"})]


def test_a_subject_torn_from_its_verb_is_found_by_its_place(reader: Reader) -> None:
    text = (
        "Tanks shelled the palace until its roof was gone on Monday, a day after followers of the mayor, "
        "urged on by a general, overran the ministry."
    )
    assert ({"followers"} in [s for s, _ in sides(reader, text, Event.ASSAULT)]) or all(
        "tanks" not in s for s, t in sides(reader, text, Event.ASSAULT) if "ministry" in t
    )


def test_the_exiled_leader_is_the_one_told_of_before(reader: Reader) -> None:
    text = "President Manuel Zelaya flew to Managua. The exiled leader accused the army of treason."
    assert sides(reader, text, Event.ACCUSE)[0][0] == {"Manuel Zelaya"}


def test_those_told_to_do_something_ask_for_nothing(reader: Reader) -> None:
    found = sides(reader, "Russian soldiers were put on alert and told to shoot at intruders.", Event.REQUEST)
    assert all("Russian military" not in s for s, _ in found)


def test_troops_at_a_states_base_are_that_states(reader: Reader) -> None:
    found = sides(reader, "Troops at two Russian bases were put on alert on Friday.", Event.MOBILIZE)
    assert [s for s, _ in found] == [{"Russian military"}]


def test_a_clause_after_a_comma_singles_nobody_out(reader: Reader) -> None:
    text = "Emmanuel Macron spoke on Sunday. The president, who had hoped for peace, accused Niger of treason."
    assert sides(reader, text, Event.ACCUSE) == [({"Emmanuel Macron"}, {"Niger"})]


def test_nobody_accuses_another_of_a_deed_of_its_own(reader: Reader) -> None:
    found = sides(reader, "Japan accused China of piracy on Monday after its warships seized a tanker.", Event.COERCE)
    assert [s for s, _ in found] == [{"China"}]


def test_a_power_station_is_no_power(reader: Reader) -> None:
    found = sides(reader, "Russian missiles struck a power station on Monday.", Event.ASSAULT)
    assert [t for _, t in found] == [{"power station"}]
