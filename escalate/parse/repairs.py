"""Undo what pipelines often get wrong about main verbs: past forms read as participles or nouns.

A news sentence without a main verb is rare, a noun with an object does not
exist, and "after the mediation had failed" is a clause. Where a tree says
otherwise, the words' order says what it should be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.parse.clauses import (
    mend_count_of_people,
    mend_phrase_read_as_root,
    mend_subject_taken_over_clause,
    mend_verb_joined_to_participle,
)
from escalate.parse.lemmas import find_lemma
from escalate.parse.mending import INSIDE_NAME, NOMINAL, OPENERS, PAST, STOPS, has, is_below, make_finite, relation
from escalate.parse.objects import (
    mend_expletive_read_for_subject,
    mend_gerund_between_nouns,
    mend_name_before_gerund,
    mend_noun_read_as_quality,
    mend_object_read_as_part_of_phrase,
    mend_outcome_of_order,
    mend_plural_after_article,
    mend_price_read_as_object,
    mend_verb_read_as_quality,
)
from escalate.parse.subjects import (
    mend_clause_read_as_phrase,
    mend_date_read_as_name,
    mend_subject_of_hyphened_verb,
    mend_subject_read_as_part_of_verb,
    mend_subject_read_as_root,
)
from escalate.parse.trees import children
from escalate.parse.verbless import (
    mend_sentence_without_verb,
    mend_verb_given_to_next_clause,
    mend_verb_read_as_noun_after_subject,
)

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
# What a noun keeps when a verb after it takes its place.
_OF_NOUNS = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "flat", "appos", "case", "acl", "conj", "cc", "goeswith"}
)


def repair(tree: Tree) -> None:
    """Give `tree` the main verbs that its words show and its labels miss."""
    for i, word in enumerate(tree.words):
        if _DAY.fullmatch(word.lower()):
            mend_date_read_as_name(tree, i)
    for i in range(len(tree.words)):
        mend_plural_after_article(tree, i)
        mend_object_read_as_part_of_phrase(tree, i)
        mend_expletive_read_for_subject(tree, i)
        mend_verb_read_as_quality(tree, i)
        mend_noun_read_as_quality(tree, i)
        mend_verb_read_as_noun_after_subject(tree, i)
        mend_count_of_people(tree, i)
        mend_verb_joined_to_participle(tree, i)
        mend_subject_taken_over_clause(tree, i)
        mend_gerund_between_nouns(tree, i)
        mend_name_before_gerund(tree, i)
        mend_price_read_as_object(tree, i)
        mend_outcome_of_order(tree, i)
        _mend_demonstrative_read_as_opener(tree, i)
        mend_subject_read_as_part_of_verb(tree, i)
        mend_subject_of_hyphened_verb(tree, i)
    for i, upos in enumerate(tree.upos):
        if tree.xpos[i] == "VBN" and upos == "VERB" and _is_active(tree, i):
            make_finite(tree, i, "VBD")
        if upos == "NOUN" or (upos == "VERB" and tree.xpos[i] == "NN"):
            _mend_verb_read_as_noun(tree, i)
    for i, upos in enumerate(tree.upos):
        if tree.deps[i] == "amod" and (upos == "VERB" or (upos == "ADJ" and tree.words[i].endswith("ed"))):
            _mend_verb_read_as_adjective(tree, i)
            mend_verb_given_to_next_clause(tree, i)
        if tree.xpos[i] == "VBG" and tree.deps[i] == "amod":
            _mend_gerund_read_as_adjective(tree, i)
    mend_subject_read_as_root(tree)
    mend_sentence_without_verb(tree)
    mend_phrase_read_as_root(tree)
    for i, word in enumerate(tree.words):
        if tree.deps[i] == "case" and word.lower() in OPENERS:
            mend_clause_read_as_phrase(tree, i)


def _is_active(tree: Tree, verb: int) -> bool:
    """Return whether a past participle has a subject of its own and no auxiliary: "when the troops swept in"."""
    below = [tree.deps[k] for k in children(tree, verb)]
    free = tree.deps[verb].partition(":")[0] not in {"acl", "amod", "conj"}
    return free and "nsubj" in below and not any(dep.startswith(("aux", "cop", "nsubj:pass")) for dep in below)


def _mend_demonstrative_read_as_opener(tree: Tree, that: int) -> None:
    """Make "that" before a noun that nothing makes a clause its demonstrative ("ignored that warning last week")."""
    noun = tree.heads[that]
    if tree.words[that].lower() != "that" or tree.upos[that] != "SCONJ" or noun <= that:
        return
    if tree.deps[that] != "det":
        bare = (
            noun == that + 1 and tree.xpos[noun] in {"NN", "VBG"} and not has(tree, noun, "nsubj", "obj", "aux", "cop")
        )
        if not bare or tree.deps[that] != "mark" or tree.heads[noun] != that - 1:
            return
    tree.deps[that], tree.upos[that], tree.xpos[that] = "det", "DET", "DT"
    tree.feats[that] = "Number=Sing|PronType=Dem"
    if tree.deps[noun] == "ccomp":
        verb = tree.heads[noun]
        tree.deps[noun], tree.upos[noun], tree.xpos[noun], tree.feats[noun] = "obj", "NOUN", "NN", "Number=Sing"
        for k in children(tree, noun):
            if k > noun and relation(tree, k) in {"obl", "advmod", "advcl"}:
                tree.heads[k] = verb


def _mend_verb_read_as_noun(tree: Tree, i: int) -> None:
    """Make a noun with an object the verb it is ("Turkey shot down a bomber")."""
    below = children(tree, i)
    tagged = tree.xpos[i] in {"VBD", "VBP", "VBZ"} and has(tree, i, "nsubj", "obj", "aux")
    thing = any(tree.deps[k] == "obj" and k > i for k in below)
    opener = next((k for k in below if tree.deps[k] == "case" and tree.words[k].lower() in OPENERS), None)
    clause = opener is not None and has(tree, i, "nsubj")  # "after snipers shot dead dozens"
    held = has(tree, i, "det", "nummod", "cop") or (has(tree, i, "case") and not clause)
    if not tagged and (not thing or held or tree.deps[i] == "compound"):
        return
    if clause and opener is not None:
        tree.deps[opener] = "mark"
    word = tree.words[i].lower()
    if word.endswith("ing") or (i == 0 and not tagged):
        return
    if has(tree, i, "aux") or any(tree.words[k].lower() == "to" for k in below if tree.deps[k] == "mark"):
        tree.upos[i], tree.xpos[i], tree.feats[i] = "VERB", "VB", "VerbForm=Inf"
        return
    past = find_lemma(word, "VBD", word) != word
    xpos = "VBD" if past else "VBZ" if word.endswith("s") else "VBP"
    make_finite(tree, i, tree.xpos[i] if tagged else xpos)
    if has(tree, i, "nsubj"):
        return
    before = [
        k for k in below if k < i and tree.deps[k] in {"compound", "nmod", "nmod:poss"} and tree.upos[k] in NOMINAL
    ]
    if before:
        subject = before[-1]
        tree.deps[subject] = "nsubj"
        for k in below:
            if k < subject and relation(tree, k) in INSIDE_NAME:
                tree.heads[k] = subject


def _mend_verb_read_as_adjective(tree: Tree, verb: int) -> None:
    """Make a past form between a name and its object their verb ("Washington imposed sanctions")."""
    noun = tree.heads[verb]
    if noun <= verb or verb == 0 or has(tree, noun, "cop", "nsubj"):
        return
    subject = next((k for k in children(tree, verb) if relation(tree, k) == "nsubj" and k < verb), None)
    if subject is None and tree.xpos[verb] in PAST:
        subject = _name_before(tree, verb)
    if subject is None or any(relation(tree, k) == "case" for k in children(tree, subject)):
        return
    clause = _clause_behind(tree, noun) if relation(tree, noun) == "nsubj" else None
    if relation(tree, noun) in {"nsubj", "obl", "nmod", "compound", "appos", "conj"} and clause is None:
        return
    if any(tree.deps[k] == "case" for k in children(tree, noun)):
        return
    above = noun if clause is None else tree.heads[noun]
    at_root = tree.heads[above] == above
    tree.heads[verb] = verb if at_root else tree.heads[above]
    tree.deps[verb] = "advcl" if relation(tree, above) in {"obj", "iobj", "xcomp"} else tree.deps[above]
    make_finite(tree, verb, "VBD")
    for k in children(tree, noun):
        if k < verb or (k > noun and relation(tree, k) not in _OF_NOUNS):
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


def _mend_gerund_read_as_adjective(tree: Tree, gerund: int) -> None:
    """Make "violating Libya's waters" a verb with its object: no adjective stands before an article or possessor."""
    noun = tree.heads[gerund]
    between = [k for k in children(tree, noun) if gerund < k < noun and tree.deps[k] in {"det", "nmod:poss"}]
    opener = next((k for k in children(tree, noun) if tree.deps[k] == "case" and k == gerund - 1), None)
    above = tree.heads[noun]
    if noun <= gerund or opener is None or above == noun:
        return
    charged = tree.words[opener].lower() == "of" and tree.words[tree.heads[above]].lower().startswith("accus")
    if not between and not (charged and tree.deps[above] == "obj"):
        return
    while tree.upos[above] not in {"VERB", "AUX"} and tree.heads[above] != above:
        above = tree.heads[above]
    if is_below(tree, above, gerund):
        return
    tree.heads[gerund], tree.deps[gerund] = above, "advcl"
    tree.heads[opener], tree.deps[opener] = gerund, "mark"
    tree.heads[noun], tree.deps[noun] = gerund, "obj"
    for k in children(tree, noun):
        if k < gerund:
            tree.heads[k] = gerund


def _name_before(tree: Tree, verb: int) -> int | None:
    """Return the name that ends before a past form and belongs to another phrase than the noun after it."""
    before, noun = verb - 1, tree.heads[verb]
    if tree.upos[before] == "PROPN" and tree.heads[before] not in {verb, noun}:
        return _top_of_name(tree, before)
    titled = (
        tree.upos[before] == "NOUN" and tree.heads[before] == noun == tree.heads[noun] and tree.upos[noun] == "PROPN"
    )
    if titled and tree.deps[before] == "compound" and tree.words[-1] in STOPS and tree.xpos[verb] in PAST:
        return before  # "The Albanian premier congratulated Kosovo."
    opens = before == 0 and tree.xpos[before].startswith("NN") and tree.heads[before] == noun == tree.heads[noun]
    return before if opens and tree.words[-1] in STOPS else None


def _top_of_name(tree: Tree, i: int) -> int:
    while relation(tree, i) in INSIDE_NAME and tree.heads[i] != i and abs(tree.heads[i] - i) <= 4:
        i = tree.heads[i]
    return i


def _clause_behind(tree: Tree, noun: int) -> tuple[int, int] | None:
    """Return the opener and the head of a phrase below `noun` that is the subject of the clause after it."""
    for k in children(tree, noun):
        opener = next((c for c in children(tree, k) if tree.words[c].lower() in OPENERS and c < k), None)
        if k > noun and opener is not None and k < tree.heads[noun]:
            return opener, k
    return None
