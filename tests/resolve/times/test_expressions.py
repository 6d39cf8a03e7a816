"""Time expressions: spans and TIMEX3 values, by kind."""

import pytest

from escalate.resolve.times import TimexMod, TimexType, find_times

# Sentence, publication date, the expressions in it with their values.
Row = tuple[str, str | None, list[tuple[str, str]]]
P = "2019-02-08"  # a Friday

DATES: list[Row] = [
    ("The accord was signed on 21 March 2013.", P, [("21 March 2013", "2013-03-21")]),
    ("The accord was signed on March 21, 2013.", P, [("March 21, 2013", "2013-03-21")]),
    ("The accord was signed on March 21 2013 in Oslo.", P, [("March 21 2013", "2013-03-21")]),
    ("The accord was signed on the 21st of March, 2013.", P, [("the 21st of March, 2013", "2013-03-21")]),
    ("On Thursday, March 21, 2013, the accord was signed.", P, [("Thursday, March 21, 2013", "2013-03-21")]),
    ("On Thursday 21 March 2013 the accord was signed.", P, [("Thursday 21 March 2013", "2013-03-21")]),
    ("Signed 21-Mar-2013 in Oslo.", P, [("21-Mar-2013", "2013-03-21")]),
    ("Signed Mar-21-2013 in Oslo.", P, [("Mar-21-2013", "2013-03-21")]),
    ("Signed 2013-03-21 in Oslo.", P, [("2013-03-21", "2013-03-21")]),
    ("Signed on 21.03.2013 in Vienna.", P, [("21.03.2013", "2013-03-21")]),
    ("Signed on 3/21/2013 in Boston.", P, [("3/21/2013", "2013-03-21")]),
    ("Signed on 21/03/2013 in London.", P, [("21/03/2013", "2013-03-21")]),
    ("Shelling resumed on Feb. 3.", P, [("Feb. 3", "2019-02-03")]),
    ("Shelling resumed on 3 February.", P, [("3 February", "2019-02-03")]),
    ("Shelling resumed on February 3rd.", P, [("February 3rd", "2019-02-03")]),
    ("He was killed on Dec. 20.", P, [("Dec. 20", "2018-12-20")]),
    ("Talks will open on Feb. 20.", P, [("Feb. 20", "2019-02-20")]),
    ("Elections will be held on May 12.", P, [("May 12", "2019-05-12")]),
    ("The uprising began in March 2011.", P, [("March 2011", "2011-03")]),
    ("The uprising began in March of 2011.", P, [("March of 2011", "2011-03")]),
    ("The embassy closed in December.", P, [("December", "2018-12")]),
    ("The embassy will reopen in April.", P, [("April", "2019-04")]),
    ("The embassy closed last December.", P, [("last December", "2018-12")]),
    ("A summit is planned for next March.", P, [("next March", "2019-03")]),
    ("The war began in 2011.", P, [("2011", "2011")]),
    ("The 1994 accord is dead.", P, [("1994", "1994")]),
    ("The treaty of 1648 ended it.", P, [("1648", "1648")]),
    ("The treaty ended it in 1648.", P, [("1648", "1648")]),
    ("Border clashes marked the 1990s.", P, [("the 1990s", "199")]),
    ("Border clashes marked the early 1990s.", P, [("the early 1990s", "199")]),
    ("The quarrel goes back to the 19th century.", P, [("the 19th century", "18")]),
    ("Rationing lasted through the nineties.", P, [("the nineties", "199")]),
    ("He came to power in nineteen ninety-six.", P, [("nineteen ninety-six", "1996")]),
    ("He was shot in May.", P, [("May", "2018-05")]),
    ("Voters may march in protest.", P, []),
    ("The pact was reached in early June.", "2019-07-01", [("early June", "2019-06")]),
    ("The pact was reached in mid-1998.", P, [("mid-1998", "1998")]),
    ("The pact was reached in late 2017.", P, [("late 2017", "2017")]),
    ("The pact was reached late last year.", P, [("late last year", "2018")]),
    ("The pact was reached at the end of 2017.", P, [("the end of 2017", "2017")]),
    ("The pact was reached at the beginning of the month.", P, [("the beginning of the month", "2019-02")]),
    ("Troops left in the summer of 2014.", P, [("the summer of 2014", "2014-SU")]),
    ("Troops left last summer.", P, [("last summer", "2018-SU")]),
    ("Troops will leave this spring.", P, [("this spring", "2019-SP")]),
    ("Prices fall when the rains come.", P, []),
    ("Exports fell in the fourth quarter of 2018.", P, [("the fourth quarter of 2018", "2018-Q4")]),
    ("Exports fell in the third quarter.", "2018-11-05", [("the third quarter", "2018-Q3")]),
    ("Exports fell in Q3 2018.", P, [("Q3 2018", "2018-Q3")]),
    ("Exports fell in the second half of 2018.", P, [("the second half of 2018", "2018-H2")]),
    ("The bill fell due at end-March 2018.", P, [("end-March 2018", "2018-03")]),
    ("The deficit grew in fiscal 2018.", P, [("fiscal 2018", "2018")]),
    ("They met on Christmas Day.", P, [("Christmas Day", "2018-12-25")]),
    ("They met on New Year's Eve.", P, [("New Year's Eve", "2018-12-31")]),
    ("Rebels attacked on Good Friday 2016.", P, [("Good Friday 2016", "2016-03-25")]),
    ("Americans were eating Thanksgiving dinner.", "2018-12-01", [("Thanksgiving", "2018-11-22")]),
    ("The consul died in 44 BC.", P, [("44 BC", "BC0044")]),
    ("In March 19-25 fighting, ten died.", P, [("March 19", "2019-03-19"), ("25", "2019-03-25")]),
]

