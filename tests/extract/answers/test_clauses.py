"""Clauses that give a ground, an end or a push tie two acts that have a party in common, whatever the tree says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event
from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


def tied(parser: Parser, text: str, earlier: Act, later: Act) -> set[tuple[str, str | None]]:
    """Return what is answered by what, of the cues that tie two acts of a sentence."""
    cues = find_cues(parser, text, earlier, later)
    return {(c.statement, c.antecedent_statement) for c in cues if c.antecedent_statement}


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        (
            "Oslo sent the trawlers home, since the islanders would not talk under their guns.",
            Act(trigger="talk", by="islanders", to="Oslo", event=Event.REJECT),
            Act(trigger="sent", by="Oslo", to="islanders"),
        ),
        (
            "The students held the square for a day, singing, until police of the third brigade drove them off.",
            Act(trigger="held", by="students", to="police", event=Event.PROTEST),
            Act(trigger="drove", by="police", to="students"),
        ),
        (
            "The ferry turned back to port, some of the stowaways having threatened to burn it.",
            Act(trigger="threatened", by="stowaways", to="ferry", event=Event.THREATEN),
            Act(trigger="turned", by="ferry", to="stowaways"),
        ),
        (
            "Cairo persuaded the gunmen to free the pilots on Sunday.",
            Act(trigger="persuaded", by="Cairo", to="gunmen", event=Event.REQUEST),
            Act(trigger="free", by="gunmen", to="Cairo"),
        ),
        (
            "The bishops talked the rebels into leaving the cathedral.",
            Act(trigger="talked", by="bishops", to="rebels", event=Event.REQUEST),
            Act(trigger="leaving", by="rebels", to="bishops"),
        ),
        (
            "The union, warned by the mayor, called off its march.",
            Act(trigger="warned", by="mayor", to="union", event=Event.THREATEN),
            Act(trigger="called", by="union", to="mayor"),
        ),
        (
            "The cabinet offered a truce from midnight, which the rebels at first dismissed as a trick.",
            Act(trigger="offered", by="cabinet", to="rebels", event=Event.AGREE),
            Act(trigger="dismissed", by="rebels", to="cabinet", event=Event.REJECT),
        ),
        (
            "The gunmen shot a hostage because the lawyers for whom they had asked did not come.",
            Act(trigger="asked", by="gunmen", to="Oslo", event=Event.REQUEST),
            Act(trigger="shot", by="gunmen", to="Oslo"),
        ),
    ],
)
def test_a_clause_ties_two_acts_with_a_party_in_common(parser: Parser, text: str, earlier: Act, later: Act) -> None:
    assert tied(parser, text, earlier, later) == {(later.trigger, earlier.trigger)}


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        (
            "The students sang in the square until the trains stopped.",
            Act(trigger="sang", by="students", to="police"),
            Act(trigger="stopped", by="railway", to="passengers"),
        ),
        (
            "Ties have worsened since Oslo threw out the consul.",
            Act(trigger="threw", by="Oslo", to="Madrid"),
            Act(trigger="worsened", by="Madrid", to="Oslo"),
        ),
        (
            "The students did not leave the square until police drove them off.",
            Act(trigger="leave", by="students", to="police"),
            Act(trigger="drove", by="police", to="students"),
        ),
        (
            "The bishops did not persuade the rebels to leave.",
            Act(trigger="persuade", by="bishops", to="rebels"),
            Act(trigger="leave", by="rebels", to="bishops"),
        ),
    ],
)
def test_a_clause_ties_nothing_else(parser: Parser, text: str, earlier: Act, later: Act) -> None:
    assert tied(parser, text, earlier, later) == set()


def test_a_noun_means_what_its_own_sentence_told_before(parser: Parser) -> None:
    text = "Kabul shut the crossing on Sunday, and Islamabad condemned the step as unfriendly."
    shut = Act(trigger="shut", by="Kabul", to="Islamabad", event=Event.COERCE)
    condemned = Act(trigger="condemned", by="Islamabad", to="Kabul", event=Event.ACCUSE, spoken=True)
    assert ("condemned", "shut") in tied(parser, text, shut, condemned)


def test_a_noun_of_another_kind_does_not_mean_what_was_told_before(parser: Parser) -> None:
    text = "Kabul shut the crossing on Sunday, and Islamabad condemned the killing of a clerk."
    shut = Act(trigger="shut", by="Kabul", to="Islamabad", event=Event.COERCE)
    condemned = Act(trigger="condemned", by="Islamabad", to="Kabul", event=Event.ACCUSE, spoken=True)
    assert tied(parser, text, shut, condemned) == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Islamabad denied that its agents had anything to do with the bombing.", "the bombing"),
        ("The militia denied any part in the kidnapping of the engineers.", "the kidnapping"),
    ],
)
def test_a_denial_answers_the_deed_it_speaks_of(parser: Parser, text: str, words: str) -> None:
    denied = Act(trigger="denied", by="Islamabad", event=Event.REJECT, spoken=True)
    (cue,) = find_cues(parser, text, denied)
    assert words in cue.span.text


@pytest.mark.parametrize(
    ("text", "trigger", "noun"),
    [
        ("Oslo withdrew the patrol, which was what the islanders had asked for.", "withdrew", "demand"),
        ("The captain did as he was told by the police.", "did", "demand"),
        ("The guards went home, as the ministry had instructed.", "went", "demand"),
    ],
)
def test_what_was_wanted_is_answered(parser: Parser, text: str, trigger: str, noun: str) -> None:
    assert noun in {c.antecedent_noun for c in find_cues(parser, text, Act(trigger=trigger))}


def test_what_seldom_happens_answers_nothing(parser: Parser) -> None:
    assert find_cues(parser, "The members of the council, who seldom disagree, met on Friday.", "met") == []


def test_what_was_drawn_up_was_not_drawn(parser: Parser) -> None:
    text = "The governor spoke of the tariff that Oslo had drawn up on Sunday."
    assert "draw" not in {c.connective for c in find_cues(parser, text, "spoke", "tariff")}


def test_an_act_long_after_another_does_not_answer_it(parser: Parser) -> None:
    text = "The rebels walked out of the fort 78 days after the raid."
    assert find_cues(parser, text, "walked") == []
