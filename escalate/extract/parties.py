"""Who of a coded event's sides really acted or was acted upon: no sufferer, scene or bystander does a deed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.events.vocabulary import word_set
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.events import Reading
    from escalate.parse import Token

# Recalling an envoy and the like may head an attribution, and is a deed all the same.
DEEDS = frozenset(
    {Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST, Event.RETREAT, Event.AID}
)
# What is done to somebody by force: only here does a bare participle tell whom it befell.
_PARTICLES = frozenset({"off", "back"})
_SUFFERED = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.ACCUSE})
# One-sided: here "between A and B" says what is shared out, not who agreed or fought.
_ONE_SIDED = frozenset({Event.STATEMENT, Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.SUPPORT})
# Verbs that want somebody for their object, so that without any they are passive.
_SUFFERING = frozenset(
    {"charge", "indict", "convict", "sentence", "jail", "imprison", "deport", "expel", "fine", "arrest", "detain",
     "beat", "torture", "accuse", "hang", "execute", "injure", "wound", "stab"}
)  # fmt: skip
FATAL = frozenset({"kill", "wound"})
_PLACES = frozenset({"in", "at", "near", "outside", "inside", "within", "across", "around", "along", "throughout"})
_LIST = 8
"""Words before the last of a list of places among which their preposition is looked for."""
# Verbs whose infinitive came true.
_REALISED = frozenset({"begin", "start", "continue", "go", "come", "proceed", "manage", "force", "help"})
_SHARED = frozenset({"conj", "appos", "flat", "list"})
_PARTIES = frozenset({"PERSON", "ORG", "LOC", "NORP"})
_NAMED = frozenset({"compound", "nmod", "nmod:desc"})


def doers_of(reading: Reading) -> tuple[Token, ...]:
    """Return those of a reading's sources that can have done it."""
    if reading.event not in DEEDS | _SUFFERED:
        backers, told = _agents_of(reading.trigger), told_to(reading)
        return backers or tuple(t for t in reading.sources if t not in told and not is_shared_out(t, reading))
    accused = _accused(reading.trigger)
    if accused is not None:
        return (accused,)
    reported = _reported(reading)
    if reported is not None:
        return (reported,)
    agents = _agents_of(reading.trigger)
    if agents:
        return agents
    sufferers = undergoers_of(reading)
    antecedent = _antecedent(reading.trigger)
    near = {t.i for t in antecedent.subtree()} if antecedent is not None else None
    return tuple(
        t
        for t in reading.sources
        if t not in sufferers
        and not (reading.event in DEEDS and (is_scene(t) or _is_listed_place(t)))
        and not _stands_before_and(t, reading.trigger)
        and not (t.xpos == "NNS" and _is_done_to_oneself(reading.trigger))
        and (near is None or t.i in near or t.sentence is not reading.trigger.sentence)
    )


def _stands_before_and(token: Token, verb: Token) -> bool:
    """Return whether "and" parts a subject from its verb: in "killed five and injured ten" the five injured nobody."""
    between = verb.sentence.tokens[token.i + 1 : verb.i] if token.sentence is verb.sentence else []
    return any(t.upos == "CCONJ" for t in between) and all(t.upos in {"CCONJ", "ADV"} for t in between)


def _is_done_to_oneself(verb: Token) -> bool:
    """Return whether one alone is doer and victim: "wounded three people before killing himself"."""
    object_ = verb.child("obj")
    return object_ is not None and object_.lower in {"himself", "herself", "itself"}


def _accused(deed: Token) -> Token | None:
    """Return who did what goes on from a charge: "accused the army of bombing the town, killing ten"."""
    if deed.xpos != "VBG" or deed.relation not in {"advcl", "conj", "acl"} or deed.child("nsubj") is not None:
        return None
    object_ = deed.head.child("obj")
    if object_ is None:
        return None
    charges = (
        c for t in (deed.head, object_) for c in t.children if c.xpos == "VBG" and object_.i < c.i < deed.i
    )  # fmt: skip
    return object_ if any(case_of(c) in {"of", "for"} for c in charges) else None


def _reported(reading: Reading) -> Token | None:
    """Return of whom a deed is said where the tree has the witness do it: "he is said by them to have fired"."""
    verb = reading.trigger
    said = verb.head.child("nsubj:pass")
    own = verb.child("nsubj")
    if said is None or own is None or reading.sources != (own,):
        return None
    by = any(c.relation == "mark" and c.lower == "by" and c.i == own.i - 1 for c in verb.children)
    return said if by and any(c.xpos == "TO" for c in verb.children) else None


