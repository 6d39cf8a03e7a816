"""What act a noun or a gerund names, by the event lexicon: "seizure", "demand", "the shooting down of"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.events import acts, arguments, moods, phrases, vocabulary
from escalate.extract.events.answering import answer_to
from escalate.extract.events.entries import read_entry
from escalate.extract.events.reading import mood_intensity
from escalate.extract.nominals.complements import origin_of
from escalate.extract.nominals.phrases import noun_words, place_words
from escalate.extract.nominals.places import is_cleft, making_clause
from escalate.extract.nominals.sides import is_ground, sides_of
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.events import EventLexicon, Reading
    from escalate.extract.events.entries import Entry
    from escalate.parse import Token

# Nouns that stand for what somebody said, by what the lexicon has them do with the act they govern.
_UTTERED = frozenset({"demand", "threaten", "warn", "promise", "accuse", "refuse", "reject", "appeal", "request"})
_SPOKEN = frozenset({Event.REQUEST, Event.THREATEN, Event.AGREE, Event.ACCUSE, Event.REJECT, Event.STATEMENT})
VOW = "vow"
# What befalls somebody at law or is looked into goes on for long, and its noun mostly names no act.
_AT_LAW = frozenset({"investigate", "sue", "convict"})
_ABOUT = frozenset({"about", "on", "for", "to", "against", "of", "over", "that"})
_CLAUSES = frozenset({"acl", "ccomp", "xcomp", "advcl"})


def read_nominal(token: Token, *, lexicon: EventLexicon) -> Reading | None:
    """Return the act that a noun or gerund names with whom it names beside it, None when it names none."""
    named = token.upos == "PROPN" and not token.entity
    if token.upos == "NOUN" or named or (token.upos == "ADJ" and token.child("nmod:poss") is not None):
        own = _own_senses(token)
        if own and token.lemma in noun_words("defying"):
            return _defied(own[0], token)
        if (token.lemma in place_words("state") and not own) or (
            token.child("cop") is not None and not is_cleft(token)
        ):
            return None
        for entry in (*own, *lexicon.senses(token, "noun")):
            if entry.event is not None:
                none = "speaker" in entry.source or entry.mode in _AT_LAW
                return None if none else _done(entry, entry.event, token)
            if entry.operator == VOW:
                return _vowed(entry, token, lexicon)
            return _said(entry, token) if entry.operator in _UTTERED else None
    if is_gerund(token):
        for entry in _verb_senses(token, lexicon):
            if entry.event is not None:
                return _done(entry, entry.event, token)
            return None
    return None


def _refuser(token: Token) -> tuple[Token, ...]:
    """Return who took or refused what was said: "Belgrade ignored the ultimatum" was put to Belgrade."""
    verb = token.head
    asked = phrases.preposition(token) in {"at", "on", "under", "upon"} and token.lemma in place_words("phrase")
    taken = token.relation in {"obj", "iobj"} and verb.lemma in place_words("taken")
    if verb.upos != "VERB" or not (asked or taken):
        return ()  # "sent troops at the request of Rome": whoever sent them was asked
    owner, subject = token.child("nmod:poss"), arguments.subject(verb)
    own = owner is not None and owner.upos == "PRON"
    return () if own or subject is None else (subject,)


def _defied(entry: Entry, token: Token) -> Reading | None:
    """Return who acts "in defiance of" somebody as refusing it."""
    against, verb = _done_to(token), token.head
    doer = arguments.subject(verb) if verb.upos == "VERB" else None
    if against is None or doer is None or phrases.preposition(token) != "in":
        return None
    reading = acts.read_noun(entry, Event.REJECT, token)
    return replace(reading, sources=(doer,), targets=(against,))


def is_uttered(reading: Reading) -> bool:
    """Return whether what is named was said rather than done."""
    return reading.event in _SPOKEN


def _done(entry: Entry, event: Event, token: Token) -> Reading:
    sources, targets = sides_of(token, event)
    reading = replace(acts.read_noun(entry, event, token), sources=sources, targets=targets)
    if not is_uttered(reading):
        return reading
    content = content_of(token)
    asked = content.child("nsubj") if content is not None else None
    put_to = (asked,) if asked is not None and asked.lower not in {"it", "there"} else _refuser(token)
    return replace(reading, content=content, targets=reading.targets or put_to)


def _said(entry: Entry, token: Token) -> Reading | None:
    """Return a demand, threat, offer, charge or refusal as the act of speech that it is."""
    event = moods.apply(entry.operator or "", None)
    if event is None or event is Event.STATEMENT:
        return None
    content = content_of(token)
    reading = _done(entry, event, token)
    if content is None and token.lemma == "threat" and not (_about(token) or making_clause(token) or origin_of(token)):
        return None  # "the rebel threat" is a danger
    return replace(
        reading,
        mode=entry.mode or entry.operator or "",
        intensity=mood_intensity(event, None) if entry.intensity is None else entry.intensity,
        path=(entry.operator or "",),
    )


def content_of(token: Token) -> Token | None:
    """Return the verb of the clause that says what is demanded, threatened or offered."""
    for child in token.children:
        if child.i > token.i and child.relation in _CLAUSES and child.dep != "acl:relcl":
            marked = phrases.is_infinitive(child) or any(
                c.relation == "mark" and c.lower == "that" and c.i < child.i for c in child.children
            )
            if marked and child is not making_clause(token):
                return child
    # "ignored the ultimatum to withdraw", "the call from Rome to go": the tree may hang the infinitive on the verb.
    words = token.sentence.tokens
    origin = origin_of(token)
    last = token.i if origin is None else max(t.i for t in origin.subtree())
    after = words[last + 1 : last + 3]
    if len(after) > 1 and after[0].xpos == "TO" and after[1].xpos == "VB" and after[1].head is token.head:
        return after[1]
    return None


def _own_senses(token: Token) -> list[Entry]:
    """Return the senses of the table of nouns that only this reading knows."""
    found = [row for row in _acts() if token.lemma in row["nouns"].split("|")]
    thing = _done_to(token)
    if thing is not None and (is_ground(thing) or not vocabulary.names_actor(thing)):
        # "the capture of the field", "the sacking of the embassy"; "the removal of the barrier" is neither.
        found = [r for r in found if r["event"] != "COERCE" or r["mode"] == "seize" or r["clause"].startswith("of:")]
    return [
        _entry(row["event"], row["mode"], row["cameo"], row["intensity"], token.lemma)
        for row in found
        if _is_complete(row["clause"], token)
    ]


def _is_complete(clause: str, token: Token) -> bool:
    """Return whether what stands with a noun makes an act of it, by the column `clause` of the table."""
    if clause.startswith("of:"):
        thing = _done_to(token)
        return thing is not None and thing.lemma in clause.removeprefix("of:").split("|")
    if not clause or content_of(token) is not None:
        return True
    owned = token.child("nmod:poss") is not None and answer_to(token) is not None
    said = clause == "said" and (origin_of(token) is not None or owned)
    return said or (clause != "that" and _about(token))


@cache
def _acts() -> tuple[dict[str, str], ...]:
    return shipped_table("nominal_acts", columns=("event", "mode", "cameo", "intensity", "clause", "nouns"))


@cache
def _entry(event: str, mode: str, cameo: str, intensity: str, lemma: str) -> Entry:
    row = {"lemma": lemma, "pos": "noun", "with": "", "event": event, "mode": mode, "cameo": cameo}
    return read_entry({**row, "source": "", "target": "", "intensity": intensity}, origin="nominal_acts")


def _vowed(entry: Entry, token: Token, lexicon: EventLexicon) -> Reading:
    """Return a vow as what is vowed: a promise of help, a threat of harm, and by itself only something said."""
    content = content_of(token)
    senses = lexicon.senses(content, "verb") if content is not None else []
    meant = next((e for e in senses if e.event is not None), None)
    event = (moods.apply(VOW, meant.event, meant.mode) if meant is not None else None) or Event.STATEMENT
    reading = _done(entry, event, token)
    return replace(reading, mode=VOW, intensity=mood_intensity(event, None), path=(VOW,))


def _about(token: Token) -> bool:
    """Return whether a phrase behind the noun says what the words were about or to whom they went."""
    words = {phrases.preposition(c) for c in token.children if c.i > token.i and c.relation in {"nmod", "obl"}}
    return bool(words & _ABOUT) or token.child("acl") is not None


def is_gerund(token: Token) -> bool:
    """Return whether a word in -ing stands as a noun: with an article or possessor, and "of" after it."""
    if not token.lower.endswith("ing") or token.upos not in {"NOUN", "VERB"} or token.relation == "amod":
        return False
    if token.upos == "VERB" and token.child("obj", "nsubj", "aux", "mark") is not None:
        return False
    opened = any(c.i < token.i and (c.relation == "det" or c.dep == "nmod:poss") for c in token.children)
    return opened and _done_to(token) is not None


def _done_to(token: Token) -> Token | None:
    behind = (c for c in token.children if c.i > token.i and c.relation in {"nmod", "obl"})
    return next((c for c in behind if phrases.preposition(c) == "of"), None)


def _verb_senses(token: Token, lexicon: EventLexicon) -> list[Entry]:
    """Return the senses of a gerund's verb that its particle and its "of" phrase allow."""
    thing = _done_to(token)
    words = {thing.lemma, thing.lower, thing.lower.removesuffix("s")} if thing is not None else set()
    particles = {c.lower for c in token.children if c.i == token.i + 1} | {
        t.lower for t in token.sentence.tokens[token.i + 1 : token.i + 2]
    }
    fits = []
    stem = token.lower.removesuffix("ing")
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    for lemma in dict.fromkeys((token.lemma, stem, stem + "e", doubled)):
        for entry in lexicon.by_head(lemma, "verb"):
            wants = [
                r.words
                for r in entry.requires
                if not (r.slot == "obj" and (not r.words or not words.isdisjoint(r.words)))
                and not (r.slot == "prt" and not particles.isdisjoint(r.words))
            ]
            if not wants and not entry.following and not entry.preceding:
                fits.append(entry)
        if fits:
            break
    return sorted(fits, key=lambda e: -e.weight)
