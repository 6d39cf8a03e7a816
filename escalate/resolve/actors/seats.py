"""Whose ministry, army or minister is meant where no state is named beside it: that of the place or party told of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import ActorKind
from escalate.resolve.actors.candidates import SUBJECT
from escalate.resolve.actors.gazetteer import EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate
    from escalate.resolve.actors.scene import Reading, Scene

_REACH = 2  # sentences back
_OPENING = 3
"""Words within which a place that opens a sentence stands: "In South Korea"."""
_GROUND = frozenset({EntryKind.COUNTRY, EntryKind.CAPITAL, EntryKind.PLACE})
_STATES = frozenset({*_GROUND, EntryKind.ADJECTIVE, EntryKind.PEOPLE, EntryKind.GOVERNMENT})
_IN = frozenset({"in", "at"})
_AT = frozenset({"in", "at", "near", "outside"})
# Who mostly has to do with its own state's government: an opposition, a people, a party.
_WITHIN = frozenset({ActorKind.ORGANISATION, ActorKind.PEOPLE})
_AIMED = ("obj", "iobj", "obl")
_NAMING = ("amod", "compound", "nmod", "conj", "flat")


@cache
def _local() -> frozenset[str]:
    rows = shipped_table("actors/local_bodies", columns=("nouns",))
    return frozenset(noun for row in rows for noun in row["nouns"].split("|"))


def opening_place(scene: Scene, head: Token) -> str | None:
    """Return the state of the place that opens the sentence of `head`: South Korea for "In Seoul, the ministry"."""
    words = head.sentence.tokens
    if len(words) <= _OPENING or words[0].lower not in _IN or not _is_subject(head):
        return None
    if _is_several(head) or any(v.relation == "ccomp" for v in head.ancestors()):
        return None
    segment = next((s for s in scene.segments(head.sentence) if 1 <= s.first <= _OPENING), None)
    if segment is None or head.i <= segment.last + 1 or any(t.upos != "DET" for t in words[1 : segment.first]):
        return None
    after = words[segment.last + 1]
    if after.text != "," and after.upos not in {"DET", "PROPN", "NOUN", "ADJ"}:
        return None
    if _crosses_clause(head, words[segment.last]):
        return None
    return _state_at(scene, words[segment.last])


def seat_of(
    scene: Scene, head: Token, candidates: Sequence[Candidate], *, main: str | None, post: bool
) -> tuple[str, str] | None:
    """Return the state whose institution or `post` `head` is, with the reason, where its phrase names none; else None.

    The place that opens the sentence decides; then the article's main state,
    unless the act is aimed at that; then the state that the sentence or those
    before it had for their subject; then that of the dateline.
    """
    place = opening_place(scene, head)
    if place is not None:
        return place, f"{scene.cast.get(place).name} is where the sentence is set"
    near = _kept_in(scene, head)
    if near is not None:
        return near, f"{scene.cast.get(near).name} is where they are at work"
    own = _seat_of_subject(scene, head, candidates)
    if own is not None:
        return own, f"those who speak to them are of {scene.cast.get(own).name}"
    aimed = _aimed_at(scene, head)
    if main is not None and main not in aimed:
        return main, f"{scene.cast.get(main).name} is the country the article is about"
    if _is_several(head) or _is_supposed(head) or not (post or _is_party(head)):
        return None  # "the troops" are as often another's
    told = _told_of(scene, head, candidates, aimed, post=post) if head.lower not in _local() else None
    if told is not None:
        return told, f"{scene.cast.get(told).name} was told of before"
    sent = scene.dateline
    if sent is not None and sent not in aimed and (scene.names(sent) or not _names_any(scene)):
        return sent, f"the report was sent from {scene.cast.get(sent).name}"
    return None


def _is_several(head: Token) -> bool:
    """Whether a noun counts people of a kind, who may be anybody's: "40 soldiers", "the troops"."""
    return head.child("nummod") is not None or (head.xpos == "NNS" and head.lower != "police")


def _is_supposed(head: Token) -> bool:
    """Whether a noun stands in a condition, where the army that may attack is often not the speaker's own."""
    clauses = (a for a in head.ancestors() if a.relation == "advcl")
    return any(c.lower in {"if", "unless"} for a in clauses for c in a.all_children("mark"))


def _names_any(scene: Scene) -> bool:
    """Whether the article names any state."""
    return any(s.kind in _STATES for sentence in scene.sentences for s in scene.segments(sentence))


