"""What the drawing says: marks, labels, lanes, folds and curves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.page import make_crisis
from tests.browser.looking import choose, drawing, place_of, selected, wait_until

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

SVG = {"s": "http://www.w3.org/2000/svg"}


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


def test_dark_and_light(open_page: Opener) -> None:
    page = open_page()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


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
