"""Read the name corpora: GUM's entity column, CoNLL-2003 style files, re3d."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from escalate.parse.normalise import normalise
from training.conllu import SENTENCES_PER_DOC, Sentence, documents, read_conllu
from training.conventions import Name, name_words, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language

_GUM_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_RE3D_TYPES = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
_IOB_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
# How a name hangs on the noun that heads its mention: "team member Rodaba Noori", "the city of Mosul".
_NAMING = frozenset({"appos", "flat", "compound", "nmod", "list"})


def mentions_of(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return GUM's mentions that lie in the sentence: first token, one past the last, entity type."""
    found: list[tuple[int, int, str]] = []
    open_mentions: list[tuple[str, int, str]] = []
    for i, column in enumerate(sentence.entity):
        for part in re.findall(r"\([^()]*|[^()]*\)", column):
            if part.startswith("("):
                fields = part[1:].split("-")
                open_mentions.append((fields[0], i, fields[1] if len(fields) > 1 else ""))
            else:
                identity = part[:-1].split("-")[0]
                same = [k for k, (opened, _, _) in enumerate(open_mentions) if identity in {"", opened}]
                if same:
                    _, start, kind = open_mentions.pop(same[-1])
                    found.append((start, i + 1, kind))
        # A mention of one token opens and closes in one bracket: "(7-abstract-...)".
    return found


def gum_sentence_names(sentence: Sentence) -> list[Name]:
    """Return the names in a GUM sentence.

    They are runs of proper nouns, with the type of the smallest mention that they head or name.
    """
    mentions = mentions_of(sentence)
    names: list[Name] = []
    for head in range(len(sentence.words)):
        if sentence.upos[head] != "PROPN" or _continues_name(sentence, head):
            continue
        first, last = _name_around(sentence, head)
        around = sorted((m for m in mentions if m[0] <= head < m[1]), key=lambda m: m[1] - m[0])
        for start, end, kind in around[:2]:
            label = _GUM_TYPES.get(kind)
            top = next(
                (i for i in range(start, end) if not start <= sentence.heads[i] < end or sentence.heads[i] == i), head
            )
            if label and _names_mention(sentence, head, top, label):
                plural = label == "PERSON" and sentence.xpos[head] == "NNPS"
                names.append((max(first, start), min(last + 1, end), "NORP" if plural else label))
                break
    return names


def _continues_name(sentence: Sentence, i: int) -> bool:
    """Return whether a proper noun is part of the name that its head heads."""
    head, relation = sentence.heads[i], sentence.deps[i].split(":")[0]
    return head != i and sentence.upos[head] == "PROPN" and relation == "flat"


def _names_mention(sentence: Sentence, name: int, top: int, label: str) -> bool:
    """Return whether the proper noun `name` names the mention that `top` heads."""
    if name == top:
        return True
    if sentence.heads[name] != top or sentence.upos[top] == "PROPN":
        return False
    relation = sentence.deps[name].split(":")[0]
    if label == "PERSON":
        return relation in _NAMING - {"nmod"} or sentence.deps[name] == "nmod:desc"
    return relation in _NAMING and sentence.lemmas[top].lower() in name_words("place noun")


