"""Deadlines: a limit is a date ahead, and `when` ends on it."""

import pytest

from escalate.resolve.times import find_times

# Sentence, publication date, the words of the limit, the last day (or minute) it leaves.
LIMITS = [
    # Weekdays after a limiting preposition are the coming ones.
    (
        "Rebels said they would shell the port unless the blockade is lifted by Friday.",
        "2019-02-06",
        "Friday",
        "2019-02-08",
    ),
    ("The army must pull back by Monday, the ministry warned.", "2019-02-08", "Monday", "2019-02-11"),
    (
        "Leave the base before Thursday or face the consequences, the militia said.",
        "2020-01-07",
        "Thursday",
        "2020-01-09",
    ),
    ("The truce holds until Sunday.", "2020-03-04", "Sunday", "2020-03-08"),
    ("He gave the garrison until Saturday to surrender.", "2014-04-15", "Saturday", "2014-04-19"),
    ("Tehran has until Wednesday to answer the offer.", "2019-07-05", "Wednesday", "2019-07-10"),
    ("Hand over the prisoners no later than Tuesday, the statement said.", "2018-05-10", "Tuesday", "2018-05-15"),
    ("If the money is not paid by Friday, the gas will be cut off.", "2009-01-02", "Friday", "2009-01-09"),
    ("The minister vowed to expel the envoys by next Friday.", "2018-03-14", "next Friday", "2018-03-16"),
    ("Troops are to leave the valley before next Monday.", "2018-03-14", "next Monday", "2018-03-19"),
    ("Anyone still in the square by Thursday night will be arrested.", "2013-08-12", "Thursday night", "2013-08-15"),
    ("Protesters were told to clear the road by Thursday evening.", "2013-08-12", "Thursday evening", "2013-08-15"),
    ("Release them by Sunday, he told the kidnappers.", "2014-05-07", "Sunday", "2014-05-11"),
    ("The rebels demanded a reply by Tuesday.", "2015-06-19", "Tuesday", "2015-06-23"),
    ("We will wait until Monday and not a day longer, the general said.", "2015-06-19", "Monday", "2015-06-22"),
    # Amounts of time count from the day of publication.
    ("Russia must leave the island within 72 hours.", "2019-02-08", "72 hours", "2019-02-11"),
    ("The junta ordered the ambassador to leave within 48 hours.", "2023-08-25", "48 hours", "2023-08-27"),
    ("All foreigners must be out within 24 hours, it said.", "2023-08-25", "24 hours", "2023-08-26"),
    ("They will strike within days unless the siege ends.", "2019-02-08", "days", None),
    ("The fleet will be withdrawn within two weeks.", "2019-02-08", "two weeks", "2019-02-22"),
    ("Parliament wants foreign forces gone within a year.", "2020-01-05", "a year", "2021-01-05"),
    ("Sanctions will follow within a month if the enrichment continues.", "2012-01-31", "a month", "2012-02-29"),
    ("He threatened to close the strait within ten days.", "2019-05-22", "ten days", "2019-06-01"),
    ("The group set a 48-hour ultimatum for the release of the crew.", "2011-11-02", "48-hour", "2011-11-04"),
    ("The president issued a two-week ultimatum to the governors.", "2019-02-08", "two-week", "2019-02-22"),
    ("A 72-hour deadline was handed to the embassy.", "2017-06-05", "72-hour", "2017-06-08"),
    ("Qatar was given 10 days to comply with the list.", "2017-06-23", "10 days", "2017-07-03"),
    ("The coalition gave the militia three days to leave the port.", "2018-06-12", "three days", "2018-06-15"),
    ("The village has five days to hand over the fighters.", "2016-10-01", "five days", "2016-10-06"),
    ("Settlers have 24 hours to evacuate the camp.", "2016-10-01", "24 hours", "2016-10-02"),
    ("They must disarm in 30 days, the resolution says.", "2006-08-11", "30 days", "2006-09-10"),
    ("The court will rule in the next 48 hours.", "2019-02-08", "the next 48 hours", "2019-02-10"),
    ("Expect our answer in the next two days, the commander warned.", "2020-01-05", "the next two days", "2020-01-07"),
    ("Washington expects a reply within the week.", "2019-02-08", "the week", "2019-02-15"),
    ("Kyiv will get an answer within six months.", "2022-08-15", "six months", "2023-02-15"),
    ("The airspace will reopen within less than 12 hours.", "2019-02-27", "less than 12 hours", "2019-02-27"),
    ("Inspectors must be let in within 24 to 48 hours.", "2019-02-08", "24 to 48 hours", "2019-02-10"),
    ("He demanded that the rebels lay down arms within half a day.", "2019-02-08", "half a day", "2019-02-08"),
    # Ends and edges of periods.
    ("All combat troops are to be home by the end of the year.", "2011-10-21", "the end of the year", "2011-12-31"),
    (
        "Turkey will act before the end of the month if the belt is not cleared.",
        "2019-09-05",
        "the end of the month",
        "2019-09-30",
    ),
    ("Berlin must decide by the end of the week.", "2019-02-06", "the end of the week", "2019-02-10"),
    ("The bridge will be rebuilt by the end of 2019.", "2018-05-02", "the end of 2019", "2019-12-31"),
    ("By the end of next month the last base will be closed.", "2020-01-20", "the end of next month", "2020-02-29"),
    ("The UN wants elections by the end of June.", "2021-02-10", "the end of June", "2021-06-30"),
    ("They have to pay by year-end.", "2015-06-01", "year-end", "2015-12-31"),
    ("The pact must be ratified by mid-March.", "2021-02-10", "mid-March", "2021-03-21"),
    ("A first tranche is due by early June.", "2021-02-10", "early June", "2021-06-10"),
    ("The ministers want a deal before the end of next week.", "2015-06-24", "the end of next week", "2015-07-05"),
    # Calendar dates.
    ("Iraq must withdraw from Kuwait by January 15, 1991.", "1990-11-29", "January 15, 1991", "1991-01-15"),
    ("The Security Council told Iraq to leave by 15 January.", "1990-11-29", "15 January", "1991-01-15"),
    ("Forces have to be gone no later than 15 January.", "1990-11-29", "15 January", "1991-01-15"),
    ("Bombing will start unless they pull out by Jan. 15.", "1990-12-20", "Jan. 15", "1991-01-15"),
    ("The envoys have until March 29 to reach a deal.", "2019-02-08", "March 29", "2019-03-29"),
    ("London must leave the bloc before 31 October.", "2019-07-24", "31 October", "2019-10-31"),
    ("American troops will be out by September 11.", "2021-04-14", "September 11", "2021-09-11"),
    ("The last soldier will go prior to 1 May 2021.", "2020-02-29", "1 May 2021", "2021-05-01"),
    ("Shipments must stop by 2018-06-30.", "2018-01-12", "2018-06-30", "2018-06-30"),
    ("Arms must be surrendered by the 31st of March.", "2000-02-01", "the 31st of March", "2000-03-31"),
    ("They want foreign troops out by 2020.", "2018-01-12", "2020", "2020-12-31"),
    ("The plant will be closed by June 2022.", "2018-01-12", "June 2022", "2022-06-30"),
    ("It will be settled by Christmas, the king promised.", "1914-08-04", "Christmas", "1914-12-25"),
    ("He said his men would hold the town until Easter.", "2018-03-01", "Easter", "2018-04-01"),
    # Times of day.
    ("Iraq was told to comply by midnight on 15 January.", "1991-01-12", "midnight on 15 January", "1991-01-15T23:59"),
    (
        "Leave the building by 6 p.m. on Friday or we will open fire.",
        "2019-02-06",
        "6 p.m. on Friday",
        "2019-02-08T18:00",
    ),
    ("The ceasefire must begin by noon Saturday.", "2016-02-24", "noon Saturday", "2016-02-27T12:00"),
    (
        "Fighters have until 0600 GMT on Sunday to leave the town.",
        "2016-02-24",
        "0600 GMT on Sunday",
        "2016-02-28T06:00",
    ),
    ("They must answer by 5 p.m. EST, Jan. 31.", "2003-01-27", "5 p.m. EST, Jan. 31", "2003-01-31T17:00"),
    ("The strikers have until midnight tonight to return.", "1981-08-03", "midnight tonight", "1981-08-03T23:59"),
    ("Give up by tomorrow, he told them.", "2019-02-08", "tomorrow", "2019-02-09"),
    ("The crossing will be shut by tomorrow night.", "2019-02-08", "tomorrow night", "2019-02-09"),
    # The noun says it.
    ("The ultimatum expires on Friday.", "2019-02-06", "Friday", "2019-02-08"),
    ("Its deadline of 15 January is final.", "1990-12-20", "15 January", "1991-01-15"),
    ("The Friday deadline will not be moved, aides said.", "2019-02-06", "Friday", "2019-02-08"),
    ("The deadline is Tuesday.", "2019-02-08", "Tuesday", "2019-02-12"),
    ("Their deadline for a pull-out expires at midnight Sunday.", "2019-02-08", "midnight Sunday", "2019-02-10T23:59"),
]

