"""Words that the parser tags wrongly, in whole statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.extract.mistagged import mend_words
from escalate.read.layout import find_blocks
from tests.extract.telling import told

if TYPE_CHECKING:
    from escalate.pipeline import Knowledge


# The parser reads a sentence with the one before it, and the drone behind this one as a verb.
BEFORE = "The exchange ended a week in which the two states came within minutes of open fighting."


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        (f"{BEFORE} On 20 June, Iran's Revolutionary Guards shot down an American surveillance drone near the Strait.",
         "ASSAULT", "Islamic Revolutionary Guard Corps", "US military"),
        ("Iran shot down an American surveillance drone over the Strait of Hormuz on Thursday.",
         "ASSAULT", "Iran", "US military"),
        ("Police shot dead at least three protesters in Kano and Lagos, witnesses and hospital staff said.",
         "ASSAULT", "Nigerian police", "protesters in Kano"),
        ("The Taliban asked the United Nations to mediate.", "STATEMENT", "Taliban", "United Nations"),
        ("Norway offered to free the captain in return for a captured pilot.", "AGREE", "Norway", "captain"),
        ("Taiwan gave the Philippines 72 hours to apologise for the death of a fisherman or face sanctions.",
         "THREATEN", "Taiwan", "Philippines"),
    ],
)  # fmt: skip
def test_a_word_beside_clear_neighbours_is_set_right(
    text: str, event: str, source: str, target: str, knowledge: Knowledge
) -> None:
    assert (event, source, target) in told(text, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Iran shot down an American surveillance drone over the Strait of Hormuz on Thursday.",
        "Guards on an Italian tanker shot dead two fishermen on Wednesday, police said.",
        "The envoys agreed to market forces and drones.",
    ],
)
def test_the_tree_stays_a_tree(text: str, knowledge: Knowledge) -> None:
    sentences = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))
    mend_words(sentences, lexicon=knowledge.lexicon)
    for sentence in sentences:
        assert [t.i for t in sentence.tokens if t.is_root] == [sentence.root.i]
        assert [t.i for t in sentence.root.subtree()] == [t.i for t in sentence.tokens]
        assert all(t in t.head.children for t in sentence.tokens if not t.is_root)


def test_a_craft_that_heads_a_phrase_alone_becomes_the_root(knowledge: Knowledge) -> None:
    text = "A surveillance drone."
    sentence = knowledge.parser.parse(text, article="a", blocks=find_blocks(text))[0]
    noun, craft = sentence.tokens[1:3]
    below = [t for t in (noun, *noun.children, *craft.children) if t not in (noun, craft)]
    craft.make_root()
    noun.make_root()
    for token in below:
        token.move(noun, token.dep)
    craft.move(noun, "acl")
    noun.upos, craft.upos, craft.xpos = "NOUN", "VERB", "VBD"
    mend_words([sentence], lexicon=knowledge.lexicon)
    assert sentence.root is craft
    assert craft.upos == "NOUN"
    assert (noun.head, noun.dep) == (craft, "compound")
    assert sentence.root.subtree() == sentence.tokens
