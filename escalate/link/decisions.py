"""Say how likely a later statement decides a threat, demand or promise: carries it out, meets it or defies it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import TYPE_CHECKING

from escalate.link.deadlines import name_deadline
from escalate.link.features import class_of, describe_pair
from escalate.link.kinds import is_kind_meant, is_same_act, kind_of, name_fit, names_kind
from escalate.link.outcomes import find_outcomes
from escalate.link.phrases import find_topics
from escalate.link.profiles import is_own_act, share_sentence
from escalate.link.scoring import read_relations, weigh_relations
from escalate.link.words import content_words, contrary, matter, name_event, overlap
from escalate.model import ConditionKind, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from escalate.link.profiles import Profile
    from escalate.link.wishes import Wish

DECIDING = (Relation.FULFILS, Relation.MEETS, Relation.DEFIES)
_MANY = 3
_SEVERAL = 2
_LIKELY = 0.4
_BREAK = re.compile(r"[,;:]\s| (?:and|but|while) ")
_PLAIN = frozenset({"role", "order", "place", "role, order"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The words a later statement shares with what was threatened or promised, asked for and warned against."""

    threatened: frozenset[str]
    asked: frozenset[str]
    warned: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.threatened | self.asked | self.warned


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a threat, demand or promise stands among all that a later statement may decide, and the reverse.

    `pending` counts the others that the later one may decide in the same
    role; `acts` the other statements that may have decided the earlier one
    before; `is_latest` says that no other is newer; `is_refused` and
    `is_yielded` that the other side refused or gave way before an act of its own side.
    """

    pending: int
    acts: int
    is_latest: bool
    is_refused: bool
    is_yielded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found of the statements so far, by their ids, the earlier first.

    `answered` are the statements that words of the text tie one to, `likely`
    the probability that one answers another, `fates` what words say became of
    a threat or demand, `words` the fates that the answer cues of a statement
    tell of, of whatever threat or demand.
    """

    answered: Mapping[str, AbstractSet[str]]
    likely: Mapping[tuple[str, str], float]
    fates: Mapping[tuple[str, str], str]
    words: Mapping[str, AbstractSet[str]]


def find_shared(earlier: Profile, later: Profile, wish: Wish) -> Shared:
    """Return which words of a threat, demand or promise a later statement takes up."""
    spoken_of = later.words | find_topics(matter(later.statement)) | name_event(later.statement.event)
    return Shared(
        threatened=wish.threatened & spoken_of,
        asked=wish.asked & spoken_of,
        warned=wish.warned & spoken_of,
    )


def describe_decision(earlier: Profile, later: Profile, wish: Wish, *, told: Told, place: Place) -> dict[str, float]:
    """Return the features of a pair of which the earlier is a threat, demand or promise.

    To those of any pair (`features.describe_pair`) that do not join several
    of its sides come the kinds of the two acts, what of the wish the later one takes up, the deadline, what
    the text says (`told`), how likely the later one answers the earlier, and
    where the two stand among others (`place`).
    """
    features = {name: value for name, value in describe_pair(earlier, later).items() if _is_plain(name)}
    features |= _describe_matter(earlier, later, wish)
    features |= _describe_telling(earlier, later, wish, told)
    does = f"own {class_of(later)}" if is_own_deed(earlier, later) else class_of(later)
    features |= {
        "latest word": float(place.is_latest),
        "only one pending": float(not place.pending),
        f"refused before, {does}": float(place.is_refused),
        "yielded before": float(place.is_yielded),
        "others pending": log1p(place.pending),
        "first that may decide": float(not place.acts),
        "acts before": log1p(place.acts),
    }
    return features


def _is_plain(name: str) -> bool:
    """Return whether a feature of any pair is none of those that join several of its sides."""
    return name.partition("=")[0] in _PLAIN or "=" not in name


