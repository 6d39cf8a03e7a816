"""Whose ministry, army or minister is meant where no state is named beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.resolve.actors.conftest import Reader

Read = Callable[..., Reader]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "North Korea closed the crossing on Monday. In Seoul, the foreign ministry voiced regret.",
            "the foreign ministry",
            ["south-korea.foreign-ministry"],
        ),
        (
            "Zambia recalled its envoy from Malawi. The foreign ministry blamed Malawi for the raid.",
            "The foreign ministry",
            ["zambia.foreign-ministry"],
        ),
        (
            "Zambian newspapers reported the raid, and the government asked Malawi to explain it.",
            "the government",
            ["zambia.government"],
        ),
        (
            "Serbia closed its consulate. Police kept a crowd from the gates in Istanbul.",
            "Police",
            ["turkey.police"],
        ),
        (
            "The Kenyan opposition walked out and urged the government to resign.",
            "the government",
            ["kenya.government"],
        ),
    ],
)
def test_an_institution_is_of_the_place_or_party_told_of(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("France and Germany quarrelled on Monday. The government resigned.", "The government"),
        ("Zambia sent envoys to Malawi. The soldiers kept watch.", "The soldiers"),
        ("Zambia will cut off its aid to Malawi if the army attacks the rebels.", "the army"),
    ],
)
def test_an_institution_of_either_of_two_states_is_nobodys(read: Read, text: str, words: str) -> None:
    assert read(text).ids(words)[0].startswith("01234567.")


def test_a_title_with_the_noun_is_taken_up_by_the_noun_alone(read: Read) -> None:
    reader = read("The president accused the Russian 9th Army of a raid. The army denied the charge.")
    assert reader.ids("The army") == ["russia.military"]
