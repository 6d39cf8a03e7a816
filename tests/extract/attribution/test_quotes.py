"""Quoted runs of texts, whichever marks they use and however badly they balance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.extract.attribution import find_quotes


def quoted(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "no" and left.',
        "He said “no” and left.",
        "He said ``no'' and left.",
        "He said «no» and left.",
        "He said „no“ and left.",
        "He said ‘no’ and left.",
        "He said 'no' and left.",
        "He said ”no” and left.",
    ],
)
def test_every_kind_of_mark_is_a_mark(text: str) -> None:
    assert quoted(text) == ["no"]


@pytest.mark.parametrize(
    "text",
    [
        "Iran's army didn't move, and the soldiers' boots weren’t wet.",
        "It was the summer of '69 and they'd won.",
        "He is 6'2\" tall and weighs 90 kg.",
        "Rock 'n' roll isn't dead.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert quoted("He said: ‘the soldiers’ boots are wet,’ and left.") == ["the soldiers’ boots are wet,"]


def test_single_marks_inside_double_ones_belong_to_the_quote() -> None:
    assert quoted("\"He called it 'a joke' again,\" she said.") == ["He called it 'a joke' again,"]


def test_a_speech_that_opens_every_paragraph_and_closes_the_last_continues() -> None:
    text = "“One.\n\n“Two.\n\n“Three.”\n\nFour."
    found = find_quotes(text)
    assert quoted(text) == ["One.", "Two.", "Three."]
    assert [q.continues for q in found] == [True, True, False]
    assert [q.closed for q in found] == [False, False, True]


def test_a_forgotten_closing_mark_costs_one_sentence() -> None:
    assert quoted("“We will go. Then he left.\n\nHe said “no” twice.") == ["We will go.", "no"]


def test_a_forgotten_closing_mark_ends_before_the_next_quote() -> None:
    assert quoted("“We will go, he said. “Now.”") == ["We will go, he said.", "Now."]


def test_a_forgotten_opening_mark_is_taken_back_to_the_sentence() -> None:
    assert quoted('He rose. We will go," he said.') == ["We will go,"]


def test_a_paragraph_does_not_infect_the_next() -> None:
    assert quoted('A stray " mark here.\n\n"All is well," he said.')[-1] == "All is well,"


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`"))
def test_quotes_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start <= quote.inner_start < quote.inner_end <= quote.end <= len(text)
        end = quote.end
