"""Who acts and upon whom: from the slots of a predicate to the words that name the two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import arguments, obliques, phrases, vocabulary, voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from escalate.parse import Token

_SIDES = frozenset({"amod", "compound", "nmod"})
_THEME = (
    "against",
    "on",
    "upon",
    "with",
    "to",
    "into",
    "at",
    "toward",
    "towards",
    "over",
    "in",
    "between",
    "for",
    "of",
    "from",
)
# What names the target of a deed besides the "of" that names who undergoes it: "the murder of X in Y" has its place.
_AT = ("against", "on", "upon")
_TAKES_BOTH = frozenset({"with", "between", "among"})


def fillers(token: Token, slots: Iterable[str], *, fixed: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Return the first filler of `slots`; a filler among the `fixed` words of an idiom yields its own complement."""
    for slot in slots:
        filler = arguments.fill(token, slot)
        if filler is None or filler is token or (filler.upos == "VERB" and phrases.is_infinitive(filler)):
            continue  # "to" before a verb leads to no party
        if not fixed.isdisjoint(_phrase(filler)):
            inner = obliques.oblique(filler, phrases.ANY)
            if inner is None:
                continue
            filler = inner
        return (filler,)
    return ()


def _phrase(filler: Token) -> Iterator[str]:
    for token in (filler, *(c for c in filler.children if c.relation in {"compound", "nmod", "conj"})):
        yield token.lemma
        yield token.lower
        yield vocabulary.hyphenated(token)


def issuer(token: Token) -> Token:
    """Return who stands behind a document or a deed in the place of an actor: "a statement by the EU" is the EU's."""
    if token.upos != "NOUN" or (vocabulary.names_actor(token) and not vocabulary.is_document(token)):
        return token
    owner = owner_of(token)
    return owner if owner is not None and owner is not token else token


def owner_of(noun: Token) -> Token | None:
    """Return whose deed or document a noun is: its possessor, "by X", "of X", a modifier, or its verb's subject."""
    owner = noun.child("nmod:poss") or obliques.oblique(noun, frozenset({"by", "from"}))
    if owner is None and not vocabulary.is_document(noun):
        owner = None if undergoes(noun) else obliques.oblique(noun, frozenset({"of"}))
        owner = owner if owner is not None and vocabulary.is_actor(owner) else None
    if owner is None:
        owner = next((c for c in noun.children if names_side(c) and not is_scene(c)), None)
    # "condemned the bombing" and "launched the bombing" differ in who bombed.
    done = noun.lemma not in vocabulary.word_set("deed") or noun.head.lemma in vocabulary.word_set("commit")
    if owner is None and noun.relation == "obj" and noun.head is not noun and done:
        owner = arguments.subject(noun.head)
    if owner is None and noun.child("cop") is not None:
        # "Peru's response was a note": what it was is Peru's too.
        bearer = noun.child("nsubj")
        owner = owner_of(bearer) if bearer is not None and bearer.upos == "NOUN" else None
    return owner


def names_side(token: Token) -> bool:
    """Return whether a modifier names who acts: "Israeli", "U.S.", "rebel"."""
    if token.relation not in _SIDES or token.child("case") is not None:
        return False
    if (token.i == 0 and token.upos == "PROPN" and not token.entity) or token.lemma in vocabulary.word_set("kind"):
        return False
    return vocabulary.names_actor(token) and not vocabulary.is_document(token)


def undergoes(noun: Token) -> bool:
    """Return whether "of X" after the noun names whom it was done to: "the murder of X"."""
    return noun.lemma in vocabulary.word_set("undergone")


def is_scene(token: Token) -> bool:
    """Return whether a modifier of a deed of violence is a town, where it happened: "the Paris attacks"."""
    deed = token.head.lemma in vocabulary.word_set("deed")
    return deed and token.upos == "PROPN" and token.entity == "LOC" and not vocabulary.is_country(token)


def of_noun(token: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the sides of an event noun, found by their case relations and, failing these, by its modifiers."""
    possessor = token.child("nmod:poss")
    source = obliques.oblique(token, frozenset({"by"})) or _agent_of_complement(token) or possessor
    target = None
    by_preposition = {
        phrases.preposition(c): c
        for c in reversed(token.children)
        if c.relation in {"nmod", "obl"} and not vocabulary.is_time(c)
    }
    themes = _AT if undergoes(token) else _THEME
    others = [p for p in by_preposition if p in themes and p != "of"]
    if source is None and "of" in by_preposition and others and vocabulary.is_actor(by_preposition["of"]):
        source = by_preposition.pop("of")
    for word in ("of", *_THEME) if undergoes(token) and not others else _THEME:
        if word in by_preposition and by_preposition[word] is not source:
            target = by_preposition[word]
            break
    if source is None and target is not None and phrases.preposition(target) in _TAKES_BOTH:
        pair = phrases.conjuncts(target)
        if len(pair) > 1:
            return (pair[0],), pair[1:]
    sides = [c for c in token.children if names_side(c) and c.relation != "nmod"]
    scenes = [c for c in sides if is_scene(c)]
    if source is None and len(sides) > len(scenes):
        source = next(c for c in sides if not is_scene(c))
    if target is None:
        target = next((c for c in sides if c is not source), None)
    return ((source,) if source is not None else ()), ((target,) if target is not None else ())


def _agent_of_complement(noun: Token) -> Token | None:
    """Return X in "the arrest of Y by X" where "by X" hangs on Y."""
    for child in noun.children:
        if child.relation == "nmod":
            agent = obliques.oblique(child, frozenset({"by"}))
            if agent is not None and agent.head is child:
                return agent
    return None


def addressee(token: Token, argument: Token | None, *, noun: bool) -> tuple[Token, ...]:
    """Return whom a demand, threat or charge is put to."""
    if argument is not None and argument.upos in {"NOUN", "PROPN"} and vocabulary.names_actor(argument) and not noun:
        return (argument,)
    slots = ("nmod:to/against/on",) if noun else ("iobj", "obj", "obl:to/on/upon/from/with/against")
    for slot in slots:
        filler = arguments.fill(token, slot)
        if filler is not None and filler is not argument and vocabulary.is_actor(filler):
            return (filler,)
    if argument is not None and argument.upos in {"VERB", "AUX", "ADJ"}:
        own = argument.child("nsubj")
        if voice.is_passive(argument):
            own = arguments.subject(argument) or own
        if own is not None and own.lower not in {"it", "there"}:
            return (own,)
    return ()


def concerned(argument: Token | None) -> tuple[Token, ...]:
    """Return who is to do what is asked for, of a noun whose doer is not known: "a Security Council session"."""
    if argument is None or argument.upos not in {"NOUN", "PROPN"}:
        return ()
    modifier = next((c for c in argument.children if names_side(c) and c.relation != "nmod"), None)
    owner = argument.child("nmod:poss") or modifier
    owner = owner or arguments.fill(argument, "nmod:from/by/of/against/on/to/in/for")
    return (owner,) if owner is not None else ()
