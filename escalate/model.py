"""The records that everything else makes, passes on and writes.

All are frozen; absent is `None`, empty is `()`. Offsets are Python string
offsets into `Article.text`, end exclusive. Dates are ISO 8601 strings, so that
they compare, sort and serialise as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Event(StrEnum):
    """PLOVER's sixteen root event types, and STATEMENT for something said that is none of them.

    Source: PLOVER codebook (Open Event Data Alliance), summary table of event types.
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATEMENT = "STATEMENT"


class QuadClass(StrEnum):
    """The four classes of political events, and none for a plain statement."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"
    NEUTRAL = "neutral"


class ActorKind(StrEnum):
    """What sort of actor; the kinds an analyst filters by."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed group"
    ORGANISATION = "organisation"
    MEDIA = "media"
    PEOPLE = "people"
    PERSON = "person"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely a time is known. BEFORE and AFTER are open at one end."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    BEFORE = "before"
    AFTER = "after"


class Basis(StrEnum):
    """What a time rests on: a full date, words relative to another date, or the publication date alone."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"


class LinkBasis(StrEnum):
    """Whether the text says that one statement answers another, or escalate concludes it."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"


class Relation(StrEnum):
    """How a later statement relates to an earlier one; the link points forward in time."""

    PROVOKES = "provokes"
    REPEATS = "repeats"
    FULFILS = "fulfils"
    MEETS = "meets"
    DEFIES = "defies"


class ConditionKind(StrEnum):
    """The conjunction that a condition hangs on."""

    IF = "if"
    UNLESS = "unless"
    UNTIL = "until"
    AS_LONG_AS = "as long as"
    PROVIDED = "provided"
    WHEN = "when"


class Verdict(StrEnum):
    """Whether two names or ids mean the same, or are to be kept apart."""

    SAME = "same"
    APART = "apart"


class Order(StrEnum):
    """How two times lie, as far as their precisions can tell."""

    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of an article's words: `article.text[start:end] == text`."""

    article: str
    start: int
    end: int
    text: str


class BlockKind(StrEnum):
    """What a block of an article's text is. Only titles, captions and bodies hold prose."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or a line of `Article.text` that is one thing: no sentence crosses its edges."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    r"""A text as it was read. `id` is a hash of text and URL; `published` and `modified` are ISO dates or None.

    `path` is the file it came from as given on the command line, `url` where
    it was published, `site` the name of the publisher. For plain text, `text`
    is the whole decoded file with line ends turned into `\\n`.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    published_from: str | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    path: str | None = None

    @property
    def source(self) -> str:
        """Where a reader finds the article again: its URL, else its path."""
        return self.url or self.path or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone who speaks or acts.

    `id` is a readable slug: `usa`, `iraq.hezbollah-brigades`,
    `person.mohamed-mohiy`. `country` and `member_of` are actor ids.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    member_of: tuple[str, ...] = ()
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as an interval of ISO dates, both ends inclusive, with what it rests on.

    `start` and `end` are `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` at minute
    precision. An open end is None: `before` has no start, `after` no end.
    """

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    span: Span | None = None

    def order(self, other: When) -> Order:
        """Return BEFORE if every moment here precedes every moment of `other`, AFTER for the reverse, else UNKNOWN."""
        if _ends_before(self, other):
            return Order.BEFORE
        if _ends_before(other, self):
            return Order.AFTER
        return Order.UNKNOWN


def _ends_before(first: When, second: When) -> bool:
    if first.end is None or second.start is None:
        return False
    length = min(len(first.end), len(second.start))
    return first.end[:length] < second.start[:length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor in its place in a statement: `span` is the words that stand for it, `name` what they stand for.

    For a pronoun, `reason` says how it was resolved. `affiliations` are the
    names of the groups the words or the article tie the actor to.
    """

    actor: str
    name: str
    span: Span
    affiliations: tuple[str, ...] = ()
    confidence: float = 1.0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The clause a threat, promise or demand hangs on."""

    span: Span
    kind: ConditionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One telling of a statement: where it stands and which rule read it."""

    article: str
    sentence: Span
    trigger: Span
    rule: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said or done, told by one or more reports.

    `intensity` is on PLOVER's scale from -10 (hostile) to +10 (friendly).
    `content` is what was said, `direct` whether in its own words; `quotes`
    are the quoted runs in it; `cue` is the reporting verb, `reporters` the
    chain of those who passed the words on, outermost first. `deadline` is
    the time a demand or threat sets.
    """

    id: str
    event: Event
    mode: str | None
    spoken: bool
    intensity: float
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    reports: tuple[Report, ...]
    when: When | None
    confidence: float
    content: Span | None = None
    direct: bool = False
    quotes: tuple[Span, ...] = ()
    cue: Span | None = None
    reporters: tuple[Mention, ...] = ()
    addressees: tuple[Mention, ...] = ()
    venue: Span | None = None
    condition: Condition | None = None
    deadline: When | None = None
    negated: bool = False
    future: bool = False
    hypothetical: bool = False

    @property
    def report(self) -> Report:
        """The first report: the one whose words the spans quote."""
        return self.reports[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCue:
    """Words that say that a statement answers an earlier one: "protested Trump's comment", "in response to the strike".

    `statement` is the id of the later statement, in whose sentence `span`
    stands; `connective` the lemma of the words that tie the two. `reversed`
    tells the constructions in which the antecedent comes first ("the strike
    prompted threats"). What is answered is told by as many of these as the
    words give: `antecedent_statement`, the id of a statement of the same
    sentence; `antecedent_actor`; `antecedent_noun`, a lemma such as comment
    or strike; `plural` for a noun such as "statements" that may mean several.
    """

    statement: str
    span: Span
    connective: str
    reversed: bool = False
    antecedent_actor: Mention | None = None
    antecedent_noun: str | None = None
    antecedent_statement: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """From an antecedent to its consequence, never backwards in time.

    `delta_intensity` is the intensity of the later statement less that of the
    earlier: below zero the link escalates, above it de-escalates. `evidence`
    is the words that say so, for an explicit link.
    """

    id: str
    antecedent: str
    consequence: str
    relation: Relation
    basis: LinkBasis
    confidence: float
    delta_intensity: float
    reason: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """That two names or ids mean one actor, or two statements tell one event, or that they don't.

    `a` and `b` are ids; a name of an actor will do. Under SAME, `a` has been
    taken for `b` and `b` is the id that is left. `place` is the file and line
    of a user's own judgement, None for one that a rule reached.
    """

    verdict: Verdict
    a: str
    b: str
    reason: str
    place: str | None = None


class Clash(StrEnum):
    """What the tellings of one event disagree on."""

    NUMBER = "number"
    DENIED = "denied"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """That tellings of one event can't all be true. Both stand as they were told; neither is preferred.

    `statement` is the event; `other` the statement that denies it or gives
    it to another actor, None where reports of the one statement differ.
    `spans` are the words that clash, one for each side of it; `reason` says
    it in a sentence.
    """

    clash: Clash
    statement: str
    other: str | None
    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article alone gave, before articles were brought together: enough to bring it together with others.

    `article` is an id. Actors, statements and cues bear the ids and names
    that they have within the article.
    """

    article: str
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    cues: tuple[AnswerCue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Everything one run found, each kind of record in a stable order.

    `readings` are what it was brought together from, an article each, and
    `given` the judgements that the user gave: with these two it can be merged
    with another collection without reading an article again.
    """

    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    judgements: tuple[Judgement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    readings: tuple[Reading, ...] = ()
    given: tuple[Judgement, ...] = ()
