"""Describe a pair of statements by what speaks for or against the later one answering the earlier."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from math import log1p
from typing import TYPE_CHECKING

from escalate.link.categories import name_categories, name_gap, name_place, name_telling
from escalate.link.fitting import weigh_fit
from escalate.link.kinds import kind_of
from escalate.link.nouns import find_named_actor, is_named, read_closer
from escalate.link.passages import describe_passage, name_places, rate_nouns
from escalate.link.profiles import (
    days_between,
    find_order,
    is_likely_before,
)
from escalate.link.words import content_words, is_topic, name_event, overlap, share_quote
from escalate.model import Event, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.drafts import Draft
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import AnswerCue, Mention, Statement

_UNDATED = 1.5
_MANY = 4
_MANY_LATER = 5
_MANY_REPORTS = 3
_FITS = 0.6
_CLASSES = {
    Event.ASSAULT: "force",
    Event.COERCE: "force",
    Event.SANCTION: "force",
    Event.MOBILIZE: "force",
    Event.PROTEST: "force",
    Event.THREATEN: "threat",
    Event.REQUEST: "demand",
    Event.REJECT: "refusal",
    Event.ACCUSE: "charge",
    Event.STATEMENT: "words",
}
_KEPT = (
    "doubt", "cued", "stated", "another stated", "cue names it", "cue's noun", "cue's owner, stated", "role=same",
    "place=sentence",
)  # fmt: skip
_FRIENDLY = "friendly"
_OPPOSED = ("mutual", "target", "bystander")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A statement and an earlier one it may answer.

    `features` are named numbers, absent ones 0; `cue` are the words of the
    text that fit `earlier` best, None where none do, and `fit` is how well;
    `stated` is the link that words of the text were resolved to, if any.
    """

    earlier: Profile
    later: Profile
    features: Mapping[str, float] = field(hash=False)
    cue: AnswerCue | None
    fit: float
    stated: Draft | None


def keep_few(pair: Pair) -> Pair:
    """Return `pair` with those features alone that are asked for once it is scored: a corpus has millions of pairs."""
    return replace(pair, features={name: pair.features[name] for name in _KEPT if name in pair.features})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """How the words of a text tie a pair: the best cue, how well it fits, whether it names the statement itself."""

    cue: AnswerCue | None
    fit: float
    names_statement: bool
    names_noun: bool
    names_owner: bool


def find_pairs(
    later: Profile,
    candidates: Iterable[Profile],
    *,
    cues: Sequence[AnswerCue],
    stated: Mapping[str, Draft],
    sides: Sides,
) -> Iterator[Pair]:
    """Yield `later` paired with each of `candidates` that its date allows to be earlier.

    `cues` are the answer cues of `later`, `stated` the links from earlier
    statements, by id, that words were resolved to. What sets a pair apart from the
    others is among its features: whether it is the latest act of its side,
    fits the words best or shares most words.
    """
    cues = [read_closer(cue, later.statement) for cue in cues]
    earlier = [c for c in candidates if c is not later and find_order(c.statement, later.statement) is not Order.AFTER]
    ties = [_tie(e, later, cues, sides) for e in earlier]
    days = _days_by_side(earlier)
    best = max((t.fit for t in ties), default=0.0)
    most = max((len(e.words & later.words) for e in earlier), default=0)
    named = any(t.names_statement for t in ties)
    rivals = sum(role_of(e, later) in _OPPOSED for e in earlier)
    rates, places = rate_nouns(earlier, later), name_places(earlier, later)
    for e, tie, rate, place in zip(earlier, ties, rates, places, strict=True):
        features = describe_pair(e, later)
        latest = _count_later(e, days)
        shared = len(e.words & later.words)
        role = role_of(e, later)
        opposed = role in _OPPOSED
        first = tie.fit > 0 and tie.fit >= best
        features.update(
            {
                "later acts of its side": float(min(_MANY_LATER, latest)),
                "latest": float(latest == 0),
                "latest, before": float(latest == 0) * features["before"],
                "latest, opposed": float(latest == 0 and opposed),
                "latest, force": float(latest == 0 and class_of(e) == "force"),
                "shared, opposed": min(_MANY, shared) * float(opposed),
                "its side named": float(role != "same" and not later.source_sides.isdisjoint(e.named_sides)),
                "earlier by a description": float(not e.is_known),
                "later by a description": float(not later.is_known),
                "described alike": float(_are_described_alike(e.statement, later.statement)),
                "log rivals": log1p(rivals),
                "shares most": float(shared > 0 and shared >= most),
                "noun fits": rate,
                f"statements back={place}": 1.0,
                "cued": float(bool(cues)),
                "stated": stated[e.id].confidence if e.id in stated else 0.0,
                "another stated": float(bool(stated) and e.id not in stated),
                "cue names it": float(tie.names_statement),
                "cue names another": float(named and not tie.names_statement),
                "cue's noun": float(tie.names_noun),
                "cue's owner": float(tie.names_owner),
                "cue's owner, stated": float(tie.names_owner and e.id in stated),
                "cue's owner and noun": float(tie.names_owner and tie.names_noun),
                "fit": tie.fit,
                "fit squared": tie.fit**2,
                "best fit": tie.fit * float(first),
                "another fits": float(best >= _FITS and not first),
                "cued, no fit": float(bool(cues) and not tie.fit and not tie.names_statement),
            }
        )
        yield Pair(earlier=e, later=later, features=features, cue=tie.cue, fit=tie.fit, stated=stated.get(e.id))


