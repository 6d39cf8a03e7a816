"""Read a noun phrase as the actors it stands for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import ActorKind
from escalate.resolve.actors.appositions import named_body
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.joining import VESSEL
from escalate.resolve.actors.naming import is_clock_zone, is_model, read_national
from escalate.resolve.actors.owners import find_owners, side_of
from escalate.resolve.actors.people import is_person, is_seat, read_person
from escalate.resolve.actors.readings import adjective_of, make_reading
from escalate.resolve.actors.roles import read_office, read_role, role_entry
from escalate.resolve.actors.scene import Reading, find_bounds
from escalate.resolve.actors.slugs import slugify
from escalate.resolve.actors.towns import is_short_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Scene

_PLACES = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "throughout",
        "within",
        "off",
        "over",
        "into",
        "through",
    }
)
_OF_DEEDS = frozenset({"at", "over"})
_AS_PLACE = frozenset({EntryKind.COUNTRY, EntryKind.CAPITAL})
_POSTS = frozenset({EntryKind.OFFICE, EntryKind.ROLE})
_SILENT = frozenset({EntryKind.PLACE, EntryKind.THING})
_SIDES = frozenset({EntryKind.COUNTRY, EntryKind.ADJECTIVE, EntryKind.CAPITAL})
_MODIFIER = frozenset({"compound", "amod", "nmod"})


def read_phrase(scene: Scene, head: Token) -> list[Reading]:
    """Return the actors that the noun phrase around `head` names, without looking at other sentences.

    One reading for each side of "US and Iranian officials"; none when the
    phrase is no actor.
    """
    sentence = head.sentence
    counted = _counted(scene, head)
    if counted is not None:
        return read_phrase(scene, counted)
    low, high = find_bounds(head)
    segments = [s for s in scene.segments(sentence) if s.last >= low and s.first <= high]
    main = _main_segment(scene, sentence, segments, head)
    if main is None or main.kind in _SILENT:
        return []
    low = min(low, main.first)
    if is_person(scene, sentence, main):
        return [read_person(scene, sentence, main)]
    if main.kind is EntryKind.OFFICE:
        return read_office(scene, sentence, main, low=low)
    if main.kind is EntryKind.ROLE or (main.kind is EntryKind.NAME and main.entries):
        return read_role(scene, sentence, main, low=low)
    return _read_name(scene, sentence, main, head, low=low)


def _counted(scene: Scene, head: Token) -> Token | None:
    """Return the noun that a quantity is of: soldiers in "dozens of soldiers", "two of the soldiers"."""
    segment = scene.segment_at(head)
    quantity = head.upos == "NUM" or (
        segment is not None and any(e.role_class == "quantity" for e in segment.entries if e.kind is EntryKind.ROLE)
    )
    if not quantity:
        return None
    for child in head.all_children("nmod"):
        case = child.child("case")
        if case is not None and case.lower == "of" and child.upos in ("NOUN", "PROPN", "ADJ"):
            return child
    return None


def _main_segment(scene: Scene, sentence: Sentence, segments: list[Segment], head: Token) -> Segment | None:
    """Return the segment that says who the phrase is: the person after a title, the role noun after its owner."""
    own = next((s for s in segments if s.first <= head.i <= s.last), None)
    if own is None:
        # "actor NAME", "rapper NAME": a noun the tables don't know, before a name that is tied to it.
        for after in scene.segments(sentence):
            if after.first == head.i + 1 and is_person(scene, sentence, after):
                return after
        return None
    if head.relation in _MODIFIER and head.i == own.last and own.kind not in _POSTS and head.dep != "nmod:desc":
        return own
    named = named_body(scene, sentence, own, head)
    if named is not None:
        return named
    for after in scene.segments(sentence):
        if after.first <= own.last:
            continue
        if after.first != own.last + 1:
            break
        if is_person(scene, sentence, after) and own.kind in (*_POSTS, *_SIDES):
            return after
        joins = after.kind in _POSTS and not is_person(scene, sentence, own)
        if not joins or sentence.tokens[after.first].head is head.head is not head:
            break
        own = after
    return own


def _read_name(scene: Scene, sentence: Sentence, segment: Segment, head: Token, *, low: int) -> list[Reading]:
    if segment.kind in _AS_PLACE and _is_place(sentence, segment, head):
        return []
    if segment.label == VESSEL:
        return _read_vessel(scene, sentence, segment, low=low)
    if segment.kind is EntryKind.NAME:
        return _read_unknown(scene, segment, head)
    side = side_of(scene, sentence, segment) or scene.pick(segment.entries).ref
    if segment.kind is EntryKind.GOVERNMENT:
        return [_part(scene, segment, side, "government", ActorKind.GOVERNMENT)]
    people = any(e.kind is EntryKind.PEOPLE for e in segment.entries)
    noun = head.xpos in ("NNS", "NNPS") or head.relation not in _MODIFIER
    if people and segment.kind is not EntryKind.COUNTRY and noun:
        return [_part(scene, segment, side, "people", ActorKind.PEOPLE, plural=True)]
    if segment.kind is EntryKind.GROUP:
        foreign = _foreign(scene, sentence, segment, side, low=low)
        if foreign is not None:
            return [foreign]
    scene.cast.get(side).aliases.append(segment.text)
    return [make_reading(scene, side, segment.first, segment.last)]


def _part(scene: Scene, segment: Segment, side: str, suffix: str, kind: ActorKind, *, plural: bool = False) -> Reading:
    """Return the reading of a word that names a side's government or people by itself."""
    known = scene.cast.add(
        f"{side}.{suffix}", name=f"{adjective_of(scene, side)} {suffix}", kind=kind, country=side, plural=plural
    )  # fmt: skip
    # "the Americans" do what their state does, so that even a people that is named alone stands on its state's side.
    if side not in known.member_of:
        known.member_of.append(side)
    known.aliases.append(segment.text)
    return make_reading(scene, known.id, segment.first, segment.last, confidence=0.95)


