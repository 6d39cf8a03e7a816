"""Bring a user's judgements on statements together with those found, and say of every merge why it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from escalate.judgements import report
from escalate.link.acts import read_telling
from escalate.link.profiles import build_profiles
from escalate.link.sides import Sides
from escalate.link.wording import describe
from escalate.link.words import is_topic, share_quote
from escalate.model import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escalate.errors import Problem
    from escalate.link.profiles import Profile
    from escalate.model import Actor, Statement

_SHOWN = 5
_NEAR = 70


def match_judgements(
    judgements: Iterable[Judgement], statements: Iterable[Statement]
) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Return the user's judgements on `statements`, and a problem for each that names another."""
    known = {s.id for s in statements}
    matched, problems = [], []
    for judgement in judgements:
        unknown = [name for name in (judgement.a, judgement.b) if name not in known]
        problems += [_unknown(judgement, name, known) for name in unknown]
        matched += [judgement] if not unknown else []
    return tuple(matched), tuple(problems)


def _unknown(judgement: Judgement, name: str, known: set[str]) -> Problem:
    near = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    meant = f"write {near[0]}, if that is meant; else look its id up" if near else "look its id up"
    return report(
        judgement,
        code="judgement-unknown",
        message=f"“{name}” is the id of no statement of these articles",
        remedy=f"{meant} with `escalate timeline` or, once merged, in the judgements of graph.json",
    )


def judge_merges(
    statements: Iterable[Statement],
    merges: Mapping[str, str],
    *,
    actors: Iterable[Actor],
    judgements: Iterable[Judgement] = (),
) -> tuple[Judgement, ...]:
    """Return the judgement behind each merge that `find_merges` found, by id of the statement merged away.

    The reason is the user's where one of `judgements` names the pair or the
    merged statement, else the words that both share.
    """
    own = [j for j in judgements if j.verdict is Verdict.SAME]
    concerned = {*merges, *merges.values()}
    profiles = {p.id: p for p in build_profiles([s for s in statements if s.id in concerned], Sides(actors))}
    found = []
    for merged, kept in sorted(merges.items()):
        user = next((j for j in own if {j.a, j.b} == {merged, kept}), None) or next(
            (j for j in own if merged in (j.a, j.b)), None
        )
        reason = user.reason if user else _why(profiles[merged], profiles[kept])
        place = user.place if user else None
        found.append(Judgement(verdict=Verdict.SAME, a=merged, b=kept, reason=reason, place=place))
    return tuple(found)


def _why(merged: Profile, kept: Profile) -> str:
    both = f"both tell that {describe(kept.statement)}"
    if share_quote(merged.quotes, kept.quotes):
        return f"{both} and quote the same words"
    shared = sorted(word for word in merged.words & kept.words if not is_topic(word))[:_SHOWN]
    if shared:
        return f"{both}, in the words {', '.join(shared)}"
    if read_telling(merged.statement).acts & read_telling(kept.statement).acts:
        first, second = merged.statement.report.trigger.text, kept.statement.report.trigger.text
        return f"{both}, “{first}” and “{second}” for one act"
    return f"{both}, as a third report does"
