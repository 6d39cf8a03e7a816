"""Code the events of a sentence: find predicates, read their acts, let moods and operators change the code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from escalate.extract.events import arguments, moods
from escalate.extract.events.entries import ROOT_INTENSITY, Entry, EventLexicon
from escalate.extract.events.reading import Reading
from escalate.model import Event
from escalate.parse import Sentence, Token

_MATERIAL = frozenset({Event.ASSAULT, Event.COERCE, Event.SANCTION, Event.MOBILIZE, Event.PROTEST, Event.RETREAT})
_ADDRESSEE_FIRST = frozenset({"demand", "appeal", "order", "warn", "threaten", "accuse", "must", "force", "forbid"})
_AGENT = ("by",)
_THEME = ("against", "on", "upon", "to", "with", "into", "at", "toward", "towards", "for", "over", "in", "between", "of", "from")


def code_sentence(sentence: Sentence, *, lexicon: EventLexicon) -> tuple[Reading, ...]:
    """Return the events that `sentence` reports, in the order of their triggers."""
    return _Coder(sentence, lexicon).code()


class _Coder:
    """Reads one sentence; remembers which words an operator has already taken up."""

    def __init__(self, sentence: Sentence, lexicon: EventLexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._taken: set[int] = set()
        self._memo: dict[int, tuple[Reading, ...]] = {}
        self._open: set[int] = set()

    def code(self) -> tuple[Reading, ...]:
        found: list[Reading] = []
        predicates = [t for t in self._sentence.tokens if t.upos in {"VERB", "AUX", "ADJ"} or _heads_copula(t)]
        readings = {t.i: self._clause(t) for t in predicates}
        for token in predicates:
            if token.i not in self._taken:
                found.extend(readings[token.i])
        for token in self._sentence.tokens:
            if token.upos in {"NOUN", "PROPN"} and token.i not in self._taken:
                found.extend(self._free_noun(token))
        return tuple(sorted(_distinct(found), key=lambda r: (r.trigger.start, r.act.start)))

    # clauses

    def _clause(self, token: Token) -> tuple[Reading, ...]:
        """Return the readings of the clause that `token` heads, its own mood applied."""
        if token.i in self._memo:
            return self._memo[token.i]
        self._memo[token.i] = ()
        readings = self._senses(token)
        mood = moods.mood_of(token)
        result = tuple(r for r in (self._in_mood(r, token, mood) for r in readings) if r is not None)
        self._memo[token.i] = result
        return result

    def _senses(self, token: Token) -> tuple[Reading, ...]:
        pos = "verb" if token.upos in {"VERB", "AUX"} else "adj"
        if pos == "adj" and token.lemma.endswith(("ed", "ing")) and not self._lexicon.knows(token.lemma, pos):
            return ()
        for entry in self._lexicon.senses(token, pos):
            if entry.event is not None:
                return (_base(entry, token),)
            readings = self._operator(entry, token)
            if readings is not None:
                return readings
        return ()

    def _operator(self, entry: Entry, token: Token) -> tuple[Reading, ...] | None:
        """Return what `entry` makes of the act it governs; None when it finds no act and has no code of its own."""
        operator = entry.operator or ""
        argument = _argument(entry, token)
        inner: tuple[Reading, ...] = ()
        if argument is not None:
            heads = arguments.conjuncts(argument) if argument.upos in {"NOUN", "PROPN"} else _verbs(argument)
            inner = tuple(r for head in heads for r in self._embedded(head))
            if inner or moods.apply(operator, None) is not None or operator in {"consider", "deny"}:
                self._taken.update(_chain(argument, token))
        if not inner:
            event = moods.apply(operator, None)
            if event is None:
                return () if operator in {"consider", "deny"} else None
            return (_over(entry, token, None, event, argument),)
        results = []
        for reading in inner:
            self._taken.add(reading.trigger.i)
            event = moods.apply(operator, reading.event)
            if event is not None:
                results.append(_over(entry, token, reading, event, argument))
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
        if head.upos in {"VERB", "AUX", "ADJ"} or _heads_copula(head):
            mood = moods.mood_of(head)
            readings = self._senses(head)
            if mood.negated:
                readings = tuple(
                    replace(r, event=event, path=("not", *r.path))
                    for r in readings
                    if (event := moods.apply("will not", r.event)) is not None
                )
            self._memo.setdefault(head.i, ())
            return readings
        return self._noun(head, 0)

    def _in_mood(self, reading: Reading, token: Token, mood: moods.Mood) -> Reading | None:
        """Let negation, future and obligation of the clause change the code, or drop what is not claimed to be so."""
        if mood.conditional:
            return None
        if mood.obligation:
            return self._obliged(reading, token)
        if mood.possible and reading.event not in {Event.THREATEN, Event.REQUEST, Event.ACCUSE}:
            if not (mood.negated and reading.event in {Event.AGREE, Event.CONCEDE, Event.RETREAT}):
                return None
        if mood.purpose and not _claimed_infinitive(token):
            return None
        operator = None
        if mood.future:
            operator = "will not" if mood.negated else "will"
        elif mood.negated:
            operator = "not"
        if operator is None:
            return reading
        event = moods.apply(operator, reading.event)
        if event is None:
            return None
        return replace(
            reading,
            event=event,
            path=(operator, *reading.path),
            intensity=_intensity(event, reading, changed=event is not reading.event),
            future=mood.future,
            negated=mood.negated,
            content=reading.content or token,
        )

    def _obliged(self, reading: Reading, token: Token) -> Reading | None:
        """Turn "X said Y must ..." into a demand of X on Y."""
        speaker = _speaker(token)
        if speaker is None or not reading.sources and not reading.targets:
            return None
        addressee = reading.sources or reading.targets
        return replace(
            reading,
            event=Event.REQUEST,
            path=("must", *reading.path),
            intensity=ROOT_INTENSITY[Event.REQUEST],
            sources=(speaker,),
            targets=addressee,
            content=token,
        )

    # nouns

    def _noun(self, token: Token, depth: int) -> tuple[Reading, ...]:
        """Return the act that a noun names, or that a noun such as "wave" or "threat" leads to."""
        for entry in self._lexicon.senses(token, "noun"):
            if entry.event is not None:
                return (_nominal(entry, token),)
            readings = self._operator(entry, token)
            if readings is not None:
                return readings
        if depth < 2:
            for child in token.children:
                if child.relation == "nmod" and arguments.preposition(child) in {"of", "in", "for"} and child.upos == "NOUN":
                    inner = self._noun(child, depth + 1)
                    if inner:
                        self._taken.add(child.i)
                        return inner
                if child.relation == "acl" and arguments.is_infinitive(child):
                    inner = self._embedded(child)
                    if inner:
                        self._taken.add(child.i)
                        return inner
        return ()

    def _free_noun(self, token: Token) -> Iterator[Reading]:
        """Yield the act of a noun that no verb governs, when its actors stand with it."""
        if token.relation in {"compound", "flat", "amod", "nmod:poss"} or _in_unreal_clause(token):
            return
        for entry in self._lexicon.senses(token, "noun"):
            if entry.event in _MATERIAL:
                reading = _nominal(entry, token)
                if reading.sources and reading.targets:
                    yield reading
            return


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    kept: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        kept.setdefault((reading.event, reading.trigger.i, reading.act.i), reading)
    return list(kept.values())


def _heads_copula(token: Token) -> bool:
    return token.upos in {"NOUN", "PROPN", "PRON"} and token.child("cop") is not None


def _verbs(token: Token) -> tuple[Token, ...]:
    later = [c for c in token.children if c.dep == "conj" and c.upos in {"VERB", "ADJ"} and c.child("nsubj") is None]
    return (token, *later)


def _chain(argument: Token, token: Token) -> Iterator[int]:
    """Yield the words from an operator's argument up to the operator, which no other reading may use again."""
    yield argument.i
    node = argument
    while node.head is not node and node.head is not token:
        node = node.head
        if node.i > token.i:
            yield node.i
        if node is argument:
            return


