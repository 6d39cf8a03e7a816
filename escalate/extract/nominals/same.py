"""Whether a noun tells again what a verb of the same article tells: then it refers, and is no second event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.events import phrases
from escalate.extract.nominals.phrases import has_article, is_plural, modifiers, noun_words
from escalate.extract.nominals.senses import VOW
from escalate.model import Event, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.extract.scene import Scene
    from escalate.model import Mention, Statement
    from escalate.parse import Token

# Codes that one and the same deed may have.
_KINDS = (
    frozenset({Event.ASSAULT, Event.COERCE}),
    frozenset({Event.SANCTION, Event.COERCE}),
    frozenset({Event.RETREAT, Event.CONCEDE}),
    frozenset({Event.THREATEN, Event.REQUEST}),
    frozenset({Event.ASSAULT, Event.MOBILIZE}),
)
# Modes that many acts of one side have in common: here the same parties alone make no two tellings one.
_GENERAL = frozenset(
    {"attack", "bombard", "kill", "wound", "fire", "fight", "deploy", "exercise", "meet", "visit", "demonstrate"}
)
_VIOLENT = frozenset({"attack", "bombard", "kill", "wound", "fire", "destroy"})
_DRAWN = frozenset({Event.ACCUSE, Event.PROTEST, Event.REQUEST, Event.THREATEN, Event.SUPPORT, Event.REJECT})
_STEM, _LEAST_STEM = 4, 3
# What a vow may have been told as.
_VOWED = frozenset({Event.THREATEN, Event.AGREE, Event.SUPPORT, Event.REJECT, Event.REQUEST, Event.STATEMENT})
_PERSON = "person."


def find_same(scene: Scene, statement: Statement, noun: Token, told: Iterable[Statement]) -> Statement | None:
    """Return what tells the act that `noun` names in `statement`: the nearest telling, one before the noun first."""
    place = statement.report.trigger.start
    fits = [s for s in told if _tells(scene, s, statement, noun)]
    fits.sort(key=lambda s: (s.report.trigger.start > place, abs(s.report.trigger.start - place), s.id))
    return fits[0] if fits else None


def _tells(scene: Scene, told: Statement, named: Statement, noun: Token) -> bool:
    if told.negated or told.hypothetical or (told.future and not told.spoken) or told.id == named.id:
        return False
    vowed = named.mode == VOW and told.event in _VOWED and told.spoken and _share_word(told, noun)
    if vowed and not has_article(noun):
        return bool(_compare(scene, told.sources, named.sources))
    kinds = (_kind(told), _kind(named))
    if kinds[0] is not kinds[1] and frozenset(kinds) not in _KINDS:
        return False
    if told.report.sentence.start == named.report.sentence.start and told.report.trigger.start >= noun.start:
        return False  # one sentence does not name an act before it tells it
    drawn = noun.relation == "obj" and kinds[0] in _DRAWN
    drawn = drawn or (noun.relation == "obl" and phrases.preposition(noun) == "in" and kinds[0] is Event.PROTEST)
    drawn = drawn and noun.head.start == told.report.trigger.start
    if drawn and kinds[0] is kinds[1]:
        return True  # "drew a rebuke", "took part in a rally"
    if has_article(noun) and told.report.trigger.start < noun.start:
        return False  # "a raid" is not the one told before
    if told.when and named.when and told.when.order(named.when) is not Order.UNKNOWN:
        return False
    if Event.STATEMENT in kinds or any(c.lower in noun_words("another") for c in modifiers(noun)):
        return False
    doers = _compare(scene, told.sources, named.sources)
    sufferers = _compare(scene, told.targets, named.targets)
    if doers is False or sufferers is False:
        return False
    unknown = not (told.sources or named.sources)
    if not (doers or (unknown and sufferers)):
        return False
    return _is_told_alike(told, named, noun, whole=bool(sufferers and (doers or unknown)))


def _is_told_alike(told: Statement, named: Statement, noun: Token, *, whole: bool) -> bool:
    """Return whether the words fit one act; `whole` tells that neither side of it is open."""
    general = named.mode in _GENERAL
    if _share_word(told, noun) or (named.spoken and _holds_word(told, noun)):
        return whole or not (general and is_plural(noun))
    if general:
        violent = {told.mode, named.mode} <= _VIOLENT
        return whole and (told.mode == named.mode or violent)
    if _kind(told) is _kind(named) is Event.REQUEST and told.spoken and named.spoken:
        return whole or not named.targets  # "asked it to mediate", "the request"
    return told.mode == named.mode and (whole or not named.targets)


def _kind(statement: Statement) -> Event:
    """Return the event of a statement, an appeal to somebody being a request and a denial a refusal."""
    if statement.event is not Event.STATEMENT:
        return statement.event
    return {"appeal": Event.REQUEST, "deny": Event.REJECT}.get(statement.mode or "", Event.STATEMENT)


def _compare(scene: Scene, first: Sequence[Mention], second: Sequence[Mention]) -> bool | None:
    """Return whether two sides share an actor or stand together; None where one of them is not told."""
    if not first or not second:
        return None
    return any(a.actor == b.actor or (_may_be_one(a, b) and scene.cast.same_side(a, b)) for a in first for b in second)


def _may_be_one(first: Mention, second: Mention) -> bool:
    """Return whether two actors of one side may be meant as one: a person and its state, but not its police."""
    persons = [m.actor.startswith(_PERSON) for m in (first, second)]
    others = [m.actor for m in (first, second) if not m.actor.startswith(_PERSON)]
    return not any(persons) or (len(others) == 1 and "." not in others[0])


def _share_word(told: Statement, noun: Token) -> bool:
    """Return whether the words for the act have one stem: "seized" and "seizure"."""
    words = (told.report.trigger, *([told.cue] if told.cue is not None else []))
    stem = noun.lower[: max(_LEAST_STEM, min(_STEM, len(noun.lower)))]
    return any(word.text.lower()[: len(stem)] == stem for word in words)


def _holds_word(told: Statement, noun: Token) -> bool:
    """Return whether what is told is told with the noun itself: "issued a warning", "the warning"."""
    words = told.report.sentence.text.lower().split()
    return any(word[: _STEM + 1] == noun.lower[: _STEM + 1] for word in words)
