"""Collect the base forms and the lower-case words that the parser looks up beside the pipeline.

python -m training.words TREEBANKS OUT.tsv
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from training.conllu import read_conllu

_KINDS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adjective"}
_HEADER = """\
# Base forms of verbs, nouns and adjectives, words that English writes small (`lower`), and
# nouns and verbs that are more often names (`name`).
# Source: the training parts of UD English EWT (CC BY-SA 4.0) and GUM (annotations CC BY 4.0). Licence: CC BY-SA 4.0.
kind\tword
"""


def collect_words(sources: list[Path]) -> list[tuple[str, str]]:
    """Return (kind, word) for every base form seen, and every word seen twice or more and mostly in lower case."""
    bases: set[tuple[str, str]] = set()
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sources:
        for sentence in read_conllu(path):
            rows = zip(sentence.words, sentence.lemmas, sentence.upos, sentence.feats, strict=True)
            for i, (word, lemma, upos, feats) in enumerate(rows):
                if not word.isalpha():
                    continue
                kind = _KINDS.get(upos)
                if kind and lemma.isalpha() and lemma.islower() and len(lemma) > 1 and "Typo=Yes" not in feats:
                    bases.add((kind, lemma))
                if word.islower():
                    lower[word] += 1
                elif i and upos == "PROPN":
                    capital[word.lower()] += 1
    common = {
        ("lower", word) for word, count in lower.items() if count > 1 and count > 3 * capital[word] and len(word) > 1
    }
    lemmas = {lemma for _, lemma in bases}
    names = {("name", word) for word, count in capital.items() if word in lemmas and count > lower[word]}
    return sorted(bases | common | names)


def write_words(sources: list[Path], out: Path) -> int:
    """Write the table; return the number of its rows."""
    rows = collect_words(sources)
    out.write_text(_HEADER + "".join(f"{kind}\t{word}\n" for kind, word in rows), encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    treebanks = Path(sys.argv[1])
    count = write_words([treebanks / "ewt-train.conllu", treebanks / "gum-train.conllu"], Path(sys.argv[2]))
    print(f"{sys.argv[2]}: {count} words")