def _argument(entry: Entry, token: Token) -> Token | None:
    for requirement in entry.requires:
        if requirement.slot != "prt" and not (requirement.slot == "subj"):
            return arguments.fill(token, requirement.slot)
    for slot in ("xcomp", "ccomp", "obj", "obl:of/to/for/on/with/against"):
        argument = arguments.fill(token, slot)
        if argument is not None:
            return argument
    return None


def _base(entry: Entry, token: Token) -> Reading:
    """Return the plain reading of a verb: the act as done, its slots filled."""
    assert entry.event is not None
    return Reading(
        event=entry.event,
        mode=entry.mode,
        cameo=entry.cameo,
        intensity=entry.intensity if entry.intensity is not None else ROOT_INTENSITY[entry.event],
        trigger=token,
        act=token,
        entry=entry,
        sources=_fillers(token, entry.source or ("subj",)),
        targets=_fillers(token, entry.target or ("obj",)),
    )


def _fillers(token: Token, slots: Sequence[str]) -> tuple[Token, ...]:
    for slot in slots:
        filler = arguments.fill(token, slot)
        if filler is not None:
            return (filler,)
    return ()


def _nominal(entry: Entry, token: Token) -> Reading:
    """Return the reading of an event noun, its actors found by their case relations."""
    assert entry.event is not None
    possessor = token.child("nmod:poss")
    source = arguments.oblique(token, frozenset(_AGENT)) or possessor
    target = None
    by_preposition = {arguments.preposition(c): c for c in reversed(token.children) if c.relation in {"nmod", "obl"}}
    if source is None and "of" in by_preposition and "by" not in by_preposition and {"on", "against", "with", "to"} & set(by_preposition):
        source = by_preposition.pop("of")
    for word in _THEME:
        if word in by_preposition and by_preposition[word] is not source:
            target = by_preposition[word]
            break
    if source is None:
        source = next((c for c in token.children if _names_side(c)), None)
    if source is not None and target is None and possessor is None:
        pair = [c for c in token.children if c.relation in {"amod", "compound"} and c.upos in {"PROPN", "ADJ"} and c is not source]
        target = next((c for c in pair if _names_side(c)), None)
    return Reading(
        event=entry.event,
        mode=entry.mode,
        cameo=entry.cameo,
        intensity=entry.intensity if entry.intensity is not None else ROOT_INTENSITY[entry.event],
        trigger=token,
        act=token,
        entry=entry,
        sources=(source,) if source is not None else (),
        targets=(target,) if target is not None else (),
    )


