from __future__ import annotations

import pytest

from escalate.export.html.verbs import is_plural, verb_table
from escalate.model import Actor, ActorKind, Event, Mention, Span


def mention(name: str) -> Mention:
    return Mention(actor=name, name=name, span=Span(article="a", start=0, end=len(name), text=name))


@pytest.mark.parametrize(
    ("name", "kind", "plural"),
    [
        ("Iran", ActorKind.STATE, False),
        ("United States", ActorKind.STATE, False),
        ("United Nations", ActorKind.ORGANISATION, False),
        ("US Congress", ActorKind.GOVERNMENT, False),
        ("House of Representatives", ActorKind.GOVERNMENT, False),
        ("Boris Thomas", ActorKind.PERSON, False),
        ("crowd", ActorKind.PEOPLE, False),
        ("family of lawyers", ActorKind.PEOPLE, False),
        ("lawmakers", ActorKind.GOVERNMENT, True),
        ("residents of Basra", ActorKind.PEOPLE, True),
        ("Tanzanian police", ActorKind.GOVERNMENT, True),
        ("fishermen", ActorKind.PEOPLE, True),
        ("Israelis", ActorKind.PEOPLE, True),
        ("Hezbollah Brigades", ActorKind.ARMED_GROUP, True),
        ("Taliban", ActorKind.ARMED_GROUP, False),
    ],
)
def test_the_number_of_the_verb_is_that_of_the_name(name: str, kind: ActorKind, plural: bool) -> None:
    assert is_plural([mention(name)], {name: Actor(id=name, name=name, kind=kind)}) is plural


def test_several_take_the_plural_and_nobody_the_singular() -> None:
    assert is_plural([mention("Iran"), mention("Iraq")], {})
    assert not is_plural([], {})
    assert not is_plural([mention("Iran")], {})


def test_every_event_has_a_verb_for_one_and_for_several_with_and_without_a_target() -> None:
    table = verb_table()
    assert set(table) == {event.value for event in Event}
    assert table["CONSULT"] == ["talks with", "holds talks", "talk with", "hold talks"]
