"""What set phrases such as "let X know that" attribute, and to whom."""

from __future__ import annotations

import pytest

from escalate.extract.attribution import Attribution, find_attributions
from escalate.parse import Parser
from escalate.read.layout import find_blocks


def read(parser: Parser, text: str) -> list[Attribution]:
    sentences = parser.parse(text, article="a", blocks=find_blocks(text))
    return [a for a in find_attributions(text, sentences, article="a") if a.rule == "set phrase"]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ankara let Athens know that its ships would sail.", "Ankara", "that its ships would sail"),
        ("Petrov made clear on Monday that the ban would stay.", "Petrov", "that the ban would stay"),
        ("The king let it be known that he was leaving.", "king", "that he was leaving"),
        ("The generals served notice that they would not yield.", "generals", "that they would not yield"),
    ],
)
def test_a_set_phrase_says_what_follows(parser: Parser, text: str, speaker: str, content: str) -> None:
    (found,) = read(parser, text)
    assert found.speaker is not None
    assert (found.speaker.text, [c.text for c in found.content]) == (speaker, [content])


def test_whom_somebody_lets_know_is_told(parser: Parser) -> None:
    (found,) = read(parser, "Ankara let Athens know that its ships would sail.")
    assert [t.text for t in found.addressee] == ["Athens"]


def test_a_day_is_nobody_to_tell(parser: Parser) -> None:
    (found,) = read(parser, "Petrov made clear on Monday that the ban would stay.")
    assert found.addressee == ()


def test_letting_somebody_go_says_nothing(parser: Parser) -> None:
    assert read(parser, "Ankara let the sailors go and made the harbour clear.") == []
