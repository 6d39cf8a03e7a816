"""Demands put as a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.demands import find_demand
from escalate.model import Block, BlockKind, Event

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge
    from tests.conftest import Reader


def words(knowledge: Knowledge, text: str) -> tuple[str, str, str] | None:
    blocks = [Block(kind=BlockKind.BODY, start=0, end=len(text))]
    tokens = [t for s in knowledge.parser.parse(text, article="a", blocks=blocks) for t in s.tokens]
    found = find_demand(tokens)
    return (found.noun.text, found.addressee.text, found.verb.text) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They drafted a bill for foreign troops to leave.", ("bill", "troops", "leave")),
        ("He set out a timetable for the army to withdraw.", ("timetable", "army", "withdraw")),
        ("The bloc repeated its call for both sides to stop.", ("call", "sides", "stop")),
        ("She bought a present for her mother to open.", None),
        ("The plan for the bridge was dropped.", None),
    ],
)
def test_a_noun_with_for_and_an_infinitive_is_a_demand(
    knowledge: Knowledge, text: str, expected: tuple[str, str, str] | None
) -> None:
    assert words(knowledge, text) == expected


def test_a_speaker_who_tells_of_a_timetable_demands_of_the_other_side(reader: Reader) -> None:
    text = "Shia parties announced that they were drafting a timetable for American troops to leave Iraq."
    demands = [s for s in reader.statements(text) if s.event is Event.REQUEST]
    assert [m.actor for s in demands for m in s.targets] == ["usa.military"]