def _names_side(token: Token) -> bool:
    """Return whether a modifier names who acts: "Israeli", "U.S.", "rebel"."""
    if token.relation not in {"amod", "compound", "nmod"} or token.child("case") is not None:
        return False
    return token.entity in {"NORP", "LOC", "ORG", "PERSON"} or token.upos == "PROPN"


def _over(entry: Entry, token: Token, inner: Reading | None, event: Event, argument: Token | None) -> Reading:
    """Return the reading of an operator over the act `inner`: whose stance, towards whom."""
    operator = entry.operator or ""
    noun = token.upos in {"NOUN", "PROPN"}
    doer = _nominal_owner(token) if noun else arguments.subject(token)
    sources = (doer,) if doer is not None else ()
    inner_sources, inner_targets = (inner.sources, inner.targets) if inner else ((), ())
    if operator == "receive":
        sources, targets = inner_sources or _fillers(token, ("obl:from", "obl:by")), (doer,) if doer is not None else ()
    elif operator in _ADDRESSEE_FIRST:
        addressee = _addressee(token, argument, noun=noun)
        others = tuple(t for t in (*inner_sources, *inner_targets) if t not in sources)
        targets = addressee or others[:1] or ((argument,) if argument is not None and argument.upos in {"NOUN", "PROPN"} else ())
    else:
        targets = tuple(t for t in inner_targets if t not in sources)
        if operator in {"reject", "support", "accept", "allow"}:
            targets = inner_sources or targets
        targets = targets or _addressee(token, argument, noun=noun) or _fillers(token, ("obl:to/for/against/on/with/from/into/in/of",))
        if not targets and argument is not None and argument.upos in {"NOUN", "PROPN"}:
            targets = (argument,)
        if operator in {"do", "begin", "try", "end", "reduce", "fail"} and not sources:
            sources = inner_sources
    targets = tuple(t for t in targets if t not in sources)
    if entry.source:
        sources = _fillers(token, entry.source) or sources
    if entry.target:
        targets = _fillers(token, entry.target) or targets
    changed = inner is None or event is not inner.event
    return Reading(
        event=event,
        mode=entry.mode or (inner.mode if inner and not changed else operator),
        cameo=entry.cameo or (inner.cameo if inner and not changed else ""),
        intensity=entry.intensity if entry.intensity is not None else _intensity(event, inner, changed=changed),
        trigger=token,
        act=inner.act if inner else token,
        entry=entry,
        path=(operator, *(inner.path if inner else ())),
        sources=sources,
        targets=targets,
        content=argument,
        future=bool(inner and inner.future),
    )


