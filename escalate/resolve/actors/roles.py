"""Read phrases headed by an office or a role noun: "the Iraqi president", "Israeli jets", "Hamas officials"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.appositions import named_after, named_before
from escalate.resolve.actors.gazetteer import Entry, EntryKind
from escalate.resolve.actors.owners import Owner, find_owners
from escalate.resolve.actors.readings import (
    adjective_of,
    fill_from_tables,
    find_holder,
    home,
    make_reading,
    plain_words_of,
    read_by_words,
    skip_determiners,
    words_of,
)
from escalate.resolve.actors.slugs import slugify

if TYPE_CHECKING:
    from escalate.parse import Sentence
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Reading, Scene

# Offices whose bearers are named as a group: one "US official" is the same actor as "US officials".
_NAMELESS = {"official": "officials", "diplomat": "officials", "lawmaker": "lawmakers", "judge": "court"}
# Branches of offices that many people hold at a time.
_MANY = frozenset({"other", "religious", "media"})
# Offices that make their bearer the leader of a state.
_HEADS = ("president", "prime-minister", "chancellor", "emperor", "taoiseach")
# Institutions that news names without an article.
_ALONE = frozenset({"parliament", "police", "court"})
_BODIES = frozenset({"body", "generic"})
_QUANTIFIERS = frozenset({"many", "others", "most", "some", "several", "few"})
_OWNED = frozenset({"people", "mass", "force", "body"})
_CIVIL = frozenset({"people", "mass"})
_COLLECTIVE = frozenset(
    {"officials", "military", "lawmakers", "court", "journalists", "protesters", "police", "clergy"}
)


def read_office(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> list[Reading]:
    """Return who holds an office: the person named beside it, the holder at the article's date, else the post."""
    hour = segment.text.lower() == "pm" and segment.first and sentence.tokens[segment.first - 1].upos == "NUM"
    if hour:
        return []
    named = named_after(scene, sentence, segment) or named_before(scene, sentence, segment)
    if named is not None:
        return [named]
    owners = find_owners(scene, sentence, segment, low=low)
    if not owners:
        if segment.first == low and segment.text.islower() and segment.entry.ref == "judge":
            return []  # justice done, not a justice
        office = segment.entry.ref
        return [
            read_by_words(scene, sentence, segment, low=low, kind=ActorKind.PERSON, role=segment.text, office=office)
        ]
    return [_held(scene, sentence, segment, o, _reach(sentence, o, segment, owners, low)) for o in owners]


def _held(scene: Scene, sentence: Sentence, segment: Segment, owner: Owner, reach: tuple[int, int]) -> Reading:
    side, office = home(scene, owner.actor), segment.entry.ref
    former = any(
        t.lower in ("former", "ex", "late", "then") for t in sentence.tokens[max(0, reach[0] - 2) : reach[1] + 1]
    )
    held = None if former else find_holder(scene, sentence.tokens[segment.last], side, office)
    if held is not None:
        fill_from_tables(scene, scene.cast.get(held[0]))
        return make_reading(scene, held[0], *reach, confidence=held[1], reason=held[2])
    holders = [p for p in scene.cast.people_with(office) if side in scene.cast.get(p).member_of]
    if len(holders) == 1 and not former and office not in _NAMELESS:
        reason = f"the article gives {scene.cast.get(holders[0]).name} that office"
        return make_reading(scene, holders[0], *reach, confidence=0.85, reason=reason)
    heads = [p for o in _HEADS for p in scene.cast.people_with(o) if side in (scene.cast.get(p).member_of[:1])]
    if office == "leader" and not former and len(heads) == 1:
        reason = f"the article names {scene.cast.get(heads[0]).name} as head of that government"
        return make_reading(scene, heads[0], *reach, confidence=0.75, reason=reason)
    if office not in _NAMELESS and (_is_indefinite(sentence, reach[0]) or scene.gazetteer.branches[office] in _MANY):
        return read_by_words(
            scene, sentence, segment, low=reach[0], kind=ActorKind.PERSON, role=segment.text, office=office, side=side,
            one=True,
        )  # fmt: skip
    suffix = _NAMELESS.get(office, office)
    shown = segment.text if segment.text.isupper() or suffix != office else segment.text.lower()
    name = f"{adjective_of(scene, side)} {shown if suffix == office else suffix}"
    known = scene.cast.add(
        f"{side}.{suffix}", name=name, kind=ActorKind.PERSON if suffix == office else ActorKind.GOVERNMENT,
        country=scene.cast.get(side).country, member_of=(side,), role=segment.text, office=office,
    )  # fmt: skip
    known.aliases.append(words_of(sentence, *reach))
    return make_reading(scene, known.id, *reach, confidence=0.85)


