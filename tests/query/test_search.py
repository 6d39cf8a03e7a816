from __future__ import annotations

import pytest

from escalate.errors import BadFilterError, DateUnreadableError, NotInGraphError
from escalate.model import Actor, ActorKind, Collection, Event
from escalate.query import Selection, build_selection, parse_selection, restrict, select_statements
from escalate.query.search import describe_selection, explain_nothing
from tests.export.sample_collection import COLLECTION as SAMPLE
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


def test_words_read_as_the_filters_they_name() -> None:
    found = parse_selection(
        ['by="Hezbollah Brigades" event=threaten', "since=2019-01 conditional least_confidence=0.5"]
    )
    assert found == Selection(
        by=("Hezbollah Brigades",), event=(Event.THREATEN,), since="2019-01", conditional=True, least_confidence=0.5
    )
    assert parse_selection([describe_selection(found)]) == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("who=Iran", "'who' is no filter"),
        ("event=SHOUT", "THREATEN"),
        ("quad=rude", "verbal conflict"),
        ("conditional=maybe", "conditional=yes"),
        ("least_confidence=high", "no number"),
        ('by="Iran', "quote"),
    ],
)
def test_a_filter_that_does_not_exist_is_refused_with_those_that_do(words: str, said: str) -> None:
    with pytest.raises(BadFilterError, match=said):
        parse_selection([words])


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DateUnreadableError, match="yesterday"):
        parse_selection(["since=yesterday"])


def test_dates_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(BadFilterError, match="since=2010 is later than until=2001"):
        build_selection(since="2010", until="2001")
    assert build_selection(since="2019-02-08", until="2019").until == "2019"


def test_words_are_found_in_any_inflection() -> None:
    assert [s.id for s in select_statements(SAMPLE, build_selection(about="threatening"))] == [
        s.id for s in select_statements(SAMPLE, build_selection(about="threatened"))
    ]
    assert select_statements(SAMPLE, build_selection(about="threatened"))


def test_a_part_holds_the_links_among_its_statements_and_nobody_else() -> None:
    selection = build_selection(event=Event.THREATEN)
    part = restrict(SAMPLE, selection)
    kept = {s.id for s in part.statements}
    assert kept == {s.id for s in SAMPLE.statements if s.event is Event.THREATEN}
    assert all(k.antecedent in kept and k.consequence in kept for k in part.links)
    assert {r.article for s in part.statements for r in s.reports} >= {a.id for a in part.articles}
    named = {m.actor for s in part.statements for m in (*s.sources, *s.targets)}
    assert named & {a.id for a in SAMPLE.actors} <= {a.id for a in part.actors}
    assert restrict(SAMPLE, Selection()) is SAMPLE


def test_a_part_holds_the_contradictions_and_judgements_whose_sides_are_left() -> None:
    whole = restrict(SAMPLE, build_selection(article=["Gazette", "Strait closed"]))
    assert whole.contradictions == SAMPLE.contradictions
    part = restrict(SAMPLE, build_selection(article="Strait closed"))
    assert [c.statement for c in part.contradictions] == ["s06"]
    assert [(j.a, j.b) for j in part.judgements] == [("Hale", "person.jon-hale"), ("s99", "s06")]
    assert restrict(SAMPLE, build_selection(event=Event.AID)).judgements == ()


def test_nothing_found_tells_what_was_searched_and_what_each_filter_leaves() -> None:
    told = explain_nothing(COLLECTION, build_selection(by="Zarif", event=Event.ASSAULT))
    assert "searched 4 statements" in told
    assert "by=Zarif fits 1" in told
    assert "event=ASSAULT fits 0" in told