def _foreign(scene: Scene, sentence: Sentence, segment: Segment, group: str, *, low: int) -> Reading | None:
    """Return another country's institution under a known one's name: "the Philippine Senate" is not the US Senate."""
    known = scene.cast.get(group)
    for other in scene.segments(sentence):
        if other.kind not in (*_SIDES, EntryKind.PLACE) or not low <= other.first < segment.first or other.slanted:
            continue
        between = sentence.tokens[other.last + 1 : segment.first]
        place = other.kind is EntryKind.PLACE
        side = other.entry.ref if place else side_of(scene, sentence, other)
        if (
            not side
            or any(t.upos != "PART" for t in between)
            or known.country is None
            or (known.country == side and not place)
        ):
            continue
        if place:
            text = f"{other.text} {segment.text}"
            made = scene.cast.add(
                f"{side}.{slugify(text)}", name=text, kind=known.kind, country=side, member_of=(side,)
            )
            return make_reading(scene, made.id, other.first, segment.last, confidence=0.85)
        made = scene.cast.add(
            f"{side}.{slugify(segment.text)}", name=f"{adjective_of(scene, side)} {segment.text}", kind=known.kind,
            country=scene.cast.get(side).country, member_of=(side,) if known.kind is ActorKind.GOVERNMENT else (),
        )  # fmt: skip
        return make_reading(scene, made.id, other.first, segment.last, confidence=0.85)
    return None


