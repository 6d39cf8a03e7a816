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


def test_a_date_is_parted_from_the_name_after_it() -> None:
    tree = read("""
        On ADP IN case 4
        the DET DT det 4
        9th ADJ JJ amod 4
        Norway PROPN NNP obl 5
        left VERB VBD root 0
        . PUNCT . punct 5
    """)
    repair(tree)
    assert arc(tree, "Norway") == ("nsubj", "left")
    assert arc(tree, "9th") == ("obl", "left")
    assert arc(tree, "On") == ("case", "9th")


def test_a_gerund_before_an_article_governs_the_noun() -> None:
    tree = read("""
        Mali PROPN NNP nsubj 2
        accused VERB VBD root 0
        Togo PROPN NNP obj 2
        of ADP IN case 7
        shelling VERB VBG amod 7
        the DET DT det 7
        port NOUN NN nmod 3
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "shelling") == ("advcl", "accused")
    assert arc(tree, "port") == ("obj", "shelling")
    assert arc(tree, "of") == ("mark", "shelling")


def test_a_past_participle_with_a_subject_of_its_own_is_finite() -> None:
    tree = read("""
        Tanks NOUN NNS nsubj 2
        rolled VERB VBN root 0
        in ADV RB advmod 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert tree.xpos[1] == "VBD"


def test_what_stands_before_a_clause_with_after_is_the_object_of_the_main_verb() -> None:
    tree = read("""
        Russia PROPN NNP nsubj 2
        restored VERB VBD root 0
        supplies NOUN NNS nsubj 6
        after ADP IN case 5
        Kiev PROPN NNP nmod 3
        paid VERB VBD ccomp 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "supplies") == ("obj", "restored")
    assert arc(tree, "Kiev") == ("nsubj", "paid")
    assert arc(tree, "paid") == ("advcl", "restored")


def test_the_subject_of_a_hyphened_verb_is_parted_from_its_first_half() -> None:
    tree = read("""
        Korea PROPN NNP compound 2
        test NOUN NN compound 4
        - PUNCT HYPH punct 2
        fired VERB VBN root 0
        two NUM CD nummod 6
        missiles NOUN NNS obj 4
        . PUNCT . punct 4
    """)
    repair(tree)
    assert arc(tree, "Korea") == ("nsubj", "fired")
    assert tree.xpos[3] == "VBD"


def test_a_name_read_as_an_auxiliary_is_the_subject() -> None:
    tree = read("""
        Carvia NOUN NN aux 2
        threatened VERB VBN root 0
        to PART TO mark 4
        answer VERB VB advcl 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "Carvia") == ("nsubj", "threatened")


def test_a_title_before_a_past_form_is_its_subject_and_the_name_after_it_its_object() -> None:
    tree = read("""
        The DET DT det 4
        premier NOUN NN compound 4
        congratulated VERB VBN amod 4
        Kosovo PROPN NNP root 0
        . PUNCT . punct 4
    """)
    repair(tree)
    assert arc(tree, "premier") == ("nsubj", "congratulated")
    assert arc(tree, "Kosovo") == ("obj", "congratulated")


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("The State Department rejected that request on Friday.", "request"),
        ("Moscow ignored that warning last week.", "warning"),
        ("Tehran denied that charge on Sunday.", "charge"),
    ],
)
def test_that_before_a_bare_noun_is_its_demonstrative(parser: Parser, sentence: str, noun: str) -> None:
    token = next(t for t in parse(parser, sentence)[0].tokens if t.text == noun)
    assert (token.upos, token.dep, token.head.dep) == ("NOUN", "obj", "root")
    assert any(c.lower == "that" and c.has_feat("PronType=Dem") for c in token.children)


def test_that_before_a_clause_opens_it(parser: Parser) -> None:
    tokens = parse(parser, "The army said that fire came from the hills.")[0].tokens
    assert next(t for t in tokens if t.text == "that").dep == "mark"
