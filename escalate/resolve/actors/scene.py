"""Hold what the readers of one article share: its sentences, their segments, its date, its cast."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.halves import add_halves, find_halves
from escalate.resolve.actors.segments import find_segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Sentence, Token
    from escalate.resolve.actors.cast import Cast
    from escalate.resolve.actors.gazetteer import Entry, Gazetteer
    from escalate.resolve.actors.joining import Segment

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NAME = r"[A-Z][\w’'-]+(?: (?:al|el|ad|as|ar|ul|de|of|[A-Z])[\w’'-]*){0,3}"
_KIND = r"(?:air ?base|military base|naval base|army base|base|camp|airfield|airport|town|city|village|prison|crossing)"
_SITE = re.compile(rf"\b({_NAME}) {_KIND}\b|\b{_KIND}s? (?:of|at|called|named) ({_NAME})")
_LEFT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", "PART", "CCONJ", "PUNCT", "ADV", "VERB", "DET"})
_INNER = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "flat",
        "det",
        "nummod",
        "conj",
        "cc",
        "case",
        "punct",
        "appos",
        "goeswith",
        "fixed",
        "dep",
        "advmod",
    }
)
_WITHIN = frozenset({"in", "near", "outside"})
_REACH = 16
_TWO, _MORE = 2, 3
_OF_COUNTRIES = frozenset(
    {EntryKind.COUNTRY, EntryKind.ADJECTIVE, EntryKind.PEOPLE, EntryKind.CAPITAL, EntryKind.GOVERNMENT}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a phrase was read as: an actor, the tokens that name it, how sure and why."""

    actor: str
    first: int
    last: int
    affiliations: tuple[str, ...] = ()
    confidence: float = 1.0
    reason: str | None = None


@dataclass(slots=True, kw_only=True)
class Scene:
    """One article while its actors are being resolved.

    `towns` are the states of the towns that the article places itself, by
    name in lower case; `dateline` is the state it was sent from, if it says.
    """

    article: str
    published: str | None
    sentences: Sequence[Sentence]
    gazetteer: Gazetteer
    cast: Cast
    year: str | None
    common: frozenset[str]
    towns: dict[str, str] = field(default_factory=dict)
    dateline: str | None = None
    _segments: dict[int, list[Segment]] = field(default_factory=dict)
    _main_country: tuple[str | None] | None = None
    _locations: frozenset[str] | None = None
    _sites: frozenset[str] | None = None
    _halves: dict[str, Entry] | None = None

    def main_country(self) -> str | None:
        """Return the state the article names most, three times or more and twice as often as any other, or None."""
        if self._main_country is None:
            self._main_country = (_find_main_country(self),)
        return self._main_country[0]

    def pair(self) -> frozenset[str]:
        """Return the two states the article is about: it names no third, or each three times as often; else none."""
        named = Counter(
            self.pick(s.entries).ref for sentence in self.sentences for s in self.segments(sentence)
            if s.kind in _OF_COUNTRIES
        )  # fmt: skip
        ranked = sorted(named, key=lambda c: (-named[c], c))
        if len(ranked) < _TWO or (len(ranked) > _TWO and named[ranked[1]] < _MORE * named[ranked[2]]):
            return frozenset()
        return frozenset(ranked[:_TWO])

    def names(self, country: str) -> bool:
        """Return whether the article names a state or its people."""
        return any(
            e.ref == country for sentence in self.sentences for s in self.segments(sentence) for e in s.entries
            if e.kind in _OF_COUNTRIES
        )  # fmt: skip

    def is_location(self, segment: Segment) -> bool:
        """Return whether an unknown name is a place: the parser says so, or the article has it after "in" or "near"."""
        if self._locations is None:
            self._locations = frozenset(
                name.text for sentence in self.sentences for name in self.segments(sentence)
                if name.kind is EntryKind.NAME and name.label not in ("ORG", "PERSON") and name.first
                and sentence.tokens[name.first - 1].lower in _WITHIN
            )  # fmt: skip
        return segment.label == "LOC" or segment.text in self._locations

    def is_site(self, name: str) -> bool:
        """Return whether the article calls what bears `name` a base, camp or town: "the NAME air base"."""
        if self._sites is None:
            text = " ".join(s.text for s in self.sentences)
            self._sites = frozenset(m.group(1) or m.group(2) for m in _SITE.finditer(text))
        return name in self._sites

    def segments(self, sentence: Sentence) -> list[Segment]:
        """Return the segments of `sentence`, found once."""
        found = self._segments.get(sentence.index)
        if found is None:
            found = self._segments[sentence.index] = find_segments(sentence, self.gazetteer, common=self.common)
            if self._halves is None:
                self._halves = find_halves(" ".join(s.text for s in self.sentences), self.gazetteer)
            add_halves(found, sentence, self._halves)
        return found

    def segment_at(self, token: Token) -> Segment | None:
        """Return the segment that `token` lies in."""
        for segment in self.segments(token.sentence):
            if segment.first <= token.i <= segment.last:
                return segment
        return None

    def pick(self, entries: Sequence[Entry]) -> Entry:
        """Return the entry whose years hold the article's year, the present state when the year is unknown."""
        if len(entries) > 1:
            if self.year is not None:
                fitting = [
                    e
                    for e in entries
                    if (not e.since or e.since <= self.year) and (not e.until or self.year <= e.until)
                ]
                # Of two that fit, the one whose years are bounded existed only then.
                bounded = [e for e in fitting if e.until]
                entries = bounded or fitting or entries
            else:
                entries = [e for e in entries if not e.until] or entries
        return entries[0]


