"""Find statements that take up another's words in quotation marks: "called the "fire and fury" threat reckless"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.link.drafts import Draft
from escalate.link.profiles import days_between, find_order, is_unreal, share_sentence, stands_before
from escalate.link.wording import clip, describe
from escalate.link.words import content_words, matter
from escalate.model import LinkBasis, Order, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.link.neighbourhood import Neighbourhood
    from escalate.link.profiles import Profile

_QUOTED = re.compile(r"[“\"]([^“”\"]{6,80})[”\"]|``([^`']{6,80})''")
_LEAST_WORDS = 2
_DAYS = 14
_SURE = 0.85
_PLAIN = re.compile(r"[^\w]+")


def find_echoes(profiles: Sequence[Profile], where: Neighbourhood) -> Iterator[Draft]:
    """Yield a link for each statement that quotes, as another's, words that another side said not long before.

    The quoted run has at least two content words and stands outside the
    statement's own quotations, so that the one who speaks takes it up from
    somebody. Of several who said it, the latest before counts.
    """
    for later in profiles:
        if is_unreal(later.statement) or not later.statement.spoken:
            continue
        for span in _find_taken_up(later):
            earlier = _find_speaker(span, later, where)
            if earlier is not None:
                yield Draft(
                    antecedent=earlier,
                    consequence=later,
                    relation=Relation.PROVOKES,
                    basis=LinkBasis.EXPLICIT,
                    confidence=_SURE,
                    reason=(
                        f"“{describe(later.statement)}” takes up the words “{clip(span.text)}” "
                        f"of “{describe(earlier.statement)}”."
                    ),
                    evidence=span,
                )


def _find_taken_up(profile: Profile) -> Iterator[Span]:
    """Yield the quoted runs of a statement's sentence that are not its own speech."""
    statement = profile.statement
    sentence = statement.report.sentence
    own = [(q.start, q.end) for q in statement.quotes]
    if statement.direct and statement.content is not None:
        own.append((statement.content.start, statement.content.end))
    for match in _QUOTED.finditer(sentence.text):
        group = 1 if match.group(1) else 2
        start, end = sentence.start + match.start(group), sentence.start + match.end(group)
        mine = any(a < end and start < b for a, b in own)
        if not mine and len(content_words(match.group(group))) >= _LEAST_WORDS:
            yield Span(article=sentence.article, start=start, end=end, text=match.group(group))


def _find_speaker(span: Span, later: Profile, where: Neighbourhood) -> Profile | None:
    near: dict[str, Profile] = {p.id: p for p in where.in_article(span.article)}
    if later.until is not None:
        near.update(
            (p.id, p) for p in where.by_side(later.aim_sides | later.named_sides, until=later.until, days=_DAYS)
        )
    fitting = [p for p in near.values() if _said_before(span, p, later)]
    return max(fitting, key=lambda p: (p.first or 0, p.statement.report.trigger.start, p.id), default=None)


def _said_before(span: Span, earlier: Profile, later: Profile) -> bool:
    first = earlier.statement
    if not first.spoken or earlier is later or not earlier.source_sides.isdisjoint(later.source_sides):
        return False
    if earlier.source_sides.isdisjoint(later.aim_sides | later.named_sides):
        return False
    if share_sentence(earlier, later) or find_order(first, later.statement) is Order.AFTER:
        return False
    gap = days_between(earlier, later)
    in_time = stands_before(earlier, later) or find_order(first, later.statement) is Order.BEFORE
    if not in_time or (gap is not None and gap > _DAYS):
        return False
    return _flatten(span.text) in _flatten(matter(first))


def _flatten(text: str) -> str:
    return f" {_PLAIN.sub(' ', text.lower()).strip()} "
