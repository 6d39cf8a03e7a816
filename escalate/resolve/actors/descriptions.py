"""Resolve definite descriptions, such as "the minister", "the group" or "the two sides"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.readings import home, make_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Token
    from escalate.resolve.actors.candidates import Candidate
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Reading, Scene

REACH = 6  # sentences back
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ARMED = frozenset({ActorKind.ARMED_GROUP})
_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.MEDIA})
# Branches of offices whose bearer may be called a leader.
_LEADING = frozenset({"government", "organisation", "military", "religious"})
_TWO = frozenset({"two", "both"})


def describe(
    scene: Scene, head: Token, readings: Sequence[Reading], candidates: Sequence[Candidate]
) -> list[Reading] | None:
    """Return whom a definite description stands for, by the nearest earlier actor it fits; None when none does."""
    children = {c.lower for c in head.children if c.i < head.i and c.relation in ("det", "nummod", "amod", "cc")}
    if not children & _DEFINITE or head.relation == "root":
        return None
    segment = scene.segment_at(head)
    if segment is None or not segment.entries:
        return None
    wanted = 2 if children & _TWO or (head.lower in ("sides",) and "both" in children) else 1
    if _is_modified(scene, head, segment):
        return None
    plural = any(e.plural for e in segment.entries)
    if plural and wanted == 1:
        return None
    found: dict[str, str] = {}
    for candidate in reversed(candidates):
        if head.sentence.index - candidate.head.sentence.index > REACH:
            break
        if candidate.head.sentence is head.sentence and head in candidate.head.subtree():
            continue
        for reading in candidate.readings:
            actor = _fitting(scene, segment, reading.actor)
            if actor is not None and not actor.startswith(f"{scene.article[:8]}."):
                found.setdefault(actor, scene.cast.get(reading.actor).name)
        if len(found) >= wanted:
            break
    if len(found) < wanted:
        return None
    first, last = readings[0].first, readings[0].last
    chosen = list(found)[:wanted]
    reason = f"“{segment.text}” is taken for {' and '.join(scene.cast.get(a).name for a in chosen)}, the nearest before it that fits"
    return [make_reading(scene, a, first, last, confidence=0.7, reason=reason) for a in reversed(chosen)]


def _is_modified(scene: Scene, head: Token, segment: Segment) -> bool:
    """Whether the phrase says more than its noun, as "this online network" does; "the rebel group" does not."""
    for child in head.children:
        if child.relation in ("amod", "compound") and child.i < segment.first:
            inner = scene.segment_at(child)
            if inner is None or inner.kind not in (EntryKind.ROLE, EntryKind.OFFICE):
                return True
    return head.child("nmod", "acl", "acl:relcl") is not None and head.child("nmod:poss") is None


def _fitting(scene: Scene, segment: Segment, actor: str) -> str | None:
    """Return the actor that the description names if it is meant for `actor`, or None when it does not fit."""
    known = scene.cast.get(actor)
    if segment.kind is EntryKind.OFFICE:
        return (
            actor if known.kind is ActorKind.PERSON and _same_office(scene, segment.entry.ref, known.office) else None
        )
    entry = next((e for e in segment.entries if e.kind is EntryKind.ROLE), None)
    if entry is None:
        return None
    if entry.role_class in ("body", "generic") and segment.text.lower() == known.name.split()[-1].lower():
        return actor
    if entry.role_class == "side":
        if entry.actor_kind is ActorKind.STATE:
            return actor if known.kind is ActorKind.STATE else None
        side = home(scene, actor)
        while scene.cast.get(side).kind not in (ActorKind.STATE, *_BODIES) and scene.cast.get(side).member_of:
            side = scene.cast.get(side).member_of[0]
        return side if scene.cast.get(side).kind in (ActorKind.STATE, *_BODIES) else None
    if entry.ref == "officials" and segment.text.endswith("leaders"):
        return actor if known.kind is ActorKind.PERSON else None
    if entry.role_class == "generic":
        return actor if known.kind in _BODIES else None
    if entry.actor_kind is ActorKind.ARMED_GROUP:
        return actor if known.kind in _ARMED else None
    return None


def _same_office(scene: Scene, office: str, held: str) -> bool:
    if not held:
        return False
    if office == held:
        return True
    if held.split("-")[0] in ("former", "vice", "deputy"):
        return False
    return held.endswith(f"-{office}") or (office == "leader" and scene.gazetteer.branches.get(held) in _LEADING)
