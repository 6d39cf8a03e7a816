"""From statements to links: what answers what, on what grounds, and which fates threats had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.decisions import Told
from escalate.link.drafts import build_links, choose_drafts
from escalate.link.echoes import find_echoes
from escalate.link.evidence import point_at_tellings, resolve_cues
from escalate.link.fates import find_fates
from escalate.link.features import keep_few
from escalate.link.merge import apply_merges, find_merges, redirect_cues
from escalate.link.neighbourhood import Neighbourhood
from escalate.link.nouns import fate_of
from escalate.link.profiles import build_profiles
from escalate.link.repeats import infer_repeats
from escalate.link.responses import choose_responses, weigh_responses
from escalate.link.rivals import weigh_among
from escalate.link.settling import settle_times
from escalate.link.sides import Sides
from escalate.model import LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.link.drafts import Draft
    from escalate.link.features import Pair
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
    texts, tied = tuple(articles), tuple(redirect_cues(cues, merges))
    merged = settle_times(apply_merges(given, merges), cues=tied, actors=known, articles=texts)
    return merged, link(merged, cues=tied, actors=known, articles=texts)


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
    profiles = tuple(
        sorted(build_profiles(statements, sides, articles=articles), key=lambda p: (_place(p.statement), p.id))
    )
    where = Neighbourhood(profiles)
    given = tuple(point_at_tellings(cues, where, sides))
    stated = [*resolve_cues(given, where, sides), *find_echoes(profiles, where)]
    alone = weigh_responses(profiles, where, sides, cues=by_statement(given), stated=stated)
    weighed = list(weigh_among((p, keep_few(pair)) for p, pair in alone))
    responses = list(choose_responses(weighed))
    told = gather(responses, weighed, stated, given)
    deciding = (d for d in stated if d.relation is not Relation.PROVOKES)
    decided = [d for d in deciding if d.antecedent.id in told.answered.get(d.consequence.id, ())]
    repeats = infer_repeats(profiles, where)
    fates = find_fates(profiles, told)
    return build_links(choose_drafts([*responses, *decided, *fates, *repeats]))


def gather(
    responses: Iterable[Draft],
    weighed: Iterable[tuple[float, Pair]],
    stated: Iterable[Draft],
    cues: Iterable[AnswerCue],
) -> Told:
    """Return what was found so far that bears on the fate of threats and demands."""
    answered: dict[str, set[str]] = {}
    for draft in responses:
        if draft.basis is LinkBasis.EXPLICIT:
            answered.setdefault(draft.consequence.id, set()).add(draft.antecedent.id)
    words: dict[str, set[str]] = {}
    for cue in cues:
        fate = fate_of(cue)
        if fate:
            words.setdefault(cue.statement, set()).add(fate)
    return Told(
        answered=answered,
        likely={(pair.earlier.id, pair.later.id): likelihood for likelihood, pair in weighed},
        fates={
            (d.antecedent.id, d.consequence.id): d.relation.value
            for d in sorted(stated, key=lambda d: d.rank, reverse=True)
            if d.relation is not Relation.PROVOKES
        },
        words=words,
    )


def by_statement(cues: Iterable[AnswerCue]) -> dict[str, list[AnswerCue]]:
    """Return the cues of every statement, in an order that does not depend on how they were given."""
    found: dict[str, list[AnswerCue]] = {}
    for cue in sorted(cues, key=lambda c: (c.span.article, c.span.start, c.span.end, c.connective)):
        found.setdefault(cue.statement, []).append(cue)
    return found


def _place(statement: Statement) -> tuple[str, int]:
    return statement.report.article, statement.report.trigger.start
