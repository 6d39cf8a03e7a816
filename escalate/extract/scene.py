"""One article as the statement finders see it: its sentences, actors, times, attributions and coded events."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from escalate.extract.attribution import find_attributions
from escalate.extract.conditions import find_conditions
from escalate.extract.events import code_sentence
from escalate.extract.events.answering import behind_pronoun
from escalate.extract.parties import is_name_of_event
from escalate.extract.roles import Cast, with_coordinated, without
from escalate.extract.threats import as_threat
from escalate.model import Span
from escalate.resolve.actors import ActorResolver
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.slugs import find_words
from escalate.resolve.times import find_times, narrative_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.attribution import Attribution
    from escalate.extract.conditions import ConditionClause
    from escalate.extract.events import EventLexicon, Reading
    from escalate.model import Article, Mention
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors import Gazetteer

_WIDEST_GAP = 80
_HEARSAY = 0.8
"""What remains of the confidence in an event that is told on nobody's word."""


class Scene:
    """What is known of an article before its statements are put together.

    `attributions` are in text order and named by their index. `reached` is, by
    sentence index, the date that the narrative has come to.
    """

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], *, gazetteer: Gazetteer, lexicon: EventLexicon
    ) -> None:
        self.article = article
        self.sentences = sentences
        self._gazetteer = gazetteer
        self._starts = [s.start for s in sentences]
        resolver = ActorResolver(
            sentences, article=article.id, published=article.published, gazetteer=gazetteer, text=article.text
        )
        self.cast = Cast(resolver)
        self.times = find_times(article.text, article=article.id, published=article.published, sentences=sentences)
        self.reached = narrative_dates(sentences, times=self.times, published=article.published)
        self.attributions = find_attributions(article.text, sentences, article=article.id)
        self.readings: tuple[Reading, ...] = tuple(
            as_threat(r) for s in sentences for r in code_sentence(s, lexicon=lexicon)
        )
        self.conditions = {s.index: find_conditions(s) for s in sentences}
        self._by_cue = {a.cue_token.start: n for n, a in enumerate(self.attributions) if a.cue_token is not None}
        self._pieces = sorted(
            (p.start, p.end, n)
            for n, a in enumerate(self.attributions)
            if not a.is_wish_for
            for p in a.content
            if p.end > p.start
        )
        self._longest_piece = max((end - start for start, end, _ in self._pieces), default=0)
        self._speakers: dict[int, tuple[Mention, ...]] = {}

    # places in the text

    def span(self, start: int, end: int) -> Span:
        """Return the article's words from `start` to `end`."""
        return Span(article=self.article.id, start=start, end=end, text=self.article.text[start:end])

    def sentences_within(self, span: Span) -> Sequence[Sentence]:
        """Return the sentences that share words with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [s for s in self.sentences[first:last] if s.end > span.start]

    def tokens_within(self, span: Span) -> list[Token]:
        """Return the words that begin inside `span`."""
        return [t for s in self.sentences_within(span) for t in s.tokens if span.start <= t.start < span.end]

    def token_at(self, position: int) -> Token | None:
        """Return the word that stands at `position`."""
        here = self.sentences_within(self.span(position, position + 1))
        return next((t for s in here for t in s.tokens if t.start <= position < t.end), None)

    def conditions_within(self, span: Span) -> Iterator[ConditionClause]:
        """Yield the conditional clauses that open inside `span`."""
        for sentence in self.sentences_within(span):
            yield from (c for c in self.conditions[sentence.index] if span.start <= c.first.start < span.end)

    # attributions

    def attribution_of(self, reading: Reading) -> int | None:
        """Return the attribution whose cue is the trigger of `reading`: "threatened", "demanded"."""
        return self._by_cue.get(reading.trigger.start)

    def holders(self, position: int) -> Iterator[int]:
        """Yield the attributions in whose content `position` stands, the closest first."""
        last = bisect_right(self._pieces, (position, len(self.article.text) + 1, 0))
        first = bisect_left(self._pieces, (position - self._longest_piece, 0, 0))
        found = {n for start, end, n in self._pieces[first:last] if start <= position < end}
        yield from sorted(found, key=lambda n: (sum(p.end - p.start for p in self.attributions[n].content), n))

    def enclosing(self, position: int, *, but: int | None = None) -> int | None:
        """Return the attribution whose content holds `position` most closely, leaving `but` aside."""
        return next((n for n in self.holders(position) if n != but), None)

    def speakers(self, number: int | None) -> tuple[Mention, ...]:
        """Return who speaks in an attribution, as actors; empty when nobody can be named."""
        if number is None:
            return ()
        if number not in self._speakers:
            self._speakers[number] = ()  # a chain of reports can't come back to itself
            attribution = self.attributions[number]
            if attribution.speaker is not None:
                outer = self.speakers(attribution.parent)
                heads = with_coordinated([_whose(attribution.speaker)])
                found = self.cast.within(heads, speaker=outer[0] if outer else None)
                # Nobody tells herself: in "she told the nurses", "she" is none of the nurses.
                told = self.addressees(number) if attribution.speaker.upos == "PRON" else ()
                self._speakers[number] = without(found, told)
        return self._speakers[number]

    def passes_on(self, number: int) -> bool:
        """Return whether other words are told in what is said: "she said that he had promised".

        Words of a "he" or "they" that nobody is known by are mostly the
        speaker's own: "said that he would not apologise".
        """
        return any(
            attribution.speaker.upos != "PRON" or bool(self.speakers(other))
            for other, attribution in enumerate(self.attributions)
            if attribution.parent == number and attribution.speaker is not None and is_said(attribution)
        )

    def acting(self, mentions: Sequence[Mention], tokens: Sequence[Token], trigger: Token) -> tuple[Mention, ...]:
        """Return the `mentions` without towns that only name a deed: "the Paris attacks" were no act of Paris."""
        names = [t for t in tokens if is_name_of_event(t, trigger)]
        return tuple(
            m
            for m in mentions
            if not any(m.span.start <= t.start < m.span.end for t in names) or not self._is_town(m.span.text)
        )

    def _is_town(self, name: str) -> bool:
        kinds = {e.kind for e in self._gazetteer.matches(find_words(name), 0)}
        return bool(kinds & {EntryKind.CAPITAL, EntryKind.PLACE}) and not kinds & {
            EntryKind.COUNTRY,
            EntryKind.ADJECTIVE,
            EntryKind.PEOPLE,
        }

    def addressees(self, number: int | None) -> tuple[Mention, ...]:
        """Return whom an attribution says the words were spoken to."""
        return self.cast.mentions(self.attributions[number].addressee) if number is not None else ()

    def hosts(self, number: int) -> tuple[Mention, ...]:
        """Return those whom the venue of a speech names: the channel of an interview, the body spoken to."""
        venue = self.attributions[number].venue
        if venue is None:
            return ()
        inside = self.tokens_within(venue)
        tops = [t for t in inside if t.head not in inside]
        # What stands deeper is what the occasion was about: "a ceremony marking the return of the dead".
        words = [t for t in inside if t.relation in {"nmod", "obl"} and (t in tops or t.head in tops)]
        return self.cast.mentions([t for t in words if t.upos in {"PROPN", "NOUN"}])

    def reporters(self, number: int | None, *, but: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return those who pass a statement on, outermost first."""
        chain: list[Mention] = []
        while number is not None:
            chain.extend(reversed(without(self.speakers(number), (*but, *chain))))
            number = self.attributions[number].parent
        return tuple(reversed(chain))

    def _chain(self, number: int | None) -> Iterator[Attribution]:
        """Yield an attribution and those it is told in, innermost first."""
        while number is not None:
            yield self.attributions[number]
            number = self.attributions[number].parent

    def is_unsaid(self, number: int | None) -> bool:
        """Return whether somebody did not say what stands in an attribution: "would not confirm that it had bombed"."""
        return any(a.negated and not a.stance for a in self._chain(number))

    def certainty(self, number: int | None) -> float:
        """Return how far to trust what an attribution tells: less where nobody is named for it ("reportedly")."""
        return _HEARSAY if any(a.impersonal for a in self._chain(number)) else 1.0

    def content(self, number: int) -> Span | None:
        """Return the words said as one slice: all pieces when they lie close together, else the longest."""
        pieces = sorted(self.attributions[number].content, key=lambda s: s.start)
        if not pieces:
            return None
        gaps = [later.start - earlier.end for earlier, later in itertools.pairwise(pieces)]
        if all(gap <= _WIDEST_GAP for gap in gaps):
            return self.span(pieces[0].start, max(p.end for p in pieces))
        longest = max(pieces, key=lambda s: s.end - s.start)
        return self.span(longest.start, longest.end)


def _whose(speaker: Token) -> Token:
    """Return whom a possessor means: in sanctions "on Oslo over its refusal" the refusal is not the sanctioner's."""
    return behind_pronoun(speaker, speaker.head) if speaker.dep == "nmod:poss" else speaker


def is_said(attribution: Attribution) -> bool:
    """Return whether words were really spoken: no belief or wish, and no saying denied, foretold or supposed."""
    return not (attribution.stance or attribution.negated or attribution.future or attribution.hypothetical)
