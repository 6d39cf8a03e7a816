"""Acts that a noun tells: what is made a statement of its own, what is left alone, when it was, and what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Basis, Event, Precision
from tests.extract.nominals.telling import named, told

if TYPE_CHECKING:
    from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "event", "noun", "doer", "target"),
    [
        ("Norway condemned the Turkish air strikes on Syria.", Event.ASSAULT, "strikes", "Turkey", "Syria"),
        ("Kenya protested against Ethiopia's seizure of a Kenyan bus.", Event.ASSAULT, "seizure", "Ethiopia", "Kenya"),
        ("Peru deplored Chile's expulsion of three Peruvian consuls.", Event.SANCTION, "expulsion", "Chile", "Peru"),
        ("The invasion of Cyprus by Turkey angered Greece.", Event.ASSAULT, "invasion", "Turkey", "Cyprus"),
        ("Ecuador cut ties after the Colombian raid on its camp.", Event.ASSAULT, "raid", "Colombia", "Ecuador"),
        ("Canada recalled its envoy over the shelling of Peru by Chile.", Event.ASSAULT, "shelling", "Chile", "Peru"),
        ("Egypt welcomed the withdrawal of Israeli troops from Qatar.", Event.RETREAT, "withdrawal", "Israel", "Qatar"),
    ],
)  # fmt: skip
def test_an_act_named_as_a_fact_is_a_statement_with_its_sides(
    reader: Reader, text: str, event: Event, noun: str, doer: str, target: str
) -> None:
    (found,) = named(reader, text)
    assert found.event is event
    assert found.report.trigger.text == noun
    assert any(doer in m.name or doer.lower() in m.actor for m in found.sources)
    assert any(target.lower() in m.actor or target[:4] in m.name for m in found.targets)


def test_those_whose_genocide_is_named_are_its_victims(reader: Reader) -> None:
    (found,) = named(reader, "France recognised the Armenian genocide in a law.")
    assert not found.sources
    assert [m.actor for m in found.targets] == ["armenia"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway will condemn any Turkish attack on Syria.",
        "Greece fears a Turkish invasion of Cyprus.",
        "Washington urged Moscow to prevent an Armenian attack on Azerbaijan.",
        "Ghana called for the withdrawal of Libyan troops from Chad.",
        "Diplomats discussed a possible Indian strike on Pakistan.",
        "Norway deplores attacks on civilians.",
        "Poland would answer a Russian attack on Lithuania.",
        "Did Spain condemn the Moroccan raid on Ceuta?",
        "If the Turkish attack on Syria begins, Norway will protest.",
        "The planned Iraqi invasion of Kuwait alarmed Saudi Arabia.",
        "After the war in Kosovo, Serbia joined the talks.",
        "Zambia, anticipating Rhodesian retaliation, appealed to Britain.",
    ],
)
def test_what_is_not_told_as_having_happened_is_none(reader: Reader, text: str) -> None:
    assert named(reader, text) == []


def test_a_demand_that_is_rejected_is_an_act_of_speech_with_its_content(reader: Reader) -> None:
    statements = reader.statements("Syria rejected Israel's demand that it withdraw its missiles from Lebanon.")
    (demand,) = (s for s in statements if s.event is Event.REQUEST)
    assert told(demand) == (Event.REQUEST, "demand", {"Israel"}, {"Syria"})
    assert demand.spoken
    assert demand.content is not None
    assert demand.content.text.startswith("that it withdraw")
    assert not any(s.event is Event.RETREAT for s in statements)


def test_who_made_the_demand_may_be_told_behind_it(reader: Reader) -> None:
    (demand,) = named(reader, "Sudan ignored a demand that the African Union had put to it.")
    assert told(demand)[:3] == (Event.REQUEST, "demand", {"African Union"})


def test_the_possessor_of_a_noun_for_suffering_is_whom_it_befell(reader: Reader) -> None:
    (found,) = named(reader, "Ankara protested against Demirtas's arrest by Italian police.")
    assert found.event is Event.COERCE
    assert [m.span.text for m in found.targets] == ["Demirtas"]


def test_its_act_is_that_of_whom_the_measure_is_taken_against(reader: Reader) -> None:
    (found,) = named(
        reader, "The Security Council tightened sanctions on North Korea over its invasion of South Korea."
    )
    assert {m.name for m in found.sources} == {"North Korea"}


def test_a_date_inside_the_phrase_dates_the_act(reader: Reader) -> None:
    (found,) = named(reader, "Jordan on Friday condemned Monday's Israeli raid on Gaza.")
    assert found.when is not None
    assert (found.when.start, found.when.end) == ("2019-02-04", "2019-02-04")


def test_without_a_date_of_its_own_it_came_before_what_answers_it(reader: Reader) -> None:
    (found,) = named(reader, "Jordan on Wednesday condemned the Israeli raid on Gaza.")
    assert found.when is not None
    assert (found.when.start, found.when.end) == (None, "2019-02-06")
    assert (found.when.precision, found.when.basis) == (Precision.BEFORE, Basis.INFERRED)


def test_it_is_less_sure_than_what_a_verb_tells(reader: Reader) -> None:
    (noun,) = named(reader, "Jordan condemned the Israeli raid on Gaza.")
    (verb,) = reader.statements("Israel raided Gaza.")
    assert noun.confidence < verb.confidence


def test_an_act_told_by_a_verb_of_the_same_article_is_not_told_again(reader: Reader) -> None:
    extraction = reader.extract(
        "Iran seized a British tanker on Monday.\n\nGermany condemned Iran's seizure of the tanker."
    )
    deeds = [s for s in extraction.statements if s.event in {Event.ASSAULT, Event.COERCE}]
    assert [s.report.trigger.text for s in deeds] == ["seized"]
    assert any(c.antecedent_statement == deeds[0].id for c in extraction.cues)


@pytest.mark.parametrize(
    "text",
    [
        "Norway condemned the Turkish air strikes on Syria.",
        "Norway said on Friday in response to Turkish attacks on Syria that it would send aid.",
        "The invasion of Cyprus by Turkey prompted the Security Council to meet.",
        "Iran's seizure of a British tanker drew condemnation from Germany.",
        "Syria rejected Israel's demand that it withdraw its missiles.",
        "Ecuador broke off relations after the Colombian raid on its camp.",
    ],
)
def test_what_answers_a_named_act_says_so(reader: Reader, text: str) -> None:
    extraction = reader.extract(text)
    nouns = {s.id for s in extraction.statements if s.report.rule.startswith("named by a noun")}
    if "meet" in text:
        assert nouns  # the meeting has but one side and is no event
        return
    assert nouns & {c.antecedent_statement for c in extraction.cues}


def test_nobody_answers_its_own_act(reader: Reader) -> None:
    extraction = reader.extract("Lithuania rejected its offer and Poland condemned its attack.")
    assert [(c.antecedent_noun, c.antecedent_statement) for c in extraction.cues] == [("offer", None), ("attack", None)]


def test_every_span_is_a_slice_of_the_article(reader: Reader) -> None:
    text = "Norway condemned the Turkish air strikes on Syria, and Peru Chile's expulsion of three consuls."
    statements = named(reader, text)
    assert len(statements) == 2
    for statement in statements:
        for span in (statement.report.trigger, *(m.span for m in (*statement.sources, *statement.targets))):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        ("The expulsion of Thai monks by Laos came days after Thailand's arrest of a Laotian.", "expulsion", "arrest"),
        ("The shooting down of a Russian jet by Turkey led to sanctions by Moscow.", "sanctions", "shooting"),
        ("Belgrade ignored NATO's ultimatum to withdraw its guns within 48 hours.", "ignored", "ultimatum"),
        ("Because of Moscow's annexation of Crimea, Norway expelled two Russian envoys.", "expelled", "annexation"),
        ("Iran seized a British ship on Friday. Britain accused Iran of seizing the ship.", "accused", "seized"),
    ],
)  # fmt: skip
def test_the_words_tie_the_two_acts(reader: Reader, text: str, later: str, earlier: str) -> None:
    extraction = reader.extract(text)
    by_id = {s.id: s.report.trigger.text for s in extraction.statements}
    pairs = {(by_id[c.statement], by_id[c.antecedent_statement]) for c in extraction.cues if c.antecedent_statement}
    assert (later, earlier) in pairs


def test_a_charge_alone_claims_no_deed(reader: Reader) -> None:
    assert not any(s.event is Event.ASSAULT for s in reader.statements("Britain accused Iran of seizing the ship."))


def test_an_ultimatum_sets_its_time_and_is_put_to_who_ignores_it(reader: Reader) -> None:
    (found,) = named(reader, "Belgrade ignored NATO's ultimatum to withdraw its guns by Monday.")
    assert {m.name for m in found.targets} == {"Serbia"}
    assert found.content is not None
    assert found.deadline is not None


@pytest.mark.parametrize(
    "text",
    [
        "Russia sent submarines into Swedish waters in May. Norway condemned Russia's invasion of Georgia.",
        "Iran shelled an Iraqi town in May. Kuwait protested against Iran's attacks on its tankers.",
        "Chile expelled two Peruvian consuls. Peru deplored the earlier expulsion of its consul by Chile.",
    ],
)
def test_another_act_of_the_same_side_is_told_apart(reader: Reader, text: str) -> None:
    assert len(named(reader, text)) == 1


def test_a_press_release_frees_nobody(reader: Reader) -> None:
    assert named(reader, "Burton said in a release that the committee would meet.") == []
