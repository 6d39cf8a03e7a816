"""Join segments that are one name: a given name with a known surname, a name with its institution."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import Entry, EntryKind

if TYPE_CHECKING:
    from escalate.parse import Sentence
    from escalate.resolve.actors.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of tokens of one sentence, first and last index included, that stands for one thing.

    `entries` are the senses the tables know; none for an unknown name, which
    has the `label` PERSON, ORG, LOC, NORP, VESSEL or "" instead. `slanted` marks a
    name inside "pro-X", "anti-X", "X-backed": it owns nothing.
    """

    first: int
    last: int
    kind: EntryKind
    text: str
    entries: tuple[Entry, ...] = ()
    label: str = ""
    slanted: bool = False

    @property
    def entry(self) -> Entry:
        """The first sense."""
        return self.entries[0]


_PARTICLE = re.compile(r"^[A-Z]\w+ (?:al|el|as|ad|ar|ul|bin|ibn)[- ][A-Z]")
VESSEL = "VESSEL"
_DIGITS = 3
_IN_TITLES = frozenset({"of", "to", "for", "on"})
_WHOLE = frozenset(
    {EntryKind.COUNTRY, EntryKind.CAPITAL, EntryKind.PERSON, EntryKind.NAME, EntryKind.PEOPLE, EntryKind.GROUP}
)


def join_names(segments: list[Segment], sentence: Sentence, gazetteer: Gazetteer) -> list[Segment]:
    """Join what is one name: given name and known surname, unknown name and capitalised institution."""
    done: list[Segment] = []
    for segment in segments:
        before = done[-1] if done else None
        if before is not None and _adjacent(sentence, before, segment):
            if (
                _is_full_name(before, segment, gazetteer)
                or _ends_in_common_word(sentence, before, segment)
                or _ends_in_place(sentence, before, segment)
                or _starts_in_surname(sentence, before, segment)
            ):
                done[-1] = _joined(before, segment, sentence, label="PERSON")
                continue
            if _is_title_as_surname(done, before, segment, gazetteer):
                done[-1] = _joined(before, segment, sentence, label="PERSON")
                continue
            if _is_institution(before, segment, gazetteer):
                done[-1] = replace(_joined(before, segment, sentence, label="ORG"), entries=segment.entries)
                if len(done) > 1 and _adjacent(sentence, done[-2], done[-1]) and done[-2].kind is EntryKind.PLACE:
                    done[-2:] = [replace(_joined(done[-2], done[-1], sentence, label="ORG"), entries=segment.entries)]
                continue
        elif before is not None and _is_institution_of(sentence, before, segment):
            done[-1] = replace(_joined(before, segment, sentence, label="ORG"), entries=before.entries)
            continue
        elif before is not None and _is_and_between(sentence, before, segment):
            done[-1] = replace(_joined(before, segment, sentence, label="ORG"), entries=segment.entries)
            continue
        done.append(segment)
    _mark_titles(done, sentence, gazetteer)
    # "Inc." and the like are nothing by themselves.
    known = [s for s in done if s.kind is not EntryKind.ROLE or s.entry.role_class != "company"]
    return [_with_number(_without_things(s, sentence, gazetteer), sentence) for s in known]


def _with_number(segment: Segment, sentence: Sentence) -> Segment:
    """Return a name with the number that it ends in, as ships have it: "Grace 1"."""
    after = sentence.tokens[segment.last + 1 : segment.last + 2]
    if segment.kind is not EntryKind.NAME or segment.entries or not after or not after[0].text.isdigit():
        return segment
    number = after[0]
    tied = number.relation == "flat" and number.head.i in range(segment.first, segment.last + 1)
    if not tied or len(number.text) > _DIGITS:
        return segment
    start = sentence.tokens[segment.first].start - sentence.start
    label = "" if segment.label == "PERSON" else segment.label
    text = sentence.text[start : number.end - sentence.start]
    return replace(segment, last=number.i, text=text, label=label)


