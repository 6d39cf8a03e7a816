"""What people do, told by plain verbs and in lesser clauses: who did it, and what kind of act it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from tests.conftest import Reader


def doers(reader: Reader, text: str, event: Event) -> set[str]:
    """Return who does acts of the kind `event` in `text`; "?" stands for an act without a doer."""
    found = [s for s in reader.statements(text) if s.event is event]
    return {name for s in found for name in ({m.name for m in s.sources} or {"?"})}


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        ("Rebels freed two priests a day after Chad suspended the talks.", Event.SANCTION, "Chad"),
        ("Norway, which suspended aid in March, will decide later.", Event.SANCTION, "Norway"),
        ("Prices fell after nurses walked out on Friday.", Event.PROTEST, "nurses"),
        ("It was Peru that detained the trawlermen.", Event.COERCE, "Peru"),
        ("The minister wanted the editor and had him arrested.", Event.COERCE, "minister"),
        ("Having detained the trawlermen in May, Peru asked for talks.", Event.COERCE, "Peru"),
        (
            "Three days after Peruvian police detained the bishop, unions called a strike.",
            Event.COERCE,
            "Peruvian police",
        ),
    ],
)
def test_lesser_clauses_tell_acts_of_their_own(reader: Reader, text: str, event: Event, doer: str) -> None:
    assert doer in doers(reader, text, event)


@pytest.mark.parametrize(
    "text",
    [
        "The body was found with the head cut off.",
        "Chad will hold off until Gabon visits Libya.",
        "Gabon was anxious to have the pilot returned.",
    ],
)
def test_what_is_only_meant_or_a_state_of_things_is_no_act(reader: Reader, text: str) -> None:
    acts = {Event.SANCTION, Event.CONSULT, Event.RETREAT}
    assert [s for s in reader.statements(text) if s.event in acts] == []


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        ("Gabon's president put the province under emergency rule on Friday.", Event.COERCE, "president"),
        ("Peru's general declared military rule late on Monday.", Event.COERCE, "general"),
        ("Chad suspended Facebook on Sunday.", Event.COERCE, "Chad"),
        ("Customs officers held up forty lorries at the border.", Event.COERCE, "customs officers"),
        ("Police in Lima and in two other towns detained dozens of students.", Event.COERCE, "Police"),
        ("Chad put an end to diplomatic relations with Libya.", Event.SANCTION, "Chad"),
        ("Chad limited the number of Libyan embassy staff on Monday.", Event.SANCTION, "Chad"),
        ("Tens of thousands of people marched through Oruro on Monday.", Event.PROTEST, "people"),
        ("Protesters put up barricades in the old town.", Event.PROTEST, "protesters"),
        ("Striking farmers halted traffic throughout the country.", Event.PROTEST, "farmers"),
        ("The Peruvian government shelved the pension reform.", Event.CONCEDE, "Peruvian government"),
        ("Hungary threw its frontier open.", Event.CONCEDE, "Hungary"),
        ("The prime minister handed in his resignation.", Event.CONCEDE, "prime minister"),
        ("Iran handed over the sailors.", Event.RETREAT, "Iran"),
        ("The students vacated the building.", Event.RETREAT, "students"),
        ("Chad's government sent 300 more gendarmes to the island.", Event.MOBILIZE, "government"),
        ("Greek planes flew over Cyprus.", Event.MOBILIZE, "Greek"),
        ("The president sent in the army.", Event.MOBILIZE, "president"),
        ("Police shot at the marchers.", Event.ASSAULT, "police"),
        ("Soldiers shot rubber bullets at the marchers.", Event.ASSAULT, "soldiers"),
        ("Protesters in Kano and Jos looted branches of the bank.", Event.ASSAULT, "protesters"),
        ("The embassy sent back the letter.", Event.REJECT, "embassy"),
        ("Mr Diaz turned that request down on Tuesday.", Event.REJECT, "Diaz"),
        ("Parliament passed a motion of no confidence in the government.", Event.REJECT, "parliament"),
        ("The EU imposed an arms embargo on Chad on Monday over its refusal to pay.", Event.COERCE, "European Union"),
        ("Peru signed a decree imposing sanctions on Chad in retaliation for the raid.", Event.COERCE, "Peru"),
    ],
)
def test_plain_verbs_tell_what_was_done(reader: Reader, text: str, event: Event, doer: str) -> None:
    assert any(doer.lower() in name.lower() for name in doers(reader, text, event))


def test_a_ban_with_another_measure_falls_on_whom_both_are_for(reader: Reader) -> None:
    text = "West African states imposed an arms embargo and a travel ban on Togo."
    found = [s for s in reader.statements(text) if s.event is Event.COERCE]
    assert [m.name for m in found[0].targets] == ["Togo"]


def test_to_turn_in_a_chair_hands_nothing_in(reader: Reader) -> None:
    assert doers(reader, "The defendant turned in his chair to see his mother.", Event.RETREAT) == set()


def test_travellers_who_board_a_ferry_seize_nothing(reader: Reader) -> None:
    assert doers(reader, "The senator boarded a ferry to Dover.", Event.COERCE) == set()
