"""Conclude which statement answers which when the text does not say so outright: few links, each with its grounds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from escalate.link.acts import tells_a_death
from escalate.link.drafts import Draft
from escalate.link.features import class_of, find_pairs, role_of
from escalate.link.kinds import kind_of
from escalate.link.nouns import fate_of, is_connective
from escalate.link.profiles import (
    are_sure,
    days_between,
    days_spanned,
    find_gap,
    find_order,
    is_likely_before,
    is_unreal,
    lies_ahead,
    share_article,
    stands_before,
)
from escalate.link.scoring import score
from escalate.link.wording import clip, describe, is_undone
from escalate.link.words import content_words, is_topic, share_quote, show_words
from escalate.model import Event, LinkBasis, Order, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.features import Pair
    from escalate.link.neighbourhood import Neighbourhood
    from escalate.link.profiles import Profile
    from escalate.link.sides import Sides
    from escalate.model import AnswerCue

_FIRST = 0.3
_FIRST_CUED = 0.2
_FURTHER = 0.5
_LEAST_STATED = 0.3
_PER_DOUBT = 0.6
_PER_DOUBT_FIRST = 1.0
_DOUBTED = 0.2
_LEAST_OWNED = 0.12
_LEAST_TIED = 0.2
_SURE_WORDS = 0.9
_REPROACHES = ("refusal", "charge")
_DECIDED = (Relation.MEETS, Relation.DEFIES)
_WINDOW_DAYS = 180
_VAGUE_DAYS = 366
_MOST = 3
_LOOK_BACK = 8
_REACH = 20
_CLOSE = 300
_FITS = 0.6
_LIKELY = 0.6
_ROLES = {
    "mutual": "the one aimed at answers the one who aimed and aims back",
    "target": "the one aimed at answers the one who aimed",
    "bystander": "it is directed at the one who acted first",
    "same": "the same side goes on from what it did",
    "third": "somebody else answers it",
}


def weigh_responses(
    profiles: Sequence[Profile],
    where: Neighbourhood,
    sides: Sides,
    *,
    cues: Mapping[str, Sequence[AnswerCue]],
    stated: Iterable[Draft],
) -> Iterator[tuple[float, Pair]]:
    """Yield every pair of a statement and an earlier one it may answer, with the probability that it does.

    Every statement near in time or in the text is weighed by who is aimed at
    by whom, the kinds of the two acts, shared matter, the time and the text
    between them, how well the answer cues of the later one (`cues`, by its
    id) fit, and whether words of the text were resolved to the pair
    (`stated`); see `features` and `scoring`.
    """
    tied = tie(stated)
    for later in profiles:
        for pair in pair_up(later, where, sides, cues=cues.get(later.id, ()), stated=tied.get(later.id, {})):
            yield score(pair), pair


def choose_responses(weighed: Iterable[tuple[float, Pair]]) -> Iterator[Draft]:
    """Yield links to the earlier statements that each one likely answers, the likeliest first.

    What a statement answers first of all need not be likelier than not to be
    the likeliest there is; the more so where words say that it answers
    something (its answer cues). What it answers besides must be likelier.
    A link that words state falls only where most else speaks against it, and
    one that takes up words in quotation marks, or whose words name the doer
    ("Trump's remarks") or take or refuse what was wanted ("gave way"), where
    all else does; never one whose words name what they take or refuse by a
    noun that fits ("scorned the demand"), nor one whose words surely are those
    by which the earlier is told ("in retaliation for the killing of a general").
    """
    by_later: dict[str, list[tuple[float, Pair]]] = {}
    for likelihood, pair in weighed:
        by_later.setdefault(pair.later.id, []).append((likelihood, pair))
    for found in by_later.values():
        found.sort(key=lambda s: (-round(s[0], 6), -(s[1].earlier.first or 0), s[1].earlier.id))
        drawn = 0
        for likelihood, pair in found:
            if drawn < _MOST and likelihood >= _least(pair, drawn=drawn):
                drawn += 1
                yield _draft(pair, likelihood)


def _least(pair: Pair, *, drawn: int = 0) -> float:
    """Return how likely a link must be to be drawn: the more, the less surely its statements were read.

    `drawn` is how many likelier links of the later statement were drawn.
    """
    doubt = _PER_DOUBT * pair.features["doubt"]
    if pair.stated is None:
        if pair.features["doubt"] >= _DOUBTED and _says_little(pair):
            return _SURE_WORDS
        first = _FIRST_CUED if pair.features["cued"] else _FIRST
        return _FURTHER + doubt if drawn else first + _PER_DOUBT_FIRST * pair.features["doubt"]
    if pair.features["cue names it"] and pair.stated.confidence >= _SURE_WORDS:
        return 0.0
    decides = pair.cue is not None and fate_of(pair.cue) in _DECIDED
    if decides and pair.features["cue's noun"]:
        return 0.0
    takes_up = pair.cue is None or decides
    if takes_up or pair.features["cue's owner, stated"] or _follows_own_words(pair):
        return _LEAST_OWNED
    return _LEAST_TIED if _is_tied(pair) else _LEAST_STATED + doubt


def _says_little(pair: Pair) -> bool:
    """Return whether two statements say little of an answer: mere words, one side's own acts, one act told twice.

    Read by eye on news, what a model concludes from such as were doubtfully read is mostly wrong.
    """
    first, second = pair.earlier.statement, pair.later.statement
    plain = Event.STATEMENT in (kind_of(first), kind_of(second))
    told = content_words(first.report.trigger.text) == content_words(second.report.trigger.text)
    return plain or role_of(pair.earlier, pair.later) == "same" or (told and first.event is second.event)


def _follows_own_words(pair: Pair) -> bool:
    """Return whether a side acts on its own charge or refusal: "broke off the talks after blaming the rebels"."""
    told = pair.cue is not None and pair.features["cue names it"] and "after" in pair.cue.connective.split()
    return bool(told) and role_of(pair.earlier, pair.later) == "same" and class_of(pair.earlier) in _REPROACHES


def _is_tied(pair: Pair) -> bool:
    """Return whether a connective with a noun was found to mean what another sentence tells: "after the riots"."""
    cue = pair.cue
    points_back = cue is not None and cue.antecedent_noun is not None and not pair.features["cue names it"]
    return points_back and cue is not None and is_connective(cue)


def tie(stated: Iterable[Draft]) -> dict[str, dict[str, Draft]]:
    """Return the surest link that words were resolved to, for every later and every earlier id."""
    tied: dict[str, dict[str, Draft]] = {}
    for draft in sorted((d for d in stated if d.relation is Relation.PROVOKES), key=lambda d: d.rank, reverse=True):
        tied.setdefault(draft.consequence.id, {})[draft.antecedent.id] = draft
    return tied


def pair_up(
    later: Profile, where: Neighbourhood, sides: Sides, *, cues: Sequence[AnswerCue], stated: Mapping[str, Draft]
) -> Iterator[Pair]:
    """Yield `later` paired with every statement that it may answer; what words tie it to (`stated`) is among them."""
    found = {earlier: draft.antecedent for earlier, draft in stated.items()}
    if _may_answer(later, cues):
        found.update((p.id, p) for p in _find_candidates(later, where) if _may_be_answered(p, later))
    yield from find_pairs(later, found.values(), cues=cues, stated=stated, sides=sides)


def draft_inferred(
    relation: Relation, earlier: Profile, later: Profile, confidence: float, verb: str, grounds: str
) -> Draft:
    """Return the draft of an inferred link, whose reason says in a sentence what it rests on."""
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=relation,
        basis=LinkBasis.INFERRED,
        confidence=confidence,
        reason=f"“{describe(later.statement)}” {verb} “{describe(earlier.statement)}”: {grounds}.",
    )


def _find_candidates(later: Profile, where: Neighbourhood) -> Iterable[Profile]:
    """Return what is near in time and by or at the sides of `later`, and what is around it in its articles."""
    found: dict[str, Profile] = {}
    if later.until is not None:
        for near in (
            where.by_pair(later.aim_sides, later.source_sides, until=later.until),
            where.by_side(later.aim_sides, until=later.until),
            where.at_side(later.source_sides, until=later.until),
        ):
            found.update((p.id, p) for p in islice(near, _LOOK_BACK))
    for article in sorted({r.article for r in later.statement.reports}):
        found.update((p.id, p) for p in around(later, where.in_article(article), _REACH))
    return found.values()


def around(later: Profile, told: Sequence[Profile], reach: int = 40) -> Sequence[Profile]:
    """Return the statements told near `later` in an article, so that a long text costs no more than a short one."""
    if len(told) <= 2 * reach:
        return told
    place = next(n for n, p in enumerate(told) if p.id == later.id)
    return told[max(0, place - reach) : place + reach]


def _may_answer(later: Profile, cues: Sequence[AnswerCue]) -> bool:
    """Return whether a statement can answer anything: it is told whose it is, and that it was said or done.

    Somebody known by a description alone ("the crowds") answers only by words
    that say so; what others say somebody will not do is no refusal of his.
    """
    statement = later.statement
    undone = is_undone(statement) or not later.sources.issuperset(m.actor for m in statement.reporters)
    denied = statement.negated and statement.future and undone
    known = later.is_known or bool(cues)
    return known and bool(later.sources) and not denied and not is_unreal(statement)


def _may_be_answered(earlier: Profile, later: Profile) -> bool:
    """Return whether an earlier statement can be answered at all by this later one."""
    if lies_ahead(earlier.statement) or is_unreal(earlier.statement) or not earlier.sources:
        return False
    if _share_name(earlier, later) or _is_told_by(earlier, later) or _is_dead(earlier, later):
        return False
    gap = days_between(earlier, later)
    if (days_spanned(earlier) or 0) > _VAGUE_DAYS or (gap is not None and gap > _WINDOW_DAYS):
        return False
    return are_sure(earlier.statement, later.statement)


def _is_dead(earlier: Profile, later: Profile) -> bool:
    """Return whether it is the death of those who would answer it that an earlier statement tells."""
    return tells_a_death(earlier.statement) and later.sources <= earlier.targets & earlier.persons


def _is_told_by(earlier: Profile, later: Profile) -> bool:
    """Return whether the later statement is told by the one who spoke before: an accuser tells of the accused."""
    return any(m.actor in earlier.sources for m in later.statement.reporters)


def _share_name(first: Profile, second: Profile) -> bool:
    """Return whether somebody of one name speaks in both, though taken for two in two articles."""
    if not first.sources.isdisjoint(second.sources):
        return False
    return not {m.name for m in first.statement.sources}.isdisjoint(m.name for m in second.statement.sources)


def _draft(pair: Pair, likelihood: float) -> Draft:
    earlier, later = pair.earlier, pair.later
    first, second = f"“{describe(earlier.statement)}”", f"“{describe(later.statement)}”"
    grounds = f"{_ROLES[role_of(earlier, later)]}{_name_matter(pair)}, {_name_time(earlier, later)}"
    if pair.stated is not None:
        return pair.stated
    cue = pair.cue if pair.fit >= _FITS and likelihood >= _LIKELY else None
    if cue is not None:
        reason = f"The words “{clip(cue.span.text)}” most likely tie {second} to {first}: {grounds}."
    else:
        reason = f"{second} probably answers {first}: {grounds}."
    return Draft(
        antecedent=earlier,
        consequence=later,
        relation=Relation.PROVOKES,
        basis=LinkBasis.EXPLICIT if cue is not None else LinkBasis.INFERRED,
        confidence=likelihood,
        is_probability=True,
        reason=reason,
        evidence=cue.span if cue is not None else None,
    )


def _name_matter(pair: Pair) -> str:
    """Return in words what both touch on, "" for nothing."""
    earlier, later = pair.earlier, pair.later
    if share_quote(earlier.quotes, later.quotes):
        return ", both hold the same quoted words"
    shared = earlier.words & later.words
    telling = frozenset(word for word in shared if not is_topic(word)) or shared
    named = show_words(telling, later.statement) if telling else ""
    return f", both touch on {named}" if named else ""


def _name_time(earlier: Profile, later: Profile) -> str:
    """Return in words how the two lie in time, or in the text where the dates don't tell."""
    order = find_order(earlier.statement, later.statement)
    gap = days_between(earlier, later)
    if order is Order.BEFORE and gap:
        return "one day later" if gap == 1 else f"{gap} days later"
    if is_likely_before(earlier, later):
        return "most likely later by their dates"
    close = share_article(earlier, later) and (find_gap(earlier, later) or 0) <= _CLOSE
    if stands_before(earlier, later):
        where = "told right after it" if close else "told after it in one article"
    elif share_article(earlier, later):
        where = "told in one article"
    else:
        where = "at about the same time"
    return f"{where}, the order in time unknown"
