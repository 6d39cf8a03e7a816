from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.errors import DateUnreadableError, NotInGraphError
from escalate.model import Basis, Event, Precision, Relation, When
from escalate.query import Best, Certainty, Index, find_paths
from escalate.query.field import Rules
from escalate.query.routes import search_ways
from tests.query.networks import day, make_collection, make_link, make_statement, networks
from tests.query.walks import every_walk, measure

if TYPE_CHECKING:
    from escalate.model import Collection, Statement


@given(
    collection=networks(),
    best=st.sampled_from(Best),
    strict=st.booleans(),
    certain=st.booleans(),
    max_wait=st.sampled_from([None, None, 0, 1, 3]),
    through=st.booleans(),
    relations=st.sampled_from([(), (), (Relation.PROVOKES,), (Relation.REPEATS,)]),
    least=st.sampled_from([0.0, 0.0, 0.5]),
)
def test_best_path_equals_the_best_of_all_walks(
    collection: Collection,
    best: Best,
    strict: bool,
    certain: bool,
    max_wait: int | None,
    through: bool,
    relations: tuple[Relation, ...],
    least: float,
) -> None:
    walks = list(
        every_walk(
            collection, "s0", "s1", strict=strict, certain=certain, max_wait=max_wait, through=through,
            relations=relations, least=least,
        )
    )  # fmt: skip
    found = find_paths(
        collection, "s0", "s1", best=best, strict=strict, certain=certain, max_wait=max_wait, through_actors=through,
        relations=relations, min_confidence=least,
    )  # fmt: skip
    assert bool(found) == bool(walks)
    if not walks:
        return
    path = tuple(hop.statement for hop in found[0].hops)
    assert path in walks
    assert measure(path, best, strict=strict) == min(measure(w, best, strict=strict) for w in walks)


@given(collection=networks(), best=st.sampled_from(Best), strict=st.booleans(), through=st.booleans())
def test_several_paths_are_all_walks_the_best_first(
    collection: Collection, best: Best, strict: bool, through: bool
) -> None:
    walks = set(every_walk(collection, "s0", "s1", strict=strict, through=through))
    found = find_paths(collection, "s0", "s1", best=best, limit=1000, strict=strict, through_actors=through)
    paths = [tuple(h.statement for h in p.hops) for p in found]
    assert len(paths) == len(set(paths))
    assert set(paths) == walks
    costs = [measure(p, best, strict=strict) for p in paths]
    assert costs == sorted(costs)


@given(collection=networks(), best=st.sampled_from(Best), strict=st.booleans(), through=st.booleans())
def test_a_search_without_bounds_finds_the_same(
    collection: Collection, best: Best, strict: bool, through: bool
) -> None:
    walks = set(every_walk(collection, "s0", "s1", strict=strict, through=through))
    network = Index(collection).network
    start, end = network.number["s0"], network.number["s1"]
    rules = Rules(strict=strict, through_actors=through)
    chains = list(search_ways(network, rules, [start], [end], best))
    paths = [tuple(network.statements[step.statement] for step in chain) for chain in chains]
    assert len(paths) == len(set(paths))
    assert set(paths) == walks
    costs = [measure(p, best, strict=strict) for p in paths]
    assert costs == sorted(costs)


@given(collection=networks(), best=st.sampled_from(Best), strict=st.booleans(), through=st.booleans())
def test_between_actors_every_walk_from_one_to_the_other_is_found_that_meets_no_end_before(
    collection: Collection, best: Best, strict: bool, through: bool
) -> None:
    issued = {actor: {s.id for s in collection.statements if s.sources[0].actor == actor} for actor in ("a", "b")}
    if not all(issued.values()):
        return
    walks = {
        walk
        for start in issued["a"]
        for end in issued["b"]
        for walk in every_walk(collection, start, end, strict=strict, through=through)
        if not issued["b"] & {s.id for s in walk[:-1]}
    }
    found = find_paths(collection, "a", "b", best=best, limit=1000, strict=strict, through_actors=through)
    paths = [tuple(h.statement for h in p.hops) for p in found]
    assert len(paths) == len(set(paths))
    assert set(paths) == walks
    costs = [measure(p, best, strict=strict) for p in paths]
    assert costs == sorted(costs)


@given(collection=networks(), strict=st.booleans(), through=st.booleans())
def test_a_path_hangs_on_exactly_the_statements_of_every_walk(
    collection: Collection, strict: bool, through: bool
) -> None:
    walks = list(every_walk(collection, "s0", "s1", strict=strict, through=through))
    for path in find_paths(collection, "s0", "s1", strict=strict, through_actors=through, hinges=True):
        common = set.intersection(*({s.id for s in w} for w in walks))
        assert set(path.hangs_on) == common


def test_path_never_runs_backwards_in_time() -> None:
    statements = [make_statement("s0", (5, 5)), make_statement("s1", (3, 3))]
    assert find_paths(make_collection(statements, [make_link("s0", "s1")]), "s0", "s1") == ()


def test_days_are_chosen_once_for_the_whole_path() -> None:
    """Each hop alone is possible, but no day of the month in the middle lies after the 10th and before the 5th."""
    statements = [make_statement("s0", (10, 10)), make_statement("s1", (1, 30)), make_statement("s2", (5, 5))]
    links = [make_link("s0", "s1"), make_link("s1", "s2")]
    assert find_paths(make_collection(statements, links), "s0", "s2") == ()


