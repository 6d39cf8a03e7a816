"""Find whose an office, a force or an institution is: "Israeli jets", "forces of Assad", "Iran's foreign minister"."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from escalate.lexicon import shipped_table
from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.slugs import slugify
from escalate.resolve.actors.towns import is_settled

if TYPE_CHECKING:
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Scene

_SIDES = frozenset(
    {
        EntryKind.COUNTRY, EntryKind.ADJECTIVE, EntryKind.PEOPLE, EntryKind.CAPITAL, EntryKind.GOVERNMENT,
        EntryKind.GROUP, EntryKind.PERSON,
    }
)  # fmt: skip
_OF = frozenset({"of", "for", "from", "in", "at", "with", "within", "inside"})
_COMERS = frozenset({"people", "force", "mass"})  # who can be "from" a side
_LEAD = 3
"""How many words after "at" the adjective before "base" may stand: "at two Russian bases"."""
_PLACE = frozenset({"in", "at", "from", "within", "inside"})


class Owner(NamedTuple):
    """A side that a phrase names: the actor and the tokens, first and last."""

    actor: str
    first: int
    last: int


def find_owners(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> list[Owner]:
    """Return the sides that own `segment`, several when they are coordinated, none when no words say so.

    Looks left of the segment down to token `low`, then at an "of" or "for"
    phrase to its right.
    """
    owners = _left_owners(scene, sentence, segment, low) or _right_owners(scene, sentence, segment)
    if len(owners) == 1 and segment.kind is EntryKind.OFFICE:
        return [_with_institution(scene, sentence, segment, owners[0])]
    return owners


def _with_institution(scene: Scene, sentence: Sentence, office: Segment, owner: Owner) -> Owner:
    """Return the state's institution that an office is of, as in "spokesman for the Israeli army", else the owner."""
    known = scene.cast.get(owner.actor)
    between = [s for s in scene.segments(sentence) if s.first > owner.last and s.kind is EntryKind.ROLE]
    role = next((s for s in between if all(t.upos == "PART" for t in sentence.tokens[owner.last + 1 : s.first])), None)
    if role is None or known.kind is not ActorKind.STATE or role.first == office.first:
        return owner
    entry = role.entry
    if entry.role_class not in ("body", "force") or not entry.ref or entry.actor_kind is not ActorKind.GOVERNMENT:
        return owner
    name = f"{scene.gazetteer.adjectives.get(owner.actor, known.name)} {entry.ref.replace('-', ' ')}"
    made = scene.cast.add(
        f"{owner.actor}.{entry.ref}", name=name, kind=entry.actor_kind, country=owner.actor, member_of=(owner.actor,)
    )
    return Owner(made.id, owner.first, max(owner.last, role.last) if owner.first > office.last else owner.last)


def side_of(scene: Scene, sentence: Sentence, segment: Segment) -> str | None:
    """Return the actor that a segment names as a side, or None when it names none."""
    if segment.slanted:
        return None
    if segment.kind is EntryKind.PERSON:
        called = scene.cast.people_called(segment.text)
        return called[0] if called else scene.pick(segment.entries).ref
    if segment.kind in _SIDES:
        entry = next((e for e in segment.entries if e.kind in _SIDES), segment.entry)
        return scene.pick([e for e in segment.entries if e.kind is entry.kind]).ref
    if segment.kind is EntryKind.NAME and segment.label in ("ORG", "PERSON", ""):
        called = [p for p in scene.cast.people_called(segment.text) if " " in scene.cast.get(p).name]
        if called:
            return called[0]
        acronym = scene.cast.acronyms.get(segment.text)
        if acronym:
            return acronym
        if segment.label == "ORG":
            return _organisation(scene, sentence, segment)
    if segment.kind is EntryKind.NAME:
        return scene.cast.acronyms.get(segment.text)
    return None


def _organisation(scene: Scene, sentence: Sentence, segment: Segment) -> str:
    """Return the actor of an unknown organisation's name, under the state whose adjective stands before it."""
    kind = segment.entry.actor_kind if segment.entries else ActorKind.ORGANISATION
    before = next((s for s in scene.segments(sentence) if s.last == segment.first - 1), None)
    if segment.entries and before is not None and before.kind in (EntryKind.ADJECTIVE, EntryKind.COUNTRY):
        side = scene.pick(before.entries).ref
        adjective = scene.gazetteer.adjectives.get(side) or scene.cast.get(side).name
        actor, name = f"{side}.{slugify(segment.text)}", f"{adjective} {segment.text}"
        return scene.cast.add(actor, name=name, kind=kind, country=side, member_of=(side,)).id
    return scene.cast.add(slugify(segment.text), name=segment.text, kind=kind).id


def _unknown_side(scene: Scene, sentence: Sentence, segment: Segment, other: Segment) -> str | None:
    """Return the actor in an unknown name before "officials", "fighters" or an office; none before "groups"."""
    if other.kind is not EntryKind.NAME or other.label in ("LOC", "NORP", "PERSON") or other.slanted:
        return None
    if segment.kind is not EntryKind.OFFICE and segment.entry.role_class not in ("people", "force", "gear"):
        return None
    if sentence.tokens[other.last].upos == "ADJ":
        return None
    return scene.cast.add(slugify(other.text), name=other.text, kind=ActorKind.ORGANISATION).id


