"""The page for those who have no pointer, don't see the chart, or see colours and contrast otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.page import make_crisis
from tests.browser.looking import choose, selected

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

_NAMED = {
    "button",
    "checkbox",
    "slider",
    "combobox",
    "searchbox",
    "textbox",
    "link",
    "columnheader",
    "rowheader",
    "row",
}
_COLOURS = """[...document.body.querySelectorAll("*")]
    .filter((e) => e.checkVisibility() && [...e.childNodes].some((c) => c.nodeType === 3 && c.data.trim()))
    .filter((e) => !e.closest("svg, .around"))
    .map((e) => {
        let at = e;
        while (at && getComputedStyle(at).backgroundColor === "rgba(0, 0, 0, 0)") at = at.parentElement;
        const ground = getComputedStyle(at || document.body).backgroundColor;
        return [getComputedStyle(e).color, ground, e.outerHTML.slice(0, 90)];
    })"""


def nodes(page: Page) -> list[dict[str, Any]]:
    """Return the accessibility tree as assistive technology gets it."""
    session = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in found if not node.get("ignored")]


@pytest.mark.parametrize("state", ["", "1", "2", "3", "f", "?"])
def test_everything_that_can_be_used_has_a_name(open_page: Opener, state: str) -> None:
    page = open_page()
    choose(page, "s03")
    if state:
        page.keyboard.press(state)
    found = [node for node in nodes(page) if node["role"]["value"] in _NAMED]
    assert len(found) > (0 if state == "?" else 20)
    nameless = [n for n in found if not n.get("name", {}).get("value") and n["role"]["value"] != "row"]
    assert nameless == []


def test_the_table_is_a_table_on_a_phone_too(open_page: Opener) -> None:
    page = open_page(width=390, height=844)
    page.keyboard.press("3")
    roles = [node["role"]["value"] for node in nodes(page)]
    assert "table" in roles
    assert roles.count("columnheader") == 10
    assert roles.count("rowheader") == 20
    assert roles.count("row") == 21


def test_what_is_chosen_and_found_is_announced(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s03")
    heard = page.locator("#chosen")
    assert heard.get_attribute("role") == "status"
    assert heard.inner_text().startswith("Ada Brandt threatens Norland, 6 Mar 2024. 1 cause")
    page.keyboard.press("f")
    page.locator("#path-from").fill("Nobody at all")
    page.locator("#path-to").fill("Norland")
    page.keyboard.press("Enter")
    assert page.locator("#path-result [role=status]").inner_text().startswith("No actor or statement")


def test_tab_reaches_every_control_and_goes_round(open_page: Opener) -> None:
    page = open_page()
    reached: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """(() => {
                const e = document.activeElement;
                return e === document.body ? "" : e.id || e.dataset.value || e.dataset.view || e.getAttribute("class");
            })()"""
        )
        if reached and name == reached[0] and len(reached) > 30:
            break
        reached.append(name)
    expected = {
        "search", "timeline", "threats", "table", "find-path", "theme", "help", "pair", "fold", "play", "step-back",
        "step-on", "zoom-in", "zoom-out", "fit", "from", "to", "verbal conflict", "provokes", "inferred", "said",
    }  # fmt: skip
    assert expected <= set(reached), expected - set(reached)


def test_the_focus_is_seen(open_page: Opener) -> None:
    page = open_page()
    for _ in range(6):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style in ("solid", "auto")


def test_from_opening_to_the_sentence_without_a_pointer(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("close the strait")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert selected(page) == "s03"
    page.keyboard.press("Escape")
    choose(page, "s03")
    page.keyboard.press("ArrowRight")
    assert selected(page) in {"s04", "s06"}
    assert page.locator("#panel .passage").first.is_visible()


def test_a_turning_point_is_reached_and_pressed_by_key(open_page: Opener) -> None:
    page = open_page()
    peak = page.locator("#strip .peak").first
    assert (peak.get_attribute("aria-label") or "").startswith("Turning point: ")
    peak.focus()
    page.keyboard.press("Enter")
    assert selected(page) is not None
    assert page.evaluate("document.activeElement.classList.contains('peak')")


def test_tab_goes_on_in_the_panel_after_a_choice_in_it(open_page: Opener) -> None:
    page = open_page()
    page.locator("#panel .item").nth(2).focus()
    page.keyboard.press("Enter")
    assert selected(page) is not None
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")


def test_keys_move_through_time_and_lanes(open_page: Opener) -> None:
    page = open_page(make_crisis(1000))
    page.keyboard.press("+")
    before = page.evaluate("escalate.scene.view[0]")
    page.keyboard.press("Shift+ArrowRight")
    later = page.evaluate("escalate.scene.view[0]")
    assert later > before
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("escalate.scene.view[0]") < later
    page.keyboard.press("PageDown")
    assert page.evaluate("escalate.chart.scroll") > 100
    page.keyboard.press("PageUp")
    assert page.evaluate("escalate.chart.scroll") == 0
    assert selected(page) is None


def test_escape_closes_one_thing_after_another(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("f")
    choose(page, "s03")
    page.keyboard.press("?")
    assert page.locator("#help-box").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help-box").is_hidden()
    assert selected(page) == "s03"
    page.locator("#panel").focus()
    page.keyboard.press("Escape")
    assert selected(page) is None
    page.locator("#panel").focus()
    page.keyboard.press("Escape")
    assert page.locator("#path-from").count() == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: Opener, dark: bool) -> None:
    page = open_page()
    if dark:
        page.locator("#theme").click()
    choose(page, "s03")
    for key in "123f":
        page.locator("#panel").focus()
        page.keyboard.press(key)
        for ink, ground, what in page.evaluate(_COLOURS):
            assert contrast(channels(ink), channels(ground)) >= 4.5, (ink, ground, what)


def channels(colour: str) -> list[float]:
    return [float(part) for part in colour[colour.index("(") + 1 : -1].replace(",", " ").split()[:3]]


def contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast ratio of two colours. Source: WCAG 2.2, relative luminance."""

    def luminance(channels: list[float]) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_system_decides_on_dark_until_told_otherwise(open_page: Opener) -> None:
    page = open_page()
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
