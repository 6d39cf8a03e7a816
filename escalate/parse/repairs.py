"""Undo what pipelines often get wrong about main verbs: past forms read as participles or nouns.

A news sentence without a main verb is rare, a noun with an object does not
exist, and "after the mediation had failed" is a clause. Where a tree says
otherwise, the words' order says what it should be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.lemmas import find_lemma
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PAST = frozenset({"VBN", "VBD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset({"after", "before", "since", "until", "once"})
_STOPS = frozenset({".", '."', '"', "!", "''"})
# What a noun keeps when a verb after it takes its place.
_OF_NOUNS = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "flat", "appos", "case", "acl", "conj", "cc", "goeswith"}
)
_INSIDE_NAME = frozenset({"compound", "flat", "amod", "nummod", "det"})
_SPANS = frozenset(
    {"day", "hour", "week", "month", "year", "minute", "days", "hours", "weeks", "months", "years", "minutes"}
)


def repair(tree: Tree) -> None:
    """Give `tree` the main verbs that its words show and its labels miss."""
    for i, upos in enumerate(tree.upos):
        if upos == "NOUN":
            _mend_verb_read_as_noun(tree, i)
    for i, upos in enumerate(tree.upos):
        if tree.deps[i] == "amod" and (upos == "VERB" or (upos == "ADJ" and tree.words[i].endswith("ed"))):
            _mend_verb_read_as_adjective(tree, i)
    _mend_subject_read_as_root(tree)
    for i, word in enumerate(tree.words):
        if tree.deps[i] == "case" and word.lower() in _OPENERS:
            _mend_clause_read_as_phrase(tree, i)


def _relation(tree: Tree, i: int) -> str:
    return tree.deps[i].partition(":")[0]


def _has(tree: Tree, i: int, *relations: str) -> bool:
    return any(_relation(tree, k) in relations for k in children(tree, i))


def _make_finite(tree: Tree, i: int, xpos: str) -> None:
    tree.upos[i], tree.xpos[i] = "VERB", xpos
    tense = "Past" if xpos == "VBD" else "Pres"
    tree.feats[i] = f"Mood=Ind|Tense={tense}|VerbForm=Fin"


def _mend_verb_read_as_noun(tree: Tree, i: int) -> None:
    """Make a noun with an object the verb it is ("Turkey shot down a bomber")."""
    below = children(tree, i)
    tagged = tree.xpos[i] in {"VBD", "VBP", "VBZ"} and _has(tree, i, "nsubj", "obj", "aux")
    thing = any(tree.deps[k] == "obj" and k > i for k in below)
    if not tagged and (not thing or _has(tree, i, "det", "case", "nummod", "cop") or tree.deps[i] == "compound"):
        return
    word = tree.words[i].lower()
    if word.endswith("ing") or (i == 0 and not tagged):
        return
    if _has(tree, i, "aux") or any(tree.words[k].lower() == "to" for k in below if tree.deps[k] == "mark"):
        tree.upos[i], tree.xpos[i], tree.feats[i] = "VERB", "VB", "VerbForm=Inf"
        return
    past = find_lemma(word, "VBD", word) != word
    xpos = "VBD" if past else "VBZ" if word.endswith("s") else "VBP"
    _make_finite(tree, i, tree.xpos[i] if tagged else xpos)
    if _has(tree, i, "nsubj"):
        return
    before = [
        k for k in below if k < i and tree.deps[k] in {"compound", "nmod", "nmod:poss"} and tree.upos[k] in _NOMINAL
    ]
    if before:
        subject = before[-1]
        tree.deps[subject] = "nsubj"
        for k in below:
            if k < subject and _relation(tree, k) in _INSIDE_NAME:
                tree.heads[k] = subject


def _mend_verb_read_as_adjective(tree: Tree, verb: int) -> None:
    """Make a past form between a name and its object their verb ("Washington imposed sanctions")."""
    noun = tree.heads[verb]
    if noun <= verb or verb == 0 or _has(tree, noun, "cop", "nsubj"):
        return
    subject = next((k for k in children(tree, verb) if _relation(tree, k) == "nsubj" and k < verb), None)
    if subject is None and tree.xpos[verb] in _PAST:
        subject = _name_before(tree, verb)
    if subject is None or any(_relation(tree, k) == "case" for k in children(tree, subject)):
        return
    clause = _clause_behind(tree, noun) if _relation(tree, noun) == "nsubj" else None
    if _relation(tree, noun) in {"nsubj", "obl", "nmod", "compound", "appos", "conj"} and clause is None:
        return
    if any(tree.deps[k] == "case" for k in children(tree, noun)):
        return
    above = noun if clause is None else tree.heads[noun]
    at_root = tree.heads[above] == above
    tree.heads[verb] = verb if at_root else tree.heads[above]
    tree.deps[verb] = "advcl" if _relation(tree, above) in {"obj", "iobj", "xcomp"} else tree.deps[above]
    _make_finite(tree, verb, "VBD")
    for k in children(tree, noun):
        if k < verb or (k > noun and _relation(tree, k) not in _OF_NOUNS):
            tree.heads[k] = verb
    tree.heads[noun], tree.deps[noun] = verb, "obj"
    if subject != verb:
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    if clause is not None:
        opener, inner = clause
        tree.heads[above], tree.deps[above] = verb, "advcl"
        tree.heads[opener], tree.deps[opener] = above, "mark"
        tree.heads[inner], tree.deps[inner] = above, "nsubj"
        for k in children(tree, above):
            if tree.deps[k] == "punct" and k > above:
                tree.heads[k] = verb


def _name_before(tree: Tree, verb: int) -> int | None:
    """Return the name that ends before a past form and belongs to another phrase than the noun after it."""
    before, noun = verb - 1, tree.heads[verb]
    if tree.upos[before] == "PROPN" and tree.heads[before] not in {verb, noun}:
        return _top_of_name(tree, before)
    opens = before == 0 and tree.xpos[before].startswith("NN") and tree.heads[before] == noun == tree.heads[noun]
    return before if opens and tree.words[-1] in _STOPS else None


def _top_of_name(tree: Tree, i: int) -> int:
    while _relation(tree, i) in _INSIDE_NAME and tree.heads[i] != i and abs(tree.heads[i] - i) <= 4:
        i = tree.heads[i]
    return i


def _clause_behind(tree: Tree, noun: int) -> tuple[int, int] | None:
    """Return the opener and the head of a phrase below `noun` that is the subject of the clause after it."""
    for k in children(tree, noun):
        opener = next((c for c in children(tree, k) if tree.words[c].lower() in _OPENERS and c < k), None)
        if k > noun and opener is not None and k < tree.heads[noun]:
            return opener, k
    return None


def _mend_subject_read_as_root(tree: Tree) -> None:
    """Make the verb of a sentence its root where its subject is: "The Union called on them to leave".

    A sentence without a full stop may be a headline, which needs no verb.
    """
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    if (
        tree.upos[root] not in _NOMINAL
        or tree.words[-1] not in _STOPS
        or _has(tree, root, "cop", "nsubj", "parataxis", "case")
    ):
        return
    verbs = [k for k in children(tree, root) if tree.deps[k] == "acl" and k > root and tree.xpos[k] in _PAST]
    verbs = [
        k for k in verbs if tree.upos[k] == "VERB" and not _has(tree, k, "mark", "nsubj") and not _is_passive(tree, k)
    ]
    others = [k for k in children(tree, root) if tree.deps[k] == "conj" and tree.upos[k] == "VERB"]
    if not verbs or (others and others[0] < verbs[0]):
        return
    verb = next((k for k in verbs if tree.xpos[k] == "VBD" or _has(tree, k, "obj", "ccomp", "xcomp")), verbs[-1])
    for k in children(tree, root):
        relation = _relation(tree, k)
        phrase = k < root and relation == "nmod" and tree.deps[k] == "nmod" and _has(tree, k, "case")
        if k != verb and (k > verb or phrase or relation in {"obl", "advmod", "advcl", "mark", "discourse", "punct"}):
            tree.heads[k] = verb
            tree.deps[k] = "obl" if relation == "nmod" else tree.deps[k]
    tree.heads[verb], tree.deps[verb] = verb, "root"
    tree.heads[root], tree.deps[root] = verb, "nsubj"
    _make_finite(tree, verb, "VBD")


def _is_passive(tree: Tree, verb: int) -> bool:
    below = children(tree, verb)
    if any(_relation(tree, k) in {"obj", "ccomp", "xcomp"} for k in below):
        return False
    agents = [k for k in below if any(tree.words[c].lower() == "by" for c in children(tree, k))]
    return bool(agents) or any(tree.deps[k] == "aux:pass" for k in below)


def _mend_clause_read_as_phrase(tree: Tree, opener: int) -> None:
    """Make "after Tehran threatened" a clause, where Tehran was read as what "after" governs."""
    noun = tree.heads[opener]
    verb = _verb_after(tree, noun) if noun > opener and tree.upos[noun] in _NOMINAL else None
    if verb is None:
        return
    subject = next((k for k in children(tree, verb) if _relation(tree, k) in {"nsubj", "csubj"}), None)
    if subject is not None and (subject > opener or tree.words[subject].lower() not in _SPANS):
        return
    span = tree.heads[verb] if tree.deps[verb] == "acl" and tree.words[tree.heads[verb]].lower() in _SPANS else subject
    if tree.deps[verb] not in {"acl", "advcl", "root", "parataxis", "ccomp", "dep"}:
        return
    if tree.deps[verb] == "acl":
        above = tree.heads[verb]
        while tree.upos[above] not in {"VERB", "AUX"} and tree.heads[above] != above:
            above = tree.heads[above]
        if above == verb or _is_below(tree, above, verb):
            return
        tree.heads[verb] = above
    tree.heads[opener], tree.deps[opener] = verb, "mark"
    if span is not None:
        tree.heads[span], tree.deps[span] = verb, "obl:npmod"
    tree.heads[noun], tree.deps[noun] = verb, "nsubj"
    if tree.heads[verb] != verb:
        tree.deps[verb] = "advcl"


def _verb_after(tree: Tree, noun: int) -> int | None:
    """Return the finite verb that follows the phrase of `noun`, adverbs passed over."""
    inside = {noun}
    end = noun
    while end + 1 < len(tree.words):
        k, steps = end + 1, 0
        while k not in inside and tree.heads[k] != k and steps < 8:
            k, steps = tree.heads[k], steps + 1
        if k not in inside or tree.upos[end + 1] in {"VERB", "AUX"} or tree.deps[end + 1] == "punct":
            break
        end += 1
    end += 1
    while end < len(tree.words) and tree.upos[end] == "ADV":
        end += 1
    if end >= len(tree.words):
        return None
    if tree.upos[end] == "AUX" and tree.deps[end].startswith("aux") and tree.upos[tree.heads[end]] == "VERB":
        return tree.heads[end]
    return end if tree.upos[end] == "VERB" and tree.xpos[end] in _FINITE else None


def _is_below(tree: Tree, i: int, top: int) -> bool:
    while tree.heads[i] != i:
        if i == top:
            return True
        i = tree.heads[i]
    return i == top