def _nominal_owner(token: Token) -> Token | None:
    owner = token.child("nmod:poss") or arguments.oblique(token, frozenset({"by", "of", "from"}))
    if owner is None:
        owner = next((c for c in token.children if _names_side(c)), None)
    if owner is None and token.relation in {"obj", "obl"}:
        owner = arguments.subject(token.head)
    return owner


def _addressee(token: Token, argument: Token | None, *, noun: bool) -> tuple[Token, ...]:
    """Return whom a demand, threat or charge is put to."""
    slots = ("nmod:to/against/on",) if noun else ("obj", "iobj", "obl:to/on/upon/from/with/against")
    for slot in slots:
        filler = arguments.fill(token, slot)
        if filler is not None and filler is not argument:
            return (filler,)
    if argument is not None and argument.upos == "VERB":
        own = argument.child("nsubj")
        if own is not None and own.lower not in {"it", "there"}:
            return (own,)
    if argument is not None and argument.upos in {"NOUN", "PROPN"}:
        possessor = arguments.fill(argument, "poss") or arguments.fill(argument, "nmod:from/by/of/against/on/to")
        if possessor is not None and not noun:
            return (possessor,)
    return ()


def _intensity(event: Event, inner: Reading | None, *, changed: bool) -> float:
    """Return the root's value, worsened or bettered a little by how grave the governed act is."""
    if inner is None:
        return ROOT_INTENSITY[event]
    if not changed:
        return inner.intensity
    if event is Event.THREATEN:
        return round(ROOT_INTENSITY[event] + max(-1.0, min(0.0, (inner.intensity + 5) / 4)), 2)
    return ROOT_INTENSITY[event]


def _speaker(token: Token) -> Token | None:
    for node in (token, *token.ancestors()):
        if node.relation == "ccomp" and node.head.upos == "VERB":
            return arguments.subject(node.head)
        if node.relation == "parataxis" and node.head.upos == "VERB":
            return arguments.subject(node.head)
        for child in node.children:
            if child.relation == "parataxis" and child.upos == "VERB" and child.child("nsubj") is not None:
                return child.child("nsubj")
    return None


def _claimed_infinitive(token: Token) -> bool:
    """Return whether an infinitive no operator has taken still says that the act came about ("went on to attack")."""
    return token.relation == "root"


def _in_unreal_clause(token: Token) -> bool:
    for node in token.ancestors():
        if node.upos in {"VERB", "AUX"}:
            mood = moods.mood_of(node)
            return mood.conditional or mood.possible or (mood.purpose and not _claimed_infinitive(node))
    return False
