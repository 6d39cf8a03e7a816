"""Dates of events: of the event at the verb, not of the article."""

import pytest

from escalate.model import Basis, Precision, When
from escalate.parse import Parser, Token
from escalate.read.layout import find_blocks
from escalate.resolve.times import date_of, deadline_of, find_times, narrative_dates

P = "2019-02-08"  # a Friday


def dates(parser: Parser, text: str, *, published: str | None = P) -> dict[str, When | None]:
    """Return the date of every word of `text`, by its form."""
    sentences = parser.parse(text, article="a", blocks=find_blocks(text))
    times = find_times(text, article="a", published=published, sentences=sentences)
    reached = narrative_dates(sentences, times=times, published=published)
    return {
        t.text: date_of(t, times=times, sentence=s, published=published, previous=reached.get(s.index))
        for s in sentences
        for t in s.tokens
    }


def limits(parser: Parser, text: str, verb: str) -> When | None:
    """Return the limit of the event at `verb`."""
    sentences = parser.parse(text, article="a", blocks=find_blocks(text))
    times = find_times(text, article="a", published=P, sentences=sentences)
    trigger: Token = next(t for s in sentences for t in s.tokens if t.text == verb)
    return deadline_of(trigger, None, times=times, sentence=trigger.sentence)


@pytest.mark.parametrize(
    ("text", "verb", "start", "end"),
    [
        ("Rebels shelled the port on Tuesday.", "shelled", "2019-02-05", "2019-02-05"),
        ("On Tuesday, rebels shelled the port.", "shelled", "2019-02-05", "2019-02-05"),
        ("On Tuesday rebels shelled the port and burned a bridge.", "burned", "2019-02-05", "2019-02-05"),
        ("US forces had withdrawn from Iraq in 2011, but returned in 2014.", "withdrawn", "2011-01-01", "2011-12-31"),
        ("US forces had withdrawn from Iraq in 2011, but returned in 2014.", "returned", "2014-01-01", "2014-12-31"),
        ("Last month the bloc announced a plan for a pull-out.", "announced", "2019-01-01", "2019-01-31"),
        ("Officials have threatened the bases over the past three months.", "threatened", "2018-11-08", "2019-02-08"),
        ("The minister said on Thursday that talks would go on.", "said", "2019-02-07", "2019-02-07"),
        ("The council will vote on Sunday.", "vote", "2019-02-10", "2019-02-10"),
        ("The army seized the city in June 2014.", "seized", "2014-06-01", "2014-06-30"),
        ("Last month the bloc announced that it was preparing a plan.", "preparing", "2019-01-01", "2019-01-31"),
        ("He announced in January that he would resign in March.", "announced", "2019-01-01", "2019-01-31"),
        ("He announced in January that he would resign in March.", "resign", "2019-03-01", "2019-03-31"),
    ],
)
def test_an_event_has_the_date_of_its_own_words(parser: Parser, text: str, verb: str, start: str, end: str) -> None:
    when = dates(parser, text)[verb]
    assert when is not None
    assert (when.start, when.end) == (start, end)
    assert when.span is not None
    assert text[when.span.start : when.span.end] == when.span.text


def test_a_plain_past_without_words_is_the_day_of_publication_or_the_day_before(parser: Parser) -> None:
    when = dates(parser, "Rebels shelled the port.")["shelled"]
    assert when is not None
    assert (when.start, when.end, when.basis) == ("2019-02-07", "2019-02-08", Basis.INFERRED)


def test_a_future_lies_after_publication(parser: Parser) -> None:
    when = dates(parser, "Rebels will shell the port.")["shell"]
    assert when is not None
    assert (when.start, when.end, when.precision) == ("2019-02-08", None, Precision.AFTER)


def test_an_act_with_a_limit_lies_between_publication_and_the_limit(parser: Parser) -> None:
    when = dates(parser, "The army will withdraw by Sunday.")["withdraw"]
    assert when is not None
    assert (when.start, when.end) == ("2019-02-08", "2019-02-10")


def test_giving_a_limit_is_not_what_the_limit_is_for(parser: Parser) -> None:
    when = dates(parser, "The coalition gave the militia three days to leave.")["gave"]
    assert when is not None
    assert when.end == "2019-02-08"


def test_a_threatened_act_lies_ahead(parser: Parser) -> None:
    when = dates(parser, "Rebels threatened to shell the port.")["shell"]
    assert when is not None
    assert when.precision is Precision.AFTER


def test_a_past_perfect_lies_before(parser: Parser) -> None:
    when = dates(parser, "The envoy said that rebels had shelled the port.")["shelled"]
    assert when is not None
    assert when.precision is Precision.BEFORE


def test_what_lasted_until_something_dated_was_over_by_then(parser: Parser) -> None:
    when = dates(parser, "The miners, whose union fought the firm until it left in 2011, met on Thursday.")["fought"]
    assert when is not None
    assert (when.start, when.end, when.precision) == (None, "2011-12-31", Precision.BEFORE)
    assert when.span is not None
    assert when.span.text == "2011"


def test_what_was_not_done_until_a_day_was_not_over_by_then(parser: Parser) -> None:
    when = dates(parser, "The miners did not leave until the firm paid them on Tuesday.")["leave"]
    assert when is None or when.end != "2019-02-05" or when.precision is not Precision.BEFORE


def test_a_participle_that_describes_lies_before_what_is_told(parser: Parser) -> None:
    when = dates(parser, "Thousands mourned a general killed by a drone.")["killed"]
    assert when is not None
    assert (when.start, when.precision) == (None, Precision.BEFORE)


