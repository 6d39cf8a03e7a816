"""Undo what pipelines often get wrong about subjects and clauses: read as dates, auxiliaries, phrases, roots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.parse.mending import INSIDE_NAME, NOMINAL, PAST, STOPS, has, is_below, is_passive, make_finite, relation
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_NAMES = frozenset({"NNP", "NNPS", "NN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_DAYS = frozenset({"on", "by", "since", "until"})
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"}
)  # fmt: skip
_SPANS = frozenset(
    {"day", "hour", "week", "month", "year", "minute", "days", "hours", "weeks", "months", "years", "minutes"}
)


def mend_date_read_as_name(tree: Tree, day: int) -> None:
    """Part "On the 5th" and "On 27 October" from the name after them, which is the subject of the verb."""
    opener = next((k for k in (day - 1, day - 2) if k >= 0 and tree.words[k].lower() in _BEFORE_DAYS), None)
    month = day + 1 if day + 1 < len(tree.words) and tree.words[day + 1].lower() in _MONTHS else None
    if opener is None or (month is None and tree.words[day].isdigit()):
        return
    last = day if month is None else month
    behind = [tree.heads[last], tree.heads[day], *children(tree, day)]
    name = next((k for k in behind if k > last and tree.upos[k] in NOMINAL and tree.upos[k] != "NUM"), None)
    if name is None:
        return
    while tree.heads[name] > name and tree.upos[tree.heads[name]] in NOMINAL:
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
    if not any(relation(tree, k) in {"nsubj", "csubj"} and k != name for k in children(tree, verb)):
        passive = any(tree.deps[k] == "aux:pass" for k in children(tree, verb))
        tree.heads[name], tree.deps[name] = verb, "nsubj:pass" if passive else "nsubj"


def mend_clause_read_as_phrase(tree: Tree, opener: int) -> None:
    """Make "after Tehran threatened" a clause, where Tehran was read as what "after" governs."""
    noun = tree.heads[opener]
    verb = _verb_after(tree, noun) if noun > opener and tree.upos[noun] in NOMINAL else None
    if verb is None:
        return
    subject = next((k for k in children(tree, verb) if relation(tree, k) in {"nsubj", "csubj"}), None)
    if subject is not None and _is_object_of(tree, subject, verb, noun):
        # "restored the flow after Peru signed a contract": the flow was restored, and signed nothing.
        tree.heads[subject], tree.deps[subject] = tree.heads[verb], "obj"
        subject = None
    if subject is not None and (subject > opener or tree.words[subject].lower() not in _SPANS):
        return
    span = tree.heads[verb] if tree.deps[verb] == "acl" and tree.words[tree.heads[verb]].lower() in _SPANS else subject
    joined = tree.deps[verb] == "conj" and not has(tree, verb, "cc")
    if tree.deps[verb] not in {"acl", "advcl", "root", "parataxis", "ccomp", "dep"} and not joined:
        return
    if tree.deps[verb] == "acl":
        above = tree.heads[verb]
        while tree.upos[above] not in {"VERB", "AUX"} and tree.heads[above] != above:
            above = tree.heads[above]
        if above == verb or is_below(tree, above, verb):
            return
        tree.heads[verb] = above
    tree.heads[opener], tree.deps[opener] = verb, "mark"
    if span is not None:
        tree.heads[span], tree.deps[span] = verb, "obl:npmod"
    tree.heads[noun], tree.deps[noun] = verb, "nsubj"
    for k in children(tree, noun):
        if k < opener and tree.words[k].lower() in _SPANS:
            tree.heads[k], tree.deps[k] = verb, "obl:unmarked"
        elif k > verb and tree.deps[k] == "punct":
            tree.heads[k] = verb
    if tree.heads[verb] != verb:
        tree.deps[verb] = "advcl"


def _is_object_of(tree: Tree, subject: int, verb: int, noun: int) -> bool:
    """Return whether what was read as subject of a clause is the object of the verb before it."""
    above = tree.heads[verb]
    free = tree.deps[verb] in {"ccomp", "advcl"} and tree.upos[above] == "VERB" and above < subject < noun < verb
    return free and tree.heads[noun] == subject and not has(tree, verb, "mark") and not has(tree, above, "obj")


def _verb_after(tree: Tree, noun: int) -> int | None:
    """Return the finite verb that follows the phrase of `noun`, adverbs passed over."""
    inside = {noun}
    end = noun
    while end + 1 < len(tree.words):
        k, steps = end + 1, 0
        while k not in inside and tree.heads[k] != k and steps < 8:
            k, steps = tree.heads[k], steps + 1
        if _is_comma_of_name(tree, noun, end + 1):
            end += 1
            continue
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
    if tree.upos[end] == "VERB" and tree.xpos[end] == "VBN" and _is_active_behind(tree, end, noun):
        make_finite(tree, end, "VBD")
    return end if tree.upos[end] == "VERB" and tree.xpos[end] in _FINITE else None


def _is_comma_of_name(tree: Tree, noun: int, i: int) -> bool:
    """Return whether a comma stands beside a name in apposition: "after the premier, Petr Fiala, signed"."""
    if tree.words[i] != "," or i + 1 >= len(tree.words):
        return False
    named = [k for k in range(noun, len(tree.words)) if tree.deps[k] == "appos" and is_below(tree, k, noun)]
    first = {min(_all_below(tree, k)) for k in named}
    last = {max(_all_below(tree, k)) for k in named}
    return i + 1 in first or i - 1 in last


def _all_below(tree: Tree, top: int) -> list[int]:
    return [k for k in range(len(tree.words)) if k == top or (is_below(tree, k, top) and tree.deps[k] != "punct")]


def _is_active_behind(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether a participle has an object, as no passive has: "after border police detained the leader"."""
    thing = next((k for k in children(tree, verb) if tree.deps[k] == "obj"), None)
    return (
        tree.deps[verb] == "acl"
        and tree.heads[verb] == noun
        and thing is not None
        and thing > verb
        and tree.words[thing].lower() not in _SPANS
        and not has(tree, verb, "aux", "nsubj", "mark", "xcomp", "iobj")
    )


