"""Undo what pipelines often get wrong about main verbs: past forms read as participles or nouns.

A news sentence without a main verb is rare, a noun with an object does not
exist, and "after the mediation had failed" is a clause. Where a tree says
otherwise, the words' order says what it should be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.parse.lemmas import find_lemma
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PAST = frozenset({"VBN", "VBD"})
_NAMES = frozenset({"NNP", "NNPS", "NN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset({"after", "before", "since", "until", "once"})
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_BEFORE_DAYS = frozenset({"on", "by", "since", "until"})
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"}
)  # fmt: skip
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
    for i, word in enumerate(tree.words):
        if _DAY.fullmatch(word.lower()):
            _mend_date_read_as_name(tree, i)
    for i in range(len(tree.words)):
        _mend_subject_read_as_part_of_verb(tree, i)
        _mend_subject_of_hyphened_verb(tree, i)
    for i, upos in enumerate(tree.upos):
        if tree.xpos[i] == "VBN" and upos == "VERB" and _is_active(tree, i):
            _make_finite(tree, i, "VBD")
        if upos == "NOUN":
            _mend_verb_read_as_noun(tree, i)
    for i, upos in enumerate(tree.upos):
        if tree.deps[i] == "amod" and (upos == "VERB" or (upos == "ADJ" and tree.words[i].endswith("ed"))):
            _mend_verb_read_as_adjective(tree, i)
        if tree.xpos[i] == "VBG" and tree.deps[i] == "amod":
            _mend_gerund_read_as_adjective(tree, i)
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


def _mend_subject_read_as_part_of_verb(tree: Tree, i: int) -> None:
    """Make a name before a verb its subject where it was read as an auxiliary or as the first part of a compound."""
    verb = tree.heads[i]
    if tree.deps[i] not in {"aux", "compound"} or tree.upos[i] == "VERB" or tree.xpos[i] not in _NAMES or verb <= i:
        return
    opens = all(tree.deps[k] == "det" for k in range(i))
    if tree.upos[verb] != "VERB" or not opens or _relation(tree, verb) in {"amod", "compound", "acl"}:
        return
    below = children(tree, verb)
    if _has(tree, verb, "nsubj", "csubj") or any(
        tree.deps[k].startswith(("aux", "case", "mark")) for k in below if k != i
    ):
        return
    if any(k > i and tree.upos[k] in _NOMINAL for k in below if k < verb):
        return
    tree.deps[i] = "nsubj"
    if tree.upos[i] == "AUX":
        tree.upos[i] = "PROPN"
    if tree.xpos[verb] in {"VBN", "VB"} and tree.words[verb].lower().endswith("ed"):
        _make_finite(tree, verb, "VBD")
    for k in below:
        if k < i and _relation(tree, k) in _INSIDE_NAME:
            tree.heads[k] = i


def _mend_subject_of_hyphened_verb(tree: Tree, i: int) -> None:
    """Part the subject from the first half of a verb: "North Korea test-fired two missiles"."""
    if tree.words[i] != "-" or not 0 < i < len(tree.words) - 1:
        return
    first, verb = i - 1, i + 1
    if tree.deps[first] != "compound" or tree.heads[first] != verb or tree.xpos[verb] not in _PAST:
        return
    names = [k for k in children(tree, first) if k < first and tree.deps[k] in {"compound", "nmod"}]
    if not names or _has(tree, verb, "nsubj") or tree.upos[verb] != "VERB":
        return
    subject = names[-1]
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    for k in children(tree, first):
        if k < subject and _relation(tree, k) in _INSIDE_NAME:
            tree.heads[k] = subject
    _make_finite(tree, verb, "VBD")


def _is_active(tree: Tree, verb: int) -> bool:
    """Return whether a past participle has a subject of its own and no auxiliary: "when the troops swept in"."""
    below = [tree.deps[k] for k in children(tree, verb)]
    free = tree.deps[verb].partition(":")[0] not in {"acl", "amod", "conj"}
    return free and "nsubj" in below and not any(dep.startswith(("aux", "cop", "nsubj:pass")) for dep in below)


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
    if _is_below(tree, above, gerund):
        return
    tree.heads[gerund], tree.deps[gerund] = above, "advcl"
    tree.heads[opener], tree.deps[opener] = gerund, "mark"
    tree.heads[noun], tree.deps[noun] = gerund, "obj"
    for k in children(tree, noun):
        if k < gerund:
            tree.heads[k] = gerund


def _mend_date_read_as_name(tree: Tree, day: int) -> None:
    """Part "On the 5th" and "On 27 October" from the name after them, which is the subject of the verb."""
    opener = next((k for k in (day - 1, day - 2) if k >= 0 and tree.words[k].lower() in _BEFORE_DAYS), None)
    month = day + 1 if day + 1 < len(tree.words) and tree.words[day + 1].lower() in _MONTHS else None
    if opener is None or (month is None and tree.words[day].isdigit()):
        return
    last = day if month is None else month
    behind = [tree.heads[last], tree.heads[day], *children(tree, day)]
    name = next((k for k in behind if k > last and tree.upos[k] in _NOMINAL and tree.upos[k] != "NUM"), None)
    if name is None:
        return
    while tree.heads[name] > name and tree.upos[tree.heads[name]] in _NOMINAL:
        name = tree.heads[name]
    verb = tree.heads[day] if tree.heads[name] == day else tree.heads[name]
    if tree.upos[verb] != "VERB" or verb <= name:
        return
    tree.heads[day], tree.deps[day] = verb, "obl"
    tree.heads[opener], tree.deps[opener] = day, "case"
    for k in range(opener + 1, last + 1):
        if k != day and tree.heads[k] != day:
            tree.heads[k] = day
            tree.deps[k] = "nmod:unmarked" if k > day else tree.deps[k]
    if not any(_relation(tree, k) in {"nsubj", "csubj"} and k != name for k in children(tree, verb)):
        passive = any(tree.deps[k] == "aux:pass" for k in children(tree, verb))
        tree.heads[name], tree.deps[name] = verb, "nsubj:pass" if passive else "nsubj"


def _name_before(tree: Tree, verb: int) -> int | None:
    """Return the name that ends before a past form and belongs to another phrase than the noun after it."""
    before, noun = verb - 1, tree.heads[verb]
    if tree.upos[before] == "PROPN" and tree.heads[before] not in {verb, noun}:
        return _top_of_name(tree, before)
    titled = (
        tree.upos[before] == "NOUN" and tree.heads[before] == noun == tree.heads[noun] and tree.upos[noun] == "PROPN"
    )
    if titled and tree.deps[before] == "compound" and tree.words[-1] in _STOPS and tree.xpos[verb] in _PAST:
        return before  # "The Albanian premier congratulated Kosovo."
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
    phrase = {root, *(k for k in children(tree, root) if tree.deps[k] == "nmod" and k > root)}
    verbs = [k for k, h in enumerate(tree.heads) if h in phrase and tree.deps[k] == "acl" and k > h]
    verbs = [k for k in verbs if tree.xpos[k] in _PAST]
    verbs = [
        k for k in verbs if tree.upos[k] == "VERB" and not _has(tree, k, "mark", "nsubj") and not _is_passive(tree, k)
    ]
    others = [k for k in children(tree, root) if tree.deps[k] == "conj" and tree.upos[k] == "VERB"]
    if not verbs or (others and others[0] < verbs[0]):
        return
    verb = next((k for k in verbs if tree.xpos[k] == "VBD" or _has(tree, k, "obj", "ccomp", "xcomp")), verbs[-1])
    for k in children(tree, root):
        relation = _relation(tree, k)
        adverbial = k < root and relation == "nmod" and tree.deps[k] == "nmod" and _has(tree, k, "case")
        if k != verb and (
            k > verb or adverbial or relation in {"obl", "advmod", "advcl", "mark", "discourse", "punct"}
        ):
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
    if subject is not None and _is_object_of(tree, subject, verb, noun):
        # "restored the flow after Peru signed a contract": the flow was restored, and signed nothing.
        tree.heads[subject], tree.deps[subject] = tree.heads[verb], "obj"
        subject = None
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


def _is_object_of(tree: Tree, subject: int, verb: int, noun: int) -> bool:
    """Return whether what was read as subject of a clause is the object of the verb before it."""
    above = tree.heads[verb]
    free = tree.deps[verb] in {"ccomp", "advcl"} and tree.upos[above] == "VERB" and above < subject < noun < verb
    return free and tree.heads[noun] == subject and not _has(tree, verb, "mark") and not _has(tree, above, "obj")


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
