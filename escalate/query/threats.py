"""Keep the ledger of threats, demands and promises: who, to whom, what, if what, by when, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from escalate.link.kinds import kind_of
from escalate.link.nouns import load_nouns
from escalate.link.wording import describe, describe_when
from escalate.link.words import content_words, matter
from escalate.model import Event, LinkBasis, Order, Relation
from escalate.query.index import as_index

if TYPE_CHECKING:
    from escalate.model import Collection, Link, Mention, Span, Statement, When
    from escalate.query.index import Index


class Fate(StrEnum):
    """What became of a threat, a demand or a promise."""

    OPEN = "open"
    MET = "met"
    CARRIED_OUT = "carried out"
    DEFIED = "defied"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_FATES = {Relation.FULFILS: Fate.CARRIED_OUT, Relation.MEETS: Fate.MET, Relation.DEFIES: Fate.DEFIED}
_FIRMEST = (Fate.CARRIED_OUT, Fate.MET, Fate.DEFIED)
_NEED_TARGET = frozenset({"request", "order"})
_WORDS_GIVEN = frozenset({"agree", "promise", "vow"})
_THREATS = frozenset({"threaten", "vow", "ultimatum", "promise"})
_TO_DO = re.compile(r"(?:to\s+[a-z]|(?:that\b.*\b)?(?:would|will|shall)\b)")
_PLANS = frozenset({"visit", "meet", "intend", "travel"})
_DUTY = re.compile(r"\b(?:must|should|ought to|ha(?:ve|s|d) to|needs? to)(?:\s+\w+){0,3}\s+$", re.IGNORECASE)
_RULE = re.compile(r"requir(?:e|es|ing)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SHARED_WORDS = 3
_TAKEN_BACK = frozenset({Event.CONCEDE, Event.RETREAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One threat, demand or promise with its repeats folded in.

    `statement` is its first telling, `repeats` the ids of later ones, `dates`
    the dates of all. `decided_by` are the ids of the statements that decided
    its fate, `decided_on` the date of the first of those, `reason` why.
    """

    statement: str
    event: Event
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    what: str
    quote: Span | None
    condition: Span | None
    deadline: When | None
    fate: Fate
    dates: tuple[str, ...]
    repeats: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()
    decided_on: str | None = None
    reason: str = ""
    confidence: float = 1.0


def ledger(source: Collection | Index, *, as_of: str | None = None) -> tuple[LedgerEntry, ...]:
    """Return an entry for every threat, demand and promise, in the order of time.

    A deadline has passed when it lies before `as_of`, by default the latest
    date that any article or statement of the collection bears.
    """
    index = as_index(source)
    today = as_of or _latest_date(index)
    groups = _fold_repeats(index)
    entries = [_build_entry(group, index, today) for group in groups]
    return tuple(sorted(entries, key=lambda e: index.place(e.statement)))


def is_pending(statement: Statement) -> bool:
    """Return whether a statement belongs in the ledger: a threat, a demand, or a promise of something to come.

    What somebody is merely expected or about to do is neither: a threat or a
    promise that no word of its own gives ("would be forced to", "will travel
    to") has somebody whom it is given to, and a warning somebody warned or
    something to happen on a condition. Journeys and meetings to come are plans.
    """
    if statement.negated:
        return False
    kind, mode = kind_of(statement), statement.mode
    bound = statement.condition is not None
    if kind is Event.AGREE:
        due = statement.future or bound or statement.event is not Event.AGREE or _is_to_be_done(statement)
        given = mode is None or mode in _WORDS_GIVEN or bound or (bool(statement.targets) and mode not in _PLANS)
        return due and given
    if kind is Event.THREATEN:
        aimed = bool(statement.targets or statement.addressees) or bound or statement.deadline is not None
        return aimed or mode is None or mode in _THREATS
    return kind is Event.REQUEST


def _is_to_be_done(statement: Statement) -> bool:
    """Return whether what was agreed is told as still to be done then: "agreed to meet", "pledged that it would"."""
    content = statement.content.text if statement.content is not None else ""
    return bool(_TO_DO.match(content.lstrip()))


def _is_on_somebody(statement: Statement, index: Index) -> bool:
    """Return whether a demand asks something of somebody else: nobody asks himself, but a premier may ask his country.

    A duty that nobody named has ("patients should not have to travel", "the
    law requires parties to") is no demand of anybody. A request or an order for which nobody is named ("both requested
    anonymity") asks nothing of a party; what is demanded so well may.
    """
    if kind_of(statement) is not Event.REQUEST:
        return True
    whom = statement.targets or statement.addressees
    if _tells_duty(statement) and all(index.sides.is_vague(m.actor) for m in whom):
        return False
    if not whom:
        return bool(statement.sources) and statement.mode not in _NEED_TARGET
    return not {m.actor for m in whom} <= {m.actor for m in statement.sources}


def _tells_duty(statement: Statement) -> bool:
    """Return whether what is to be done is told as a duty rather than asked for: "must", "has to", "requires"."""
    report = statement.report
    at = report.trigger.start - report.sentence.start
    return bool(_DUTY.search(report.sentence.text, 0, max(0, at)) or _RULE.match(report.trigger.text))


