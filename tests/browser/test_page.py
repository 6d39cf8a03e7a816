"""What the page tells of statements, links, actors and threats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from escalate.model import Clash, Contradiction, Judgement, Verdict
from tests.browser.looking import choose, place_of, selected, wait_until
from tests.export.sample_collection import COLLECTION, EMPTY, STATEMENTS

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_it_opens_without_request_or_error_and_says_what_it_holds(open_page: Opener) -> None:
    page = open_page()
    assert page.title() == "Norland and Sudmark – escalation timeline"
    assert page.locator("#summary").inner_text() == "20 statements and 15 links from 4 articles, 2019 to Apr 2024"
    assert page.locator("#network canvas").count() == 1
    assert page.locator("#panel .item").count() >= 5


def test_clicking_a_mark_shows_its_words_its_place_and_its_links(open_page: Opener) -> None:
    page = open_page()
    page.mouse.click(*place_of(page, "s03"))
    wait_until(page, "Boolean(escalate.state.selected)")
    panel = page.locator("#panel")
    assert selected(page) == "s03"
    assert "Ada Brandt threatens Norland" in panel.locator("h2").inner_text()
    assert panel.locator("mark.condition.sentence").first.inner_text().startswith("If the boats are not back")
    assert "we will close the strait" in "".join(panel.locator("mark.quote").all_inner_texts())
    text = panel.inner_text()
    for expected in (
        "6 Mar 2024",
        "15 Mar 2024",
        "carried out",
        "Harbour Gazette",
        "samples/gazette.txt",
        "verb.active",
    ):
        assert expected in text
    panel.get_by_role("button", name="Navy of Sudmark coerces Norland").first.click()
    assert selected(page) == "s06"


def test_a_link_says_why_it_is_there(open_page: Opener) -> None:
    page = open_page()
    choose(page, "s06")
    page.locator("#panel .reason").first.click()
    text = page.locator("#panel").inner_text()
    assert "The text says that the navy carried out the threat." in text
    assert "carrying out Brandt's threat" in text
    assert "Confidence" in text


def test_an_actor_lists_what_it_said_and_what_it_met(open_page: Opener) -> None:
    page = open_page()
    page.locator(".lane", has_text="Ada Brandt").click()
    text = page.locator("#panel").inner_text()
    assert "foreign minister" in text
    assert "Said and did: 2" in text


def test_the_table_holds_every_statement_and_sorts(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("3")
    rows = page.locator("#table-view tbody tr")
    assert rows.count() == len(STATEMENTS)
    page.get_by_role("button", name="Intensity").click()
    assert rows.first.locator("td.intensity").inner_text() == "−9"
    page.get_by_role("button", name="Intensity").click()
    assert rows.first.locator("td.intensity").inner_text() == "10"
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Intensity")
    rows.first.locator("th button").click()
    assert selected(page) == "s17"


def test_the_accessibility_tree_holds_the_statements_as_a_table(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("3")
    tree = page.locator("body").aria_snapshot()
    assert 'rowheader "Skarn Fishermen\'s Front"' in tree
    assert 'columnheader "Condition"' in tree
    assert 'button "Timeline"' in tree
    assert 'combobox "Search words and names"' in tree


def test_the_ledger_groups_threats_by_their_fate(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("2")
    headings = page.locator(".fates h2").all_inner_texts()
    assert [heading.split()[0] for heading in headings] == ["Carried", "Open"]
    card = page.locator(".card", has_text="Ada Brandt")
    assert "If the boats are not back by March 15" in card.inner_text()
    card.get_by_role("button", name="Navy of Sudmark coerces Norland").click()
    assert selected(page) == "s06"


def test_nothing_found_says_so(open_page: Opener) -> None:
    page = open_page(EMPTY)
    assert "No statements were found" in page.locator("#empty").inner_text()
    page.keyboard.press("2")
    page.keyboard.press("3")
    page.keyboard.press("n")
    page.keyboard.press("ArrowRight")


def test_reports_are_counted_and_copies_of_one_wire_told_apart(open_page: Opener) -> None:
    first = STATEMENTS[2]
    copy = replace(first.report, article="courier")
    other = replace(STATEMENTS[5].report, article="telegraph")
    told = replace(first, reports=(first.report, copy, other))
    page = open_page(replace(COLLECTION, statements=(*STATEMENTS[:2], told, *STATEMENTS[3:])))
    choose(page, "s03")
    assert "3 reports, 2 independent." in page.locator("#panel").inner_text()
    assert page.locator("#panel figure").count() == 3


def test_tellings_that_disagree_are_shown_beside_each_other(open_page: Opener) -> None:
    seized, accused = STATEMENTS[0], STATEMENTS[1]
    spans = (seized.report.trigger, accused.report.trigger)
    clashes = (
        Contradiction(
            clash=Clash.DENIED, statement="s01", other="s02", spans=spans, reason="Told as done and as not done."
        ),
        Contradiction(
            clash=Clash.NUMBER,
            statement="s06",
            other=None,
            spans=spans,
            reason="One says two, the other <b>href</b> three.",
        ),
    )
    merge = Judgement(verdict=Verdict.SAME, a="Hale", b="person.jon-hale", reason="“Hale” is short for Jon Hale")
    page = open_page(replace(COLLECTION, contradictions=clashes, judgements=(merge,)))
    panel = page.locator("#panel")
    panel.get_by_role("button", name="Told as done and as not done.").click()
    assert selected(page) == "s01"
    assert "Told otherwise" in panel.inner_text()
    panel.get_by_role("button", name="Sudmark accuses Norland").first.click()
    assert "Told as done and as not done." in panel.inner_text()
    choose(page, "s06")
    assert "One says two, the other <b>href</b> three." in panel.inner_text()
    page.locator(".lane", has_text="Jon Hale").click()
    assert "“Hale” is short for Jon Hale" in panel.inner_text()


def test_the_ledger_marks_the_condition_in_the_words(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("2")
    card = page.locator(".card", has_text="Jon Hale threatens")
    assert card.locator("mark.condition").inner_text() == "unless the strait reopens within 72 hours"
    assert "By 20 Mar 2024 – 23 Mar 2024" in card.inner_text()


def test_the_verb_agrees_with_who_acts_and_says_what_was_not_done(open_page: Opener) -> None:
    talks = next(s for s in STATEMENTS if s.id == "s13")
    both = next(s for s in STATEMENTS if s.id == "s14")
    refusal = next(s for s in STATEMENTS if s.id == "s04")
    changed = {
        "s13": replace(talks, negated=True),
        "s14": replace(both, sources=(*both.sources, *talks.targets)),
        "s04": replace(refusal, negated=True),
    }
    page = open_page(replace(COLLECTION, statements=tuple(changed.get(s.id, s) for s in STATEMENTS)))
    verbs = page.evaluate("Object.fromEntries(escalate.data.statements.map((s) => [s.id, s.verb]))")
    assert [verbs[key] for key in ("s13", "s14", "s04")] == ["does not talk with", "agree with", "rejects"]
    choose(page, "s13")
    assert "Norland does not talk with Sudmark" in page.locator("#panel h2").inner_text()
    told = page.locator("#panel").inner_text()
    assert "told as not done" in told
    assert "on a scale of" not in told
