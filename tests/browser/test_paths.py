"""The page's path finder against `escalate.query`: the same ends give the same hops."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.page import make_crisis
from escalate.errors import NotInGraphError
from escalate.query import Best, find_paths
from tests.browser.made_graphs import make_graph

if TYPE_CHECKING:
    from escalate.model import Collection
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

_ASK = """queries => queries.map(([from, to, best, through]) => {
    const { path } = escalate.finder.find(from, to, { best, through });
    const id = (list) => (n) => (n == null ? null : list[n].id);
    const { statements, links, actors } = escalate.data;
    return path && [path.statements.map(id(statements)), path.links.map(id(links)), path.actors.map(id(actors))];
})"""


def expected(
    collection: Collection, start: str, end: str, best: str, *, through: bool
) -> list[list[str | None]] | None:
    """Return what Python finds: along the links, and through actors only where those lead nowhere."""
    for through_actors in [False, True][: 1 + through]:
        try:
            found = find_paths(collection, start, end, best=Best(best), through_actors=through_actors)
        except NotInGraphError:
            return None
        for path in found:
            hops = path.hops
            return [
                [h.statement.id for h in hops],
                [h.link.id if h.link else None for h in hops],
                [h.through for h in hops],
            ]
    return None


@pytest.mark.parametrize("seed", range(6))
def test_the_page_finds_the_path_that_python_finds(open_page: Opener, seed: int) -> None:
    collection = make_graph(seed, links=(20, 50, 90)[seed % 3])
    ids = [s.id for s in collection.statements]
    names = [
        "East",
        "army of east",
        "west",
        "The Western State",
        "Ann Vale",
        "front",
        "2024-01-03",
        "2024-01",
        "Nobody",
    ]
    ends = [*product(names, names), *zip(ids, reversed(ids), strict=True), *product(names[:3], ids[:6])]
    queries: list[tuple[str, str, str, bool]] = [
        (start, end, best.value, through) for (start, end), best, through in product(ends, Best, (False, True))
    ]
    answers: list[Any] = open_page(collection).evaluate(_ASK, queries)
    found = 0
    for (start, end, best, through), answer in zip(queries, answers, strict=True):
        assert answer == expected(collection, start, end, best, through=through), (start, end, best, through)
        found += answer is not None
    assert found > len(queries) / 5


def test_what_is_filtered_away_is_no_part_of_a_path(open_page: Opener) -> None:
    page = open_page(make_graph(1))
    path = page.evaluate("escalate.finder.find('East', 'West').path")
    assert len(path["statements"]) > 1
    page.evaluate("n => escalate.data.statements[n].confidence = 0.1", path["statements"][-1])
    page.evaluate("escalate.state.least = 0.2; escalate.emit('filter')")
    again = page.evaluate("escalate.finder.find('East', 'West').path")
    assert again is None or again["statements"] != path["statements"]


def test_a_name_that_means_nobody_or_several_is_told_in_words(open_page: Opener) -> None:
    page = open_page(make_crisis(60))
    ask = "name => escalate.finder.find(name, 'Republic A').why"
    assert page.evaluate(ask, "Atlantis") == "No actor or statement is called “Atlantis”."
    assert page.evaluate(ask, "1999") == "Nothing is dated 1999."
    assert page.evaluate(ask, "Stone").startswith("“Stone” may mean ")
