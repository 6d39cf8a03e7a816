"""A page opened offline in headless Chromium, which fails its test on any request, error or broken policy."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from escalate.export.html.page import render_page
from tests.export.sample_collection import COLLECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

    from escalate.model import Collection

    Opener = Callable[..., Page]

CHROMIUM = os.environ.get("ESCALATE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install it, or name it in ESCALATE_CHROMIUM")
    with playwright.sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Give a function that opens a collection's page and, at the end of the test, checks that it kept quiet."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def opener(
        collection: Collection = COLLECTION, *, fragment: str = "", width: int = 1280, height: int = 800
    ) -> Page:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(render_page(collection), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        address = path.as_uri()

        def on_request(request: Request) -> None:
            if request.url.split("#")[0] != address and not request.url.startswith("blob:"):
                faults.append(f"request: {request.url[:120]}")

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                faults.append(f"console: {message.text}")

        page.on("request", on_request)
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto(address + fragment)
        assert page.evaluate("escalate.ready")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert faults == []
