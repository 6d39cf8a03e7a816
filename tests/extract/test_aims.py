"""Whom an act is aimed at: past what is sent, past where people met, past the deed that is judged."""

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
        ("Kenya opened its borders to Somali refugees.", Event.AID, "Somali refugees"),
        ("Rwanda sent troops to Mozambique to help its army.", Event.MOBILIZE, "Mozambique"),
        ("Norway sent experts to Libya to investigate the blast.", Event.ACCUSE, "Libya"),
    ],
)
def test_what_is_sent_or_opened_gives_way_to_who_gets_it(reader: Reader, text: str, event: Event, name: str) -> None:
    assert targets(reader, text, event) == {name}


def test_talks_are_held_with_people_and_not_with_the_place(reader: Reader) -> None:
    text = "Kerry held talks in Jordan with President Mahmoud Abbas."
    assert targets(reader, text, Event.CONSULT) == {"Mahmoud Abbas"}


def test_what_is_struck_comes_before_where_it_lay(reader: Reader) -> None:
    text = "Russian coast guard boats seized two Ukrainian ships near Crimea."
    assert targets(reader, text, Event.COERCE) == {"Ukrainian military"}


def test_a_force_that_joins_a_coalition_is_not_sent_against_it(reader: Reader) -> None:
    text = "American soldiers returned to Iraq as part of a coalition against the rebels."
    assert "coalition" not in " ".join(targets(reader, text, Event.MOBILIZE))


def test_a_telegram_of_sympathy_condemns_nobody_who_gets_it(reader: Reader) -> None:
    text = "In a telegram to President Bill Clinton, President Glafcos Clerides condemned the bombing."
    found = [s for s in reader.statements(text) if s.event is Event.ACCUSE]
    assert [s.targets for s in found] == [()]
    assert [m.name for m in found[0].sources] == ["Glafcos Clerides"]


def test_a_passive_shares_the_sufferer_named_before_it(reader: Reader) -> None:
    text = "Petrov came out to surrender, and was driven off under guard to a prison in Minsk."
    found = [s for s in reader.statements(text) if s.event is Event.COERCE]
    assert [{m.name for m in s.targets} for s in found] == [{"Petrov"}]
