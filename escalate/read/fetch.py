"""Fetch a page, only ever one that the user named."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING

from escalate.read.records import MAX_ARTICLE_BYTES, build_problem

if TYPE_CHECKING:
    from escalate.errors import Problem

TIMEOUT = 30.0
_ACCEPT = "text/html,application/xhtml+xml,text/plain,application/pdf,application/json;q=0.9,*/*;q=0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address answered: its bytes, media type and the encoding that the server named."""

    data: bytes
    media_type: str
    charset: str | None


def fetch(url: str, *, timeout: float = TIMEOUT) -> Page | Problem:
    """Return what `url` answers, or a `fetch-failed` or `too-large` problem.

    Follows redirects among http and https; waits at most `timeout` seconds
    for an answer and takes at most the size of one article.
    """
    request = urllib.request.Request(url, headers={"User-Agent": "escalate", "Accept": _ACCEPT})  # noqa: S310 - the caller names http and https only
    # An opener of these handlers alone can't be redirected to a file or an ftp server.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPRedirectHandler, urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    try:
        with opener.open(request, timeout=timeout) as answer:
            data = answer.read(MAX_ARTICLE_BYTES + 1)
            headers = answer.headers
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        return build_problem(url, "fetch-failed", f"can't be fetched ({error})")
    if len(data) > MAX_ARTICLE_BYTES:
        return build_problem(url, "too-large", "answers with more than a page")
    return Page(data=data, media_type=headers.get_content_type(), charset=headers.get_content_charset())
