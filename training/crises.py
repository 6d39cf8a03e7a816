"""The development crises as the link stage sees them, with what their gold says of every pair it weighs.

They are those of `tests/crises` whose set is dev; their gold statements and
links are our own. The code of the product reads them: statements are merged,
answer cues found in the parsed sentences, pairs looked up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.links import find_cues
from benchmarks.links_from_text import read_crisis
from escalate.link.echoes import find_echoes
from escalate.link.evidence import point_at_tellings, resolve_cues
from escalate.link.linking import by_statement
from escalate.link.merge import apply_merges, find_merges, redirect_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import build_profiles
from escalate.link.responses import weigh_responses
from escalate.link.settling import settle_times
from escalate.link.sides import Sides
from escalate.model import Relation
from escalate.pipeline import Knowledge
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from escalate.link.drafts import Draft
    from escalate.link.features import Pair
    from escalate.link.profiles import Profile
    from escalate.model import Actor, AnswerCue, Article, Statement

NONE = "none"
_RELATIONS = {
    "carried out": Relation.FULFILS.value,
    "met": Relation.MEETS.value,
    "defied": Relation.DEFIES.value,
    "open": NONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The links of a crisis between events, each with whether any careful reader would draw it, and their fates."""

    wanted: Mapping[tuple[str, str, str], bool]
    fates: Mapping[str, Sequence[str]]
    meant: Mapping[str, frozenset[str]]
    nearly: Mapping[str, frozenset[str]]

    def judge(self, earlier: str, later: str, relations: Iterable[Relation]) -> str | None:
        """Return which of `relations` holds between two statements, `none`, or None where gold doesn't decide.

        `meant` gives the events that a statement stands for, `nearly` those
        that it stands for or misreads.
        """
        keys, near = (
            [(a, b) for a in sorted(names.get(earlier, ())) for b in sorted(names.get(later, ()))]
            for names in (self.meant, self.nearly)
        )
        if any(a == b for a, b in keys):
            return None
        for relation in relations:
            if any(self.wanted.get((*key, relation.value), False) for key in keys):
                return relation.value
        open_ = any((*key, r.value) in self.wanted for key in (*keys, *near) for r in relations)
        return None if open_ else NONE

    def tell_fates(self, pending: str) -> list[str]:
        """Return the relations by which a threat or demand was decided, `none` for an open one: each as good.

        What was taken back or ran out is none of them.
        """
        told = (fate for name in sorted(self.meant.get(pending, ())) for fate in self.fates.get(name, ()))
        return list(dict.fromkeys(_RELATIONS[fate] for fate in told if fate in _RELATIONS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A crisis as the link stage sees it, its statements given or read from its text, with every pair it weighs."""

    crisis: str
    is_read: bool
    profiles: Sequence[Profile]
    pairs: Sequence[Pair]
    stated: Sequence[Draft]
    cues: Sequence[AnswerCue]
    gold: Gold

    def judge(self, pair: Pair) -> str | None:
        """Return whether gold says that the later statement of `pair` answers the earlier."""
        return self.gold.judge(pair.earlier.id, pair.later.id, (Relation.PROVOKES,))


def read_crises(paths: Iterable[Path]) -> Iterator[Reading]:
    """Yield every development crisis twice: with its gold statements, and with those that the product reads."""
    knowledge = Knowledge.load()
    for path in paths:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["set"] == "dev":
            yield _read_given(about, knowledge)
            yield _read_text(about, knowledge)


def _read_given(about: Mapping[str, Any], knowledge: Knowledge) -> Reading:
    crisis = build_crisis(about)
    cluster = {member: same[0] for same in about["gold"]["same"] for member in same}
    meant = {s.id: frozenset({cluster.get(s.id, s.id)}) for s in crisis.statements}
    gold = _read_gold(about["gold"], cluster, meant=meant, nearly=meant)
    cues = find_cues(crisis, about["actors"], knowledge)
    return _pair_up(about["name"], crisis.statements, cues, crisis.actors, crisis.articles, gold, is_read=False)


def _read_text(about: Mapping[str, Any], knowledge: Knowledge) -> Reading:
    read = read_crisis(about, knowledge)
    gold = _read_gold(about["gold"], read.cluster, meant=read.meant, nearly=read.nearly)
    told = [s for e in read.extractions for s in e.statements]
    cues = [c for e in read.extractions for c in e.cues]
    return _pair_up(about["name"], told, cues, read.collection.actors, read.crisis.articles, gold, is_read=True)


def _read_gold(
    gold: Mapping[str, Any],
    cluster: Mapping[str, str],
    *,
    meant: Mapping[str, frozenset[str]],
    nearly: Mapping[str, frozenset[str]],
) -> Gold:
    wanted: dict[tuple[str, str, str], bool] = {}
    for link in gold["links"]:
        key = (cluster.get(link["from"], link["from"]), cluster.get(link["to"], link["to"]), link["relation"])
        wanted[key] = wanted.get(key, False) or link["needed"]
    fates = {cluster.get(name, name): accepted for name, accepted in gold["fates"].items()}
    return Gold(wanted=wanted, fates=fates, meant=meant, nearly=nearly)


def _pair_up(
    crisis: str,
    statements: Sequence[Statement],
    cues: Iterable[AnswerCue],
    actors: Sequence[Actor],
    articles: Iterable[Article],
    gold: Gold,
    *,
    is_read: bool,
) -> Reading:
    """Return a reading with the pairs that the link stage would weigh, in its own order of work."""
    merges, texts = find_merges(statements, actors=actors), tuple(articles)
    sides, tied = Sides(actors), tuple(redirect_cues(cues, merges))
    merged = settle_times(apply_merges(statements, merges), cues=tied, actors=actors, articles=texts)
    profiles = build_profiles(merged, sides, articles=texts)
    where = Neighbourhood(profiles)
    given = tuple(point_at_tellings(tied, where, sides))
    stated = [*resolve_cues(given, where, sides), *find_echoes(profiles, where)]
    pairs = [p for _, p in weigh_responses(profiles, where, sides, cues=by_statement(given), stated=stated)]
    return Reading(crisis=crisis, is_read=is_read, profiles=profiles, pairs=pairs, stated=stated, cues=given, gold=gold)