def mend_subject_read_as_root(tree: Tree) -> None:
    """Make the verb of a sentence its root where its subject is: "The Union called on them to leave".

    A sentence without a full stop may be a headline, which needs no verb.
    """
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    if (
        tree.upos[root] not in NOMINAL
        or tree.words[-1] not in STOPS
        or has(tree, root, "cop", "nsubj", "parataxis", "case")
    ):
        return
    phrase = {root}
    for k in range(root + 1, len(tree.words)):
        nominal = tree.upos[k] in NOMINAL and not has(tree, k, "cop", "nsubj")
        if tree.heads[k] in phrase and tree.deps[k] in {"nmod", "conj"} and nominal:
            phrase.add(k)  # "tens of thousands of people", "police in Lima and in two other towns"
    verbs = [k for k, h in enumerate(tree.heads) if h in phrase and tree.deps[k] == "acl" and k > h]
    verbs = [k for k in verbs if tree.xpos[k] in PAST]
    verbs = [
        k for k in verbs if tree.upos[k] == "VERB" and not has(tree, k, "mark", "nsubj") and not is_passive(tree, k)
    ]
    others = [k for k in children(tree, root) if tree.deps[k] == "conj" and tree.upos[k] == "VERB"]
    if not verbs or (others and others[0] < verbs[0]):
        return
    verb = next((k for k in verbs if tree.xpos[k] == "VBD" or has(tree, k, "obj", "ccomp", "xcomp")), verbs[-1])
    for k in children(tree, root):
        tie = relation(tree, k)
        adverbial = k < root and tie == "nmod" and tree.deps[k] == "nmod" and has(tree, k, "case")
        if k != verb and (k > verb or adverbial or tie in {"obl", "advmod", "advcl", "mark", "discourse", "punct"}):
            tree.heads[k] = verb
            tree.deps[k] = "obl" if tie == "nmod" else tree.deps[k]
    tree.heads[verb], tree.deps[verb] = verb, "root"
    tree.heads[root], tree.deps[root] = verb, "nsubj"
    make_finite(tree, verb, "VBD")


def mend_subject_read_as_part_of_verb(tree: Tree, i: int) -> None:
    """Make a name before a verb its subject where it was read as an auxiliary or as the first part of a compound."""
    verb = tree.heads[i]
    if tree.deps[i] not in {"aux", "compound"} or tree.upos[i] == "VERB" or tree.xpos[i] not in _NAMES or verb <= i:
        return
    opens = all(tree.deps[k] == "det" for k in range(i))
    if tree.upos[verb] != "VERB" or not opens or relation(tree, verb) in {"amod", "compound", "acl"}:
        return
    below = children(tree, verb)
    if has(tree, verb, "nsubj", "csubj") or any(
        tree.deps[k].startswith(("aux", "case", "mark")) for k in below if k != i
    ):
        return
    if any(k > i and tree.upos[k] in NOMINAL for k in below if k < verb):
        return
    tree.deps[i] = "nsubj"
    if tree.upos[i] == "AUX":
        tree.upos[i] = "PROPN"
    if tree.xpos[verb] in {"VBN", "VB"} and tree.words[verb].lower().endswith("ed"):
        make_finite(tree, verb, "VBD")
    for k in below:
        if k < i and relation(tree, k) in INSIDE_NAME:
            tree.heads[k] = i


def mend_subject_of_hyphened_verb(tree: Tree, i: int) -> None:
    """Part the subject from the first half of a verb: "North Korea test-fired two missiles"."""
    if tree.words[i] != "-" or not 0 < i < len(tree.words) - 1:
        return
    first, verb = i - 1, i + 1
    if tree.deps[first] != "compound" or tree.heads[first] != verb or tree.xpos[verb] not in PAST:
        return
    names = [k for k in children(tree, first) if k < first and tree.deps[k] in {"compound", "nmod"}]
    if not names or has(tree, verb, "nsubj") or tree.upos[verb] != "VERB":
        return
    subject = names[-1]
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    for k in children(tree, first):
        if k < subject and relation(tree, k) in INSIDE_NAME:
            tree.heads[k] = subject
    make_finite(tree, verb, "VBD")
