"""Turn the treebanks and name corpora into spaCy's binary training format.

    python -m training.convert TREEBANKS OUT

`TREEBANKS` holds the CoNLL-U files and the folder `names/`; `OUT` receives one
`.spacy` file per part. Text goes through the same normaliser as at run time, so
that the pipeline sees in training what it will see in articles.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, DocBin

from training.conllu import SENTENCES_PER_DOC, Sentence, documents, read_conllu
from training.names import gum_names, iob_names, re3d_names
from training.reports import report_sentences
from training.swap import swap_names

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Share of the training statements that are repeated, for the last steps, with a clause that says who said them.
REPORTS = 0.3
# More swapped copies of the few texts that are about conflict.
RELEASE_COPIES = 4


def build_syntax(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Build the gold Doc of a group of sentences."""
    offsets = [sum(len(s.words) for s in group[:i]) for i in range(len(group))]
    starts: list[bool | int | None] = [i == 0 for s in group for i in range(len(s.words))]
    return Doc(
        vocab,
        words=[word for s in group for word in s.words],
        spaces=[space for s in group for space in [*s.spaces[:-1], True]],
        lemmas=[lemma for s in group for lemma in s.lemmas],
        pos=[tag for s in group for tag in s.upos],
        tags=[tag for s in group for tag in s.xpos],
        morphs=[feats for s in group for feats in s.feats],
        heads=[offset + head for s, offset in zip(group, offsets, strict=True) for head in s.heads],
        deps=[label for s in group for label in s.deps],
        sent_starts=starts,
    )


def write_syntax(
    sources: list[Path], out: Path, *, vocab: Vocab, size: int = SENTENCES_PER_DOC, reports: float = 0.0
) -> int:
    """Write the treebanks of `sources` as one DocBin; return the number of words.

    `reports` is the share of plain statements that also come with a clause saying who said them.
    """
    bin_, words = DocBin(), 0
    for path in sources:
        made = report_sentences(read_conllu(path), share=reports)
        for group in chain(documents(read_conllu(path), size), documents(made, size)):
            doc = build_syntax(vocab, group)
            words += len(doc)
            bin_.add(doc)
    bin_.to_disk(out)
    return words


def main(treebanks: Path, out: Path) -> None:
    """Convert every part and say what was written."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    parts = {
        "train": [treebanks / "ewt-train.conllu", treebanks / "gum-train.conllu"],
        "refine": [treebanks / "ewt-train.conllu", treebanks / "gum-train.conllu"],
        "dev": [treebanks / "ewt-dev.conllu", treebanks / "gum-dev.conllu"],
        "pud": [treebanks / "pud-test.conllu"],
        "ewt-test": [treebanks / "ewt-test.conllu"],
        "gum-test": [treebanks / "gum-test.conllu"],
    }
    for name, sources in parts.items():
        reports = REPORTS if name == "refine" else 0.0
        words = write_syntax(sources, out / f"{name}.spacy", vocab=nlp.vocab, reports=reports)
        print(f"{name}: {words} words")
    names = treebanks / "names"
    releases = list(re3d_names(nlp, names / "re3d.jsonl", part="train"))
    train = [
        *gum_names(nlp, treebanks / "gum-train.conllu"),
        *iob_names(nlp, names / "wikigold.conll"),
        *iob_names(nlp, names / "uner-ewt-dev.iob2"),
        *iob_names(nlp, names / "uner-ewt-test.iob2"),
        *releases,
    ]
    sets = {
        "names-train": [*train, *swap_names(nlp, [*train, *releases * RELEASE_COPIES])],
        "names-dev": [
            *gum_names(nlp, treebanks / "gum-dev.conllu"),
            *re3d_names(nlp, names / "re3d.jsonl", part="dev"),
        ],
        "names-gum-test": list(gum_names(nlp, treebanks / "gum-test.conllu")),
        "names-re3d-test": list(re3d_names(nlp, names / "re3d.jsonl", part="test")),
    }
    for name, docs in sets.items():
        DocBin(docs=docs).to_disk(out / f"{name}.spacy")
        print(f"{name}: {sum(map(len, docs))} words, {sum(len(d.ents) for d in docs)} names")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
