"""Who of a coded event's sides really acted or was acted upon: no sufferer, scene or bystander does a deed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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
# What is judged is who did the thing, not the country it was done in.
_JUDGED = frozenset({Event.ACCUSE, Event.REJECT, Event.SUPPORT, Event.REQUEST})
# What is done to somebody by force: only here does a bare participle tell whom it befell.
_SUFFERED = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.ACCUSE})
# One-sided: here "between A and B" says what is shared out, not who agreed or fought.
_ONE_SIDED = frozenset({Event.STATEMENT, Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.SUPPORT})
_TOPICS = frozenset({"on", "about", "over", "against", "to", "toward", "towards", "regarding", "concerning"})
_PLACES = frozenset({"in", "at", "near", "outside", "inside", "within", "across", "around", "along", "throughout"})
# Verbs whose infinitive came true.
_REALISED = frozenset({"begin", "start", "continue", "go", "come", "proceed", "manage", "force", "help"})
_SHARED = frozenset({"conj", "appos", "flat", "list"})
_PARTIES = frozenset({"PERSON", "ORG", "LOC", "NORP"})
_NAMED = frozenset({"compound", "nmod", "nmod:desc"})


def doers_of(reading: Reading) -> tuple[Token, ...]:
    """Return those of a reading's sources that can have done it."""
    if reading.event not in DEEDS | _SUFFERED:
        return tuple(t for t in reading.sources if not _is_shared_out(t, reading))
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
        and not (reading.event in DEEDS and is_scene(t))
        and (near is None or t.i in near or t.sentence is not reading.trigger.sentence)
    )


def undergoers_of(reading: Reading) -> tuple[Token, ...]:
    """Return the sources that a participle shows as those it befell: "six were killed and ten injured"."""
    if reading.event not in _SUFFERED or not _is_undergone(reading.trigger):
        return ()
    verbs = [reading.trigger]
    while verbs[-1].dep in {"conj", "xcomp"} and verbs[-1].head.xpos == "VBN":
        verbs.append(verbs[-1].head)
    described = verbs[-1].head if verbs[-1].relation == "acl" else None
    return tuple(
        t
        for t in reading.sources
        for first in (_first_of(t),)
        if first is described or (first.relation == "nsubj" and first.head in verbs and not _is_agent(first))
    )


def aims_of(reading: Reading) -> tuple[Token, ...]:
    """Return a reading's targets without the places where what is judged or asked for happened."""
    targets = tuple(_bearer(t) for t in reading.targets if not _is_shared_out(t, reading))
    if reading.event not in _JUDGED:
        return targets
    kept = (t for t in targets if not any(is_scene(u) for u in _way_up(t, reading.trigger)))
    return tuple(dict.fromkeys(_judged_for(t, reading.trigger) for t in kept))


def judges_deed(reading: Reading) -> bool:
    """Return whether what is condemned or welcomed is a deed of violence, which says nothing against whom it befell."""
    return reading.event in _JUDGED and any(_is_deed(t) for t in aims_of(reading))


def _judged_for(token: Token, trigger: Token) -> Token:
    """Return what is judged where `token` only stands inside its phrase, else `token`.

    Who condemns "the murder of X" condemns the deed, whose doer is found from
    the deed itself; who condemns "Y's comments on X" condemns Y.
    """
    object_ = trigger.child("obj")
    if token.relation == "obl" and token.head is trigger and object_ is not None and _is_deed(object_):
        return token if _is_agent(token) else object_  # the parser hung "on the church" on the verb
    below = None
    for above in _way_up(token, trigger):
        if below is not None and _is_deed(above) and _is_befallen(below, above):
            return above
        owner = above.child("nmod:poss")
        if below is not None and owner is not None and owner.upos != "PRON" and _is_topic(below):
            return owner
        below = above
    return token


