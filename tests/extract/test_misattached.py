"""Who is meant where the tree hangs a name or what somebody is on the wrong word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Reader


def test_who_is_two_things_is_one_source(reader: Reader) -> None:
    text = "Anna Brunner, a developer and spokeswoman for the Harbour Coalition, said many of the examples were wrong."
    assert [[m.name for m in s.sources] for s in reader.statements(text)] == [["Anna Brunner"]]


def test_a_name_hung_on_a_comma_is_the_subject_of_the_verb_behind_it(reader: Reader) -> None:
    text = (
        "Peter Holm arrived in the United States April 2, and Reno ordered the Miami relatives to surrender the child."
    )
    orders = [s for s in reader.statements(text) if s.event.name == "REQUEST"]
    assert [[m.name for m in s.sources] for s in orders] == [["Reno"]]
