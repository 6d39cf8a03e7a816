"""Which clauses are conditions, and of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.conditions import find_conditions
from escalate.model import Block, BlockKind, ConditionKind

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


def conditions(knowledge: Knowledge, text: str) -> list[tuple[ConditionKind, str]]:
    blocks = [Block(kind=BlockKind.BODY, start=0, end=len(text))]
    sentences = knowledge.parser.parse(text, article="a", blocks=blocks)
    return [(c.kind, c.as_condition().span.text) for s in sentences for c in find_conditions(s)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("If the talks fail, Iran will enrich uranium.", ConditionKind.IF, "If the talks fail"),
        ("Iran will enrich uranium if the talks fail.", ConditionKind.IF, "if the talks fail"),
        ("Hamas will strike unless the siege is lifted.", ConditionKind.UNLESS, "unless the siege is lifted"),
        ("Iraq will not leave until it is paid.", ConditionKind.UNTIL, "until it is paid"),
        (
            "Chad threatened to shell the town if the rebels entered it, two days after they crossed the river.",
            ConditionKind.IF,
            "if the rebels entered it",
        ),
        (
            "The rebels will hold their fire as long as the army stays in its barracks.",
            ConditionKind.AS_LONG_AS,
            "as long as the army stays in its barracks",
        ),
        ("The militia will answer when the convoy moves.", ConditionKind.WHEN, "when the convoy moves"),
        ("In such a case, the brigades would take up arms.", ConditionKind.IF, "In such a case"),
    ],
)
def test_a_conditional_clause_is_found_with_its_words(
    knowledge: Knowledge, text: str, kind: ConditionKind, words: str
) -> None:
    assert (kind, words) in conditions(knowledge, text)


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked the minister if the troops would leave.",
        "The minister did not know if the troops had left.",
        "Iran threatened the United States on Monday.",
        "The party threatened to leave the talks once again.",
        "Guards searched the camp until shortly after the blast.",
    ],
)
def test_an_indirect_question_is_no_condition(knowledge: Knowledge, text: str) -> None:
    assert conditions(knowledge, text) == []
