"""What the words around an expression make of it for the event it dates."""

import pytest

from escalate.model import Precision
from escalate.parse import Parser
from tests.resolve.times.test_events import dates


@pytest.mark.parametrize(
    ("text", "verb", "start", "end", "words"),
    [
        ("Rebels have shelled the port since 2014.", "shelled", "2014-01-01", "2019-02-08", "since 2014"),
        ("Rebels had fought until June 2017.", "fought", None, "2017-06-30", "until June 2017"),
        ("The army left the town before March 2018.", "left", None, "2018-02-28", "before March 2018"),
        ("The army left the town after 5 March 2018.", "left", "2018-03-05", "2019-02-08", "after 5 March 2018"),
        ("They fought from March to June 2014.", "fought", "2014-03-01", "2014-06-30", "March to June 2014"),
        ("Rebels shelled the port on Monday and Tuesday.", "shelled", "2019-02-04", "2019-02-05", "Monday and Tuesday"),
        ("Rebels shelled it in 2011, 2012 and 2014.", "shelled", "2011-01-01", "2014-12-31", "2011, 2012 and 2014"),
        ("The army did not leave until Tuesday.", "leave", "2019-02-05", "2019-02-05", "Tuesday"),
    ],
)
def test_an_event_lasts_as_long_as_its_words_say(
    parser: Parser, text: str, verb: str, start: str | None, end: str, words: str
) -> None:
    when = dates(parser, text)[verb]
    assert when is not None
    assert when.span is not None
    assert (when.start, when.end, when.span.text) == (start, end, words)
    assert text[when.span.start : when.span.end] == words


def test_what_is_before_a_day_is_open_to_the_past(parser: Parser) -> None:
    when = dates(parser, "The army left the town before March 2018.")["left"]
    assert when is not None
    assert when.precision is Precision.BEFORE


def test_an_hour_without_a_day_gets_the_day_of_the_story(parser: Parser) -> None:
    text = "Gunmen attacked a convoy on Wednesday.\n\nThe guards fled at 6 p.m.\n"
    when = dates(parser, text)["fled"]
    assert when is not None
    assert (when.start, when.end) == ("2019-02-06T18:00", "2019-02-06T18:00")


def test_an_hour_without_a_day_and_a_story_is_not_pinned_to_a_day(parser: Parser) -> None:
    when = dates(parser, "The guards fled at 6 p.m.")["fled"]
    assert when is not None
    assert (when.start, when.end, when.precision) == ("2019-02-07", "2019-02-08", Precision.DAY)