def _fold_repeats(index: Index) -> list[tuple[str, ...]]:
    pending = sorted(
        (s.id for s in index.statements.values() if is_pending(s) and _is_on_somebody(s, index)), key=index.place
    )
    group = {name: [name] for name in pending}
    for link in index.collection.links:
        if link.relation is not Relation.REPEATS:
            continue
        first, second = group.get(link.antecedent), group.get(link.consequence)
        if first is None or second is None or first is second:
            continue
        first.extend(second)
        group.update(dict.fromkeys(second, first))
    unique = {id(members): members for members in group.values()}
    return [tuple(sorted(members, key=index.place)) for members in unique.values()]


def _build_entry(group: tuple[str, ...], index: Index, today: str | None) -> LedgerEntry:
    told = [index.statements[name] for name in group]
    first = told[0]
    conditions = [s.condition.span for s in told if s.condition is not None]
    deadlines = [s.deadline for s in told if s.deadline is not None]
    fate, deciding, reason, confidence = _find_fate(told, index, today, deadlines)
    decided = [index.statements[name] for name in deciding]
    return LedgerEntry(
        statement=first.id,
        event=kind_of(first),
        sources=first.sources,
        targets=next((s.targets for s in told if s.targets), ()),
        what=matter(first),
        quote=next(iter(first.quotes), None),
        condition=conditions[0] if conditions else None,
        deadline=deadlines[-1] if deadlines else None,
        fate=fate,
        dates=tuple(dict.fromkeys(describe_when(s.when) for s in told)),
        repeats=group[1:],
        decided_by=deciding,
        decided_on=describe_when(decided[0].when) if decided else None,
        reason=reason,
        confidence=confidence,
    )


def _find_fate(
    told: list[Statement], index: Index, today: str | None, deadlines: list[When]
) -> tuple[Fate, tuple[str, ...], str, float]:
    links: dict[Fate, list[Link]] = {}
    for statement in told:
        for link in index.following.get(statement.id, ()):
            if link.relation in _FATES:
                links.setdefault(_FATES[link.relation], []).append(link)
    taken_back = _find_withdrawal(told, index)
    if taken_back is not None and Fate.MET not in links:
        links = {fate: found for fate, found in links.items() if not _comes_after(found, taken_back, index)}
    for fate in _FIRMEST:
        if fate in links:
            best = sorted(links[fate], key=lambda k: (index.place(k.consequence), -k.confidence))
            names = tuple(dict.fromkeys(k.consequence for k in best))
            return fate, names, best[0].reason, max(k.confidence for k in best)
    if taken_back is not None:
        return Fate.WITHDRAWN, (taken_back.id,), f"It was taken back: {describe(taken_back)}.", taken_back.confidence
    end = deadlines[-1].end if deadlines else None
    if end is not None and today is not None and end[:10] < today[:10]:
        reason = f"The deadline of {end[:10]} had passed by {today[:10]}, and nothing told here decided it."
        return Fate.EXPIRED, (), reason, told[0].confidence
    return Fate.OPEN, (), "Nothing told here decides it.", told[0].confidence


def _comes_after(found: list[Link], taken_back: Statement, index: Index) -> bool:
    """Return whether all that is concluded to have decided a threat came after it had been taken back."""
    when = taken_back.when
    acts = [index.statements[k.consequence].when for k in found if k.basis is LinkBasis.INFERRED]
    return len(acts) == len(found) and all(when and w and when.order(w) is Order.BEFORE for w in acts)


def _find_withdrawal(told: list[Statement], index: Index) -> Statement | None:
    """Return the first later act by which the same side gives way to the same side on the same matter."""
    last = told[-1]
    meant_at = {m.actor for s in told for m in s.targets}
    whom = index.sides.of_all(m for s in told for m in s.targets)
    meant = frozenset(word for s in told for word in content_words(matter(s)))
    for actor in sorted({m.actor for s in told for m in s.sources}):
        for name in index.issued_by(actor):
            later = index.statements[name]
            if meant_at & {m.actor for m in later.sources}:
                continue
            if later.event not in _TAKEN_BACK or later.hypothetical or later.future or later.negated:
                continue
            if last.when is None or later.when is None or last.when.order(later.when) is not Order.BEFORE:
                continue
            if whom & index.sides.of_all(later.targets) and _speaks_of(later, kind_of(last), meant):
                return later
    return None


def _speaks_of(later: Statement, kind: Event, meant: frozenset[str]) -> bool:
    """Return whether an act names a threat, demand or promise, or does three words of what it takes back.

    Only a noun names one, a verb of the same stem ("what it called a war") doesn't; and
    whoever gives way in the matter of his own demand needn't have dropped it.
    """
    told = frozenset(_WORD.findall(matter(later).lower()))
    nouns = {noun for noun, means in load_nouns().items() if kind.value in means.events and not means.is_act}
    if not told.isdisjoint(nouns | {f"{noun}s" for noun in nouns}):
        return True
    return kind is not Event.REQUEST and len(content_words(matter(later)) & meant) >= _SHARED_WORDS


def _latest_date(index: Index) -> str | None:
    """Return the latest day that the collection is known to know of: no end of a vague interval counts."""
    published = [a.published for a in index.articles.values() if a.published]
    begun = [s.when.start for s in index.statements.values() if s.when and s.when.start and not s.future]
    return max((d[:10] for d in published + begun), default=None)
