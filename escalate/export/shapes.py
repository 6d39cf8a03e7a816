"""The shapes of the rows that escalate writes: the published contract, and what `graph.json` adds to it."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict

from escalate.model import Basis, ConditionKind, Event, LinkBasis, Precision, Relation


class SpanRow(TypedDict):
    """A run of an article's words; `article` is left out where it is the statement's own."""

    start: int
    end: int
    text: str
    article: NotRequired[str]


class MentionRow(SpanRow):
    """An actor in its place. `stands_for` is kept where it differs from the actor's name."""

    id: str
    name: str
    affiliations: list[str]
    confidence: NotRequired[float]
    reason: NotRequired[str]
    stands_for: NotRequired[str]


class ContentRow(SpanRow):
    """What was said, and whether in its own words."""

    direct: bool


class ConditionRow(SpanRow):
    """The clause a threat, promise or demand hangs on."""

    kind: ConditionKind


class WhenRow(TypedDict):
    """A time: ISO dates, both ends inclusive, and the words it comes from."""

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    text: str | None
    span: NotRequired[SpanRow]


class DeadlineRow(TypedDict):
    """The time that a demand or threat sets."""

    start: str | None
    end: str | None
    precision: NotRequired[Precision]
    basis: NotRequired[Basis]
    span: NotRequired[SpanRow]


class ArticleRow(TypedDict):
    """What a reader needs to find the article again."""

    id: str
    title: str | None
    published: str | None
    source: str


class ReportRow(TypedDict):
    """One telling of a statement."""

    article: str
    sentence: SpanRow
    trigger: SpanRow
    rule: str
    reason: str | None


class StatementRow(TypedDict):
    """One statement, as `escalate extract` writes it."""

    id: str
    article: ArticleRow
    event: Event
    spoken: bool
    intensity: float
    sources: list[MentionRow]
    targets: list[MentionRow]
    sentence: SpanRow
    trigger: SpanRow
    cue: SpanRow | None
    content: ContentRow | None
    condition: ConditionRow | None
    deadline: DeadlineRow | None
    negated: bool
    future: bool
    hypothetical: bool
    when: WhenRow | None
    confidence: float
    rule: str


class FullStatementRow(StatementRow):
    """One statement, as `graph.json` keeps it."""

    mode: str | None
    direct: bool
    quotes: list[SpanRow]
    reporters: list[MentionRow]
    addressees: list[MentionRow]
    venue: SpanRow | None
    reports: list[ReportRow]


LinkRow = TypedDict(
    "LinkRow",
    {
        "id": str,
        "from": str,
        "to": str,
        "relation": Relation,
        "basis": LinkBasis,
        "confidence": float,
        "delta_intensity": float,
        "reason": str,
        "evidence": SpanRow | None,
    },
)
