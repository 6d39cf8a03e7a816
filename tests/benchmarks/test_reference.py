from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.reference import read_documents, score
from escalate.parse import Parser
from escalate.resolve.actors import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    "# newdoc id = harbour",
    "# newpar",
    "# newpar_block = p (2 s)",
    "# text = Angela Merkel didn't resign.",
    "1\tAngela\tAngela\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-coref",
    "2\tMerkel\tMerkel\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)",
    "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
    "3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_",
    "4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_",
    "5\tresign\tresign\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
    "6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_",
    "",
    "# text = She stayed.",
    "1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)",
    "2\tstayed\tstay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No",
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
    "",
]


def test_documents_are_laid_out_as_text_with_their_mentions(tmp_path: Path) -> None:
    path = tmp_path / "small.conllu"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    (document,) = read_documents(path)
    assert document.text.strip() == "Angela Merkel didn't resign. She stayed."
    assert [(m.group, m.start, sorted(m.heads)) for m in document.mentions] == [("1", 0, [0, 7]), ("1", 29, [29])]


def test_a_pronoun_with_its_antecedent_is_right(tmp_path: Path) -> None:
    path = tmp_path / "small.conllu"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    (document,) = read_documents(path)
    outcomes = score(document, parser=Parser.load(), gazetteer=Gazetteer.load())
    assert outcomes == [("she", "person", "right")]
