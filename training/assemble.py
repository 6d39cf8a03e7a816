"""Put the trained parts together into the pipeline that escalate ships.

    python -m training.assemble SYNTAX NAMES TREEBANKS OUT

`SYNTAX` and `NAMES` are the `model-best` folders of the two training runs.
`OUT` is replaced as a whole, and only once the new pipeline is complete and
gives on a sample what the parts gave. What running the pipeline doesn't need
is left out: strings of training words, scores, training settings.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
import srsly  # type: ignore[import-untyped]

from training.conllu import read_conllu
from training.words import write_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

VERSION = "1.0.0"
_SAMPLE = 400
_LICENSE = """\
The weights and word lists in this folder were trained on and collected from the corpora below. They are released under
the Creative Commons Attribution-ShareAlike 4.0 International licence, CC BY-SA 4.0:
https://creativecommons.org/licenses/by-sa/4.0/

Tagging, morphology, base forms, trees, words.tsv
    Universal Dependencies English EWT (English Web Treebank), training part. Natalia Silveira, Timothy Dozat,
    Christopher Manning, Sebastian Schuster, Ethan Chi, John Bauer, Miriam Connor, Marie-Catherine de Marneffe, Nathan
    Schneider, Sam Bowman, Hanzhi Zhu, Daniel Galbraith and others. CC BY-SA 4.0.
    https://universaldependencies.org/treebanks/en_ewt/

    Universal Dependencies English GUM (Georgetown University Multilayer corpus), training part: academic, biography,
    court, interview, news and travel documents, whose texts are CC BY or CC BY-SA. Amir Zeldes, Siyao Peng and others.
    Annotations CC BY 4.0. https://universaldependencies.org/treebanks/en_gum/

Names
    The entities of the same GUM documents. CC BY 4.0.

    WikiGold. Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy and James R. Curran, 2009: Named Entity
    Recognition in Wikipedia. CC BY 4.0.

    Universal NER, English EWT: development and test parts. Stephen Mayhew, Terra Blevins and others, 2024: Universal
    NER: A Gold-Standard Multilingual Named Entity Recognition Benchmark. CC BY-SA 4.0. https://www.universalner.org/

    re3d (Relationship and Entity Extraction Evaluation Dataset), Defence Science and Technology Laboratory, United
    Kingdom: releases of US Central Command and the US Department of State (public domain) and of the UK government
    (contains public sector information licensed under the Open Government Licence v3.0).

Changes: the corpora were converted to spaCy's format and their punctuation normalised, the labels of the name corpora
were made to agree, and in copies of the documents with names most names were replaced by others.
"""
_META = {
    "lang": "en",
    "name": "escalate_english",
    "version": VERSION,
    "description": "Tags, morphology, base forms, Universal Dependencies trees and names of English news.",
    "author": "The escalate authors",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
        {"name": "UD English GUM", "license": "CC BY 4.0 (annotations)"},
        {"name": "WikiGold", "license": "CC BY 4.0"},
        {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0"},
        {"name": "re3d", "license": "public domain, OGL v3.0"},
    ],
}


def join_parts(syntax: Path, names: Path) -> Language:
    """Return one pipeline of the trained syntax and names."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    return nlp


def needed_strings(nlp: Language, syntax: Path) -> list[str]:
    """Return the strings that the components look up: their labels and the pieces that the lemmatiser puts together."""
    trees: list[dict[str, int]] = srsly.msgpack_loads((syntax / "trainable_lemmatizer/trees").read_bytes())["trees"]
    hashes = {tree[key] for tree in trees for key in ("orig", "subst") if tree.get(key)}
    found = {nlp.vocab.strings[value] for value in hashes}
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            found |= {str(label), *str(label).split("|")}
    morphologizer: Any = nlp.get_pipe("morphologizer")
    for label in morphologizer.labels:
        features = [f for f in label.split("|") if not f.startswith("POS=")]
        found |= {"|".join(features), *(part for feature in features for part in feature.split("="))}
    return sorted(found)


def slim(folder: Path, strings: list[str]) -> None:
    """Leave out of a saved pipeline what only training needs."""
    (folder / "vocab/strings.json").write_text(json.dumps(strings, ensure_ascii=False, indent=0), encoding="utf-8")
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    kept = {key: meta[key] for key in ("spacy_version", "vectors", "pipeline", "components", "disabled")}
    (folder / "meta.json").write_text(json.dumps(_META | kept, indent=1) + "\n", encoding="utf-8")
    config = spacy.util.load_config(folder / "config.cfg")
    for section in ("training", "corpora", "pretraining", "initialize", "paths", "system"):
        config.pop(section, None)
    config.to_disk(folder / "config.cfg", interpolate=False)


def describe(doc: Doc) -> list[tuple[str, ...]]:
    """Return everything the components set on the tokens of `doc`."""
    return [
        (t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i), t.ent_iob_, t.ent_type_, str(t.is_sent_start))
        for t in doc
    ]


def main(syntax: Path, names: Path, treebanks: Path, out: Path) -> None:
    """Build, compare and put in place."""
    nlp = join_parts(syntax, names)
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    slim(new, needed_strings(nlp, syntax))
    (new / "LICENSE").write_text(_LICENSE, encoding="utf-8")
    write_words([treebanks / "ewt-train.conllu", treebanks / "gum-train.conllu"], new / "words.tsv")
    sample = [
        "".join(w + " " * s for w, s in zip(sentence.words, sentence.spaces, strict=True))
        for _, sentence in zip(range(_SAMPLE), read_conllu(treebanks / "ewt-train.conllu"), strict=False)
    ]
    for before, after in zip(nlp.pipe(sample), spacy.load(new).pipe(sample), strict=True):
        if describe(before) != describe(after):
            raise SystemExit(f"the slimmed pipeline differs on: {before.text}")
    if out.exists():
        shutil.rmtree(out.with_name(out.name + ".old"), ignore_errors=True)
        out.rename(out.with_name(out.name + ".old"))
    new.rename(out)
    shutil.rmtree(out.with_name(out.name + ".old"), ignore_errors=True)
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    print(f"{out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    main(*(Path(argument) for argument in sys.argv[1:]))
