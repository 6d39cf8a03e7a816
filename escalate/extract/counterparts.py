"""The other side of an act whose object is not it: with whom ties were cut, whose envoy left, who would get the men."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.parties import case_of, is_agent
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events import Reading
    from escalate.extract.scene import Scene
    from escalate.model import Mention
    from escalate.parse import Token

# The prepositions that tie the other side to what was broken off, called off, lifted, refused or asked for.
_TIES = {
    Event.SANCTION: frozenset({"with", "against", "on", "to", "from", "for"}),
    Event.RETREAT: frozenset({"with", "against", "on"}),
    Event.CONCEDE: frozenset({"with", "against", "on"}),
    Event.REJECT: frozenset({"with", "by", "from"}),
    Event.AGREE: frozenset({"with"}),
    Event.REQUEST: frozenset({"of", "from"}),
    Event.PROTEST: frozenset({"outside", "at", "near", "against", "before"}),
}
# What gives the reason or the time of an act names no side of it.
_REASONS = frozenset(
    {"over", "after", "because", "since", "following", "amid", "despite", "before", "until", "unless", "if", "when",
     "while", "as", "during", "pending", "in", "at", "between"}
)  # fmt: skip
_BLAMING = frozenset({"after", "because", "since", "when"})
_KEPT = frozenset({"in", "at", "near", "outside"})
# What only those who keep the law of a place do.
_OFFICIAL = frozenset({"arrest", "detain", "jail", "imprison", "remand", "convict", "sentence", "charge", "indict"})
_LOST = frozenset({"in", "from", "of"})
_OUTWARD = frozenset({Event.SANCTION, Event.RETREAT, Event.REJECT})
_LEAVING = frozenset({"from", "of"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_TAKEN = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.ACCUSE})
_HANDED = frozenset({Event.REJECT, Event.AGREE, Event.CONCEDE, Event.RETREAT, Event.SUPPORT})
_HITTING = frozenset({Event.ASSAULT, Event.COERCE})
_OBJECTIVE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION})


def find_counterparts(scene: Scene, reading: Reading, sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the first party that words beside the object tie to an act, other than the side of `sources`."""
    for token in (*_objects_by_place(reading), *_tied(reading)):
        if reading.event is Event.PROTEST and token.lemma.lower() not in _envoys():
            continue  # a crowd outside an embassy means it, one outside a courthouse need not
        found = _others(scene, scene.cast.within([token]), sources)
        if found:
            return found
    return ()