def _is_indefinite(sentence: Sentence, first: int) -> bool:
    return any(t.lower in ("a", "an", "another", "one") for t in sentence.tokens[max(0, first - 2) : first + 1])


def _reach(sentence: Sentence, owner: Owner, segment: Segment, owners: list[Owner], low: int) -> tuple[int, int]:
    """Return the tokens that stand for one owner's share of a phrase."""
    if owner.first > segment.last:
        start = skip_determiners(sentence, low, segment.first)
        last = sentence.tokens[owner.last]
        whole = last.relation in ("amod", "compound") and owner.last < last.head.i <= owner.last + 2
        end = last.head.i if whole else owner.last  # "staff of the Russian embassy"
        return (start, end) if len(owners) == 1 else (start, segment.last)
    return (owner.first, segment.last) if owner is owners[-1] else (owner.first, owner.last)


def role_entry(segment: Segment) -> Entry:
    """Return the role sense of a segment, else its first sense."""
    return next((e for e in segment.entries if e.kind is EntryKind.ROLE), segment.entry)


def _only_counts(segment: Segment, *, low: int) -> bool:
    """Whether a phrase is a quantifier and no more: "many", "others", but not "six others"."""
    return segment.text.lower() in _QUANTIFIERS and (segment.first <= low or segment.text.lower() != "others")


