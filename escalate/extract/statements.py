"""Put together what was said and done: attributions and coded events become statements."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.extract.answers import find_answer_cues
from escalate.extract.attribution import find_attributions
from escalate.extract.conditions import condition_of, find_conditions
from escalate.extract.demands import find_demand
from escalate.extract.events import code_sentence
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.extract.roles import Cast, with_coordinated, without
from escalate.extract.threats import ThreatPhrase, find_threat
from escalate.model import Basis, BlockKind, Event, Mention, Precision, Report, Span, Statement, When
from escalate.resolve.actors import ActorResolver
from escalate.resolve.times import date_of, deadline_of, find_times, narrative_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.attribution import Attribution
    from escalate.extract.conditions import ConditionClause
    from escalate.extract.demands import Demand
    from escalate.extract.events import EventLexicon, Reading
    from escalate.model import Actor, AnswerCue, Article
    from escalate.parse import Sentence, Token
    from escalate.resolve.actors import Gazetteer

SPOKEN_ROOTS = frozenset(
    {Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.AGREE, Event.SUPPORT, Event.STATEMENT}
)
# "recalled", "suspended" and the like may head an attribution, and are deeds all the same.
# Roots that are nothing without somebody they are put to.
_ADDRESSED = frozenset({Event.THREATEN, Event.REQUEST, Event.ACCUSE, Event.REJECT})
DEEDS = frozenset(
    {Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST, Event.RETREAT, Event.AID}
)
_MODALS = frozenset({"will", "would", "'ll", "’ll", "shall", "can", "could", "may", "wo"})
_LEAST_WORDS = 4
_WIDEST_GAP = 80
_NEAR_START = 12
_OPENERS = frozenset({"that", "if", "to", "unless", "until"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article gave: statements in text order, the actors in it, and the words that tie statements together."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    cues: tuple[AnswerCue, ...]


def extract_statements(
    article: Article, sentences: Sequence[Sentence], *, gazetteer: Gazetteer, lexicon: EventLexicon
) -> Extraction:
    """Return the statements of a parsed article.

    `sentences` are those of `article`, in order. Spans are offsets into
    `article.text`.
    """
    return _Assembler(article, sentences, gazetteer=gazetteer, lexicon=lexicon).run()


class _Assembler:
    """Holds what is known of one article while its statements are put together."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], *, gazetteer: Gazetteer, lexicon: EventLexicon
    ) -> None:
        self._article = article
        self._sentences = sentences
        resolver = ActorResolver(sentences, article=article.id, published=article.published, gazetteer=gazetteer)
        self._cast = Cast(resolver)
        self._times = find_times(article.text, article=article.id, published=article.published, sentences=sentences)
        self._attributions = find_attributions(article.text, sentences, article=article.id)
        self._readings = [r for s in sentences for r in code_sentence(s, lexicon=lexicon)]
        self._conditions = {s.index: find_conditions(s) for s in sentences}
        self._owned = {a.cue_token.start: n for n, a in enumerate(self._attributions) if a.cue_token is not None}
        self._speakers: dict[int, tuple[Mention, ...]] = {}
        self._reached = narrative_dates(sentences, times=self._times, published=article.published)

    def run(self) -> Extraction:
        statements: list[Statement] = []
        inside: dict[int, list[Reading]] = defaultdict(list)
        for reading in self._readings:
            if reading.trigger.sentence.text.rstrip("\"”’' )").endswith("?"):
                continue  # a question claims nothing
            owner = self._owned.get(reading.trigger.start)
            enclosing = self._enclosing(reading.trigger.start, but=owner)
            if owner is None and enclosing is not None:
                inside[enclosing].append(reading)
                continue
            made = self._from_reading(reading, owner, enclosing)
            if made is not None:
                statements.append(made)
        for number in range(len(self._attributions)):
            statements.extend(self._from_attribution(number, inside[number], {s.id for s in statements}))
        statements.extend(self._run_on_threats())
        ordered = sorted({s.id: s for s in statements}.values(), key=_place)
        cues = find_answer_cues(self._sentences, ordered, cast=self._cast)
        return Extraction(statements=tuple(ordered), actors=self._cast.actors(), cues=cues)

    # attributions

    def _enclosing(self, position: int, *, but: int | None) -> int | None:
        """Return the attribution whose content holds `position` most closely."""
        found = [
            (sum(s.end - s.start for s in a.content), n)
            for n, a in enumerate(self._attributions)
            if n != but and any(s.start <= position < s.end for s in a.content)
        ]
        return min(found)[1] if found else None

    def _speaker(self, number: int | None) -> tuple[Mention, ...]:
        """Return who speaks in an attribution, as actors; empty when nobody can be named."""
        if number is None:
            return ()
        if number not in self._speakers:
            self._speakers[number] = ()  # a chain of reports can't come back to itself
            attribution = self._attributions[number]
            if attribution.speaker is not None:
                outer = self._speaker(attribution.parent)
                found = self._cast.within(with_coordinated([attribution.speaker]), speaker=outer[0] if outer else None)
                self._speakers[number] = found
        return self._speakers[number]

    def _addressees(self, number: int | None) -> tuple[Mention, ...]:
        return self._cast.mentions(self._attributions[number].addressee) if number is not None else ()

    def _hosts(self, attribution: Attribution) -> tuple[Mention, ...]:
        """Return those whom the venue of a speech names: the channel of an interview, the body spoken to."""
        if attribution.venue is None:
            return ()
        words = [t for t in self._tokens_within(attribution.venue) if t.relation in {"nmod", "obl"}]
        return self._cast.mentions([t for t in words if t.upos in {"PROPN", "NOUN"}])

    def _reporters(self, number: int | None, but: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return those who pass a statement on, outermost first."""
        chain: list[Mention] = []
        while number is not None:
            chain.extend(reversed(without(self._speaker(number), (*but, *chain))))
            number = self._attributions[number].parent
        return tuple(reversed(chain))

    def _from_attribution(self, number: int, readings: Sequence[Reading], known: set[str]) -> list[Statement]:
        """Return what an attribution reports: the speaker's own acts of speech, or deeds of others."""
        attribution = self._attributions[number]
        made = [s for r in readings if (s := self._from_reading(r, None, number)) is not None]
        speakers = self._speaker(number)
        coded = attribution.cue_token is not None and any(
            r.trigger.start == attribution.cue_token.start for r in self._readings
        )
        if not speakers or coded or not _is_said(attribution):
            return made
        own = [s for s in made if s.spoken and s.sources and s.sources[0].actor == speakers[0].actor]
        content = self._content(attribution)
        if own or content is None or len(content.text.split()) < _LEAST_WORDS:
            return made
        threatened = any(s.event is Event.THREATEN for s in made)
        phrase = find_threat(content.text) if not threatened and self._is_open(content) else None
        demand = find_demand(self._tokens_within(content)) if phrase is None else None
        # Who only passes on what others said or did is named as their reporter.
        passed_on = made or any(a.parent == number and a.speaker is not None for a in self._attributions)
        if phrase is None and demand is None and passed_on and not attribution.direct and not attribution.mixed:
            return made
        statement = self._speech(number, speakers, content, phrase or demand)
        return made if statement.id in known else [*made, statement]

    def _is_open(self, content: Span) -> bool:
        """Return whether what is said is still to come or conditional, as a threat is."""
        for sentence in self._sentences:
            if sentence.end <= content.start or sentence.start >= content.end:
                continue
            if any(content.start <= c.first.start < content.end for c in self._conditions[sentence.index]):
                return True
            for token in sentence.tokens:
                inside = content.start <= token.start < content.end
                if inside and token.upos == "AUX" and token.lower in _MODALS:
                    return True
        return False

    def _speech(
        self, number: int, speakers: tuple[Mention, ...], content: Span, implied: ThreatPhrase | Demand | None
    ) -> Statement:
        """Return what somebody said that no lexicon entry codes: a plain statement, or what its words amount to."""
        attribution = self._attributions[number]
        anchor = attribution.cue_token or self._token_at(content.start)
        trigger = self._span(anchor.start, anchor.end) if anchor else content
        event, mode, rule, clause = Event.STATEMENT, None, attribution.rule, None
        intensity = ROOT_INTENSITY[event]
        addressees = self._addressees(number)
        targets = addressees or self._hosts(attribution)
        if isinstance(implied, ThreatPhrase):
            event, mode, intensity = Event.THREATEN, "threaten", implied.intensity
            rule = f"{rule} > threat phrase: {implied.gloss}"
            trigger = self._span(content.start + implied.start, content.start + implied.end)
            clause = self._condition_within(content)
            targets = self._spoken_of(content, speakers[0], clause) or addressees
        elif implied is not None:
            event, mode, intensity = Event.REQUEST, "demand", ROOT_INTENSITY[Event.REQUEST]
            rule = f"{rule} > demand: {implied.noun.lemma} for … to {implied.verb.lemma}"
            trigger = self._span(implied.noun.start, implied.verb.end)
            targets = self._cast.within([implied.addressee]) or addressees
        return self._statement(
            event=event,
            mode=mode,
            intensity=intensity,
            spoken=True,
            sources=speakers,
            targets=without(targets, speakers),
            trigger=trigger,
            anchor=anchor,
            rule=rule,
            confidence=attribution.confidence * (0.8 if implied else 0.9) * min(m.confidence for m in speakers),
            attribution=number,
            enclosing=attribution.parent,
            content=content,
            clause=clause,
            future=isinstance(implied, ThreatPhrase),
        )

    def _run_on_threats(self) -> Iterator[Statement]:
        """Yield threats in a clause that runs on after what somebody said: "said that ..., but this will cost them"."""
        for sentence in self._sentences:
            phrase = find_threat(sentence.text)
            if phrase is None:
                continue
            position = sentence.start + phrase.start
            before = [
                n
                for n, a in enumerate(self._attributions)
                if a.cue_token is not None
                and _is_said(a)
                and a.cue_token.sentence is sentence
                and a.cue_token.start < position
            ]
            word = self._token_at(position)
            told = any(_is_said(a) and s.start <= position < s.end for a in self._attributions for s in a.content)
            if not before or word is None or told:
                continue
            speakers = self._speaker(before[-1])
            clause = next((t for t in (word, *word.ancestors()) if t.dep in {"conj", "parataxis"}), None)
            if not speakers or clause is None:
                continue
            words = [t for t in clause.subtree() if t.upos not in {"PUNCT", "CCONJ"}]
            content = self._span(words[0].start, words[-1].end)
            implied = find_threat(content.text)
            if implied is not None and self._is_open(content):
                yield replace(self._speech(before[-1], speakers, content, implied), cue=None)

    def _condition_within(self, content: Span) -> ConditionClause | None:
        for clauses in self._conditions.values():
            for clause in clauses:
                if content.start <= clause.first.start < content.end:
                    return clause
        return self._condition_beside(content)

    def _condition_beside(self, content: Span) -> ConditionClause | None:
        """Return a condition of the same sentence that the speech stands under ("said if X, 'Y'")."""
        for sentence in self._sentences:
            if sentence.start <= content.start < sentence.end:
                for clause in self._conditions[sentence.index]:
                    if clause.last.end <= content.start:
                        return clause
        return None

    def _spoken_of(self, content: Span, speaker: Mention, clause: ConditionClause | None) -> tuple[Mention, ...]:
        """Return whom a threat is meant for: who is to meet its condition, else the others it speaks of."""
        groups: list[list[Token]] = []
        if clause is not None:
            groups.append([t for t in clause.head.subtree() if t.relation == "nsubj"])
        tokens = self._tokens_within(content)
        groups.append(
            [t for t in tokens if t.relation in {"obj", "iobj", "obl"} and t.upos in {"NOUN", "PROPN", "PRON"}]
        )
        groups.append([t for t in tokens if t.relation == "nsubj" and t.upos in {"NOUN", "PROPN", "PRON"}])
        for group in groups:
            found = self._cast.within(group, speaker=speaker)
            others = tuple(m for m in found if not self._cast.same_side(m, speaker))
            if others:
                return others[:1]
        return ()

    def _tokens_within(self, content: Span) -> list[Token]:
        return [t for s in self._sentences for t in s.tokens if content.start <= t.start < content.end]

    # readings

    def _from_reading(self, reading: Reading, owner: int | None, enclosing: int | None) -> Statement | None:
        """Return the statement of a coded event; None when nobody can be named for it."""
        voices = self._speaker(enclosing)
        voice = voices[0] if voices else None
        addressees = self._addressees(owner if owner is not None else enclosing)
        addressee = addressees[0] if addressees else None
        sources = self._cast.doers(reading.sources, speaker=voice, addressee=addressee)
        spoken = reading.future or reading.event in SPOKEN_ROOTS or (owner is not None and reading.event not in DEEDS)
        speech = owner if spoken else None
        if voice is not None and spoken and (not sources or self._speaks_for(voice, sources)):
            sources, speech = voices, owner if owner is not None else enclosing
        if not sources and owner is not None:
            sources = self._speaker(owner)
        if reading.sources and not sources:
            return None
        aimed = [t for t in reading.targets if not (reading.event is Event.THREATEN and _is_own(t))]
        targets = without(self._cast.within(aimed, speaker=voice, addressee=addressee), sources)
        if reading.event is Event.THREATEN:
            # "warned that its army would answer" threatens somebody else than the army.
            targets = tuple(m for m in targets if not any(self._cast.same_side(m, s) for s in sources))
        if not targets and spoken:
            targets = without(addressees, sources)
        if not sources and not targets:
            return None
        content = self._content(self._attributions[speech]) if speech is not None else self._clause_of(reading)
        if content is not None and speech is not None and not self._says_something(content, targets, speech):
            content = None
        clause = self._condition(reading, spoken=spoken)
        if not targets and reading.event in _ADDRESSED and sources and content is not None:
            targets = without(self._spoken_of(content, sources[0], clause), sources)
        return self._statement(
            event=reading.event,
            mode=reading.mode or None,
            intensity=reading.intensity,
            spoken=spoken,
            sources=sources,
            targets=targets,
            trigger=self._span(reading.trigger.start, reading.trigger.end),
            anchor=reading.trigger,
            rule=reading.rule,
            confidence=self._confidence(reading, sources, targets),
            attribution=speech,
            enclosing=enclosing,
            content=content if spoken else None,
            clause=clause,
            negated=reading.negated,
            future=reading.future,
            hypothetical=reading.hypothetical,
            act=reading.act,
        )

    def _says_something(self, content: Span, targets: Sequence[Mention], speech: int) -> bool:
        """Return whether the content is more than whom the act is aimed at, as in "threatened the US"."""
        if len(content.text.split()) < _LEAST_WORDS:
            return False
        opens = content.text[:_NEAR_START].split()
        aimed = any(content.start <= m.span.start < content.start + _NEAR_START for m in targets)
        return bool(self._attributions[speech].quotes) or not aimed or not opens or opens[0].lower() in _OPENERS

    def _speaks_for(self, voice: Mention, sources: Sequence[Mention]) -> bool:
        return any(self._cast.same_side(voice, m) for m in sources)

    def _condition(self, reading: Reading, *, spoken: bool) -> ConditionClause | None:
        clauses = self._conditions[reading.trigger.sentence.index]
        unreal = reading.future or spoken
        for token in (reading.trigger, reading.content, reading.act):
            if token is not None:
                clause = condition_of(token, clauses, unreal=unreal)
                if clause is not None and unreal:
                    return clause
        return None

    def _confidence(self, reading: Reading, sources: Sequence[Mention], targets: Sequence[Mention]) -> float:
        value = 0.85
        if reading.trigger.upos in {"NOUN", "PROPN"}:
            value -= 0.15
        if not sources:
            value -= 0.25
        if not targets:
            value -= 0.1
        if reading.trigger.sentence.kind is BlockKind.TITLE:
            value -= 0.1
        named = [m.confidence for m in (*sources, *targets)]
        return value * sum(named) / len(named) if named else value

    def _clause_of(self, reading: Reading) -> Span | None:
        """Return the words of the clause that says what is promised, threatened or asked for."""
        if reading.content is None:
            return None
        words = reading.content.subtree()
        # A clause broken by the words around it is quoted as one run: a span is a slice of the article.
        return self._span(words[0].start, words[-1].end)

    # records

    def _statement(
        self, *, event: Event, mode: str | None, intensity: float, spoken: bool, sources: tuple[Mention, ...],
        targets: tuple[Mention, ...], trigger: Span, anchor: Token | None, rule: str, confidence: float,
        attribution: int | None, enclosing: int | None, content: Span | None, clause: ConditionClause | None,
        negated: bool = False, future: bool = False, hypothetical: bool = False, act: Token | None = None,
    ) -> Statement:  # fmt: skip
        speech = self._attributions[attribution] if attribution is not None else None
        sentence = anchor.sentence if anchor is not None else self._sentence_at(trigger.start)
        report = Report(
            article=self._article.id,
            sentence=self._span(sentence.start, sentence.end),
            trigger=trigger,
            rule=rule,
        )
        when = self._when(anchor, speech, spoken=spoken, future=future)
        deadline = None
        if spoken and anchor is not None and event is not Event.STATEMENT:
            limits = (content.start, content.end) if content is not None else None
            deadline = deadline_of(act or anchor, limits, times=self._times, sentence=sentence)
        who = sources[0].actor if sources else ""
        key = f"{self._article.id}|{trigger.start}|{trigger.end}|{act.start if act else ''}|{event.value}|{who}"
        return Statement(
            id="s" + hashlib.sha256(key.encode()).hexdigest()[:12],
            event=event,
            mode=mode,
            spoken=spoken,
            intensity=intensity,
            sources=sources,
            targets=targets,
            reports=(report,),
            when=when,
            confidence=round(max(0.05, min(1.0, confidence)), 2),
            content=content,
            direct=bool(speech and speech.direct),
            quotes=speech.quotes if speech else (),
            cue=speech.cue[0] if speech and speech.cue else None,
            reporters=self._reporters(enclosing, sources),
            addressees=self._addressees(attribution),
            venue=speech.venue if speech else None,
            condition=clause.as_condition() if clause else None,
            deadline=deadline,
            negated=negated,
            future=future,
            hypothetical=hypothetical,
        )

    def _when(self, anchor: Token | None, speech: Attribution | None, *, spoken: bool, future: bool) -> When | None:
        """Return the time of the event: of the saying for what is said, of the deed for what is done."""
        if anchor is None:
            return None
        cue = speech.cue_token if speech else None
        told = cue if spoken and cue is not None else anchor
        if spoken and future and cue is None:
            return self._day_of_publication()
        return date_of(
            told,
            times=self._times,
            sentence=told.sentence,
            published=self._article.published,
            cue=cue,
            previous=self._reached.get(told.sentence.index),
            quoted=bool(speech and speech.direct and told is anchor),
        )

    def _day_of_publication(self) -> When | None:
        if self._article.published is None:
            return None
        day = self._article.published[:10]
        before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        return When(start=before, end=day, precision=Precision.DAY, basis=Basis.INFERRED)

    def _content(self, attribution: Attribution) -> Span | None:
        """Return the words said as one slice: all pieces when they lie close together, else the longest."""
        if not attribution.content:
            return None
        pieces = sorted(attribution.content, key=lambda s: s.start)
        gaps = [later.start - earlier.end for earlier, later in itertools.pairwise(pieces)]
        if all(gap <= _WIDEST_GAP for gap in gaps):
            return self._span(pieces[0].start, max(p.end for p in pieces))
        longest = max(pieces, key=lambda s: s.end - s.start)
        return self._span(longest.start, longest.end)

    def _span(self, start: int, end: int) -> Span:
        return Span(article=self._article.id, start=start, end=end, text=self._article.text[start:end])

    def _sentence_at(self, position: int) -> Sentence:
        return next((s for s in self._sentences if s.start <= position < s.end), self._sentences[0])

    def _token_at(self, position: int) -> Token | None:
        return next((t for s in self._sentences for t in s.tokens if t.start <= position < t.end), None)


def _is_said(attribution: Attribution) -> bool:
    """Return whether words were really spoken: no belief or wish, and no saying denied, foretold or supposed."""
    return not (attribution.stance or attribution.negated or attribution.future or attribution.hypothetical)


def _is_own(token: Token) -> bool:
    """Return whether a phrase belongs to the one who speaks: "his men", "our army"."""
    owner = token.child("nmod:poss")
    return owner is not None and owner.upos == "PRON"


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.report.trigger.start, statement.report.trigger.end, statement.id
