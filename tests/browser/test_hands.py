"""What the pointer, the finger and the buttons do, and what the drawing says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from benchmarks.page import make_crisis
from escalate.model import Clash, Contradiction, Judgement, Verdict
from tests.browser.test_page import choose, place_of, selected, wait_until
from tests.export.sample_collection import COLLECTION, STATEMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

SVG = {"s": "http://www.w3.org/2000/svg"}


def view(page: Page) -> list[float]:
    found: list[float] = page.evaluate("[...escalate.scene.view]")
    return found


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drawing(page: Page) -> Any:
    return etree.fromstring(page.evaluate("escalate.take.markup()"))


def test_the_wheel_zooms_around_the_pointer_and_shift_moves(open_page: Opener) -> None:
    page = open_page()
    page.mouse.move(*middle(page, "#chart"))
    before = view(page)
    page.mouse.wheel(0, -300)
    wait_until(page, f"escalate.scene.view[1] - escalate.scene.view[0] < {before[1] - before[0]}")
    zoomed = view(page)
    assert zoomed[0] > before[0]
    assert zoomed[1] < before[1]
    page.mouse.wheel(200, 0)
    wait_until(page, f"escalate.scene.view[0] > {zoomed[0]}")
    assert view(page)[1] - view(page)[0] == pytest.approx(zoomed[1] - zoomed[0])


def test_dragging_moves_time_and_selects_nothing(open_page: Opener) -> None:
    page = open_page()
    page.locator("#zoom-in").click()
    before = view(page)
    x, y = middle(page, "#chart")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y, steps=6)
    page.mouse.up()
    assert view(page)[0] > before[0]
    assert selected(page) is None


def test_the_handles_of_the_slider_are_dragged(open_page: Opener) -> None:
    page = open_page()
    before = view(page)
    x, y = middle(page, "#to")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 200, y, steps=6)
    page.mouse.up()
    after = view(page)
    assert after[0] == pytest.approx(before[0])
    assert after[1] < before[1]
    assert page.locator("#to").get_attribute("aria-valuetext") != ""
    x, y = middle(page, "#window")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    page.mouse.up()
    assert view(page)[0] > after[0]


def test_two_fingers_zoom_time(open_page: Opener) -> None:
    page = open_page(width=390, height=844)
    before = view(page)
    page.evaluate(
        """(() => {
            const holder = document.getElementById("network");
            const box = holder.getBoundingClientRect();
            const send = (target, type, id, x) => target.dispatchEvent(new PointerEvent(type, {
                pointerId: id, pointerType: "touch", bubbles: true, button: 0, clientX: x, clientY: box.top + 100 }));
            send(holder, "pointerdown", 11, box.left + 100);
            send(holder, "pointerdown", 12, box.left + 150);
            for (let at = 150; at <= 250; at += 10) send(window, "pointermove", 12, box.left + at);
            send(window, "pointerup", 11, 0);
            send(window, "pointerup", 12, 0);
        })()"""
    )
    assert view(page)[1] - view(page)[0] < 0.7 * (before[1] - before[0])


def test_the_pointer_over_a_mark_tells_who_and_when(open_page: Opener) -> None:
    page = open_page()
    page.mouse.move(*place_of(page, "s03"), steps=3)
    wait_until(page, "!document.getElementById('tip').hidden")
    tip = page.locator("#tip").inner_text()
    assert "Ada Brandt" in tip
    assert "6 Mar 2024" in tip


def test_clicking_a_line_tells_why_it_is_there(open_page: Opener) -> None:
    page = open_page()
    at = page.evaluate(
        """(() => {
            const { chart, data } = escalate;
            for (const link of data.links) {
                const { a, b, points, cubic } = chart.curve(link);
                const u = 0.5;
                const on = (k) => cubic
                    ? (a[k] + 3 * points[0][k] + 3 * points[1][k] + b[k]) / 8 : (a[k] + 2 * points[0][k] + b[k]) / 4;
                const [x, y] = [on("x"), on("y") - chart.scroll];
                if (y < 5 || y > chart.height - 5 || chart.network.getNodeAt({ x, y })) continue;
                if (chart.network.getEdgeAt({ x, y })) return [x, y];
            }
        })()"""
    )
    box = page.locator("#network").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    wait_until(page, "escalate.state.selected && escalate.state.selected.kind === 'link'")
    assert "Why these two are linked" in page.locator("#panel").inner_text()


def test_play_goes_on_by_itself_until_paused(open_page: Opener) -> None:
    page = open_page()
    page.clock.install()
    page.locator("#play").click()
    first = page.evaluate("escalate.state.until")
    page.clock.run_for(3000)
    assert page.evaluate("escalate.state.until") > first
    page.locator("#play").click()
    stopped = page.evaluate("escalate.state.until")
    page.clock.run_for(5000)
    assert page.evaluate("escalate.state.until") == stopped
    page.locator("#step-back").click()
    assert page.evaluate("escalate.state.until") < stopped
    page.locator("#stop").click()
    assert page.evaluate("escalate.state.until") is None


def test_confidence_is_set_in_the_drawer(open_page: Opener) -> None:
    page = open_page()
    page.locator(".drawer summary").click()
    page.locator("#least").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("escalate.state.least") == pytest.approx(0.6)
    assert page.evaluate("escalate.scene.visible.every((s) => s.confidence >= 0.6)")


def test_searching_lights_up_what_is_found(open_page: Opener) -> None:
    page = open_page()
    page.locator("#search").fill("strait")
    lit = page.evaluate("[...escalate.lit().statements].map((n) => escalate.data.statements[n].id).sort()")
    assert "s03" in lit
    assert "s19" not in lit


def test_the_link_to_the_view_is_copied_and_told(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s03")
    wait_until(page, "location.hash.includes('s03')")
    page.locator("#take summary").click()
    page.locator("#take-link").click()
    wait_until(page, "!document.getElementById('toast').hidden")
    assert "this very view" in page.locator("#toast").inner_text()


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


def test_the_drawing_says_said_or_done_kind_size_and_what_is_not_yet(open_page: Opener) -> None:
    page = open_page()
    look = page.evaluate(
        """(() => {
            const { data, marks, scene } = escalate;
            const of = (id) => data.statements.find((s) => s.id === id);
            return ["s01", "s03", "s15", "s02"].map((id) => {
                const s = of(id);
                const round = marks.outline(s.spoken, s.r).includes("A");
                return [round, marks.colours().quad[s.quad], s.r, marks.isHollow(s)];
            });
        })()"""
    )
    seizure, threat, reopening, accusation = look
    assert (seizure[0], threat[0]) == (False, True)
    assert len({seizure[1], threat[1], reopening[1]}) == 3
    assert seizure[2] > accusation[2]
    assert (threat[3], seizure[3]) == (True, False)


def test_the_svg_holds_links_solid_and_dashed_whiskers_and_fates(open_page: Opener) -> None:
    page = open_page()
    root = drawing(page)
    dashed = root.xpath(".//s:path[@stroke-dasharray='5 4']", namespaces=SVG)
    inferred = sum(link["basis"] == "inferred" for link in page.evaluate("escalate.data.links"))
    assert len(dashed) >= inferred
    words = root.xpath(".//s:text/text()", namespaces=SVG)
    assert any("carried out" in text for text in words)
    assert any("if …" in text for text in words)
    week = page.evaluate("escalate.data.statements.find((s) => s.id === 's09').whisker")
    assert week[1] - week[0] > 5
    assert page.evaluate("escalate.data.statements.find((s) => s.id === 's08').open") == "after"
    assert page.evaluate("escalate.data.statements.find((s) => s.id === 's13').open") == "before"


def test_reports_are_counted_and_copies_of_one_wire_told_apart(open_page: Opener) -> None:
    first = STATEMENTS[2]
    copy = replace(first.report, article="courier")
    other = replace(STATEMENTS[5].report, article="telegraph")
    told = replace(first, reports=(first.report, copy, other))
    page = open_page(replace(COLLECTION, statements=(*STATEMENTS[:2], told, *STATEMENTS[3:])))
    choose(page, "s03")
    assert "3 reports, 2 independent." in page.locator("#panel").inner_text()
    assert page.locator("#panel figure").count() == 3


def test_tellings_that_disagree_are_shown_beside_each_other(open_page: Opener) -> None:
    seized, accused = STATEMENTS[0], STATEMENTS[1]
    spans = (seized.report.trigger, accused.report.trigger)
    clashes = (
        Contradiction(
            clash=Clash.DENIED, statement="s01", other="s02", spans=spans, reason="Told as done and as not done."
        ),
        Contradiction(
            clash=Clash.NUMBER,
            statement="s06",
            other=None,
            spans=spans,
            reason="One says two, the other <b>href</b> three.",
        ),
    )
    merge = Judgement(verdict=Verdict.SAME, a="Hale", b="person.jon-hale", reason="“Hale” is short for Jon Hale")
    page = open_page(replace(COLLECTION, contradictions=clashes, judgements=(merge,)))
    panel = page.locator("#panel")
    panel.get_by_role("button", name="Told as done and as not done.").click()
    assert selected(page) == "s01"
    assert "Told otherwise" in panel.inner_text()
    panel.get_by_role("button", name="Sudmark accuses Norland").first.click()
    assert "Told as done and as not done." in panel.inner_text()
    choose(page, "s06")
    assert "One says two, the other <b>href</b> three." in panel.inner_text()
    page.locator(".lane", has_text="Jon Hale").click()
    assert "“Hale” is short for Jon Hale" in panel.inner_text()


def test_the_ledger_marks_the_condition_in_the_words(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("2")
    card = page.locator(".card", has_text="Jon Hale threatens")
    assert card.locator("mark.condition").inner_text() == "unless the strait reopens within 72 hours"
    assert "By 20 Mar 2024 – 23 Mar 2024" in card.inner_text()


def test_printing_keeps_the_passage_beside_the_drawing(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s03")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print > svg").is_visible()
    assert page.locator("#panel .passage").first.is_visible()
    assert page.locator("#legend").is_hidden()
    assert len(page.pdf()) > 10_000


def test_paper_is_white_and_the_screen_dark_again_afterwards(open_page: Opener) -> None:
    page = open_page()
    page.locator("#theme").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("#print > svg").count() == 0


def test_lanes_that_do_not_fit_are_scrolled_by_their_bar(open_page: Opener) -> None:
    page = open_page(make_crisis(1000))
    x, y = middle(page, "#scrollbar")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 120, steps=4)
    page.mouse.up()
    assert page.evaluate("escalate.chart.scroll") > 100


def test_a_group_is_zoomed_into_until_it_parts(open_page: Opener) -> None:
    page = open_page(make_crisis(1000))
    before = view(page)
    page.evaluate(
        """(() => {
            const head = escalate.scene.shown.filter((s) => s.group).sort((a, b) => b.group.length - a.group.length)[0];
            escalate.select("group", head.group.map((s) => s.n));
        })()"""
    )
    page.get_by_role("button", name="Zoom in on these").click()
    assert view(page)[1] - view(page)[0] < 0.5 * (before[1] - before[0])


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
