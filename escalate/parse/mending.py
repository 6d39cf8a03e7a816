"""What the repairs of a tree share: its relations, its finite verbs, and the closed lists of words they ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PAST = frozenset({"VBN", "VBD"})
STOPS = frozenset({".", '."', '"', "!", "''"})
OPENERS = frozenset({"after", "before", "since", "until", "once"})
INSIDE_NAME = frozenset({"compound", "flat", "amod", "nummod", "det"})


def relation(tree: Tree, i: int) -> str:
    """Return the relation of a word without its subtype."""
    return tree.deps[i].partition(":")[0]


def has(tree: Tree, i: int, *relations: str) -> bool:
    """Return whether a word has a dependent in one of `relations`."""
    return any(relation(tree, k) in relations for k in children(tree, i))


def make_finite(tree: Tree, i: int, xpos: str) -> None:
    """Make a word a finite verb with the tag `xpos`."""
    tree.upos[i], tree.xpos[i] = "VERB", xpos
    tense = "Past" if xpos == "VBD" else "Pres"
    tree.feats[i] = f"Mood=Ind|Tense={tense}|VerbForm=Fin"


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether a participle is passive by its agent or auxiliary, and has no object."""
    below = children(tree, verb)
    if any(relation(tree, k) in {"obj", "ccomp", "xcomp"} for k in below):
        return False
    agents = [k for k in below if any(tree.words[c].lower() == "by" for c in children(tree, k))]
    return bool(agents) or any(tree.deps[k] == "aux:pass" for k in below)


def is_below(tree: Tree, i: int, top: int) -> bool:
    """Return whether a word stands below another in the tree."""
    while tree.heads[i] != i:
        if i == top:
            return True
        i = tree.heads[i]
    return i == top
