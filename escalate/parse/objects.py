"""Undo what pipelines often get wrong about objects: broken in two, or hung on the phrase behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.lemmas import known_words
from escalate.parse.mending import has, make_finite, relation
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_ARTICLES = frozenset({"a", "an"})
_COUNTS = frozenset({"few", "dozen", "hundred", "thousand", "million", "couple", "lot"})
_BESIDE = frozenset({"away", "back", "home", "out", "apart", "abroad", "off", "over", "ago", "later", "long", "short"})


def mend_plural_after_article(tree: Tree, plural: int) -> None:
    """Make the word after "an arms" the noun that the article wants: "imposed an arms embargo on Chad"."""
    head = plural + 1
    if tree.xpos[plural] != "NNS" or head >= len(tree.words) or tree.xpos[head] not in {"RB", "JJ", "VB", "VBP"}:
        return
    verb, word = tree.heads[plural], tree.words[head].lower()
    below = children(tree, plural)
    article = any(tree.words[k].lower() in _ARTICLES and tree.deps[k] == "det" and k == plural - 1 for k in below)
    free = relation(tree, plural) == "obj" and tree.heads[head] in {verb, plural}
    if not article or not free or word.endswith("ly") or word in _BESIDE | _COUNTS:
        return
    if (
        relation(tree, head) not in {"advmod", "xcomp", "amod", "acl", "advcl"}
        or tree.words[plural].lower() == "series"
    ):
        return
    tree.upos[head], tree.xpos[head], tree.feats[head] = "NOUN", "NN", "Number=Sing"
    tree.heads[head], tree.deps[head] = verb, tree.deps[plural]
    for k in below:
        if k != head:
            tree.heads[k] = head
    for k in children(tree, head):
        if k > head and tree.deps[k] == "obl":
            tree.deps[k] = "nmod"
    tree.heads[plural], tree.deps[plural] = head, "compound"


def mend_verb_read_as_quality(tree: Tree, i: int) -> None:
    """Make "unfurled" in "Activists unfurled a banner" the verb that its subject and object show it to be."""
    if tree.upos[i] != "ADJ" or not tree.words[i].lower().endswith("ed"):
        return
    below = children(tree, i)
    doer = any(tree.deps[k] == "nsubj" and k < i for k in below)
    thing = any(tree.deps[k] == "obj" and k > i for k in below)
    if doer and thing and not has(tree, i, "cop", "aux"):
        make_finite(tree, i, "VBD")


def mend_noun_read_as_quality(tree: Tree, i: int) -> None:
    """Make "the general" a noun where no noun follows that it would tell the quality of."""
    if tree.upos[i] != "ADJ" or tree.xpos[i] != "JJ" or tree.words[i].lower() not in known_words("noun"):
        return
    stands = relation(tree, i) in {"nsubj", "obj", "iobj", "obl", "nmod"} and not has(tree, i, "advmod", "cop")
    if stands and any(tree.deps[k] == "det" and k == i - 1 for k in children(tree, i)):
        tree.upos[i], tree.xpos[i], tree.feats[i] = "NOUN", "NN", "Number=Sing"


def mend_expletive_read_for_subject(tree: Tree, it: int) -> None:
    """Make "it" the subject of a verb that has an object and no clause to stand for: "said it fought rebels"."""
    verb = tree.heads[it]
    if tree.deps[it] != "expl" or tree.upos[verb] != "VERB" or it >= verb:
        return
    tied = {relation(tree, k) for k in children(tree, verb) if k > verb}
    own = any(
        relation(tree, k) in {"nsubj", "csubj", "cop"} or tree.deps[k] == "aux:pass" for k in children(tree, verb)
    )
    if "obj" in tied and not own and not tied & {"ccomp", "csubj", "xcomp"}:
        tree.deps[it] = "nsubj"
        if tree.xpos[verb] == "VBN" and not has(tree, verb, "aux"):
            make_finite(tree, verb, "VBD")


def mend_object_read_as_part_of_phrase(tree: Tree, name: int) -> None:
    """Make a name between a verb and a preposition the verb's object: "removed Joan Diaz from office"."""
    noun = tree.heads[name]
    verb = tree.heads[noun]
    if tree.deps[name] != "nmod:unmarked" or tree.upos[name] != "PROPN" or tree.upos[verb] != "VERB":
        return
    between = [k for k in children(tree, noun) if tree.deps[k] == "case" and name < k < noun]
    if relation(tree, noun) != "obj" or not verb < name < noun or not between:
        return
    tree.heads[name], tree.deps[name] = verb, "obj"
    tree.deps[noun] = "obl"
