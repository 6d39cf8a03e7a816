"""Tests of the topics that runs of words speak of."""

import pytest

from escalate.link.phrases import find_topics


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The chancellor stepped down on Friday.", "#resign"),
        ("The kidnappers let all the women go.", "#release"),
        ("The strike was called off.", "#stop"),
        ("Gunmen opened fire on the bus.", "#attack"),
        ("The two presidents sat down in Bogota.", "#talks"),
    ],
)
def test_a_run_of_words_names_its_topic(text: str, topic: str) -> None:
    assert topic in find_topics(text)


def test_words_of_a_run_that_stand_apart_name_nothing() -> None:
    assert find_topics("A step was taken that led him down the stairs.") == frozenset()