def _mark_titles(segments: list[Segment], sentence: Sentence, gazetteer: Gazetteer) -> None:
    """Mark the unknown names inside the title of a law as no actors: "the Freedom of Access to Ports Act"."""
    tokens = sentence.tokens
    for end, last in enumerate(segments):
        if last.kind is not EntryKind.NAME or last.text.split()[-1].casefold() not in gazetteer.things:
            continue
        at = last.first
        while at > 0 and (tokens[at - 1].text[0].isupper() or tokens[at - 1].lower in _IN_TITLES):
            at -= 1
        for n in range(end):
            if segments[n].first >= at and segments[n].kind is EntryKind.NAME and segments[n].label != "PERSON":
                segments[n] = replace(segments[n], kind=EntryKind.THING)


def _is_institution_of(sentence: Sentence, left: Segment, right: Segment) -> bool:
    """Whether a capitalised institution goes on with "of" or "for" and a name: "Institute for Policy Integrity"."""
    tokens = sentence.tokens
    if (
        left.kind is not EntryKind.ROLE
        or not left.text[0].isupper()
        or left.entry.role_class not in ("body", "generic")
    ):
        return False
    between = [t.lower for t in tokens[left.last + 1 : right.first]]
    if not between or between[0] not in ("of", "for", "on") or between[1:] not in ([], ["the"]):
        return False
    if right.kind is EntryKind.NAME:
        return " " in right.text or right.label != "PERSON"
    state = left.entry.actor_kind is ActorKind.GOVERNMENT
    return right.kind in (EntryKind.PLACE, EntryKind.COUNTRY) and not state and left.first > 0


def _is_and_between(sentence: Sentence, left: Segment, right: Segment) -> bool:
    """Whether two names are one institution's, as in "Fish and Wildlife Service"."""
    tokens = sentence.tokens
    return (
        left.kind is EntryKind.NAME and right.kind is EntryKind.NAME and bool(right.entries)
        and right.first == left.last + 2 and tokens[left.last + 1].lower in ("and", "&")
        and right.first <= tokens[left.last].head.i <= right.last
    )  # fmt: skip


def _without_things(segment: Segment, sentence: Sentence, gazetteer: Gazetteer) -> Segment:
    """Mark a name that ends in a thing's noun, such as Treaty or Airport, or is a ship's: it names no actor."""
    before = sentence.tokens[segment.first - 1] if segment.first else None
    unknown = segment.kind is EntryKind.NAME and not segment.entries
    known_person = segment.kind is EntryKind.PERSON
    if before is not None and before.lower in gazetteer.vessels and before.relation != "nsubj":
        if known_person or (segment.label == "PERSON" and " " in segment.text):
            return replace(segment, kind=EntryKind.THING, entries=(), label="")
        if unknown:
            return replace(segment, label=VESSEL)
    if (
        segment.kind is EntryKind.NAME
        and not segment.entries
        and segment.text.split()[-1].casefold() in gazetteer.things
    ):
        if segment.text.split()[0].casefold() in gazetteer.genders:
            return segment
        return replace(segment, kind=EntryKind.THING)
    return segment


def _adjacent(sentence: Sentence, left: Segment, right: Segment) -> bool:
    if right.first != left.last + 1:
        return False
    gap = sentence.text[
        sentence.tokens[left.last].end - sentence.start : sentence.tokens[right.first].start - sentence.start
    ]
    return gap in ("", " ", "\n") and not left.text.endswith(("'s", "’s"))


def _is_full_name(left: Segment, right: Segment, gazetteer: Gazetteer) -> bool:
    """Whether an unknown name before a known one-word name is its given name, as in "Michael Jordan"."""
    if left.kind is EntryKind.NAME and right.kind in _WHOLE and " " not in right.text and not left.slanted:
        first = left.text.split()[0].casefold()
        return (
            left.label == "PERSON"
            or first in gazetteer.genders
            or (right.kind is EntryKind.PERSON and left.label != "ORG")
        )
    # A place name that is a given name here: "Jordan Peterson", tagged as a person throughout.
    return right.kind is EntryKind.NAME and right.label == "PERSON" and left.label == "PERSON" and left.kind in _WHOLE


