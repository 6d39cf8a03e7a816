from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from escalate.errors import Problem
from escalate.model import Article
from escalate.read import read
from escalate.read.fetch import Page, fetch

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH = (
    "<p>The foreign ministry said on Friday that it would answer the strike at a time and place of its own choice.</p>"
)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/to-file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        if self.path == "/gone":
            self.send_error(404)
            return
        text = "text/plain" in self.path or self.path == "/text"
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if text else "text/html; charset=cp1252")
        self.end_headers()
        words = f"<h1>Strike</h1>{PARAGRAPH * 3}<p>Café.</p>"
        page = f"<html><head><title>Strike</title></head><body><article>{words}</article></body></html>"
        self.wfile.write(b"Iran said no." if text else page.encode("cp1252"))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_with_its_type_and_encoding(site: str) -> None:
    page = fetch(f"{site}/page")
    assert isinstance(page, Page)
    assert (page.media_type, page.charset) == ("text/html", "cp1252")


def test_an_address_is_read_as_an_article(site: str) -> None:
    (article,) = read([f"{site}/page"])
    assert isinstance(article, Article)
    assert (article.url, article.path, article.title) == (f"{site}/page", None, "Strike")
    assert "Café." in article.text


def test_plain_text_is_read_from_an_address(site: str) -> None:
    (article,) = read([f"{site}/text"])
    assert isinstance(article, Article)
    assert (article.text, article.source) == ("Iran said no.", f"{site}/text")


@pytest.mark.parametrize("path", ["/gone", "/to-file"])
def test_what_cannot_be_fetched_is_a_problem(site: str, path: str) -> None:
    (problem,) = read([site + path])
    assert isinstance(problem, Problem)
    assert (problem.code, problem.source) == ("fetch-failed", site + path)


def test_an_address_without_a_server_is_a_problem() -> None:
    problem = fetch("http://127.0.0.1:1/", timeout=2)
    assert isinstance(problem, Problem)
    assert problem.code == "fetch-failed"
