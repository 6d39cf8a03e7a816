"""Names at the head of a sentence, where the parser guesses at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.names import restore_names
from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


def first_words(text: str, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    restore_names(sentences, gazetteer=knowledge.gazetteer)
    return [(s.tokens[0].text, s.tokens[0].upos, s.tokens[0].entity) for s in sentences]


@pytest.mark.parametrize("name", ["Diendere", "Qarase", "Luzhkov"])
def test_who_demands_something_has_a_name(name: str, knowledge: Knowledge) -> None:
    found = first_words(f"{name} rejected the ultimatum on Tuesday and asked for more time.", knowledge)
    assert found == [(name, "PROPN", "PERSON")]


@pytest.mark.parametrize("word", ["Police", "Parliament", "Opposition", "Residents"])
def test_a_word_of_the_language_is_no_name(word: str, knowledge: Knowledge) -> None:
    found = first_words(f"{word} rejected the offer on Tuesday and asked for more time.", knowledge)
    assert found[0][2] != "PERSON"


def test_a_name_is_known_from_inside_another_sentence(knowledge: Knowledge) -> None:
    text = "The leader of the council, Colonel Assimi Goita, left. Goita is expected in Lome."
    assert first_words(text, knowledge)[1] == ("Goita", "PROPN", "PERSON")


def test_marking_twice_changes_nothing(knowledge: Knowledge) -> None:
    text = "Diendere refused to go on Monday. Police said so."
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    restore_names(sentences, gazetteer=knowledge.gazetteer)
    once = [(t.upos, t.entity, t.dep) for s in sentences for t in s.tokens]
    restore_names(sentences, gazetteer=knowledge.gazetteer)
    assert [(t.upos, t.entity, t.dep) for s in sentences for t in s.tokens] == once
