"""The quality floor: what the coder must get right of the sentences coded by hand for this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.events import EventLexicon, Reading, code_sentence
from escalate.model import Event
from escalate.parse import Parser
from tests.extract.events import coded

if TYPE_CHECKING:
    from tests.extract.events.coded import CodedSentence

# The shares stand a little under what is reached, so that a change of the parser's weights alone does not break them.
FOUND = 0.88
NEGATIVES_SILENT = 0.90
EXACT = 0.80


@pytest.fixture(scope="module")
def coding() -> list[tuple[CodedSentence, list[Reading]]]:
    parser, lexicon = Parser.load(), EventLexicon.load()
    return [
        (one, [r for s in coded.parse(parser, one.text) for r in code_sentence(s, lexicon=lexicon)])
        for one in coded.load()
    ]


def test_the_table_holds_at_least_three_hundred_sentences_of_every_root() -> None:
    sentences = coded.load()
    assert len(sentences) >= 300
    assert {e.code for s in sentences for e in s.events} == {e.value for e in Event}


def test_expected_events_are_found_with_both_sides(coding: list[tuple[CodedSentence, list[Reading]]]) -> None:
    wanted = [(one, event, readings) for one, readings in coding for event in one.events]
    missed = [f"{e} in {one.text}" for one, e, readings in wanted if not any(coded.agrees(r, e) for r in readings)]
    assert 1 - len(missed) / len(wanted) >= FOUND, "\n".join(missed)


def test_sentences_without_an_event_stay_without_one(coding: list[tuple[CodedSentence, list[Reading]]]) -> None:
    empty = [(one, readings) for one, readings in coding if not one.events]
    coded_anyway = [f"{[r.rule for r in readings]} in {one.text}" for one, readings in empty if readings]
    assert 1 - len(coded_anyway) / len(empty) >= NEGATIVES_SILENT, "\n".join(coded_anyway)


def test_most_sentences_get_exactly_the_codes_they_should(coding: list[tuple[CodedSentence, list[Reading]]]) -> None:
    exact = [sorted(e.code for e in one.events) == sorted(r.event.value for r in readings) for one, readings in coding]
    assert sum(exact) / len(exact) >= EXACT


def test_every_reading_names_its_rule_and_stands_in_its_sentence(
    coding: list[tuple[CodedSentence, list[Reading]]],
) -> None:
    for one, readings in coding:
        for reading in readings:
            assert reading.entry.name in reading.rule
            assert one.text[reading.trigger.start : reading.trigger.end] == reading.trigger.text
            assert -10 <= reading.intensity <= 10
