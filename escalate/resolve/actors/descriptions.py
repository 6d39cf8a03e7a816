"""Resolve definite descriptions, such as "the minister", "the group" or "the two sides"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import ActorKind
from escalate.resolve.actors.echoes import find_echoed, is_of_form
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.phrases import read_phrase
from escalate.resolve.actors.readings import adjective_of, fill_from_tables, find_holder, home, make_reading
from escalate.resolve.actors.seats import opening_place, seat_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate
    from escalate.resolve.actors.gazetteer import Entry
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Reading, Scene

REACH = 6  # sentences back
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_TWO = frozenset({"two", "both"})
_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.MEDIA})
# Branches of offices whose bearer may be called a leader.
_LEADING = frozenset({"government", "organisation", "military", "religious"})
# Offices of which a state has one bearer at a time.
_SINGLE = frozenset(
    {
        "president",
        "vice-president",
        "prime-minister",
        "chancellor",
        "king",
        "emperor",
        "supreme-leader",
        "foreign-minister",
    }
)
_INSTITUTIONS = frozenset(
    {"government", "military", "parliament", "police", "navy", "air-force", "foreign-ministry", "defence-ministry",
     "interior-ministry", "finance-ministry", "security-forces", "central-bank", "presidency", "lawmakers"}
)  # fmt: skip


def describe(
    scene: Scene, head: Token, readings: Sequence[Reading], candidates: Sequence[Candidate]
) -> list[Reading] | None:
    """Return whom a definite description stands for, by the nearest earlier actor it fits; None when none does."""
    segment = scene.segment_at(head)
    if segment is None or not segment.entries or segment.kind is EntryKind.NAME:
        return None
    if head.relation == "appos" and readings:
        named = read_phrase(scene, head.head)
        side = any(e.role_class == "side" for e in segment.entries)
        if side and named and scene.cast.get(named[0].actor).kind is ActorKind.PERSON:
            return None  # "an officer in Egypt, a country taking part": no person is a country
        if len(named) == 1 and not named[0].actor.startswith(f"{scene.article[:8]}."):
            reason = f"“{segment.text}” says what {scene.cast.get(named[0].actor).name} is"
            return [
                make_reading(scene, named[0].actor, readings[0].first, readings[0].last, confidence=0.85, reason=reason)
            ]
    entry = next((e for e in segment.entries if e.kind is EntryKind.ROLE), segment.entry)
    reach = (readings[0].first, readings[0].last) if readings else (segment.first, segment.last)
    children = {c.lower for c in head.children if c.i < head.i and c.relation in ("det", "nummod", "amod", "cc")}
    placed = opening_place(scene, head)
    if placed is not None and not _is_modified(scene, head, segment):
        seated = _of_seat(scene, head, segment, entry, children, reach, candidates)
        if seated is not None:
            return seated
    if children & _DEFINITE and head.relation != "root" and not _is_modified(scene, head, segment):
        echoed = find_echoed(scene, head, candidates)
        if echoed is not None:
            return _described(scene, segment, [echoed], reach)
        wanted = 2 if children & _TWO else 1
        if wanted == 2 or not any(e.plural for e in segment.entries):
            found = _nearest(scene, head, segment, entry, candidates, wanted)
            if found is not None:
                return _described(scene, segment, found, reach)
            bearer = _only_bearer(scene, segment) if wanted == 1 else None
            if bearer is not None:
                reason = f"the article calls nobody but {scene.cast.get(bearer).name} “{segment.text}”"
                return [make_reading(scene, bearer, *reach, confidence=0.65, reason=reason)]
    return _of_seat(scene, head, segment, entry, children, reach, candidates)


def _described(scene: Scene, segment: Segment, found: list[str], reach: tuple[int, int]) -> list[Reading]:
    names = " and ".join(scene.cast.get(a).name for a in found)
    reason = f"“{segment.text}” is taken for {names}, the nearest before it that fits"
    return [make_reading(scene, a, *reach, confidence=0.7, reason=reason) for a in found]


def _only_bearer(scene: Scene, segment: Segment) -> str | None:
    """Return the one person to whom the article gives an office that a state or group has one of, or None."""
    if segment.kind is not EntryKind.OFFICE or segment.entry.ref not in _SINGLE:
        return None
    called = scene.cast.people_with(segment.entry.ref)
    return called[0] if len(called) == 1 else None


def _nearest(
    scene: Scene, head: Token, segment: Segment, entry: Entry, candidates: Sequence[Candidate], wanted: int
) -> list[str] | None:
    found: list[str] = []
    pair = _named_together(scene, head, segment, entry, candidates) if wanted == 2 else None
    if pair is not None:
        return pair
    for candidate in reversed(candidates):
        if head.sentence.index - candidate.head.sentence.index > REACH:
            break
        if candidate.head.sentence is head.sentence and head in candidate.head.subtree():
            continue
        if wanted == 2 and entry.role_class == "people" and len(candidate.readings) != 2:
            continue
        if entry.actor_kind is ActorKind.STATE and _acts_on(candidate.head, head):
            continue
        for reading in reversed(candidate.readings):
            actor = _fitting(scene, segment, entry, reading.actor, pair=wanted == 2)
            if actor is not None and actor not in found and not actor.startswith(f"{scene.article[:8]}."):
                found.append(actor)
        if len(found) >= wanted:
            return found[:wanted][::-1]
    return _two_people(scene, head, candidates) if wanted == 2 and entry.role_class == "people" else None


def _named_together(
    scene: Scene, head: Token, segment: Segment, entry: Entry, candidates: Sequence[Candidate]
) -> list[str] | None:
    """Return the two that "A and B" named last before "the two countries", in this sentence or the one before."""
    for candidate in reversed(candidates):
        if head.sentence.index - candidate.head.sentence.index > 1:
            return None
        if len(candidate.readings) != 2 or (
            candidate.head.sentence is head.sentence and head in candidate.head.subtree()
        ):
            continue
        fitting = [_fitting(scene, segment, entry, r.actor, pair=True) for r in candidate.readings]
        pair = [a for a in dict.fromkeys(fitting) if a is not None and not a.startswith(f"{scene.article[:8]}.")]
        if len(pair) == 2:
            return pair
    return None


def _two_people(scene: Scene, head: Token, candidates: Sequence[Candidate]) -> list[str] | None:
    """Return the two persons of the last sentence before that names more than one, if it names just two."""
    for distance in (1, 2, 3):
        before = [c for c in candidates if head.sentence.index - c.head.sentence.index == distance]
        people = dict.fromkeys(
            r.actor for c in before for r in c.readings if scene.cast.get(r.actor).kind is ActorKind.PERSON
        )
        if len(people) > 1:
            return list(people) if len(people) == 2 else None
    return None


def _acts_on(agent: Token, head: Token) -> bool:
    """Whether `agent` does to `head` what the verb between them says: "US soldiers leave the country" is not the US."""
    verbs = [a for a in head.ancestors() if a.upos in ("VERB", "AUX")][:2]
    return agent.sentence is head.sentence and any(agent.head is v for v in verbs)


def _is_modified(scene: Scene, head: Token, segment: Segment) -> bool:
    """Whether the phrase says more than its noun, as "this online network" does; "the rebel group" does not."""
    for child in head.children:
        if child.lower in _standing():
            continue
        if child.relation in ("amod", "compound") and child.i < segment.first and child.lower not in _TWO:
            inner = scene.segment_at(child)
            if inner is None or inner.kind not in (EntryKind.ROLE, EntryKind.OFFICE):
                return True
    cases = [c.child("case") for c in head.all_children("nmod")]
    of = any(c is not None and c.lower in ("of", "for") for c in cases)
    clause = head.child("acl")
    if clause is not None and _is_set_apart(clause):
        clause = None
    if clause is not None and segment.kind is EntryKind.OFFICE and _is_told(clause):
        return of
    return of or (clause is not None and head.child("nmod:poss") is None)


def _is_set_apart(clause: Token) -> bool:
    """Whether a comma parts a clause from its noun, so that it adds something and singles nobody out."""
    first = min(clause.subtree(), key=lambda t: t.i)
    return first.text == "," or (first.i > 0 and first.sentence.tokens[first.i - 1].text == ",")


@cache
def _standing() -> frozenset[str]:
    rows = shipped_table("actors/standing_words", columns=("words",))
    return frozenset(word for row in rows for word in row["words"].split("|"))


def _is_told(clause: Token) -> bool:
    """Whether what looks like a relative clause is what somebody is told: "told the minister Kenya would help"."""
    subject = clause.child("nsubj")
    return subject is not None and subject.xpos not in ("WP", "WDT")


def _fitting(scene: Scene, segment: Segment, entry: Entry, actor: str, *, pair: bool) -> str | None:
    """Return the actor that the description names if it is meant for `actor`, or None when it does not fit."""
    known = scene.cast.get(actor)
    if segment.kind is EntryKind.OFFICE:
        fits = known.kind is ActorKind.PERSON and _same_office(scene, segment.entry.ref, known.office)
        return actor if fits else None
    if entry.role_class in ("body", "generic") and segment.text.lower() == _headword(known.name):
        return actor
    if entry.role_class == "side":
        return _side(scene, segment, entry, actor)
    if pair and entry.role_class == "people":
        return actor if known.kind is ActorKind.PERSON else None
    if entry.role_class == "people" and known.kind is ActorKind.PERSON and not entry.plural:
        # "the general", who was named with that rank before
        held = (e.ref for e in segment.entries if e.kind is EntryKind.OFFICE)
        return actor if known.office and any(_same_office(scene, ref, known.office) for ref in held) else None
    if entry.role_class == "generic":
        return actor if known.kind in _BODIES else None
    if entry.actor_kind is ActorKind.ARMED_GROUP:
        return actor if known.kind is ActorKind.ARMED_GROUP else None
    return None


def _headword(name: str) -> str:
    """Return the noun that a name is built on: bureau for "Federal Bureau of Investigation"."""
    return name.split(" of ")[0].split()[-1].lower()


def _side(scene: Scene, segment: Segment, entry: Entry, actor: str) -> str | None:
    if entry.actor_kind is ActorKind.STATE:
        country = scene.cast.get(actor).country
        return country if country and is_of_form(segment.text, country) else None
    side = home(scene, actor)
    while scene.cast.get(side).kind not in (ActorKind.STATE, *_BODIES) and scene.cast.get(side).member_of:
        side = scene.cast.get(side).member_of[0]
    return side if scene.cast.get(side).kind in (ActorKind.STATE, *_BODIES) else None


def _same_office(scene: Scene, office: str, held: str) -> bool:
    if not held:
        return False
    if office == held:
        return True
    if held.split("-")[0] in ("former", "vice", "deputy"):
        return False
    return held.endswith(f"-{office}") or (office == "leader" and scene.gazetteer.branches.get(held) in _LEADING)


def _is_american(scene: Scene, segment: Segment) -> bool:
    """Whether "the administration" is that in Washington: the article names the United States."""
    return segment.text.lower() == "administration" and scene.names("usa")


def _of_seat(
    scene: Scene, head: Token, segment: Segment, entry: Entry, children: set[str], reach: tuple[int, int],
    candidates: Sequence[Candidate],
) -> list[Reading] | None:  # fmt: skip
    """Read a state's institution or post that the article leaves without a state as that of the state it is set in."""
    if children & _standing():
        return None  # who was deposed does not hold the office
    if _is_modified(scene, head, segment) or children & {"a", "an", "another", "any", "no", "every", "each"}:
        return None
    office = segment.entry.ref if segment.kind is EntryKind.OFFICE else ""
    if office not in _SINGLE and not office.endswith("-minister") and (office or entry.ref not in _INSTITUTIONS):
        return None
    if office and not children & _DEFINITE and segment.text.islower():
        return None  # "becomes vice president"
    main = "usa" if _is_american(scene, segment) else scene.main_country()
    found = seat_of(scene, head, candidates, main=main, post=bool(office))
    if found is None:
        return None
    country, reason = found
    if office:
        held = find_holder(scene, head, country, office)
        if held is None:
            return [_of_post(scene, segment, country, reach, reason)]
        fill_from_tables(scene, scene.cast.get(held[0]))
        return [make_reading(scene, held[0], *reach, confidence=0.6, reason=f"{reason}, and {held[2]}")]
    name = f"{adjective_of(scene, country)} {entry.ref.replace('-', ' ')}"
    known = scene.cast.add(
        f"{country}.{entry.ref}", name=name, kind=entry.actor_kind, country=country, member_of=(country,)
    )
    return [make_reading(scene, known.id, *reach, confidence=0.6, reason=reason)]


def _of_post(scene: Scene, segment: Segment, country: str, reach: tuple[int, int], reason: str) -> Reading:
    """Read a post of a state whose holder nobody names as the post itself: the Kenyan interior minister."""
    office = segment.entry.ref
    known = scene.cast.add(
        f"{country}.{office}", name=f"{adjective_of(scene, country)} {segment.text.lower()}", kind=ActorKind.PERSON,
        country=scene.cast.get(country).country, member_of=(country,), role=segment.text, office=office,
    )  # fmt: skip
    return make_reading(scene, known.id, *reach, confidence=0.55, reason=reason)
