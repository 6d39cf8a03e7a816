from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from escalate.errors import QueryRefusedError
from escalate.query.cypher import ask
from escalate.query.patterns import (
    ACTOR_PROPERTIES,
    LINK_PROPERTIES,
    OPTIONAL,
    STATEMENT_PROPERTIES,
    build_pattern_graph,
)
from tests.export.sample_collection import COLLECTION
from tests.query.networks import networks

if TYPE_CHECKING:
    from escalate.model import Collection


def test_a_pattern_gives_the_rows_it_returns_in_the_order_of_return() -> None:
    answer = ask(
        COLLECTION, 'MATCH (a:Actor)-[:ISSUES]->(t:Threat) WHERE a.name = "Ada Brandt" RETURN t.id, a.name AS who'
    )
    assert answer.columns == ("t.id", "who")
    assert answer.rows
    assert {who for _, who in answer.rows} == {"Ada Brandt"}


@given(collection=networks())
def test_a_chain_of_two_links_is_found_wherever_there_is_one(collection: Collection) -> None:
    answer = ask(
        collection,
        "MATCH (a:Statement)-[r:PROVOKES]->(b:Statement)-[q:REPEATS]->(c) RETURN a.id, r.id, b.id, q.id, c.id",
    )
    provokes = [k for k in collection.links if k.relation == "provokes"]
    repeats = [k for k in collection.links if k.relation == "repeats"]
    expected = {
        (p.antecedent, p.id, p.consequence, q.id, q.consequence)
        for p in provokes
        for q in repeats
        if p.consequence == q.antecedent and p.antecedent != q.consequence
    }
    assert set(answer.rows) == expected


@given(collection=networks())
def test_two_properties_are_compared_rightly(collection: Collection) -> None:
    answer = ask(
        collection,
        "MATCH (a:Statement)-[:PROVOKES]->(b:Statement) WHERE NOT a.date IS NULL AND NOT b.date IS NULL "
        "AND a.date < b.date RETURN DISTINCT a.id, b.id",
    )
    dates = {s.id: s.when.start if s.when else None for s in collection.statements}
    expected = set()
    for link in collection.links:
        first, second = dates[link.antecedent], dates[link.consequence]
        if link.relation == "provokes" and first and second and first < second:
            expected.add((link.antecedent, link.consequence))
    assert set(answer.rows) == expected


def test_texts_are_searched_by_their_beginnings() -> None:
    told = {s.id: s.report.sentence.text for s in COLLECTION.statements}
    beginning = next(iter(told.values()))[:6]
    answer = ask(COLLECTION, f'MATCH (t:Statement) WHERE t.sentence STARTS WITH "{beginning}" RETURN t.id')
    assert {row[0] for row in answer.rows} == {name for name, text in told.items() if text.startswith(beginning)}


def test_counting_nothing_gives_nought() -> None:
    assert ask(COLLECTION, 'MATCH (a:Actor) WHERE a.name = "Nobody" RETURN count(a)').rows == ((0,),)


def test_whole_nodes_come_as_their_properties() -> None:
    ((node,), *_) = ask(COLLECTION, "MATCH (a:Actor) RETURN a LIMIT 1").rows
    assert isinstance(node, dict)
    assert {"id", "name", "kind"} <= node.keys()
    assert "__labels__" not in node


def test_what_is_in_quotes_is_no_cypher() -> None:
    assert ask(COLLECTION, "MATCH (a:Actor) WHERE a.name = \"created with 'care' -- (set)\" RETURN a.name").rows == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (a:Actor)-[:ISSUES]-(t) RETURN t.id", "direction"),
        ("MATCH (a)--(t) RETURN t.id", "direction"),
        ("MATCH (a:Actor) WHERE a.name = 'Iran' RETURN a.name", "double quotes"),
        ("MATCH (a:Actor) WITH a RETURN a.name", "WITH"),
        ("OPTIONAL MATCH (a:Actor) RETURN a.name", "begins with MATCH"),
        ("MATCH (a:Actor) OPTIONAL MATCH (a)-[:ISSUES]->(t) RETURN a.name", "OPTIONAL MATCH"),
        ("MATCH p = (a)-[:PROVOKES]->(b) RETURN p", "name its parts"),
        ("MATCH (a:Actor), (b:Actor) RETURN a.name", "second MATCH"),
        ("MATCH (a)-[:PROVOKES*]->(b) RETURN a.id", "both ends"),
        ("MATCH (a)-[:PROVOKES*1..]->(b) RETURN a.id", "both ends"),
        ("MATCH (a)-[:PROVOKES*0..2]->(b) RETURN a.id", "begin at 1"),
        ("MATCH (a)-[:PROVOKES*1..9]->(b) RETURN a.id", "escalate paths"),
        ("MATCH (a:State:Actor) RETURN a.name", "two labels"),
        ("MATCH (a:Aktor) RETURN a.name", "did you mean Actor"),
        ("MATCH (a)-[:PROVOKE]->(b) RETURN a.id", "did you mean PROVOKES"),
        ("MATCH (a:Statement) RETURN a.quot", "did you mean quote"),
        ("MATCH (a:Statement) RETURN a.id ORDER BY a.date", "NOT a.date IS NULL"),
        ("MATCH (a:Statement) RETURN a.id, a.date AS d ORDER BY d", "NOT a.date IS NULL"),
        ('MATCH (a:Statement) WHERE a.date <> "2019" RETURN a.id', "NOT a.date IS NULL"),
        ('MATCH (a:Statement) WHERE NOT a.date = "2019" RETURN a.id', "NOT a.date IS NULL"),
        ("MATCH (a:Statement) RETURN COUNT(a.date)", "NOT a.date IS NULL"),
        ('MATCH (a:Statement) WHERE a.id = "x" OR a.id = "y" AND a.spoken = true RETURN a.id', "parentheses"),
        ("MATCH (a:Statement) WHERE a.date IS NOT NULL RETURN a.id", "NOT x.name IS NULL"),
        ("MATCH (a:Statement) RETURN COUNT(*)", r"COUNT\(t\)"),
        ("MATCH (a:Statement) RETURN a.id, a.id", "twice"),
        ("MATCH (a:Statement) SET a.id = 1 RETURN a.id", "only reads"),
        ("MATCH shortestPath((a)-[:PROVOKES]->(b)) RETURN a.id", "escalate paths"),
        ("MATCH (a:Statement RETURN a.id", "line 1, column"),
        ("MATCH (a:Statement) RETURN b.id", "stands in a MATCH"),
        ("MATCH (a)-[r:PROVOKES*1..2]->(b) WHERE r.confidence > 0.5 RETURN a.id", "one by one"),
        ("RETURN 1", "begins with MATCH"),
        ("MATCH (a:Actor)", "RETURN"),
    ],
)
def test_what_would_be_answered_wrongly_is_refused_with_what_to_write(query: str, said: str) -> None:
    with pytest.raises(QueryRefusedError, match=said):
        ask(COLLECTION, query)


def test_properties_that_may_be_missing_are_those_that_are() -> None:
    graph = build_pattern_graph(COLLECTION)
    tables = {"Actor": ACTOR_PROPERTIES, "Statement": STATEMENT_PROPERTIES}
    for _, data in graph.nodes(data=True):
        for label, names in tables.items():
            if label in data["__labels__"]:
                assert set(names) - data.keys() <= OPTIONAL
                assert data.keys() - {"__labels__"} <= set(names)
    for _, _, data in graph.edges(data=True):
        assert set(LINK_PROPERTIES) - data.keys() <= OPTIONAL | {"basis"}
