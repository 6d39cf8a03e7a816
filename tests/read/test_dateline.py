from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate.read.dateline import find_line_dates, find_publication, is_date_line
from escalate.read.dates import Doubt

BODY = "\n\nThe foreign ministry said on Monday that it would answer the sanctions in kind, and called in the envoy.\n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 3 March 2021", "2021-03-03"),
        ("March 06, 2008", "2008-03-06"),
        ("Mon 4 Feb 2019 10.30 GMT", "2019-02-04"),
        ("2019-02-08T19:43:00+03:00", "2019-02-08"),
        ("Feb 4, 2019 / 10:03 AM EST", "2019-02-04"),
        ("By Jane Roe | March 3, 2021", "2021-03-03"),
        ("By Jane Roe, 4 Feb 2019, 3 min read", "2019-02-04"),
        ("Baghdad, 4 February 2019", "2019-02-04"),
        ("date: 2019-02-08", "2019-02-08"),
        ("Posted on: Jan 5th, 2020 at 10:15", "2020-01-05"),
        ("Written by Jane Roe on January 5, 2020", "2020-01-05"),
        ("Date of publication: 25-01-2020", "2020-01-25"),
    ],
)
def test_a_date_line_under_the_title_gives_the_date(line: str, published: str) -> None:
    found = find_publication("Ministry answers sanctions\n" + line + BODY)
    assert found.published == published
    assert found.words is not None
    assert found.words in line


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Date of publication: 25-01-2020", "published"),
        ("Updated at 9:46 pm, June 20, 2019", "modified"),
        ("Last modified on Thu 9 May 2019 10.15 BST", "modified"),
        ("9 May 2019", "plain"),
    ],
)
def test_the_label_of_a_date_says_its_role(line: str, role: str) -> None:
    assert [one.role for one in find_line_dates(line)] == [role]


def test_the_seeds_kind_of_last_line_gives_both_dates() -> None:
    line = "Last Modified: Friday، 08 February 2019 07:43 PM"
    found = find_publication("Ministry answers sanctions" + BODY + line)
    assert (found.published, found.modified) == ("2019-02-08", "2019-02-08")
    assert found.words == "Last Modified: Friday، 08 February 2019"


def test_published_and_updated_are_told_apart() -> None:
    found = find_publication("Title here\nPublished: 3 March 2021 | Updated: 5 March 2021" + BODY)
    assert (found.published, found.modified) == ("2021-03-03", "2021-03-05")


def test_a_wire_dateline_counts_only_with_its_year() -> None:
    dated = "WASHINGTON, Jan. 3, 2020 (Reuters) - The Pentagon said so."
    yearless = "WASHINGTON, Jan 3 (Reuters) - The Pentagon said so."
    assert find_publication(dated).published == "2020-01-03"
    assert find_publication(yearless).published is None


@pytest.mark.parametrize(
    "text",
    [
        "The report, published 3 March 2021, says that the army lied.",
        "Bloody Sunday, 30 January 1972" + BODY,
        "On 3 March 2021 the army crossed the river." + BODY,
        "Title here" + BODY + "The treaty ended on 2 August 2019.",
        "Title here" + BODY + "Correction:\nAn earlier version misspelt a name.\n5 May 2016",
        "A week of threats"
        + BODY
        + "3 January 2020\n\nA strike.\n\n4 January 2020\n\nA vow.\n\n8 January 2020\n\nMissiles.",
        "Title here\nTuesday, October 25\n7:43 PM" + BODY,
        "",
    ],
)
def test_dates_of_events_are_not_taken_for_the_articles(text: str) -> None:
    assert find_publication(text).published is None


def test_an_ambiguous_date_is_refused_and_kept_as_a_doubt() -> None:
    found = find_publication("Title here\n03/04/2019" + BODY)
    assert found.published is None
    assert [doubt.doubt for doubt in found.doubts] == [Doubt.AMBIGUOUS]


def test_a_certain_date_settles_an_ambiguous_one() -> None:
    found = find_publication("Title here\n03/04/2019" + BODY + "Updated 5 April 2019")
    assert (found.published, found.doubts) == ("2019-04-05", ())


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Tuesday, October 25", True),
        ("6:05 p.m.", True),
        ("20 June 2019 · 5 min read", True),
        ("1936-1939", True),
        ("3 March 2021 in Vienna", False),
        ("12 killed", False),
        ("Twelve", False),
    ],
)
def test_lines_of_nothing_but_dates_are_told(line: str, is_date: bool) -> None:
    assert is_date_line(line) is is_date


@given(st.text())
def test_the_words_of_a_date_are_the_lines_own(line: str) -> None:
    for one in find_line_dates(line):
        assert one.words in line
        assert one.found.text in one.words or one.words.endswith(one.found.text)
