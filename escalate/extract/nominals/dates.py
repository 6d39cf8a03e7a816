"""When an act told by a noun happened: by a date inside its phrase, else not after what the sentence tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.extract.parties import case_of
from escalate.model import Basis, Precision, When
from escalate.resolve.times import TimexType, date_of
from escalate.resolve.times.attachment import governor_of, heads_of
from escalate.resolve.times.offsets import offset_of, shifted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.scene import Scene
    from escalate.model import Statement
    from escalate.parse import Token

_WEEK = 7


def date_nominal(scene: Scene, noun: Token, told: Sequence[Statement], *, uttered: bool = False) -> When | None:
    """Return the time of the act that `noun` names; `told` are the statements of its sentence.

    A day behind what was said and is now answered is that of the answer:
    "dismissed the request on Sunday" was on Sunday (`uttered`).
    Without a date of its own it was over by the time of what the sentence
    tells of it, at the latest when the article appeared.
    """
    published = scene.article.published
    last = published[:10] if published else None
    own = _own_date(scene, noun, answered=uttered and noun.relation == "obj" and noun.head.upos == "VERB")
    if own is not None:
        return _not_ahead(own, last)
    counted = _counted(scene, noun)
    if counted is not None:
        return counted
    for token in noun.ancestors():
        ends = [s.when.end for s in told if s.when and s.when.end and s.report.trigger.start == token.start]
        if ends:
            last = min(ends)[:10] if last is None else min(min(ends)[:10], last)
            break
    return When(start=None, end=last, precision=Precision.BEFORE, basis=Basis.INFERRED) if last else None


def _counted(scene: Scene, noun: Token) -> When | None:
    """Return the time that is counted from what the sentence tells: "on Friday, two days after the raid"."""
    offset = offset_of(noun, times=scene.times, sentence=noun.sentence)
    if offset is None:
        return None
    reached = scene.reached.get(noun.sentence.index)
    published = scene.article.published
    main = governor_of(noun.head)
    when = date_of(main, times=scene.times, sentence=noun.sentence, published=published, previous=reached)
    return shifted(when, offset) if when is not None else None


def _own_date(scene: Scene, noun: Token, *, answered: bool) -> When | None:
    """Return the date that stands inside the phrase: "Monday's raid", "the raid of 5 March", "the 1998 bombings".

    What stands before the phrase ("after last month's raid") says nothing about its date.
    """
    for time, head in heads_of(scene.times, noun.sentence):
        if time.when is None or time.deadline or time.type in {TimexType.SET, TimexType.DURATION}:
            continue
        for above in (head, *head.ancestors()):
            if above is noun:
                if answered and head.head is noun and case_of(head) == "on":
                    break
                return time.when
            if above.upos in {"VERB", "AUX"} or above.relation in {"acl", "advcl", "ccomp", "parataxis"}:
                break
    return None


def _not_ahead(when: When, last: str | None) -> When | None:
    """Return a time that is not after the article: "Monday's raid" was last Monday's."""
    if when.start is None or last is None or when.start[:10] <= last:
        return when
    if when.precision is Precision.DAY and when.basis is Basis.RELATIVE and when.end is not None:
        day = date.fromisoformat(when.start[:10]) - timedelta(_WEEK)
        if day.isoformat() <= last:
            return replace(when, start=day.isoformat(), end=day.isoformat())
    return When(start=None, end=last, precision=Precision.BEFORE, basis=Basis.INFERRED)