BAD_DATES = [
    "It fell on 31 February 2019.",
    "It fell on February 30.",
    "Signed 31-Feb-2019 in Oslo.",
    "The form said 2019-13-40.",
    "The form said 2019-02-30.",
    "The form said 45/45/2019.",
    "It fell on 31 April 2018.",
    "It fell on June 31, 2018.",
    "It fell on 29 February 2019.",
    "It fell on February 31, 2019.",
    "It fell on 32 March 2019.",
    "It fell on March 32, 2019.",
    "It fell on the 45th of May.",
    "It must end by 31 April.",
    "It must end by noon on February 30.",
    "It rose in the fifth quarter of 2018.",
    "It fell between 30 and 31 February 2019.",
    "The form said 2019-13-01.",
]

NOT_TIMES = [
    "The flight carried 2,000 people and cost $1995.",
    "About 2000 troops crossed the river.",
    "He is a 44-year-old farmer.",
    "The boy, 12 years old, was hurt.",
    "The march to the capital was calm.",
    "Sat phones were seized.",
    "The second man fell down a well.",
    "Flight 1990 was late.",
    "They want 50 percent more.",
    "Jan Kavan spoke first.",
    "The spring of the trap was rusty.",
    "She writes for the New York Daily News.",
]

RELATIVE: list[Row] = [
    ("He spoke today.", P, [("today", "2019-02-08")]),
    ("He spoke yesterday.", P, [("yesterday", "2019-02-07")]),
    ("He will speak tomorrow.", P, [("tomorrow", "2019-02-09")]),
    ("He spoke the day before yesterday.", P, [("the day before yesterday", "2019-02-06")]),
    ("He spoke on Thursday.", P, [("Thursday", "2019-02-07")]),
    ("He spoke last Friday.", P, [("last Friday", "2019-02-01")]),
    ("He will speak next Friday.", P, [("next Friday", "2019-02-15")]),
    ("He will speak this Sunday.", P, [("this Sunday", "2019-02-10")]),
    ("He spoke last week.", P, [("last week", "2019-W05")]),
    ("He will speak next week.", P, [("next week", "2019-W07")]),
    ("He spoke earlier this week.", P, [("earlier this week", "2019-W06")]),
    ("He spoke last month.", P, [("last month", "2019-01")]),
    ("He spoke this month.", P, [("this month", "2019-02")]),
    ("He spoke earlier this month.", P, [("earlier this month", "2019-02")]),
    ("He will speak next month.", P, [("next month", "2019-03")]),
    ("He spoke last year.", P, [("last year", "2018")]),
    ("He will speak later this year.", P, [("later this year", "2019")]),
    ("He will speak early next year.", P, [("early next year", "2020")]),
    ("The crisis of the last decade is over.", P, [("the last decade", "200")]),
    ("Fighting raged over the weekend.", "2019-02-11", [("the weekend", "2019-W06-WE")]),
    ("They will vote this weekend.", P, [("this weekend", "2019-W06-WE")]),
    ("They voted last weekend.", P, [("last weekend", "2019-W05-WE")]),
    ("They will vote next weekend.", P, [("next weekend", "2019-W07-WE")]),
    ("The raid took place two days ago.", P, [("two days ago", "2019-02-06")]),
    ("The raid took place three weeks ago.", P, [("three weeks ago", "2019-W03")]),
    ("The raid took place six months ago.", P, [("six months ago", "2018-08")]),
    ("The raid took place a year ago.", P, [("a year ago", "2018")]),
    ("The raid took place a decade ago.", P, [("a decade ago", "2009")]),
    ("The raid took place a few years ago.", P, [("a few years ago", "PAST_REF")]),
    ("The raid took place years ago.", P, [("years ago", "PAST_REF")]),
    ("The vote is two weeks from now.", P, [("two weeks from now", "2019-W08")]),
    ("He now leads the party.", P, [("now", "PRESENT_REF")]),
    ("He currently leads the party.", P, [("currently", "PRESENT_REF")]),
    ("He recently quit the party.", P, [("recently", "PAST_REF")]),
    ("He will soon quit the party.", P, [("soon", "FUTURE_REF")]),
    ("He will quit as soon as he can.", P, []),
    ("Life will be better in the future.", P, [("the future", "FUTURE_REF")]),
    ("Tensions have risen in recent months.", P, [("recent months", "PXM")]),
    ("Tensions have risen in recent years.", P, [("recent years", "PAST_REF")]),
    ("More strikes are likely in the coming weeks.", P, [("the coming weeks", "PXW")]),
]