def role_of(earlier: Profile, later: Profile) -> str:
    """Return what makes the later source a party: `mutual`, `target`, `bystander`, `same` side or a `third`."""
    if not earlier.source_sides.isdisjoint(later.source_sides):
        return "same"
    back = not later.aim_sides.isdisjoint(earlier.source_sides)
    if not earlier.aim_sides.isdisjoint(later.source_sides):
        return "mutual" if back else "target"
    return "bystander" if back else "third"


def _tie(earlier: Profile, later: Profile, cues: Sequence[AnswerCue], sides: Sides) -> _Tie:
    own = next((c for c in cues if c.antecedent_statement == earlier.id), None)
    fits = [(weigh_fit(c, earlier, later, sides), -n, c) for n, c in enumerate(cues)]
    fit, _, cue = max(fits, key=lambda f: f[:2], default=(0.0, 0, None))
    return _Tie(
        cue=own or (cue if fit else None),
        fit=fit,
        names_statement=own is not None,
        names_owner=any(_is_owner(c, earlier, later, sides) for c in cues),
        names_noun=any(c.antecedent_noun is not None and is_named(c, earlier.statement) for c in cues),
    )


def _is_owner(cue: AnswerCue, earlier: Profile, later: Profile, sides: Sides) -> bool:
    """Return whether the words name the very one who said or did the earlier: "Trump's remarks"."""
    return find_named_actor(cue, later, sides) in earlier.sources


def _days_by_side(profiles: Iterable[Profile]) -> dict[str, list[int]]:
    """Return the first days of the statements of each side, in order."""
    found: dict[str, list[int]] = {}
    for profile in profiles:
        for side in profile.source_sides:
            found.setdefault(side, []).append(profile.first or 0)
    for days in found.values():
        days.sort()
    return found


def _count_later(earlier: Profile, days: Mapping[str, list[int]]) -> int:
    """Return how many statements of one of its sides begin after `earlier` ends."""
    end = earlier.last or earlier.first or 0
    return max((len(days[s]) - bisect_right(days[s], end) for s in earlier.source_sides), default=0)


def class_of(profile: Profile) -> str:
    """Return the class of act that a statement is: force, threat, demand, refusal, charge, words or friendly."""
    return _CLASSES.get(kind_of(profile.statement), _FRIENDLY)


def describe_pair(e: Profile, later: Profile) -> dict[str, float]:
    """Return the features that a pair has by itself."""
    role, kinds = role_of(e, later), (class_of(e), class_of(later))
    before = find_order(e.statement, later.statement) is Order.BEFORE
    order = "before" if before else "likely before" if is_likely_before(e, later) else "unknown"
    gap = days_between(e, later)
    days = name_gap(gap)
    place, told = name_place(e, later), name_telling(e, later)
    shared = e.words & later.words
    told_words = content_words(later.statement.report.sentence.text)
    features = {
        "intercept": 1.0,
        "before": float(before),
        "log days": log1p(gap) if gap is not None else _UNDATED,
        "no target": float(not later.targets),
        "earlier without target": float(not e.targets),
        "one target": float(role != "same" and not e.target_sides.isdisjoint(later.target_sides)),
        "names its side": float(not e.source_sides.isdisjoint(later.named_sides)),
        "shared": float(min(_MANY, len(shared))),
        "shared, no topics": float(min(_MANY, sum(not is_topic(w) for w in shared))),
        "overlap": overlap(e.words, later.words),
        "kind named": float(not name_event(kind_of(e.statement)).isdisjoint(told_words)),
        "deed named": float(not content_words(e.statement.report.trigger.text).isdisjoint(told_words)),
        "doubt": 1.0 - min(e.statement.confidence, later.statement.confidence),
        "quotation": float(share_quote(e.quotes, later.quotes)),
        "earlier negated": float(e.statement.negated),
        "later ahead": float(later.statement.future),
        "weight of earlier": abs(e.statement.intensity) / 10,
        "reports": float(min(_MANY_REPORTS, len(e.statement.reports))),
        "spoken earlier": float(e.statement.spoken),
        "spoken later": float(later.statement.spoken),
        **describe_passage(e, later),
        **_describe_parties(e, later),
    }
    acts = (kind_of(e.statement).value, kind_of(later.statement).value)
    features.update(dict.fromkeys(name_categories(role, order, place, told, days, *kinds, *acts), 1.0))
    return features


def _describe_parties(e: Profile, later: Profile) -> dict[str, float]:
    """Return whether the very parties, and not only their sides, are the same in a pair."""
    back, by = not e.sources.isdisjoint(later.targets), not e.targets.isdisjoint(later.sources)
    return {
        "same target": float(not e.targets.isdisjoint(later.targets)),
        "at its source": float(back),
        "by its target": float(by),
        "by its target, at its source": float(back and by),
    }


def _are_described_alike(earlier: Statement, later: Statement) -> bool:
    """Return whether who acts later is described by the word for whom the earlier is directed at: "the rebels"."""
    return not _name_described(earlier.targets).isdisjoint(_name_described(later.sources))


def _name_described(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.name.split()[-1] for m in mentions if m.name.strip() and m.name == m.name.lower())
