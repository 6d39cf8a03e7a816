"""Words and names made to break out of the page stay words and names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import choose, place_of, wait_until
from tests.export.sample_articles import ACTORS
from tests.export.sample_collection import COLLECTION, LINKS, STATEMENTS

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_hostile_words_stay_words(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s19")
    assert "</script><script>window.hit=1</script>" in page.locator("#panel").inner_text()
    assert page.evaluate("window.hit") is None
    assert page.locator("#panel script, #panel img, #panel b b, .lanes img").count() == 0
    for view in "231":
        page.keyboard.press(view)
    assert page.locator("main img, main script").count() == 0
    page.mouse.move(*place_of(page, "s19"))
    page.locator("#find-path").click()


@pytest.mark.parametrize(
    "name", ["</script><script>window.hit=1</script>", '"><a href="javascript:window.hit=1">href</a>', "{{ 7*7 }}"]
)
def test_hostile_names_stay_names_everywhere(open_page: Opener, name: str) -> None:
    actors = tuple(replace(a, name=name, role=name, aliases=(name,)) for a in ACTORS)
    statements = tuple(
        replace(
            s, sources=tuple(replace(m, name=name, reason=name, affiliations=(name,)) for m in s.sources), mode=name
        )
        for s in STATEMENTS
    )
    links = tuple(replace(link, reason=name) for link in LINKS)
    page = open_page(replace(COLLECTION, actors=actors, statements=statements, links=links))
    choose(page, "s03")
    assert name in page.locator("#panel").inner_text()
    page.evaluate("escalate.select('link', 3)")
    page.evaluate("escalate.select('actor', 0)")
    page.keyboard.press("2")
    page.keyboard.press("3")
    assert page.evaluate("window.hit") is None
    assert page.locator("main a, main script").count() == 0


@pytest.mark.parametrize(
    "bad", ["</script><img src=x onerror=alert(1)>", "\"'><a href=javascript:alert(2)>href", "a~b&s=#%"]
)
def test_hostile_ids_titles_sites_and_addresses_stay_text(open_page: Opener, bad: str) -> None:
    articles = tuple(replace(a, title=bad, site=bad, url=bad, published=None) for a in COLLECTION.articles)
    first = replace(STATEMENTS[0], id=bad)
    links = tuple(replace(link, antecedent=bad) if link.antecedent == "s01" else link for link in COLLECTION.links)
    page = open_page(replace(COLLECTION, articles=articles, statements=(first, *STATEMENTS[1:]), links=links))
    choose(page, bad)
    assert bad in page.locator("#panel").inner_text()
    wait_until(page, "location.hash.length > 2")
    page.evaluate("escalate.paths.open(escalate.data.statements[0])")
    page.locator("#path-to").fill("Sudmark")
    page.get_by_role("button", name="Show the path").click()
    for view in ("threats", "table", "timeline"):
        page.evaluate("view => escalate.setView(view)", view)
    assert page.locator("main a, main img, main script").count() == 0
    again = open_page(
        replace(COLLECTION, articles=articles, statements=(first, *STATEMENTS[1:]), links=links),
        fragment=page.evaluate("location.hash"),
    )
    assert again.evaluate("escalate.ready")
