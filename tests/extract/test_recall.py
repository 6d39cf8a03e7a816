"""Who is answered: the doer or speaker of what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


def targets(reader: Reader, text: str, event: Event) -> list[set[str]]:
    return [{m.name for m in s.targets} for s in reader.statements(text) if s.event is event]


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Syria shelled a village in Turkey. NATO demanded an end to such acts.", Event.REQUEST, "Syria"),
        ("Syria shelled the town of Kilis. Italy denounced the shelling of Kilis.", Event.ACCUSE, "Syria"),
        ("NATO jets killed ten Pakistani soldiers. Abbas called the raid an act of aggression.", Event.ACCUSE, "NATO"),
    ],
)
def test_a_deed_named_again_is_its_doers(reader: Reader, text: str, event: Event, name: str) -> None:
    assert targets(reader, text, event)[-1] == {name}


def test_who_fires_back_aims_at_who_fired(reader: Reader) -> None:
    text = "Syria shelled a village in Turkey on Wednesday. Turkey answered with artillery."
    assert {"Syria"} in targets(reader, text, Event.ASSAULT)


def test_blame_goes_to_who_began_and_not_to_who_fired_back(reader: Reader) -> None:
    text = "Syria shelled a village in Turkey. Turkey answered with artillery. NATO condemned the attack."
    assert targets(reader, text, Event.ACCUSE) == [{"Syria"}]


def test_a_refusal_without_addressee_answers_who_asked(reader: Reader) -> None:
    text = "Canada demanded that Saudi Arabia free the prisoners. Riyadh said it would not accept interference."
    assert targets(reader, text, Event.REJECT) == [{"Canada"}]


def test_a_refusal_to_nobody_in_particular_stays_so(reader: Reader) -> None:
    assert targets(reader, "Riyadh said it would not accept interference in its affairs.", Event.REJECT) == [set()]


def test_no_attack_on_another_place_is_recalled(reader: Reader) -> None:
    text = "Syria shelled a village in Turkey. Macron condemned the raid on the bank in Lyon."
    assert targets(reader, text, Event.ACCUSE) == [set()]


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        (
            "Iran seized two tankers. London put its navy on alert over the seizure of the tankers.",
            Event.MOBILIZE,
            "Iran",
        ),
        ("Moscow annexed Crimea. Oslo froze its aid in response to Russia's annexation.", Event.SANCTION, "Russia"),
        (
            "Washington has imposed sanctions on Iran. Tehran rejected the new, harsh sanctions.",
            Event.REJECT,
            "United States",
        ),
    ],
)
def test_what_is_answered_tells_whom_an_act_is_aimed_at(reader: Reader, text: str, event: Event, name: str) -> None:
    assert {name} in targets(reader, text, event)


def test_who_deplores_a_raid_did_not_make_it(reader: Reader) -> None:
    text = "South Africa deplored the blasts which killed ten people. A ministry described the attacks as a crime."
    assert all("South Africa" not in found for found in targets(reader, text, Event.ACCUSE))


def test_who_is_asked_for_a_release_is_who_holds_the_man(reader: Reader) -> None:
    text = "Chile demanded the release of the pilot captured by Bolivia."
    assert targets(reader, text, Event.REQUEST) == [{"Bolivia"}]


def test_a_threat_of_a_strike_is_aimed_at_what_it_would_hit(reader: Reader) -> None:
    text = "Any missile launched from Cuba, Kennedy warned, would bring a full strike on the Soviet Union."
    assert targets(reader, text, Event.THREATEN) == [{"Soviet Union"}]


def test_a_raid_named_again_was_made_by_who_made_it_before(reader: Reader) -> None:
    text = "NATO jets killed ten Pakistani soldiers. The raid on Saturday killed two officers as well."
    last = [s for s in reader.statements(text) if s.event is Event.ASSAULT][-1]
    assert {m.name for m in last.sources} == {"NATO"}


def test_an_attack_nobody_is_named_for_stays_nobodys(reader: Reader) -> None:
    deeds = [s for s in reader.statements("A bomb hit the market. The attack killed ten.") if s.event is Event.ASSAULT]
    assert all(s.sources == () for s in deeds)


def test_a_thing_named_again_is_its_owners(reader: Reader) -> None:
    text = "Iran shot down an American drone. The guards said they had brought down the drone with a missile."
    assert targets(reader, text, Event.ASSAULT)[-1] == {"US military"}
