"""Code the events of a sentence: find predicates, read their acts, let moods and operators change the code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.events import acts, arguments, misreadings, moods, phrases, vocabulary
from escalate.extract.events.deeds import without_deed
from escalate.extract.events.operators import content_words, governed, over, swallowed
from escalate.extract.events.reading import Reading, mood_intensity
from escalate.extract.events.sides import complete, is_aside, is_between_parties
from escalate.extract.events.unclaimed import in_unreal_clause, is_unclaimed
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.extract.events.entries import Entry, EventLexicon
    from escalate.parse import Sentence, Token

_SPOKEN = frozenset({Event.SUPPORT, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.REQUEST})
_FREE = frozenset(Event) - {Event.STATEMENT, Event.AGREE, Event.REQUEST}
# Where a noun that no verb governs still tells an event; in "after the war" it only dates one.
_STANDING = frozenset({"nsubj", "obj", "root", "conj", "parataxis", "dislocated", "advcl", "ccomp"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})


def code_sentence(sentence: Sentence, *, lexicon: EventLexicon) -> tuple[Reading, ...]:
    """Return the events that `sentence` reports, in the order of their triggers.

    An event is kept when at least one of its sides is a party: a name, a noun
    for people or a body, a pronoun for one. What a clause only supposes,
    hopes, considers or denies is not an event.
    """
    found = (complete(r) for r in _Coder(sentence, lexicon).code())
    kept = _distinct([r for r in found if is_between_parties(r) and not is_aside(r)])
    return tuple(sorted(map(without_deed, kept), key=lambda r: (r.trigger.start, r.act.start, r.event.value)))


class _Coder:
    """Reads one sentence; remembers which words an operator has already taken up."""

    def __init__(self, sentence: Sentence, lexicon: EventLexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._taken: set[int] = set()
        self._memo: dict[int, tuple[Reading, ...]] = {}
        self._open: set[int] = set()

    def code(self) -> list[Reading]:
        """Return every reading that no operator has taken into its own."""
        found: list[Reading] = []
        predicates = [t for t in self._sentence.tokens if _is_predicate(t)]
        readings = {t.i: self._clause(t) for t in predicates}
        for token in predicates:
            if token.i not in self._taken:
                found.extend(readings[token.i])
        used = {r.act.i for r in found}
        for token in self._sentence.tokens:
            if token.upos in {"NOUN", "PROPN"} and token.i not in self._taken and token.i not in used:
                found.extend(self._free_noun(token))
        return found

    # clauses

    def _clause(self, token: Token) -> tuple[Reading, ...]:
        """Return the readings of the clause that `token` heads, its own mood applied."""
        if token.i in self._memo:
            return self._memo[token.i]
        self._memo[token.i] = ()
        readings = self._senses(token)
        if not readings:
            readings = self._bare_must(token)
        else:
            mood = moods.mood_of(token)
            readings = tuple(r for r in (self._in_mood(r, token, mood) for r in readings) if r is not None)
        self._memo[token.i] = readings
        return readings

    def _bare_must(self, token: Token) -> tuple[Reading, ...]:
        """Return the demand in "X said Y must ..." when what Y must do is no act of its own."""
        entry = next(iter(self._lexicon.by_head("must", "aux")), None)
        has_to = token.relation == "xcomp" and token.head.lemma in {"have", "need"}
        main = token.head if has_to and token.head.child("obj") is None else token
        if entry is None or token.upos not in {"VERB", "ADJ"} or main.relation not in {"ccomp", "root"}:
            return ()
        mood = moods.mood_of(token)
        if not mood.obligation or mood.conditional:
            return ()
        demand = Reading(
            event=Event.REQUEST, mode="demand", cameo="100", intensity=0.0, trigger=token, act=token, entry=entry
        )
        made = acts.oblige(demand, token)
        if made is not None and any(t.lower in {"i", "we"} for t in made.targets):
            return ()  # "I have to say what I think" puts nobody else under an obligation
        return (made,) if made is not None and is_between_parties(made) else ()

    def _senses(self, token: Token) -> tuple[Reading, ...]:
        pos = "verb" if token.upos in {"VERB", "AUX"} else "adj" if token.upos == "ADJ" else "noun"
        if misreadings.reads_as_verb(token):
            pos = "verb"
        if arguments.only_tells(token):
            return ()
        entries = self._lexicon.senses(token, pos)
        if not entries and pos == "adj":
            entries = self._lexicon.senses(token, "verb") if token.xpos in {"VBN", "VBD", "VBG"} else []
        for entry in entries:
            if entry.event is not None:
                self._taken.update(acts.fixed_words(entry, token))
                return (
                    (acts.read_noun(entry, entry.event, token),)
                    if pos == "noun"
                    else (acts.read_verb(entry, entry.event, token),)
                )
            readings = self._operator(entry, token)
            if readings is not None:
                return readings
        return ()

    def _operator(self, entry: Entry, token: Token) -> tuple[Reading, ...] | None:
        """Return what `entry` makes of the act it governs; None when it finds no act and has no code of its own."""
        operator = entry.operator or ""
        if moods.is_silent(operator):
            self._taken.update(swallowed(token))
            return ()
        argument = governed(entry, token)
        if operator == "warn" and argument is not None and acts.is_advice(argument, token):
            if argument.relation != "ccomp" or moods.mood_of(argument).future:
                self._taken.update(t.i for t in argument.subtree())
            return ()
        inner: tuple[Reading, ...] = ()
        if argument is not None:
            heads = phrases.conjuncts(argument) if argument.upos in {"NOUN", "PROPN"} else _verbs(argument)
            inner = tuple(r for head in heads for r in self._embedded(head))
        if operator in {"promise", "agree"} and argument is not None and acts.is_assurance(argument):
            return ()
        if not inner or argument is None:
            event = moods.apply(operator, None)
            if event is None:
                return None
            if argument is not None:
                self._taken.update(content_words(entry, argument, token))
            return (over(entry, token, None, event, argument),)
        self._taken.update(content_words(entry, argument, token))
        results = []
        for reading in inner:
            self._taken.update((reading.trigger.i, reading.act.i))
            event = moods.apply(operator, reading.event, reading.mode)
            if event is Event.ACCUSE and operator == "appeal" and acts.is_asked_of(argument, token):
                event = Event.STATEMENT
            if event is Event.ACCUSE and operator == "appeal" and _leads_to(argument, reading.act):
                event = Event.REQUEST  # "called for a vote to expel them" blames nobody
            if event is not None and not (operator == "claim" and acts.is_by_speaker(reading, token)):
                results.append(over(entry, token, reading, event, argument))
        return tuple(results)

    def _embedded(self, head: Token) -> tuple[Reading, ...]:
        """Return the act that heads an operator's argument; nothing when the tree leads in a circle."""
        if head.i in self._open:
            return ()
        self._open.add(head.i)
        readings = self._act(head)
        self._open.discard(head.i)
        return readings

    def _act(self, head: Token) -> tuple[Reading, ...]:
        """Return the act of a clause without its infinitive's mood, or of a noun."""
        if head.upos not in _PREDICATES and not misreadings.heads_copula(head):
            return self._noun(head, 0)
        readings = self._senses(head)
        if moods.mood_of(head).negated:
            readings = tuple(
                replace(r, event=event, path=("not", *r.path))
                for r in readings
                if (event := moods.apply("will not", r.event, r.mode)) is not None
            )
        self._memo.setdefault(head.i, ())
        return readings

    def _in_mood(self, reading: Reading, token: Token, mood: moods.Mood) -> Reading | None:
        """Let negation, future and obligation of the clause change the code, or drop what is not claimed to be so."""
        if mood.conditional or is_unclaimed(token):
            return None
        if mood.obligation:
            return acts.oblige(reading, token)
        if mood.possible and not acts.holds_as_possible(reading, mood):
            return None
        if mood.purpose:
            return self._as_purpose(reading, token)
        if mood.future and "speaker" in reading.entry.source and token.upos == "NOUN":
            return None  # "that would be a crime" blames nobody for a deed
        operator = None
        if mood.future:
            operator = "will not" if mood.negated else "will"
        elif mood.negated:
            operator = "not"
        if operator is None:
            return reading
        event = moods.apply(operator, reading.event, reading.mode)
        if event is None:
            return None
        return replace(
            reading,
            event=event,
            path=(operator, *reading.path),
            intensity=mood_intensity(event, reading),
            future=mood.future,
            negated=mood.negated,
            content=reading.content or token,
        )

    def _as_purpose(self, reading: Reading, token: Token) -> Reading | None:
        """Keep what was said as the purpose of a meeting, call or summons ("phoned her to congratulate her")."""
        if token.relation == "root":
            return reading
        head = token.head
        if reading.event not in _SPOKEN or token.relation not in {"advcl", "xcomp", "acl"}:
            return None
        outer = self._clause(head if head.upos in {"VERB", "AUX"} else head.head)
        if not any(r.event is Event.CONSULT or r.mode in {"summon", "send"} for r in outer):
            return None
        if any(r.event is reading.event for r in outer):
            return None  # "summoned the envoy to protest" protests once
        sources = next((r.sources for r in outer if r.sources), reading.sources)
        targets = tuple(t for t in reading.targets if t not in sources)
        if not targets or any(t.upos == "PRON" for t in targets):
            targets = next((r.targets for r in outer if r.targets), targets)
        return replace(reading, sources=sources, targets=targets)

    # nouns

    def _noun(self, token: Token, depth: int) -> tuple[Reading, ...]:
        """Return the act that a noun names, or that a noun such as "wave" or "threat" leads to."""
        for entry in self._lexicon.senses(token, "noun"):
            if entry.event is not None:
                return (acts.read_noun(entry, entry.event, token),)
            readings = self._operator(entry, token)
            if readings is not None:
                return readings
        return self._within_noun(token, depth) if depth < 2 else ()

    def _within_noun(self, token: Token, depth: int) -> tuple[Reading, ...]:
        """Return the act that a noun without a code of its own leads to: "a wave of arrests", "a plan to attack"."""
        leads = token.lemma in vocabulary.word_set("effort") or self._lexicon.knows(token.lemma, "noun")
        for child in token.children:
            inner: tuple[Reading, ...] = ()
            word = phrases.preposition(child)
            if child.relation == "nmod" and word in {"of", "in", "for"} and child.upos == "NOUN":
                inner = self._noun(child, depth + 1)
            elif child.relation == "acl" and leads and (phrases.is_infinitive(child) or word == "of"):
                inner = self._embedded(child)
            if inner:
                self._taken.add(child.i)
                return inner
        return ()

    def _free_noun(self, token: Token) -> Iterator[Reading]:
        """Yield the act of a noun that no verb governs, when both its sides stand with it."""
        if token.relation not in _STANDING or in_unreal_clause(token):
            return
        for entry in self._lexicon.senses(token, "noun"):
            if entry.event in _FREE and "light" not in entry.mode:
                reading = complete(acts.read_noun(entry, entry.event, token))
                if reading.sources and reading.targets:
                    yield reading
            return


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    """Drop what says the same again: one code twice between the same two, or a noun beside its own verb."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.trigger.upos != "VERB", r.trigger.i)):
        if not any(_repeats(reading, other) for other in kept):
            kept.append(reading)
    return kept


def _repeats(reading: Reading, other: Reading) -> bool:
    if reading.event is not other.event:
        return False
    if reading.trigger is other.trigger or reading.act is other.act:
        return True
    noun = reading.trigger.upos != "VERB"
    same_target = bool(reading.targets) and reading.targets[:1] == other.targets[:1]
    same_source = bool(reading.sources) and reading.sources[:1] == other.sources[:1]
    return (same_target and (same_source or noun)) or (
        noun and (same_source or other.trigger in reading.trigger.ancestors())
    )


def _leads_to(argument: Token, act: Token) -> bool:
    """Return whether what is asked for is only the way to an act: "a vote to expel them", "a plan to close it"."""
    return argument.upos == "NOUN" and act.upos == "VERB" and act is not argument


def _is_predicate(token: Token) -> bool:
    """Return whether the word can head a clause; a participle before its noun tells a quality and no event."""
    if (token.upos == "ADJ" and token.relation == "acl") or misreadings.reads_as_noun(token):
        return False
    if token.upos in _PREDICATES:
        return token.relation not in {"amod", "compound"} or misreadings.is_finite_misread(token)
    return misreadings.heads_copula(token) or misreadings.reads_as_verb(token)


def _verbs(token: Token) -> tuple[Token, ...]:
    later = [c for c in token.children if c.dep == "conj" and c.upos in {"VERB", "ADJ"} and c.child("nsubj") is None]
    return (token, *later)
