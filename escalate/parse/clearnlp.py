"""Turn trees with ClearNLP labels, as spaCy's own English pipelines give them, into Universal Dependencies.

There the preposition heads its noun and the copula its predicate; here the
content words head. Sources: the ClearNLP guidelines (Choi and Palmer 2012) and
the UD guidelines, version 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_RELATIONS = {
    "ROOT": "root",
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "possessive": "case",
    "relcl": "acl:relcl",
    "rcmod": "acl:relcl",
    "partmod": "acl",
    "infmod": "acl",
    "neg": "advmod",
    "nn": "compound",
    "num": "nummod",
    "number": "compound",
    "quantmod": "advmod",
    "npmod": "nmod:unmarked",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "prt": "compound:prt",
    "complm": "mark",
    "acomp": "xcomp",
    "attr": "xcomp",
    "oprd": "xcomp",
    "intj": "discourse",
    "meta": "dep",
    "hmod": "compound",
    "hyph": "punct",
    "pcomp": "advcl",
    "pobj": "obl",
    "prep": "advmod",
    "agent": "advmod",
}
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_PREDICATES = ("attr", "acomp")
# What stays with the copula's clause when its predicate becomes the head; everything else does too, but these mark it.
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp"})


def convert_clearnlp(tree: Tree) -> None:
    """Convert `tree` in place."""
    _flatten_conjuncts(tree)
    for i in range(len(tree.deps) - 1, -1, -1):
        if tree.deps[i] in _PREPOSITIONS and tree.upos[i] in {"ADP", "SCONJ", "VERB", "ADV", "ADJ"}:
            _lower_preposition(tree, i)
    for i, lemma in enumerate(tree.lemmas):
        if lemma.lower() == "be" and tree.upos[i] in {"AUX", "VERB"} and tree.deps[i] not in {"aux", "auxpass"}:
            _lower_copula(tree, i)
    for i, label in enumerate(tree.deps):
        if label == "npadvmod":
            tree.deps[i] = "obl:unmarked" if tree.upos[tree.heads[i]] in _VERBAL else "nmod:unmarked"
        elif label == "aux" and tree.xpos[i] == "TO":
            tree.deps[i] = "mark"
        else:
            tree.deps[i] = _RELATIONS.get(label, label)


def _flatten_conjuncts(tree: Tree) -> None:
    """Hang all conjuncts below the first, and each conjunction below the conjunct that follows it."""
    for i, label in enumerate(tree.deps):
        first = tree.heads[i]
        while label == "conj" and tree.deps[first] == "conj":
            first = tree.heads[first]
        if label == "conj":
            tree.heads[i] = first
    for i, label in enumerate(tree.deps):
        if label == "cc":
            first = tree.heads[i]
            while tree.deps[first] == "conj":
                first = tree.heads[first]
            following = [k for k in children(tree, first) if tree.deps[k] == "conj" and k > i]
            if following:
                tree.heads[i] = following[0]


def _lower_preposition(tree: Tree, i: int) -> None:
    """Make the object of preposition `i` a dependent of the preposition's head, and the preposition its `case`."""
    below = children(tree, i)
    inside = [k for k in below if tree.deps[k] in {"pobj", "pcomp"}]
    # "out of Iraq": the inner preposition has been lowered already, its object hangs below the outer one.
    inside = inside or [k for k in below if tree.deps[k] in {"obl", "nmod"} and k > i]
    if not inside:
        if tree.deps[i] == "dative":
            tree.deps[i] = "iobj"
        return
    content, above = inside[0], tree.heads[i]
    if above == i:
        return
    clause = tree.deps[content] == "pcomp" and tree.upos[content] in {"VERB", "AUX"}
    verbal = tree.upos[above] in _VERBAL
    tree.deps[content] = ("advcl" if verbal else "acl") if clause else ("obl" if verbal else "nmod")
    tree.heads[content] = above
    tree.heads[i] = content
    tree.deps[i] = "mark" if clause else "case"
    for k in below:
        if k != content:
            tree.heads[k] = content


def _lower_copula(tree: Tree, i: int) -> None:
    """Make the predicate of the copula `i` the head of its clause; in "there is ..." the noun is the subject."""
    below = children(tree, i)
    labels = {tree.deps[k] for k in below}
    predicates = [k for k in below if tree.deps[k] in _PREDICATES]
    if "expl" in labels and predicates and not labels & {"nsubj", "csubj"}:
        tree.deps[predicates[0]] = "nsubj"
        return
    if not predicates and not labels & _OBJECTS and labels & {"nsubj", "csubj"}:
        predicates = [k for k in below if tree.deps[k] == "obl" and k > i and _is_next_phrase(tree, i, k)]
    if not predicates:
        return
    predicate, above = predicates[0], tree.heads[i]
    tree.deps[predicate] = tree.deps[i]
    tree.heads[predicate] = predicate if above == i else above
    for k in below:
        if k != predicate:
            tree.heads[k] = predicate
    tree.heads[i] = predicate
    tree.deps[i] = "cop"


def _is_next_phrase(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether the prepositional phrase of `noun` follows `verb` but for adverbs and negation."""
    cases = [k for k in children(tree, noun) if tree.deps[k] == "case"]
    return bool(cases) and all(tree.upos[k] in {"ADV", "PART"} for k in range(verb + 1, cases[0]))
