"""Nouns within speech, clauses on what an act concerns, subjects that take up what was told, acts joined together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event
from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("“This raid is a declaration of war,” the minister said.", "raid"),
        ("The accusations were absurd, the envoy said.", "accusation"),
        ("The envoy said that such an ultimatum was an insult.", "ultimatum"),
    ],
)
def test_speech_that_judges_an_act_answers_it(parser: Parser, text: str, noun: str) -> None:
    (cue,) = find_cues(parser, text, Act(trigger="said", event=Event.ACCUSE, spoken=True))
    assert cue.antecedent_noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that a raid was planned.",
        "The envoy said that nothing had moved since the morning.",
        "The envoy said that there were reports that arrests had been made.",
    ],
)
def test_speech_that_tells_something_new_answers_nothing(parser: Parser, text: str) -> None:
    assert find_cues(parser, text, Act(trigger="said", event=Event.ACCUSE, spoken=True)) == []


def test_a_clause_on_what_an_act_concerns_tells_what_it_answers(parser: Parser) -> None:
    text = "Police turned water cannon on the migrants who pelted them with stones."
    acts = (
        Act(trigger="turned", by="Police", to="migrants"),
        Act(trigger="pelted", by="migrants", to="Police", event=Event.ASSAULT),
    )
    assert [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)] == [("turned", "pelted")]


def test_a_clause_on_somebody_else_ties_nothing(parser: Parser) -> None:
    text = "Police turned water cannon on the migrants who distrusted the mayor."
    acts = (
        Act(trigger="turned", by="Police", to="migrants"),
        Act(trigger="distrusted", by="Nobody", to="mayor"),
    )
    assert find_cues(parser, text, *acts) == []


def test_a_subject_takes_up_what_the_sentence_before_told(parser: Parser) -> None:
    text = "Thailand opened the border on Friday. The step came after Cambodia paid six million dollars."
    acts = (
        Act(trigger="opened", by="Thailand", event=Event.RETREAT),
        Act(trigger="paid", by="Cambodia", event=Event.CONCEDE),
    )
    assert [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)] == [("opened", "paid")]


def test_acts_joined_together_share_what_they_answer(parser: Parser) -> None:
    text = "Thailand expelled the ambassador and froze its aid in retaliation for the sacking of its embassy."
    found = find_cues(parser, text, "expelled", "froze")
    assert {c.statement for c in found if c.antecedent_noun == "sacking"} == {"expelled", "froze"}


def test_what_is_done_while_answering_answers_too(parser: Parser) -> None:
    text = "Moreno left the palace on Sunday, yielding to the demands of Kovac."
    cues = find_cues(parser, text, Act(trigger="left", by="Moreno"), Act(trigger="yielding", by="Moreno"))
    assert {cue.statement for cue in cues} == {"left", "yielding"}


def test_what_somebody_else_does_then_does_not(parser: Parser) -> None:
    text = "Moreno left the palace on Sunday, yielding to the demands of Kovac."
    cues = find_cues(parser, text, Act(trigger="left", by="Kovac"), Act(trigger="yielding", by="Moreno"))
    assert {cue.statement for cue in cues} == {"yielding"}
