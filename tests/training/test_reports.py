from __future__ import annotations

import spacy

from training.conllu import Sentence, read_conllu
from training.convert import build_syntax
from training.reports import CLAUSES, append_report, is_plain_statement, report_sentences


def statement() -> Sentence:
    return Sentence(
        words=["The", "talks", "in", "Lyon", "failed", "."],
        spaces=[True, True, True, True, False, True],
        lemmas=["the", "talk", "in", "Lyon", "fail", "."],
        upos=["DET", "NOUN", "ADP", "PROPN", "VERB", "PUNCT"],
        xpos=["DT", "NNS", "IN", "NNP", "VBD", "."],
        feats=[""] * 6,
        heads=[1, 4, 3, 1, 4, 4],
        deps=["det", "nsubj", "case", "nmod", "ROOT", "punct"],
        entity=[""] * 6,
    )


def test_clauses_are_trees_that_start_small_and_end_with_a_full_stop() -> None:
    clauses = list(read_conllu(CLAUSES))
    assert len(clauses) > 30
    for clause in clauses:
        assert clause.deps.count("ROOT") == 1
        assert clause.words[-1] == "."
        for i in range(len(clause.words)):
            seen = set()
            while clause.heads[i] != i:
                assert i not in seen
                seen.add(i)
                i = clause.heads[i]


def test_what_was_said_hangs_below_who_said_it() -> None:
    clause = next(c for c in read_conllu(CLAUSES) if c.words[:3] == ["two", "officials", "said"])
    for quoted, text in [
        (False, "The talks in Lyon failed, two officials said Wednesday."),
        (True, '"The talks in Lyon failed," two officials said Wednesday.'),
    ]:
        doc = build_syntax(spacy.blank("en").vocab, [append_report(statement(), clause, quoted=quoted)])
        assert doc.text.strip() == text
        tree = {t.text: (t.dep_, t.head.text) for t in doc}
        assert tree["said"] == ("ROOT", "said")
        assert tree["failed"] == ("ccomp", "said")
        assert tree["officials"] == ("nsubj", "said")
        assert tree[","] == ("punct", "failed")
        assert len(list(doc.sents)) == 1


def test_only_plain_statements_are_taken() -> None:
    assert is_plain_statement(statement())
    question = statement()
    question.words[-1] = "?"
    assert not is_plain_statement(question)
    without_subject = statement()
    without_subject.deps[1] = "obl"
    assert not is_plain_statement(without_subject)


def test_the_choice_is_the_same_every_time() -> None:
    first, second = ([s.words for s in report_sentences([statement()] * 50, share=0.5)] for _ in range(2))
    assert first == second
    assert 10 < len(first) < 40
