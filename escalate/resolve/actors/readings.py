"""Make readings: the words, the side and the id of an actor that a phrase stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.cast import UNOFFICIAL
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.lettering import is_headline_case
from escalate.resolve.actors.scene import Reading, find_year_of
from escalate.resolve.actors.segments import CALENDAR
from escalate.resolve.actors.slugs import slugify
from escalate.resolve.actors.towns import is_settled

if TYPE_CHECKING:
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.cast import Known
    from escalate.resolve.actors.gazetteer import Holder
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Scene

_POSTS = frozenset({EntryKind.OFFICE, EntryKind.ROLE})
_PERIODS = frozenset({"day", "week", "weekend", "month", "year", "morning", "afternoon", "evening", "night"})
# Adverbs that point at a phrase and are no part of a name: "also Hutus", "even rebel groups".
_FOCUS = frozenset(
    {"also", "even", "only", "just", "mainly", "mostly", "chiefly", "largely", "especially", "particularly", "partly",
     "again", "still", "perhaps", "notably", "primarily", "not", "merely", "simply", "now", "then", "so", "too"}
)  # fmt: skip
_QUANTITIES = frozenset(
    {"several", "many", "some", "other", "more", "few", "all", "both", "such", "various", "most", "multiple",
     "numerous", "fewer", "countless"}
)  # fmt: skip
_HYPHENS = frozenset({"-", "‑", "–"})
_IN = frozenset({"in", "of", "from", "at", "near", "around", "outside"})


def make_reading(
    scene: Scene, actor: str, first: int, last: int, *, confidence: float = 1.0, reason: str | None = None
) -> Reading:
    """Return the reading of tokens `first` to `last` as `actor`."""
    known = scene.cast.get(actor)
    return Reading(
        actor=actor,
        first=first,
        last=last,
        affiliations=_affiliations(scene, known),
        confidence=confidence,
        reason=reason,
    )


def _affiliations(scene: Scene, known: Known) -> tuple[str, ...]:
    sides = known.member_of or ([known.country] if known.country and known.country != known.id else [])
    return tuple(scene.cast.get(s).name for s in sides if s in scene.cast)


def fill_from_tables(scene: Scene, known: Known) -> None:
    """Give a person of the tables the sides and the office they had at the article's date."""
    holders = scene.gazetteer.offices_of.get(known.id, ())
    date = scene.published or scene.year
    serving = [h for h in holders if date is None or _serves(h, date)]
    scene.cast.join(known, [h.side for h in serving])
    # Out of office, a head of a state is a person of that country; a group's leader stays its man.
    scene.cast.join(known, [h.side for h in holders], official=False)
    if serving and not known.role and len({h.office for h in serving}) == 1:
        known.role, known.office = serving[0].office.replace("-", " "), serving[0].office


def _serves(holder: Holder, date: str) -> bool:
    since, until = holder.since[: len(date)], holder.until[: len(date)]
    return (not since or since <= date[: len(since)]) and (not until or date[: len(until)] <= until)


def find_holder(scene: Scene, head: Token, side: str, office: str) -> tuple[str, float, str] | None:
    """Return the person meant by an office of `side` that is named without its holder, how sure and why, or None.

    The year that the verb over the phrase's `head` gives says when; else whom
    the article itself calls so, or says died having held the office, comes
    before who held it at publication and goes unnamed.
    """
    year = find_year_of(head)
    # A state has many spokesmen at a time: whose ministry's "the Russian spokesman" is, no date tells.
    many = scene.gazetteer.branches.get(office) == "spokes"
    holder = None if many else scene.gazetteer.holder(side, office, year or scene.published)
    if holder is None or not (year or scene.cast.is_named(holder.person)):
        called = [p for p in scene.cast.people_with(office) if side in (*_sides(scene, p), scene.cast.get(p).country)]
        if len(called) == 1:
            return called[0], 0.9, f"the article gives {scene.cast.get(called[0]).name} that office"
        past = [p for p in scene.cast.dead() if holder is not None and _once_held(scene, p, side, office)]
        if len(past) == 1:
            name = scene.cast.get(past[0]).name
            return past[0], 0.7, f"the article is about the death of {name}, who held that office"
    if holder is None:
        return None
    when = f"in {year}" if year else "at the article's date"
    return holder.person, 0.9, f"{scene.cast.get(holder.person).name} held that office {when}"


