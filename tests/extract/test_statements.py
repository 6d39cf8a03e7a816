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
    assert [s.sources for s in reader.statements(text)] == [()]


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


def test_who_was_killed_did_not_do_the_killing(reader: Reader) -> None:
    text = "At least nine soldiers were reported killed near Aleppo on Monday. Ten farmers were killed and six wounded."
    assaults = [s for s in reader.statements(text) if s.event is Event.ASSAULT]
    assert assaults
    assert [s.sources for s in assaults] == [()] * len(assaults)


def test_the_place_of_an_explosion_did_not_kill(reader: Reader) -> None:
    text = "Two bombings at French embassies in Mali and Niger, which killed 40 people, shocked the region."
    killers = [m.name for s in reader.statements(text) if s.event is Event.ASSAULT for m in s.sources]
    assert killers == []


def test_what_a_speaker_says_another_person_did_is_not_the_speakers_act(reader: Reader) -> None:
    text = "Senator Ann Hale of the United States said President Trump refused to meet the Taliban."
    refusals = [s for s in reader.statements(text) if s.event is not Event.STATEMENT]
    assert [[m.name for m in s.sources] for s in refusals] == [["Donald Trump"]]
    assert [[m.name for m in s.reporters] for s in refusals] == [["Ann Hale"]]


def test_a_charge_is_told_from_its_verb_on(reader: Reader) -> None:
    charge = find(reader.statements("Kenya accused Somalia of arming the rebels."), Event.ACCUSE, "Kenya")
    assert charge.content is not None
    assert charge.content.text == "accused Somalia of arming the rebels"


def test_a_saying_that_is_only_a_purpose_is_no_statement(reader: Reader) -> None:
    text = "Sudan bought radars to defend its towns against the rebels."
    assert [s for s in reader.statements(text) if s.event is Event.STATEMENT] == []


def test_the_noun_demand_is_a_demand(reader: Reader) -> None:
    text = "Jordan's demand for the release of its two pilots went unheard in Damascus."
    demand = find(reader.statements(text), Event.REQUEST, "Jordan")
    assert demand.content is not None
    assert "release of its two pilots" in demand.content.text


def test_a_medium_that_passes_words_on_does_not_say_them(reader: Reader) -> None:
    text = "Minister Karim Haddad said the raid was “a crime against children”, Lebanese radio reported."
    sources = [m.name for s in reader.statements(text) for m in s.sources]
    assert "Karim Haddad" in sources
    assert not any("radio" in name or "media" in name for name in sources)


def test_what_was_arranged_is_no_promise_of_the_one_who_tells_it(reader: Reader) -> None:
    text = "Officials in Amman said the king's meeting with the Turkish president was scheduled in May."
    events = {s.event for s in reader.statements(text)}
    assert Event.AGREE not in events
    assert Event.STATEMENT in events


def test_a_rejection_spoken_about_is_not_the_speakers(reader: Reader) -> None:
    text = "President Leila Mansour of Tunisia said the march east signifies a rejection of the treaty that was signed."
    assert [s for s in reader.statements(text) if s.event is Event.REJECT] == []


def test_a_refusal_to_say_is_no_statement(reader: Reader) -> None:
    text = "Minister Paul Mercer refused to say that the border would stay open."
    assert [s for s in reader.statements(text) if s.event is Event.STATEMENT] == []


def test_a_threat_is_not_told_again_as_the_demand_in_its_words(reader: Reader) -> None:
    text = "General Sami Rashid of Libya threatened that his army would have to attack Egypt if it closed the border."
    spoken = [s for s in reader.statements(text) if s.spoken]
    assert [s.event for s in spoken] == [Event.THREATEN]


def test_removal_by_force_unless_a_demand_is_met_is_a_threat(reader: Reader) -> None:
    text = "Commander Idris Farah of Chad said that the settlers would be removed by force unless they left the valley."
    threat = find(reader.statements(text), Event.THREATEN, "Idris Farah")
    assert threat.condition is not None
    assert threat.condition.span.text == "unless they left the valley"


