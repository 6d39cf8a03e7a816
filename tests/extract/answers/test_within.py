"""What a noun phrase tells inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


def test_the_clause_of_a_noun_tells_what_the_noun_means(parser: Parser) -> None:
    text = "Jakarta suspended exercises in reaction to reports that spies had tapped the palace."
    acts = Act(trigger="suspended", by="Jakarta"), Act(trigger="tapped", by="spies")
    assert ("suspended", "tapped") in [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)]


def test_the_noun_that_is_measured_is_meant(parser: Parser) -> None:
    text = "Lima lifted the tax in response to a wave of strikes."
    acts = Act(trigger="lifted", by="Lima"), Act(trigger="strikes", by="miners")
    assert ("lifted", "strikes") in [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, *acts)]


def test_a_clause_that_answers_the_noun_is_another_act(parser: Parser) -> None:
    text = "The army advanced in response to the ultimatum which Erbil rejected."
    acts = Act(trigger="advanced", by="army"), Act(trigger="rejected", by="Erbil")
    (cue,) = [c for c in find_cues(parser, text, *acts) if c.statement == "advanced"]
    assert (cue.antecedent_statement, cue.antecedent_noun) == (None, "ultimatum")
