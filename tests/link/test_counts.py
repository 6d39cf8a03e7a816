"""What a sentence counts."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.link.counts import find_counts
from escalate.model import Span


def sentence(text: str) -> Span:
    return Span(article="a", start=7, end=7 + len(text), text=text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("killing 12 soldiers", [(12, 12, "12 soldiers")]),
        ("killing at least twelve Syrian soldiers", [(12, inf, "at least twelve Syrian soldiers")]),
        ("up to 1,200 troops crossed", [(0, 1200, "up to 1,200 troops")]),
        ("two hundred people fled", [(200, 200, "two hundred people")]),
        ("a dozen rockets fell", [(12, 12, "a dozen rockets")]),
        ("took 3 and killed 4 guards", [(4, 4, "4 guards")]),
        ("wounded 3 and killed 4 guards", [(3, 3, "3"), (4, 4, "4 guards")]),
        ("killing four, an official said", [(4, 4, "four")]),
    ],
)
def test_a_number_with_what_it_counts_is_found(text: str, found: list[tuple[float, float, str]]) -> None:
    assert [(c.low, c.high, c.span.text) for c in find_counts(sentence(text))] == found


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("killing at least 12 people and wounding thirty", [("peopl", "killed"), ("", "wounded")]),
        ("24 soldiers were killed", [("soldier", "killed")]),
        ("12 dead in the raid", [("", "killed")]),
        ("sent 300 soldiers", [("soldier", "")]),
    ],
)
def test_a_count_knows_what_befell_those_counted(text: str, tolls: list[tuple[str, str]]) -> None:
    assert [(c.noun, c.toll) for c in find_counts(sentence(text))] == tolls


@pytest.mark.parametrize("text", ["in 2014 rebels came", "25 percent of it", "on 4 May, troops", "the base"])
def test_dates_and_shares_are_no_counts(text: str) -> None:
    assert find_counts(sentence(text)) == ()


@given(st.text(alphabet="ab 12,.'-s one dozen at least", max_size=60))
def test_spans_are_the_words_of_the_sentence(text: str) -> None:
    for count in find_counts(sentence(text)):
        start, end = count.span.start - 7, count.span.end - 7
        assert text[start:end] == count.span.text
        assert count.low <= count.high
