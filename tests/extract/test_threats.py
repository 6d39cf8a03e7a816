"""Phrases that threaten."""

from __future__ import annotations

import pytest

from escalate.extract.threats import find_threat


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("this will cost them dearly", "cost them dearly"),
        ("Ankara would pay a very heavy price for it", None),
        ("they will pay the price", "pay the price"),
        ("we will not stand idly by", "not stand idly by"),
        ("its bases would be legitimate targets", "legitimate targets"),
        ("all options are on the table", "all options are on the table"),
        ("there will be a crushing response", "crushing response"),
        ("the settlers would be driven out by force", "driven out by force"),
        ("Tirana had better be careful", "better be careful"),
        ("our answer to this crime will be painful", "answer to this crime will be"),
    ],
)
def test_the_words_of_a_threat_are_found_in_their_place(text: str, words: str | None) -> None:
    phrase = find_threat(text)
    assert phrase is not None
    assert phrase.intensity < 0
    if words is not None:
        assert text[phrase.start : phrase.end] == words


@pytest.mark.parametrize(
    "text", ["the price of oil rose", "they paid the workers", "the table was set", "a dear friend"]
)
def test_harmless_words_are_no_threat(text: str) -> None:
    assert find_threat(text) is None


def test_the_gravest_of_two_phrases_is_taken() -> None:
    phrase = find_threat("you will regret it, for we shall wipe you off the map")
    assert phrase is not None
    assert "map" in phrase.gloss or "wipe" in phrase.gloss