NOT_LIMITS = [
    ("By Friday the town had fallen.", "2019-02-11", "Friday", "2019-02-08"),
    ("It was not until Tuesday that the army admitted the loss.", "2019-02-08", "Tuesday", "2019-02-05"),
    ("By Monday, protesters held the square.", "2013-08-14", "Monday", "2013-08-12"),
    ("They kept going until 2 a.m. Friday.", "2019-02-10", "2 a.m. Friday", "2019-02-08T02:00"),
    ("Fighting raged until Thursday.", "2019-02-08", "Thursday", "2019-02-07"),
    ("Workers removed the flag by Thursday.", "2019-02-08", "Thursday", "2019-02-07"),
    ("He ran the bank until 2011.", "2019-02-08", "2011", "2011-12-31"),
    ("Rebels left the town before Friday's attack.", "2019-02-10", "Friday", "2019-02-08"),
    ("The two met on Friday.", "2019-02-11", "Friday", "2019-02-08"),
    ("Shelling began on Sunday and went on for 48 hours.", "2019-02-13", "48 hours", None),
    ("He waited three days to answer.", "2019-02-13", "three days", None),
]

TODAY_NAMED = [
    ("Parliament will vote on Friday.", "2019-02-06", "2019-02-08"),
    ("Ministers are to meet on Friday.", "2019-02-06", "2019-02-08"),
    ("The president is expected in Ankara on Friday.", "2019-02-06", "2019-02-08"),
    ("The president landed in Ankara on Friday.", "2019-02-06", "2019-02-01"),
    ("The president said on Friday that talks would go on.", "2019-02-08", "2019-02-08"),
    ("Gunmen attacked the convoy on Friday.", "2019-02-10", "2019-02-08"),
    ("On Friday the council will vote.", "2019-02-06", "2019-02-08"),
    ("A summit set for Friday was called off.", "2019-02-06", "2019-02-08"),
]


