"""Whose deed it is that somebody is judged or punished for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.resolve.actors.conftest import Reader

Read = Callable[..., Reader]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("France imposed a ban on Turkey over its offensive in the north.", "turkey"),
        ("Kuwait cut ties with Iran over its raids on tankers.", "iran"),
        ("Norway criticised Japan for its hunt of whales.", "japan"),
    ],
)
def test_a_state_is_punished_for_what_is_its_own(read: Read, text: str, actor: str) -> None:
    assert read(text).ids("its") == [actor]


def test_who_apologises_answers_for_its_own_deed(read: Read) -> None:
    assert read("Norway apologised to Japan for its raid on the convoy.").ids("its") == ["norway"]
