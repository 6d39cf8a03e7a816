"""Find where tellings of one event contradict one another: in numbers, in who did it, or in whether it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.copies import are_copies, body_words
from escalate.link.counts import find_counts, toll_of
from escalate.link.profiles import build_profiles, may_be_one_time, share_article, share_sentence
from escalate.link.sides import Sides
from escalate.link.wording import clip, describe, join_names
from escalate.link.words import is_topic, overlap, tells_denial
from escalate.model import Clash, Contradiction, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.counts import Count
    from escalate.link.profiles import Profile
    from escalate.model import Actor, Article, Link, Report, Span, Statement

_LIKE = 0.6
_SHARED = 3
_LOOK_BACK = 40
_WINDOW_DAYS = 3
_ISO_DAY = 10
_DEEDS = frozenset(
    {Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST, Event.RETREAT, Event.AID}
)


def find_contradictions(
    statements: Sequence[Statement],
    links: Iterable[Link],
    *,
    actors: Iterable[Actor],
    articles: Iterable[Article] = (),
) -> tuple[Contradiction, ...]:
    """Return where the tellings in `statements`, merged and linked, can't all be true, in a stable order.

    Three kinds are seen. Reports of one statement count the same thing
    differently ("killed 12 people", "killed 30 people"), where hedges
    ("at least 12") do not leave room for both; where articles of later days
    count more, as tolls of the dead do, that is said once, with the first and
    the last number and their days. A statement is denied: by one
    that the words tie to it ("denied the attack"), or by one that tells the
    same with a not. Two statements tell the same deed, done to the same side
    at the same time in much the same words, but of different actors.
    """
    by_id = {s.id: s for s in statements}
    days = {a.id: a.published[:_ISO_DAY] for a in articles if a.published}
    found = list(_choose_nearest((c for s in statements for c in _find_numbers(s, days)), by_id))
    found += [c for link in links if (c := _find_denial(link, by_id[link.antecedent], by_id[link.consequence]))]
    found += _find_pairs(build_profiles(statements, Sides(actors)))
    unique = {(c.clash, c.statement, c.other, tuple((s.article, s.start) for s in c.spans)): c for c in found}
    return tuple(unique[key] for key in sorted(unique, key=lambda k: (k[1], k[0], k[2] or "", k[3])))


def _find_numbers(statement: Statement, days: Mapping[str, str]) -> Iterator[Contradiction]:
    told = tuple(_drop_copies(statement.reports))
    grown: dict[tuple[str, str], list[tuple[Count, Count]]] = {}
    for n, (first, counts) in enumerate(told):
        for second, others in told[n + 1 :]:
            for one in counts if first.article != second.article else ():
                for other in others:
                    if not one.contradicts(other):
                        continue
                    fewer, more = sorted((one, other), key=lambda c: (c.high, c.low))
                    if days.get(fewer.span.article, "") < days.get(more.span.article, "") and fewer.is_of_one_thing(
                        more
                    ):
                        grown.setdefault((fewer.toll, fewer.noun), []).append((fewer, more))
                    else:
                        reason = f"One report has “{one.span.text}”, another “{other.span.text}”."
                        yield _clash(statement, one, other, reason)
    for pairs in grown.values():
        first_told = min((c for c, _ in pairs), key=lambda c: (days[c.span.article], c.high, c.span.article))
        last_told = max((c for _, c in pairs), key=lambda c: (days[c.span.article], c.low, c.span.article))
        yield _clash(statement, first_told, last_told, _tell_growth(first_told, last_told, days))


def _tell_growth(first: Count, last: Count, days: Mapping[str, str]) -> str:
    began, ended = days[first.span.article], days[last.span.article]
    return f"The number told grew from “{first.span.text}” on {began} to “{last.span.text}” on {ended}."


def _clash(statement: Statement, one: Count, other: Count, reason: str) -> Contradiction:
    return Contradiction(
        clash=Clash.NUMBER, statement=statement.id, other=None, spans=(one.span, other.span), reason=reason
    )


def _drop_copies(reports: Iterable[Report]) -> Iterator[tuple[Report, list[Count]]]:
    """Yield the reports with what each counts, without those that only copy the words and numbers of an earlier one."""
    seen: list[tuple[frozenset[str], list[tuple[float, float, str]]]] = []
    for report in reports:
        counts, words = _counted_once(report), body_words(report.sentence.text)
        told = [(c.low, c.high, c.noun) for c in counts]
        if not any(told == t and are_copies(words, w) for w, t in seen):
            seen.append((words, told))
            yield report, counts


def _counted_once(report: Report) -> list[Count]:
    """Return what the sentence of a report counts, without what it counts twice, and of a killing not the wounded."""
    toll = toll_of(report.trigger.text)
    counts = [c for c in find_counts(report.sentence) if not (toll and c.toll) or c.toll == toll]
    return [c for c in counts if sum(c.is_of_one_thing(other) for other in counts) == 1]


def _choose_nearest(found: Iterable[Contradiction], by_id: Mapping[str, Statement]) -> Iterator[Contradiction]:
    """Yield each clash of two numbers once, for the statement told nearest to them.

    A sentence may be read as several statements ("bombed", "killing"), each
    with the numbers of the whole sentence.
    """
    best: dict[tuple[tuple[str, int], ...], tuple[int, str, Contradiction]] = {}
    for clash in found:
        triggers = {r.sentence: r.trigger for r in by_id[clash.statement].reports}
        far = sum(
            min((abs(t.start - s.start) for t in triggers.values() if t.article == s.article), default=0)
            for s in clash.spans
        )
        key = tuple(sorted((s.article, s.start) for s in clash.spans))
        best[key] = min(
            best.get(key, (far, clash.statement, clash)), (far, clash.statement, clash), key=lambda b: b[:2]
        )
    yield from (clash for _, _, clash in best.values())


def _find_denial(link: Link, earlier: Statement, later: Statement) -> Contradiction | None:
    if link.relation is not Relation.PROVOKES or link.evidence is None:
        return None
    if earlier.event is Event.REQUEST or not tells_denial(link.evidence.text):
        return None
    return Contradiction(
        clash=Clash.DENIED,
        statement=earlier.id,
        other=later.id,
        spans=(earlier.report.trigger, link.evidence),
        reason=f"“{describe(earlier)}” is denied: “{clip(link.evidence.text)}”.",
    )


def _find_pairs(profiles: Sequence[Profile]) -> Iterator[Contradiction]:
    """Yield what two statements of one kind contradict; only those near in time with a side in common are compared."""
    blocks: dict[tuple[Event, str], list[Profile]] = {}
    for profile in profiles:
        if profile.first is not None and profile.statement.event in _DEEDS and not profile.statement.spoken:
            for side in profile.source_sides | profile.target_sides:
                blocks.setdefault((profile.statement.event, side), []).append(profile)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        block.sort(key=lambda p: (p.first or 0, p.id))
        for n, later in enumerate(block):
            for earlier in reversed(block[max(0, n - _LOOK_BACK) : n]):
                if (earlier.first or 0) < (later.first or 0) - _WINDOW_DAYS:
                    break
                first, second = sorted((earlier, later), key=lambda p: p.id)
                if (first.id, second.id) not in seen:
                    seen.add((first.id, second.id))
                    yield from _compare(first, second)


def _compare(first: Profile, second: Profile) -> Iterator[Contradiction]:
    a, b = first.statement, second.statement
    if share_article(first, second) or share_sentence(first, second) or not may_be_one_time(first, second):
        return
    if not _tell_alike(first, second) or not (first.sources and second.sources):
        return
    same_doer = not first.source_sides.isdisjoint(second.source_sides)
    same_target = not first.target_sides.isdisjoint(second.target_sides)
    if a.negated != b.negated and same_doer and (same_target or not (first.targets and second.targets)):
        yield _draft(Clash.DENIED, a, b, f"“{describe(a)}” is told as done and as not done.")
    elif a.negated == b.negated and same_target and not same_doer and first.is_known and second.is_known:
        who = f"{join_names(a.sources)} by one report, {join_names(b.sources)} by another"
        yield _draft(Clash.ACTOR, a, b, f"One deed is given to {who}.")


def _tell_alike(first: Profile, second: Profile) -> bool:
    shared = first.words & second.words
    plain = sum(not is_topic(word) for word in shared)
    return overlap(first.words, second.words) >= _LIKE and len(shared) >= _SHARED and plain > 0


def _draft(clash: Clash, first: Statement, second: Statement, reason: str) -> Contradiction:
    return Contradiction(
        clash=clash, statement=first.id, other=second.id, spans=(_who(first), _who(second)), reason=reason
    )


def _who(statement: Statement) -> Span:
    return statement.sources[0].span if statement.sources else statement.report.trigger