def _read_vessel(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> list[Reading]:
    """Read the name of a ship as the ship, on the side that the words before it name: "the Iranian tanker NAME"."""
    noun = scene.segment_at(sentence.tokens[segment.first - 1])
    owners = find_owners(scene, sentence, noun, low=low) if noun is not None else []
    side = owners[0].actor if len(owners) == 1 else None
    known = scene.cast.add(
        slugify(segment.text), name=segment.text, kind=ActorKind.UNKNOWN,
        country=scene.cast.get(side).country if side else None, member_of=(side,) if side else (),
    )  # fmt: skip
    known.aliases.append(segment.text)
    return [make_reading(scene, known.id, segment.first, segment.last, confidence=0.7)]


def _read_unknown(scene: Scene, segment: Segment, head: Token) -> list[Reading]:
    if is_seat(segment.text) or scene.is_site(segment.text) or is_short_state(segment.text):
        return []  # "(R-Fla.)", the NAME air base
    if segment.label in ("", "LOC") and _is_common(head, segment):
        return []
    acronym = scene.cast.acronyms.get(segment.text)
    if acronym is not None:
        return [make_reading(scene, acronym, segment.first, segment.last, confidence=0.95)]
    acronym_like = segment.text.isupper() and segment.text.isalpha() and 3 <= len(segment.text) <= 6
    if acronym_like and head.relation == "nsubj" and segment.label != "ORG":
        known = scene.cast.add(slugify(segment.text), name=segment.text, kind=ActorKind.ORGANISATION)
        return [make_reading(scene, known.id, segment.first, segment.last, confidence=0.6)]
    after = head.sentence.tokens[segment.last + 1 : segment.last + 2]
    if not segment.label and after and after[0].text == "!":
        return []  # a cry: "Liberty!"
    if is_model(head, segment) or is_clock_zone(head):
        return []  # "MiG-29 jets"
    located = segment.label != "ORG" and scene.is_location(segment)
    if located and head.relation != "nsubj":
        return []
    if segment.label == "NORP" and head.relation in _MODIFIER:
        return []
    national = read_national(scene, segment, head)
    if national is not None:
        return [national]
    kind = ActorKind.ORGANISATION if segment.label == "ORG" else ActorKind.UNKNOWN
    known = scene.cast.add(slugify(segment.text), name=segment.text, kind=kind)
    known.aliases.append(segment.text)
    confidence = 0.35 if located else 0.8 if segment.label == "ORG" else 0.5
    return [make_reading(scene, known.id, segment.first, segment.last, confidence=confidence)]


def _is_common(head: Token, segment: Segment) -> bool:
    """Return whether a plain noun only has its capital from where the sentence opens: "Villages were shelled"."""
    before = head.sentence.tokens[head.i - 1].upos if head.i else "PUNCT"
    return segment.first == segment.last and head.upos == "NOUN" and head.xpos == "NNS" and before == "PUNCT"


def _is_place(sentence: Sentence, segment: Segment, head: Token) -> bool:
    before = segment.first - 1
    if head.dep == "nmod:poss" and before >= 0 and sentence.tokens[before].lower in _OF_DEEDS:
        return False  # "at Tokyo's request", "over Iran's refusal" stand for what Tokyo and Iran did
    case = head.child("case") or (head.head.child("case") if head.relation == "conj" else None)  # "in Iraq and Syria"
    if case is not None and case.i < segment.first and case.lower in _PLACES:
        return True
    while before >= 0 and (
        sentence.tokens[before].upos in ("DET", "CCONJ")
        or sentence.tokens[before].lower
        in ("northern", "southern", "eastern", "western", "central", "neighboring", "neighbouring")
    ):
        before -= 1
    return before >= 0 and sentence.tokens[before].upos == "ADP" and sentence.tokens[before].lower in _PLACES


def _following(head: Token) -> list[Token]:
    tokens = head.sentence.tokens
    if head.i + 1 >= len(tokens) or tokens[head.i + 1].lower not in _PLACES:
        return []
    return [t for t in tokens[head.i + 2 : head.i + 5] if t.upos == "PROPN" and t.child("case")][:1]


def _owning(head: Token) -> Iterator[Token]:
    """Yield by whom a clause says that a thing is owned, held or run: "villages held by the militia"."""
    for clause in head.all_children("acl"):
        wanted = _owning_verbs().get(clause.lemma)
        if wanted is None or clause.child("nsubj") is not None:
            continue
        for child in clause.all_children("obl"):
            case = child.child("case")
            if case is not None and case.lower == wanted:
                yield child


@cache
def _owning_verbs() -> dict[str, str]:
    rows = shipped_table("actors/owning_verbs", columns=("preposition", "verbs"))
    return {verb: row["preposition"] for row in rows for verb in row["verbs"].split("|")}


def find_behind(head: Token) -> list[Token]:
    """Return the words that say whose a thing is, nearest first: Trump in "Trump's comment"."""
    modifiers = [c for c in head.children if c.relation in ("compound", "amod") and c.i < head.i]
    complements = []
    for child in head.all_children("nmod"):
        case = child.child("case")
        rank = {"by": 0, "of": 1, "from": 2, "between": 3, "against": 4, "to": 5, "for": 6, "in": 7, "on": 8, "near": 9}
        if child.dep != "nmod:poss" and case is not None and case.lower in rank:
            complements.append((rank[case.lower], child.i, child))
    if not complements:
        # The parser may have hung "in Somalia" on the verb.
        complements = [(0, 0, t) for t in _following(head)]
    return [
        *head.all_children("nmod:poss"),
        *_owning(head),
        *reversed(modifiers),
        *(c for _, _, c in sorted(complements, key=lambda x: x[:2])),
    ]


__all__ = ["find_behind", "read_phrase", "role_entry"]
