"""Score a pipeline on the treebanks and name corpora that it never saw.

    python -m training.score PIPELINE DATA

`DATA` is the folder that `training.convert` wrote. Tokens are spaCy's own,
aligned to the gold words; a word that is not one token counts as wrong. UAS and
LAS leave punctuation out, as spaCy's scorer does: treebanks disagree on where
commas hang. LAS counts the universal part of the relation, as the CoNLL 2018
shared task does; "with subtypes" the whole. "All words" is UAS and LAS with
punctuation. Speed is words per second of
processor time, so that a busy machine tells the same as an idle one.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.scorer import PRFScore
from spacy.tokens import DocBin
from spacy.training import Example

from escalate.parse.lemmas import find_lemma

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

SYNTAX_PARTS = {"pud": "PUD", "ewt-test": "EWT test", "gum-test": "GUM test"}
NAME_PARTS = {"names-gum-test": "GUM test", "names-re3d-test": "re3d held out"}


def score_syntax(examples: Iterable[Example]) -> dict[str, float]:
    """Return tag and lemma accuracy, UAS and LAS (universal, full, with punctuation) and sentence F1, in percent."""
    right: Counter[str] = Counter()
    words = content = 0
    sentences = PRFScore()
    for example in examples:
        gold, made = example.reference, example.predicted
        to_gold = example.alignment.x2y
        place = [int(to_gold[i][0]) if to_gold.lengths[i] == 1 else -1 for i in range(len(made))]
        words += len(gold)
        content += sum(t.dep_ != "punct" for t in gold)
        for token in made:
            if place[token.i] < 0:
                continue
            want = gold[place[token.i]]
            right["tag"] += token.tag_ == want.tag_
            right["upos"] += token.pos_ == want.pos_
            lemma = token.lemma_.lower()
            right["lemma"] += lemma == want.lemma_.lower()
            right["lemma+"] += find_lemma(token.lower_, token.tag_, lemma) == want.lemma_.lower()
            root = token.head is token or token.head.i == token.i
            head = place[token.i] if root else place[token.head.i]
            if head == want.head.i:
                label = token.dep_.split(":")[0] == want.dep_.split(":")[0]
                right["uas all"] += 1
                right["las all"] += label
                if want.dep_ != "punct":
                    right["uas"] += 1
                    right["las"] += label
                    right["las full"] += token.dep_ == want.dep_
        sentences.score_set(_bounds(made, place), _bounds(gold, list(range(len(gold)))))
    per_word = {name: 100 * right[name] / words for name in ("tag", "upos", "uas all", "las all", "lemma", "lemma+")}
    per_content = {name: 100 * right[name] / content for name in ("uas", "las", "las full")}
    return per_word | per_content | {"sentence": 100 * sentences.fscore}


def _bounds(doc: Doc, place: list[int]) -> set[tuple[int, int]]:
    return {(place[s.start], place[s.end - 1]) for s in doc.sents}


def score_names(examples: Iterable[Example]) -> dict[str, PRFScore]:
    """Return precision, recall and F1 over all names and per label."""
    scores: dict[str, PRFScore] = {"all": PRFScore()}
    for example in examples:
        gold = {(e.start_char, e.end_char, e.label_) for e in example.reference.ents}
        made = {(e.start_char, e.end_char, e.label_) for e in example.predicted.ents}
        for label in sorted({name[2] for name in gold | made}):
            scores.setdefault(label, PRFScore())
        for label, score in scores.items():
            score.score_set(
                {n for n in made if label in {"all", n[2]}},
                {n for n in gold if label in {"all", n[2]}},
            )
    return scores


def analyse(nlp: Language, path: Path) -> tuple[list[Example], float]:
    """Run the pipeline over the text of a converted corpus; return the examples and words per second of processor."""
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    started = time.process_time()
    made = list(nlp.pipe(doc.text for doc in gold))
    seconds = time.process_time() - started
    return [Example(m, g) for m, g in zip(made, gold, strict=True)], sum(map(len, gold)) / seconds


def main(pipeline: Path, data: Path) -> None:
    """Print the report."""
    nlp = spacy.load(pipeline)
    size = sum(f.stat().st_size for f in pipeline.rglob("*") if f.is_file())
    print(f"{pipeline}: {size / 1e6:.1f} MB, components {', '.join(nlp.pipe_names)}")
    columns = {
        "tag": "tag",
        "UPOS": "upos",
        "UAS": "uas",
        "LAS": "las",
        "LAS with subtypes": "las full",
        "UAS, all words": "uas all",
        "LAS, all words": "las all",
        "sentence F1": "sentence",
        "lemma": "lemma",
        "lemma in escalate": "lemma+",
    }
    print(f"| test set | {' | '.join(columns)} | words/s |\n|{'---|' * (len(columns) + 2)}")
    for part, title in SYNTAX_PARTS.items():
        examples, speed = analyse(nlp, data / f"{part}.spacy")
        scores = score_syntax(examples)
        print(f"| {title} | {' | '.join(f'{scores[key]:.1f}' for key in columns.values())} | {speed:,.0f} |")
    if "ner" not in nlp.pipe_names:
        return
    print("\n| test set | names | precision | recall | F1 |\n|---|---|---|---|---|")
    for part, title in NAME_PARTS.items():
        examples, _ = analyse(nlp, data / f"{part}.spacy")
        for label, score in sorted(score_names(examples).items()):
            figures = " | ".join(f"{100 * value:.1f}" for value in (score.precision, score.recall, score.fscore))
            print(f"| {title}, {label} | {score.tp + score.fn} | {figures} |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
