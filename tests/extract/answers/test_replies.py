"""Verbs and phrases of answering whose object is a pronoun, an epithet or an apposition, or lost by the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


@pytest.mark.parametrize(
    ("text", "trigger", "connective", "noun"),
    [
        ("The rebels laid down their arms, heeding a call by their leader.", "laid", "heed", "call"),
        ("The general would hear nothing of the proposal.", "hear", "hear nothing of", "proposal"),
        ("Beijing took exception to the remarks.", "took", "take exception to", "remark"),
        ("The junta paid no heed to the pleas.", "paid", "pay no heed to", "plea"),
        ("The rebels let the deadline pass.", "let", "let pass", "deadline"),
        ("The bishop spoke of the need to punish the militia for the massacre.", "spoke", "punish", "massacre"),
        ("Hanoi condemned what it called an unprovoked attack.", "condemned", "condemn", "attack"),
        ("Washington would never bow to threats.", "bow", "refuse", "threat"),
    ],
)
def test_a_verb_or_phrase_answers_what_its_object_names(
    parser: Parser, text: str, trigger: str, connective: str, noun: str
) -> None:
    found = [(c.connective, c.antecedent_noun) for c in find_cues(parser, text, trigger)]
    assert (connective, noun) in found


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The premier called it piracy.", "called"),
        ("Tehran would have none of it.", "have"),
        ("Paris deplored what it termed a mistake.", "deplored"),
    ],
)
def test_a_pronoun_or_an_epithet_leaves_open_what_is_answered(parser: Parser, text: str, trigger: str) -> None:
    (cue,) = find_cues(parser, text, trigger)
    assert (cue.antecedent_noun, cue.antecedent_actor, cue.antecedent_statement) == (None, None, None)


def test_a_pronoun_means_what_the_sentence_tells_of_the_one_answered(parser: Parser) -> None:
    text = "Bonn offered a truce on Monday, but Belgrade rejected it."
    offer, refusal = Act(trigger="offered", by="Bonn"), Act(trigger="rejected", by="Belgrade", to="Bonn")
    assert [(c.statement, c.antecedent_statement) for c in find_cues(parser, text, offer, refusal)] == [
        ("rejected", "offered")
    ]


def test_an_apposition_means_the_act_that_its_clause_tells(parser: Parser) -> None:
    text = "The council tore up the accord, a step that Paris dismissed as void."
    acts = Act(trigger="tore", by="council"), Act(trigger="dismissed", by="Paris")
    found = find_cues(parser, text, *acts)
    assert [(c.statement, c.antecedent_statement) for c in found] == [("dismissed", "tore")]


@pytest.mark.parametrize(
    "text", ["The envoy did not reject the offer.", "Tehran rejected any offer.", "The minister called a colleague."]
)
def test_what_is_denied_or_means_nothing_told_makes_no_cue(parser: Parser, text: str) -> None:
    trigger = "reject" if "reject" in text else "called"
    assert find_cues(parser, text, trigger) == []
