"""The page's path finder against `escalate.query`: the same ends give the same hops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.page import make_crisis
from escalate.errors import NotInGraphError
from escalate.query import Best, Index, find_paths
from tests.browser.made_graphs import make_graph

if TYPE_CHECKING:
    from escalate.query import Path
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

_ASK = """queries => queries.map(([from, to, best, through]) => {
    const { path } = escalate.finder.find(from, to, { best, through });
    const { statements, links } = escalate.data;
    const id = (list) => (n) => (n == null ? null : list[n].id);
    return path && [path.statements.map(id(statements)), path.links.map(id(links))];
})"""
_MOST = 40  # as good as each other
_DAY = 1440
_NEVER = (date.max.toordinal() + 2) * _DAY - 1


def minute(text: str | None, *, last: bool) -> int:
    if text is None:
        return _NEVER if last else 0
    clock = int(text[11:13]) * 60 + int(text[14:16]) if len(text) > 10 else (_DAY - 1) * last
    return date.fromisoformat(text[:10]).toordinal() * _DAY + clock


def cost(path: Path, best: Best) -> tuple[int, ...]:
    """Return what a path costs: the least is the best."""
    times = [hop.statement.when for hop in path.hops]
    arrives = max(minute(when.start if when else None, last=False) for when in times)
    departs = min(minute(when.end if when else None, last=True) for when in times)
    hops = len(path.hops)
    return {
        Best.FOREMOST: (arrives, hops, -departs),
        Best.LATEST_DEPARTURE: (-departs, hops, arrives),
        Best.FASTEST: (max(0, arrives - departs), hops, arrives),
        Best.SHORTEST: (hops, arrives, -departs),
    }[best]


def find_equals(index: Index, start: str, end: str, best: Best, *, through: bool) -> list[Path]:
    """Return the best paths that Python finds: by links, and through actors where those lead nowhere."""
    for through_actors in [False, True][: 1 + through]:
        try:
            found = find_paths(index, start, end, best=best, through_actors=through_actors, limit=_MOST)
        except NotInGraphError:
            return []
        if found:
            return [path for path in found if cost(path, best) == cost(found[0], best)]
    return []


@pytest.mark.parametrize("seed", range(6))
def test_the_page_finds_the_path_that_python_finds(open_page: Opener, seed: int) -> None:
    collection = make_graph(seed, links=(20, 40, 60)[seed % 3])
    index = Index(collection)
    ids = [s.id for s in collection.statements]
    names = ["East", "army of east", "The Western State", "Ann Vale", "front", "2024-01-03", "Nobody"]
    ends = [*product(names, names), *zip(ids, reversed(ids), strict=True), *product(names[:3], ids[:6])]
    queries = [(start, end, best, through) for (start, end), best, through in product(ends, Best, (False, True))]
    answers: list[Any] = open_page(collection).evaluate(_ASK, [(a, b, best.value, t) for a, b, best, t in queries])
    alone = 0
    for (start, end, best, through), answer in zip(queries, answers, strict=True):
        equals = find_equals(index, start, end, best, through=through)
        assert (answer is None) == (not equals), (start, end, best, through)
        if len(equals) in (0, _MOST):
            continue
        statements, links = answer
        chains = {tuple(hop.statement.id for hop in path.hops): path for path in equals}
        assert tuple(statements) in chains, (start, end, best, through)
        path = chains[tuple(statements)]
        for hop, link in zip(path.hops, links, strict=True):
            assert hop.link is None or link == hop.link.id
        alone += len(equals) == 1
    assert alone > 50


def test_what_is_filtered_away_is_no_part_of_a_path(open_page: Opener) -> None:
    page = open_page(make_graph(1))
    path = page.evaluate("escalate.finder.find('East', 'West').path")
    assert len(path["statements"]) > 1
    page.evaluate("n => escalate.data.statements[n].confidence = 0.1", path["statements"][-1])
    page.evaluate("escalate.state.least = 0.2; escalate.emit('filter')")
    again = page.evaluate("escalate.finder.find('East', 'West').path")
    assert again is None or again["statements"] != path["statements"]


def test_a_name_that_means_nobody_or_several_is_told_in_words(open_page: Opener) -> None:
    page = open_page(make_crisis(300))
    ask = "name => escalate.finder.find(name, 'Republic A').why"
    assert page.evaluate(ask, "Atlantis") == "No actor or statement is called “Atlantis”."
    assert page.evaluate(ask, "1999") == "Nothing is dated 1999."
    assert page.evaluate(ask, "Stone").startswith("“Stone” may mean ")


def test_of_several_actors_of_one_name_one_is_chosen(open_page: Opener) -> None:
    made = make_graph(4)
    actors = tuple(replace(a, name="Guard") if a.id in ("east.army", "front") else a for a in made.actors)
    page = open_page(replace(made, actors=actors))
    page.locator("#find-path").click()
    page.locator("#path-from").fill("Guard")
    page.locator("#path-to").fill("West")
    page.keyboard.press("Enter")
    assert "“Guard” may mean 2 actors." in page.locator("#path-result").inner_text()
    assert "Guard [front]" in page.locator("#names option").evaluate_all("all => all.map((one) => one.value)")
    page.locator("#path-result button").last.click()
    assert page.locator("#path-from").input_value() in ("east.army", "front")
    assert page.evaluate("escalate.state.path !== null || escalate.paths.ends.why.startsWith('No path')")
    asked = "name => JSON.stringify(escalate.finder.find(name, 'West'))"
    assert page.evaluate(asked, "Guard [front]") == page.evaluate(asked, "front")
