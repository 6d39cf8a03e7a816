"""Weigh how well an earlier statement fits the words that say what is answered: who, which kind of act, when, where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.link.kinds import kind_of
from escalate.link.nouns import (
    condemns,
    find_named_actor,
    is_bare_noun,
    is_denial,
    is_named,
    is_of_words_given,
    load_nouns,
    may_mean_own,
    praises,
    tell,
)
from escalate.link.profiles import (
    WORDS_GIVEN,
    days_between,
    find_gap,
    find_order,
    is_likely_before,
    lies_ahead,
    share_sentence,
    stands_before,
)
from escalate.link.reach import may_reach
from escalate.link.words import content_words, matter, overlap
from escalate.model import Event, Order

if TYPE_CHECKING:
    from escalate.link.nouns import Noun
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import AnswerCue, Statement

_PENDING = frozenset({Event.THREATEN, Event.REQUEST})
_MEASURES = frozenset({Event.SANCTION, Event.COERCE})
_NAME = re.compile(r"\b[A-Z][\w.]+")
_NO_NAME = re.compile(
    r"\b(?:This|That|These|Those|Such|The|His|Her|Its|Their|Our|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_HOSTILE = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE})
_FRIENDLY = frozenset(
    {Event.AGREE, Event.CONSULT, Event.SUPPORT, Event.CONCEDE, Event.COOPERATE, Event.AID, Event.RETREAT}
)
_ANSWERS_TO_A_WISH = frozenset({Event.REJECT, Event.AGREE})
_JUDGED = frozenset({Event.ACCUSE, Event.SUPPORT})
_BY_EVENT = 0.95
_BY_KIND = 0.85
_BY_LISTED = 0.8
_BY_GENUS = 0.75
_BY_FAR = 0.65
_TITLES = re.compile(r"(?:\b[A-Z][\w.]*\s+)+$")
_ASIDE = re.compile(r",\s")
_STEM = 4
_BY_CLASS = 0.9
_UNNAMED_OTHER = 0.7
_BY_FAR_SPOKEN = 0.8
_ECHOED = 1.08
_BY_SIDE = 0.92
_BY_ANOTHER = 0.7
_LATELY = 0.92
_LATELY_DAYS = 7
_ELSEWHERE = 0.85
_TOLD_OF_ANOTHER = 0.75
_BY_NOBODY = 0.85
_TO_THE_SAME = 0.9
_KNOWN_BY_NAME = 0.75
_URGED = 0.9
_NUMBER = re.compile(r"\d+")
_AGAINST_DATES = 0.6
_NOT_ECHOED = 0.9
_OWNED_DAYS = 3
_ASKED_OTHERS = 0.8
_UNNAMED_ELSEWHERE = 0.8
_UNECHOED_DAYS = 30
_UNNAMED_DAYS = 21
_DEMONSTRATIVE = re.compile(r"\b(?:that|this|these|those)\s", re.IGNORECASE)


def may_come_first(earlier: Profile, later: Profile) -> bool:
    """Return whether nothing in the dates speaks against `earlier` being the earlier one."""
    return find_order(earlier.statement, later.statement) is not Order.AFTER


def weigh_fit(cue: AnswerCue, earlier: Profile, later: Profile, sides: Sides) -> float:
    """Return how well `earlier` is what the cue in `later` means, 0 when it can't be."""
    if earlier is later or not may_come_first(earlier, later):
        return 0.0
    if earlier.sources and earlier.sources <= later.sources and not may_mean_own(cue):
        return 0.0
    if share_sentence(earlier, later) or (lies_ahead(earlier.statement) and not earlier.statement.spoken):
        return 0.0
    if is_bare_noun(cue) and _is_remark(earlier, later):
        return 0.0
    actor = _actor_fit(cue, earlier, later, sides)
    gap = days_between(earlier, later)
    owned = cue.antecedent_actor is not None and actor >= _BY_SIDE
    lately = _is_told_here(cue, earlier) or (gap is not None and gap <= _OWNED_DAYS)
    kind = _kind_fit(cue, earlier, owned=owned, own=owned and actor == 1.0 and lately)
    if not actor or not kind or not may_reach(cue, earlier, later, sides):
        return 0.0
    place = _weigh_place(cue, earlier, later)
    if is_likely_before(later, earlier) or _may_be_later(earlier, later):
        place *= _AGAINST_DATES
    echo = overlap(earlier.words, content_words(cue.span.text) | later.words)
    aim = 0.0 if later.source_sides.isdisjoint(earlier.aim_sides) else 1.0
    near = _nearness(earlier, later)
    if gap is not None and gap > _UNNAMED_DAYS and find_named_actor(cue, later, sides) is None and not aim:
        return 0.0
    demonstrative = bool(_DEMONSTRATIVE.search(cue.span.text))
    if demonstrative or (cue.antecedent_noun is None and cue.antecedent_actor is None):
        place *= 0.6 + 0.4 * near
    if not is_echoed(cue, earlier):
        noun = load_nouns().get(cue.antecedent_noun or "")
        if noun is not None and not (noun.is_act or is_denial(cue) or _is_told_here(cue, earlier)):
            return 0.0
        if gap is not None and gap > _UNECHOED_DAYS:
            return 0.0
        place *= _NOT_ECHOED
    elif find_closer_words(cue):
        place *= _ECHOED
    asked = kind_of(earlier.statement) in _PENDING and bool(earlier.targets) and not aim
    unsaid = cue.antecedent_actor is None and not find_closer_words(cue) and not _is_told_here(cue, earlier)
    if unsaid and kind_of(earlier.statement) in WORDS_GIVEN and (not aim or _is_to_another(earlier, later)):
        place *= _UNNAMED_ELSEWHERE
    if later.statement.event in _ANSWERS_TO_A_WISH and asked and cue.antecedent_actor is None:
        place *= _ASKED_OTHERS
    return actor * kind * min(1.0, place) * (0.76 + 0.1 * min(1.0, 2 * echo) + 0.04 * aim + 0.1 * near)