@pytest.mark.parametrize(("sentence", "published", "words", "ends"), LIMITS, ids=[row[0] for row in LIMITS])
def test_a_limit_is_a_date_ahead(sentence: str, published: str, words: str, ends: str | None) -> None:
    found = [t for t in find_times(sentence, article="a", published=published) if t.deadline]
    assert [t.span.text for t in found] == [words]
    when = found[0].when
    assert when is not None
    if ends is not None:
        assert when.end == ends
    assert when.end is not None
    assert when.end >= published


@pytest.mark.parametrize(
    ("sentence", "value", "length"),
    [
        ("Russia must leave the island within 72 hours.", "2019-02-11", "PT72H"),
        ("The group set a 48-hour ultimatum.", "2019-02-10", "PT48H"),
        ("Rebels have two weeks to lay down their arms.", "2019-02-22", "P2W"),
        ("We will strike within three days unless they leave.", "2019-02-11", "P3D"),
        ("They must leave in the next six months.", "2019-08-08", "P6M"),
        ("Troops must leave by the end of the month.", "2019-02-28", None),
        ("They will strike within days unless the siege ends.", "PXD", None),
        ("The inquiry will be finished within a year.", "P1Y", None),
        ("The work will be done by the end of the month.", "2019-02", None),
    ],
)
def test_what_a_demand_grants_is_the_date_it_runs_out_on(sentence: str, value: str, length: str | None) -> None:
    (found,) = find_times(sentence, article="a", published="2019-02-08")
    assert (found.value, found.length, found.deadline) == (value, length, True)


@pytest.mark.parametrize(("sentence", "published", "words", "ends"), NOT_LIMITS, ids=[row[0] for row in NOT_LIMITS])
def test_what_is_past_sets_no_limit(sentence: str, published: str, words: str, ends: str | None) -> None:
    found = next(t for t in find_times(sentence, article="a", published=published) if t.span.text == words)
    assert not found.deadline
    assert (found.when.end if found.when else None) == ends


@pytest.mark.parametrize(("sentence", "published", "day"), TODAY_NAMED, ids=[row[0] for row in TODAY_NAMED])
def test_tense_tells_which_friday(sentence: str, published: str, day: str) -> None:
    (found,) = find_times(sentence, article="a", published=published)
    assert found.value == day
