"""Clauses that the parser hung on the wrong word: "after Paris threatened to leave", "asked him in a letter to go"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import verb_cue
from escalate.extract.events import vocabulary, voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.parse import Sentence, Token

# Words that open a clause and look like prepositions before its subject.
_OPENING = frozenset({"after", "before", "since", "once", "until", "as", "because", "while", "when"})
# What is asked for, about or to has an infinitive of its own: "asked for permission to land".
_OWNING = frozenset({"for", "about", "to", "of", "with"})
_COMPLEMENTS = ("obj", "iobj", "xcomp", "ccomp")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def mend_clauses(sentences: Sequence[Sentence]) -> None:
    """Set right, in place, clauses whose place in the tree the words around them rule out.

    What has an object or a clause of its own is no participle after a noun
    ("hours after Paris accused Berlin of lying"), and whoever is asked or
    told stays so before the infinitive, whatever stands between them.
    """
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos == "VERB" and token.relation == "acl":
                _mend_opened(token)
            if token.upos == "VERB" and token.lemma in vocabulary.word_set("asking"):
                _mend_asked(token)
            elif token.upos == "VERB" and token.lemma in vocabulary.word_set("offering"):
                _mend_offered(token)
            if token.dep == "conj" and token.xpos in {"VBD", "VBN"} and token.upos == "VERB":
                _mend_joined(token)
            if token.xpos == "TO":
                _mend_particle(token)
            _mend_subject(token)


def _mend_opened(verb: Token) -> None:
    """Make a clause of "after X accused Y of it", which the tree reads as "after X that was accused"."""
    noun = verb.head
    if verb.xpos not in {"VBN", "VBD"} or verb.dep != "acl" or noun.upos not in _NOMINAL or noun.i > verb.i:
        return
    opener = next((c for c in noun.children if c.relation in {"case", "mark"} and c.lower in _OPENING), None)
    if opener is None or noun.is_root or verb.child(*_COMPLEMENTS) is None or verb.child("nsubj", "mark") is not None:
        return
    if opener.lower == "as" and noun.head.upos != "VERB":
        return
    if any(t.upos in {"VERB", "AUX", "PUNCT"} for t in verb.sentence.tokens[opener.i : verb.i]):
        return
    above = noun.head
    verb.move(above, "advcl")
    noun.move(verb, "nsubj")
    opener.move(verb, "mark")
    verb.xpos = "VBD"


def _mend_asked(verb: Token) -> None:
    """Give a verb of asking the infinitive that the tree hangs on what stands between: "asked him by letter to go"."""
    asked = verb.child("obj", "iobj") if not voice.is_passive(verb) else None
    if asked is None or asked.i < verb.i or verb.child("xcomp", "ccomp") is not None:
        return
    infinitive = next(_infinitives_behind(verb, asked), None)
    if infinitive is not None:
        infinitive.move(verb, "xcomp")


def _mend_offered(verb: Token) -> None:
    """Give a verb of promising or threatening the infinitive hung on a time: "threatened a day earlier to leave"."""
    if voice.is_passive(verb) or verb.child("xcomp", "ccomp", "obj") is not None:
        return
    for child in verb.children:
        when = child.i > verb.i and child.relation in {"obl", "advmod"} and child.child("case") is None
        below = next((t for t in child.subtree() if when and t is not child and _is_infinitive(t)), None)
        if below is not None and not _is_behind_comma(below):
            below.move(verb, "xcomp")
            return


def _is_infinitive(token: Token) -> bool:
    to = any(c.xpos == "TO" for c in token.children)
    return to and token.upos == "VERB" and token.xpos == "VB" and token.relation in {"acl", "advcl"}


def _infinitives_behind(verb: Token, asked: Token) -> Iterator[Token]:
    for child in verb.children:
        own = child is asked
        if child.i < asked.i or not (own or child.relation in {"obl", "advmod"}):
            continue
        if own and not vocabulary.names_actor(asked):
            continue
        case = child.child("case")
        if not own and case is not None and case.lower in _OWNING:
            continue
        for below in child.subtree():
            if _is_infinitive(below) and below.head.lemma not in vocabulary.word_set("endeavour"):
                held = below.head in (child, asked) or below.head.relation in {"nmod", "advmod", "obl"}
                if held and not _is_behind_comma(below):
                    yield below


def _mend_joined(verb: Token) -> None:
    """Give a second word of saying to who said the first: "said that the gates would stay open, and urged him to go".

    The tree hangs it on the clause of what was said. What was said before
    would stand in the perfect there; so the past tense goes on with the
    report, but where both clauses may be the same person's past deeds.
    """
    cue = verb_cue(verb)
    told = verb.head
    while told.dep == "conj" and told.head.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
        told = told.head
    if cue is None or not cue.strong or verb.child("nsubj", "nsubj:pass", "aux") is not None:
        return
    if told.relation != "ccomp":
        return
    if verb.xpos == "VBN" and any(c.lemma in {"have", "be"} for c in told.children if c.relation == "aux"):
        return
    said = told.head
    outer = verb_cue(said) if said.upos == "VERB" else None
    if outer is None or not outer.strong or said.i > told.i or verb.child("cc") is None:
        return
    if not _is_parallel(verb, told) or outer.force == "deny" or _follows_comma(verb):
        verb.move(said, "conj")
        verb.xpos = "VBD"


def _is_parallel(verb: Token, told: Token) -> bool:
    """Return whether two clauses may tell two deeds of one subject, a person or body, in the simple past."""
    doer = told.child("nsubj")
    plain = told.xpos == "VBD" and told.child("aux", "cop", "aux:pass") is None
    return plain and (doer is None or vocabulary.is_actor(doer))


def _follows_comma(verb: Token) -> bool:
    joiner = verb.child("cc")
    return joiner is not None and joiner.i > 0 and verb.sentence.tokens[joiner.i - 1].text == ","


def _mend_particle(to: Token) -> None:
    """Give "to" to the infinitive that follows it."""
    words = to.sentence.tokens
    after = words[to.i + 1] if to.i + 1 < len(words) else None
    if after is not None and after.xpos == "VB" and after.upos == "VERB" and to.head.i < to.i:
        to.move(after, "mark")


def _is_behind_comma(infinitive: Token) -> bool:
    first = min(infinitive.subtree(), key=lambda t: t.i)
    return first.i > 0 and first.sentence.tokens[first.i - 1].text == ","


def _mend_subject(token: Token) -> None:
    """Make a noun of "the premier" before its verb, which the tagger takes for an adjective."""
    verb = token.head
    if token.upos != "ADJ" or token.is_root or token.relation not in {"compound", "amod", "nsubj"}:
        return
    words = token.sentence.tokens
    article = token.i > 0 and words[token.i - 1].upos in {"DET", "PRON"}
    if token.i + 1 >= len(words) or words[token.i + 1].upos not in {"VERB", "AUX"} or not article:
        return
    if not any(token.lower in vocabulary.word_set(kind) for kind in ("people", "actor")):
        return
    if verb.upos != "VERB" or verb.i < token.i:
        return
    if token.relation != "nsubj":
        if verb.child("nsubj", "nsubj:pass") is not None:
            return
        token.dep = "nsubj"
        before = words[token.i - 1]
        if before.head is verb:
            before.move(token, "det")
    token.upos, token.xpos = "NOUN", "NN"