def undergoers_of(reading: Reading) -> tuple[Token, ...]:
    """Return the sources that a participle shows as those it befell: "six were killed and ten injured"."""
    if reading.event is Event.REQUEST:
        return told_to(reading)
    if _is_bereft(reading) or (reading.event in _SUFFERED and _is_described(reading.trigger)):
        return reading.sources
    judged = tuple(t for t in reading.sources if _is_judged_by_noun(t, reading))
    if reading.event in _SUFFERED and judged:
        return judged
    if reading.event not in _SUFFERED or not _is_undergone(reading.trigger):
        return ()
    verbs = [reading.trigger]
    while verbs[-1].dep in {"conj", "xcomp"} and verbs[-1].head.xpos == "VBN":
        verbs.append(verbs[-1].head)
    described = verbs[-1].head if verbs[-1].relation == "acl" else None
    return tuple(
        t
        for t in reading.sources
        for first in (first_of(t),)
        if first is described or (first.relation == "nsubj" and first.head in verbs and not is_agent(first))
    )


def told_to(reading: Reading) -> tuple[Token, ...]:
    """Return the sources that a passive shows as those told to do something: "were put on alert and told to shoot"."""
    verb = reading.trigger
    # "told to shoot" without an object is passive, whatever its tag.
    passive = verb.xpos == "VBN" or (verb.lemma == "tell" and verb.child("obj", "iobj") is None)
    if reading.event is not Event.REQUEST or not passive or verb.upos != "VERB":
        return ()
    while verb.child("aux:pass") is None and verb.dep == "conj" and verb.head.xpos == "VBN":
        verb = verb.head
    if verb.child("aux:pass") is None:
        return ()
    return tuple(t for t in reading.sources if first_of(t).dep == "nsubj:pass" and first_of(t).head is verb)


def is_scene(token: Token) -> bool:
    """Return whether a phrase says where something is: "at the embassies", "in Nairobi and Mombasa"."""
    token = first_of(token)
    return token.relation in {"nmod", "obl"} and any(
        c.relation == "case" and c.lower in _PLACES for c in token.children
    )


def _is_listed_place(token: Token) -> bool:
    """Return whether a name ends a list of places, whatever the tree says: "in Nairobi, the capital, and Mombasa"."""
    words = token.sentence.tokens
    if token.entity != "LOC":
        return False
    at = token.i
    while at > 0 and (words[at - 1].upos == "PROPN" or words[at - 1].relation == "flat"):
        at -= 1
    if at < 2 or words[at - 1].upos != "CCONJ":
        return False
    before = words[: at - 1][-_LIST:]
    opening = next((t for t in reversed(before) if t.upos in {"ADP", "VERB", "AUX"}), None)
    named = opening is not None and any(t.entity == "LOC" for t in before if t.i > opening.i)
    return named and opening is not None and opening.lower in _PLACES


def _is_judged_by_noun(token: Token, reading: Reading) -> bool:
    """Return whether "of" ties a party to a noun of judging or force: "the denunciation of X", "the siege of X"."""
    trigger = reading.trigger
    below = first_of(token)
    of = below.head is trigger and below.relation == "nmod" and case_of(below) == "of"
    return of and trigger.upos == "NOUN" and trigger.child("cop") is None


def _is_bereft(reading: Reading) -> bool:
    """Return whether a verb that wants a victim has none: then its subject is it, as in "the four men killed there"."""
    verb = reading.trigger
    past = verb.upos == "VERB" and verb.xpos in {"VBN", "VBD"} and verb.dep != "acl:relcl"
    return past and reading.mode in FATAL and not reading.targets and verb.child("obj", "ccomp", "xcomp") is None


def _is_described(participle: Token) -> bool:
    """Return whether a bare participle tells what befell those who are counted: "was among hundreds injured"."""
    before = participle.sentence.tokens[participle.i - 1] if participle.i else None
    if participle.xpos not in {"VBN", "VBD"} or before is None or before.upos not in {"NUM", "NOUN"}:
        return False
    counted = before.i > 0 and participle.sentence.tokens[before.i - 1].lower == "among"
    return counted and participle.child("obj") is None


def is_only_meant(reading: Reading) -> bool:
    """Return whether a deed stands in an infinitive: "urged it to attack" tells of no attack."""
    verb = reading.trigger
    while verb.dep == "conj" and verb.head.upos == "VERB":
        verb = verb.head
    infinitive = reading.trigger.xpos == "VB" and any(c.xpos == "TO" for c in verb.children)
    return reading.event in DEEDS and infinitive and verb.head.lemma not in _REALISED


