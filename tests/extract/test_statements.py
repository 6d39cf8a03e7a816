"""Statements as an analyst reads them: who, what, to whom, on which condition, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalate.model import ConditionKind, Event, Statement

if TYPE_CHECKING:
    from tests.conftest import Reader


def find(statements: list[Statement], event: Event, source: str) -> Statement:
    for statement in statements:
        if statement.event is event and source in {m.name for m in statement.sources}:
            return statement
    found = [(s.event.value, [m.name for m in s.sources]) for s in statements]
    pytest.fail(f"no {event} by {source}; found {found}")


def test_a_threat_carries_its_condition_its_target_and_its_words(reader: Reader) -> None:
    text = "Iran threatened to close the Strait of Hormuz if the United States stops its oil exports."
    threat = find(reader.statements(text), Event.THREATEN, "Iran")
    assert threat.condition is not None
    assert threat.condition.kind is ConditionKind.IF
    assert threat.condition.span.text == "if the United States stops its oil exports"
    assert text[threat.condition.span.start : threat.condition.span.end] == threat.condition.span.text


def test_a_threat_without_a_verb_of_threatening_is_read_from_its_phrase(reader: Reader) -> None:
    text = "General Omar Daoud of Syria said that if Turkey crosses the border, it will pay a heavy price."
    threats = [s for s in reader.statements(text) if s.event is Event.THREATEN]
    assert len(threats) == 1
    assert "price" in threats[0].report.trigger.text
    assert [m.actor for m in threats[0].targets] == ["turkey"]
    assert threats[0].condition is not None


def test_unless_and_until_are_conditions(reader: Reader) -> None:
    unless = reader.statements("Russia threatened to cut gas supplies to Ukraine unless Kyiv pays its debts.")
    threat = find(unless, Event.THREATEN, "Russia")
    assert threat.condition is not None
    assert threat.condition.kind is ConditionKind.UNLESS
    until = reader.statements("Israel said it will not withdraw its troops from Lebanon until Hezbollah disarms.")
    refusal = find(until, Event.REJECT, "Israel")
    assert refusal.condition is not None
    assert refusal.condition.kind is ConditionKind.UNTIL


def test_the_subject_of_a_past_when_is_no_condition(reader: Reader) -> None:
    statements = reader.statements("Egypt recalled its ambassador when Israel bombed Gaza.")
    recall = find(statements, Event.SANCTION, "Egypt")
    assert recall.condition is None


def test_a_deadline_in_a_demand_lies_ahead_of_the_article(reader: Reader) -> None:
    text = "On Monday the United States demanded that Iraq withdraw its troops from Kuwait by Friday."
    demand = find(reader.statements(text, published="2019-02-05"), Event.REQUEST, "United States")
    assert demand.deadline is not None
    assert demand.deadline.end == "2019-02-08"
    assert demand.when is not None
    assert demand.when.start == "2019-02-04"


def test_two_coordinated_deeds_are_two_statements(reader: Reader) -> None:
    statements = reader.statements("Jordan condemned the raid and recalled its ambassador from Israel.")
    accusation, recall = (find(statements, e, "Jordan") for e in (Event.ACCUSE, Event.SANCTION))
    assert accusation.id != recall.id


def test_each_of_two_coordinated_deeds_has_its_own_year(reader: Reader) -> None:
    text = "French troops withdrew from Mali in 2022, but Russian mercenaries attacked the town of Moura in 2023."
    years = {
        s.event: s.when.start[:4] for s in reader.statements(text, published="2024-05-01") if s.when and s.when.start
    }
    assert years.get(Event.RETREAT) == "2022"
    assert years.get(Event.ASSAULT) == "2023"


def test_what_was_said_and_nothing_else_is_a_plain_statement(reader: Reader) -> None:
    text = "President Barham Salih said that the constitution was older than the quarrel about it."
    statements = reader.statements(text)
    assert [s.event for s in statements] == [Event.STATEMENT]
    assert statements[0].content is not None
    assert "the constitution was older" in statements[0].content.text


def test_the_one_who_reports_a_deed_is_its_reporter_and_not_its_doer(reader: Reader) -> None:
    text = "Israel's defence minister said that Hezbollah had attacked an army post on the border."
    attack = find(reader.statements(text), Event.ASSAULT, "Hezbollah")
    assert len(attack.reporters) == 1
    assert "srael" in attack.reporters[0].name + attack.reporters[0].actor


def test_the_place_of_a_bombing_did_not_do_it(reader: Reader) -> None:
    text = "Bombings at two American embassies in Africa killed more than two hundred people."
    for statement in reader.statements(text):
        assert not statement.sources


def test_an_article_without_a_date_keeps_unknown_dates(reader: Reader) -> None:
    statements = reader.statements("Iraq invaded Kuwait on Thursday.", published=None)
    assert statements
    assert all(s.when is None or s.when.start is None or s.when.start.startswith("X") for s in statements)


def test_prose_without_conflict_or_speech_gives_nothing(reader: Reader) -> None:
    assert reader.statements("The river rises in the hills and is about forty miles long.") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("ab TUS.,\"“”'‘’\n;()ifsaid—«»`!?<>&é٣😀\u202e\x07 "), max_size=200))
def test_any_text_is_read_and_every_span_is_its_slice(reader: Reader, text: str) -> None:
    for statement in reader.statements(f"Iran said {text} and threatened Israel if {text}."):
        whole = f"Iran said {text} and threatened Israel if {text}."
        spans = [m.span for m in (*statement.sources, *statement.targets)]
        spans += [s for s in (statement.content, statement.cue, statement.venue, *statement.quotes) if s]
        spans += [statement.report.sentence, statement.report.trigger]
        if statement.condition:
            spans.append(statement.condition.span)
        assert all(whole[s.start : s.end] == s.text for s in spans)
