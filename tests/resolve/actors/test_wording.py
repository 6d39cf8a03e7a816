"""The words by which actors without a known name are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels killed a 15-year-old girl on Monday.", "girl"),
        ("Rebels attacked the so-called liberation army on Monday.", "liberation army"),
        ("Police arrested two Cuban exile leaders in Miami.", "Cuban exile leaders"),
        ("Police arrested two Turkish student leaders.", "Turkish student leaders"),
        ("Police arrested multiple protesters in Oslo.", "Norwegian protesters"),
    ],
)
def test_a_target_is_named_by_its_own_words(reader: Reader, text: str, name: str) -> None:
    assert name in {m.name for s in reader.statements(text) for m in s.targets}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elko Industries Inc. condemned the attack.", "Elko Industries"),
        ("A State Department duty officer condemned the attack.", "US State Department duty officer"),
        ("However, Holmar's pension board condemned the attack.", "Holmar's pension board"),
    ],
)
def test_a_source_is_named_by_its_own_words(reader: Reader, text: str, name: str) -> None:
    assert name in {m.name for s in reader.statements(text) for m in s.sources}


def test_the_zone_of_a_clock_is_nobody(reader: Reader) -> None:
    found = reader.statements("The army extended its deadline until 9 a.m. EST Tuesday.")
    assert "EST" not in {m.name for s in found for m in s.targets}