def _describe_matter(earlier: Profile, later: Profile, wish: Wish) -> dict[str, float]:
    """Return what a later statement does of what was threatened or promised, asked for and warned against."""
    second, shared = later.statement, find_shared(earlier, later, wish)
    deed, clause = find_deed(later), find_clause(later)
    does = class_of(later)
    features = {
        "asked, overlap": overlap(wish.asked, later.words),
        "warned, overlap": overlap(wish.warned, later.words),
        "contrary": float(any(contrary(word.lstrip("#")) for word in shared.warned)),
        "kind meant": float(is_kind_meant(second.event, wish.asked)),
    }
    for name, wanted, taken in (
        ("threatened", wish.threatened, shared.threatened),
        ("asked", wish.asked, shared.asked),
        ("warned", wish.warned, shared.warned),
    ):
        features |= {
            name: float(min(_MANY, len(taken))),
            f"{name}, by {does}": float(bool(taken)),
            f"{name}, in clause": float(min(_MANY, len(wanted & clause))),
            f"deed {name}": float(not deed.isdisjoint(wanted)),
            f"deed {name}, by {does}": float(not deed.isdisjoint(wanted)),
            f"kind {name}": float(names_kind(second.event, wanted)),
        }
    return features


def _describe_telling(earlier: Profile, later: Profile, wish: Wish, told: Told) -> dict[str, float]:
    """Return what kinds of act the two are, how they lie in time, and what the text says of them."""
    first, second = earlier.statement, later.statement
    own = "own" if is_own_deed(earlier, later) else "other"
    kind, event = kind_of(first).value, second.event.value
    denied = " not" if second.negated else ""
    tied, answers = told.answered.get(later.id, frozenset()), told.likely.get((earlier.id, later.id), 0.0)
    likely = str(answers >= _LIKELY)
    features = {
        "condition": float(first.condition is not None),
        "tied": float(earlier.id in tied),
        "tied to another": float(bool(tied) and earlier.id not in tied),
        "answers": answers,
        "answered by it": told.likely.get((later.id, earlier.id), 0.0),
    }
    for name, values in (
        ("own", (own,)),
        ("own, kind", (own, kind)),
        ("own, act", (own, event + denied)),
        ("own, kind, act", (own, kind, event + denied)),
        ("own, deadline", (own, name_deadline(earlier, later))),
        ("own, wants, act", (own, kind, name_want(earlier, wish), class_of(later))),
        ("own, wants", (own, kind, name_want(earlier, wish))),
        ("own, one party", (own, str(name_one_party(earlier, later)))),
        ("own, concerns", (own, str(concerns(earlier, later)))),
        ("own, tied", (own, str(earlier.id in tied))),
        ("own, is for", (own, class_of(later), str(_is_for(earlier, later)))),
        ("own, act, at", (own, class_of(later), _name_aim(earlier, later))),
        ("own, kind, event, at", (own, kind, event + denied, _name_aim(earlier, later))),
        ("own, act, asked kind", (own, kind, class_of(later), name_fit(second.event, wish.asked))),
        ("own, act, threatened kind", (own, kind, class_of(later), name_fit(second.event, wish.threatened))),
        ("fate", (told.fates.get((earlier.id, later.id), "unsaid"),)),
        *(("cue", (own, fate, likely)) for fate in sorted(told.words.get(later.id, ()))),
        *(("words", (own, outcome)) for outcome in sorted(find_outcomes(second))),
    ):
        features[f"{name}={'>'.join(values)}"] = 1.0
    return features


def name_want(earlier: Profile, wish: Wish) -> str:
    """Return how a threat or demand binds what it wants or warns against: by its condition, its words, or not."""
    condition = earlier.statement.condition
    if condition is not None:
        return "until" if condition.kind in (ConditionKind.UNLESS, ConditionKind.UNTIL) else "if"
    return "wish" if wish.asked or wish.warned else "nothing"


