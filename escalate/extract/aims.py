"""Whom a coded event is aimed at: past the thing that is sent, opened or struck, and past the deed that is judged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.askings import asked_of, is_of_clause
from escalate.extract.parties import FATAL, case_of, first_of, is_agent, is_scene, is_shared_out, maker_of, way_up
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.extract.events import Reading
    from escalate.parse import Token

# What is judged is who did the thing, not the country it was done in.
_JUDGED = frozenset({Event.ACCUSE, Event.REJECT, Event.SUPPORT, Event.REQUEST})
# Under these a force, a team or a sum of money is a means, and who gets it or is met by it is whom the act is aimed at.
_SENDING = frozenset({Event.AID, Event.AGREE, Event.MOBILIZE, Event.ACCUSE, Event.COOPERATE, Event.ASSAULT})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
# What a crowd or a promise is for is not the town it is made in.
_GATHERED = frozenset({Event.PROTEST, Event.AGREE, Event.COOPERATE})
_ASIDES = frozenset({"as", "among", "including", "according", "along", "alongside", "like", "unlike", "besides"})
_FORCE = frozenset({Event.ASSAULT, Event.COERCE})
_RECEIVING = frozenset({"to", "into", "for", "at", "against", "toward", "towards"})
_ON = frozenset({"on", "upon", "against"})
_TOPICS = frozenset({"on", "about", "over", "against", "to", "toward", "towards", "regarding", "concerning"})


def aims_of(reading: Reading) -> tuple[Token, ...]:
    """Return whom a reading is aimed at, as the heads of their phrases.

    Places where what is judged or asked for happened are left out, as is what
    somebody is or takes part "as". What is sent, given or opened gives way to
    who gets it, and a meeting's place to who was met.
    """
    shared = _shared_sufferer(reading)
    if shared is not None:
        return (shared,)
    found = [_bearer(t) for t in reading.targets if not is_shared_out(t, reading) and not _is_capacity(t, reading)]
    if reading.event is Event.CONSULT:
        found = _spoken_with(reading) or found
        if reading.mode == "meet":
            return _met(found, reading)
    if reading.event is Event.REQUEST or reading.mode == "appeal":
        found = [u for t in found if not is_of_clause(t, reading) for u in asked_of(t, reading.trigger)]
    found = [t for t in found if not _is_on_behalf(t) and not _is_promiser(t, reading)]
    if reading.event is Event.PROTEST and reading.trigger.lemma in _waving():
        return ()  # a flag that is waved is one's own; what is burned is another's
    if reading.event in _GATHERED:
        found = [t for t in found if not (is_scene(t) and t.entity == "LOC") and not _is_of_scene(t)]
    victim = reading.trigger.child("obj") if reading.mode in FATAL else None
    if victim is not None and victim.upos in _NAMING | {"NUM"}:
        return (victim,)  # and not where he was killed
    found = [u for t in _struck(found, reading) for u in _past_means(t, reading)]
    if reading.event in _JUDGED:
        kept = (t for t in found if not any(is_scene(u) for u in way_up(t, reading.trigger)))
        found = [_judged_for(t, reading.trigger) for t in kept]
    return tuple(dict.fromkeys(found))


def _shared_sufferer(reading: Reading) -> Token | None:
    """Return whom a passive without a subject of its own befell: "came out and were driven off to prison"."""
    verb = reading.trigger
    if reading.event not in _FORCE or verb.dep != "conj" or verb.child("aux:pass") is None or verb.child("nsubj"):
        return None
    if any(t.i < verb.i or t.relation not in {"obl", "nmod"} or not case_of(t) for t in reading.targets):
        return None
    while verb.relation in {"conj", "advcl", "xcomp"} and verb.child("nsubj") is None and not verb.is_root:
        verb = verb.head
    return verb.child("nsubj")


def _is_capacity(token: Token, reading: Reading) -> bool:
    """Return whether a party stands in an aside: "returned as part of the coalition", "according to the ministry"."""
    trigger = reading.trigger
    place = (
        token.entity == "LOC"
        and case_of(token) == "from"
        and token.i < trigger.i
        and token.sentence.tokens[0].lower == "from"
    )
    return place or any(case_of(u) in _ASIDES for u in (token, *way_up(token, trigger)))


def _is_on_behalf(token: Token) -> bool:
    """Return whether a name only says for whom somebody acts: "sued on behalf of X"."""
    return (
        any(u.relation == "nmod" and u.head.lower == "behalf" for u in (token, token.head)) or token.lower == "behalf"
    )


def _is_promiser(token: Token, reading: Reading) -> bool:
    """Return whether a name says who is to keep a promise: Paris in "promised that Paris would pay"."""
    clause = reading.trigger.child("ccomp")
    return reading.event is Event.AGREE and clause is not None and token.dep == "nsubj" and token.head is clause


def _spoken_with(reading: Reading) -> list[Token]:
    """Return whom a verb of talking has under "with", whatever was talked of: "discussed Iraq with the king"."""
    verb = reading.trigger
    if verb.upos != "VERB" or verb.child("obj") is None:
        return []
    return [c for c in verb.children if c.relation == "obl" and case_of(c) == "with" and c.upos in _NAMING]


def _is_of_scene(token: Token) -> bool:
    """Return whether a name only says whose meeting or town a place is: "agreed at the alliance's summit"."""
    return token.dep == "nmod:poss" and is_scene(token.head)


def _met(found: list[Token], reading: Reading) -> tuple[Token, ...]:
    """Return whom talks were held with: "held talks in Geneva with the minister" names talks, a place and a person."""
    trigger = reading.trigger
    people = tuple(dict.fromkeys(t for t in found if not is_scene(t)))
    if not found or not all(_is_of_idiom(t, reading) for t in people):
        return people
    top = trigger.head if trigger.relation == "obj" else trigger
    others = tuple(t for t in top.subtree() if t.i > trigger.i and case_of(t) == "with" and t.upos in _NAMING)
    return others[:1] or people


def _is_of_idiom(token: Token, reading: Reading) -> bool:
    """Return whether a word is the one that the entry asks for: "talks" in "held talks"."""
    asked = (r.words for r in reading.entry.requires if r.slot == "obj")
    return token.relation == "obj" and any(token.lemma in words or token.lower in words for words in asked)


def _struck(found: list[Token], reading: Reading) -> list[Token]:
    """Return what was struck or taken before where that was: "seized three ships near the island"."""
    struck = reading.trigger.child("obj")
    if struck is None or reading.event not in _FORCE or not found or not all(map(is_scene, found)):
        return found
    if struck.upos not in {"NOUN", "PROPN"} or is_deed(struck):
        return found
    if reading.mode in FATAL:
        return [struck]
    if is_means(struck) and (
        any(case_of(t) == "at" for t in found) or not any(c.entity == "NORP" for c in struck.children)
    ):
        return found  # "fired missiles at the base"
    return [struck, *found]


def _past_means(token: Token, reading: Reading) -> tuple[Token, ...]:
    """Return who gets what is sent, opened or fired, or what it is to act upon, else the token itself."""
    deed = token if reading.event is Event.ASSAULT and is_deed(token) else None
    if deed is not None:
        return tuple(c for c in deed.children if case_of(c) in _ON) or (token,)
    thing = first_of(token)
    if thing.relation == "nmod" and case_of(thing) == "of":
        thing = first_of(thing.head)  # "a team of doctors"
    if reading.event not in _SENDING or thing.relation != "obj" or not is_means(thing):
        return (token,)
    if reading.event is Event.ASSAULT and thing.lemma.lower() in _armed_people():
        return (token,)  # who is hit at a post, and not what is fired at it
    verb = thing.head
    after = sorted(
        (c for t in dict.fromkeys((verb, thing, first_of(token))) for c in t.children if c.i > thing.i),
        key=lambda c: c.i,
    )
    for child in after:
        if child.relation in {"obl", "nmod"} and case_of(child) in _RECEIVING and child.upos in _NAMING:
            return (child,)
    for child in after:
        upon = child.child("obj") if child.relation in {"advcl", "acl", "xcomp"} and case_of(child) == "to" else None
        if upon is not None:
            return (upon,)
    return () if is_own(thing) else (token,)


def is_means(token: Token) -> bool:
    """Return whether a noun names what is sent, given, opened or fired, and not the side it is used for or against."""
    if token.upos not in {"NOUN", "NUM", "SYM"} or token.lemma.lower() not in _means():
        return False
    return is_own(token) or token.child("nmod:poss") is None


def is_own(token: Token) -> bool:
    """Return whether a phrase belongs to the one who speaks: "his men", "our army"."""
    owner = token.child("nmod:poss")
    return owner is not None and owner.upos == "PRON"


@cache
def _waving() -> frozenset[str]:
    rows = shipped_table("actors/flag_verbs", columns=("verbs",))
    return frozenset(verb for row in rows for verb in row["verbs"].split("|"))


@cache
def _armed_people() -> frozenset[str]:
    """Return the nouns for people among the means: a force, a team."""
    rows = shipped_table("actors/means", columns=("class", "nouns"))
    return frozenset(noun for row in rows if row["class"] in {"force", "team"} for noun in row["nouns"].split("|"))


@cache
def _means() -> frozenset[str]:
    rows = shipped_table("actors/means", columns=("class", "nouns"))
    return frozenset(noun for row in rows for noun in row["nouns"].split("|"))


def judges_deed(reading: Reading) -> bool:
    """Return whether what is condemned or welcomed is a deed of violence, which says nothing against whom it befell."""
    return reading.event in _JUDGED and any(is_deed(t) for t in aims_of(reading))


def _judged_for(token: Token, trigger: Token) -> Token:
    """Return what is judged where `token` only stands inside its phrase, else `token`.

    Who condemns "the murder of X" condemns the deed, whose doer is found from
    the deed itself; who condemns "Y's comments on X" condemns Y.
    """
    object_ = trigger.child("obj")
    made = maker_of(token) or (maker_of(object_) if object_ is not None else None)
    if made is not None:
        return made
    if token.relation == "obl" and token.head is trigger and object_ is not None and is_deed(object_):
        return token if is_agent(token) else object_  # the parser hung "on the church" on the verb
    below = None
    for above in way_up(token, trigger):
        if below is not None and is_deed(above) and _is_befallen(below, above):
            return above
        owner = above.child("nmod:poss")
        if below is not None and owner is not None and owner.upos != "PRON" and _is_topic(below):
            return owner
        below = above
    return token


def _is_topic(token: Token) -> bool:
    """Return whether a noun says what something is about or at: "on Mexico" in "X's comments on Mexico"."""
    return token.dep == "nmod" and any(c.relation == "case" and c.lower in _TOPICS for c in token.children)


def is_deed(token: Token) -> bool:
    """Return whether a noun names a deed of violence or force."""
    return token.upos == "NOUN" and token.lemma.lower() in _deeds()


def _is_befallen(token: Token, deed: Token) -> bool:
    if token.dep == "nmod:poss":
        return _deeds()[deed.lemma.lower()] == "victim"
    return token.relation == "compound" or (token.relation == "nmod" and not is_agent(token))


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
