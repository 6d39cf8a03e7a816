"""Find the main verb of a sentence that the tree leaves without one, or gives to the clause after it.

"Protesters in Lagos looted shops" is read as "shops" that are looted,
"Soldiers shot at the crowd" as a shot, and "Supporters of X burned tyres
after the court barred him" as if the supporters had barred him. A sentence
that ends in a full stop has a verb; the order of its words shows which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.lemmas import find_lemma, known_words
from escalate.parse.mending import NOMINAL, OPENERS, PAST, STOPS, has, is_below, make_finite, relation
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "advmod"})
_MEMBERS = frozenset({"nmod", "conj", "obl", "appos"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AFTER_PEOPLE = frozenset({"NNS", "NNP", "NNPS"})


def mend_sentence_without_verb(tree: Tree) -> None:
    """Give a sentence whose root is a noun the past form that stands behind its subject."""
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    bare = tree.upos[root] in {"NOUN", "PROPN", "NUM"} and tree.words[-1] in STOPS
    if not bare or has(tree, root, "cop", "nsubj", "parataxis", "case", "aux"):
        return
    if any(tree.xpos[k] in _FINITE and relation(tree, k) in {"conj", "ccomp"} for k in children(tree, root)):
        return
    verb = next((k for k in range(1, len(tree.words)) if _is_hidden(tree, k, root)), None)
    if verb is None:
        return
    if verb == root:
        _part_subject(tree, verb)
        return
    noun = _counted(tree, verb)
    if noun == root:
        subject = verb - 1
        _take_before(tree, noun, verb, head=subject)
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    else:
        _free_object(tree, verb, noun)
        for k in children(tree, verb):
            if k < verb and relation(tree, k) in {"compound", "amod", "nmod"}:
                tree.heads[k], tree.deps[k] = root, "nmod"
        tree.heads[root], tree.deps[root] = verb, "nsubj"
    _make_root(tree, verb, noun, root)


def mend_verb_read_as_noun_after_subject(tree: Tree, i: int) -> None:
    """Make a noun that stands as a participle the past form it is: "A crowd rose against the governor"."""
    word = tree.words[i].lower()
    if tree.deps[i] != "acl" or tree.upos[i] != "NOUN" or not word.isalpha() or tree.heads[i] != i - 1:
        return
    if find_lemma(word, "VBD", word) != word and not has(tree, i, "det", "case", "cop", "mark"):
        make_finite(tree, i, "VBD")


def mend_verb_given_to_next_clause(tree: Tree, verb: int) -> None:
    """Part "Supporters of X burned tyres after the court barred him" into the two clauses that it has."""
    noun = tree.heads[verb]
    if relation(tree, noun) not in _MEMBERS or not _stands_as_verb(tree, verb):
        return
    subject = noun
    while relation(tree, subject) in _MEMBERS and tree.heads[subject] != subject:
        subject = tree.heads[subject]
    later = tree.heads[subject]
    if subject >= verb or relation(tree, subject) != "nsubj" or tree.upos[later] != "VERB" or later <= noun:
        return
    phrase = next((k for k in range(noun + 1, later) if _opens(tree, k) and is_below(tree, k, subject)), None)
    if phrase is None:
        return
    opener = next(c for c in children(tree, phrase) if tree.words[c].lower() in OPENERS)
    _free_object(tree, verb, noun)
    tree.heads[verb] = verb if tree.heads[later] == later else tree.heads[later]
    tree.deps[verb] = tree.deps[later]
    make_finite(tree, verb, "VBD")
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    tree.heads[later], tree.deps[later] = verb, "advcl"
    tree.heads[phrase], tree.deps[phrase] = later, "nsubj"
    tree.heads[opener], tree.deps[opener] = later, "mark"
    for k in children(tree, subject):
        if k > noun:
            tree.heads[k] = verb
            tree.deps[k] = "obl" if tree.deps[k] == "nmod" else tree.deps[k]
    for k in children(tree, later):
        if tree.deps[k] == "punct" and k > later:
            tree.heads[k] = verb


def _opens(tree: Tree, noun: int) -> bool:
    """Return whether a phrase stands with a word that may open a clause: "after the court"."""
    openers = (c for c in children(tree, noun) if c < noun and tree.deps[c] == "case")
    return any(tree.words[c].lower() in OPENERS for c in openers)


def _is_hidden(tree: Tree, i: int, root: int) -> bool:
    """Return whether a word is the past form that the tree of a verbless sentence takes for part of a phrase."""
    if relation(tree, i) == "amod":
        noun = tree.heads[i]
        within = noun != root and relation(tree, noun) in _MEMBERS and is_below(tree, noun, root) and root < i
        return within and noun > i and _stands_as_verb(tree, i)
    if tree.upos[i] != "NOUN" or tree.xpos[i] != "NN" or tree.upos[i - 1] not in NOMINAL:
        return False
    word, before = tree.words[i].lower(), i - 1
    if not word.isalpha() or find_lemma(word, "VBD", word) == word or tree.deps[before] != "compound":
        return False
    people = tree.xpos[before] in _AFTER_PEOPLE or (before == 0 and not has(tree, i, "det"))
    if word in known_words("noun") and not people:
        return False  # "a gunshot wound", but "Soldiers shot"
    opens = all(tree.deps[k] in _BEFORE_NOUN for k in range(before))
    return opens and (i == root or (tree.deps[i] == "compound" and _counted(tree, i) == root))


def _stands_as_verb(tree: Tree, i: int) -> bool:
    """Return whether a past form before its noun has the end of another phrase before it, as no adjective has."""
    noun, before = tree.heads[i], i - 1
    past = tree.xpos[i] in PAST or (tree.xpos[i] == "JJ" and tree.words[i].lower().endswith("ed"))
    ends = tree.xpos[before].startswith("NN") and tree.deps[before] != "nmod:poss" and tree.words[i].islower()
    return past and ends and all(relation(tree, k) in _BEFORE_NOUN for k in range(i + 1, noun) if tree.heads[k] == noun)


def _counted(tree: Tree, i: int) -> int:
    """Return the noun at the end of a chain of compounds."""
    steps = 0
    while relation(tree, i) in {"amod", "compound"} and tree.heads[i] > i and steps < 5:
        i, steps = tree.heads[i], steps + 1
    return i


def _free_object(tree: Tree, verb: int, noun: int) -> None:
    """Make `noun` the object of `verb`; the words before the verb get the last of them for their head."""
    last = verb - 1
    above, tie = tree.heads[noun], tree.deps[noun]
    if tree.heads[last] == noun:
        tree.heads[last], tree.deps[last] = above, tie
    for k in children(tree, noun):
        if k < last:
            tree.heads[k] = last if last != above else tree.heads[k]
    tree.heads[noun], tree.deps[noun] = verb, "obj"


def _take_before(tree: Tree, noun: int, verb: int, *, head: int) -> None:
    """Hang on `head` the words before a verb that the tree hangs on its object or on the verb."""
    for k in (*children(tree, noun), *children(tree, verb)):
        if k < head:
            tree.heads[k] = head
        elif verb < k < noun and tree.heads[k] == verb:
            tree.heads[k] = noun
    tree.heads[noun], tree.deps[noun] = verb, "obj"
    for k in range(verb + 1, noun):
        if tree.heads[k] == verb:
            tree.heads[k] = noun


def _part_subject(tree: Tree, verb: int) -> None:
    """Make a root that is a past form the verb of the noun before it: "Soldiers shot at the crowd"."""
    subject = verb - 1
    for k in children(tree, verb):
        if k < subject:
            tree.heads[k] = subject
        elif k > verb and relation(tree, k) == "nmod":
            tree.deps[k] = "obl"
    tree.deps[subject] = "nsubj"
    make_finite(tree, verb, "VBD")


def _make_root(tree: Tree, verb: int, noun: int, root: int) -> None:
    for k in children(tree, root):
        if k > noun:
            tree.heads[k] = verb
            tree.deps[k] = "obl" if tree.deps[k] == "nmod" else tree.deps[k]
    for k in children(tree, noun):
        if k > noun and tree.deps[k] in {"punct", "advcl", "obl", "advmod"}:
            tree.heads[k] = verb
    tree.heads[verb], tree.deps[verb] = verb, "root"
    make_finite(tree, verb, "VBD")