def test_overlapping_dates_make_a_path_possible_and_apart_ones_certain() -> None:
    statements = [make_statement("s0", (1, 1)), make_statement("s1", (3, 3)), make_statement("s2", (3, 3))]
    collection = make_collection(statements, [make_link("s0", "s1"), make_link("s1", "s2")])
    assert find_paths(collection, "s0", "s1")[0].certainty is Certainty.CERTAIN
    path = find_paths(collection, "s0", "s2")[0]
    assert path.certainty is Certainty.POSSIBLE
    assert [hop.order for hop in path.hops] == [None, Certainty.CERTAIN, Certainty.POSSIBLE]
    assert find_paths(collection, "s0", "s2", certain=True) == ()
    assert find_paths(collection, "s0", "s2", strict=True) == ()


def test_window_cuts_what_lies_outside() -> None:
    statements = [make_statement("s0", (1, 1)), make_statement("s1", (9, 9))]
    collection = make_collection(statements, [make_link("s0", "s1")])
    assert find_paths(collection, "s0", "s1", since="2020-01", until="2020-01")
    assert not find_paths(collection, "s0", "s1", since=day(2))
    assert not find_paths(collection, "s0", "s1", until=day(8))


def test_weak_links_and_unwanted_relations_are_not_walked() -> None:
    statements = [make_statement("s0", (1, 1)), make_statement("s1", (2, 2))]
    collection = make_collection(statements, [make_link("s0", "s1", confidence=0.4)])
    assert find_paths(collection, "s0", "s1", min_confidence=0.4)
    assert not find_paths(collection, "s0", "s1", min_confidence=0.5)


def test_actors_and_dates_serve_as_ends() -> None:
    statements = [make_statement("s0", (1, 1), "a", "b"), make_statement("s1", (2, 2), "b", "a")]
    collection = make_collection(statements, [make_link("s0", "s1")])
    for start, end in (("A", "B"), (day(1), "b"), ("2020-01-02", "2020-01-03")):
        assert [h.statement.id for h in find_paths(collection, start, end)[0].hops] == ["s0", "s1"]


def test_an_actor_that_issues_nothing_is_refused_as_an_end() -> None:
    collection = make_collection([make_statement("s0", (1, 1), "a", "b")])
    with pytest.raises(NotInGraphError, match="issues no statement"):
        find_paths(collection, "a", "b")


def test_a_hop_carries_its_link_date_and_reason() -> None:
    statements = [make_statement("s0", (1, 1), "a", "b"), make_statement("s1", (2, 2), "b", "a")]
    through_link = find_paths(make_collection(statements, [make_link("s0", "s1")]), "a", "b")[0].hops[1]
    assert (through_link.date, through_link.reason) == ("2020-01-03", "because")
    through_actor = find_paths(make_collection(statements), "a", "b", through_actors=True)[0].hops[1]
    assert through_actor.link is None
    assert through_actor.through == "b"
    assert "B" in through_actor.reason


def test_only_relations_and_kinds_allowed_are_walked() -> None:
    statements = [make_statement("s0", (1, 1)), make_statement("s1", (2, 2))]
    collection = make_collection(statements, [make_link("s0", "s1", relation=Relation.REPEATS)])
    assert find_paths(collection, "s0", "s1", relations=[Relation.REPEATS], events=[Event.THREATEN])
    assert not find_paths(collection, "s0", "s1", relations=[Relation.PROVOKES])
    assert not find_paths(collection, "s0", "s1", events=[Event.ASSAULT])


def test_parallel_links_are_one_hop_and_the_strongest_speaks() -> None:
    statements = [make_statement("s0", (1, 1)), make_statement("s1", (2, 2))]
    links = [make_link("s0", "s1", 0.3), make_link("s0", "s1", 0.8, Relation.REPEATS)]
    (path,) = find_paths(make_collection(statements, links), "s0", "s1", limit=5)
    assert path.hops[1].link == links[1]
    assert path.hops[1].also == (links[0],)
    assert path.confidence == 0.8


def test_hours_order_what_falls_on_one_day() -> None:
    def at(name: str, hour: str) -> Statement:
        when = When(
            start=f"2020-01-01T{hour}", end=f"2020-01-01T{hour}", precision=Precision.MINUTE, basis=Basis.STATED
        )
        return replace(make_statement(name, (0, 0)), when=when)

    collection = make_collection([at("s0", "09:00"), at("s1", "17:30")], [make_link("s0", "s1"), make_link("s1", "s0")])
    assert find_paths(collection, "s0", "s1")[0].certainty is Certainty.CERTAIN
    assert find_paths(collection, "s1", "s0") == ()
    assert find_paths(collection, "s0", "s1", strict=True) == ()


def test_a_date_that_is_none_is_refused() -> None:
    collection = make_collection([make_statement("s0", (1, 1)), make_statement("s1", (2, 2))])
    with pytest.raises(DateUnreadableError, match="2020-13"):
        find_paths(collection, "s0", "s1", since="2020-13")


@pytest.mark.parametrize("best", Best)
def test_a_link_is_taken_before_a_passage_through_an_actor_to_the_same_statement(best: Best) -> None:
    collection = make_collection(
        [make_statement("s0", (1, 1), "a", "b"), make_statement("s1", (2, 2), "b", "a")], [make_link("s0", "s1")]
    )
    (path,) = find_paths(collection, "s0", "s1", best=best, through_actors=True, limit=3)
    assert [(hop.link is not None, hop.through) for hop in path.hops[1:]] == [(True, None)]


def test_where_the_link_is_not_allowed_the_passage_through_an_actor_is_left() -> None:
    collection = make_collection(
        [make_statement("s0", (1, 1), "a", "b"), make_statement("s1", (2, 2), "b", "a")],
        [make_link("s0", "s1", relation=Relation.REPEATS)],
    )
    (path,) = find_paths(collection, "s0", "s1", relations=[Relation.PROVOKES], through_actors=True)
    assert [hop.through for hop in path.hops] == [None, "b"]
