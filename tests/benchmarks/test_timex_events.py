"""The benchmarks of event dates and event order write what their scorer reads."""

from typing import Any

import pytest

from benchmarks import anchors, order
from escalate.model import Basis, Precision, When
from escalate.parse import Parser

TEXT = "Rebels shelled the port on Tuesday.\n\nThe army said that it fired back. It will withdraw by Friday.\n"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def document(*words: str) -> dict[str, Any]:
    """Return a document with an event at each of `words`, its id being the word."""
    events = [{"id": w, "start": TEXT.index(w), "end": TEXT.index(w) + len(w)} for w in words]
    return {"id": "d", "text": TEXT, "date": "2019-02-08", "events": events}


def test_dates_every_event(parser: Parser) -> None:
    written = anchors.date_events(document("shelled", "said", "withdraw"), parser)
    assert written == {"id": "d", "dates": {"shelled": "2019-02-05", "said": "2019-02-05", "withdraw": "2019-02-15"}}


def test_orders_pairs_of_events_and_the_day_of_the_document(parser: Parser) -> None:
    given = document("shelled", "said", "fired")
    given["pairs"] = [{"a": "said", "b": "fired"}, {"a": "shelled", "b": "t0"}, {"a": "shelled", "b": "nothing"}]
    written = order.order_events(given, parser)
    assert [p["rel"] for p in written["pairs"]] == ["AFTER", "BEFORE", "VAGUE"]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [(Precision.DAY, "2019-03-31"), (Precision.MONTH, "2019-03"), (Precision.YEAR, "2019")],
)
def test_writes_no_finer_date_than_is_known(precision: Precision, expected: str) -> None:
    when = When(start="2019-03-01", end="2019-03-31", precision=precision, basis=Basis.STATED)
    assert anchors.written(when) == expected