def read_role(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> list[Reading]:
    """Return the actors in a phrase headed by a role noun, one for each side that owns it."""
    entry = role_entry(segment)
    if segment.text == "state" and _is_province(scene, sentence, segment):
        return []
    if entry.role_class == "people" and not entry.plural:
        named = named_after(scene, sentence, segment) or named_before(scene, sentence, segment)
        if named is not None:
            return [named]
    owners = find_owners(scene, sentence, segment, low=low)
    if owners:
        return [_owned(scene, sentence, segment, o, _reach(sentence, o, segment, owners, low), low=low) for o in owners]
    counted = sentence.tokens[segment.last].child("nummod") is not None
    if entry.ref == "media" and segment.last == segment.first and counted:
        return []  # "12 magazines and 300 rounds"
    if entry.role_class == "quantity" and (entry.actor_kind is ActorKind.UNKNOWN or _only_counts(segment, low=low)):
        return []
    last = sentence.tokens[segment.last]
    if entry.ref == "community" and last.relation in ("amod", "compound") and last.xpos not in ("NNS", "NNPS"):
        return []  # "a Catholic neighbourhood"
    possessed = segment.first > 0 and sentence.tokens[segment.first - 1].upos == "PRON"
    bare = not entry.plural and segment.first == low and segment.text.islower() and not possessed
    broadcaster = entry.ref == "media" and segment.last > segment.first  # "state television said"
    if bare and entry.role_class in _BODIES and entry.ref not in _ALONE and not broadcaster:
        return []
    if bare and entry.actor_kind is ActorKind.STATE:
        return []  # power that is cut off
    nobody = entry.role_class == "gear" or (entry.role_class == "force" and bare and entry.ref != "police")
    if nobody or (entry.role_class == "side" and entry.actor_kind is ActorKind.UNKNOWN):
        return []
    if segment.text in ("force", "state") and not segment.entries[0].plural:
        return []
    one = entry.role_class == "people" and not entry.plural
    return [read_by_words(scene, sentence, segment, low=low, kind=entry.actor_kind, one=one)]


def _is_province(scene: Scene, sentence: Sentence, segment: Segment) -> bool:
    """Whether "state" is part of a country: "South Sudan's Unity state"."""
    before = next((s for s in scene.segments(sentence) if s.last == segment.first - 1), None)
    return before is not None and before.kind in (EntryKind.NAME, EntryKind.PLACE) and before.label != "NORP"


def _owned(
    scene: Scene, sentence: Sentence, segment: Segment, owner: Owner, reach: tuple[int, int], *, low: int
) -> Reading:
    entry = role_entry(segment)
    if segment.text.lower() in scene.gazetteer.foes:  # his kidnappers are no force of his
        return read_by_words(scene, sentence, segment, low=reach[0], kind=entry.actor_kind, one=not entry.plural)
    # "Assad's forces" are his state's, "Trump's supporters" are his own.
    official = entry.role_class in ("force", "gear", "side") or entry.ref in ("government", "officials", "military")
    side = home(scene, owner.actor) if official else owner.actor
    known_side = scene.cast.get(side)
    state = known_side.kind is ActorKind.STATE
    if segment.kind is not EntryKind.NAME:
        if known_side.kind is ActorKind.PERSON and entry.role_class in ("force", "gear"):
            known = scene.cast.add(
                f"{side}.forces", name=f"{known_side.name}'s forces", kind=ActorKind.ARMED_GROUP,
                country=known_side.country, member_of=(side,), plural=True,
            )  # fmt: skip
            return make_reading(scene, known.id, *reach, confidence=0.85)
        if entry.ref == "=" or (
            not state and known_side.kind is not ActorKind.PERSON and entry.role_class in ("force", "gear", *_BODIES)
        ):
            return make_reading(scene, side, *reach, confidence=0.95)
        if entry.role_class == "people" and not entry.plural and entry.ref not in ("officials", "military"):
            return read_by_words(scene, sentence, segment, low=reach[0], kind=entry.actor_kind, side=side, one=True)
    suffix, name = _suffix(scene, sentence, segment, owner, side, low=low)
    known = scene.cast.add(
        f"{side}.{suffix}", name=name, kind=entry.actor_kind, country=known_side.country, member_of=(side,),
        plural=entry.plural,
    )  # fmt: skip
    known.aliases.append(words_of(sentence, *reach))
    return make_reading(scene, known.id, *reach, confidence=0.9)


def _suffix(
    scene: Scene, sentence: Sentence, segment: Segment, owner: Owner, side: str, *, low: int
) -> tuple[str, str]:
    """Return what an owned role adds to its side's id, and the name of the two together."""
    entry = role_entry(segment)
    adjective = adjective_of(scene, side)
    general = (
        segment.kind is not EntryKind.NAME
        and entry.ref
        # a department's duty officer is no soldier
        and not (
            entry.ref == "military" and scene.cast.get(side).kind in (ActorKind.ORGANISATION, ActorKind.GOVERNMENT)
        )
        and not (entry.role_class in _CIVIL and entry.ref not in _COLLECTIVE)
    )
    if general and not (entry.ref == "court" and entry.role_class == "body"):
        return entry.ref, f"{adjective} {entry.ref.replace('-', ' ')}"
    start = _after_owner(sentence, max(owner.last + 1, low) if owner.first < segment.first else low)
    tail = plain_words_of(sentence, skip_determiners(sentence, start, segment.first), segment.last)
    if not any(w[0].isupper() for w in tail.split()):
        tail = tail.lower()
    ranked = any(t.xpos in ("JJS", "RBS") for t in sentence.tokens[start : segment.last])
    # "Northern Ireland's biggest party", not "the Northern Irish biggest party"
    return slugify(tail), f"{scene.cast.get(side).name}'s {tail}" if ranked else f"{adjective} {tail}"


def _after_owner(sentence: Sentence, start: int) -> int:
    tokens = sentence.tokens
    while start < len(tokens) - 1 and (tokens[start].upos in ("PART", "CCONJ") or tokens[start].text in "-,'’"):
        start += 1
    return start


def read_possessed(scene: Scene, sentence: Sentence, segment: Segment, owner: str, *, at: int) -> Reading | None:
    """Return the reading of an office or role that "his", "their" or "whose" at token `at` gives an owner, or None."""
    reach, known = (at, segment.last), scene.cast.get(owner)
    if known.kind is ActorKind.GOVERNMENT and known.member_of:
        owner = known.member_of[0]
    if segment.kind is EntryKind.OFFICE:
        return _held(scene, sentence, segment, Owner(owner, at, at), reach)
    if segment.kind is not EntryKind.ROLE or role_entry(segment).role_class not in _OWNED:
        return None
    return _owned(scene, sentence, segment, Owner(owner, at, at), reach, low=at)


def read_possession(scene: Scene, segment: Segment, owner: str) -> str | None:
    """Return the actor that "his country", "their army" or "its fighters" is for the owner, or None for other nouns."""
    entry = next((e for e in segment.entries if e.kind is EntryKind.ROLE), None)
    side = home(scene, owner)
    known = scene.cast.get(side)
    while known.kind is ActorKind.GOVERNMENT and known.member_of:
        side = known.member_of[0]
        known = scene.cast.get(side)
    if entry is None or (entry.role_class not in ("force", "side") and entry.ref not in ("government", "parliament")):
        return None
    if known.kind is ActorKind.STATE and entry.actor_kind is not ActorKind.ARMED_GROUP:
        if entry.ref == "=":
            return side if entry.actor_kind is ActorKind.STATE else None
        name = f"{adjective_of(scene, side)} {entry.ref.replace('-', ' ')}"
        made = scene.cast.add(f"{side}.{entry.ref}", name=name, kind=entry.actor_kind, country=side, member_of=(side,))
        return made.id
    if entry.ref == "=":
        return known.country if entry.actor_kind is ActorKind.STATE else None
    return (
        side if known.kind in (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION) and entry.role_class == "force" else None
    )
