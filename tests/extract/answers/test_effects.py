"""Causes told first, connectives that stand between two clauses, and nouns that say that something is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


def test_a_cause_in_apposition_is_the_act_before_it(parser: Parser) -> None:
    text = "Officers boarded the trawler, an arrest that brought Ottawa a storm of protest."
    acts = Act(trigger="boarded", by="Officers"), Act(trigger="protest", by="Europe", to="Ottawa")
    assert ("protest", "boarded") in [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)]


@pytest.mark.parametrize("words", ["whereupon", "and in reply"])
def test_words_between_two_clauses_tie_the_second_to_the_first(parser: Parser, words: str) -> None:
    text = f"The rebels shelled the harbour, {words} the navy bombarded their camp."
    acts = Act(trigger="shelled", by="rebels"), Act(trigger="bombarded", by="navy", to="rebels")
    assert ("bombarded", "shelled") in [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)]


def test_no_sooner_than_ties_the_second_to_the_first(parser: Parser) -> None:
    text = "No sooner had the rebels shelled the port than the army stormed their base."
    acts = Act(trigger="shelled", by="rebels"), Act(trigger="stormed", by="army")
    assert ("stormed", "shelled") in [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The response was a salvo of rockets.", "salvo"),
        ("The Kremlin took its revenge on Saturday.", "revenge"),
    ],
)
def test_a_noun_of_answering_says_that_what_it_names_answers(parser: Parser, text: str, trigger: str) -> None:
    (cue,) = find_cues(parser, text, trigger)
    assert cue.connective == "answer noun"


def test_a_response_told_for_the_first_time_answers_nothing(parser: Parser) -> None:
    assert find_cues(parser, "Analysts expect a response. Troops moved south.", "moved") == []


def test_a_connective_may_be_the_last_word_of_a_sentence(parser: Parser) -> None:
    acts = Act(trigger="shelled", by="rebels"), Act(trigger="bombarded", by="navy", to="rebels")
    assert find_cues(parser, "The rebels shelled the harbour and the navy bombarded their camp in reply", *acts)
