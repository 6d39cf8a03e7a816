from __future__ import annotations

import pytest

from escalate.parse.boundaries import find_asides, find_boundaries, find_closing_marks


def words_and_gaps(text: str) -> tuple[list[str], list[str]]:
    """Split at blanks; `_` joins words that no blank divides."""
    words: list[str] = []
    gaps: list[str] = []
    for chunk in text.split(" "):
        parts = chunk.strip("_").split("_")
        words += parts
        gaps += [""] * (len(parts) - 1) + [" "]
    return words, gaps


def begins(text: str, word: str) -> bool | None:
    words, gaps = words_and_gaps(text)
    return find_boundaries(words, gaps)[words.index(word)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He met Gen. Votel_.", "Votel"),
        ("He met Lt. Col. Smith_.", "Smith"),
        ("Mr. Bolton left_.", "Bolton"),
        ("George W. Bush left_.", "Bush"),
        ("on Feb. 28 he left_.", "28"),
        ("U.S. forces left_.", "forces"),
        ("Resolution No_. 242 was passed_.", "242"),
        ('_"_Why_?_" asked Kim_.', "asked"),
        ("He left_, Iran said_.", "Iran"),
        ("We stay Iran said_.", "Iran"),
    ],
)
def test_no_sentence_begins(text: str, word: str) -> None:
    assert begins(text, word) is False


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He left_. Iran protested_.", "Iran"),
        ("He left the U.S. Iran protested_.", "Iran"),
        ('He said_: "_No_!_" Iran protested_.', "Iran"),
        ("Baghdad : Iran protested_.", "Iran"),
    ],
)
def test_the_pipeline_decides(text: str, word: str) -> None:
    assert begins(text, word) is None


def test_a_sentence_begins_after_an_abbreviation_and_a_capital_function_word() -> None:
    assert begins("He left the U.S. The army stayed_.", "The") is True


def test_a_sentence_begins_after_a_full_stop_inside_quotation_marks() -> None:
    assert begins('He said_: "_No_._" Iran protested_.', "Iran") is True


def test_nothing_begins_inside_an_aside() -> None:
    words, gaps = words_and_gaps("He left (_he was ill_. He slept_._) at noon_. She stayed_.")
    assert find_asides(words) == [(2, 10)]
    assert not any(find_boundaries(words, gaps)[3:11])
    assert find_boundaries(words, gaps)[words.index("She")] is None


def test_an_aside_too_long_or_unclosed_is_none() -> None:
    assert find_asides(["(", *["word"] * 60, ")"]) == []
    assert find_asides(["(", "word", "."]) == []


def test_marks_take_turns_where_blanks_do_not_tell() -> None:
    words, gaps = ['"', "No", '"'], [" ", " ", " "]
    assert find_closing_marks(words, gaps) == [False, False, True]


def test_an_unbalanced_mark_does_not_turn_the_others_round() -> None:
    words, gaps = words_and_gaps('"_No he said_. "_Never_._" Iran left_.')
    marks = [closing for word, closing in zip(words, find_closing_marks(words, gaps), strict=True) if word == '"']
    assert marks == [False, False, True]


def test_no_words_no_boundaries() -> None:
    assert find_boundaries([], []) == []
