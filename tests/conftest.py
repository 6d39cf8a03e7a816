"""What several test modules share: the loaded knowledge, and articles made from text in the test itself."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from escalate.model import Article, Statement
from escalate.pipeline import Knowledge, extract_article

if TYPE_CHECKING:
    from escalate.extract import Extraction


# The same examples in every run, and no clock: how fast a machine is belongs in benchmarks/.
settings.register_profile(
    "escalate",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("escalate")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


class Reader:
    """Reads a text as an article and gives what it says."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def extract(self, text: str, *, published: str | None = "2019-02-08") -> Extraction:
        article = Article(id="a" * 16, text=text, published=published, path="test.txt")
        return extract_article(article, knowledge=self._knowledge)

    def statements(self, text: str, *, published: str | None = "2019-02-08") -> list[Statement]:
        return list(self.extract(text, published=published).statements)


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser tests where there is no chromium, unless the run says that it must be there."""
    if shutil.which("chromium") or os.environ.get("ESCALATE_REQUIRE_BROWSER"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="chromium is not installed"))
