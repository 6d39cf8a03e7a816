"""Turn the treebanks and name corpora into spaCy's binary training format.

    python -m training.convert TREEBANKS OUT

`TREEBANKS` holds the CoNLL-U files and the folder `names/`; `OUT` receives one
`.spacy` file per part. Text goes through the same normaliser as at run time, so
that the pipeline sees in training what it will see in articles.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from escalate.parse.normalise import normalise

SENTENCES_PER_DOC = 12
_ENTITY_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_RE3D_TYPES = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
_IOB_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
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


def names_of(sentence: Sentence, norp: frozenset[str]) -> list[tuple[int, int, str]]:
    """Return the names among GUM's mentions: those whose head is a proper noun."""
    found: list[tuple[int, int, str]] = []
    open_mentions: list[tuple[str, int, str]] = []
    for i, column in enumerate(sentence.entity):
        for part in re.findall(r"\([^()]*|[^()]*\)", column):
            if part.startswith("("):
                fields = part[1:].split("-")
                open_mentions.append((fields[0], i, fields[1] if len(fields) > 1 else ""))
                continue
            identity = part[:-1].split("-")[0]
            for k in range(len(open_mentions) - 1, -1, -1):
                opened, start, kind = open_mentions[k]
                if opened == identity or identity == "":
                    found.append((start, i + 1, kind))
                    del open_mentions[k]
                    break
    names = []
    for start, end, kind in found:
        label = _ENTITY_TYPES.get(kind)
        heads = [i for i in range(start, end) if not start <= sentence.heads[i] < end or sentence.heads[i] == i]
        if label is None or not heads or sentence.upos[heads[0]] != "PROPN":
            continue
        head = heads[0]
        first = last = head
        keep = {"PROPN", "NUM", "ADP", "DET", "PUNCT", "ADJ", "NOUN", "PART", "VERB", "CCONJ", "X"}
        within = {head}
        grew = True
        while grew:
            grew = False
            for i in range(start, end):
                if i in within or sentence.heads[i] not in within or sentence.upos[i] not in keep:
                    continue
                relation = sentence.deps[i].split(":")[0]
                proper = sentence.upos[i] == "PROPN" or sentence.words[i][:1].isupper()
                if relation in {"flat", "compound", "amod", "nmod", "nummod"} and proper:
                    within.add(i)
                    grew = True
        for i in sorted(within):
            first, last = min(first, i), max(last, i)
        if sentence.words[first].lower() in {"the", "a", "an"}:
            first += 1
        names.append((first, last + 1, label))
    for i, word in enumerate(sentence.words):
        if word.lower() in norp and word[:1].isupper() and sentence.upos[i] in {"ADJ", "NOUN", "PROPN"}:
            names.append((i, i + 1, "NORP"))
    return names


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


def build_syntax(vocab: spacy.Vocab, group: list[Sentence]) -> Doc:
    """Build the gold Doc of a group of sentences."""
    words, spaces, lemmas, upos, xpos, feats, heads, deps, starts = [], [], [], [], [], [], [], [], []
    for s in group:
        offset = len(words)
        words += s.words
        spaces += [*s.spaces[:-1], True]
        lemmas += s.lemmas
        upos += s.upos
        xpos += s.xpos
        feats += s.feats
        heads += [offset + h for h in s.heads]
        deps += s.deps
        starts += [True] + [False] * (len(s.words) - 1)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=upos,
        tags=xpos,
        morphs=feats,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def write_syntax(sources: list[Path], out: Path, *, vocab: spacy.Vocab, size: int = SENTENCES_PER_DOC) -> int:
    """Write the treebanks of `sources` as one DocBin; return the number of words."""
    bin_, words = DocBin(), 0
    for path in sources:
        for group in documents(read_conllu(path), size):
            doc = build_syntax(vocab, group)
            words += len(doc)
            bin_.add(doc)
    bin_.to_disk(out)
    return words


def doc_with_names(nlp: spacy.Language, words: list[str], spaces: list[bool], names: list[tuple[int, int, str]]) -> Doc:
    """Build a Doc whose entities are `names` (token spans); overlapping ones keep the longest."""
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc.ents = filter_spans([Span(doc, s, e, label=label) for s, e, label in names if s < e])
    return doc


def gum_names(nlp: spacy.Language, path: Path, norp: frozenset[str]) -> Iterator[Doc]:
    """Yield documents of a GUM part with their names."""
    for group in documents(read_conllu(path)):
        words: list[str] = []
        spaces: list[bool] = []
        names = []
        for s in group:
            names += [(b + len(words), e + len(words), label) for b, e, label in names_of(s, norp)]
            words += s.words
            spaces += [*s.spaces[:-1], True]
        yield doc_with_names(nlp, words, spaces, names)