def is_own_deed(earlier: Profile, later: Profile) -> bool:
    """Return whether a later statement is an act of the side that threatened or promised, not of the one it spoke to.

    A demand is for others to meet: what both sides do together, its own among
    them ("the two premiers met"), is a deed of the one who was asked.
    """
    if kind_of(earlier.statement) is Event.REQUEST and is_aimed_at(earlier, later):
        return False
    return is_own_act(earlier, later)


def is_aimed_at(earlier: Profile, later: Profile) -> bool:
    """Return whether who acts later is one that the earlier statement is directed at, if only by a description."""
    if not earlier.aim_sides.isdisjoint(later.source_sides):
        return True
    return any(m.actor in later.sources for m in earlier.statement.targets or earlier.statement.addressees)


def name_one_party(earlier: Profile, later: Profile) -> bool:
    """Return whether two statements are directed at one party: at the same actor, or at one that speaks for the other.

    Two who merely stand on one side are no one party: a promise to meet a
    senator is not kept by meeting another.
    """
    if not earlier.targets or not later.aim_sides:
        return True
    return not (earlier.targets.isdisjoint(later.aim_sides) and later.targets.isdisjoint(earlier.aim_sides))


def concerns(earlier: Profile, later: Profile) -> bool:
    """Return whether an act regards whoever asked for it, another who was asked, or somebody whom the demand names."""
    if not later.targets or not later.aim_sides.isdisjoint(earlier.source_sides | earlier.targets):
        return True
    named = (w for m in later.statement.targets for w in content_words(f"{m.name} {m.span.text}"))
    return not content_words(matter(earlier.statement)).isdisjoint(named)


def _name_aim(earlier: Profile, later: Profile) -> str:
    """Return at whom an act is done: who demanded or threatened, who was asked or warned, another, or nobody told."""
    if not later.aim_sides:
        return "nobody"
    if not later.aim_sides.isdisjoint(earlier.source_sides):
        return "source"
    return "target" if not later.aim_sides.isdisjoint(earlier.aim_sides) else "another"


def _is_for(earlier: Profile, later: Profile) -> bool:
    """Return whether an act may be done for a demand: towards who is concerned, or the text says so or tells both."""
    return concerns(earlier, later) or share_sentence(earlier, later) or "met" in find_outcomes(later.statement)


def find_deed(profile: Profile) -> frozenset[str]:
    """Return the words that name the very act of a statement in its reports, with that for its kind."""
    told = (content_words(report.trigger.text) for report in profile.statement.reports)
    return name_event(profile.statement.event).union(*told)


def find_clause(profile: Profile) -> frozenset[str]:
    """Return the content words of the clauses in which the reports of a statement tell it, cut out by their commas."""
    found = frozenset[str]()
    for report in profile.statement.reports:
        text, at = report.sentence.text, report.trigger.start - report.sentence.start
        start = max((m.end() for m in _BREAK.finditer(text, 0, at)), default=0)
        end = _BREAK.search(text, max(at, 0))
        found |= content_words(text[start : end.start() if end else len(text)])
    return found


def does_in_same_words(relation: Relation, earlier: Profile, later: Profile, wish: Wish) -> bool:
    """Return whether an act is told in several of the words of what was threatened, asked for or warned against."""
    shared, event = find_shared(earlier, later, wish), later.statement.event
    if relation is Relation.FULFILS:
        return len(shared.threatened) >= _SEVERAL and is_same_act(event, shared.threatened)
    if relation is Relation.MEETS:
        return len(shared.asked) >= _SEVERAL and is_same_act(event, shared.asked) and concerns(earlier, later)
    return len(shared.warned) >= max(_SEVERAL, len(wish.warned) / 2)


@cache
def load_weights() -> Mapping[Relation, Mapping[str, float]]:
    """Return the weight of every feature for each relation, in log-odds against deciding nothing."""
    return read_relations("link_fate_weights")


def decide(features: Mapping[str, float]) -> dict[Relation, float]:
    """Return the probability of each relation between the pair that `features` describe."""
    return weigh_relations(features, load_weights())