def _find_main_country(scene: Scene) -> str | None:
    counts = Counter(
        scene.pick(segment.entries).ref
        for sentence in scene.sentences for segment in scene.segments(sentence)
        if segment.kind in _OF_COUNTRIES
    )  # fmt: skip
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def find_common_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that an article writes in lower case."""
    return frozenset(t.text for s in sentences for t in s.tokens if t.text.islower())


def find_year(published: str | None, sentences: Sequence[Sentence]) -> str | None:
    """Return the year an article is about: that of its publication, else the one it names most often."""
    if published:
        return published[:4]
    years = Counter(y for s in sentences for y in _YEAR.findall(s.text))
    return max(sorted(years), key=lambda y: years[y]) if years else None


def find_year_of(token: Token) -> str | None:
    """Return the year in which the verb over `token` puts what it says: 1981 for "the president was shot in 1981"."""
    dated = (c for c in token.head.children if c.relation in ("obl", "nmod") and _YEAR.fullmatch(c.text))
    return next((c.text for c in dated), None)


def find_bounds(head: Token) -> tuple[int, int]:
    """Return the indices of the first and last token of the noun phrase around `head`, without what follows a comma.

    Left of the head every nominal token counts that an arc ties to the
    phrase; right of it only names that continue it.
    """
    tokens = head.sentence.tokens
    low = high = head.i
    while high + 1 < len(tokens) and _continues(tokens[high + 1], low, high):
        high += 1
    if _is_torn(head):
        return low, high
    coordinated = False
    for k in range(head.i - 1, max(-1, head.i - _REACH), -1):
        token = tokens[k]
        if token.upos not in _LEFT or (
            token.upos == "VERB" and (token.relation != "amod" or token.xpos not in ("VBN", "VBG"))
        ):
            break
        if token.upos == "PUNCT" and token.text in '.;:()!?"“”':
            break
        coordinated = coordinated or token.upos == "CCONJ"
        if _tied(token, low, high) or (not coordinated and _heads(token, k, high)):
            low = k
        if token.upos == "DET" and token.head.i <= high and not _is_inside_possessor(tokens, k, low):
            break
    return low, high


def _is_torn(head: Token) -> bool:
    """Whether the words before a subject are a phrase of their own: "Outside the building crowds called"."""
    case, before = head.child("case"), head.sentence.tokens[head.i - 1] if head.i else head
    return (
        head.dep == "nsubj" and head.xpos == "NNS" and head.i < head.head.i
        and case is not None and case.i == 0 and case.upos == "ADP"
        and before.relation == "compound" and before.head is head and before.xpos == "NN"
    )  # fmt: skip


def _is_inside_possessor(tokens: list[Token], k: int, low: int) -> bool:
    return any(tokens[n].upos == "PART" for n in range(k, low))


def _tied(token: Token, low: int, high: int) -> bool:
    """Whether `token` is a modifier of the phrase."""
    return low <= token.head.i <= high and token.relation in _INNER and token.upos not in ("CCONJ", "PUNCT")


def _heads(token: Token, k: int, high: int) -> bool:
    """Whether a word of the phrase continues the name or noun that `token`, just before it, starts."""
    return any(
        k < c.i <= high and c.i - k < 4 and c.relation in ("flat", "compound", "goeswith", "nmod")
        for c in token.children
    )


def _continues(token: Token, low: int, high: int) -> bool:
    if token.upos == "PUNCT":
        return (
            token.text in "-‐‑"
            and token.i + 1 < len(token.sentence.tokens)
            and _continues(token.sentence.tokens[token.i + 1], low, high)
        )
    if token.upos not in ("PROPN", "NOUN", "X", "NUM") or token.head is token:
        return False
    if low <= token.head.i <= high:
        return token.relation in ("flat", "compound", "goeswith", "appos", "fixed") or token.dep == "nmod:desc"
    # A name whose parts hang on its last word.
    part = token.relation in ("compound", "flat") and token.upos == "PROPN" and token.i < token.head.i <= token.i + 3
    return part and any(low <= c.i <= high for c in token.head.children)