NARRATIVE: list[Row] = [
    (
        "On 5 March 2018 he fled. The day before, he had resigned.",
        P,
        [("5 March 2018", "2018-03-05"), ("The day before", "2018-03-04")],
    ),
    (
        "On 5 March 2018 the convoy left. The next day it was shelled.",
        P,
        [("5 March 2018", "2018-03-05"), ("The next day", "2018-03-06")],
    ),
    (
        "The siege began on 5 March 2018. Two days later it was lifted.",
        P,
        [("5 March 2018", "2018-03-05"), ("Two days later", "2018-03-07")],
    ),
    (
        "He was seized on 5 March 2018. Three weeks earlier he had resigned.",
        P,
        [("5 March 2018", "2018-03-05"), ("Three weeks earlier", "2018-W07")],
    ),
    (
        "The coup came in July 2013. That month hundreds died.",
        P,
        [("July 2013", "2013-07"), ("That month", "2013-07")],
    ),
    (
        "They signed in 2015. The following year they broke the pact.",
        P,
        [("2015", "2015"), ("The following year", "2016")],
    ),
    (
        "They signed in 2015. A year later they broke the pact.",
        P,
        [("2015", "2015"), ("A year later", "2016")],
    ),
    (
        "On 5 March 2018 he fled. He was caught the same day.",
        P,
        [("5 March 2018", "2018-03-05"), ("the same day", "2018-03-05")],
    ),
    (
        "On 5 March 2018 he fled. He was caught the following Friday.",
        P,
        [("5 March 2018", "2018-03-05"), ("the following Friday", "2018-03-09")],
    ),
]

RANGES: list[Row] = [
    ("Drills ran from 3 to 5 March 2018.", P, [("3", "2018-03-03"), ("5 March 2018", "2018-03-05")]),
    (
        "Drills ran from 28 February to 5 March 2018.",
        P,
        [("28 February", "2018-02-28"), ("5 March 2018", "2018-03-05")],
    ),
    ("The war of 2014-2016 was costly.", P, [("2014", "2014"), ("2016", "2016")]),
    ("The war of 2014-16 was costly.", P, [("2014", "2014"), ("16", "2016")]),
    (
        "Some 30 died between January 1 and September 26.",
        "2016-09-29",
        [("January 1", "2016-01-01"), ("September 26", "2016-09-26")],
    ),
    (
        "From December 20 to January 5 the strait was shut.",
        "2017-02-01",
        [("December 20", "2016-12-20"), ("January 5", "2017-01-05")],
    ),
    ("Talks ran between Wednesday and Friday.", P, [("Wednesday", "2019-02-06"), ("Friday", "2019-02-08")]),
    ("Talks run from Friday to Sunday.", P, [("Friday", "2019-02-08"), ("Sunday", "2019-02-10")]),
    ("Between 2011 and 2014 he lived abroad.", P, [("2011", "2011"), ("2014", "2014")]),
    ("In April and June 1955 shots were fired.", P, [("April", "1955-04"), ("June 1955", "1955-06")]),
    (
        "From March 5, 2017 until April 1, 2017 it was shut.",
        P,
        [("March 5, 2017", "2017-03-05"), ("April 1, 2017", "2017-04-01")],
    ),
]

