"""Targets that the words of the act do not name: where it struck, and whose raid, offer or booty it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


def targets(reader: Reader, text: str, event: Event) -> list[set[str]]:
    return [{m.name for m in s.targets} for s in reader.statements(text) if s.event is event]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Israeli warplanes bombed targets in Damascus on Sunday.", "Syria"),
        ("Turkish jets struck positions near Mosul overnight.", "Iraq"),
    ],
)
def test_an_attack_on_nobodys_things_is_aimed_at_the_state_where_they_lie(
    reader: Reader, text: str, state: str
) -> None:
    assert targets(reader, text, Event.ASSAULT) == [{state}]


def test_no_state_attacks_itself_by_striking_at_home(reader: Reader) -> None:
    assert targets(reader, "Syrian jets bombed positions near Aleppo.", Event.ASSAULT) == [set()]


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Turkey shelled villages in Syria. Macron condemned the attack.", Event.ACCUSE, "Turkey"),
        ("Turkey shelled villages in Syria. Macron condemned the shelling.", Event.ACCUSE, "Turkey"),
        ("Iraq offered to pull its troops back. Washington rejected the offer.", Event.REJECT, "Iraq"),
        ("Iran seized a British tanker. London demanded the return of the tanker.", Event.REQUEST, "Iran"),
    ],
)
def test_a_deed_offer_or_thing_named_again_is_its_doers(reader: Reader, text: str, event: Event, name: str) -> None:
    assert targets(reader, text, event) == [{name}]


def test_a_deed_named_again_points_at_its_own_words_and_is_less_sure(reader: Reader) -> None:
    text = "Turkey shelled villages in Syria. Macron condemned the attack."
    target = next(s for s in reader.statements(text) if s.event is Event.ACCUSE).targets[0]
    assert target.span.text == "attack"
    assert text[target.span.start : target.span.end] == "attack"
    assert target.confidence < 0.8
    assert target.reason is not None


@pytest.mark.parametrize(
    "text",
    [
        "Turkey shelled villages in Syria. Macron condemned the arrest.",
        "Turkey shelled villages in Syria. Macron condemned the attack on the embassy in Tripoli.",
        "Turkey did not shell villages in Syria. Macron condemned the attack.",
    ],
)
def test_another_deed_is_not_laid_at_the_door_of_the_last_doer(reader: Reader, text: str) -> None:
    assert targets(reader, text, Event.ACCUSE) == [set()]


def test_an_agency_that_quotes_a_man_refuses_nothing_itself(reader: Reader) -> None:
    text = "Reuters quoted an army officer as saying the troops would never leave."
    assert all("Reuters" not in {m.name for m in s.sources} for s in reader.statements(text))


def test_who_tells_of_a_deed_after_a_quotation_did_not_do_it(reader: Reader) -> None:
    text = "“A man was arrested and the army was involved” in making the arrest, police spokesman Rod Hale said."
    deeds = [s for s in reader.statements(text) if s.event is Event.COERCE]
    assert all("Rod Hale" not in {m.name for m in s.sources} for s in deeds)


def test_who_is_counted_among_the_injured_is_no_attacker(reader: Reader) -> None:
    found = [s for s in reader.statements("The French envoy was among dozens injured.") if s.event is Event.ASSAULT]
    assert all(s.sources == () for s in found)
    assert targets(reader, "The French envoy was among dozens injured.", Event.ASSAULT) == [{"French envoy"}]


def test_the_condemnation_of_a_state_is_aimed_at_it(reader: Reader) -> None:
    text = "The condemnation of Russia by the assembly was sharp."
    assert targets(reader, text, Event.ACCUSE) == [{"Russia"}]


def test_a_base_in_a_state_is_not_its_towns(reader: Reader) -> None:
    text = "Iran fired missiles at the Ayn al-Asad and Erbil bases in Iraq."
    assert targets(reader, text, Event.ASSAULT) == [{"Iraq"}]


def test_no_date_tells_which_of_a_states_spokesmen_is_meant(reader: Reader) -> None:
    text = "The Russian spokesman said that such acts would not be tolerated."
    assert {m.name for s in reader.statements(text) for m in s.sources} == {"Russian spokesman"}


def test_the_president_is_the_only_one_whom_the_article_calls_so_even_later(reader: Reader) -> None:
    text = "The president said that he would not wait. Reporters saw President Clinton leave."
    first = reader.statements(text, published="1998-02-05")[0]
    assert [m.name for m in first.sources] == ["Bill Clinton"]


def test_a_tanker_is_no_force(reader: Reader) -> None:
    found = reader.statements("Iran seized a British tanker on Friday.")
    assert {m.name for s in found for m in s.targets} == {"United Kingdom"}


def test_a_witness_who_tells_of_shots_did_not_fire_them(reader: Reader) -> None:
    found = reader.statements("The guards are said by witnesses to have fired at the crowd.")
    shots = [s for s in found if s.event is Event.ASSAULT]
    assert all("witnesses" not in {m.name for m in s.sources} for s in shots)


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Clinton backed the steps taken by Seoul against Pyongyang.", Event.SUPPORT, "South Korea"),
        ("Macron condemned the raid carried out by Israel on Gaza.", Event.ACCUSE, "Israel"),
        ("Putin praised Assad, backed by Iran, for his victory.", Event.SUPPORT, "Bashar al-Assad"),
    ],
)
def test_a_step_that_is_judged_is_that_of_whoever_took_it(reader: Reader, text: str, event: Event, name: str) -> None:
    assert targets(reader, text, event)[0] == {name}


def test_who_was_killed_killed_nobody(reader: Reader) -> None:
    text = "Hicks said that the four Americans killed in the attack might have been saved."
    deeds = [s for s in reader.statements(text) if s.event is Event.ASSAULT]
    assert all(s.sources == () for s in deeds)


def test_an_office_of_state_outranks_a_party_that_somebody_belongs_to(reader: Reader) -> None:
    text = "A Republican, George W. Bush, spoke first. President George W. Bush left. Senators slammed the president."
    found = [s for s in reader.statements(text, published="2006-05-05") if s.event is Event.ACCUSE]
    assert [{m.name for m in s.targets} for s in found] == [{"George W. Bush"}]


def test_who_is_blamed_does_what_the_charge_goes_on_to_tell(reader: Reader) -> None:
    text = "Kiir accused the Sudanese government of bombing the town, killing seven people."
    killing = [s for s in reader.statements(text) if s.event is Event.ASSAULT]
    assert all({m.name for m in s.sources} <= {"Sudanese government"} for s in killing)


def test_who_stands_before_and_injured_nobody(reader: Reader) -> None:
    text = "In February, a gunman killed five people and injured several others."
    deeds = [s for s in reader.statements(text) if s.event is Event.ASSAULT]
    assert all("people" not in {m.name for m in s.sources} for s in deeds)


def test_who_is_threatened_is_not_the_one_who_will_act(reader: Reader) -> None:
    text = "If they stay, Prague will cut the staff of the Russian embassy, Karel Novak warned."
    assert targets(reader, text, Event.THREATEN) == [{"Russian staff"}]


def test_a_complaint_is_about_who_is_said_to_have_done_it(reader: Reader) -> None:
    text = "Trump complained that the Obama administration had betrayed Israel."
    assert targets(reader, text, Event.ACCUSE)[0] == {"US government"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("President Joko Widodo promised that Indonesia would study the request.", Event.AGREE),
        ("Malawi demanded compensation on Monday for Zambians who had lost their shops.", Event.REQUEST),
        ("Malawi demanded that the two Zambian monitors be allowed to stay.", Event.REQUEST),
        ("Malawi criticised the operation, which Mr Mbeki said had been a mistake.", Event.ACCUSE),
        ("Denmark condemned the flogging of the Swedish editor in January.", Event.ACCUSE),
    ],
)
def test_who_keeps_a_promise_gains_by_a_demand_or_suffered_is_not_aimed_at(
    reader: Reader, text: str, event: Event
) -> None:
    assert targets(reader, text, event) == [set()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Costa Rica warned that it would go to the World Court if Nicaragua ignored the vote.", "Nicaragua"),
        ("The council warned that it would send the force against Burundi if the talks failed.", "Burundi"),
    ],
)
def test_a_threat_is_aimed_at_who_is_to_meet_its_condition_or_would_be_hit(
    reader: Reader, text: str, name: str
) -> None:
    assert targets(reader, text, Event.THREATEN) == [{name}]


def test_a_demand_is_made_of_who_is_to_act(reader: Reader) -> None:
    text = "The board passed a resolution which demanded that Iran readmit the inspectors."
    assert {"Iran"} in targets(reader, text, Event.REQUEST)


def test_what_was_taken_with_what_was_hit_is_the_same_sides(reader: Reader) -> None:
    text = "Pakistan shot down an Indian fighter jet on Thursday and captured its pilot."
    assert targets(reader, text, Event.COERCE) == [{"Indian military"}]
