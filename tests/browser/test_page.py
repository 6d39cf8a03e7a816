from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from benchmarks.page import make_crisis
from tests.export.sample_collection import ACTORS, COLLECTION, EMPTY, LINKS, STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def place_of(page: Page, key: str) -> tuple[float, float]:
    """Return where the mark of a statement stands on the screen."""
    box = page.locator("#network").bounding_box()
    assert box is not None
    found = page.evaluate(
        """key => {
            const s = escalate.data.statements.find((s) => s.id === key);
            return [s.x, s.y - escalate.chart.scroll];
        }""",
        key,
    )
    return box["x"] + found[0], box["y"] + found[1]


def selected(page: Page) -> str | None:
    found: str | None = page.evaluate(
        """(() => {
            const chosen = escalate.state.selected;
            return chosen && chosen.kind === "statement" ? escalate.data.statements[chosen.n].id : null;
        })()"""
    )
    return found


def wait_until(page: Page, condition: str) -> None:
    """Wait until `condition` holds; asked from outside, as the page's policy lets no text be evaluated in it."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"did not come to hold: {condition}")


def choose(page: Page, key: str) -> None:
    page.evaluate("key => escalate.select('statement', escalate.data.statements.findIndex((s) => s.id === key))", key)


def test_it_opens_without_request_or_error_and_says_what_it_holds(open_page: Opener) -> None:
    page = open_page()
    assert page.title() == "Norland and Sudmark – escalation timeline"
    assert page.locator("#summary").inner_text() == "20 statements and 15 links from 4 articles, 2019 to Apr 2024"
    assert page.locator("#network canvas").count() == 1
    assert page.locator("#panel .item").count() >= 5


def test_clicking_a_mark_shows_its_words_its_place_and_its_links(open_page: Opener) -> None:
    page = open_page()
    page.mouse.click(*place_of(page, "s03"))
    wait_until(page, "Boolean(escalate.state.selected)")
    panel = page.locator("#panel")
    assert selected(page) == "s03"
    assert "Ada Brandt threatens Norland" in panel.locator("h2").inner_text()
    assert panel.locator("mark.condition.sentence").first.inner_text().startswith("If the boats are not back")
    assert "we will close the strait" in "".join(panel.locator("mark.quote").all_inner_texts())
    text = panel.inner_text()
    for expected in (
        "6 Mar 2024",
        "15 Mar 2024",
        "carried out",
        "Harbour Gazette",
        "samples/gazette.txt",
        "verb.active",
    ):
        assert expected in text
    panel.get_by_role("button", name="Navy of Sudmark coerces Norland").first.click()
    assert selected(page) == "s06"


def test_a_link_says_why_it_is_there(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s06")
    page.locator("#panel .reason").first.click()
    text = page.locator("#panel").inner_text()
    assert "The text says that the navy carried out the threat." in text
    assert "carrying out Brandt's threat" in text
    assert "Confidence" in text


def test_an_actor_lists_what_it_said_and_what_it_met(open_page: Opener) -> None:
    page = open_page()
    page.locator(".lane", has_text="Ada Brandt").click()
    text = page.locator("#panel").inner_text()
    assert "foreign minister" in text
    assert "Said and did: 2" in text


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


def test_the_table_holds_every_statement_and_sorts(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("3")
    rows = page.locator("#table-view tbody tr")
    assert rows.count() == len(STATEMENTS)
    page.get_by_role("button", name="Intensity").click()
    assert rows.first.locator("td.intensity").inner_text() == "−9"
    page.get_by_role("button", name="Intensity").click()
    assert rows.first.locator("td.intensity").inner_text() == "10"
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Intensity")
    rows.first.locator("th button").click()
    assert selected(page) == "s17"


def test_the_accessibility_tree_holds_the_statements_as_a_table(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("3")
    tree = page.locator("body").aria_snapshot()
    assert 'rowheader "Skarn Fishermen\'s Front"' in tree
    assert 'columnheader "Condition"' in tree
    assert 'button "Timeline"' in tree
    assert 'combobox "Search words and names"' in tree


def test_the_ledger_groups_threats_by_their_fate(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("2")
    headings = page.locator(".fates h2").all_inner_texts()
    assert [heading.split()[0] for heading in headings] == ["Carried", "Open"]
    card = page.locator(".card", has_text="Ada Brandt")
    assert "If the boats are not back by March 15" in card.inner_text()
    card.get_by_role("button", name="Navy of Sudmark coerces Norland").click()
    assert selected(page) == "s06"


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


def test_play_shows_one_statement_after_another(open_page: Opener) -> None:
    page = open_page()
    page.locator("#step-on").click()
    assert selected(page) == "s14"
    page.keyboard.press("n")
    page.locator("#step-on").click()
    assert page.evaluate("escalate.state.until") == 1
    assert page.locator("#stop").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("escalate.state.until") is None


def test_the_keyboard_walks_along_the_links(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s03")
    page.keyboard.press("ArrowRight")
    assert selected(page) in {"s04", "s06"}
    page.keyboard.press("ArrowLeft")
    assert selected(page) == "s03"
    page.keyboard.press("ArrowDown")
    assert selected(page) == "s02"
    page.keyboard.press("Escape")
    assert selected(page) is None
    page.keyboard.press("?")
    assert page.locator("#help-box").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help-box").is_hidden()


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


def test_zoom_moves_time_alone_and_the_slider_follows(open_page: Opener) -> None:
    page = open_page()
    before, after = page.evaluate(
        """(() => {
            const places = () => escalate.data.statements.map((s) => [s.x, s.y]);
            const before = places();
            document.getElementById("zoom-in").click();
            return [before, places()];
        })()"""
    )
    assert [y for _, y in before] == [y for _, y in after]
    assert [x for x, _ in before] != [x for x, _ in after]
    page.locator("#fit").click()
    page.locator("#to").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("escalate.scene.view[1] < escalate.scene.whole()[1]")


def test_labels_do_not_overlap_each_other_or_the_marks(open_page: Opener) -> None:
    page = open_page()
    boxes = page.evaluate(
        """escalate.scene.shown.filter((s) => s.text).map((s) => {
            const r = escalate.scene.radius(s);
            const wide = 5 + s.textWidth + (s.note ? escalate.scene.textWidth(s.note) + 6 : 0);
            const [before, after] = s.flip ? [wide, 0] : [0, wide];
            return [s.x - r - before, s.x + r + after, s.y - 7, s.y + 7, s.id];
        })"""
    )
    assert len(boxes) > 12
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2], (a, b)


def test_no_text_is_smaller_than_twelve_pixels(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s03")
    for key in "123?":
        page.keyboard.press(key)
        sizes = page.evaluate(
            """[...document.body.querySelectorAll("*")]
                .filter((e) => e.checkVisibility() && [...e.childNodes].some((c) => c.nodeType === 3 && c.data.trim()))
                .map((e) => [parseFloat(getComputedStyle(e).fontSize), e.tagName, e.textContent.slice(0, 40)])"""
        )
        assert [size for size in sizes if size[0] < 12] == []


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


def test_the_view_can_be_taken_away(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    saved = {}
    for kind in ("svg", "png", "csv"):
        page.locator("#take summary").click()
        with page.expect_download() as download:
            page.locator(f"#take-{kind}").click()
        saved[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[kind])
    drawing = etree.parse(saved["svg"])
    words = "".join(drawing.getroot().itertext())
    assert "threatens Norland" in words
    assert "Ada Brandt" in words
    assert saved["png"].read_bytes().startswith(b"\x89PNG")
    rows = list(csv.DictReader(io.StringIO(saved["csv"].read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == len(STATEMENTS)
    assert {row["source"] for row in rows} >= {"<img src=x onerror=alert(1)>", "Norland"}


def test_printing_holds_the_drawing(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print > svg").is_visible()


def test_dark_and_light(open_page: Opener) -> None:
    page = open_page()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_nothing_found_says_so(open_page: Opener) -> None:
    page = open_page(EMPTY)
    assert "No statements were found" in page.locator("#empty").inner_text()
    page.keyboard.press("2")
    page.keyboard.press("3")
    page.keyboard.press("n")
    page.keyboard.press("ArrowRight")


def test_a_phone_shows_everything_one_below_the_other(open_page: Opener) -> None:
    page = open_page(width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.mouse.click(*place_of(page, "s06"))
    assert selected(page) == "s06"


def test_a_thousand_statements_are_grouped_and_parted_again(open_page: Opener) -> None:
    page = open_page(make_crisis(1000))
    assert page.evaluate("escalate.scene.collapsed")
    head = page.evaluate(
        """escalate.scene.shown.find((s) => s.group && s.y < 400
            && escalate.chart.network.getNodeAt({ x: s.x, y: s.y }) === `s${s.n}`).id"""
    )
    page.mouse.click(*place_of(page, head))
    assert page.evaluate("escalate.state.selected.kind") == "group"
    assert page.locator("#panel .item").count() > 1
    page.locator("#panel .item").nth(1).click()
    chosen = json.loads(page.evaluate("JSON.stringify(escalate.data.statements[escalate.state.selected.n].stands)"))
    assert chosen is None


def test_empty_years_are_folded_and_can_be_unfolded(open_page: Opener) -> None:
    page = open_page()
    assert page.evaluate("escalate.scene.scale.breaks.length") >= 1
    assert {"2019", "no date"} <= set(page.locator("#strip text").all_text_contents())
    page.locator("#fold").uncheck()
    assert page.evaluate("escalate.scene.scale.breaks.length") == 0


def test_the_first_date_of_a_stretch_says_its_year(open_page: Opener) -> None:
    page = open_page(make_crisis(40, days=20))
    dates = page.locator("#strip text").all_text_contents()
    assert dates[0].endswith("2022")
    assert not any(date.endswith("2022") for date in dates[1:])


def test_actors_with_little_to_say_share_a_lane_until_told_not_to(open_page: Opener) -> None:
    page = open_page(make_crisis(300))
    shared = page.locator(".lane").count()
    page.locator("#merge").uncheck()
    assert page.locator(".lane").count() > shared
    assert page.locator("#scrollbar").is_visible()


def test_the_tension_can_be_drawn_between_two_sides(open_page: Opener) -> None:
    page = open_page()
    before = page.locator("#strip path").first.get_attribute("d")
    page.locator("#pair").select_option(index=1)
    assert page.locator("#strip path").first.get_attribute("d") != before
    wait_until(page, "location.hash.includes('pair=')")


def test_a_turning_point_leads_to_its_statement(open_page: Opener) -> None:
    page = open_page()
    page.locator("#strip .peak").first.click()
    assert selected(page) is not None
    assert page.locator("#chosen").inner_text() != ""
