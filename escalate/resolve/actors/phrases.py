"""Read a noun phrase as the actors it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.owners import find_owners, side_of
from escalate.resolve.actors.people import identify, is_person
from escalate.resolve.actors.scene import Reading, find_bounds
from escalate.resolve.actors.slugs import slugify

if TYPE_CHECKING:
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.cast import Known
    from escalate.resolve.actors.owners import Owner
    from escalate.resolve.actors.scene import Scene
    from escalate.resolve.actors.segments import Segment

_PLACES = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "off"})
_AS_PLACE = frozenset({EntryKind.COUNTRY, EntryKind.CAPITAL})
_POSTS = frozenset({EntryKind.OFFICE, EntryKind.ROLE})


def read_phrase(scene: Scene, head: Token) -> list[Reading]:
    """Return the actors that the noun phrase around `head` names, without looking at other sentences.

    One reading for each side of "US and Iranian officials"; none when the
    phrase is no actor.
    """
    sentence = head.sentence
    low, high = find_bounds(head)
    segments = [s for s in scene.segments(sentence) if s.last >= low and s.first <= high]
    main = _main_segment(scene, sentence, segments, head)
    if main is None:
        return []
    low = min(low, main.first)
    if is_person(scene, sentence, main):
        return [_read_person(scene, sentence, main)]
    if main.kind is EntryKind.OFFICE:
        return _read_office(scene, sentence, main, low=low)
    if main.kind is EntryKind.ROLE or (main.kind is EntryKind.NAME and main.entries):
        return _read_role(scene, sentence, main, low=low)
    return _read_name(scene, sentence, main, head)


def _main_segment(scene: Scene, sentence: Sentence, segments: list[Segment], head: Token) -> Segment | None:
    own = next((s for s in segments if s.first <= head.i <= s.last), None)
    if own is None:
        # The head is no name itself; only a role noun that the parser hung on it can speak for the phrase.
        return None
    if head.relation in ("compound", "amod", "nmod") and head.i == own.last and own.kind not in _POSTS and head.dep != "nmod:desc":
        return own
    for after in scene.segments(sentence):
        if after.first <= own.last:
            continue
        if after.first != own.last + 1:
            break
        if is_person(scene, sentence, after) and own.kind in (*_POSTS, EntryKind.ADJECTIVE, EntryKind.COUNTRY):
            return after
        if after.kind in _POSTS and own.kind not in _POSTS and not is_person(scene, sentence, own):
            own = after
            continue
        if after.kind is EntryKind.OFFICE and own.kind in _POSTS:
            own = after
            continue
        break
    return own


def _affiliations(scene: Scene, known: Known) -> tuple[str, ...]:
    sides = known.member_of or ([known.country] if known.country and known.country != known.id else [])
    return tuple(scene.cast.get(s).name for s in sides if s in scene.cast)


def make_reading(
    scene: Scene, actor: str, first: int, last: int, *, confidence: float = 1.0, reason: str | None = None
) -> Reading:
    """Return the reading of tokens `first` to `last` as `actor`."""
    known = scene.cast.get(actor)
    return Reading(
        actor=actor, first=first, last=last, affiliations=_affiliations(scene, known), confidence=confidence, reason=reason
    )


def _read_person(scene: Scene, sentence: Sentence, segment: Segment) -> Reading:
    actor, confidence, reason = identify(scene, sentence, segment)
    known = scene.cast.get(actor)
    known.aliases.append(segment.text)
    if not known.member_of:
        _fill_from_tables(scene, known)
    return make_reading(scene, actor, segment.first, segment.last, confidence=confidence, reason=reason)


def _fill_from_tables(scene: Scene, known: Known) -> None:
    holders = scene.gazetteer.offices_of.get(known.id, ())
    date = scene.published or scene.year or "9999"
    serving = [h for h in holders if (not h.since or h.since[: len(date)] <= date) and (not h.until or date <= h.until[: len(date)])]
    for holder in serving or holders:
        if holder.side not in known.member_of:
            known.member_of.append(holder.side)
        if holder in serving and not known.role:
            known.role, known.office = holder.office.replace("-", " "), holder.office


def home(scene: Scene, actor: str) -> str:
    """Return the side that a person stands for: their state if they hold an office there, else their group, else themselves."""
    known = scene.cast.get(actor)
    if known.kind is not ActorKind.PERSON:
        return actor
    if not known.member_of:
        _fill_from_tables(scene, known)
    if known.member_of:
        return known.member_of[0]
    return known.country or actor


def _state_of(scene: Scene, actor: str) -> bool:
    return scene.cast.get(actor).kind is ActorKind.STATE


def _words(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(sentence.words(sentence.tokens[first], sentence.tokens[last]).split())


def _without_determiner(sentence: Sentence, low: int, last: int) -> int:
    tokens = sentence.tokens
    while low < last and (tokens[low].upos in ("DET", "PUNCT", "CCONJ", "PART", "PRON", "NUM") or tokens[low].xpos == "PDT"):
        low += 1
    return low


def _read_office(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> list[Reading]:
    named = _named_after(scene, sentence, segment)
    if named is not None:
        return [named]
    office = segment.entry.ref
    owners = find_owners(scene, sentence, segment, low=low)
    if not owners:
        return [_local(scene, sentence, segment, low=low, kind=ActorKind.PERSON, role=segment.text, office=office)]
    readings = []
    for owner in owners:
        side = home(scene, owner.actor)
        first, last = _reach(sentence, owner, segment, owners, low)
        holder = scene.gazetteer.holder(side, office, scene.published)
        if holder is not None:
            known = scene.cast.get(holder.person)
            _fill_from_tables(scene, known)
            reason = f"{known.name} held that office at the article's date"
            readings.append(make_reading(scene, holder.person, first, last, confidence=0.9, reason=reason))
            continue
        known_side = scene.cast.get(side)
        suffix = "officials" if office == "official" else office
        name = f"{_adjective(scene, side)} {_plain(segment.text) if suffix == office else 'officials'}"
        kind = ActorKind.PERSON if suffix == office else ActorKind.GOVERNMENT
        known = scene.cast.add(
            f"{side}.{suffix}", name=name, kind=kind, country=known_side.country, member_of=(side,), role=segment.text, office=office
        )
        known.aliases.append(_words(sentence, first, last))
        readings.append(make_reading(scene, known.id, first, last, confidence=0.85))
    return readings


def _plain(text: str) -> str:
    return text if text.isupper() else text.lower()


def _adjective(scene: Scene, side: str) -> str:
    return scene.gazetteer.adjectives.get(side) or scene.cast.get(side).name


def _named_after(scene: Scene, sentence: Sentence, segment: Segment) -> Reading | None:
    """Return the person named in apposition after an office: "the foreign minister of Iran, NAME,"."""
    tokens = sentence.tokens
    for other in scene.segments(sentence):
        if other.first <= segment.last or not is_person(scene, sentence, other):
            continue
        between = tokens[segment.last + 1 : other.first]
        commas = [t for t in between if t.text == ","]
        if len(between) > 8 or len(commas) > 1 or any(t.upos in ("VERB", "AUX", "CCONJ", "SCONJ") for t in between):
            return None
        if commas and between[-1].text == "," and _closes(tokens, other.last + 1):
            return _read_person(scene, sentence, other)
        if not commas and between and between[0].lower in ("for", "of") and other.first - 1 == _end_of_segment_before(scene, sentence, other):
            return _read_person(scene, sentence, other)
        return None
    return None


def _end_of_segment_before(scene: Scene, sentence: Sentence, segment: Segment) -> int:
    return max((s.last for s in scene.segments(sentence) if s.last < segment.first), default=-1)


def _closes(tokens: list[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in ",.;)—–" or tokens[at].upos in ("VERB", "AUX")


def _reach(sentence: Sentence, owner: Owner, segment: Segment, owners: list[Owner], low: int) -> tuple[int, int]:
    """Return the tokens that stand for one owner's share of a phrase."""
    if owner.first > segment.last:
        return _without_determiner(sentence, low, segment.first), owner.last if len(owners) == 1 else segment.last
    if len(owners) == 1:
        return _without_determiner(sentence, min(low, owner.first), segment.first), segment.last
    return (owner.first, segment.last) if owner is owners[-1] else (owner.first, owner.last)


