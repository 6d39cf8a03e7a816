from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

from training.conllu import documents, read_conllu
from training.convert import build_syntax

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# newdoc id = one
# sent_id = 1
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t3\tnsubj\t_\t_
2-3\twon’t\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t3\taux\t_\t_
3\tn’t\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tleave\tleave\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = two
1\tSeen\tsee\tVERB\tVBN\t_\t0\troot\t_\t_
2\tby\tby\tADP\tIN\t_\t3\tcase\t_\t_
3\tall\tall\tPRON\tDT\t_\t1\tobl:agent\t_\tEntity=(1-person-new)
"""


def write(folder: Path) -> Path:
    path = folder / "t.conllu"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_multiword_tokens_are_their_parts_and_empty_nodes_are_left_out(tmp_path: Path) -> None:
    first, second = read_conllu(write(tmp_path))
    assert first.words == ["They", "wo", "n't", "leave", "."]
    assert first.spaces == [True, False, True, False, True]
    assert first.heads == [2, 2, 3, 3, 3]
    assert first.deps[3] == "ROOT"
    assert second.deps[2] == "obl"
    assert second.entity[2] == "(1-person-new)"


def test_documents_do_not_cross_borders_and_have_a_largest_size(tmp_path: Path) -> None:
    sentences = list(read_conllu(write(tmp_path)))
    assert [len(d) for d in documents(sentences)] == [1, 1]
    assert [len(d) for d in documents([sentences[0]] * 5, size=2)] == [1, 1, 1, 1, 1]
    sentences[0].new_document = False
    assert [len(d) for d in documents([sentences[0]] * 5, size=2)] == [2, 2, 1]


def test_gold_documents_keep_heads_across_sentences(tmp_path: Path) -> None:
    sentences = list(read_conllu(write(tmp_path)))
    doc = build_syntax(spacy.blank("en").vocab, sentences)
    assert doc.text == "They won't leave. Seen by all "
    assert [s.text for s in doc.sents] == ["They won't leave.", "Seen by all"]
    assert doc[7].head.text == "Seen"
    assert str(doc[0].morph) == "Case=Nom"