CLOCKS: list[Row] = [
    ("It began at 9:30 a.m. on Thursday.", P, [("9:30 a.m. on Thursday", "2019-02-07T09:30")]),
    ("It began at 9:30 p.m. EST Thursday.", P, [("9:30 p.m. EST Thursday", "2019-02-07T21:30")]),
    ("It began at 4 pm.", P, [("4 pm", "2019-02-08T16:00")]),
    ("It began at 5:30 PM ET on Thursday.", P, [("5:30 PM ET on Thursday", "2019-02-07T17:30")]),
    ("It began at noon on Thursday.", P, [("noon on Thursday", "2019-02-07T12:00")]),
    ("It began at 1400 GMT.", P, [("1400 GMT", "2019-02-08T14:00Z")]),
    ("It began at 14:00 GMT on 5 February 2019.", P, [("14:00 GMT on 5 February 2019", "2019-02-05T14:00Z")]),
    ("It began this morning.", P, [("this morning", "2019-02-08TMO")]),
    ("It began last night.", P, [("last night", "2019-02-07TNI")]),
    ("It began on Thursday evening.", P, [("Thursday evening", "2019-02-07TEV")]),
    ("It will begin tomorrow morning.", P, [("tomorrow morning", "2019-02-09TMO")]),
    ("It will begin tonight.", P, [("tonight", "2019-02-08TNI")]),
    ("It began on the night of 5 February.", P, [("the night of 5 February", "2019-02-05TNI")]),
    ("Posted 2019-02-08T19:43:00Z by staff.", P, [("2019-02-08T19:43:00Z", "2019-02-08T19:43:00Z")]),
]

AMOUNTS: list[Row] = [
    ("He served three years.", P, [("three years", "P3Y")]),
    ("He was held for 18 months.", P, [("18 months", "P18M")]),
    ("The talks lasted two and a half hours.", P, [("two and a half hours", "PT2H30M")]),
    ("A 10-day truce was agreed.", P, [("10-day", "P10D")]),
    ("The three-week siege is over.", P, [("three-week", "P3W")]),
    ("A month-long siege is over.", P, [("month-long", "P1M")]),
    ("The decade-long war is over.", P, [("decade-long", "P10Y")]),
    ("They waited for years.", P, [("years", "PXY")]),
    ("They waited for several weeks.", P, [("several weeks", "PXW")]),
    ("They waited a few days.", P, [("a few days", "PXD")]),
    ("They threatened it over the past few months.", P, [("the past few months", "PXM")]),
    ("Ten died in the past 24 hours.", P, [("the past 24 hours", "PT24H")]),
    ("Ten died in the last two weeks.", P, [("the last two weeks", "P2W")]),
    ("Profits rose in the first nine months.", P, [("the first nine months", "P9M")]),
    ("They fought for more than two decades.", P, [("more than two decades", "P20Y")]),
    ("They fought for at least six months.", P, [("at least six months", "P6M")]),
    ("They fought for 1,000 days.", P, [("1,000 days", "P1000D")]),
    ("They fought for half an hour.", P, [("half an hour", "PT30M")]),
    ("The drill takes place every Friday.", P, [("every Friday", "XXXX-WXX-5")]),
    ("The drill takes place every year.", P, [("every year", "P1Y")]),
    ("The drill takes place twice a week.", P, [("twice a week", "P1W")]),
    ("The patrols fly daily.", P, [("daily", "P1D")]),
    ("The report appears annually.", P, [("annually", "P1Y")]),
    ("The council meets on Tuesdays.", P, [("Tuesdays", "XXXX-WXX-2")]),
    ("It costs $5 million a year.", P, []),
]

