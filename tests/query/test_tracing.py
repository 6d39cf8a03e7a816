from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from escalate.query import Certainty, exchange, find_paths, trace, trace_between
from tests.query.networks import make_collection, make_link, make_statement, networks

if TYPE_CHECKING:
    from escalate.model import Collection


@given(collection=networks(), back=st.booleans(), strict=st.booleans(), through=st.booleans())
def test_everything_traced_is_joined_by_a_path_and_nothing_else(
    collection: Collection, back: bool, strict: bool, through: bool
) -> None:
    traced = {t.statement.id: t for t in trace(collection, "s0", back=back, strict=strict, through_actors=through)}
    for other in (s.id for s in collection.statements if s.id != "s0"):
        ends = (other, "s0") if back else ("s0", other)
        assert bool(find_paths(collection, *ends, strict=strict, through_actors=through)) == (other in traced)
        if other in traced:
            certain = find_paths(collection, *ends, strict=strict, through_actors=through, certain=True)
            assert (traced[other].certainty is Certainty.CERTAIN) == bool(certain)


@given(collection=networks())
def test_between_two_statements_lies_what_is_on_a_walk(collection: Collection) -> None:
    paths = find_paths(collection, "s0", "s1", limit=1000)
    on_a_path = {hop.statement.id for path in paths for hop in path.hops}
    assert {t.statement.id for t in trace_between(collection, "s0", "s1")} | {"s1"} >= on_a_path


def test_each_step_names_the_one_that_is_nearer() -> None:
    statements = [make_statement(f"s{n}", (n, n)) for n in range(3)]
    collection = make_collection(statements, [make_link("s0", "s1"), make_link("s1", "s2")])
    assert [(t.statement.id, t.next, t.hops) for t in trace(collection, "s2", back=True)] == [
        ("s0", "s1", 2),
        ("s1", "s2", 1),
    ]
    assert [(t.statement.id, t.next, t.hops) for t in trace(collection, "s0", back=False)] == [
        ("s1", "s0", 1),
        ("s2", "s1", 2),
    ]


def test_an_exchange_holds_what_two_sides_did_to_each_other() -> None:
    statements = [
        make_statement("s0", (1, 1), "a", "b"),
        make_statement("s1", (2, 2), "b", "a"),
        make_statement("s2", (3, 3), "a", "c"),
    ]
    assert [s.id for s in exchange(make_collection(statements), "A", "B")] == ["s0", "s1"]