def _left_owners(scene: Scene, sentence: Sentence, segment: Segment, low: int) -> list[Owner]:
    tokens = sentence.tokens
    found: list[Owner] = []
    right = segment.first
    for other in reversed(scene.segments(sentence)):
        if other.first >= segment.first:
            continue
        if other.first < low:
            break
        between = tokens[other.last + 1 : right]
        if any(
            t.upos in ("VERB", "AUX", "ADP", "SCONJ", "ADV") and t.relation not in ("amod", "compound", "advmod")
            for t in between
        ):
            break
        if (
            any(t.text in '.;:()"“”' for t in between)
            or _leaves(between)
            or (other.kind is EntryKind.PERSON and any(t.text == "," for t in between))
            or (found and not any(t.upos == "CCONJ" or t.text in ",/" for t in between))
        ):
            break
        if not found and any(t.text == "," or t.upos == "CCONJ" for t in between) and other.kind not in _SIDES:
            break
        if (
            other.kind is EntryKind.NAME
            and not between
            and segment.entries
            and segment.entry.role_class in ("body", "generic")
        ):
            right = other.first  # "Rawdah mosque": the institution's own name
            continue
        side = side_of(scene, sentence, other) or _unknown_side(scene, sentence, segment, other)
        if side is not None:
            found.append(Owner(side, other.first, other.last))
            right = other.first
        elif other.kind in (EntryKind.OFFICE, EntryKind.ROLE, EntryKind.NAME) and not found:
            right = other.first
        else:
            break
    return found[::-1]


def _leaves(between: list[Token]) -> bool:
    """Whether a noun and a comma part an owner from what follows: "the Clinton camp, officials" is no one phrase."""
    return any(t.text == "," and before.upos == "NOUN" for before, t in itertools.pairwise(between))


def _is_definite(tokens: list[Token], segment: Segment) -> bool:
    return segment.first > 0 and tokens[segment.first - 1].lower in ("the", "this", "that")


def _at_base(scene: Scene, sentence: Sentence, at: int) -> list[Owner]:
    """Return whose the base is after the preposition at token `at`: "troops at two Russian bases" are Russia's."""
    for other in scene.segments(sentence):
        after = sentence.tokens[other.last + 1 : other.last + 3]
        if not at < other.first <= at + _LEAD or other.kind not in (EntryKind.ADJECTIVE, EntryKind.COUNTRY):
            continue
        side = side_of(scene, sentence, other)
        if side is not None and any(t.lower in _bases() for t in after):
            return [Owner(side, other.first, other.last)]
    return []


@cache
def _bases() -> frozenset[str]:
    rows = shipped_table("actors/bases", columns=("nouns",))
    return frozenset(noun for row in rows for noun in row["nouns"].split("|"))


def _right_owners(scene: Scene, sentence: Sentence, segment: Segment) -> list[Owner]:
    tokens = sentence.tokens
    at = segment.last + 1
    if at + 1 < len(tokens) and tokens[at].upos == "CCONJ":
        # "the government and people of X": the owner stands after the last of them.
        for other in scene.segments(sentence):
            if (
                other.kind in (EntryKind.ROLE, EntryKind.OFFICE)
                and at < other.first <= at + 2
                and other.last + 1 < len(tokens)
            ):
                return _right_owners(scene, sentence, other) if tokens[other.last + 1].lower in ("of", "for") else []
    if at >= len(tokens) or tokens[at].lower not in _OF:
        return []
    place = tokens[at].lower in _PLACE
    if place and segment.entry.role_class == "generic" and not segment.entry.plural and _is_definite(tokens, segment):
        return []  # "five camps of the group in Iraq and Syria": the one told of before
    if tokens[at].lower == "from" and segment.entry.kind is EntryKind.ROLE and segment.entry.role_class not in _COMERS:
        return []
    before = next((s for s in scene.segments(sentence) if s.last == segment.first - 1), None)
    regime = before is not None and before.kind is EntryKind.ROLE and before.entry.ref == "government"
    if place and segment.entry.ref == "military" and not regime:  # troops in a country are mostly another's
        return _at_base(scene, sentence, at)
    found: list[Owner] = []
    edge = at + 1
    for other in scene.segments(sentence):
        if other.first <= at:
            continue
        between = tokens[edge : other.first]
        if other.first - edge > 3 or any(
            t.upos not in ("DET", "ADJ", "CCONJ", "NOUN", "PART") and t.text not in ",-" for t in between
        ):
            break
        listed = any(t.upos == "CCONJ" for t in between) or tokens[other.last].relation == "conj"
        personal = other.kind is EntryKind.PERSON or (other.kind is EntryKind.NAME and other.label != "ORG")
        inner = all(t.upos == "PART" for t in between)  # "the leader of X's Y Movement" leads the movement
        if found and not listed and (not inner or personal):
            break
        side = side_of(scene, sentence, other)
        if side is None:
            break
        if place and other.kind not in (EntryKind.COUNTRY, EntryKind.CAPITAL, EntryKind.GROUP, EntryKind.ADJECTIVE):
            break
        after = tokens[other.last + 1 : other.last + 4]
        noun = tokens[other.last].head if tokens[other.last].relation in ("amod", "compound") else None
        if place and other.kind is EntryKind.ADJECTIVE and noun in after and noun is not None:
            if not is_settled(noun.lower):
                break
            found.append(Owner(side, other.first, noun.i))
            edge = noun.i + 1
            continue
        if found and inner:
            found.pop()
        found.append(Owner(side, other.first, other.last))
        edge = other.last + 1
    body = segment.entry.role_class == "body" and not segment.entry.plural
    if body and len(found) > 1 and tokens[at].lower == "for":
        return []  # one body can't be that of two: what it decides is for them
    return found
