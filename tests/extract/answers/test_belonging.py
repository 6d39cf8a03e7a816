"""Words belong to what stands by them: a participle, an own refusal, a light verb, a verb of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.model import Event
from tests.extract.answers.telling import Act, find_cues

if TYPE_CHECKING:
    from escalate.parse import Parser


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The council will not lift the sanctions imposed on Oslo after the invasion of the islands.", "lift"),
        ("The consul was working in the port when the raid began.", "working"),
        ("The union called off the strike on Monday.", "called"),
        ("The mayor planned marches and then called them off.", "planned"),
        ("Oslo called for the immediate departure of the frigates.", "called"),
        ("Aides said that the idea of the ultimatum was the general's.", "said"),
    ],
)
def test_words_that_belong_to_something_else_tie_nothing(parser: Parser, text: str, trigger: str) -> None:
    assert find_cues(parser, text, Act(trigger=trigger)) == []


def test_what_an_own_refusal_answered_is_answered_by_what_followed(parser: Parser) -> None:
    text = "Taipei froze the grants after rejecting an apology from Manila."
    refused = Act(trigger="rejecting", by="Taipei", event=Event.REJECT)
    cues = find_cues(parser, text, Act(trigger="froze", by="Taipei"), refused, Act(trigger="apology", by="Manila"))
    assert {c.antecedent_statement for c in cues if c.statement == "froze"} == {"rejecting", "apology"}


def test_a_light_verb_tells_what_its_object_tells(parser: Parser) -> None:
    text = "The minister resigned shortly after the assembly began the impeachment."
    (cue,) = find_cues(parser, text, Act(trigger="resigned"), Act(trigger="impeachment"))
    assert (cue.statement, cue.antecedent_statement) == ("resigned", "impeachment")


def test_the_day_may_stand_between_a_noun_and_its_preposition(parser: Parser) -> None:
    text = "The envoys expressed outrage on Thursday at the shootings."
    cues = find_cues(parser, text, Act(trigger="expressed", event=Event.ACCUSE))
    assert {c.antecedent_noun for c in cues} == {"shooting"}


def test_a_charge_answers_the_deed_that_it_tells(parser: Parser) -> None:
    text = "The premier linked foreign agents to the killing of a cleric."
    charge = Act(trigger="linked", by="Ottawa", event=Event.ACCUSE, spoken=True)
    (cue,) = find_cues(parser, text, charge, Act(trigger="killing", event=Event.ASSAULT))
    assert (cue.statement, cue.antecedent_statement) == ("linked", "killing")


def test_a_request_told_in_the_sentence_is_what_was_met(parser: Parser) -> None:
    text = "Monrovia said that the rebels freed the men at its request."
    cues = find_cues(parser, text, Act(trigger="freed"), Act(trigger="request", by="Monrovia"))
    assert {c.antecedent_statement for c in cues if c.statement == "freed"} == {"request"}


def test_a_clause_of_time_that_apologises_comes_first(parser: Parser) -> None:
    text = "Taipei relaxed the rules on Thursday after Manila apologised in person."
    cues = find_cues(parser, text, Act(trigger="relaxed", by="Taipei"), Act(trigger="apologised", by="Manila"))
    assert {(c.statement, c.antecedent_statement) for c in cues} == {("relaxed", "apologised")}
