"""Main verbs that the labels miss: the words' order decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from escalate.parse.repairs import repair
from escalate.parse.trees import Tree
from tests.parse.conftest import parse

if TYPE_CHECKING:
    from escalate.parse import Parser


def read(rows: str) -> Tree:
    """Return the tree written down in `rows`: word, upos, xpos, relation, head counted from 1, 0 for the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    return Tree(
        words=[c[0] for c in cells],
        upos=[c[1] for c in cells],
        xpos=[c[2] for c in cells],
        deps=[c[3] for c in cells],
        lemmas=[c[0].lower() for c in cells],
        feats=["" for _ in cells],
        heads=[int(c[4]) - 1 if int(c[4]) else n for n, c in enumerate(cells)],
        starts=[10 * n for n in range(len(cells))],
        ends=[10 * n + len(c[0]) for n, c in enumerate(cells)],
        entities=[],
    )


def arc(tree: Tree, word: str) -> tuple[str, str]:
    """Return a word's relation and head."""
    i = tree.words.index(word)
    return tree.deps[i], tree.words[tree.heads[i]]


def test_a_noun_with_an_object_is_a_verb() -> None:
    tree = read("""
        Norway PROPN NNP compound 2
        shot NOUN NN root 0
        down ADP RP compound:prt 2
        a DET DT det 5
        drone NOUN NN obj 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert tree.upos[1] == "VERB"
    assert tree.xpos[1] == "VBD"
    assert arc(tree, "Norway") == ("nsubj", "shot")


def test_a_sentence_whose_root_is_its_subject_gets_its_verb() -> None:
    tree = read("""
        Togo PROPN NNP root 0
        called VERB VBN acl 1
        on ADP IN case 4
        Ghana PROPN NNP obl 2
        to PART TO mark 6
        leave VERB VB advcl 2
        . PUNCT . punct 1
    """)
    repair(tree)
    assert arc(tree, "called") == ("root", "called")
    assert arc(tree, "Togo") == ("nsubj", "called")
    assert arc(tree, ".") == ("punct", "called")


def test_a_phrase_with_an_agent_stays_a_phrase() -> None:
    tree = read("""
        Houses NOUN NNS root 0
        burned VERB VBN acl 1
        by ADP IN case 4
        rebels NOUN NNS obl 2
        . PUNCT . punct 1
    """)
    repair(tree)
    assert arc(tree, "Houses") == ("root", "Houses")


def test_a_past_form_between_a_name_and_its_object_is_their_verb() -> None:
    tree = read("""
        Oslo PROPN NNP nsubj 2
        imposed VERB VBN amod 3
        tariffs NOUN NNS root 0
        on ADP IN case 5
        fish NOUN NN nmod 3
        . PUNCT . punct 3
    """)
    repair(tree)
    assert arc(tree, "imposed") == ("root", "imposed")
    assert arc(tree, "tariffs") == ("obj", "imposed")
    assert arc(tree, "fish") == ("nmod", "tariffs")


@pytest.mark.parametrize(
    ("text", "opener", "subject", "verb"),
    [
        ("Peru froze the assets hours after Chile threatened to take them back.", "after", "Chile", "threatened"),
        ("Kenya ordered air strikes after Somalia turned down the plan.", "after", "Somalia", "turned"),
        ("Mali lifted the blockade after the last convoys had left Timbuktu.", "after", "convoys", "left"),
    ],
)
def test_a_clause_after_a_preposition_has_its_subject(
    parser: Parser, text: str, opener: str, subject: str, verb: str
) -> None:
    tokens = {t.text: t for t in parse(parser, text)[0].tokens}
    assert tokens[subject].head is tokens[verb]
    assert tokens[subject].relation == "nsubj"
    assert tokens[opener].relation == "mark"


def test_after_before_a_noun_stays_a_preposition(parser: Parser) -> None:
    tokens = {t.text: t for t in parse(parser, "The envoys left the capital after the raid.")[0].tokens}
    assert tokens["after"].relation == "case"