def _is_remark(earlier: Profile, later: Profile) -> bool:
    """Return whether a statement merely mentions what neither party to it did to the other: an analyst's comment."""
    if later.statement.event is not Event.STATEMENT:
        return False
    addressed = not earlier.source_sides.isdisjoint(later.target_sides)
    return not addressed and earlier.target_sides.isdisjoint(later.source_sides)


def _is_to_another(earlier: Profile, later: Profile) -> bool:
    """Return whether `later` is directed at others than who spoke before: the request refused may be theirs."""
    return bool(later.targets) and earlier.source_sides.isdisjoint(later.aim_sides)


def _may_be_later(earlier: Profile, later: Profile) -> bool:
    """Return whether a statement that is only known to have been before a day may well have followed `later`."""
    if earlier.first is not None or earlier.last is None or later.last is None:
        return False
    return earlier.last > later.last + 1


def _is_told_here(cue: AnswerCue, earlier: Profile) -> bool:
    return any(r.article == cue.span.article for r in earlier.statement.reports)


def _weigh_place(cue: AnswerCue, earlier: Profile, later: Profile) -> float:
    """Return a factor for where an earlier statement is told: before the words in their article, or not long ago."""
    told = _is_told_here(cue, earlier)
    if told and stands_before(earlier, later):
        return 1.0
    gap = days_between(earlier, later)
    return _LATELY if gap is not None and gap <= _LATELY_DAYS else _ELSEWHERE


def _actor_fit(cue: AnswerCue, earlier: Profile, later: Profile, sides: Sides) -> float:
    actor = find_named_actor(cue, later, sides)
    if actor is None:
        return _role_fit(cue, earlier, later)
    if actor in earlier.sources:
        return 1.0
    if sides.of(actor) & earlier.source_sides:
        rivals = sides.is_person(actor) and all(sides.is_person(a) for a in earlier.sources)
        return _BY_ANOTHER if rivals else _BY_SIDE
    noun = load_nouns().get(cue.antecedent_noun or "")
    return 0.9 if noun is not None and noun.is_act and actor in earlier.targets else 0.0


def _role_fit(cue: AnswerCue, earlier: Profile, later: Profile) -> float:
    """Return how well the roles fit when nobody is named whose act is answered."""
    if not earlier.source_sides.isdisjoint(later.source_sides):
        denied = is_denial(cue) and not earlier.statement.spoken
        jointly = not earlier.source_sides <= later.source_sides
        return 0.85 if denied or jointly or (may_mean_own(cue) and not is_denial(cue)) else 0.0
    if not earlier.sources and _is_told_here(cue, earlier):
        return _BY_NOBODY
    if may_mean_own(cue) and not earlier.aim_sides.isdisjoint(later.aim_sides):
        return _TO_THE_SAME
    if not earlier.source_sides.isdisjoint(later.aim_sides):
        return 0.95
    if not later.source_sides.isdisjoint(earlier.aim_sides):
        return 0.95
    if not later.source_sides.isdisjoint(earlier.named_sides):
        return 0.9
    if is_of_words_given(cue) and later.statement.spoken and not earlier.aim_sides.isdisjoint(later.aim_sides):
        return _URGED
    if not later.targets:
        return 0.85
    noun = load_nouns().get(cue.antecedent_noun or "")
    meant = noun is not None and not noun.is_general and kind_of(earlier.statement) in noun.events
    told = _is_told_here(cue, earlier)
    if told and (meant or is_named(cue, earlier.statement)):
        return _TOLD_OF_ANOTHER
    spoken_of = not earlier.named_sides.isdisjoint(later.aim_sides)
    return _KNOWN_BY_NAME if spoken_of and meant and is_named(cue, earlier.statement) else 0.55


