"""Read a pipeline's analysis into trees, one a sentence, and make sure that they are trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.parse.boundaries import CLOSERS, QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["ORTH", "POS", "TAG", "DEP", "LEMMA", "MORPH", "HEAD", "SENT_START"]


@dataclass(slots=True, kw_only=True)
class Tree:
    """One sentence as parallel columns. `heads` are indices into the columns; a root heads itself.

    `starts` and `ends` are offsets into the text that was parsed; `entities`
    are (first word, one past the last, label).
    """

    words: list[str]
    upos: list[str]
    xpos: list[str]
    deps: list[str]
    lemmas: list[str]
    feats: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    entities: list[tuple[int, int, str]]


def read_trees(doc: Doc) -> list[Tree]:
    """Return the sentences of `doc`; those without a letter or digit are joined to a neighbour.

    Closing marks join the sentence before, others the one after. A text of
    marks alone gives no sentence.
    """
    rows = doc.to_array(_COLUMNS)
    strings = doc.vocab.strings
    orth, upos, xpos, deps, lemmas, feats = ([strings[v] for v in rows[:, c].tolist()] for c in range(6))
    heads = [i + step for i, step in enumerate(rows[:, 6].astype("int64").tolist())]
    starts = doc.to_array("IDX").tolist()
    groups = _join_marks(orth, _sentence_starts(rows[:, 7].astype("int64").tolist()))
    entities = [(e.start, e.end, e.label_) for e in doc.ents]
    trees = []
    for first, end in groups:
        here = [i for i in range(first, end) if not orth[i].isspace()]
        place = {i: n for n, i in enumerate(here)}
        tree = Tree(
            words=[orth[i] for i in here],
            upos=[upos[i] for i in here],
            xpos=[xpos[i] for i in here],
            deps=[deps[i] for i in here],
            lemmas=[lemmas[i] for i in here],
            feats=[feats[i] for i in here],
            heads=[place.get(_lift(i, heads, orth), n) for n, i in enumerate(here)],
            starts=[starts[i] for i in here],
            ends=[starts[i] + len(orth[i]) for i in here],
            entities=[],
        )
        for start, stop, label in entities:
            inside = [place[i] for i in range(start, stop) if i in place]
            if inside:
                tree.entities.append((inside[0], inside[-1] + 1, label))
        trees.append(tree)
    return trees


def children(tree: Tree, i: int) -> list[int]:
    """Return the words that `i` heads, in text order."""
    return [k for k, head in enumerate(tree.heads) if head == i and k != i]


def raise_first_names(tree: Tree) -> None:
    """Make the first of a person's names the head and the others `flat` below it; titles become `nmod:desc`.

    Pipelines with other labels make the last name the head, and so does the
    shipped one where it takes a rare name for a compound.
    """
    for start, end, label in tree.entities:
        heads = [k for k in range(start, end) if not start <= tree.heads[k] < end or tree.heads[k] == k]
        if label != "PERSON" or len(heads) != 1 or heads[0] == start:
            continue
        first, last = start, heads[0]
        if tree.deps[first] != "compound" or tree.heads[first] != last:
            continue
        tree.heads[first] = first if tree.heads[last] == last else tree.heads[last]
        tree.deps[first] = tree.deps[last]
        for k in children(tree, last):
            if k == first:
                continue
            tree.heads[k] = first
            if tree.deps[k] == "compound":
                tree.deps[k] = "flat" if start <= k < end else "nmod:desc"
        tree.heads[last] = first
        tree.deps[last] = "flat"


def mend(tree: Tree) -> None:
    """Make `tree` single-rooted and acyclic, changing no more than needed.

    The first root that is a word stays; further roots hang below it, marks as
    `punct` and words as `parataxis`.
    """
    heads = tree.heads
    roots = [i for i, head in enumerate(heads) if i == head]
    if len(roots) != 1:
        roots = roots or [0]
        main = next((r for r in roots if tree.upos[r] not in {"PUNCT", "SYM"}), roots[0])
        heads[main] = main
        for other in roots:
            if other != main:
                heads[other] = main
                tree.deps[other] = "punct" if tree.upos[other] == "PUNCT" else "parataxis"
        roots = [main]
    root = roots[0]
    tree.deps[root] = "root"
    reached = [0] * len(heads)
    reached[root] = -1
    for i in range(len(heads)):
        k = i
        while not reached[k]:
            reached[k] = i + 1
            k = heads[k]
        if reached[k] == i + 1:
            heads[k] = root
            tree.deps[k] = "parataxis"
        k = i
        while reached[k] != -1:
            reached[k] = -1
            k = heads[k]


def _sentence_starts(flags: list[int]) -> list[int]:
    return [i for i, flag in enumerate(flags) if flag == 1 or i == 0]


def _lift(i: int, heads: list[int], words: list[str]) -> int:
    """Return the head of word `i`, passing over blanks that the tokeniser took for words."""
    head = heads[i]
    while words[head].isspace() and heads[head] != head:
        head = heads[head]
    return head


def _join_marks(words: list[str], starts: list[int]) -> list[tuple[int, int]]:
    """Return the bounds of the sentences once those made of marks alone are joined to a neighbour."""
    bounds = zip(starts, [*starts[1:], len(words)][: len(starts)], strict=True)
    joined: list[tuple[int, int]] = []
    waiting = -1
    for start, end in bounds:
        first = waiting if waiting >= 0 else start
        if any(c.isalnum() for word in words[start:end] for c in word):
            joined.append((first, end))
            waiting = -1
        elif joined and waiting < 0 and (words[start] in CLOSERS or words[start] in QUOTES or end == len(words)):
            joined[-1] = (joined[-1][0], end)
        else:
            waiting = first
    if waiting >= 0 and joined:
        joined[-1] = (joined[-1][0], len(words))
    return joined
