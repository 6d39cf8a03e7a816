"""Set forms in which an act answers: bare replies, requests, what had been threatened, what a passive was met with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


@pytest.mark.parametrize(
    ("text", "trigger", "connective"),
    [
        ("The prime minister retorted that the island was his country's.", "retorted", "retort"),
        ("Moscow countered with sanctions of its own.", "countered", "counter"),
        ("The gunners returned fire.", "returned", "return fire"),
        ("Warsaw responded by closing the crossing.", "closing", "respond"),
        ("Paris followed suit and expelled three attaches.", "expelled", "follow suit"),
    ],
)
def test_a_bare_reply_leaves_open_what_it_answers(parser: Parser, text: str, trigger: str, connective: str) -> None:
    (cue,) = find_cues(parser, text, trigger)
    assert cue.connective == connective
    assert (cue.antecedent_noun, cue.antecedent_statement) == (None, None)


def test_a_bare_reply_answers_what_the_clause_before_tells(parser: Parser) -> None:
    text = "Kiev warned Minsk, and Minsk answered that it had closed nothing."
    acts = Act(trigger="warned", by="Kiev", to="Minsk"), Act(trigger="answered", by="Minsk", to="Kiev")
    assert [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)] == [("answered", "warned")]


def test_an_answer_to_something_named_is_no_bare_reply(parser: Parser) -> None:
    found = find_cues(parser, "Moscow responded to the raid.", "responded")
    assert [(c.connective, c.antecedent_noun) for c in found] == [("respond", "raid")]


@pytest.mark.parametrize(
    ("text", "trigger", "noun", "actor"),
    [
        ("France sent troops at Mali's request.", "sent", "request", "Mali"),
        ("Cuba let the families go at the urging of the pope.", "let", "urging", None),
        ("Serbia withdrew its tanks, as demanded by NATO.", "withdrew", "demand", "NATO"),
        ("The union struck on Monday as it had threatened.", "struck", "threat", None),
    ],
)
def test_a_request_or_a_word_given_before_is_answered(
    parser: Parser, text: str, trigger: str, noun: str, actor: str | None
) -> None:
    (cue,) = find_cues(parser, text, trigger)
    assert cue.antecedent_noun == noun
    assert (cue.antecedent_actor.actor if cue.antecedent_actor else None) == actor


@pytest.mark.parametrize(
    ("text", "effect", "noun"),
    [
        ("The decree was met with a general strike.", "strike", "decree"),
        ("The shelling was followed by an air raid.", "raid", "shelling"),
    ],
)
def test_what_a_passive_was_met_with_answers_its_subject(parser: Parser, text: str, effect: str, noun: str) -> None:
    (cue,) = find_cues(parser, text, effect)
    assert cue.reversed
    assert cue.antecedent_noun == noun
