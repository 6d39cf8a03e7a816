"""Names beside what their bearers are: offices after a name, names after a kind of body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.resolve.actors.conftest import Reader

Read = Callable[..., Reader]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "On Friday Karim Lamine Saleh, the prime minister of the interim cabinet, rejected the plan.",
            "the prime minister",
            ["person.karim-lamine-saleh"],
        ),
        (
            "The rights group, ZEBRA, asked the judges on Monday to lift the ban.",
            "The rights group",
            ["zebra"],
        ),
        ("Lai Hassan, the trade minister, resigned on Monday.", "Lai Hassan", ["person.lai-hassan"]),
        ("The European commission fined the firm.", "The European commission", ["eu.commission"]),
    ],
)
def test_a_name_beside_its_kind_is_who_is_meant(read: Read, text: str, words: str, ids: list[str]) -> None:
    assert read(text).ids(words) == ids


def test_the_place_before_a_crowd_is_no_part_of_its_name(read: Read) -> None:
    reader = read("Outside the building crowds called the deputies cowards.")
    (mention,) = reader.resolver.resolve(reader.token("crowds"))
    assert mention.name == "crowds"


def test_a_common_noun_that_opens_a_sentence_keeps_no_capital(read: Read) -> None:
    reader = read("Crowds in Algiers burned tyres.")
    (mention,) = reader.resolver.resolve(reader.token("Crowds in Algiers"))
    assert mention.name == "Algerian crowds"


def test_no_day_runs_into_the_name_after_as(read: Read) -> None:
    reader = read("The quarrel grew on Saturday as Kuwait ordered the envoy out.")
    assert reader.ids("Kuwait") == ["kuwait"]