def test_a_deed_that_is_only_urged_is_hypothetical(reader: Reader) -> None:
    text = "Senator Ann Hale urged the United States to bomb Iran."
    assert all(s.hypothetical for s in reader.statements(text) if s.event is Event.ASSAULT)


def test_an_appeal_keeps_whom_it_asks_and_for_what(reader: Reader) -> None:
    text = "Prime Minister Imran Khan of Pakistan urged India to withdraw its troops from Kashmir."
    appeals = [s for s in reader.statements(text) if s.mode == "appeal"]
    assert [[m.actor for m in s.targets] for s in appeals] == [["india"]]
    assert all(s.content is not None and "withdraw its troops" in s.content.text for s in appeals)


def test_parties_among_whom_something_is_shared_out_call_for_nothing(reader: Reader) -> None:
    text = "Senator Ann Hale, who called for 20,000 troops split between Syria and Iraq, left early."
    sources = {m.name for s in reader.statements(text) for m in s.sources}
    assert sources.isdisjoint({"Syria", "Iraq"})


def test_who_stands_under_by_did_it(reader: Reader) -> None:
    text = "Nine villagers were killed and thirty wounded by Hamas fighters on Sunday."
    wounded = [s for s in reader.statements(text) if s.event is Event.ASSAULT and s.sources]
    assert len(wounded) == 1
    assert [[m.name for m in s.sources] for s in wounded] == [["Hamas"]]


def test_what_a_thing_is_for_was_not_done(reader: Reader) -> None:
    statements = reader.statements("Jordan refused to be a base for attacking any other country.")
    assert Event.ASSAULT not in {s.event for s in statements}
    done = reader.statements("Israel jailed the settlers for attacking a Palestinian village.")
    assert Event.COERCE in {s.event for s in done}


def test_a_pro_state_group_is_not_that_state(reader: Reader) -> None:
    (threat,) = reader.statements("Pro-Iran Badr fighters in Iraq threatened Israel on Monday.")
    assert [m.actor for m in threat.sources] == ["iraq.badr"]


def test_the_intensity_says_where_it_comes_from(reader: Reader) -> None:
    (threat,) = reader.statements("Iran threatened to bomb Tel Aviv if Israel strikes Natanz.")
    assert threat.intensity < -3.5
    assert threat.report.reason is not None
    assert "-3.5" in threat.report.reason
    assert f"{threat.intensity:+.1f}" in threat.report.reason


def test_what_was_left_undone_did_not_happen(reader: Reader) -> None:
    statements = reader.statements("Trump left Baghdad on Monday without meeting the prime minister of Iraq.")
    assert Event.CONSULT not in {s.event for s in statements if "meet" in s.report.trigger.text}


def test_a_deed_that_is_ordered_and_called_off_did_not_happen(reader: Reader) -> None:
    text = "France ordered air strikes on two airfields in Mali and then called them off."
    assert [s.hypothetical for s in reader.statements(text) if s.event is Event.ASSAULT] == [True]


def test_a_deed_that_is_ordered_and_praised_did_happen(reader: Reader) -> None:
    text = "France ordered air strikes on two airfields in Mali and then praised them."
    assert [s.hypothetical for s in reader.statements(text) if s.event is Event.ASSAULT] == [False]


def test_who_is_told_of_a_threat_is_not_threatened(reader: Reader) -> None:
    text = "The Iranian minister told reporters that his country would bomb the ports of Israel unless it withdraws."
    threats = [s for s in reader.statements(text) if s.event is Event.THREATEN]
    assert threats
    assert all("reporter" not in m.span.text for s in threats for m in s.targets)


def test_a_judgement_in_an_adjective_is_its_speakers(reader: Reader) -> None:
    text = "“We have seen the reports. The raid by Chad was unacceptable. It must end,” Niger's president said."
    rejected = [s for s in reader.statements(text) if s.report.trigger.text == "unacceptable"]
    assert [s.event for s in rejected] == [Event.REJECT]
    assert [m.actor for s in rejected for m in s.targets] == ["chad"]
    assert rejected[0].sources


