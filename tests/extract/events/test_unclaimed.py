"""Acts named without being claimed, words of war used of ideas, denials that two verbs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.events import EventLexicon, code_sentence
from escalate.parse import Parser

from .coded import parse

if TYPE_CHECKING:
    from escalate.extract.events import Reading


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def _events(parser: Parser, text: str) -> list[Reading]:
    return [r for s in parse(parser, text) for r in code_sentence(s, lexicon=EventLexicon.load())]


def _codes(parser: Parser, text: str) -> set[str]:
    return {r.event.value for r in _events(parser, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The generals are left with the choice of attacking Peru.",
        "The other option would be to bomb the Peruvian port.",
        "Chile could respond by attacking Peru.",
        "Attack them at dawn.",
    ],
)
def test_an_act_that_is_only_named_is_no_event(parser: Parser, text: str) -> None:
    assert "ASSAULT" not in _codes(parser, text)


def test_a_response_that_was_an_act_is_one(parser: Parser) -> None:
    assert "ASSAULT" in _codes(parser, "India's response was to invade West Pakistan.")


@pytest.mark.parametrize(
    ("figurative", "literal"),
    [
        ("The president fought corruption.", "The president's guard fought the rebels."),
        ("The governor launched an attack on inflation.", "The governor launched an attack on the rebels."),
    ],
)
def test_a_word_of_war_used_of_an_idea_is_no_assault(parser: Parser, figurative: str, literal: str) -> None:
    assert "ASSAULT" not in _codes(parser, figurative)
    assert "ASSAULT" in _codes(parser, literal)


def test_only_denies_when_it_does_not_add(parser: Parser) -> None:
    assert _codes(parser, "Norway not only recognized Kosovo but opened an embassy there.") == {"SUPPORT"}


def test_one_denial_covers_both_verbs(parser: Parser) -> None:
    assert _codes(parser, "The militia did not shell or bomb the Greek village.") == set()


def test_what_harmed_is_no_doer(parser: Parser) -> None:
    readings = _events(parser, "A bomb killed three Turkish soldiers on the coastal road.")
    assert [(r.event.value, r.sources) for r in readings] == [("ASSAULT", ())]


def test_who_tours_damage_meets_nobody(parser: Parser) -> None:
    assert "CONSULT" not in _codes(parser, "The minister toured the damage.")
    assert "CONSULT" in _codes(parser, "The minister toured the Kenyan camp.")
