"""Find the statements that tell one event, and make each such set one statement with several reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.link.copies import find_independent
from escalate.link.dating import AGO_DAYS, COARSE_DAYS, is_fine
from escalate.link.doerless import DEEDS, lacks_doer
from escalate.link.likeness import NEIGHBOURS, SPEECH, find_likeness, may_stand_together
from escalate.link.profiles import build_profiles
from escalate.link.retelling import Tellings
from escalate.link.sides import Sides
from escalate.model import Basis, Event, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.profiles import Profile
    from escalate.model import Actor, AnswerCue, Mention, Report, Statement, When

_LOOK_BACK = 60

_DAYS = (Precision.MINUTE, Precision.DAY)

_Place = tuple[int, str, bool, "Profile"]


def merge_reports(statements: Iterable[Statement], *, actors: Iterable[Actor]) -> tuple[Statement, ...]:
    """Return `statements` with each event told several times made one statement that keeps all its reports.

    The telling that says most (a date in words, a target, a condition, higher
    confidence) lends the merged statement its id and fields; the others add
    their reports. The result does not depend on the order of the input.
    """
    given = tuple(statements)
    return apply_merges(given, find_merges(given, actors=actors))


def find_merges(
    statements: Iterable[Statement],
    *,
    actors: Iterable[Actor],
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Return, for every statement that merges into another, its id and the id of the one that stands for both.

    Two statements tell one event when they have the same event type, sources
    and targets of the same sides, the same polarity, dates that may be one,
    and similar words or a shared quotation. Only statements of one source
    side with nearby dates are compared. `same` and `apart` are pairs of ids
    that a user has judged: they overturn what is found here.
    """
    sides = Sides(actors)
    profiles = {p.id: p for p in build_profiles(statements, sides)}
    tellings = Tellings((profiles[name] for name in sorted(profiles)), sides)
    group: dict[str, tuple[str, ...]] = {name: (name,) for name in profiles}
    for first, second in sorted(same):
        if first in group and second in group and group[first] is not group[second]:
            _join(group, first, second)
    parted = frozenset(frozenset(pair) for pair in apart)
    for _, first, second in sorted(
        _find_pairs(profiles.values(), tellings), key=lambda pair: (-pair[0], pair[1], pair[2])
    ):
        if group[first] is group[second]:
            continue
        crossed = [(a, b) for a in group[first] for b in group[second]]
        if all(
            frozenset(pair) not in parted and may_stand_together(profiles[pair[0]], profiles[pair[1]], tellings)
            for pair in crossed
        ):
            _join(group, first, second)
    best = {name: min(members, key=lambda m: _worth(profiles[m])) for name, members in group.items()}
    return {name: chosen for name, chosen in best.items() if name != chosen}


def _join(group: dict[str, tuple[str, ...]], first: str, second: str) -> None:
    joined = (*group[first], *group[second])
    group.update(dict.fromkeys(joined, joined))


def apply_merges(statements: Sequence[Statement], merges: Mapping[str, str]) -> tuple[Statement, ...]:
    """Return `statements` with those named in `merges` folded into the one that stands for them."""
    extra: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.id in merges:
            extra.setdefault(merges[statement.id], []).append(statement)
    return tuple(_fold(s, extra.get(s.id, [])) for s in statements if s.id not in merges)


def redirect_cues(cues: Iterable[AnswerCue], merges: Mapping[str, str]) -> tuple[AnswerCue, ...]:
    """Return `cues` naming the statements that are left after merging."""
    return tuple(
        replace(
            cue,
            statement=merges.get(cue.statement, cue.statement),
            antecedent_statement=merges.get(cue.antecedent_statement or "", cue.antecedent_statement),
        )
        for cue in cues
    )


def count_independent(statement: Statement) -> int:
    """Return how many of the reports are not copies: reports whose sentences share most of their words count once.

    Several sentences of one article are one source too.
    """
    return len(find_independent(statement.reports))


def _find_pairs(profiles: Iterable[Profile], tellings: Tellings) -> Iterator[tuple[float, str, str]]:
    seen: set[tuple[str, str]] = set()
    for kinds, reach, block in _block(profiles):
        block.sort(key=lambda place: place[:2])
        for n, (day, name, fine, later) in enumerate(block):
            for before, other, as_fine, earlier in reversed(block[max(0, n - _LOOK_BACK) : n]):
                if before < day - reach:
                    break
                if fine and as_fine and before < day - COARSE_DAYS:
                    continue
                if len(kinds) > 1 and earlier.statement.event is later.statement.event:
                    continue  # the block of their own kind holds them
                pair = (min(name, other), max(name, other))
                if pair in seen:
                    continue
                seen.add(pair)
                score = find_likeness(earlier, later, tellings)
                if score is not None:
                    yield score, *pair