def iob_names(nlp: spacy.Language, path: Path, norp: frozenset[str]) -> Iterator[Doc]:
    """Yield documents of a CoNLL-2003 style (`wikigold`) or UNER (`.iob2`) file."""
    column = 1 if path.suffix == ".iob2" else 0
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        parts = line.split("\t") if column else line.rsplit(" ", 1)
        if len(parts) <= column + 1 - (0 if column else 0) or not line.strip():
            if sentences[-1]:
                sentences.append([])
            continue
        sentences[-1].append((normalise(parts[column]).replace(" ", "") or parts[column], parts[column + 1]))
    sentences = [s for s in sentences if s]
    for i in range(0, len(sentences), SENTENCES_PER_DOC):
        words: list[str] = []
        names: list[tuple[int, int, str]] = []
        for sentence in sentences[i : i + SENTENCES_PER_DOC]:
            start, kind = None, ""
            for k, (word, tag) in enumerate([*sentence, ("", "O")]):
                here = len(words) + k
                prefix, _, label = tag.partition("-")
                if start is not None and (prefix in {"O", "B"} or label != kind):
                    if kind in _IOB_TYPES:
                        names.append((start, here, _IOB_TYPES[kind]))
                    start = None
                if prefix in {"B", "I"} and start is None:
                    start, kind = here, label
                if word.lower() in norp and word[:1].isupper() and (tag == "O" or label == "MISC"):
                    names.append((here, here + 1, "NORP"))
            words += [w for w, _ in sentence]
        yield doc_with_names(nlp, words, spaces_before_punctuation(words), names)


def spaces_before_punctuation(words: list[str]) -> list[bool]:
    """Guess where tokenised text had blanks."""
    quotes = 0
    spaces = []
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word == '"':
            quotes += 1
        glue = following in {",", ".", ";", ":", "?", "!", ")", "'s", "n't", "%", "'"} or word in {"(", "$"}
        glue = glue or (word == '"' and quotes % 2 == 1) or (following == '"' and quotes % 2 == 1)
        spaces.append(not glue)
    return spaces


def re3d_names(nlp: spacy.Language, path: Path, *, held_out: bool) -> Iterator[Doc]:
    """Yield the releases of `re3d.jsonl`; every sixth is held out for the report."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if (number % 6 == 5) is not held_out:
            continue
        row = json.loads(line)
        text = normalise(row["text"])
        doc = nlp.make_doc(text)
        spans = []
        for start, end, kind in row["entities"]:
            words = [w for w in text[start:end].split() if w.lower() not in {"the", "of", "and", "for", "in"}]
            proper = bool(words) and sum(w[:1].isupper() for w in words) >= max(1, len(words) - 1)
            if kind in _RE3D_TYPES and proper:
                span = doc.char_span(start, end, label=_RE3D_TYPES[kind], alignment_mode="contract")
                if span is not None and span[0].lower_ in {"the", "a", "an"}:
                    span = doc[span.start + 1 : span.end] if len(span) > 1 else None
                    span = Span(doc, span.start, span.end, label=_RE3D_TYPES[kind]) if span is not None else None
                if span is not None and len(span):
                    spans.append(span)
        doc.ents = filter_spans(spans)
        yield doc


def demonyms(treebanks: Path) -> frozenset[str]:
    """Return the lower-case nationality words that the name corpora mark as such."""
    found = set()
    for line in (treebanks / "names/re3d.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found |= {row["text"][s:e].lower() for s, e, kind in row["entities"] if kind == "Nationality"}
    wiki = (treebanks / "names/wikigold.conll").read_text(encoding="utf-8")
    found |= {w.lower() for w in re.findall(r"^([A-Z][a-z]+(?:ish|ese|ian|ans|an|ch|ic)) I-MISC$", wiki, re.M)}
    return frozenset(w for w in found if " " not in w and len(w) > 3)


def main(treebanks: Path, out: Path) -> None:
    """Convert every part and say what was written."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    parts = {
        "train": [treebanks / "ewt-train.conllu", treebanks / "gum-train.conllu"],
        "dev": [treebanks / "ewt-dev.conllu", treebanks / "gum-dev.conllu"],
        "pud": [treebanks / "pud-test.conllu"],
        "ewt-test": [treebanks / "ewt-test.conllu"],
        "gum-test": [treebanks / "gum-test.conllu"],
    }
    for name, sources in parts.items():
        words = write_syntax(sources, out / f"{name}.spacy", vocab=nlp.vocab)
        print(f"{name}: {words} words")
    norp = demonyms(treebanks)
    names = treebanks / "names"
    sets = {
        "names-train": [
            *gum_names(nlp, treebanks / "gum-train.conllu", norp),
            *iob_names(nlp, names / "wikigold.conll", norp),
            *iob_names(nlp, names / "uner-ewt-dev.iob2", norp),
            *iob_names(nlp, names / "uner-ewt-test.iob2", norp),
            *re3d_names(nlp, names / "re3d.jsonl", held_out=False),
        ],
        "names-dev": list(gum_names(nlp, treebanks / "gum-dev.conllu", norp)),
        "names-gum-test": list(gum_names(nlp, treebanks / "gum-test.conllu", norp)),
        "names-re3d-test": list(re3d_names(nlp, names / "re3d.jsonl", held_out=True)),
    }
    for name, docs in sets.items():
        DocBin(docs=docs).to_disk(out / f"{name}.spacy")
        print(f"{name}: {sum(map(len, docs))} words, {sum(len(d.ents) for d in docs)} names")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
