"""Whole classes of verbs in the frames in which they report an act: munitions, troops, crowds, police, blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.events import EventLexicon, code_sentence
from escalate.parse import Parser

from .coded import parse, words_of

if TYPE_CHECKING:
    from escalate.extract.events import Reading


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def _events(parser: Parser, text: str) -> list[Reading]:
    return [r for s in parse(parser, text) for r in code_sentence(s, lexicon=EventLexicon.load())]


@pytest.mark.parametrize(
    ("text", "code", "source", "target"),
    [
        ("Mortar shells landed in the Turkish village on Sunday.", "ASSAULT", "", "village"),
        ("Two bombs went off in the Kenyan market.", "ASSAULT", "", "market"),
        ("The blast left nine policemen dead.", "ASSAULT", "", "policemen"),
        ("At least twelve were injured in the raid.", "ASSAULT", "", "twelve"),
        ("Armenian tanks rolled into the town.", "ASSAULT", "tanks", "town"),
        ("Gunmen opened up on the marchers.", "ASSAULT", "Gunmen", "marchers"),
        ("Students poured into the streets of Tirana.", "PROTEST", "Students", ""),
        ("The strike touched off riots in the Serbian community.", "PROTEST", "", "community"),
        ("Unrest swept the Bolivian capital.", "PROTEST", "", "capital"),
        ("The police moved in on the protesters.", "COERCE", "police", "protesters"),
        ("The king kept him out of the country.", "COERCE", "king", "him"),
        ("Oslo evicted two Russians.", "SANCTION", "Oslo", "Russians"),
        ("Nairobi has halted joint exercises with Kampala.", "SANCTION", "Nairobi", "Kampala"),
        ("Seoul stopped sending the North cement.", "SANCTION", "Seoul", ""),
        ("The union called off its strike against the government.", "CONCEDE", "union", ""),
        ("Peru rose to the defense of Chile.", "SUPPORT", "Peru", "Chile"),
        ("The minister drew fire from Berlin.", "ACCUSE", "Berlin", "minister"),
        ("The bombing was the work of the militia, officials said.", "ACCUSE", "officials", "militia"),
        ("The Danish government bears the blame, Madrid said.", "ACCUSE", "Madrid", "government"),
        ("The general said that the killers would be hunted down.", "THREATEN", "general", "killers"),
        ("The embassy was the target of a rocket attack.", "ASSAULT", "", "embassy"),
    ],
)
def test_a_class_of_verbs_is_coded_in_its_frame(parser: Parser, text: str, code: str, source: str, target: str) -> None:
    found = [
        r
        for r in _events(parser, text)
        if r.event.value == code
        and (not source or any(source in words_of(t) for t in r.sources))
        and (not target or any(target in words_of(t) for t in r.targets))
    ]
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "Forty passengers were killed in the crash.",
        "The earthquake destroyed the Iranian village.",
        "The boy defended himself.",
        "The doctors treated everybody with respect.",
        "The prime minister hit a nerve.",
        "They waited at the back of the queue.",
    ],
)
def test_harm_without_an_attacker_and_figures_of_speech_are_no_events(parser: Parser, text: str) -> None:
    assert not _events(parser, text)


@pytest.mark.parametrize(
    ("text", "code", "source"),
    [
        ("The United States has imposed restrictions on Chinese banks.", "COERCE", "United States"),
        ("A court on Friday freed activist Amina Yusuf, a critic of the president.", "RETREAT", "court"),
        ("The mayors of the two towns requested help from the army.", "REQUEST", "mayors"),
        ("The government said it rejects the Iranian plan.", "REJECT", "it"),
        ("On Wednesday Sudan's negotiators walked out of talks in Addis Ababa.", "SANCTION", "negotiators"),
    ],
)
def test_a_subject_is_found_where_the_tree_hides_it(parser: Parser, text: str, code: str, source: str) -> None:
    found = [r for r in _events(parser, text) if r.event.value == code]
    assert any(source in words_of(t) for r in found for t in r.sources)