UNDATED: list[Row] = [
    ("He spoke on Friday.", None, [("Friday", "XXXX-WXX-5")]),
    ("He spoke yesterday.", None, [("yesterday", "XXXX-XX-XX")]),
    ("He spoke last month.", None, [("last month", "XXXX-XX")]),
    ("He spoke last year.", None, [("last year", "XXXX")]),
    ("He spoke on 5 March.", None, [("5 March", "XXXX-03-05")]),
    ("He spoke in March 2018.", None, [("March 2018", "2018-03")]),
    ("He must leave by Friday.", None, [("Friday", "XXXX-WXX-5")]),
    ("He must leave within 72 hours.", None, [("72 hours", "PT72H")]),
    (
        "On 5 March 2018 he fled; the next day he was caught.",
        None,
        [("5 March 2018", "2018-03-05"), ("the next day", "2018-03-06")],
    ),
    ("He will soon be free.", None, [("soon", "FUTURE_REF")]),
]

ALL = [*DATES, *RELATIVE, *NARRATIVE, *RANGES, *CLOCKS, *AMOUNTS, *UNDATED]


@pytest.mark.parametrize(("sentence", "published", "expected"), ALL, ids=[row[0] for row in ALL])
def test_finds_spans_and_values(sentence: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    found = find_times(sentence, article="a", published=published)
    assert [(t.span.text, t.value) for t in found] == expected


@pytest.mark.parametrize("sentence", BAD_DATES)
def test_refuses_what_no_calendar_has(sentence: str) -> None:
    assert find_times(sentence, article="a", published=P) == ()


def test_a_leap_day_stands_in_a_leap_year() -> None:
    (found,) = find_times("It fell on 29 February 2020.", article="a", published=P)
    assert found.value == "2020-02-29"


@pytest.mark.parametrize("sentence", NOT_TIMES)
def test_leaves_what_is_no_time(sentence: str) -> None:
    assert find_times(sentence, article="a", published=P) == ()


@pytest.mark.parametrize(("sentence", "published", "expected"), UNDATED, ids=[row[0] for row in UNDATED])
def test_without_publication_date_only_stated_dates_have_an_interval(
    sentence: str, published: str | None, expected: list[tuple[str, str]]
) -> None:
    for found in find_times(sentence, article="a", published=published):
        assert (found.when is None) == (found.value.startswith(("X", "P", "F")))


@pytest.mark.parametrize(
    ("sentence", "start", "end", "precision"),
    [
        ("It was early June 2014.", "2014-06-01", "2014-06-10", "month"),
        ("It was late June 2014.", "2014-06-21", "2014-06-30", "month"),
        ("It happened in 2014.", "2014-01-01", "2014-12-31", "year"),
        ("It happened last month.", "2019-01-01", "2019-01-31", "month"),
        ("It happened last week.", "2019-01-28", "2019-02-03", "week"),
        ("It happened in the winter of 2014.", "2014-12-01", "2015-02-28", "season"),
        ("It happened in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
        ("It happened in the past 24 hours.", "2019-02-07", "2019-02-08", "day"),
        ("It happened over the past three months.", "2018-11-08", "2019-02-08", "month"),
        ("It began at 4 pm.", "2019-02-08T16:00", "2019-02-08T16:00", "minute"),
    ],
)
def test_gives_the_interval_of_the_calendar(sentence: str, start: str, end: str, precision: str) -> None:
    (found,) = find_times(sentence, article="a", published=P)
    assert found.when is not None
    assert (found.when.start, found.when.end, found.when.precision.value) == (start, end, precision)


@pytest.mark.parametrize(
    ("sentence", "mod"),
    [
        ("It was early June 2014.", TimexMod.START),
        ("It was mid-1998.", TimexMod.MID),
        ("It was late last year.", TimexMod.END),
        ("It was around 5 March 2018.", TimexMod.APPROX),
        ("It took more than two years.", TimexMod.MORE_THAN),
        ("It took less than two years.", TimexMod.LESS_THAN),
        ("It took at least two years.", TimexMod.EQUAL_OR_MORE),
        ("It took no more than two years.", TimexMod.EQUAL_OR_LESS),
        ("It took two years.", None),
    ],
)
def test_keeps_the_modifier(sentence: str, mod: TimexMod | None) -> None:
    (found,) = find_times(sentence, article="a", published=P)
    assert found.mod is mod


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("He spoke on Friday.", TimexType.DATE),
        ("He spoke on Friday night.", TimexType.TIME),
        ("He spoke for two hours.", TimexType.DURATION),
        ("He speaks every Friday.", TimexType.SET),
    ],
)
def test_tells_the_four_types(sentence: str, kind: TimexType) -> None:
    (found,) = find_times(sentence, article="a", published=P)
    assert found.type is kind
