"""The parser that the tests of event dates share."""

import pytest

from escalate.parse import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.load()
