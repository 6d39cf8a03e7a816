"""Which of two events came first."""

import pytest

from escalate.model import Order
from escalate.parse import Parser
from escalate.read.layout import find_blocks
from escalate.resolve.times import find_times, order_of


def order(parser: Parser, text: str, first: str, second: str) -> Order:
    """Return the order of the events at the words `first` and `second`."""
    sentences = parser.parse(text, article="a", blocks=find_blocks(text))
    times = find_times(text, article="a", published="2019-02-08", sentences=sentences)
    tokens = {t.text: t for s in sentences for t in s.tokens}
    return order_of(tokens[first], tokens[second], times=times)


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        ("Rebels shelled the port. The army fired back.", "shelled", "fired", Order.BEFORE),
        ("The envoy said that rebels shelled the port.", "said", "shelled", Order.AFTER),
        ("The envoy said that rebels will shell the port.", "said", "shell", Order.BEFORE),
        ("The army fired back. Rebels had shelled the port.", "fired", "shelled", Order.AFTER),
        ("The army withdrew after rebels attacked the port.", "withdrew", "attacked", Order.AFTER),
        ("The army fled before rebels shelled the port.", "fled", "shelled", Order.BEFORE),
        ("Rebels threatened to shell the port.", "threatened", "shell", Order.BEFORE),
        ("The army left in 2011. It had returned in 2014.", "left", "returned", Order.BEFORE),
        ("The army left in 2014. Rebels came in 2011.", "left", "came", Order.AFTER),
    ],
)
def test_dates_then_clauses_then_tense_decide(
    parser: Parser, text: str, first: str, second: str, expected: Order
) -> None:
    assert order(parser, text, first, second) is expected
    opposite = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}[expected]
    assert order(parser, text, second, first) is opposite


def test_what_a_relative_clause_tells_came_before(parser: Parser) -> None:
    assert order(parser, "Police freed the man who shelled the port.", "freed", "shelled") is Order.AFTER


def test_what_the_text_looks_back_to_came_before_its_news(parser: Parser) -> None:
    text = "The minister resigned. He joined the party in 1985."
    sentences = parser.parse(text, article="a", blocks=find_blocks(text))
    times = find_times(text, article="a", published="2019-02-08", sentences=sentences)
    tokens = {t.text: t for s in sentences for t in s.tokens}
    found = order_of(tokens["resigned"], tokens["joined"], times=times, published="2019-02-08")
    assert found is Order.AFTER
