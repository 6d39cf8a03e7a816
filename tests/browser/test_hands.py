"""What the pointer, the finger, the keys and the buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.page import make_crisis
from tests.browser.looking import choose, middle, place_of, selected, view, wait_until

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


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
