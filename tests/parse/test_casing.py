from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.parse.casing import Evidence, find_evidence, is_headline, is_shouted, recase

NOTHING = Evidence(frozenset(), {})
BODY = "The talks in Geneva failed, Rice said. Envoys of Iran and NATO left the talks in anger."


@pytest.mark.parametrize("text", ["IRAN WARNS ISRAEL", "U.S. TROOPS LEAVE IRAQ AFTER 8 YEARS"])
def test_capitals_are_shouted(text: str) -> None:
    assert is_shouted(text)


@pytest.mark.parametrize("text", ["Iran warns NATO", "NATO", "WASHINGTON (AP) — The president left.", ""])
def test_other_text_is_not_shouted(text: str) -> None:
    assert not is_shouted(text)


@pytest.mark.parametrize("text", ["Talks With Iran Fail in Geneva", "Rice Warns Tehran Over Nuclear Plans"])
def test_headlines(text: str) -> None:
    assert is_headline(text)


@pytest.mark.parametrize("text", ["Talks with Iran fail in Geneva", "Iran Left.", "Barham Salih", "The talks failed"])
def test_sentences_are_no_headlines(text: str) -> None:
    assert not is_headline(text)


def test_the_body_tells_names_from_words() -> None:
    evidence = find_evidence([BODY])
    assert recase("RICE LEAVES TALKS WITH NATO", evidence) == "Rice leaves talks with NATO"
    assert recase("Rice Leaves Talks With Iran", evidence) == "Rice leaves talks with Iran"


def test_a_headline_is_no_evidence() -> None:
    assert find_evidence(["Talks With Iran Fail in Geneva"]) == NOTHING


def test_without_a_body_known_words_become_small() -> None:
    assert recase("Zubarov Warns Against Attacks on Kerch", NOTHING) == "Zubarov warns against attacks on Kerch"


def test_a_sentence_is_left_as_it_is() -> None:
    assert recase(BODY, find_evidence([BODY])) == BODY


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ABC DEFİßŉ ")), max_size=50))
def test_length_is_preserved(text: str) -> None:
    assert len(recase(text, NOTHING)) == len(text)
    assert len(recase(text.upper(), NOTHING)) == len(text.upper())
