"""Clauses that stand in the wrong place of the tree, in whole statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.clauses import mend_clauses
from escalate.read.layout import find_blocks
from tests.extract.telling import told

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The note came hours after Zambia threatened to withdraw its ambassador from Malawi.",
         ("THREATEN", "Zambia", "Malawi")),
        ("Bolivia asked Chile in a letter to restore the treaty on the river.", ("STATEMENT", "Bolivia", "Chile")),
        ("Gul had threatened a day earlier to recall the Turkish ambassador from Israel.",
         ("THREATEN", "Gul", "Israel")),
        ("Norway urged Iceland after the collision to keep its trawlers in port.",
         ("STATEMENT", "Norway", "Iceland")),
        ("Peru said that its border would stay closed, and accused Ecuador of sheltering the rebels.",
         ("ACCUSE", "Peru", "Ecuador")),
        ("Kremlin spokesman Dmitry Peskov denied that Moscow had any part in the attack and vowed revenge on Ukraine.",
         ("THREATEN", "Dmitry Peskov", "Ukraine")),
    ],
)  # fmt: skip
def test_what_stands_between_takes_no_clause_from_its_speaker(
    text: str, expected: tuple[str, str, str], knowledge: Knowledge
) -> None:
    assert expected in told(text, knowledge)


@pytest.mark.parametrize(
    "text",
    ["Kenya asked Uganda for permission to cross the lake.", "Kenya urged Uganda in a bid to save the talks to wait."],
)
def test_a_noun_keeps_its_own_infinitive(text: str, knowledge: Knowledge) -> None:
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    noun = next(t for t in sentences[0].tokens if t.lower in {"permission", "bid"})
    own = [c.lower for c in noun.children if c.upos == "VERB"]
    mend_clauses(sentences)
    assert [c.lower for c in noun.children if c.upos == "VERB"] == own


def test_a_tree_stays_a_tree(knowledge: Knowledge) -> None:
    text = "Two days after Oslo accused Paris of lying, the premier told them in a note to leave, and denounced it."
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    mend_clauses(sentences)
    for token in sentences[0].tokens:
        assert token.is_root or token in token.head.children
        assert len(set(map(id, token.children))) == len(token.children)
    assert len(sentences[0].root.subtree()) == len(sentences[0].tokens)
