"""Filters, search, paths and the address, which finds a view again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import choose, selected, view, wait_until
from tests.export.sample_collection import COLLECTION, LINKS

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_the_legend_filters_marks_and_table_alike(open_page: Opener) -> None:
    page = open_page()
    shown = "escalate.scene.visible.length"
    before = page.evaluate(shown)
    page.locator('[data-group="quad"][data-value="material conflict"]').click()
    after = page.evaluate(shown)
    assert after < before
    assert page.locator('[data-group="quad"][data-value="material conflict"]').get_attribute("aria-pressed") == "false"
    page.locator('[data-view="table"]').click()
    assert page.locator("#table-view tbody tr").count() == after
    page.locator("#show-all").click()
    assert page.locator("#table-view tbody tr").count() == before


def test_sides_articles_relations_and_confidence_filter_too(open_page: Opener) -> None:
    page = open_page()
    page.locator(".drawer summary").click()
    page.locator('.drawer [data-group="side"]').first.uncheck()
    assert page.evaluate("escalate.scene.visible.every((s) => s.side !== 'Norland')")
    page.evaluate("escalate.showAll()")
    page.evaluate("escalate.toggle('article', 3)")
    assert page.evaluate("escalate.scene.visible.length") == 18
    page.evaluate("escalate.showAll(); escalate.state.least = 0.6; escalate.emit('filter')")
    assert page.evaluate("escalate.scene.visible.every((s) => s.confidence >= 0.6)")
    page.evaluate("escalate.showAll()")
    page.locator('[data-group="relation"][data-value="defies"]').click()
    assert page.evaluate("escalate.data.links.filter(escalate.linkVisible).length") == 14


def test_filtering_everything_away_says_so_and_offers_the_way_back(open_page: Opener) -> None:
    page = open_page()
    for value in ("said", "done"):
        page.locator(f'[data-group="mode"][data-value="{value}"]').click()
    assert page.locator("#empty").is_visible()
    page.locator("#empty button").click()
    assert page.locator("#empty").is_hidden()


def test_confidence_is_set_in_the_drawer(open_page: Opener) -> None:
    page = open_page()
    page.locator(".drawer summary").click()
    page.locator("#least").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("escalate.state.least") == pytest.approx(0.6)
    assert page.evaluate("escalate.scene.visible.every((s) => s.confidence >= 0.6)")


def test_search_finds_words_and_names_and_is_driven_by_keys(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("strait belongs")
    assert page.locator("#results [role=status]").inner_text() == "1 statement, 0 actors"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert selected(page) == "s04"
    page.locator("#search").fill("nothing like it")
    assert page.locator("#results [role=status]").inner_text() == "Nothing found"
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()
    assert page.locator("#search").input_value() == ""


def test_searching_lights_up_what_is_found(open_page: Opener) -> None:
    page = open_page()
    page.locator("#search").fill("strait")
    lit = page.evaluate("[...escalate.lit().statements].map((n) => escalate.data.statements[n].id).sort()")
    assert "s03" in lit
    assert "s19" not in lit


def test_a_path_is_found_lit_and_listed_hop_by_hop(open_page: Opener) -> None:
    page = open_page()
    page.locator("#find-path").click()
    page.locator("#path-from").fill("Coast Guard of Norland")
    page.locator("#path-to").fill("Skarn Fishermen's Front")
    page.locator("#path-through").uncheck()
    page.get_by_role("button", name="Show the path").click()
    found = page.evaluate("escalate.state.path.statements.map((n) => escalate.data.statements[n].id)")
    assert found == ["s01", "s03", "s04", "s08"]
    assert page.locator(".hops > li").count() == 4
    assert "The Front speaks after Hale's remarks." in page.locator(".hops").inner_text()
    page.locator("#path-to").fill("Atlantis")
    page.get_by_role("button", name="Show the path").click()
    assert "No actor or statement is called “Atlantis”." in page.locator("#panel").inner_text()


def test_no_path_runs_back_in_time(open_page: Opener) -> None:
    page = open_page()
    backwards = replace(LINKS[0], id="back", antecedent="s07", consequence="s02")
    page = open_page(replace(COLLECTION, links=(backwards,)))
    assert page.evaluate("escalate.finder.find('s07', 's02').path") is None


def test_the_address_restores_the_view(open_page: Opener) -> None:
    page = open_page()
    page.locator('[data-group="quad"][data-value="neutral"]').click()
    choose(page, "s10")
    page.keyboard.press("3")
    wait_until(page, "location.hash.includes('view=table') && location.hash.includes('s10')")
    fragment = page.evaluate("location.hash")
    again = open_page(fragment=fragment)
    assert selected(again) == "s10"
    assert again.locator("#table-view").is_visible()
    assert again.evaluate("[...escalate.state.hidden.quad]") == ["neutral"]


def test_a_broken_address_is_harmless(open_page: Opener) -> None:
    page = open_page(fragment="#s=none&hide=constructor:x&hide=quad&least=many&time=a~b&path=~&view=<script>")
    assert page.locator("#timeline-view").is_visible()


def test_the_address_holds_time_search_confidence_path_and_sides(open_page: Opener) -> None:
    page = open_page()
    page.locator("#zoom-in").click()
    page.locator("#search").fill("strait")
    page.keyboard.press("Enter")
    page.evaluate("escalate.toggle('side', 'The Alliance'); escalate.state.least = 0.3; escalate.emit('filter')")
    page.evaluate("escalate.select(null)")
    page.locator("#find-path").click()
    page.locator("#path-from").fill("Coast Guard of Norland")
    page.locator("#path-to").fill("Skarn Fishermen's Front")
    page.locator("#path-best").select_option("shortest")
    page.get_by_role("button", name="Show the path").click()
    wait_until(page, "location.hash.includes('shortest') && location.hash.includes('time=')")
    kept = "[escalate.state.path, [...escalate.state.hidden.side], escalate.state.least, escalate.paths.ends.best]"
    again = open_page(fragment=page.evaluate("location.hash"))
    assert again.evaluate(kept) == page.evaluate(kept)
    assert again.locator("#search").input_value() == page.locator("#search").input_value()
    assert view(again) == pytest.approx(view(page), abs=0.02)
    again.evaluate("location.hash = 's=s06'")
    wait_until(again, "escalate.state.selected !== null")
    assert selected(again) == "s06"
