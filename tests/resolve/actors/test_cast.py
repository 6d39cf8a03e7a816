"""What stands for a person once an article has named them in full."""

from __future__ import annotations

import pytest

from escalate.resolve.actors.cast import Cast
from escalate.resolve.actors.gazetteer import Gazetteer


@pytest.mark.parametrize("name", ["Anthony Scaramella", "Anthony Scaramella Jr", "Anthony Scaramella III"])
def test_the_surname_stands_for_its_bearer_whatever_follows_it(name: str) -> None:
    cast = Cast(Gazetteer.load())
    person = cast.add_person(name, gender="")
    cast.remember(person.id, name)
    assert cast.bearers("Scaramella") == [person.id]
