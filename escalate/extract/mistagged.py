"""Words that the parser tags wrongly and their neighbours give away: "shot dead", "asked it to mediate"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.events import EventLexicon
    from escalate.parse import Sentence, Token

_OBJECTS = frozenset({"DET", "PRON", "PROPN", "NUM", "NOUN", "ADJ"})
_NO_VERB = frozenset({"NOUN", "ADJ", "ADV", "PROPN"})


def mend_words(sentences: Sequence[Sentence], *, lexicon: EventLexicon) -> None:
    """Set right, in place, verbs and nouns that were taken for other words.

    Only where the words beside them leave no doubt: "shot" before "dead" is a
    verb, what follows "asked the council to" is one, and a word that the
    event lexicon knows for no verb is none behind the noun it stands with.
    """
    for sentence in sentences:
        tokens = sentence.tokens
        for token in tokens[1:]:
            before = tokens[token.i - 1]
            if token.lower == "dead" and before.lower == "shot" and before.upos == "NOUN":
                _mend_shot(before, token)
            elif before.lower == "to" and token.upos in _NO_VERB:
                _mend_infinitive(before, token, lexicon)
            elif token.upos == "VERB" and token.dep == "acl" and token.head is before and before.upos == "NOUN":
                _mend_craft(before, token)
            elif token.upos == "VERB" and before.dep == "compound" and before.head is token and before.upos == "NOUN":
                _mend_named_craft(before, token)


def _mend_shot(shot: Token, dead: Token) -> None:
    """Make "shot dead" a verb with what stands before and behind it for its sides."""
    doer = next((t for t in reversed(shot.sentence.tokens[: shot.i]) if t.upos in {"NOUN", "PROPN", "PRON"}), None)
    own = shot.child("nsubj") or doer
    if own is None:
        return
    shot.upos, shot.xpos, shot.lemma = "VERB", "VBD", "shoot"
    if own.head is shot:
        own.dep = "nsubj"
    sufferer = dead.child("obj")
    if sufferer is not None:
        sufferer.move(shot, "obj")
    dead.dep = "xcomp"


def _mend_infinitive(to: Token, token: Token, lexicon: EventLexicon) -> None:
    """Make what stands after "to" a verb, under a verb that asks for one or with an object of its own."""
    known = lexicon.knows(token.lower, "verb") or lexicon.knows(token.lemma, "verb")
    if (
        not known
        or token.text[0].isupper()
        or token.child("det", "amod", "nmod:poss", "nummod", "compound") is not None
    ):
        return
    above = token.head
    after = token.sentence.tokens[token.i + 1 : token.i + 2]
    with_object = token.upos == "ADJ" and bool(after) and after[0].upos in _OBJECTS and token.child("obj") is not None
    tagged = to.xpos == "TO"
    asked = above.upos == "VERB" and above.lemma in vocabulary.word_set("infinitive")
    if not (with_object or tagged or (asked and token.upos == "NOUN" and token.xpos == "NN" and _is_last(token))):
        return
    to.upos, to.xpos, to.dep = "PART", "TO", "mark"
    token.upos, token.xpos, token.lemma = "VERB", "VB", token.lower
    if above.upos == "VERB" and token.relation in {"obl", "nmod", "advmod", "obj"}:
        token.dep = "xcomp"


def _is_last(token: Token) -> bool:
    """Return whether no noun goes on behind a word, as it does in "to market forces"."""
    after = token.sentence.tokens[token.i + 1 : token.i + 2]
    return not after or after[0].upos not in {"NOUN", "PROPN", "CCONJ"}


def _mend_craft(noun: Token, craft: Token) -> None:
    """Make a vessel or aircraft the noun that it is: "shot down a surveillance drone"."""
    if not _is_craft(craft) or noun.child("det", "amod", "nummod") is None:
        return
    craft.upos, craft.xpos, craft.lemma = "NOUN", "NN", craft.lower
    if noun.is_root:
        craft.make_root()
    else:
        craft.move(noun.head, noun.dep)
    for child in list(noun.children):
        child.move(craft, child.dep)
    noun.move(craft, "compound")


def _mend_named_craft(noun: Token, craft: Token) -> None:
    """Make a vessel or aircraft an object again whose first noun is tied to it as to a noun, though it is no verb."""
    verb = craft.head
    if not _is_craft(craft) or craft.child("nsubj") is not None:
        return
    if craft.relation != "ccomp" or verb.upos != "VERB" or verb.child("obj") is not None:
        return
    craft.upos, craft.xpos, craft.lemma, craft.dep = "NOUN", "NN", craft.lower, "obj"
    for child in list(noun.children):
        child.move(craft, child.dep)
    for child in craft.all_children("obl"):
        child.move(verb, "obl")


def _is_craft(token: Token) -> bool:
    """Return whether a word names a vessel, an aircraft or the like, and has nothing that only a verb has."""
    known = token.lower in vocabulary.word_set("force") or token.lower in vocabulary.word_set("munition")
    return known and token.child("obj", "xcomp", "ccomp") is None
