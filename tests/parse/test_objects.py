"""Objects that were broken in two or hung on the phrase behind them."""

from __future__ import annotations

import pytest

from escalate.parse.repairs import repair
from tests.parse.test_repairs import arc, read


@pytest.mark.parametrize(("xpos", "upos", "tie"), [("RB", "ADV", "advmod"), ("JJ", "ADJ", "xcomp")])
def test_an_article_before_a_plural_belongs_to_the_word_after_it(xpos: str, upos: str, tie: str) -> None:
    tree = read(f"""
        Peru PROPN NNP nsubj 2
        imposed VERB VBD root 0
        an DET DT det 4
        arms NOUN NNS obj 2
        embargo {upos} {xpos} {tie} 2
        on ADP IN case 7
        Chad PROPN NNP obl 5
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "embargo") == ("obj", "imposed")
    assert arc(tree, "arms") == ("compound", "embargo")
    assert arc(tree, "Chad") == ("nmod", "embargo")


def test_it_before_a_verb_with_an_object_is_its_subject() -> None:
    tree = read("""
        it PRON PRP expl 2
        fought VERB VBN root 0
        rebels NOUN NNS obj 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "it") == ("nsubj", "fought")


def test_it_before_a_clause_it_stands_for_stays_empty() -> None:
    tree = read("""
        it PRON PRP expl 2
        took VERB VBD root 0
        days NOUN NNS obj 2
        to PART TO mark 5
        agree VERB VB csubj 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "it") == ("expl", "took")


def test_a_gerund_between_two_objects_is_a_clause_of_the_first() -> None:
    tree = read("""
        Peru PROPN NNP nsubj 2
        signed VERB VBD root 0
        a DET DT det 4
        decree NOUN NN obj 2
        banning VERB VBG amod 6
        marches NOUN NNS obj 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "banning") == ("acl", "decree")
    assert arc(tree, "marches") == ("obj", "banning")


def test_what_a_thing_is_worth_is_not_what_is_done_to() -> None:
    tree = read("""
        Peru PROPN NNP nsubj 2
        froze VERB VBD root 0
        aid NOUN NN obj 2
        worth ADJ JJ amod 3
        ten NUM CD nummod 6
        dollars NOUN NNS obj 2
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "dollars") == ("obl:npmod", "worth")


def test_a_past_tense_does_not_go_on_with_a_gerund() -> None:
    tree = read("""
        Peru PROPN NNP nsubj 2
        accused VERB VBD root 0
        Chad PROPN NNP obj 2
        of SCONJ IN mark 5
        spying VERB VBG advcl 2
        and CCONJ CC cc 7
        barred VERB VBD conj 5
        pilots NOUN NNS obj 7
        . PUNCT . punct 2
    """)
    repair(tree)
    assert arc(tree, "barred") == ("conj", "accused")
