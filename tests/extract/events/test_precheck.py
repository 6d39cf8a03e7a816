"""The check before the parser must not lose an event."""

from __future__ import annotations

import pytest

from escalate.extract.events import EventLexicon, code_sentence
from escalate.extract.events.precheck import forms, may_hold_event
from escalate.parse import Parser
from tests.extract.events import coded


def test_no_sentence_with_a_coded_event_is_skipped() -> None:
    parser, lexicon = Parser.load(), EventLexicon.load()
    lost = [
        sentence.text
        for one in coded.load()
        for sentence in coded.parse(parser, one.text)
        if not may_hold_event(sentence.text, lexicon) and code_sentence(sentence, lexicon=lexicon)
    ]
    assert lost == []


@pytest.mark.parametrize("text", ["The tea was cold.", "He likes tea.", "", "Her garden is old and very beautiful."])
def test_a_sentence_without_trigger_words_is_skipped(text: str) -> None:
    assert not may_hold_event(text, EventLexicon.load())


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("strike", "struck"), ("deny", "denied"), ("ban", "banned"), ("seize", "seizing"), ("expel", "expelled"),
        ("withdraw", "withdrew"), ("ally", "allies"), ("sit-in", "ins"), ("pass", "passes"), ("overthrow", "overthrew"),
    ],
)  # fmt: skip
def test_forms_hold_regular_and_irregular_inflections(lemma: str, form: str) -> None:
    assert form in forms(lemma)