def _kind_fit(cue: AnswerCue, earlier: Profile, *, owned: bool, own: bool) -> float:
    """Return how well the kind of an act fits the noun.

    `owned` tells that it is the act of whom the words name or of that side,
    `own` that it is this party's very own and told here or a few days before.
    """
    if cue.antecedent_noun is None:
        return _UNNAMED_OTHER if _is_unlike(cue, earlier) else 0.9
    noun = load_nouns().get(cue.antecedent_noun)
    if noun is None:
        told = content_words(cue.antecedent_noun) & earlier.words
        if not told or earlier.statement.event is Event.STATEMENT:
            return 0.0
        return _BY_FAR_SPOKEN if earlier.statement.spoken else _BY_CLASS
    statement, event = earlier.statement, kind_of(earlier.statement)
    if not _names_fit(cue, statement):
        return 0.0
    named = is_named(cue, statement)
    of_owner = (owned and "any" in noun.events) or (own and (event in noun.events or noun.is_general))
    shown = noun.is_general and bool(_DEMONSTRATIVE.search(cue.span.text)) and _is_told_here(cue, earlier)
    decided = "any" in noun.events and event in noun.events and _is_told_here(cue, earlier)
    if noun.told and not (named or of_owner or shown or decided):
        return 0.0
    if is_denial(cue) and statement.event is Event.ACCUSE and named:
        return _BY_EVENT
    general = noun.is_general
    if general and noun.is_act and event in _JUDGED and not named:
        return 0.0
    if general and noun.is_act and statement.spoken and not named:
        return _BY_GENUS if "any" in noun.events else _BY_FAR if "spoken" in noun.events else 0.0
    if general and ("any" in noun.events or ("spoken" if statement.spoken else "done") in noun.events):
        exact = noun.events == ("spoken",) or event is not Event.STATEMENT
        return 1.0 if exact or (named and not noun.is_act) else _BY_FAR
    if event not in noun.events:
        friendly = noun.is_act and statement.intensity > 0 and _HOSTILE.issuperset(noun.events)
        if not named or friendly or (statement.spoken and noun.is_act):
            return 0.0
        return _BY_CLASS if _is_of_class(event, noun) else _BY_GENUS
    if named or len(noun.events) == 1:
        return 1.0 if named else _BY_EVENT
    nearby = any(r.article == cue.span.article for r in statement.reports)
    if event is Event.STATEMENT:
        return _BY_KIND if nearby and not noun.is_act else 0.0
    if noun.is_special and not nearby:
        return 0.0
    return _BY_KIND if event == noun.events[0] or event in _PENDING or decided else _BY_LISTED


def _is_of_class(event: Event, noun: Noun) -> bool:
    """Return whether an event and a noun are both measures of a state: sanctions may be coded as coercion."""
    return event in _MEASURES and not _MEASURES.isdisjoint(noun.events)


def _is_unlike(cue: AnswerCue, earlier: Profile) -> bool:
    """Return whether words that name nothing answer another kind of act: what is refused was asked, not done."""
    kind = kind_of(earlier.statement)
    if is_denial(cue) and kind in _PENDING:
        return True
    if is_of_words_given(cue):
        return kind not in WORDS_GIVEN
    return (condemns(cue) and kind in _FRIENDLY) or (praises(cue) and kind not in _FRIENDLY)


def _names_fit(cue: AnswerCue, statement: Statement) -> bool:
    """Return whether a statement speaks of the names and numbers that the words give beside the actor.

    "The Sept. 11 attacks" are no others, and "the invasion of Ukraine" is not
    one of Georgia.
    """
    text = leave_out_actor(cue)
    words = _ASIDE.split(text if is_bare_noun(cue) else text[1:], maxsplit=1)[0]
    told = f"{tell(statement)} {' '.join(m.name for m in (*statement.sources, *statement.targets))}"
    numbers = set(_NUMBER.findall(words))
    names = {name[:_STEM] for name in _NAME.findall(_NO_NAME.sub(" ", words))}
    return numbers <= set(_NUMBER.findall(told)) and (not names or any(name in told for name in names))


def leave_out_actor(cue: AnswerCue) -> str:
    """Return the words of a cue without the actor in them and the titles before the name ("of General X")."""
    if cue.antecedent_actor is None or not cue.antecedent_actor.span.text:
        return cue.span.text
    before, name, after = cue.span.text.partition(cue.antecedent_actor.span.text)
    return f"{_TITLES.sub(' ', before) if name else before} {after}"


def find_closer_words(cue: AnswerCue) -> frozenset[str]:
    """Return the words that tell more closely what is meant than actor and noun do ("the missile attack")."""
    said = content_words(cue.antecedent_noun or "") | content_words(cue.connective)
    who = content_words(cue.antecedent_actor.span.text) if cue.antecedent_actor else frozenset[str]()
    return content_words(leave_out_actor(cue)) - said - who


def is_echoed(cue: AnswerCue, earlier: Profile) -> bool:
    """Return whether a statement holds one of the words that tell more closely what is meant, or there are none."""
    closer = find_closer_words(cue)
    told = matter(earlier.statement) if earlier.statement.spoken else tell(earlier.statement)
    return not closer or not closer.isdisjoint(content_words(told))


def _nearness(earlier: Profile, later: Profile) -> float:
    """Return 1 for the day or the paragraph before, falling towards 0 with distance."""
    if earlier.last is not None and later.first is not None and later.first > earlier.last:
        return 1.0 / (1.0 + (later.first - earlier.last) / 7.0)
    gap = find_gap(earlier, later)
    return 0.5 if gap is None else 1.0 / (1.0 + gap / 600.0)