def test_nothing_is_known_without_publication_date_and_words(parser: Parser) -> None:
    assert dates(parser, "Rebels shelled the port.", published=None)["shelled"] is None


def test_a_stated_date_needs_no_publication_date(parser: Parser) -> None:
    when = dates(parser, "Rebels shelled the port on 5 March 2018.", published=None)["shelled"]
    assert when is not None
    assert (when.start, when.basis) == ("2018-03-05", Basis.STATED)


def test_plain_pasts_belong_to_the_day_of_the_story(parser: Parser) -> None:
    text = "Gunmen attacked a convoy on Wednesday.\n\nThe army blamed a local clan.\n"
    when = dates(parser, text)["blamed"]
    assert when is not None
    assert (when.start, when.end, when.basis) == ("2019-02-06", "2019-02-06", Basis.INFERRED)


def test_a_look_back_carries_its_date_to_the_next_sentence(parser: Parser) -> None:
    text = "Gunmen struck on Wednesday.\n\nIn June 2014 militants seized Mosul. The army fled the city.\n"
    when = dates(parser, text)["fled"]
    assert when is not None
    assert (when.start, when.end) == ("2014-06-01", "2014-06-30")


@pytest.mark.parametrize(
    ("text", "verb", "start", "end"),
    [
        (
            "The militia threatened to attack unless the troops leave by Friday.",
            "threatened",
            "2019-02-15",
            "2019-02-15",
        ),
        ("He demanded that they withdraw within 72 hours.", "demanded", "2019-02-11", "2019-02-11"),
        ("He demanded that they withdraw by the end of the month.", "demanded", "2019-02-28", "2019-02-28"),
        ("He demanded that they withdraw by June.", "demanded", "2019-06-01", "2019-06-30"),
        ("The group set a 48-hour ultimatum.", "set", "2019-02-10", "2019-02-10"),
    ],
)
def test_a_demand_has_its_limit(parser: Parser, text: str, verb: str, start: str, end: str) -> None:
    when = limits(parser, text, verb)
    assert when is not None
    assert (when.start, when.end) == (start, end)


def test_a_demand_without_limit_has_none(parser: Parser) -> None:
    assert limits(parser, "On Monday he demanded that they withdraw.", "demanded") is None


@pytest.mark.parametrize(
    ("text", "verb", "start", "end"),
    [
        ("The talks have been frozen for two years.", "frozen", "2017-02-08", "2019-02-08"),
        ("Envoys met on Tuesday and rejected the plan.", "rejected", "2019-02-05", "2019-02-05"),
        ("The governor was forced to step down in July.", "forced", "2018-07-01", "2018-07-31"),
        ("London invited the party to rejoin two weeks ago.", "invited", "2019-01-21", "2019-01-27"),
        ("Earlier this month rebels held a rally in Kasr.", "held", "2019-02-01", "2019-02-08"),
        ("Rebels fired rockets at the base before dawn on Wednesday.", "fired", "2019-02-06", "2019-02-06"),
        ("Soldiers died when two helicopters crashed in January.", "died", "2019-01-01", "2019-01-31"),
        ("Envoys told the minister on 5 February that Kasr refused the deal.", "refused", "2019-02-05", "2019-02-05"),
    ],
)
def test_the_day_of_an_event_is_found_across_the_clause(
    parser: Parser, text: str, verb: str, start: str, end: str
) -> None:
    when = dates(parser, text)[verb]
    assert when is not None
    assert (when.start, when.end) == (start, end)


def test_what_a_relative_clause_tells_is_not_of_the_day_of_the_main_clause(parser: Parser) -> None:
    when = dates(parser, "Police charged a man on Thursday with the death of a guard who was shot.")["shot"]
    assert when is not None
    assert (when.start, when.precision) == (None, Precision.BEFORE)


def test_a_perfect_takes_no_past_day_from_a_noun(parser: Parser) -> None:
    when = dates(parser, "Prosecutors have arrested two men in the October killing.")["arrested"]
    assert when is not None
    assert when.start is None


def test_who_reports_of_the_past_reports_today(parser: Parser) -> None:
    text = "Gunmen struck on Wednesday.\n\nIn June 2014 militants seized Mosul. The army fled, the ministry said.\n"
    when = dates(parser, text)["said"]
    assert when is not None
    assert when.end == "2019-02-08"


def test_an_hour_is_not_carried_to_the_next_sentence(parser: Parser) -> None:
    text = "The bomb went off at 10:35 a.m. on Thursday. Guards arrested two men.\n"
    when = dates(parser, text)["arrested"]
    assert when is not None
    assert (when.start, when.precision) == ("2019-02-07", Precision.DAY)


def test_a_threat_on_a_condition_runs_out_when_it_comes_true(parser: Parser) -> None:
    when = limits(parser, "The union warned that it would close the port on Tuesday unless wages are paid.", "warned")
    assert when is not None
    assert (when.start, when.end) == ("2019-02-12", "2019-02-12")


def test_a_grant_runs_from_the_day_it_was_made(parser: Parser) -> None:
    when = limits(parser, "On 1 February the council gave the rebels ten days to disarm.", "gave")
    assert when is not None
    assert (when.start, when.end) == ("2019-02-11", "2019-02-11")


def test_a_limit_on_something_else_is_none_of_the_demand(parser: Parser) -> None:
    assert limits(parser, "London urged the party to rejoin the talks, which must end by May.", "urged") is None