def _once_held(scene: Scene, person: str, side: str, office: str) -> bool:
    """Whether `person` held an office before publication and the article does not call them a former holder."""
    terms = [h for h in scene.gazetteer.offices_of.get(person, ()) if (h.side, h.office) == (side, office)]
    ended = scene.published is not None and any(h.until and h.until <= scene.published for h in terms)
    return ended and not scene.cast.get(person).office.startswith("former")


def _sides(scene: Scene, person: str) -> tuple[str, ...]:
    return tuple(h.side for h in scene.gazetteer.offices_of.get(person, ())) or tuple(scene.cast.get(person).member_of)


def home(scene: Scene, actor: str) -> str:
    """Return the side a person stands for: the state or group they hold an office of, else themselves."""
    known = scene.cast.get(actor)
    if known.kind is not ActorKind.PERSON:
        return actor
    if not known.member_of:
        fill_from_tables(scene, known)
    if known.member_of:
        return known.member_of[0]
    return known.country or actor


def words_of(sentence: Sentence, first: int, last: int) -> str:
    """Return the article's words from token `first` to `last` on one line."""
    return " ".join(sentence.words(sentence.tokens[first], sentence.tokens[last]).split())


def plain_words_of(sentence: Sentence, first: int, last: int) -> str:
    """Return the words from token `first` to `last`, a common noun that opens the sentence without its capital.

    Before another capital it is part of a name, as in a company's.
    """
    text, opening = words_of(sentence, first, last), sentence.tokens[first]
    common = first == 0 and opening.upos in ("NOUN", "ADJ") and not opening.entity and not opening.text.isupper()
    named = first < last and sentence.tokens[first + 1].text[0].isupper()
    return text[0].lower() + text[1:] if common and not named else text


def adjective_of(scene: Scene, side: str) -> str:
    """Return what goes before a noun to say it is of `side`: a demonym, else the name."""
    return scene.gazetteer.adjectives.get(side) or scene.cast.get(side).name


def skip_determiners(sentence: Sentence, low: int, last: int) -> int:
    """Return the index of the first token from `low` that is neither article, number, quantifier nor punctuation."""
    tokens = sentence.tokens
    counted = [n for n in range(low, last) if tokens[n].xpos == "CD" or tokens[n].upos == "NUM"]
    if counted and all(t.upos not in ("NOUN", "PROPN") for t in tokens[low : counted[-1]]):
        low = counted[-1] + 1  # "at least 110 people"
    for n in range(low + 1, last):
        if tokens[n].text == "," and tokens[n - 1].upos in ("NOUN", "PROPN", "ADV"):
            low = n + 1  # "in the north, riot police": the words before the comma are another phrase's
    start = low
    while low < last and (
        tokens[low].lower in CALENDAR
        or tokens[low].lower in _PERIODS
        or tokens[low].upos in ("DET", "PUNCT", "CCONJ", "PART", "PRON", "NUM", "ADP", "SYM")
        or tokens[low].xpos in ("PDT", "CD", "WRB")
        or tokens[low].upos == "SCONJ"
        or tokens[low].lower in _FOCUS
        or (tokens[low].upos == "ADV" and tokens[low + 1].upos in ("NUM", "DET"))
        or tokens[low].lower in _QUANTITIES
        or (low > start and tokens[low - 1].text in _HYPHENS)  # "15-year-old girl", "so-called army"
    ):  # fmt: skip
        low += 1
    return low


