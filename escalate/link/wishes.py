"""Say what a threat, demand or promise wants of the other side, and what it warns that side against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.link.kinds import kind_of
from escalate.link.words import content_words, contrary, is_denied, is_topic, matter
from escalate.model import ConditionKind, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.model import Statement

_OPENING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a threat, demand or promise wants of the other side, and what it warns that side against."""

    asked: frozenset[str]
    warned: frozenset[str]


def asks_for(statement: Statement) -> frozenset[str]:
    """Return the content words of what the statement wants done by the other side.

    For a demand these are its own matter; for a threat its condition, turned
    round where the condition is what must not happen ("if they stay").
    """
    condition = statement.condition
    if condition is None:
        words = content_words(matter(statement)) if kind_of(statement) is Event.REQUEST else frozenset()
        return _turn_round(words) if _forbids(statement) else words
    words = content_words(condition.span.text)
    return words if _wants_condition(statement) else _turn_round(words)


def warns_against(statement: Statement) -> frozenset[str]:
    """Return the content words of what the other side must not do."""
    condition = statement.condition
    if condition is None:
        words = content_words(matter(statement)) if kind_of(statement) is Event.REQUEST else frozenset()
        return words if _forbids(statement) else _turn_round(words)
    words = content_words(condition.span.text)
    return _turn_round(words) if _wants_condition(statement) else words


def _forbids(statement: Statement) -> bool:
    """Return whether a demand begins with what must not be: "not to send troops", "no further tests"."""
    words = statement.content.text.split()[:_OPENING] if statement.content is not None else []
    return is_denied(" ".join(words))


def _wants_condition(statement: Statement) -> bool:
    """Return whether the condition names what is wanted: "unless they leave", "until", "if they do not leave"."""
    condition = statement.condition
    if condition is None:
        return False
    denied = is_denied(condition.span.text)
    if statement.event is Event.THREATEN:
        return condition.kind in (ConditionKind.UNLESS, ConditionKind.UNTIL) or denied
    return not denied


def _turn_round(words: Iterable[str]) -> frozenset[str]:
    other = (contrary(word.lstrip("#")) for word in words if is_topic(word))
    return frozenset(f"#{topic}" for topic in other if topic)