def _name_around(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the first and last token of the name that `head` heads; titles are left out."""
    within = {head}
    grew = True
    while grew:
        grew = False
        for i, above in enumerate(sentence.heads):
            relation = sentence.deps[i]
            joins = relation in {"flat", "compound", "amod", "nummod"} or (relation == "nmod" and _is_of(sentence, i))
            proper = sentence.upos[i] == "PROPN" or sentence.words[i][:1].isupper() or sentence.upos[i] == "NUM"
            if i not in within and above in within and joins and proper:
                within.add(i)
                grew = True
    return min(within), max(within)


def _is_of(sentence: Sentence, noun: int) -> bool:
    """Return whether a noun hangs on a name with "of", as in "Bank of England", and not with "in" or another."""
    return any(
        above == noun and sentence.words[i].lower() in {"of", "for", "de"} and sentence.deps[i] == "case"
        for i, above in enumerate(sentence.heads)
    )


def doc_with_names(nlp: Language, words: list[str], spaces: list[bool], names: list[Name]) -> Doc:
    """Build a Doc whose entities are `names` (token spans); of overlapping ones the longest stays."""
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc.ents = filter_spans([Span(doc, s, e, label=label) for s, e, label in settle(words, names)])
    return doc


def gum_names(nlp: Language, path: Path) -> Iterator[Doc]:
    """Yield documents of a GUM part with their names."""
    for group in documents(read_conllu(path)):
        words: list[str] = []
        spaces: list[bool] = []
        names: list[Name] = []
        for s in group:
            names += [(b + len(words), e + len(words), label) for b, e, label in gum_sentence_names(s)]
            words += s.words
            spaces += [*s.spaces[:-1], True]
        yield doc_with_names(nlp, words, spaces, names)


def iob_names(nlp: Language, path: Path) -> Iterator[Doc]:
    """Yield documents of a CoNLL-2003 style (`wikigold`) or UNER (`.iob2`) file."""
    column = 1 if path.suffix == ".iob2" else 0
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t") if column else line.split()
        if not line.strip() or line.startswith("#"):
            sentences.append([])
        else:
            word = normalise(cells[column]).replace(" ", "") or cells[column]
            sentences[-1].append((word, cells[column + 1]))
    sentences = [s for s in sentences if s]
    for i in range(0, len(sentences), SENTENCES_PER_DOC):
        rows = [row for s in sentences[i : i + SENTENCES_PER_DOC] for row in [*s, ("", "O")]]
        words = [word for word, _ in rows if word]
        yield doc_with_names(nlp, words, guess_spaces(words), list(_iob_spans(rows)))


def _iob_spans(rows: list[tuple[str, str]]) -> Iterator[Name]:
    """Yield the spans of IOB tags; a row without a word ends a sentence and has no index."""
    index, start, kind = 0, -1, ""
    for word, tag in rows:
        prefix, _, label = tag.partition("-")
        if start >= 0 and (prefix in {"O", "B"} or label != kind):
            if kind in _IOB_TYPES:
                yield start, index, _IOB_TYPES[kind]
            start = -1
        if prefix in {"B", "I"} and start < 0:
            start, kind = index, label
        index += bool(word)


def guess_spaces(words: list[str]) -> list[bool]:
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


def re3d_names(nlp: Language, path: Path, *, part: str) -> Iterator[Doc]:
    """Yield the releases of `re3d.jsonl` in `part`.

    Of every six, the last is in `test`, the third in `dev`, the rest in `train`.

    Its spans nest and hold common nouns and stray words; those in capitals
    are names.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if {5: "test", 2: "dev"}.get(number % 6, "train") != part:
            continue
        row = json.loads(line)
        doc = nlp.make_doc(normalise(row["text"]))
        names = []
        for start, end, kind in row["entities"]:
            span = doc.char_span(start, end, alignment_mode="contract") if kind in _RE3D_TYPES else None
            if span is not None and len(span) and _is_proper(span):
                names += [(s, e, _RE3D_TYPES[kind]) for s, e in _split_at_comma(span)]
        words = [t.text for t in doc]
        doc.ents = filter_spans([Span(doc, s, e, label=label) for s, e, label in settle(words, names)])
        yield doc


def _is_proper(span: Span) -> bool:
    words = [t.text for t in span if t.is_alpha or t.text[:1].isupper()]
    if len(words) == 1 and words[0].lower() in name_words("no name") - {"coalition"}:
        return False
    return bool(words) and words[-1][:1].isupper() and len(span) <= 9


def _split_at_comma(span: Span) -> Iterator[tuple[int, int]]:
    """Yield "Incirlik Air Base" and "Turkey" for "Incirlik Air Base, Turkey"."""
    start = span.start
    for token in span:
        if token.text == ",":
            if start < token.i:
                yield start, token.i
            start = token.i + 1
    if start < span.end:
        yield start, span.end
