"""Give verbs back to the clauses they are of, where the tree joined two clauses or hung a verb on a bystander."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.mending import NOMINAL, OPENERS, PAST, STOPS, has, is_below, is_passive, make_finite, relation
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_PARTICIPLES = frozenset({"VBN", "VBG"})


def mend_phrase_read_as_root(tree: Tree) -> None:
    """Make the verb behind the subject the root in "Troops fired on marchers on Monday in clashes that ..."."""
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    phrase = tree.upos[root] in NOMINAL and tree.words[-1] in STOPS and has(tree, root, "case")
    if not phrase or has(tree, root, "cop", "aux", "expl"):
        return
    subjects = [k for k in children(tree, root) if relation(tree, k) == "nsubj" and k < root]
    if len(subjects) != 1:
        return
    subject = subjects[0]
    verbs = [k for k in children(tree, subject) if tree.deps[k] == "acl" and subject < k < root]
    verbs = [k for k in verbs if tree.upos[k] == "VERB" and tree.xpos[k] in PAST and not is_passive(tree, k)]
    if not verbs or has(tree, verbs[0], "mark", "nsubj"):
        return
    verb = verbs[0]
    for k in children(tree, root):
        if tree.deps[k] == "punct" or (k < root and relation(tree, k) in {"obl", "advmod", "advcl", "cc"}):
            tree.heads[k] = verb
    for k in children(tree, subject):
        if k > verb:
            tree.heads[k] = verb
    tree.heads[verb], tree.deps[verb] = verb, "root"
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    tree.heads[root], tree.deps[root] = verb, "obl"
    make_finite(tree, verb, "VBD")


def mend_verb_joined_to_participle(tree: Tree, verb: int) -> None:
    """Join a finite verb to the main verb: "ordered the release of those arrested and lifted the ban".

    No gerund goes on with a past tense: "accused them of spying and barred them".
    """
    participle = tree.heads[verb]
    having = any(tree.deps[k] == "aux" and tree.words[k].lower() == "having" for k in children(tree, participle))
    if tree.deps[verb] != "conj" or tree.xpos[verb] != "VBD" or not (having or tree.xpos[participle] in _PARTICIPLES):
        return
    gerund = tree.xpos[participle] == "VBG" and has(tree, participle, "mark")
    free = (tree.deps[participle] == "acl" or gerund) and not has(tree, participle, "aux", "nsubj")
    free = free or (having and tree.heads[participle] != participle)
    if not free or has(tree, verb, "nsubj", "aux") or not has(tree, verb, "cc"):
        return
    above = tree.heads[participle]
    while tree.upos[above] != "VERB" and tree.heads[above] != above:
        above = tree.heads[above]
    shared = [k for k in children(tree, participle) if tree.deps[k] == "obj" and k > verb]
    if tree.upos[above] != "VERB" or tree.xpos[above] not in {"VBD", "VBN"} or not (shared or has(tree, verb, "obj")):
        return
    tree.heads[verb] = above
    for k in shared:
        tree.heads[k] = verb


def mend_subject_taken_over_clause(tree: Tree, verb: int) -> None:
    """Part "Troops backed by tanks stormed the camp, two days after a deadline ran out" into its two clauses."""
    if tree.deps[verb] != "acl" or tree.upos[verb] != "VERB" or tree.xpos[verb] not in PAST:
        return
    thing = next((k for k in children(tree, verb) if tree.deps[k] == "obj"), None)
    if thing is None or thing < verb or has(tree, verb, "mark", "nsubj", "aux"):
        return
    subject = tree.heads[verb]
    while relation(tree, subject) != "nsubj" and tree.heads[subject] != subject:
        subject = tree.heads[subject]
    later = tree.heads[subject]
    if relation(tree, subject) != "nsubj" or subject > verb or later < thing or tree.upos[later] != "VERB":
        return
    for k in children(tree, later):
        opener = next(
            (c for c in children(tree, k) if tree.words[c].lower() in OPENERS and tree.deps[c] == "case"), None
        )
        if relation(tree, k) == "nsubj" and thing < k < later and opener is not None:
            break
    else:
        return
    tree.heads[verb] = verb if tree.heads[later] == later else tree.heads[later]
    tree.deps[verb] = tree.deps[later]
    make_finite(tree, verb, "VBD")
    tree.heads[later], tree.deps[later] = verb, "advcl"
    tree.heads[subject] = verb
    tree.heads[opener], tree.deps[opener] = later, "mark"
    for c in children(tree, k):
        if c < opener:
            tree.heads[c] = later
    for c in children(tree, subject):
        if c > thing and not is_below(tree, c, verb):
            tree.heads[c] = verb


def mend_count_of_people(tree: Tree, i: int) -> None:
    """Make "of X" behind a bare count a part of it: "several of the ministers resigned"."""
    count = tree.heads[i]
    counted = tree.upos[count] in {"ADJ", "NUM", "DET", "PRON"} and relation(tree, count) in {"nsubj", "obj"}
    of = [k for k in children(tree, i) if tree.deps[k] == "case" and tree.words[k].lower() == "of"]
    if tree.deps[i] == "obl" and counted and of and of[0] == count + 1 and not has(tree, count, "cop"):
        tree.deps[i] = "nmod"
