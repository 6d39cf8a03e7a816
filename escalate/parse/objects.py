"""Undo what pipelines often get wrong about objects: broken in two, or hung on the phrase behind them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.parse.lemmas import known_words
from escalate.parse.mending import has, make_finite, relation
from escalate.parse.trees import children

if TYPE_CHECKING:
    from escalate.parse.trees import Tree

_ARTICLES = frozenset({"a", "an"})


@cache
def _words_behind() -> frozenset[str]:
    """Return the words that may follow a plural and are no noun that an article before it wants."""
    rows = shipped_table("object_ends", columns=("kind", "words"))
    return frozenset(word for row in rows for word in row["words"].split("|"))


def mend_plural_after_article(tree: Tree, plural: int) -> None:
    """Make the word after "an arms" the noun that the article wants: "imposed an arms embargo on Chad"."""
    head = plural + 1
    if tree.xpos[plural] != "NNS" or head >= len(tree.words) or tree.xpos[head] not in {"RB", "JJ", "VB", "VBP"}:
        return
    verb, word = tree.heads[plural], tree.words[head].lower()
    below = children(tree, plural)
    article = any(tree.words[k].lower() in _ARTICLES and tree.deps[k] == "det" and k == plural - 1 for k in below)
    free = relation(tree, plural) == "obj" and tree.heads[head] in {verb, plural}
    if not article or not free or word.endswith("ly") or word in _words_behind():
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


def mend_gerund_between_nouns(tree: Tree, gerund: int) -> None:
    """Make "imposing" a clause of the noun before it in "signed a decree imposing sanctions on Chad"."""
    thing, before = tree.heads[gerund], gerund - 1
    if tree.xpos[gerund] != "VBG" or tree.deps[gerund] != "amod" or thing <= gerund or before < 1:
        return
    verb = tree.heads[thing]
    told = relation(tree, thing) == "obj" and tree.heads[before] == verb and relation(tree, before) == "obj"
    if not told or tree.upos[before] != "NOUN" or tree.upos[verb] != "VERB":
        return
    tree.heads[gerund], tree.deps[gerund] = before, "acl"
    tree.heads[thing], tree.deps[thing] = gerund, "obj"


def mend_name_before_gerund(tree: Tree, gerund: int) -> None:
    """Make "the Torkham crossing" one name: a person's name has no article, so nobody crosses."""
    name, verb = gerund - 1, tree.heads[gerund]
    if tree.xpos[gerund] != "VBG" or tree.deps[gerund] != "xcomp" or name < 1 or tree.upos[name] != "PROPN":
        return
    article = [k for k in children(tree, name) if tree.deps[k] == "det" and tree.words[k].lower() == "the"]
    if tree.heads[name] != verb or tree.deps[name] != "obj" or not article or has(tree, gerund, "obj", "xcomp"):
        return
    tree.upos[gerund], tree.xpos[gerund], tree.feats[gerund] = "NOUN", "NN", "Number=Sing"
    tree.deps[gerund] = "obj"
    for k in children(tree, name):
        if relation(tree, k) in {"det", "amod"}:
            tree.heads[k] = gerund
    tree.heads[name], tree.deps[name] = gerund, "compound"


def mend_price_read_as_object(tree: Tree, worth: int) -> None:
    """Hang what a thing is worth on "worth": "suspended aid worth a billion dollars" suspends no dollars."""
    thing = tree.heads[worth]
    if tree.words[worth].lower() != "worth" or relation(tree, thing) != "obj" or thing > worth:
        return
    for k in children(tree, tree.heads[thing]):
        if k > worth and tree.deps[k] == "obj":
            tree.heads[k], tree.deps[k] = worth, "obl:npmod"


def mend_outcome_of_order(tree: Tree, participle: int) -> None:
    """Make what is ordered to be done to a thing the order's content: "ordered the assets frozen"."""
    thing = tree.heads[participle]
    verb = tree.heads[thing]
    if tree.deps[participle] != "acl" or tree.xpos[participle] != "VBN" or relation(tree, thing) != "obj":
        return
    if tree.words[verb].lower() in {"ordered", "orders", "order"} and tree.upos[verb] == "VERB":
        tree.heads[participle], tree.deps[participle] = verb, "xcomp"
