from __future__ import annotations

import pytest

from escalate.link.words import content_words, contrary, is_denied, overlap, share_quote, stem


@pytest.mark.parametrize(
    ("first", "second"),
    [("forces", "troops"), ("remain", "stays"), ("withdrew its", "pulled out"), ("blocked", "shut"), ("struck", "hit")],
)
def test_words_of_one_matter_fall_together(first: str, second: str) -> None:
    assert content_words(first) & content_words(second)


def test_function_words_and_contractions_carry_no_matter() -> None:
    assert content_words("They would not, and he'll say it doesn’t") == frozenset()


@pytest.mark.parametrize(
    ("word", "base"), [("sanctions", "sanction"), ("parties", "party"), ("stopped", "stop"), ("denied", "deny")]
)
def test_inflection_is_cut_off(word: str, base: str) -> None:
    assert stem(word) == stem(base)


def test_contraries_point_at_each_other() -> None:
    assert contrary("stay") == "leave"
    assert contrary("leave") == "stay"
    assert contrary("troops") is None


@pytest.mark.parametrize("text", ["if it does not leave", "if they don’t stop", "unless it fails to pay"])
def test_denial_is_seen(text: str) -> None:
    assert is_denied(text)
    assert not is_denied("if it leaves")


def test_overlap_is_measured_against_the_smaller_set() -> None:
    assert overlap(frozenset({"a", "b"}), frozenset({"a", "c", "d"})) == 0.5
    assert overlap(frozenset(), frozenset({"a"})) == 0.0


def test_a_quotation_within_a_longer_one_is_shared() -> None:
    assert share_quote(("this will cost him",), ("he said this will cost him dearly",))
    assert not share_quote(("this will cost him",), ("that will cost him",))