def find_makers(scene: Scene, reading: Reading, hit: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who took a measure told in the passive: the body whose seat was lost, the other one of two states."""
    verb = reading.trigger
    if reading.event is Event.COERCE and verb.lemma in _OFFICIAL:
        return _keepers(scene, verb, hit)
    if reading.event is not Event.SANCTION or len(hit) != 1 or verb.child("nsubj:pass") is None:
        return ()
    for token in verb.subtree():
        if token.i > verb.i and token.relation in {"obl", "nmod"} and case_of(token) in _LOST:
            bodies = tuple(m for m in scene.cast.mentions([token]) if scene.cast.is_body(m))
            if _others(scene, bodies, hit):
                return bodies
    return scene.cast.opposite(verb, hit[0])


def _keepers(scene: Scene, verb: Token, hit: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the state of the one place where somebody was arrested or put on trial, which only a state does."""
    if verb.child("nsubj:pass") is None or any(is_agent(c) for c in verb.children):
        return ()
    places = [c for c in verb.all_children("obl") if case_of(c) in _KEPT and _is_named_place(c)]
    found = scene.cast.located(places)
    same = [h for h in hit if any(h.actor == m.actor for m in found)]
    return found if len(found) == 1 and not same else ()


def _is_named_place(token: Token) -> bool:
    """Return whether a phrase is a town or what is called by one: "in Minsk", "at Tallinn airport"."""
    return token.upos == "PROPN" or any(c.relation == "compound" and c.entity == "LOC" for c in token.children)


def find_blamed(
    scene: Scene, reading: Reading, does: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whose "its warships" are that did what somebody is accused or punished for: "X accused Y after its ...".

    Nobody answers a deed of its own, so that the pronoun stands for the one
    whom the clause over it is aimed at.
    """
    verb = reading.trigger
    if reading.event not in _OBJECTIVE or verb.relation != "advcl" or case_of(verb) not in _BLAMING:
        return ()
    if not any(c.dep == "nmod:poss" and c.lower in {"its", "their"} for t in does for c in t.children):
        return ()
    for over in scene.readings:
        if over.trigger is verb.head and over.event in _TAKEN and over.targets:
            own = scene.cast.doers(over.sources)
            if any(scene.cast.same_side(s, o) for s in sources for o in own):
                return _others(scene, scene.cast.within(over.targets), own)
    return ()


def find_receivers(
    scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return to whom what is handed over would go, whom "refused to send the men to X" is aimed at."""
    if reading.event not in _HANDED:
        return ()
    for thing in aims:
        verb = thing.head
        if thing.relation != "obj" or verb.lemma not in _moving("over"):
            continue
        for token in verb.subtree():
            if (
                token.i > thing.i
                and token.upos in _NAMING
                and case_of(token) == "to"
                and token.relation in {"obl", "nmod"}
            ):
                found = _others(scene, scene.cast.within([token]), sources)
                if found:
                    return found
    return ()


def find_left(scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whom somebody calls its own people away from: "pulled its students out of X"."""
    if reading.event not in _OUTWARD or reading.act.lemma not in _moving("home"):
        return ()
    for thing in aims:
        if thing.relation != "obj":
            continue
        places = [
            c for t in (thing, thing.head) for c in t.children if c.i > thing.i and case_of(c) in _LEAVING | {"out"}
        ]
        for token in places:
            found = _others(scene, scene.cast.within([token]) or scene.cast.located([token]), sources)
            if found:
                return found
    return ()


def find_other_state(
    scene: Scene, aims: Sequence[Token], found: Sequence[Mention], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whose "the ambassador" is in an article that names two states only: that of the other one."""
    if not sources or len(aims) != 1 or any(map(scene.cast.is_placed, found)):
        return ()
    envoy = aims[0]
    sent = envoy.lemma.lower() in _envoys() and envoy.child("nmod:poss") is None
    return scene.cast.opposite(envoy, sources[0]) if sent else ()


def find_owner(
    scene: Scene, reading: Reading, aims: Sequence[Token], sources: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return whose the thing hit is where a pronoun says it: "X protested after Y bombed its posts" hit X.

    Nobody strikes or expels what is its own, so that the pronoun stands for
    the subject of the clause over it.
    """
    if reading.event not in _TAKEN or not any(map(_is_theirs, aims)):
        return ()
    verb = reading.trigger
    if reading.event is Event.SANCTION and verb.lemma not in _moving("out"):
        return ()  # "recalled its ambassador"
    if verb.dep == "conj" and reading.event in _HITTING:
        # "shot down an Indian jet and captured its pilot"
        earlier = [r for r in scene.readings if r.trigger is verb.head and r.event in _HITTING]
        hit = [m for r in earlier for m in _others(scene, scene.cast.within(r.targets), sources)]
        if hit and scene.cast.is_placed(hit[0]):
            return tuple(hit[:1])
    while not verb.is_root:
        clause = verb.relation in {"advcl", "acl", "ccomp"}
        verb = verb.head
        subject = verb.child("nsubj")
        if clause and subject is not None:
            found = _others(scene, scene.cast.mentions([subject]), sources)
            if found:
                return found
    return ()


def _is_theirs(token: Token) -> bool:
    """Return whether a phrase belongs to those whom "its" or "their" stands for: "two of its posts"."""
    below = (token, *(c for c in token.children if c.relation == "nmod" and case_of(c) == "of"))
    return any(
        c.dep == "nmod:poss" and c.upos == "PRON" and c.lower in {"its", "their"} for t in below for c in t.children
    )


def _others(scene: Scene, found: Sequence[Mention], sources: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(m for m in found if not any(scene.cast.same_side(m, s) for s in sources))


def _objects_by_place(reading: Reading) -> Iterator[Token]:
    """Yield the noun right after an active verb that wants an object and got none from the tree."""
    verb = reading.trigger
    if reading.event not in _OBJECTIVE or reading.targets or verb.upos != "VERB" or verb.child("aux:pass") is not None:
        return
    for word in verb.sentence.tokens[verb.i + 1 :]:
        if word.upos in {"NOUN", "PROPN"}:
            top = word
            while (
                top.relation in {"compound", "amod", "flat"}
                and top.head.i > verb.i
                and top.head.upos in {"NOUN", "PROPN"}
            ):
                top = top.head
            yield top
            return
        if word.upos not in {"DET", "ADJ", "NUM", "PRON"}:
            return


def _tied(reading: Reading) -> Iterator[Token]:
    """Yield the words after the prepositions that tie a party to this kind of act, up to where its reason is given."""
    wanted = _TIES.get(reading.event, frozenset())
    trigger = reading.trigger
    words = trigger.sentence.tokens
    for word in words[trigger.i + 1 :]:
        if (
            (word.lower in _REASONS and word.lower not in wanted)
            or word.text in {";", ":", "—"}
            or (word.relation == "mark" and word.upos == "SCONJ")
        ):
            return
        if word.upos in {"VERB", "AUX"} and word.has_feat("VerbForm=Fin"):
            return
        if word.upos == "ADP" and word.relation == "case" and word.lower in wanted:
            head = word.head
            yield head
            after = [t for t in words[word.i + 1 : word.i + 4] if t.upos not in {"DET", "NUM"}]
            if after and after[0] is not head and after[0].upos in {"PROPN", "ADJ"}:
                yield after[0]


@cache
def _moving(kind: str) -> frozenset[str]:
    rows = shipped_table("actors/handing_verbs", columns=("class", "verbs"))
    return frozenset(verb for row in rows if row["class"] == kind for verb in row["verbs"].split("|"))


@cache
def _envoys() -> frozenset[str]:
    rows = shipped_table("actors/envoys", columns=("nouns",))
    return frozenset(noun for row in rows for noun in row["nouns"].split("|"))
