"""Whether an entry of the event lexicon fits a word in its clause: fixed words, slots, and the classes of fillers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import arguments, phrases, vocabulary, voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from escalate.extract.events.entries import Entry, Requirement
    from escalate.parse import Token

_ONE = frozenset({"he", "him", "she", "her", "me", "himself", "herself"})
_NOBODY = frozenset({"nobody", "nothing", "none", "no-one"})
_FORETELLING = frozenset(
    {"will", "would", "'ll", "’ll", "wo", "may", "might", "can", "could", "shall", "did", "does", "do"}
)


def fits(entry: Entry, token: Token) -> bool:
    """Return whether a word stands in its clause as an entry wants it: fixed words, slots and what fills them."""
    tokens = token.sentence.tokens
    if entry.following:
        position = token.i + 1
        for word in entry.following:
            window = tokens[position : position + 3]
            found = next((t for t in window if t.lemma == word or t.lower == word), None)
            if found is None:
                return False
            position = found.i + 1
    if entry.preceding:
        before = [t for t in tokens[max(0, token.i - 5) : token.i] if t.lower not in {"-", "the", "a"}]
        words = before[-len(entry.preceding) :]
        if len(words) < len(entry.preceding):
            return False
        if any(w not in (t.lemma, t.lower) for w, t in zip(entry.preceding, words, strict=True)):
            return False
    return all(_satisfied(r, token) for r in entry.requires)


def _satisfied(requirement: Requirement, token: Token) -> bool:
    if requirement.slot == "prt":
        following = token.sentence.tokens[token.i + 1 : token.i + 2]
        following = [t for t in following if t.lower != "no" or t.dep != "det"]  # "says no injuries were reported"
        beside = [c for c in token.children if c.dep in {"compound:prt", "advmod", "obl"}]
        return any(c.lower in requirement.words for c in (*beside, *following, *_out_of(token), *_behind_object(token)))
    if requirement.slot == "term":
        return _sets_term(token)
    if requirement.slot == "near":
        return any(t.lemma in requirement.words or t.lower in requirement.words for t in token.sentence.tokens)
    filler = arguments.fill(token, requirement.slot)
    if filler is None:
        return False
    if not requirement.words:
        return True
    if any(w[0] == "@" and _CLASSES[w](phrases.counted(filler)) for w in requirement.words):
        return True
    given = token.child("obj") if requirement.slot == "obj" and voice.is_passive(token) else None
    if given is not None and given.lemma in requirement.words:
        return True
    heads = dict.fromkeys((filler, phrases.counted(filler)))
    around = [t for head in heads for t in (head, *(c for c in head.children if _belongs(c, requirement.slot)))]
    # Some plurals are their own lemma ("troops", "hostilities").
    phrase = {form for t in around for form in (t.lemma, t.lower, t.lower.removesuffix("s"), vocabulary.hyphenated(t))}
    return not requirement.words.isdisjoint(phrase)


def _sets_term(token: Token) -> bool:
    """Return whether a time to act in follows the verb: "two days to leave", "until five on Monday to answer"."""
    tokens = token.sentence.tokens
    for place in range(token.i + 2, len(tokens) - 2):
        until = tokens[place - 1].lower in {"until", "till"}
        if tokens[place].lemma not in vocabulary.word_set("span") and not until:
            continue
        for to, act in zip(tokens[place + 1 :], tokens[place + 2 :], strict=False):
            if to.lower == "to" and (act.xpos == "VB" or to.xpos == "TO"):
                return True
            if not (vocabulary.is_time(to) or to.upos in {"ADP", "NUM"} or to.lower in {"which", "o'clock", "o’clock"}):
                break
    return False


def _out_of(token: Token) -> Iterator[Token]:
    """Yield "out" where "out of" stands behind the object: "pulled its tanks out of the town"."""
    for child in token.children:
        for phrase in (child, *child.children) if child.relation == "obj" else (child,):
            cases = [c for c in phrase.children if c.relation == "case"]
            if [c.lower for c in cases[:2]] == ["out", "of"]:
                yield cases[0]


def _behind_object(token: Token) -> Iterator[Token]:
    """Yield the particle that the tree ties to the object before it: "turned that request down"."""
    for thing in token.all_children("obj"):
        for child in thing.children:
            if child.i > thing.i and child.dep in {"advmod", "compound:prt"} and not child.children:
                yield child


def _belongs(child: Token, slot: str) -> bool:
    """Return whether a word is part of what its head names; what an object is about or meant for is not."""
    if child.relation in {"compound", "amod", "conj"}:
        return True
    return child.relation == "nmod" and (slot != "obj" or phrases.preposition(child) in {"", "of"})


def _refuses(clause: Token) -> bool:
    """Return whether nobody is to do a thing: "nothing would resume until", "no country ought to apologise"."""
    doer = clause.child("nsubj")
    if doer is None or not (doer.lower in _NOBODY or any(c.lower == "no" for c in doer.children)):
        return False
    if doer.lemma in vocabulary.word_set("document") or doer.lemma in vocabulary.word_set("put_off"):
        return False
    modals = {c.lower for c in clause.all_children("aux")}
    until = any(t.lower in {"until", "unless", "till"} for t in clause.subtree())
    ought = {t.lower for t in (clause, clause.head)} & {"ought"}
    return bool(until and modals & {"will", "would", "shall", "could", "can"}) or bool(modals & {"should"} or ought)


def _is_mandative(verb: Token) -> bool:
    """Return whether a clause keeps its bare form under a past verb: "insisted that the intruders leave"."""
    bare = verb.xpos == "VBP" and verb.relation == "ccomp" and verb.child("aux", "cop") is None
    return bare and verb.head.xpos == "VBD" and any(c.lower == "that" for c in verb.all_children("mark"))


# What a requirement may ask for instead of words: "obj:@party".
_CLASSES: dict[str, Callable[[Token], bool]] = {
    "@party": vocabulary.is_actor,
    "@actor": lambda t: vocabulary.names_actor(t) or t.upos == "NUM" or (t.upos == "PRON" and vocabulary.is_actor(t)),
    "@person": lambda t: vocabulary.is_person(t) or (t.upos == "NUM" and t.relation in {"nsubj", "obj"}),
    "@own": vocabulary.is_own_thing,
    "@named_person": lambda t: t.entity == "PERSON",
    "@one_person": lambda t: t.entity == "PERSON" or t.lower in _ONE,
    "@people": vocabulary.is_people,
    "@nationals": vocabulary.is_nationals,
    "@force": lambda t: t.lemma in vocabulary.word_set("force") or t.lower in vocabulary.word_set("force"),
    "@pressure": lambda t: not vocabulary.word_set("pressure").isdisjoint({t.lemma, t.lower.removesuffix("s")}),
    "@munition": lambda t: not vocabulary.word_set("munition").isdisjoint({t.lemma, t.lower.removesuffix("s")}),
    "@place_name": lambda t: t.entity == "LOC",
    "@goods": lambda t: not vocabulary.word_set("goods").isdisjoint({t.lemma, t.lower}),
    "@state": vocabulary.is_state,
    "@clause": lambda t: t.upos in {"VERB", "AUX"},
    "@named": lambda t: t.upos in {"NOUN", "PROPN"},
    "@quality": lambda t: t.upos in {"NOUN", "PROPN", "ADJ"} and not t.entity and not vocabulary.praises(t),
    "@wish": lambda t: (
        (t.xpos == "VB" and not any(c.lower in _FORETELLING for c in t.children if c.relation == "aux"))
        or any(c.lower in {"must", "should", "be"} for c in t.children if c.relation in {"aux", "cop"})
        or _is_mandative(t)
    ),
    "@refusal": lambda t: _refuses(t),
    "@document": vocabulary.is_document,
    "@deed": lambda t: t.upos == "NOUN" and not vocabulary.names_actor(t),
}
