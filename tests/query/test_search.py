from __future__ import annotations

import pytest

from escalate.errors import NotInGraphError
from escalate.model import Actor, ActorKind, Collection, Event
from escalate.query import build_selection, select_statements
from tests.query.networks import make_statement

ACTORS = (
    Actor(id="iran", name="Iran", kind=ActorKind.STATE),
    Actor(id="person.zarif", name="Zarif", kind=ActorKind.PERSON, country="iran", member_of=("iran",)),
    Actor(id="usa", name="United States", kind=ActorKind.STATE),
)
COLLECTION = Collection(
    articles=(),
    actors=ACTORS,
    statements=(
        make_statement("undated", None, "iran", "usa"),
        make_statement("late", (40, 40), "person.zarif", "usa"),
        make_statement("early", (2, 2), "iran", "usa"),
        make_statement("other", (3, 9), "usa", "iran"),
    ),
    links=(),
)


def names(**filters: object) -> list[str]:
    return [s.id for s in select_statements(COLLECTION, build_selection(**filters))]


def test_statements_come_in_the_order_of_time_undated_last() -> None:
    assert names() == ["early", "other", "late", "undated"]


def test_by_an_actor_means_by_its_members_too() -> None:
    assert names(by="Iran", to="United States") == ["early", "late", "undated"]
    assert names(by="Zarif") == ["late"]


def test_dates_select_what_may_lie_within() -> None:
    assert names(since="2020-02") == ["late"]
    assert names(until="2020-01-05") == ["early", "other"]
    assert names(since="2020-01-05", until="2020") == ["other", "late"]


def test_events_conditions_and_confidence_select() -> None:
    assert names(event=Event.REQUEST) == []
    assert names(conditional=True) == []
    assert names(least_confidence=0.95) == []


def test_an_unknown_actor_is_refused() -> None:
    with pytest.raises(NotInGraphError):
        names(by="Atlantis")
