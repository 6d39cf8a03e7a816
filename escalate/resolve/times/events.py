"""Date an event: from its own time expression, else from tense and aspect."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.model import Basis, BlockKind, Precision, When
from escalate.resolve.times.attachment import (
    expression_of,
    governor_of,
    is_earlier_clause,
    limit_of,
)
from escalate.resolve.times.bounds import bounded
from escalate.resolve.times.clock import DAYLESS
from escalate.resolve.times.finder import published_day
from escalate.resolve.times.offsets import offset_of, shifted
from escalate.resolve.times.tense import Tense, effective_tense, tense_of, verbs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token
    from escalate.resolve.times.expression import TimeExpression

_RELATIVE = frozenset(["who", "whose", "whom", "which"])
_LASTING = frozenset(["until", "till"])
_NOT = frozenset(["not", "n't", "n’t", "never"])
FRESH = 7
"""Days before publication within which something is the news itself."""
LONG_PAST = 3650
"""Days before publication from which on what is told is history and no news."""


def date_of(
    trigger: Token, *, times: Sequence[TimeExpression], sentence: Sentence, published: str | None,
    cue: Token | None = None, previous: When | None = None, quoted: bool = False,
) -> When | None:  # fmt: skip
    """Return when the event at `trigger` happened or is to happen, None if nothing tells.

    `times` are the article's expressions, `cue` the verb of saying that
    reports the event, `previous` the date of the sentence before in the same
    paragraph, `quoted` whether the words are spoken: their present is then
    the speaker's. Without an expression, tense and aspect place the event
    against the publication date or the date of the report (basis INFERRED).
    """
    base = published_day(published)
    own = expression_of(trigger, times=times, sentence=sentence)
    counted = _counted_from(trigger, own, times=times, sentence=sentence, published=published, previous=previous)
    if counted is not None:
        return counted
    if own is not None and not _is_of_what_is_planned(own, trigger, base):
        if own.reason == DAYLESS:
            return _at_clock(own, previous, base)
        return bounded(own, times=times, sentence=sentence, published=published)
    ended = _ended_by(trigger, times=times, sentence=sentence)
    if ended is not None:
        return ended
    quoted = quoted and cue is not trigger
    if previous is not None and base is not None and _is_telling(trigger, previous, base):
        previous = None
    if previous is not None and base is not None and (previous.start or "") > base.isoformat():
        previous = None  # a date ahead is no place for what is told as past
    if (is_earlier_clause(trigger) or _is_relative(trigger)) and tense_of(trigger) is Tense.PAST:
        # What a relative clause tells of somebody may lie years back, but not after what is told of him.
        above = expression_of(governor_of(trigger), times=times, sentence=sentence) if not trigger.is_root else None
        end = above.when.end if above is not None and above.when is not None else None
        latest = base.isoformat() if base else None
        return _open_before(end[:10] if end and (latest is None or end < latest) else latest)
    limit = limit_of(trigger, times=times, sentence=sentence)
    ahead = (Tense.FUTURE, Tense.INFINITIVE, Tense.PRESENT)
    told_ahead = effective_tense(trigger) in ahead and not _is_headline(trigger, tense_of(trigger))
    if limit is not None and limit.when is not None and told_ahead:
        return _until(limit.when, base)
    reference = None
    if cue is not None and cue is not trigger:
        reference = date_of(cue, times=times, sentence=cue.sentence, published=published, previous=previous)
    elif (teller := _teller_of(trigger)) is not None:
        told = expression_of(teller, times=times, sentence=sentence)
        reference = told.when if told is not None else None
    return _by_tense(trigger, base, reference, previous, quoted=quoted)


def _counted_from(
    trigger: Token, own: TimeExpression | None, *, times: Sequence[TimeExpression], sentence: Sentence,
    published: str | None, previous: When | None,
) -> When | None:  # fmt: skip
    """Return the time of what a clause tells that is counted from its main clause: "four days after it had left"."""
    offset = offset_of(trigger, times=times, sentence=sentence)
    if offset is None or (own is not None and _is_inside(own, trigger) and own.span.start > offset.time.span.start):
        return None
    main = trigger
    while main.dep == "conj" and main.head.upos == main.upos and any(c.i < main.i for c in main.all_children("cc")):
        main = main.head
    main = governor_of(main.head)
    when = date_of(main, times=times, sentence=sentence, published=published, previous=previous)
    return shifted(when, offset) if when is not None else None


def _ended_by(trigger: Token, *, times: Sequence[TimeExpression], sentence: Sentence) -> When | None:
    """Return the time of what is told to have lasted until something dated: "fought them until they left in 2011"."""
    if tense_of(trigger) not in (Tense.PAST, Tense.PAST_PERFECT) or any(c.lower in _NOT for c in trigger.children):
        return None
    for clause in trigger.all_children("advcl"):
        opens = next((c.lower for c in clause.all_children("mark")), "")
        limit = expression_of(clause, times=times, sentence=sentence) if opens in _LASTING else None
        if limit is not None and limit.when is not None and limit.when.end is not None:
            end = limit.when.end[:10]
            return When(start=None, end=end, precision=Precision.BEFORE, basis=Basis.INFERRED, span=limit.when.span)
    return None


def _is_inside(time: TimeExpression, trigger: Token) -> bool:
    return any(time.span.start <= t.start < time.span.end for t in trigger.subtree())


def _is_of_what_is_planned(own: TimeExpression, trigger: Token, base: date | None) -> bool:
    """Return whether a date ahead is that of what is planned, and not of the planning: "is slated for 24 June"."""
    when = own.when
    if when is None or when.start is None or base is None or when.start[:10] <= base.isoformat():
        return False
    return trigger.lemma in verbs_of("ahead") and tense_of(trigger) in (Tense.PRESENT, Tense.PAST)


def _at_clock(own: TimeExpression, previous: When | None, base: date | None) -> When | None:
    """Return the time of what happened at an hour whose day is not told: that of the story, else one of the last two.

    The hour is kept only where the day is known.
    """
    when = own.when
    if when is None or when.start is None or base is None:
        return when
    if previous is None or previous.start is None or previous.start[:10] != (previous.end or "")[:10]:
        first, last = base - timedelta(1), base.isoformat()
        return When(
            start=first.isoformat(), end=last, precision=Precision.DAY, basis=Basis.INFERRED, span=when.span
        )  # fmt: skip
    clock = when.start[10:]
    day = previous.start[:10]
    return When(start=day + clock, end=day + clock, precision=when.precision, basis=Basis.INFERRED, span=when.span)


def _is_telling(trigger: Token, previous: When, base: date) -> bool:
    """Return whether a report follows a look back: who tells of 2014 in today's news does so today.

    A text about times long past tells of what was said then, so its line is kept.
    """
    if trigger.lemma not in verbs_of("report") or previous.end is None:
        return False
    age = (base - date.fromisoformat(previous.end[:10])).days
    return FRESH < age < LONG_PAST and trigger.child("ccomp", "parataxis") is not None


def _is_relative(trigger: Token) -> bool:
    """Return whether `trigger` heads a relative clause, be it that the parser called it something else."""
    if trigger.is_root or trigger.dep == "acl:relcl":
        return trigger.dep == "acl:relcl" and not _is_told(trigger)
    return any(t.i < trigger.i and t.lower in _RELATIVE for t in trigger.subtree())


def _is_told(token: Token) -> bool:
    """Return whether what the parser takes for a relative clause is what somebody is told: "told the envoy that"."""
    if token.dep != "acl:relcl" or token.head.is_root or token.head.relation not in ("obj", "iobj"):
        return False
    subject = token.child("nsubj", "nsubj:pass")
    opens = any(c.lower == "that" and subject is not None and c.i < subject.i for c in token.children)
    return opens and token.head.head.lemma in verbs_of("report")


def _until(limit: When, base: date | None) -> When:
    """Return the time that an act with a limit has: from publication to the limit."""
    start = base.isoformat() if base is not None else None
    if start is None or limit.end is None or limit.end < start:
        return limit
    return When(start=start, end=limit.end, precision=limit.precision, basis=limit.basis, span=limit.span)


def _teller_of(trigger: Token) -> Token | None:
    """Return the verb whose complement clause holds the event, None if it stands in none."""
    token = trigger
    while not token.is_root:
        if token.relation == "ccomp":
            return token.head
        if _is_told(token):
            return token.head.head
        token = token.head
    return None


def _by_tense(
    trigger: Token, base: date | None, reference: When | None, previous: When | None, *, quoted: bool
) -> When | None:
    tense, published = effective_tense(trigger), base.isoformat() if base else None
    headline = _is_headline(trigger, tense)
    if tense in (Tense.FUTURE, Tense.INFINITIVE) and not headline:
        return _open_after(reference.start if reference and reference.start else published)
    if tense is Tense.PAST_PERFECT:
        limit = reference or previous
        return _open_before(limit.end if limit and limit.end else published)
    if tense is Tense.PRESENT_PERFECT:
        return _open_before(published)
    if trigger.dep == "acl" and trigger.xpos == "VBN":
        # "a general killed by a drone": done by the time of what is told of him, who knows how long before.
        limit = reference or previous
        return _open_before(limit.end if limit and limit.end else published)
    if reference is None and previous is not None and not quoted and (tense is Tense.PAST or headline):
        return _inferred(previous)
    if reference is not None and reference.end is not None and tense is not Tense.PRESENT:
        return _inferred(reference)
    if base is None:
        return None
    first = base if tense is Tense.PRESENT and not headline else base - timedelta(1)
    return When(start=first.isoformat(), end=published, precision=Precision.DAY, basis=Basis.INFERRED)


def _inferred(when: When) -> When:
    """Return a time taken over from another event; of an hour only the day."""
    if when.precision is Precision.MINUTE and when.start is not None and when.end is not None:
        start, end = when.start[:10], when.end[:10]
        return When(start=start, end=end, precision=Precision.DAY, basis=Basis.INFERRED, span=when.span)
    return When(start=when.start, end=when.end, precision=when.precision, basis=Basis.INFERRED, span=when.span)


def _is_headline(trigger: Token, tense: Tense) -> bool:
    """Return whether the event is told in a headline's present, which is the past of the story below it."""
    told = tense in (Tense.PRESENT, Tense.PAST) or (tense is Tense.INFINITIVE and trigger.child("mark", "aux") is None)
    return told and trigger.sentence.kind is BlockKind.TITLE


def _open_after(start: str | None) -> When | None:
    return When(start=start, end=None, precision=Precision.AFTER, basis=Basis.INFERRED) if start else None


def _open_before(end: str | None) -> When | None:
    return When(start=None, end=end, precision=Precision.BEFORE, basis=Basis.INFERRED) if end else None
