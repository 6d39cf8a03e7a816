"""Know the label schemes of spaCy pipelines and turn their trees into Universal Dependencies, version 2."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from escalate.parse.clearnlp import convert_clearnlp
from escalate.parse.trees import raise_first_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.parse.trees import Tree


class Scheme(StrEnum):
    """A set of dependency labels that escalate can read."""

    UD = "Universal Dependencies"
    UD1 = "Universal Dependencies, version 1"
    CLEARNLP = "ClearNLP (OntoNotes)"


_UD1_RELATIONS = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "name": "flat",
    "mwe": "fixed",
    "foreign": "flat:foreign",
    "remnant": "orphan",
}
_ENTITIES = {
    **dict.fromkeys(("PERSON", "PER"), "PERSON"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION"), "ORG"),
    **dict.fromkeys(("GPE", "LOC", "FAC", "LOCATION"), "LOC"),
    "NORP": "NORP",
}
_PLAIN_TAGS = {
    "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "DET": "DT", "NUM": "CD", "INTJ": "UH", "PUNCT": ".", "SYM": "SYM",
    "X": "FW", "PART": "TO", "PRON": "PRP",
}  # fmt: skip


def find_scheme(labels: Iterable[str]) -> Scheme | None:
    """Return the scheme that `labels` belong to, or None if it is not one that escalate can read."""
    found = set(labels)
    if {"prep", "pobj"} <= found:
        return Scheme.CLEARNLP
    if {"nsubj", "obl", "case"} <= found:
        return Scheme.UD
    if {"nsubj", "dobj", "nmod", "case"} <= found:
        return Scheme.UD1
    return None


def convert(tree: Tree, scheme: Scheme) -> None:
    """Turn a tree of any scheme into Universal Dependencies, in place, with Penn tags and escalate's entity labels."""
    tree.entities = [(start, end, _ENTITIES[label]) for start, end, label in tree.entities if label in _ENTITIES]
    if scheme is Scheme.CLEARNLP:
        convert_clearnlp(tree)
    elif scheme is Scheme.UD1:
        _convert_ud1(tree)
    raise_first_names(tree)
    for i, tag in enumerate(tree.xpos):
        if not tag:
            tree.xpos[i] = penn_tag(tree.upos[i], tree.feats[i])


def _convert_ud1(tree: Tree) -> None:
    for i, label in enumerate(tree.deps):
        above = tree.upos[tree.heads[i]]
        if label == "nmod" and above in {"VERB", "ADJ", "ADV", "AUX"}:
            tree.deps[i] = "obl"
        else:
            tree.deps[i] = _UD1_RELATIONS.get(label, label)


def penn_tag(upos: str, feats: str) -> str:
    """Return the Penn tag for a UD part of speech and its features, for pipelines that give no Penn tags."""
    has = set(feats.split("|"))
    if upos in {"NOUN", "PROPN"}:
        return ("NNP" if upos == "PROPN" else "NN") + ("S" if "Number=Plur" in has else "")
    if upos in {"ADJ", "ADV"}:
        degree = "R" if "Degree=Cmp" in has else "S" if "Degree=Sup" in has else ""
        return ("JJ" if upos == "ADJ" else "RB") + degree
    if upos in {"VERB", "AUX"}:
        return _verb_tag(has)
    return _PLAIN_TAGS.get(upos, "NN")


def _verb_tag(has: set[str]) -> str:
    if "VerbForm=Ger" in has or {"VerbForm=Part", "Tense=Pres"} <= has:
        return "VBG"
    if "VerbForm=Part" in has:
        return "VBN"
    if "Tense=Past" in has:
        return "VBD"
    if "VerbForm=Inf" in has or "Mood=Imp" in has:
        return "VB"
    return "VBZ" if {"Person=3", "Number=Sing"} <= has else "VBP"