def is_called_off(reading: Reading) -> bool:
    """Return whether the same sentence takes back what a deed's verb orders: "ordered strikes and called them off"."""
    return reading.event in DEEDS and any(
        c.dep == "conj" and cancels(c) and (c.child("obj") or c).upos == "PRON" for c in reading.trigger.children
    )


def cancels(verb: Token) -> bool:
    """Return whether a verb, with its particle, says that what was ordered is not done: "call off", "rescind"."""
    words = verb.sentence.tokens
    # "called them off": the tree does not always tie the particle to its verb.
    behind = words[verb.i + 2] if len(words) > verb.i + 2 and words[verb.i + 1].upos == "PRON" else None
    particle = verb.child("compound:prt") or (behind if behind is not None and behind.lower in _PARTICLES else None)
    return (f"{verb.lemma}-{particle.lower}" if particle is not None else verb.lemma) in word_set("cancel")


def first_of(token: Token) -> Token:
    """Return the head of the list or name that a word belongs to."""
    while token.relation in _SHARED and not token.is_root:
        token = token.head
    return token


def is_name_of_event(token: Token, trigger: Token) -> bool:
    """Return whether a name stands before an event noun without being bent: "the Paris attacks"."""
    bare = token.relation in _NAMED and token.dep != "nmod:poss"  # "Moscow's annexation" is Moscow's
    return trigger.upos == "NOUN" and token.head is trigger and bare and token.upos == "PROPN"


def _antecedent(trigger: Token) -> Token | None:
    """Return the noun that a relative clause with `trigger` at its head describes."""
    token = trigger
    while token.dep == "conj" and token.head.upos == "VERB":
        token = token.head
    return token.head if token.dep == "acl:relcl" and token.head.upos in {"NOUN", "PROPN"} else None


def _is_undergone(verb: Token) -> bool:
    """Return whether a verb is a past participle with neither "have" nor an object: passive, whatever the tree says."""
    # In a headline's capitals a past participle looks like a past tense: "Hiller Charged With Murder".
    headed = verb.xpos == "VBD" and verb.i > 0 and (verb.text[0].isupper() or _goes_on_passive(verb))
    if not (verb.xpos == "VBN" or headed) or verb.child("obj", "ccomp", "xcomp") is not None:
        return False
    if verb.relation == "acl" and verb.child("nsubj") is not None:
        return False  # "the camps the army raided"
    token = verb
    while True:
        if any(c.relation == "aux" and c.lemma == "have" for c in token.children):
            return token.child("aux:pass") is not None
        if token.dep != "conj" or token.head.upos != "VERB":
            return True
        token = token.head


def _goes_on_passive(verb: Token) -> bool:
    """Return whether a past tense without an object goes on a passive: "was held and charged with theft"."""
    return verb.dep == "conj" and verb.head.child("aux:pass") is not None and verb.lemma in _SUFFERING


def is_shared_out(token: Token, reading: Reading) -> bool:
    """Return whether a party only stands in "between A and B" under an act of one side."""
    between = any(c.relation == "case" and c.lower in {"between", "among"} for c in first_of(token).children)
    return between and reading.event in _ONE_SIDED


def _agents_of(verb: Token) -> tuple[Token, ...]:
    """Return the names under "by" beside a passive participle: whatever else the tree says, they did it."""
    if not _is_undergone(verb):
        return ()
    return tuple(c for c in verb.children if c.relation == "obl" and is_agent(c) and c.entity in _PARTIES)


def is_agent(token: Token) -> bool:
    """Return whether a phrase says by whom something is done."""
    return any(c.relation == "case" and c.lower == "by" for c in token.children)


def case_of(token: Token) -> str:
    """Return the preposition or "to" that a phrase or clause stands with, "" for none."""
    return next((c.lower for c in token.children if c.relation in {"case", "mark"} and c.i < token.i), "")


def maker_of(token: Token) -> Token | None:
    """Return by whom what is judged was done: "the steps taken by X against Y" are X's, whichever word is asked for."""
    participle = token.head if token.head.relation == "acl" else token.child("acl")
    if participle is None or is_agent(token) or participle.lemma not in _making():
        return None
    return next((c for c in participle.children if c.relation == "obl" and is_agent(c)), None)


@cache
def _making() -> frozenset[str]:
    rows = shipped_table("actors/making_verbs", columns=("verbs",))
    return frozenset(verb for row in rows for verb in row["verbs"].split("|"))


def way_up(token: Token, top: Token) -> Iterator[Token]:
    """Yield the nouns from `token` up to `top`, without what is said in a clause between them."""
    while token is not top and token.upos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        yield token
        if token.is_root:
            return
        token = token.head
