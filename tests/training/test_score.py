from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from training.score import score_names, score_syntax

NLP = spacy.blank("en")


def tree(heads: list[int], deps: list[str], words: str = "Iran warned Israel .", lemma: str = "warn") -> Doc:
    parts = words.split()
    return Doc(
        NLP.vocab,
        words=parts,
        heads=heads,
        deps=deps,
        tags=["NNP", "VBD", "NNP", "."][: len(parts)],
        pos=["PROPN", "VERB", "PROPN", "PUNCT"][: len(parts)],
        lemmas=["Iran", lemma, "Israel", "."][: len(parts)],
    )


GOLD = tree([1, 1, 1, 1], ["nsubj", "ROOT", "obj", "punct"])


def test_a_perfect_tree_scores_full_marks() -> None:
    scores = score_syntax([Example(GOLD, GOLD)])
    assert {name: value for name, value in scores.items() if value != 100} == {}


def test_heads_labels_and_subtypes_count_apart() -> None:
    made = tree([1, 1, 0, 1], ["nsubj:pass", "ROOT", "obj", "punct"], lemma="warne")
    scores = score_syntax([Example(made, GOLD)])
    assert (scores["uas all"], scores["las all"]) == (75, 75)
    assert [round(scores[name]) for name in ("uas", "las", "las full")] == [67, 67, 33]
    assert (scores["lemma"], scores["lemma+"]) == (75, 100)


def test_a_word_cut_in_two_counts_as_wrong() -> None:
    gold = tree([1, 1], ["nsubj", "ROOT"], "Iran cannot")
    made = Doc(
        NLP.vocab,
        words=["Iran", "can", "not"],
        spaces=[True, False, False],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "advmod"],
        tags=["NNP", "MD", "RB"],
        pos=["PROPN", "AUX", "PART"],
        lemmas=["Iran", "can", "not"],
    )
    assert score_syntax([Example(made, gold)])["tag"] == 50


def test_names_must_match_in_bounds_and_label() -> None:
    gold, made = GOLD.copy(), GOLD.copy()
    gold.ents = [Span(gold, 0, 1, "LOC"), Span(gold, 2, 3, "LOC")]
    made.ents = [Span(made, 0, 1, "LOC"), Span(made, 2, 3, "ORG")]
    scores = score_names([Example(made, gold)])
    assert (scores["all"].precision, scores["all"].recall) == (0.5, 0.5)
    assert scores["ORG"].fscore == 0
