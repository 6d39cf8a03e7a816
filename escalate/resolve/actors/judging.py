"""Bring a user's judgements on actors together with the actors that were found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from escalate.judgements import report
from escalate.model import ActorKind, Judgement, Verdict
from escalate.resolve.actors.slugs import find_words, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalate.errors import Problem
    from escalate.model import Actor, Mention

_SHOWN = 3
_NEAR = 60


def match_judgements(
    judgements: Iterable[Judgement], per_article: Sequence[tuple[Actor, ...]]
) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Return the user's judgements with ids in place of names, and a problem for each that can't be followed.

    A name means the actor with that id, else that name, else that alias,
    whatever the capitals, accents and full stops.
    """
    index = _index(per_article)
    matched, problems = [], []
    for judgement in judgements:
        ids, faults = [], []
        for name in (judgement.a, judgement.b):
            found = _find(name, index)
            ids += found if len(found) == 1 else []
            faults += [] if len(found) == 1 else [_unknown(judgement, name, found, index)]
        if faults:
            problems += faults
        elif ids[0] == ids[1]:
            problems += [_is_one(judgement, ids[0])] if judgement.verdict is Verdict.APART else []
        else:
            matched.append(replace(judgement, a=ids[0], b=ids[1]))
    return tuple(matched), tuple(problems)


def judge_short_names(mentions: Iterable[Mention], actors: Iterable[Actor]) -> tuple[Judgement, ...]:
    """Return the judgements made inside articles that part of a name means a person named in full."""
    people = {a.id: a for a in actors if a.kind is ActorKind.PERSON}
    found = {}
    for mention in mentions:
        person = people.get(mention.actor)
        if person is None or mention.reason is None or mention.name != person.name:
            continue
        words = {w.folded for w in find_words(mention.span.text)}
        if words and words < {w.folded for w in find_words(person.name)}:
            short = " ".join(mention.span.text.split())
            found[short, person.id] = Judgement(verdict=Verdict.SAME, a=short, b=person.id, reason=mention.reason)
    return tuple(found[key] for key in sorted(found))


def hold_apart(judgements: Iterable[Judgement]) -> frozenset[frozenset[str]]:
    """Return the pairs of names and ids that a user holds apart, as slugs."""
    return frozenset(frozenset((slugify(j.a), slugify(j.b))) for j in judgements if j.verdict is Verdict.APART)


_Index = dict[str, dict[str, None]]


def _index(per_article: Sequence[tuple[Actor, ...]]) -> tuple[_Index, _Index, _Index]:
    """Return the ids by id, by name and by alias, as slugs."""
    by_id: _Index = defaultdict(dict)
    by_name: _Index = defaultdict(dict)
    by_alias: _Index = defaultdict(dict)
    for actor in sorted((a for actors in per_article for a in actors), key=lambda a: a.id):
        by_id[slugify(actor.id)][actor.id] = None
        by_name[slugify(actor.name)][actor.id] = None
        for alias in actor.aliases:
            by_alias[slugify(alias)][actor.id] = None
    return by_id, by_name, by_alias


def _find(name: str, index: tuple[_Index, ...]) -> list[str]:
    slug = slugify(name)
    return next((list(part[slug]) for part in index if slug in part), [])


def _unknown(judgement: Judgement, name: str, found: list[str], index: tuple[_Index, ...]) -> Problem:
    if found:
        return report(
            judgement,
            code="judgement-ambiguous",
            message=f"“{name}” may mean {' or '.join(found)}",
            remedy="write the id of the one that is meant",
        )
    slugs = sorted({slug for part in index for slug in part})
    near = process.extract(slugify(name), slugs, scorer=fuzz.WRatio, limit=3 * _SHOWN, score_cutoff=_NEAR)
    ids = list(dict.fromkeys(actor for slug, _, _ in near for actor in _find(slug, index)))[:_SHOWN]
    return report(
        judgement,
        code="judgement-unknown",
        message=f"“{name}” names no actor of these articles",
        remedy=f"write {' or '.join(ids)}, if that is meant" if ids else "write an id as it stands in graph.json",
    )


def _is_one(judgement: Judgement, actor: str) -> Problem:
    return report(
        judgement,
        code="judgement-one-actor",
        message=f"“{judgement.a}” and “{judgement.b}” are both names of {actor} in the tables or in an article",
        remedy="give one of them a row of its own in the file for --actors",
    )
