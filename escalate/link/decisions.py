"""Say how likely a later statement decides a threat, demand or promise: carries it out, meets it or defies it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.link.features import describe_pair, role_of
from escalate.link.kinds import is_kind_meant, is_same_act, kind_of, names_kind
from escalate.link.profiles import to_day
from escalate.link.words import content_words, contrary, name_event, overlap
from escalate.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from escalate.link.profiles import Profile
    from escalate.link.wishes import Wish

DECIDING = (Relation.FULFILS, Relation.MEETS, Relation.DEFIES)
_MANY = 3
_SEVERAL = 2
_SEVERAL = 2
_SOON_DAYS = 3
_LIKELY = 0.4


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
    spoken_of = later.words | name_event(later.statement.event)
    condition = earlier.statement.condition
    conditional = content_words(condition.span.text) if condition is not None else frozenset[str]()
    return Shared(
        threatened=(earlier.words - conditional) & spoken_of,
        asked=wish.asked & spoken_of,
        warned=wish.warned & spoken_of,
    )


def describe_decision(earlier: Profile, later: Profile, wish: Wish, *, told: Told, is_latest: bool) -> dict[str, float]:
    """Return the features of a pair of which the earlier is a threat, demand or promise.

    To those of any pair (`features.describe_pair`) come the kinds of the two acts,
    what of the wish the later one takes up, the deadline, what the text says
    (`told`), how likely the later one answers the earlier, and whether that is
    the latest word of its side.
    """
    first, second = earlier.statement, later.statement
    own = "own" if role_of(earlier, later) == "same" else "other"
    shared = find_shared(earlier, later, wish)
    kind, event = kind_of(first).value, second.event.value
    denied = " not" if second.negated else ""
    tied, answers = told.answered.get(later.id, frozenset()), told.likely.get((earlier.id, later.id), 0.0)
    likely = str(answers >= _LIKELY)
    features = describe_pair(earlier, later)
    features.update(
        {
            "asked": float(min(_MANY, len(shared.asked))),
            "asked, overlap": overlap(wish.asked, later.words),
            "warned": float(min(_MANY, len(shared.warned))),
            "warned, overlap": overlap(wish.warned, later.words),
            "contrary": float(any(contrary(word.lstrip("#")) for word in shared.warned)),
            "threatened": float(min(_MANY, len(shared.threatened))),
            "kind meant": float(is_kind_meant(second.event, wish.asked)),
            "kind threatened": float(names_kind(second.event, earlier.words)),
            "kind asked": float(names_kind(second.event, wish.asked)),
            "condition": float(first.condition is not None),
            "tied": float(earlier.id in tied),
            "tied to another": float(bool(tied) and earlier.id not in tied),
            "answers": answers,
            "latest word": float(is_latest),
        }
    )
    for name, values in (
        ("own", (own,)),
        ("own, kind", (own, kind)),
        ("own, act", (own, event + denied)),
        ("own, kind, act", (own, kind, event + denied)),
        ("own, deadline", (own, _name_deadline(earlier, later))),
        ("own, tied", (own, str(earlier.id in tied))),
        ("act, answers", (own, event + denied, likely)),
        ("kind, answers", (own, kind, likely)),
        ("fate", (told.fates.get((earlier.id, later.id), "unsaid"),)),
        *(("cue", (own, fate, likely)) for fate in sorted(told.words.get(later.id, ()))),
        ("act, asked", (event, str(bool(shared.asked)))),
        ("act, threatened", (own, event, str(bool(shared.threatened)))),
    ):
        features[f"{name}={'>'.join(values)}"] = 1.0
    return features


def comes_at_deadline(earlier: Profile, later: Profile) -> bool:
    """Return whether an act comes on the day that a threat names as its last, or within a few days after it."""
    return _name_deadline(earlier, later) == "at" and bool(earlier.targets) and bool(later.targets)


def does_in_same_words(relation: Relation, earlier: Profile, later: Profile, wish: Wish) -> bool:
    """Return whether an act is told in several of the words of what was threatened, asked for or warned against."""
    shared, event = find_shared(earlier, later, wish), later.statement.event
    if relation is Relation.FULFILS:
        return len(shared.threatened) >= _SEVERAL and is_same_act(event, shared.threatened)
    if relation is Relation.MEETS:
        return len(shared.asked) >= _SEVERAL and is_same_act(event, shared.asked)
    return len(shared.warned) >= max(_SEVERAL, len(wish.warned) / 2)


def _name_deadline(earlier: Profile, later: Profile) -> str:
    deadline = earlier.statement.deadline
    end = to_day(deadline.end) if deadline is not None else None
    if end is None or later.first is None:
        return "none"
    if later.first < end:
        return "before"
    return "at" if later.first <= end + _SOON_DAYS else "after"


@cache
def load_weights() -> Mapping[Relation, Mapping[str, float]]:
    """Return the weight of every feature for each relation, in log-odds against deciding nothing."""
    rows = shipped_table("link_fate_weights", columns=("relation", "feature", "weight"))
    found: dict[Relation, dict[str, float]] = {relation: {} for relation in DECIDING}
    for row in rows:
        found[Relation(row["relation"])][row["feature"]] = float(row["weight"])
    return found


def decide(features: Mapping[str, float]) -> dict[Relation, float]:
    """Return the probability of each relation between the pair that `features` describe."""
    odds = {
        relation: exp(sum(weights.get(name, 0.0) * value for name, value in features.items()))
        for relation, weights in load_weights().items()
    }
    total = 1.0 + sum(odds.values())
    return {relation: value / total for relation, value in odds.items()}