def _is_topic(token: Token) -> bool:
    """Return whether a noun says what something is about or at: "on Mexico" in "X's comments on Mexico"."""
    return token.dep == "nmod" and any(c.relation == "case" and c.lower in _TOPICS for c in token.children)


def _is_deed(token: Token) -> bool:
    return token.upos == "NOUN" and token.lemma.lower() in _deeds()


def _is_befallen(token: Token, deed: Token) -> bool:
    if token.dep == "nmod:poss":
        return _deeds()[deed.lemma.lower()] == "victim"
    return token.relation == "compound" or (token.relation == "nmod" and not _is_agent(token))


@cache
def _deeds() -> dict[str, str]:
    """Return the nouns for deeds of violence, each with who its possessor is, the agent or the victim."""
    rows = shipped_table("actors/deed_nouns", columns=("owner", "nouns"))
    return {noun: row["owner"] for row in rows for noun in row["nouns"].split("|")}


def _bearer(token: Token) -> Token:
    """Return whom an adjective before a title describes: "the Republican contender Ann Hale" is she, no party."""
    head = token.head
    if token.relation not in {"amod", "compound"} or head.upos != "NOUN":
        return token
    named = any(c.relation in {"appos", "flat"} and c.entity == "PERSON" for c in head.children)
    return head if named else token


def is_scene(token: Token) -> bool:
    """Return whether a phrase says where something is: "at the embassies", "in Nairobi and Mombasa"."""
    token = _first_of(token)
    return token.relation in {"nmod", "obl"} and any(
        c.relation == "case" and c.lower in _PLACES for c in token.children
    )


def is_only_meant(reading: Reading) -> bool:
    """Return whether a deed stands in an infinitive: "urged it to attack" tells of no attack."""
    verb = reading.trigger
    while verb.dep == "conj" and verb.head.upos == "VERB":
        verb = verb.head
    infinitive = reading.trigger.xpos == "VB" and any(c.xpos == "TO" for c in verb.children)
    return reading.event in DEEDS and infinitive and verb.head.lemma not in _REALISED


def _first_of(token: Token) -> Token:
    """Return the head of the list or name that a word belongs to."""
    while token.relation in _SHARED and not token.is_root:
        token = token.head
    return token


def is_name_of_event(token: Token, trigger: Token) -> bool:
    """Return whether a name stands before an event noun without being bent: "the Paris attacks"."""
    return trigger.upos == "NOUN" and token.head is trigger and token.relation in _NAMED and token.upos == "PROPN"


def _way_up(token: Token, top: Token) -> Iterator[Token]:
    """Yield the nouns from `token` up to `top`, without what is said in a clause between them."""
    while token is not top and token.upos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        yield token
        if token.is_root:
            return
        token = token.head


def _antecedent(trigger: Token) -> Token | None:
    """Return the noun that a relative clause with `trigger` at its head describes."""
    token = trigger
    while token.dep == "conj" and token.head.upos == "VERB":
        token = token.head
    return token.head if token.dep == "acl:relcl" and token.head.upos in {"NOUN", "PROPN"} else None


def _is_undergone(verb: Token) -> bool:
    """Return whether a verb is a past participle with neither "have" nor an object: passive, whatever the tree says."""
    if verb.xpos != "VBN" or verb.child("obj", "ccomp", "xcomp") is not None:
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


def _is_shared_out(token: Token, reading: Reading) -> bool:
    """Return whether a party only stands in "between A and B" under an act of one side."""
    between = any(c.relation == "case" and c.lower in {"between", "among"} for c in _first_of(token).children)
    return between and reading.event in _ONE_SIDED


def _agents_of(verb: Token) -> tuple[Token, ...]:
    """Return the names under "by" beside a passive participle: whatever else the tree says, they did it."""
    if not _is_undergone(verb):
        return ()
    return tuple(c for c in verb.children if c.relation == "obl" and _is_agent(c) and c.entity in _PARTIES)


def _is_agent(token: Token) -> bool:
    return any(c.relation == "case" and c.lower == "by" for c in token.children)
