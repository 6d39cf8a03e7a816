"""Read CoNLL-U treebanks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.parse.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SENTENCES_PER_DOC = 12
# PUD has no obl:agent; the agent of a passive is told from its "by" at run time.
_RELATIONS = {"obl:agent": "obl"}


@dataclass
class Sentence:
    """One CoNLL-U sentence: parallel columns, heads counted from 0 (a root points at itself)."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    entity: list[str] = field(default_factory=list)
    new_document: bool = False


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, multi-word tokens as their parts."""
    sentence, range_end, range_space = Sentence(), 0, True
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            if sentence.words:
                yield sentence
            sentence, range_end = Sentence(), 0
        elif line.startswith("# newdoc"):
            sentence.new_document = True
        elif not line.startswith("#"):
            cols = line.split("\t")
            if "." in cols[0]:
                continue
            space = "SpaceAfter=No" not in cols[9]
            if "-" in cols[0]:
                range_end, range_space = int(cols[0].split("-")[1]), space
                continue
            number = int(cols[0])
            if number < range_end:
                space = False
            elif number == range_end:
                space = range_space
            head = int(cols[6])
            sentence.words.append(normalise(cols[1]).replace(" ", "") or cols[1])
            sentence.spaces.append(space)
            sentence.lemmas.append(cols[2])
            sentence.upos.append(cols[3])
            sentence.xpos.append(cols[4])
            sentence.feats.append("" if cols[5] == "_" else cols[5])
            sentence.heads.append(head - 1 if head else number - 1)
            sentence.deps.append("ROOT" if not head else _RELATIONS.get(cols[7], cols[7]))
            entity = re.search(r"Entity=([^|]*)", cols[9])
            sentence.entity.append(entity.group(1) if entity else "")
    if sentence.words:
        yield sentence


def documents(sentences: Iterable[Sentence], size: int = SENTENCES_PER_DOC) -> Iterator[list[Sentence]]:
    """Group sentences into documents of at most `size`, never across a document border."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (len(group) == size or sentence.new_document):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
