"""Words moved to another place in their sentence's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.read.layout import find_blocks

if TYPE_CHECKING:
    from escalate.parse import Parser, Sentence


def parse(text: str, parser: Parser) -> Sentence:
    (sentence,) = parser.parse(text, article="a", blocks=find_blocks(text))
    return sentence


def test_a_moved_word_takes_all_below_it_along_and_keeps_its_place_among_its_new_siblings(parser: Parser) -> None:
    sentence = parse("The council in Oslo condemned the raid.", parser)
    oslo = next(t for t in sentence.tokens if t.text == "Oslo")
    council, verb = oslo.head, sentence.root
    oslo.move(verb, "obl")
    assert oslo not in council.children
    assert (oslo.head, oslo.dep) == (verb, "obl")
    assert [t.i for t in verb.children] == sorted(t.i for t in verb.children)
    assert [t.text for t in oslo.subtree()] == ["in", "Oslo"]
    assert verb.subtree() == sentence.tokens


def test_moving_a_word_to_where_it_hangs_changes_nothing(parser: Parser) -> None:
    sentence = parse("The council in Oslo condemned the raid.", parser)
    before = [(t.head.i, t.dep, [c.i for c in t.children]) for t in sentence.tokens]
    for token in sentence.tokens:
        if not token.is_root:
            token.move(token.head, token.dep)
    assert [(t.head.i, t.dep, [c.i for c in t.children]) for t in sentence.tokens] == before


def test_a_new_root_heads_the_sentence_once_the_old_one_hangs_below_it(parser: Parser) -> None:
    sentence = parse("The council condemned the raid.", parser)
    old = sentence.root
    raid = next(t for t in sentence.tokens if t.text == "raid")
    raid.make_root()
    old.move(raid, "acl")
    assert sentence.root is raid
    assert raid.subtree() == sentence.tokens
    assert [t.i for t in sentence.tokens if t.is_root] == [raid.i]