def test_the_narrators_adjective_is_nobodys_judgement(reader: Reader) -> None:
    statements = reader.statements("The raid by Chad was unacceptable to many. Niger's army left the town.")
    assert not [s for s in statements if s.report.trigger.text == "unacceptable"]


def test_an_ultimatum_is_read_from_the_time_it_gives(reader: Reader) -> None:
    threat = find(reader.statements("Oman gave the Yemeni rebels two days to leave the port."), Event.THREATEN, "Oman")
    assert threat.mode == "ultimatum"
    assert "Yemen" in threat.targets[0].name


def test_forces_that_are_moved_are_not_whom_they_are_moved_against(reader: Reader) -> None:
    moved = find(reader.statements("Bolivia moved its tanks to the border with Chile."), Event.MOBILIZE, "Bolivia")
    assert [m.actor for m in moved.targets] == ["chile"]


def test_a_reason_is_no_target(reader: Reader) -> None:
    text = "Peru halted trade with Chile in response to the arrest of a Bolivian envoy."
    assert [m.actor for m in find(reader.statements(text), Event.SANCTION, "Peru").targets] == ["chile"]


def test_an_order_to_leave_sets_its_term(reader: Reader) -> None:
    order = find(
        reader.statements("Poland ordered two Russian diplomats to leave by June 5."), Event.SANCTION, "Poland"
    )
    assert order.deadline is not None
    assert (order.deadline.end or "").endswith("-06-05")


def test_a_threat_in_the_perfect_is_a_threat_all_the_same(reader: Reader) -> None:
    text = "Israel had opened the gates of hell, a Hamas spokesman said."
    assert [s.event for s in reader.statements(text)] == [Event.THREATEN]


@pytest.mark.parametrize(
    "text",
    [
        "The State Department released the annual report.",
        "Natalie Morales is taking over the job of the host.",
        "The FBI is conducting DNA tests of the hair.",
        "Both officials requested anonymity.",
        "The United States should declare war on the militia.",
        "Trump could deport the governor.",
        "The striker fired two shots over the bar.",
        "Castro assured them that they formed a strong team.",
    ],
)
def test_what_only_looks_like_a_deed_is_none(text: str, reader: Reader) -> None:
    assert [s for s in reader.statements(text) if s.event is not Event.STATEMENT] == []


def test_who_goes_on_receiving_threats_makes_none(reader: Reader) -> None:
    found = reader.statements("The embassy in Kabul continues to receive threats from the Taliban, Ann Hale said.")
    threats = [s for s in found if s.event is Event.THREATEN]
    assert all("Ann Hale" not in {m.name for m in s.sources} for s in threats)


def test_asking_somebody_to_stop_blames_nobody(reader: Reader) -> None:
    found = reader.statements("Ukraine asked Hungary to stop the flights.")
    assert [(s.event, s.mode) for s in found] == [(Event.STATEMENT, "appeal")]


def test_a_deed_called_a_breach_is_blamed_by_who_says_so(reader: Reader) -> None:
    found = reader.statements("Kenya declared that the raid violated the sovereignty of Sudan.")
    assert [(s.event, s.sources[0].name) for s in found] == [(Event.ACCUSE, "Kenya")]


def test_who_tells_of_a_deed_in_a_list_of_verbs_has_not_done_it(reader: Reader) -> None:
    text = "The police said the gunman entered through a window, shot two officers and fled."
    (deed,) = (s for s in reader.statements(text) if s.event is Event.ASSAULT)
    assert deed.sources == ()


def test_a_government_without_a_state_is_that_of_the_dateline(reader: Reader) -> None:
    text = "BISHKEK, Kyrgyzstan, Oct 6 (Reuters) - Fireworks lit the sky. The cabinet resigned over the vote."
    names = [m.name for s in reader.statements(text) if s.event is Event.CONCEDE for m in s.sources]
    assert names == ["Kyrgyz government"]


def test_units_after_an_opening_time_are_who_acts(reader: Reader) -> None:
    text = "In the evening Croatian territorial units shot down an army helicopter over the capital."
    (statement, *_) = reader.statements(text)
    assert [m.name for m in statement.sources] == ["Croatian military"]
