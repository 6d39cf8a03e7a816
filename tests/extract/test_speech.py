"""Who is the speaker of the words and who only passes them on, in whole statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event

if TYPE_CHECKING:
    from escalate.model import Statement
    from tests.conftest import Reader


def said(statements: list[Statement]) -> list[tuple[list[str], list[str]]]:
    """Return sources and reporters of each statement."""
    return [([m.name for m in s.sources], [m.name for m in s.reporters]) for s in statements]


@pytest.mark.parametrize(
    ("text", "speaker", "reporters"),
    [
        (
            "Reuters quoted an army officer as saying the convoy had been stopped by snow.",
            "army officer",
            ["Reuters"],
        ),
        (
            "Al-Mayadeen cited a Hezbollah official as saying that the elections had been stolen by the West.",
            "Hezbollah officials",
            ["Al Mayadeen"],
        ),
    ],
)
def test_who_is_quoted_speaks_and_the_agency_reports(
    reader: Reader, text: str, speaker: str, reporters: list[str]
) -> None:
    assert said(reader.statements(text)) == [([speaker], reporters)]


def test_every_reporter_of_a_chain_is_kept_in_order(reader: Reader) -> None:
    text = "The Fars news agency reported that General Bagheri said Iran would strike Israel if it attacked the ship."
    threats = [s for s in reader.statements(text) if s.event is Event.THREATEN]
    assert said(threats) == [(["Iran"], ["Fars News Agency", "Bagheri"])]


def test_a_paper_that_only_names_its_source_says_nothing_by_it(reader: Reader) -> None:
    assert reader.statements("The ministry cited two secret reports by the army.") == []


def test_speaking_of_a_topic_is_no_statement(reader: Reader) -> None:
    told = reader.statements("An official, speaking on customary condition of anonymity, arrived in Baghdad.")
    assert not [s for s in told if s.spoken]


def test_what_somebody_would_not_confirm_is_only_supposed(reader: Reader) -> None:
    told = reader.statements("Israel would not confirm that it had bombed the airport in Damascus.")
    assert [s.hypothetical for s in told if s.event is Event.ASSAULT] == [True]
    assert not [s for s in told if s.event is Event.STATEMENT]


def test_hearsay_is_less_sure_than_a_report_in_somebodys_name(reader: Reader) -> None:
    plain = reader.statements("Israel bombed the airport in Damascus.")[0]
    hearsay = reader.statements("Israel reportedly bombed the airport in Damascus.")[0]
    assert hearsay.event is plain.event is Event.ASSAULT
    assert hearsay.confidence < plain.confidence


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon declined to say how many troops would be sent to Syria.",
        "He would not elaborate, or comment on whether two suspects remained in detention.",
        "No one has claimed responsibility for the blast in Kabul.",
    ],
)
def test_what_was_not_said_is_no_statement(reader: Reader, text: str) -> None:
    assert not [s for s in reader.statements(text) if s.event is Event.STATEMENT]


@pytest.mark.parametrize(
    "text",
    [
        "President Emil Constantin said he expected a deal with the miners.",
        "Constantin said that he hoped for a second treaty.",
    ],
)
def test_what_somebody_says_of_his_own_mind_is_his_statement(reader: Reader, text: str) -> None:
    (statement,) = reader.statements(text)
    assert statement.event is Event.STATEMENT
    assert statement.sources[0].name.endswith("Constantin")


@pytest.mark.parametrize(
    "text",
    [
        "Constantin said that his country was not prepared to consider a second treaty.",
        "Constantin told army radio that he had no intention of resigning.",
        "The general said that nobody would make him leave the palace.",
    ],
)
def test_who_says_what_he_will_not_do_refuses_it(reader: Reader, text: str) -> None:
    (statement,) = reader.statements(text)
    assert (statement.event, statement.mode) == (Event.REJECT, "refuse")
