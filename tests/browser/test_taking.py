"""What can be taken away: files, links and paper."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.browser.looking import choose, wait_until
from tests.export.sample_collection import STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


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


def test_the_link_to_the_view_is_copied_and_told(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s03")
    wait_until(page, "location.hash.includes('s03')")
    page.locator("#take summary").click()
    page.locator("#take-link").click()
    wait_until(page, "!document.getElementById('toast').hidden")
    assert "this very view" in page.locator("#toast").inner_text()


def test_printing_holds_the_drawing(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print > svg").is_visible()


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