def _read_role(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> list[Reading]:
    entry = next((e for e in segment.entries if e.kind is EntryKind.ROLE), segment.entry)
    owners = find_owners(scene, sentence, segment, low=low)
    if not owners:
        bare = not entry.plural and segment.first == low and segment.text.islower()
        if entry.role_class == "gear" or (entry.role_class == "force" and bare) or (entry.role_class == "side" and entry.actor_kind is ActorKind.UNKNOWN):
            return []
        return [_local(scene, sentence, segment, low=low, kind=entry.actor_kind, role=None, office="")]
    return [_owned(scene, sentence, segment, owner, owners, low=low) for owner in owners]


def _owned(
    scene: Scene, sentence: Sentence, segment: Segment, owner: Owner, owners: list[Owner], *, low: int
) -> Reading:
    entry = next((e for e in segment.entries if e.kind is EntryKind.ROLE), segment.entry)
    side = home(scene, owner.actor)
    known_side = scene.cast.get(side)
    first, last = _reach(sentence, owner, segment, owners, low)
    own_side = entry.ref == "=" or (not _state_of(scene, side) and entry.role_class in ("force", "gear", "body"))
    if own_side and segment.kind is not EntryKind.NAME:
        return make_reading(scene, side, first, last, confidence=0.95)
    kind = entry.actor_kind
    if segment.kind is EntryKind.NAME or not entry.ref or entry.role_class in ("people", "person"):
        start = max(owner.last + 1, low) if owner.first < segment.first else low
        tail = _words(sentence, _without_determiner(sentence, _after_possessive(sentence, start), segment.first), segment.last)
        if entry.ref and segment.kind is not EntryKind.NAME:
            tail = entry.ref if entry.role_class != "people" or entry.ref in ("officials", "military") else _plural_words(tail)
        suffix, name = slugify(tail), f"{_adjective(scene, side)} {tail}"
    else:
        suffix, name = entry.ref, f"{_adjective(scene, side)} {entry.ref.replace('-', ' ')}"
    known = scene.cast.add(f"{side}.{suffix}", name=name, kind=kind, country=known_side.country, member_of=(side,), plural=entry.plural)
    known.aliases.append(_words(sentence, first, last))
    return make_reading(scene, known.id, first, last, confidence=0.9)


def _after_possessive(sentence: Sentence, start: int) -> int:
    tokens = sentence.tokens
    while start < len(tokens) - 1 and (tokens[start].upos in ("PART", "CCONJ") or tokens[start].text in "-,'’"):
        start += 1
    return start


def _plural_words(text: str) -> str:
    return text.lower() if not any(w[0].isupper() for w in text.split()) else text


def _local(
    scene: Scene, sentence: Sentence, segment: Segment, *, low: int, kind: ActorKind, role: str | None, office: str
) -> Reading:
    """Return the actor that only its own words name. Common words stay within their article; a proper name does not."""
    first = _without_determiner(sentence, low, segment.first)
    text = _words(sentence, first, segment.last)
    named = any(t.upos == "PROPN" or t.entity for t in sentence.tokens[first : segment.last + 1])
    slug = slugify(text)
    actor = slug if named else f"{scene.article[:8]}.{slug}"
    plural = any(e.plural for e in segment.entries)
    known = scene.cast.add(actor, name=text if named else text.lower(), kind=kind, role=role, office=office, plural=plural)
    known.aliases.append(text)
    return make_reading(scene, known.id, first, segment.last, confidence=0.7)


def _read_name(scene: Scene, sentence: Sentence, segment: Segment, head: Token) -> list[Reading]:
    if segment.kind in _AS_PLACE and _is_place(sentence, segment, head):
        return []
    if segment.kind is EntryKind.NAME:
        acronym = scene.cast.acronyms.get(segment.text)
        if acronym is not None:
            return [make_reading(scene, acronym, segment.first, segment.last, confidence=0.95)]
        if segment.label == "LOC" and head.relation != "nsubj":
            return []
        kind = ActorKind.ORGANISATION if segment.label == "ORG" else ActorKind.UNKNOWN
        known = scene.cast.add(slugify(segment.text), name=segment.text, kind=kind)
        known.aliases.append(segment.text)
        confidence = 0.8 if segment.label == "ORG" else 0.5
        return [make_reading(scene, known.id, segment.first, segment.last, confidence=confidence)]
    side = side_of(scene, sentence, segment)
    if side is None:
        side = scene.pick(segment.entries).ref
    if segment.kind is EntryKind.GOVERNMENT:
        side_name = _adjective(scene, side)
        known = scene.cast.add(f"{side}.government", name=f"{side_name} government", kind=ActorKind.GOVERNMENT, country=side, member_of=(side,))
        known.aliases.append(segment.text)
        return [make_reading(scene, known.id, segment.first, segment.last)]
    people = next((e for e in segment.entries if e.kind is EntryKind.PEOPLE), None)
    if people is not None and segment.kind is not EntryKind.COUNTRY and head.relation not in ("amod", "compound"):
        known = scene.cast.add(f"{side}.people", name=f"{_adjective(scene, side)} people", kind=ActorKind.PEOPLE, country=side, member_of=(side,), plural=True)
        known.aliases.append(segment.text)
        return [make_reading(scene, known.id, segment.first, segment.last, confidence=0.9)]
    scene.cast.get(side).aliases.append(segment.text)
    return [make_reading(scene, side, segment.first, segment.last)]


def _is_place(sentence: Sentence, segment: Segment, head: Token) -> bool:
    case = head.child("case")
    if case is not None and case.i < segment.first and case.lower in _PLACES:
        return True
    before = segment.first - 1
    if before >= 0 and sentence.tokens[before].upos == "DET":
        before -= 1
    return before >= 0 and sentence.tokens[before].upos == "ADP" and sentence.tokens[before].lower in _PLACES
