"""Where things stand on an open page, and what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

if TYPE_CHECKING:
    from playwright.sync_api import Page


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


def view(page: Page) -> list[float]:
    found: list[float] = page.evaluate("[...escalate.scene.view]")
    return found


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drawing(page: Page) -> Any:
    return etree.fromstring(page.evaluate("escalate.take.markup()"))
