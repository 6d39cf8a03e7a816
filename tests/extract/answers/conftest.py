"""The parser that the tests of answer cues share."""

from __future__ import annotations

import pytest

from escalate.parse import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.load()
