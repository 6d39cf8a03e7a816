"""Score a pipeline on the treebanks and name corpora that it never saw.

    python -m training.score PIPELINE DATA

`DATA` is the folder that `training.convert` wrote. Tokens are spaCy's own,
aligned to the gold words; tags, heads and labels count where one token stands
for one word. LAS is given as in the CoNLL 2018 shared task, on the universal
part of the relation, and with its subtype. Speed is words per second of
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

SYNTAX_PARTS = {"pud": "PUD", "ewt-test": "EWT test", "gum-test": "GUM test"}
NAME_PARTS = {"names-gum-test": "GUM test", "names-re3d-test": "re3d held out"}


def score_syntax(examples: Iterable[Example]) -> dict[str, float]:
    """Return tag and lemma accuracy, UAS, LAS (universal and full) and sentence F1, in percent."""
    right: Counter[str] = Counter()
    words = 0
    sentences = PRFScore()
    for example in examples:
        gold, made = example.reference, example.predicted
        to_gold = example.alignment.x2y
        place = [int(to_gold[i][0]) if to_gold.lengths[i] == 1 else -1 for i in range(len(made))]
        words += len(gold)
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
                right["uas"] += 1
                right["las"] += token.dep_.split(":")[0] == want.dep_.split(":")[0]
                right["las full"] += token.dep_ == want.dep_
        sentences.score_set(_bounds(made, place), _bounds(gold, list(range(len(gold)))))
    return {name: 100 * right[name] / words for name in ("tag", "upos", "uas", "las", "las full", "lemma", "lemma+")} | {
        "sentence": 100 * sentences.fscore
    }


def _bounds(doc: spacy.tokens.Doc, place: list[int]) -> set[tuple[int, int]]:
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


def analyse(nlp: spacy.Language, path: Path) -> tuple[list[Example], float]:
    """Run the pipeline over the text of a converted corpus; return the examples and words per second of processor time."""
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
    print("| test set | tag | UPOS | UAS | LAS | LAS full | sentence F1 | lemma | lemma in escalate | words/s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for part, title in SYNTAX_PARTS.items():
        examples, speed = analyse(nlp, data / f"{part}.spacy")
        s = score_syntax(examples)
        cells = [s[k] for k in ("tag", "upos", "uas", "las", "las full", "sentence", "lemma", "lemma+")]
        print(f"| {title} | {' | '.join(f'{c:.1f}' for c in cells)} | {speed:,.0f} |")
    if "ner" not in nlp.pipe_names:
        return
    print("\n| test set | names | precision | recall | F1 |\n|---|---|---|---|---|")
    for part, title in NAME_PARTS.items():
        examples, _ = analyse(nlp, data / f"{part}.spacy")
        for label, score in sorted(score_names(examples).items()):
            count = score.tp + score.fn
            print(f"| {title}, {label} | {count} | {100 * score.precision:.1f} | {100 * score.recall:.1f} | {100 * score.fscore:.1f} |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