def _starts_in_surname(sentence: Sentence, left: Segment, right: Segment) -> bool:
    """Whether somebody's given name is another's known surname, as in "Lai Mohammed": the parser joins them flatly."""
    if left.kind is not EntryKind.PERSON or right.kind is not EntryKind.NAME or " " in left.text or left.slanted:
        return False
    token = sentence.tokens[right.first]
    return token.relation == "flat" and left.first <= token.head.i <= left.last and right.label == "PERSON"


def _ends_in_place(sentence: Sentence, left: Segment, right: Segment) -> bool:
    """Whether a person's surname is also a place, as in "Valerie Paris": the parser joins personal names flatly."""
    if left.kind is not EntryKind.NAME or left.label == "ORG" or left.slanted or " " in right.text:
        return False
    place = right.kind in (EntryKind.CAPITAL, EntryKind.COUNTRY, EntryKind.PLACE)
    token = sentence.tokens[right.first]
    return place and token.relation == "flat" and left.first <= token.head.i <= left.last


def _ends_in_common_word(sentence: Sentence, left: Segment, right: Segment) -> bool:
    """Whether a person's surname is a word that names people otherwise, as in "Mary Jo White"."""
    return (
        left.kind is EntryKind.NAME and left.label == "PERSON" and right.kind in (EntryKind.ROLE, EntryKind.PLACE)
        and " " not in right.text and right.text.istitle() and sentence.tokens[right.first].entity == "PERSON"
        and not (right.kind is EntryKind.ROLE and right.entry.role_class in ("body", "generic"))  # "Wisdom Movement"
    )  # fmt: skip


def _is_title_as_surname(done: list[Segment], left: Segment, right: Segment, gazetteer: Gazetteer) -> bool:
    """Whether a word such as King or Shah ends a name instead of starting one, as in "Mayor Dayton King"."""
    if right.kind is not EntryKind.OFFICE:
        return False
    if left.kind is EntryKind.NAME and left.text.casefold() in gazetteer.genders and right.text.istitle():
        return " " not in right.text  # "Julie Bishop"
    titled = len(done) > 1 and done[-2].kind is EntryKind.OFFICE and done[-2].last == left.first - 1
    if titled and left.kind is EntryKind.NAME and right.text.istitle() and " " not in f"{left.text}{right.text}":
        return True  # "Cpl. Janice Leader"
    if right.entry.gender != "m":
        return False
    if not (right.text.istitle() and " " not in right.text) and _PARTICLE.search(right.text) is None:
        return False  # "Abdul" + "Amir al-Anbari" is a name too
    if left.kind is not EntryKind.NAME:
        return False
    return titled or left.label == "PERSON" or left.text.split()[0].casefold() in gazetteer.genders


def _joined(left: Segment, right: Segment, sentence: Sentence, *, label: str) -> Segment:
    tokens = sentence.tokens
    start, end = tokens[left.first].start - sentence.start, tokens[right.last].end - sentence.start
    text = sentence.text[start:end]
    return Segment(
        first=left.first, last=right.last, kind=EntryKind.NAME, text=text, label=label, slanted=left.slanted
    )  # fmt: skip


def _is_institution(left: Segment, right: Segment, gazetteer: Gazetteer) -> bool:
    """Whether a name goes on into a capitalised institution: "Kurdistan Workers" + "Party"."""
    if left.kind is EntryKind.PLACE:
        return right.kind is EntryKind.NAME and bool(right.entries)
    # "Wisdom Movement": what the parser takes for a person need not be one.
    personal = left.label == "PERSON" and (" " in left.text or left.text.casefold() in gazetteer.genders)
    return (
        left.kind is EntryKind.NAME and right.kind is EntryKind.ROLE
        and (not personal or right.entry.role_class == "company")
        and right.text[0].isupper() and right.entry.role_class in ("body", "force", "generic", "company")
    )  # fmt: skip