def _kept_in(scene: Scene, head: Token) -> str | None:
    """Return the state of the place, one in its clause, where police are at work: "barred the crowd in Istanbul"."""
    if head.lower not in _local() or head.relation != "nsubj":
        return None
    inside = head.head.subtree()
    places = (t for t in inside if t.upos == "PROPN" and t.child("case") is not None)
    found = {_state_at(scene, t) for t in places if any(c.lower in _AT for c in t.all_children("case"))} - {None}
    return found.pop() if len(found) == 1 else None


def _seat_of_subject(scene: Scene, head: Token, candidates: Sequence[Candidate]) -> str | None:
    """Return the state of those who put something to `head`: "the Kenyan opposition urged the president"."""
    verb = head.head
    while verb.relation == "conj" and verb.child("nsubj") is None and not verb.is_root:
        verb = verb.head
    subject = verb.child("nsubj") if head.relation in {"obj", "iobj"} else None
    candidate = next((c for c in reversed(candidates) if c.head is subject), None) if subject is not None else None
    if candidate is None or len(candidate.readings) != 1:
        return None
    known = scene.cast.get(candidate.readings[0].actor)
    return known.country if known.kind in _WITHIN else None


def _is_party(head: Token) -> bool:
    """Whether `head` does something or something is done to it; "the government's ties" may be anybody's."""
    head = _first_of_list(head)
    return head.relation in {"nsubj", "obj", "iobj"} or (head.relation == "obl" and head.upos == "NOUN")


def _crosses_clause(head: Token, place: Token) -> bool:
    """Whether what is told of `head` stands in another clause than the place that opens the sentence."""
    over = next((a for a in head.ancestors() if a.upos == "VERB" and a.relation in {"advcl", "acl"}), None)
    return over is not None and place.head not in (over, *over.subtree())


def _state_at(scene: Scene, token: Token) -> str | None:
    segment = scene.segment_at(token)
    if segment is None:
        return None
    known = scene.towns.get(segment.text.casefold())
    if known:
        return known
    if segment.kind not in _GROUND:
        return None
    ref = scene.pick([e for e in segment.entries if e.kind is segment.kind]).ref
    return ref if ref and scene.cast.get(ref).kind is ActorKind.STATE else None


def _aimed_at(scene: Scene, head: Token) -> frozenset[str]:
    """Return the states at which the verb over `head` is aimed, and those that do it where `head` is its object."""
    verb = next((a for a in head.ancestors() if a.upos in {"VERB", "AUX"}), None)
    if verb is None:
        return frozenset()
    subject = _is_subject(head)
    below = verb.all_children(*_AIMED) if subject else verb.all_children("nsubj")
    words = (t for c in below if not c.child("mark") for t in (c, *c.all_children(*_NAMING)))
    segments = (scene.segment_at(t) for t in words if not subject or t.i > head.i)
    return frozenset(
        scene.pick([e for e in s.entries if e.kind is s.kind]).ref
        for s in segments
        if s is not None and s.kind in _STATES
    )


def _is_subject(head: Token) -> bool:
    """Return whether `head` or what it is listed with is the subject of a verb."""
    return _first_of_list(head).relation == "nsubj"


def _first_of_list(head: Token) -> Token:
    while head.relation == "conj" and not head.is_root:
        head = head.head
    return head


def _told_of(
    scene: Scene, head: Token, candidates: Sequence[Candidate], aimed: frozenset[str], *, post: bool
) -> str | None:
    """Return the state of the last subject before `head` of whom one is known; for a `post`, of no other person."""
    for candidate in reversed(candidates):
        if head.sentence.index - candidate.head.sentence.index > _REACH:
            return None
        if candidate.weight != SUBJECT or not candidate.readings or candidate.head.relation == "conj":
            continue
        if (post and candidate.sort == "person") or (
            candidate.head.sentence is head.sentence and head in candidate.head.subtree()
        ):
            continue
        states = {s for r in candidate.readings for s in [_state_of(scene, r)] if s}
        if len(states) == 1 and not states & aimed:
            return states.pop()
        if len(states) > 1:
            return None
    return None


def _state_of(scene: Scene, reading: Reading) -> str | None:
    known = scene.cast.get(reading.actor)
    return known.id if known.kind is ActorKind.STATE else known.country
