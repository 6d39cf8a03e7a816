"""Tell which person a name stands for, and what the words around it say of their post and side."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from escalate.resolve.actors.cast import UNOFFICIAL
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.joining import Segment
from escalate.resolve.actors.posts import find_posts
from escalate.resolve.actors.readings import fill_from_tables, make_reading
from escalate.resolve.actors.slugs import find_words, slugify

if TYPE_CHECKING:
    from escalate.parse import Sentence
    from escalate.resolve.actors.scene import Reading, Scene

# What a surname may be tagged as when it is also a common word or a month.
_MISTAKEN = frozenset({"AUX", "VERB", "NOUN", "ADJ", "ADV", "PROPN"})
_WIDEST = 12
"""Words within which the comma stands that closes what a name is described as."""
_TITLES = frozenset({"mr", "mrs", "doctor"})


def is_person(scene: Scene, sentence: Sentence, segment: Segment) -> bool:
    """Return whether the segment is a personal name: by the tables, its given name, its title, or the parser."""
    if segment.kind is EntryKind.PERSON:
        return True
    if segment.kind is not EntryKind.NAME:
        return _is_surname(scene, sentence, segment)
    if segment.entries:
        return False
    if segment.text in scene.cast.acronyms or is_seat(segment.text) or scene.is_site(segment.text):
        return False
    if segment.label == "PERSON" and (" " in segment.text or not scene.is_location(segment)):
        return True
    if _title_before(scene, sentence, segment) is not None or _is_apposed(scene, sentence, segment):
        return True
    return " " not in segment.text and any(" " in scene.cast.get(p).name for p in scene.cast.bearers(segment.text))


def is_seat(text: str) -> bool:
    """Return whether a word gives the party and state of a member of Congress: "R-Fla."."""
    return re.fullmatch(r"[RDI][-–‑](?:[A-Z][a-z]{1,5}\.?|[A-Z]\.?[A-Z]\.?)", text) is not None


def _is_apposed(scene: Scene, sentence: Sentence, segment: Segment) -> bool:
    """Whether an unknown name of several words stands in apposition with one office: "their spokesman, NAME,"."""
    if segment.first == 0 and _is_titled_after(scene, sentence, segment):
        return True
    if " " not in segment.text:
        return False
    inside = sentence.tokens[segment.first : segment.last + 1]
    pairs = [t.head for t in inside if t.relation == "appos"]
    pairs += [c for t in inside for c in t.all_children("appos") if c not in inside]
    return any(
        other is not None and other.kind is EntryKind.OFFICE for other in (scene.segment_at(t) for t in pairs)
    )  # fmt: skip


def _is_titled_after(scene: Scene, sentence: Sentence, segment: Segment) -> bool:
    """Whether commas set an office off after a name, whatever the parser says: "NAME, the prime minister, said"."""
    tokens = sentence.tokens
    after = tokens[segment.last + 1 : segment.last + 3]
    if len(after) < 2 or after[0].text != "," or after[1].lower not in ("a", "an", "the"):
        return False
    office = next((s for s in scene.segments(sentence) if s.first == segment.last + 3), None)
    if office is None or (segment.label == "LOC" and " " not in segment.text):
        return False
    person = office.kind is EntryKind.ROLE and office.entry.role_class == "people" and not office.entry.plural
    closing = tokens[office.last + 1 : office.last + _WIDEST]
    return (office.kind is EntryKind.OFFICE or person) and any(t.text == "," for t in closing)


def _is_surname(scene: Scene, sentence: Sentence, segment: Segment) -> bool:
    """Whether a word that names a place or a kind of people is the surname of somebody the article names in full."""
    if " " in segment.text or not segment.text.istitle():
        return False
    before = sentence.tokens[segment.first - 1] if segment.first else None
    if before is not None and before.upos in ("ADP", "DET", "ADJ"):
        return False
    return any(_ends_in(scene.cast.get(p).name, segment.text) for p in scene.cast.bearers(segment.text))


def _title_before(scene: Scene, sentence: Sentence, segment: Segment) -> Segment | None:
    before = [s for s in scene.segments(sentence) if s.last == segment.first - 1]
    if before and (
        before[0].kind is EntryKind.OFFICE or (before[0].entries and before[0].entry.role_class == "people")
    ):
        return before[0]
    return None


def introduce(scene: Scene) -> None:
    """Enter every full personal name of the article into its cast, with post and sides, before anything is resolved."""
    for sentence in scene.sentences:
        for segment in scene.segments(sentence):
            if not is_person(scene, sentence, segment):
                continue
            if " " in segment.text or "-" in segment.text:
                person = _full_name(scene, segment)
                scene.cast.remember(person, segment.text)
                scene.cast.place(person, sentence.index, segment.first)
    for sentence in scene.sentences:
        _find_surnames(scene, sentence)
        for segment in scene.segments(sentence):
            if is_person(scene, sentence, segment):
                _note_post(scene, sentence, segment)


def _find_surnames(scene: Scene, sentence: Sentence) -> None:
    """Add the surnames of people named in full where the tagger took them for something else, as in "May said"."""
    segments = scene.segments(sentence)
    covered = {i for s in segments for i in range(s.first, s.last + 1)}
    for token in sentence.tokens:
        if token.i in covered or not token.text.istitle() or token.upos not in _MISTAKEN:
            continue
        before = sentence.tokens[token.i - 1] if token.i else None
        after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
        if (
            (before is not None and before.upos in ("ADP", "DET", "NUM"))
            or after is None
            or after.upos in ("NUM", "PRON")
        ):
            continue
        if any(_ends_in(scene.cast.get(p).name, token.text) for p in scene.cast.bearers(token.text)):
            segment = Segment(first=token.i, last=token.i, kind=EntryKind.NAME, text=token.text, label="PERSON")
            bisect.insort(segments, segment, key=lambda s: s.first)


def _ends_in(name: str, word: str) -> bool:
    words = find_words(name)
    return len(words) > 1 and words[-1].folded == word.casefold()


def _full_name(scene: Scene, segment: Segment) -> str:
    if segment.kind is EntryKind.PERSON:
        return scene.cast.get(_by_term(scene, segment)).id
    known = scene.gazetteer.find_person(segment.text)
    if known is not None:
        return scene.cast.get(known).id
    gender = scene.gazetteer.genders.get(segment.text.split()[0].casefold(), "")
    longer = [p for p in scene.cast.people_called(segment.text) if p.startswith("person.")]
    if len(longer) == 1:
        return longer[0]
    return scene.cast.add_person(segment.text, gender=gender).id


def _by_term(scene: Scene, segment: Segment) -> str:
    """Return the person among a known name's senses who was in office at the article's date."""
    refs = list(dict.fromkeys(e.ref for e in segment.entries if e.kind is EntryKind.PERSON))
    if len(refs) > 1 and scene.year is not None:
        date = scene.published or scene.year
        serving = [r for r in refs if any(
            h.since and h.since[: len(date)] <= date and (not h.until or date <= h.until[: len(date)])
            for h in scene.gazetteer.offices_of.get(r, ())
        )]  # fmt: skip
        refs = serving or refs
    return refs[0]


def identify(scene: Scene, sentence: Sentence, segment: Segment) -> tuple[str, float, str | None]:
    """Return the id of the person a name stands for, the confidence and, for a short name, the reason."""
    shipped = scene.gazetteer.find_person(segment.text)
    if shipped is not None:
        return shipped, 0.95, None
    called = scene.cast.people_called(segment.text)
    if segment.kind is EntryKind.PERSON and not called:
        person = _by_term(scene, segment)
        if not scene.gazetteer.are_apart(segment.text, person):
            return person, 0.95, None
    if len(called) == 1:
        known = scene.cast.get(called[0])
        if slugify(known.name) == slugify(segment.text):
            return known.id, 1.0, None
        return known.id, 0.95, f"“{segment.text}” is short for {known.name}, whom the article names in full"
    if called:
        exact = [p for p in called if slugify(scene.cast.get(p).name) == slugify(segment.text)]
        if exact:
            return exact[0], 1.0, None
        title = _title_before(scene, sentence, segment)
        titled = [p for p in called if title is not None and scene.cast.get(p).office == title.entry.ref]
        if len(titled) == 1:
            return titled[0], 0.85, f"the article gives {scene.cast.get(titled[0]).name} that title"
        fitting = [p for p in called if _fits_title(scene, p, title)] or called
        nearest = scene.cast.nearest(fitting, sentence.index, segment.first)
        names = " and ".join(scene.cast.get(p).name for p in called)
        sure = 0.85 if len(fitting) == 1 else 0.65
        return nearest, sure, f"the article names {names}; the one its title fits or that was named last is taken"
    known = scene.cast.add_person(segment.text, gender=_gender_of(scene, sentence, segment))
    return known.id, 0.9, None


def _fits_title(scene: Scene, person: str, title: Segment | None) -> bool:
    gender = scene.cast.get(person).gender
    return title is None or not title.entry.gender or not gender or gender == title.entry.gender


def read_person(scene: Scene, sentence: Sentence, segment: Segment) -> Reading:
    """Return the reading of a personal name as its bearer."""
    actor, confidence, reason = identify(scene, sentence, segment)
    known = scene.cast.get(actor)
    known.aliases.append(segment.text)
    if not known.member_of:
        fill_from_tables(scene, known)
    return make_reading(scene, actor, segment.first, segment.last, confidence=confidence, reason=reason)


def _gender_of(scene: Scene, sentence: Sentence, segment: Segment) -> str:
    title = _title_before(scene, sentence, segment)
    if title is not None and title.entry.gender:
        return title.entry.gender
    return scene.gazetteer.genders.get(segment.text.split()[0].casefold(), "") if " " in segment.text else ""


def _note_post(scene: Scene, sentence: Sentence, segment: Segment) -> None:
    known = scene.cast.get(identify(scene, sentence, segment)[0])
    scene.cast.mention(known.id)
    if _is_dead(scene, sentence, segment):
        scene.cast.bury(known.id)
    gender = _gender_of(scene, sentence, segment)
    known.gender = known.gender or gender
    for post in find_posts(scene, sentence, segment):
        if post.office in _TITLES:
            continue
        if not known.role or (post.office and _is_loose(scene, known.office) and not _is_loose(scene, post.office)):
            known.role, known.office = post.role, post.office
        official = bool(post.office) and scene.gazetteer.branches.get(post.office) not in UNOFFICIAL
        scene.cast.join(known, post.sides, official=official)
    if known.country is None:
        known.country = next((c for c in (scene.cast.get(m).country for m in known.member_of) if c), None)


def _is_loose(scene: Scene, office: str) -> bool:
    """Return whether a post makes nobody an official, so that one that does outranks it: "a Republican"."""
    return scene.gazetteer.branches.get(office) in UNOFFICIAL


def _is_dead(scene: Scene, sentence: Sentence, segment: Segment) -> bool:
    """Whether the words tied to a name say that its bearer is dead: "NAME's assassin", "NAME was shot and died"."""
    deaths = scene.gazetteer.deaths
    for token in sentence.tokens[segment.first : segment.last + 1]:
        above, ties = token.head, {"noun"} if token.relation == "nmod" else set()
        if token.relation == "obj" or token.dep == "nsubj:pass":
            ties = {"object"}
        elif token.relation == "nsubj":
            ties = {"subject"}
        if any((tie, above.lemma) in deaths for tie in ties):
            return True
        if any(("adjective", c.lower) in deaths for c in token.all_children("amod")):
            return True
    return False
