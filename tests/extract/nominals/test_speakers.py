"""Words and deeds told by a noun: who said or did them by the words around it, and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event
from tests.extract.nominals.telling import named, told

if TYPE_CHECKING:
    from tests.conftest import Reader


@pytest.mark.parametrize(
    ("text", "event", "noun", "doer"),
    [
        (
            "Ghana closed its mission in Lagos after threats from Nigerian students.",
            Event.THREATEN,
            "threats",
            "Nigeri",
        ),
        ("Peru held the vote, defying a call from Chile to put it off.", Event.REQUEST, "call", "Chile"),
        ("Oman sent doctors on Monday at the request of Lebanon.", Event.REQUEST, "request", "Lebanon"),
        ("Brazil sent doctors at Bolivia's request.", Event.REQUEST, "request", "Bolivia"),
        ("Brazil sent doctors at the urging of Bolivia.", Event.REQUEST, "urging", "Bolivia"),
        ("Kenya opened the road, bowing to the petition of Uganda.", Event.REQUEST, "petition", "Uganda"),
        ("Cuba freed them in return for an expression of regret by Spain.", Event.CONCEDE, "expression", "Spain"),
        ("The Swedish offer of a ferry has not been taken up.", Event.AGREE, "offer", "Sweden"),
        ("Fiji sailed on in defiance of Tonga.", Event.REJECT, "defiance", "Fiji"),
        ("Prices rose after the halt of gas deliveries by Algeria.", Event.SANCTION, "halt", "Algeria"),
        ("Ministers urged Serbia to end its blockade of Kosovo.", Event.ASSAULT, "blockade", "Serbia"),
    ],
)
def test_who_said_or_did_it_is_told_beside_the_noun(
    reader: Reader, text: str, event: Event, noun: str, doer: str
) -> None:
    found = [s for s in named(reader, text) if s.report.trigger.text == noun]
    assert [s.event for s in found] == [event]
    assert found[0].sources[0].name.startswith(doer)


def test_whom_a_sanction_hits_did_what_it_answers(reader: Reader) -> None:
    (found,) = named(reader, "Ireland imposed sanctions on Belarus over the arrest of two reporters.")
    assert (found.event, {m.name for m in found.sources}) == (Event.COERCE, {"Belarus"})


def test_what_only_comes_after_an_act_does_not_tell_its_doer(reader: Reader) -> None:
    found = named(reader, "Ireland imposed sanctions on Belarus after the arrest of two reporters.")
    assert all(not s.sources for s in found)


def test_an_attack_on_an_embassy_is_not_the_work_of_who_is_blamed_for_its_safety(reader: Reader) -> None:
    found = named(reader, "Denmark recalled its ambassador from Syria over the attack on its embassy.")
    assert all(not s.sources for s in found)


def test_its_refusal_is_that_of_whom_the_embargo_hits(reader: Reader) -> None:
    found = reader.statements("Japan imposed an arms embargo on Eritrea on Monday over its refusal to admit monitors.")
    refusals = [s for s in found if s.event is Event.REJECT]
    assert [{m.name for m in s.sources} for s in refusals] == [{"Eritrea"}]


def test_remarks_over_which_an_envoy_is_recalled_insult_who_recalls_it(reader: Reader) -> None:
    found = named(reader, "Qatar recalled its ambassador in protest at the comments of Denmark.")
    assert [told(s) for s in found] == [(Event.ACCUSE, "comments", {"Denmark"}, {"Qatar"})]


def test_remarks_that_nobody_answers_only_state(reader: Reader) -> None:
    found = named(reader, "Laos was told of the remarks by Norway on trade.")
    assert all(s.event is Event.STATEMENT for s in found)


def test_whose_goes_back_over_a_comma(reader: Reader) -> None:
    (found,) = named(reader, "Ibrahim Keita, whose removal on Tuesday set off the crisis, is still in Bamako.")
    assert (found.event, {m.name for m in found.targets}) == (Event.COERCE, {"Ibrahim Keita"})


def test_the_dead_of_an_attack_are_whom_it_was_aimed_at(reader: Reader) -> None:
    found = named(
        reader, "India closed the border on Friday, following the attack in which three Indian soldiers died."
    )
    assert [s.event for s in found] == [Event.ASSAULT]
    assert "India" in found[0].targets[0].name


@pytest.mark.parametrize(
    "text",
    [
        "Coal prices fell as demand from China cooled.",
        "An explosion of anger in Cairo shook the cabinet.",
        "Niger would reopen the road in return for a pledge by Benin.",
        "Togo awaits a request from Ghana.",
        "Kenya is bracing for threats from Somalia.",
    ],
)
def test_what_is_no_act_or_yet_to_come_is_none(reader: Reader, text: str) -> None:
    assert not named(reader, text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Thousands of students took part in a rally against Serbia.", Event.PROTEST),
        ("Iceland expressed regret at the decision of Norway to leave.", Event.ACCUSE),
        ("Japan made representations to China on Monday.", Event.ACCUSE),
        ("Iran sent a letter of apology to Turkey.", Event.SUPPORT),
        ("The union gave notice of a strike on Monday.", Event.THREATEN),
    ],
)
def test_a_light_verb_does_what_its_noun_says(reader: Reader, text: str, event: Event) -> None:
    assert [s.event for s in reader.statements(text)] == [event]


def test_a_rebuke_that_was_drawn_is_told_once(reader: Reader) -> None:
    found = [s for s in reader.statements("The remarks of Oman drew a rebuke from France.") if s.event is Event.ACCUSE]
    assert len(found) == 1
