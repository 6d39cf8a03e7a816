"""Find the limit that a threat, a demand or an ultimatum sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Precision, When
from escalate.resolve.times.attachment import governor_of, heads_of, times_within
from escalate.resolve.times.expression import TimeExpression, TimexMod, TimexType
from escalate.resolve.times.tense import Tense, effective_tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token

_DAYS = (Precision.DAY, Precision.MINUTE)
_DENIALS = frozenset(["not", "n't", "n’t", "no", "without"])


def deadline_of(
    trigger: Token, content: tuple[int, int] | None, *, times: Sequence[TimeExpression], sentence: Sentence
) -> When | None:
    """Return the limit that the threat, demand or ultimatum at `trigger` sets, None if it sets none.

    `content` is the span of the words said, which may reach beyond the
    sentence. An amount or an edge of time ends in a day ("within 72 hours":
    three days on; "by the end of June": 30 June); a calendar date is the
    limit as it stands ("by June": all of June). Without a limit of its own, a
    threat on a condition runs out when what it threatens is to come ("will
    close the port on Tuesday unless wages are paid").
    """
    first, last = content or (sentence.start, sentence.end)
    first, last = min(first, sentence.start), max(last, sentence.end)
    aside = {t.span.start for t, h in heads_of(times, sentence) if _is_of_a_noun(h, trigger)}
    within = [t for t in times_within(times, first, last) if t.when is not None and t.span.start not in aside]
    found = [t for t in within if t.deadline] or _threatened(within, sentence)
    if not found:
        return None
    nearest = min(found, key=lambda t: (abs(t.span.start - trigger.start), t.span.start))
    when = nearest.when
    if when is None or when.end is None:
        return None
    start = (
        when.end if nearest.length or nearest.type is TimexType.DURATION or nearest.mod is TimexMod.END else when.start
    )
    precision = Precision.DAY if start == when.end and when.precision is not Precision.MINUTE else when.precision
    return When(start=start, end=when.end, precision=precision, basis=when.basis, span=when.span)


def _is_of_a_noun(head: Token, trigger: Token) -> bool:
    """Return whether a limit stands in a relative clause apart from `trigger`: "rejoin talks that must end by May"."""
    for token in (head, *head.ancestors()):
        if token is trigger:
            return False
        if token.dep == "acl:relcl":
            return trigger not in token.subtree()
    return False


def _threatened(times: Sequence[TimeExpression], sentence: Sentence) -> list[TimeExpression]:
    """Return the days on which what is threatened is to come, in a sentence with "unless" or "if not"."""
    words = [t.lower for t in sentence.tokens]
    if "unless" not in words and not ("if" in words and _DENIALS & set(words[words.index("if") :])):
        return []
    dated = [
        (t, h) for t, h in heads_of(times, sentence)
        if t.when is not None and t.when.precision in _DAYS and t.type in (TimexType.DATE, TimexType.TIME)
    ]  # fmt: skip
    return [t for t, h in dated if effective_tense(governor_of(h)) in (Tense.FUTURE, Tense.INFINITIVE)]
