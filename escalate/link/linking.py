"""From statements to links: what answers what, on what grounds, and which fates threats had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.drafts import build_links, choose_drafts
from escalate.link.echoes import find_echoes
from escalate.link.evidence import resolve_cues
from escalate.link.fates import find_fates
from escalate.link.merge import apply_merges, find_merges, redirect_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.profiles import build_profiles
from escalate.link.repeats import infer_repeats
from escalate.link.responses import infer_responses
from escalate.link.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.model import Actor, AnswerCue, Article, Link, Statement


def connect(
    statements: Iterable[Statement],
    *,
    cues: Iterable[AnswerCue],
    actors: Iterable[Actor],
    articles: Iterable[Article] = (),
) -> tuple[tuple[Statement, ...], tuple[Link, ...]]:
    """Merge the reports of one event and link what is left; return the statements and their links.

    `cues` name statements by the ids they had before merging.
    """
    given, known = tuple(statements), tuple(actors)
    merges = find_merges(given, actors=known)
    merged = apply_merges(given, merges)
    return merged, link(merged, cues=redirect_cues(cues, merges), actors=known, articles=articles)


def link(
    statements: Iterable[Statement],
    *,
    cues: Iterable[AnswerCue],
    actors: Iterable[Actor],
    articles: Iterable[Article] = (),
) -> tuple[Link, ...]:
    """Return the links between `statements`, none backwards in time as far as their dates tell.

    Explicit links come from `cues` and from words taken up in quotation
    marks; where the words tie a statement to an earlier one, no further
    answer is inferred for it. The order in which statements and articles are
    given makes no difference.
    """
    sides = Sides(actors)
    titles = {a.id: a.title for a in articles if a.title}
    profiles = tuple(
        sorted(build_profiles(statements, sides, titles=titles), key=lambda p: (_place(p.statement), p.id))
    )
    where = Neighbourhood(profiles)
    explicit = [*resolve_cues(cues, where, sides), *find_echoes(profiles, where)]
    answered: dict[str, set[str]] = {}
    for draft in explicit:
        answered.setdefault(draft.consequence.id, set()).add(draft.antecedent.id)
    repeats = list(infer_repeats(profiles, where))
    fates = list(find_fates(profiles, answered=answered))
    inferred = infer_responses([p for p in profiles if p.id not in answered], where, sides)
    drafts = choose_drafts([*explicit, *fates, *inferred, *repeats])
    return build_links(drafts)


def _place(statement: Statement) -> tuple[str, int]:
    return statement.report.article, statement.report.trigger.start