def find_place(scene: Scene, sentence: Sentence, segment: Segment, *, low: int) -> Segment | None:
    """Return the place that says where a crowd or a court is: "Karachi protesters", "residents of Mosul"."""
    tokens = sentence.tokens
    for other in scene.segments(sentence):
        known = other.text.casefold() in scene.towns
        if other.kind is not EntryKind.PLACE and not (other.kind is EntryKind.NAME and (known or other.label == "LOC")):
            continue
        if other.kind is EntryKind.NAME and other.first and tokens[other.first - 1].lower == "of":
            continue  # "the ministers of NAME"
        if (
            (known or other.entries)
            and low <= other.first < segment.first
            and not any(t.upos in ("VERB", "ADP") for t in tokens[other.last + 1 : segment.first])
        ):
            return other
        between = tokens[segment.last + 1 : other.first]
        after = tokens[other.last + 1 : other.last + 2]
        if after and after[0].text[0].isupper() and after[0].upos == "PROPN" and not is_settled(after[0].lower):
            continue  # "the country at the annual Munich Conference"
        if between and len(between) <= 4 and between[0].lower in _IN and all(
            t.upos in ("ADP", "DET", "ADJ", "NOUN", "PROPN") for t in between
        ):  # fmt: skip
            return other
    return None


def _is_community(scene: Scene, token: Token) -> bool:
    """Whether a word names a faith or an ethnic group, which is a name even where it looks like a common word."""
    segment = scene.segment_at(token)
    return segment is not None and any(e.ref == "community" for e in segment.entries) and token.text[0].isupper()


def read_by_words(
    scene: Scene, sentence: Sentence, segment: Segment, *, low: int, kind: ActorKind, role: str | None = None,
    office: str = "", side: str | None = None, one: bool = False,
) -> Reading:  # fmt: skip
    """Return the actor that only its own words name.

    Common words stay within their article, and so does `one` person; a
    phrase with a proper name in it names the same actor everywhere. `side`
    is the state or group the words give it.
    """
    first = skip_determiners(sentence, low, segment.first)
    text = plain_words_of(sentence, first, segment.last)
    place = find_place(scene, sentence, segment, low=low)
    words = sentence.tokens[first : segment.last + 1]
    # A role's noun by itself is no name, though an article may capitalise it: "told his Cabinet".
    bare_role = len(words) == 1 and segment.kind in _POSTS
    named = any(((t.upos == "PROPN" or t.entity) and not bare_role) or _is_community(scene, t) for t in words)
    capitals = len(words) > 1 and all(t.text[0].isupper() for t in words) and not text.isupper()
    named = named or (capitals and not is_headline_case(sentence))  # a company's name that the parser did not see
    slug = slugify(text)
    if place is not None and place.first > segment.last and not one:
        slug, named, text = f"{slugify(place.text)}-{slug}", True, f"{text} in {place.text}"
    country = _country_of(scene, place) if place is not None else None
    if side is not None:
        country = country or scene.cast.get(side).country
    scope = f"{country}." if country and place is not None else ""
    actor = f"{scope}{slug}" if named and not one else f"{scene.article[:8]}.{slug}"
    member_of = (side,) if side else (country,) if country else ()
    plural = any(e.plural for e in segment.entries)
    known = scene.cast.add(
        actor, name=text if named else text.lower(), kind=kind, country=country, role=role, office=office, plural=plural
    )
    scene.cast.join(known, member_of, official=scene.gazetteer.branches.get(office) not in UNOFFICIAL)
    known.aliases.append(words_of(sentence, first, segment.last))
    bare = not named and text.lower() in scene.gazetteer.generics and not _is_modified(sentence, segment)
    return make_reading(scene, known.id, first, segment.last, confidence=0.5 if bare else 0.7)


def _country_of(scene: Scene, place: Segment) -> str | None:
    known = scene.towns.get(place.text.casefold())
    return known or (place.entry.ref or None if place.entries else None)


def _is_modified(sentence: Sentence, segment: Segment) -> bool:
    """Whether a phrase counts its noun or says more of it: "six people", "men who fled", "people of the valley"."""
    head = sentence.tokens[segment.last]
    return any(c.relation in ("nummod", "acl") or c.dep == "nmod" for c in head.children)