def _block(profiles: Iterable[Profile]) -> Iterator[tuple[frozenset[Event], int, list[_Place]]]:
    """Yield the statements to be compared, with the event types they are of and how many days may lie between them.

    Those of one source side are, and those deeds done to one side, where it
    is, or on one day, of which one may not say who did it.
    """
    blocks: dict[tuple[frozenset[Event], str], list[_Place]] = {}
    doerless: dict[tuple[Event, str | int | None], list[_Place]] = {}
    for profile in profiles:
        event, fine = profile.statement.event, is_fine(profile)
        place = (_day(profile), profile.id, fine, profile)
        for kinds in (frozenset({event}), *(pair for pair in (*NEIGHBOURS, *SPEECH) if event in pair)):
            for source in sorted(profile.source_sides):
                blocks.setdefault((kinds, source), []).append(place)
        if event in DEEDS and not profile.statement.spoken:
            for side in (
                *sorted(profile.aim_sides | profile.target_sides),
                profile.first if fine else None,
            ):
                doerless.setdefault((event, side), []).append(place)
    for (kinds, _), block in blocks.items():
        yield kinds, AGO_DAYS, block
    for (event, _), block in doerless.items():
        if any(lacks_doer(profile) for *_, profile in block):
            yield frozenset({event}), AGO_DAYS, block


def _day(profile: Profile) -> int:
    """Return the day that a statement is compared by: its first, or, open at the beginning, its last."""
    return next((day for day in (profile.first, profile.last) if day is not None), -1)


def _worth(profile: Profile) -> tuple[object, ...]:
    """Return a sort key that puts the telling that says most first."""
    statement, when = profile.statement, profile.statement.when
    stated = 0 if when is not None and when.basis != "inferred" else 1 if when is not None else 2
    return (
        statement.event is Event.STATEMENT,
        statement.condition is None,
        lacks_doer(profile),
        not profile.aim_sides - profile.source_sides,
        stated,
        not statement.targets,
        not any(m.actor.startswith("person.") for m in statement.sources),
        statement.content is None,
        -round(statement.confidence, 3),
        statement.id,
    )


def _fold(statement: Statement, others: Sequence[Statement]) -> Statement:
    if not others:
        return statement
    reports: dict[tuple[str, int, int], Report] = {}
    for report in statement.reports + tuple(r for o in sorted(others, key=lambda o: o.id) for r in o.reports):
        reports.setdefault((report.article, report.trigger.start, report.trigger.end), report)
    first, *rest = reports.values()
    rest.sort(key=lambda r: (r.article, r.trigger.start, r.trigger.end))
    doubt = 1.0
    for told in (statement, *others):
        doubt *= 1.0 - min(0.99, told.confidence)
    agreed = max(statement.confidence, min(0.99, 1.0 - doubt)) if count_articles(reports.values()) > 1 else None
    confidence = statement.confidence if agreed is None else round(agreed, 3)
    return replace(
        statement,
        reports=(first, *rest),
        confidence=confidence,
        targets=_lend_targets(statement, others),
        when=_lend_when(statement, others),
    )


def _lend_targets(statement: Statement, others: Iterable[Statement]) -> tuple[Mention, ...]:
    """Return the targets of a statement, or where it tells none those of the surest other telling that does."""
    if statement.targets or statement.addressees:
        return statement.targets
    own = {mention.actor for mention in statement.sources}
    telling = [o for o in others if o.targets and own.isdisjoint(m.actor for m in o.targets)]
    return min(telling, key=lambda o: (-round(o.confidence, 3), o.id)).targets if telling else ()


def _lend_when(statement: Statement, others: Iterable[Statement]) -> When | None:
    """Return the time of a statement, or where only its article dates it, the day that another telling's words give.

    Where no telling's words date it, the first to be told was nearest to it.
    """
    when = statement.when
    if when is None or when.basis is not Basis.INFERRED:
        return when
    told = [(o.when, o.id) for o in others if o.when is not None and o.when.start is not None]
    dated = [(w, name) for w, name in told if w.basis is not Basis.INFERRED and w.precision in _DAYS]
    if dated:
        return min(dated, key=lambda pair: (pair[0].start or "", pair[1]))[0]
    earlier = [(w, name) for w, name in told if when.start is None or (w.start or "") < when.start]
    return min(earlier, key=lambda pair: (pair[0].start or "", pair[1]))[0] if earlier else when


def count_articles(reports: Iterable[Report]) -> int:
    """Return how many articles the reports stand in."""
    return len({report.article for report in reports})
