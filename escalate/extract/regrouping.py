"""Words that the parser groups wrongly: "called it unfair", "the shooting down of a jet", "X, Y warned, would"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import verb_cue
from escalate.extract.events import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CALLING = frozenset({"call", "brand", "term", "deem", "label", "dub", "consider", "pronounce", "declare"})
_PARTICLES = frozenset({"down", "up", "out", "off", "away", "over", "back"})
_PAST = frozenset({"VBD", "VBN"})
_JOINED = frozenset({"conj", "appos", "nmod", "dep", "list", "compound"})


def regroup(sentences: Sequence[Sentence]) -> None:
    """Set right, in place, which words belong together, where their order leaves no doubt.

    A quality behind what is called so is said of it; "down of" behind a noun
    in -ing goes with that noun; between two commas the one who speaks stands
    right before the verb of saying; and a phrase with a preposition is no
    sentence when somebody and a verb follow it.
    """
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos == "VERB":
                _mend_aside(token)
                if token.lemma in _CALLING:
                    _mend_called(token)
                _mend_pair(token)
            if token.upos in {"NOUN", "VERB"} and token.lower.endswith("ing") and token.child("det") is not None:
                _mend_gerund(token)
            if token.is_root and (token.upos in _NOMINAL or token.lower == "police"):
                _mend_root(token)


def _mend_called(verb: Token) -> None:
    """Make the last word of "called the break disproportionate" what the break is called."""
    thing, quality = verb.child("obj"), verb.child("xcomp")
    if quality is not None and quality.xpos == "VB" and quality.child("mark") is None and _is_adjective(quality.lower):
        quality.upos, quality.xpos, quality.lemma = "ADJ", "JJ", quality.lower
    if thing is None or thing.i < verb.i or quality is not None:
        return
    words = verb.sentence.tokens
    after = words[thing.i + 1] if thing.i + 1 < len(words) else None
    if after is not None and after.head is thing and after.dep == "acl" and after.xpos in _PAST | {"JJ"}:
        if not any(c.relation in {"obj", "obl", "advcl", "xcomp"} for c in after.children):
            after.move(verb, "xcomp")
            after.upos, after.xpos, after.lemma = "ADJ", "JJ", after.lower
        return
    before = words[thing.i - 1]
    inside = before.head is thing and before.relation == "compound" and before.upos == "NOUN" and not before.entity
    if not inside or thing.entity or thing.xpos == "NNS" or not _is_adjective(thing.lower):
        return
    for child in list(thing.children):
        if child.i < thing.i and child is not before:
            child.move(before, child.dep)
    before.move(verb, "obj")
    thing.upos, thing.xpos, thing.lemma = "ADJ", "JJ", thing.lower
    thing.move(verb, "xcomp")


def _is_adjective(word: str) -> bool:
    return word.endswith(("able", "ible", "ous", "less", "ful", "ive", "onate", "ical", "ed", "fair", "legal", "surd"))


def _mend_gerund(noun: Token) -> None:
    """Give "the shooting down of its jet by X" its object and doer."""
    words = noun.sentence.tokens
    if noun.i + 2 >= len(words) or words[noun.i + 1].lower not in _PARTICLES or words[noun.i + 2].lower != "of":
        return
    particle, of = words[noun.i + 1], words[noun.i + 2]
    thing = of.head
    if thing.i < of.i or thing.upos not in _NOMINAL or of.relation != "case":
        return
    if thing is noun or noun in thing.subtree():
        return
    noun.upos, noun.xpos = "NOUN", "NN"
    thing.move(noun, "nmod")
    particle.move(noun, "compound:prt")
    last = max(t.i for t in thing.subtree())
    by = words[last + 1] if last + 1 < len(words) else None
    if (
        by is not None
        and by.lower == "by"
        and by.relation == "case"
        and by.head.i > by.i
        and noun not in by.head.subtree()
    ):
        by.head.move(noun, "nmod")


def _mend_aside(verb: Token) -> None:
    """Make Y alone the speaker in "X, Y warned, would answer"."""
    words = verb.sentence.tokens
    if verb.i < 3 or verb.i + 2 >= len(words) or words[verb.i + 1].text != "," or verb.xpos not in {"VBD", "VBZ"}:
        return
    cue = verb_cue(verb)
    speaker = words[verb.i - 1]
    while speaker.relation in {"flat", "compound"} and speaker.head.upos in _NOMINAL and speaker.head.i < verb.i:
        speaker = speaker.head
    first = min((t.i for t in speaker.subtree() if t.i < verb.i and t.text != ","), default=speaker.i)
    if cue is None or not cue.strong or speaker.upos not in _NOMINAL or first < 2 or words[first - 1].text != ",":
        return
    if words[verb.i + 2].upos not in {"AUX", "VERB"} or speaker.child("cc", "case") is not None:
        return
    own = next((c for c in verb.all_children("nsubj") if c is not speaker and c.i < first), None)
    joined = speaker.relation in _JOINED and speaker.head.i < speaker.i and verb not in speaker.subtree()
    if speaker.head is not verb and not joined:
        return
    speaker.move(verb, "nsubj")
    goes_on = verb.head if verb.head.i > verb.i else verb.child("ccomp")
    if own is not None and goes_on is not None and goes_on.child("nsubj", "nsubj:pass") is None:
        own.move(goes_on, "nsubj")


def _mend_pair(verb: Token) -> None:
    """Join the second of two subjects to the name before "and": "talks between India and Pakistan failed"."""
    subjects = [c for c in verb.children if c.dep in {"nsubj", "nsubj:pass"} and c.i < verb.i]
    if len(subjects) != 2:
        return
    first, second = subjects
    words = verb.sentence.tokens
    start = min(t.i for t in second.subtree())
    joiner = words[start - 1] if start else None
    if second.child("cc") is not None:
        joiner, start = second.child("cc"), start + 1
    before = words[start - 2] if start >= 2 else None
    if joiner is None or joiner.lower not in {"and", "or"} or before is None or before.upos not in _NOMINAL:
        return
    if before is first or first not in before.ancestors():
        return
    second.move(before, "conj")
    joiner.move(second, "cc")


def _mend_root(root: Token) -> None:
    """Find the verb of a sentence whose root is a noun: "At a meeting the House called on X", "Police used gas"."""
    case = next((c for c in root.children if c.relation == "case" and c.i < root.i), None)
    if case is not None:
        for noun in root.subtree():
            told = noun.child("acl") if noun.relation in {"appos", "nmod"} and noun.child("case") is None else None
            if told is not None and noun.i > root.i and _follows(told, noun) and vocabulary.is_actor(noun):
                _promote(told, noun, root)
                root.move(told, "obl")
                return
        return
    thing = root.child("obj")
    if (
        thing is None
        or thing.i < root.i
        or not (root.lower == "police" or vocabulary.is_actor(root) or vocabulary.is_person(root))
    ):
        return
    told = next((c for c in thing.children if c.xpos in _PAST and c.relation == "amod"), None)
    if told is None or told.i != root.i + 1 or told.upos != "VERB":
        return
    if root.upos == "VERB":  # "Riot police used batons"
        root.upos, root.xpos = "NOUN", "NNS"
        for child in root.children:
            child.dep = "compound" if child.i < root.i and child.dep == "nsubj" else child.dep
    rest = [c for c in root.children if c.i > told.i and c is not thing]
    _promote(told, root, root)
    for child in (thing, *rest):
        child.move(told, child.dep if child is not thing else "obj")
    root.move(told, "nsubj")


def _follows(verb: Token, noun: Token) -> bool:
    """Return whether a verb stands right behind the phrase of a noun, with an object or something to ask for."""
    inside = [t.i for c in noun.children if c is not verb for t in c.subtree()]
    last = max([noun.i, *(i for i in inside if i < verb.i)])
    asks = any(c.relation in {"obj", "xcomp", "ccomp"} or c.xpos == "VB" for c in verb.children)
    return verb.xpos in _PAST and verb.i == last + 1 and asks and not any(c.lower == "by" for c in verb.subtree())


def _promote(verb: Token, subject: Token, root: Token) -> None:
    """Make a verb the root of its sentence."""
    verb.head.children = [c for c in verb.head.children if c is not verb]
    verb.head, verb.dep, verb.xpos = verb, "root", "VBD"
    if subject is not root:
        subject.move(verb, "nsubj")
    for child in list(root.children):
        if child.dep == "punct" and child.i > verb.i:
            child.move(verb, "punct")
