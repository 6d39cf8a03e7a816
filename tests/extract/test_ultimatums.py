"""Threats, refusals and demands by construction, in whole statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden said that it would not go to the games unless Russia left Georgia.", ("THREATEN", "Sweden", "Russia")),
        ("Peru said its gunboats would stay on the river until Ecuador apologised.", ("THREATEN", "Peru", "Ecuador")),
        ("Peru said that further steps would follow if Ecuador kept the boat.", ("THREATEN", "Peru", "Ecuador")),
        ("Prime Minister Narendra Modi promised that his army would teach Pakistan a lesson if it attacked.",
         ("THREATEN", "Narendra Modi", "Pakistan")),
        ("Sudan will stand by Egypt, and Libya will pay for what it has done, Sudan's foreign minister told reporters.",
         ("THREATEN", "Sudanese foreign minister", "Libya")),
        ("Indian Foreign Minister S. Jaishankar told a radio station that he had no intention of apologising to Nepal.",
         ("REJECT", "S. Jaishankar", "Nepal")),
        ("Kuwait expects an apology from Manila.", ("REQUEST", "Kuwait", "Philippines")),
        ("Turkey wanted the officers to be handed back.", ("REQUEST", "Turkey", "officers")),
        ("Iceland will not negotiate, and Norway left the talks, as Denmark demanded in May.",
         ("REQUEST", "Denmark", "Iceland")),
    ],
)  # fmt: skip
def test_a_construction_makes_the_act(text: str, expected: tuple[str, str, str], knowledge: Knowledge) -> None:
    assert expected in told(text, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden said that it would reopen its embassy if Russia left Georgia.",
        "Peru said that the talks would end only if Ecuador left the bridge.",
        "The court said it would sit until Friday.",
        "General Gaid Salah had vowed that the army would not use force against the people of Algeria.",
        "The Peruvian premier promised deputies a bill that would wipe out the debts of farmers.",
    ],
)
def test_what_favours_or_only_tells_a_time_threatens_nobody(text: str, knowledge: Knowledge) -> None:
    assert not any(event == "THREATEN" for event, _, _ in told(text, knowledge))


def test_what_another_demanded_is_not_told_by_him(knowledge: Knowledge) -> None:
    found = told("The United States has promised to withdraw its airmen by May, as Uzbekistan demanded.", knowledge)
    assert [(event, source) for event, source, _ in found] == [
        ("AGREE", "United States"),
        ("REQUEST", "Uzbekistan"),
    ]


def test_a_charge_in_a_participle_is_told(knowledge: Knowledge) -> None:
    text = "Rwanda suspended the programme, complaining that Belgium had campaigned against it."
    assert ("ACCUSE", "Rwanda", "Belgium") in told(text, knowledge)
