"""Conclude what became of threats, demands and promises: carried out, met or defied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.candidates import find_candidates
from escalate.link.contenders import decide_among
from escalate.link.decisions import find_shared
from escalate.link.drafts import Draft
from escalate.link.entries import gather_entries, weigh_entry
from escalate.link.kinds import kind_of
from escalate.link.wording import clip, describe
from escalate.link.words import matter, show_words
from escalate.model import Event, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.link.decisions import Told
    from escalate.link.entries import Entry
    from escalate.link.profiles import Profile
    from escalate.link.verdicts import Verdict

_SAME_ACT_DAYS = 2
_SURE = 0.5
_BEYOND_DOUBT = 0.55
_FURTHER = {Relation.FULFILS: 0.2, Relation.MEETS: 0.3, Relation.DEFIES: 0.25}


def find_fates(profiles: Sequence[Profile], told: Told) -> Iterator[Draft]:
    """Yield links from threats, demands and promises to the later statements that decide them.

    What became of each is concluded from all that may have decided it; the
    links go to the likeliest statement that did so, and to others that are
    likely enough. A threat is carried out and a demand met once: of several
    such acts the first counts, and what happens within a few days of it. That
    a demand was refused before it was met, or defied before the threat was
    carried out, is told besides.
    """
    for entry in gather_entries(decide_among(find_candidates(profiles, told)), profiles):
        relation, chance = _conclude(entry)
        if relation is None:
            continue
        chosen = list(_choose(entry.verdicts, relation))
        best = max(v.likelihood for v in chosen)
        yield from (_draft(v, chance * v.likelihood / best) for v in chosen)
        if relation is not Relation.DEFIES:
            yield from (_draft(v, v.likelihood) for v in entry.verdicts if _is_sure_refusal(v))


def _conclude(entry: Entry) -> tuple[Relation | None, float]:
    """Return how what is pending was decided, if it was, and how likely that is.

    What a single act leaves in little doubt stands, however seldom such threats and demands are decided so.
    """
    chances = weigh_entry(entry)
    relation = max(chances, key=lambda r: (chances[r], r), default=None)
    if relation is not None and chances[relation] > 1.0 - sum(chances.values()):
        return relation, chances[relation]
    sure = [v for v in entry.verdicts if v.is_likely and v.likelihood >= _BEYOND_DOUBT]
    best = max(sure, key=lambda v: (v.likelihood, v.relation), default=None)
    return (best.relation, best.likelihood) if best is not None else (None, 0.0)


def _choose(verdicts: Sequence[Verdict], relation: Relation) -> Iterator[Verdict]:
    """Yield the verdicts by which what is pending was decided in this way: the likeliest, and others likely enough."""
    of = [v for v in verdicts if v.relation is relation and v.is_likely]
    best = max(v.likelihood for v in of)
    chosen = [v for v in of if v.likelihood >= min(best, _FURTHER[relation])]
    days = [day for v in chosen if (day := v.candidate.later.first) is not None]
    for verdict in chosen:
        day = verdict.candidate.later.first
        if relation is Relation.DEFIES or day is None or day <= min(days) + _SAME_ACT_DAYS:
            yield verdict


def _is_sure_refusal(verdict: Verdict) -> bool:
    return verdict.relation is Relation.DEFIES and verdict.is_likely and verdict.likelihood >= _SURE


def _draft(verdict: Verdict, confidence: float) -> Draft:
    candidate, relation = verdict.candidate, verdict.relation
    earlier, later = candidate.earlier, candidate.later
    shared = find_shared(earlier, later, candidate.wish).all or earlier.words & later.words
    kept = relation is Relation.FULFILS and earlier.statement.event is Event.AGREE
    refused = relation is Relation.DEFIES and later.statement.event is Event.REJECT
    verb = "keeps" if kept else "refuses what" if refused else _VERBS[relation]
    named = show_words(shared, later.statement)
    what = earlier.statement.condition.span.text if earlier.statement.condition else matter(earlier.statement)
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=confidence,
        is_probability=True,
        reason=(
            f"“{describe(later.statement)}” {verb} {_THING[kind_of(earlier.statement)]} in "
            f"“{describe(earlier.statement)}” ({clip(what)}){f', by {named}' if named else ''}."
        ),
    )


_VERBS = {Relation.FULFILS: "carries out", Relation.MEETS: "does what", Relation.DEFIES: "goes against what"}
_THING = {Event.THREATEN: "the threat", Event.REQUEST: "the demand", Event.AGREE: "the promise"}
