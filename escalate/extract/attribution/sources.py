"""Find who speaks: by the tree where it tells, by word order where it does not."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import receives
from escalate.extract.attribution.manner import is_message
from escalate.extract.attribution.phrases import (
    FINITE,
    TIME_LEADS,
    Extent,
    agent_extent,
    agent_of,
    case_of,
    is_fronted_participle,
    is_passive,
    is_time,
    nominal_extent,
    quoting_agent,
    quoting_verb,
    subject_of,
)

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_RELATIVE = frozenset({"who", "which", "that"})
_NAMING = frozenset({"PROPN", "PRON", "NOUN"})
_RUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "SYM"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "csubj", "obj", "obl", "dep", "nmod"})
_BARRIERS = frozenset({".", "!", "?", ";", ":", "”", '"', "''"})
_DASHES = frozenset({"-", "--", "—", "–"})
_PARENTHESIS = 3
_CLIMB = 6
"""How many heads to climb for a shared subject."""
_REGION = 40
"""How many words before a verb its subject is looked for by word order."""


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker, the token that the speaker is resolved from, and how it was found."""

    extent: Extent
    head: Token
    rule: str


def find_source(verb: Token) -> Source | None:
    """Return who does what `verb` says: its subject, its agent, or the subject it shares with another verb."""
    above = quoting_verb(verb)
    if above is not None:
        quoted = above.child("nsubj:pass") or above.child("obj")
        if quoted is not None:
            return Source(nominal_extent(quoted, within=(0, verb.i)), quoted, "quoted")
    if verb.xpos == "VBG" and verb.relation == "acl" and verb.i and verb.sentence.tokens[verb.i - 1].lower == "as":
        return Source(nominal_extent(verb.head, within=(0, verb.i)), verb.head, "quoted")  # "had her as saying"
    if is_passive(verb) or is_fronted_participle(verb):
        agent = quoting_agent(verb)
        return Source(agent_extent(agent), agent, "agent") if agent is not None else None
    own = subject_of(verb)
    if own is not None and own.dep != "expl" and not is_time(own):
        return _as_source(own, verb, "subject")
    return _shared(verb) or _of_participle(verb)


def _as_source(head: Token, verb: Token, rule: str) -> Source:
    if head.lower in _RELATIVE and verb.dep == "acl:relcl" and not verb.is_root:
        return Source((head.start, head.end), verb.head, "relative")
    nearer = _nearer_subject(head, verb)
    if nearer is not None:
        return nearer
    within = (0, verb.i) if head.i < verb.i else (verb.i + 1, len(verb.sentence.tokens))
    return Source(nominal_extent(head, within=within), head, rule)


def _nearer_subject(head: Token, verb: Token) -> Source | None:
    """Return the name or pronoun right before the verb when a comma parts it from what the tree calls subject."""
    tokens = verb.sentence.tokens
    last = verb.i - 1
    while last > head.i and tokens[last].upos in {"ADV", "AUX", "PART"}:
        last -= 1
    if last <= head.i or tokens[last].upos not in {"PROPN", "PRON"}:
        return None
    first = last
    while first > head.i and tokens[first].upos in _RUN:
        first -= 1
    if first == head.i or tokens[first].text != "," or any(t.text == "," for t in tokens[head.i : first]):
        return None
    return Source((tokens[first + 1].start, tokens[last].end), tokens[last], "word order")


def _shared(verb: Token) -> Source | None:
    """Follow control: conjuncts and participles share the subject above, as do most infinitives."""
    token = verb
    for _ in range(_CLIMB):
        if token.is_root:
            return None
        below, token = token, token.head
        relation = below.relation
        if relation == "ccomp" and below is verb and verb.xpos in FINITE:
            return None  # the clause of a cue has a subject of its own, even where the tree has lost it
        if relation == "acl":
            found, climb = _modified(below, token)
            if not climb:
                return found
            continue
        if relation == "xcomp":
            controlled = token.child("obj", "iobj")
            if controlled is not None and controlled.upos in _NAMING and controlled.i < below.i:
                return _as_source(controlled, below, "control")
        if relation == "advcl" and below.xpos == "VBG" and case_of(below) == "for":
            blamed = token.child("obj")  # "denounced them for threatening": they threatened
            if blamed is not None and blamed.upos in _NAMING and blamed.i < below.i:
                return _as_source(blamed, below, "control")
        if relation not in _SHARING:
            return None
        if token.upos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
            if is_passive(token) and relation == "conj":
                agent = agent_of(token)
                return Source(agent_extent(agent), agent, "agent") if agent is not None else None
            own = subject_of(token)
            if own is not None and own is not below:
                return _as_source(own, token, "shared subject")
    return None


def _of_participle(verb: Token) -> Source | None:
    """Return the subject of the clause above for a participle set apart by a comma: "Talks failed, X left, warning"."""
    tokens = verb.sentence.tokens
    opens = verb.i == 0 or tokens[verb.i - 1].text in {",", "—", "–"} or tokens[verb.i - 1].upos in {"CCONJ", "SCONJ"}
    if verb.xpos != "VBG" or not opens:
        return None
    for token in (*verb.ancestors(), verb.sentence.root):
        own = subject_of(token)
        if own is not None and own is not verb and verb not in own.subtree() and own.dep != "expl":
            return _as_source(own, token, "shared subject")
    return None


def _modified(participle: Token, noun: Token) -> tuple[Source | None, bool]:
    """Return the noun that a participle modifies, or its possessor for "her plan to say"; and whether to climb on."""
    if participle.child("mark") is not None:
        owner = noun.child("nmod:poss")
        if owner is None:
            return None, True
        return Source(nominal_extent(owner, within=(0, noun.i)), owner, "possessor"), False
    if participle.i < noun.i:
        return None, False
    if noun.relation == "obl" and case_of(noun) == "to":
        return None, True  # "sent a letter to the ministry warning that"
    if is_message(noun) and noun.relation in {"obj", "obl"} and not receives(noun.head):
        return None, True  # "issued a statement calling for": who issues it calls
    return Source(nominal_extent(noun, within=(0, participle.i)), noun, "modified"), False


def surface_source(verb: Token, words: list[Token], *, after_quote: bool) -> Source | None:
    """Return the likeliest speaker by word order alone, for a finite verb that the tree leaves without one.

    `words` are the tokens of the verb's paragraph. After a quote the speaker
    may follow the verb; otherwise the noun phrase before it is taken, past an
    apposition between commas.
    """
    at = bisect_left(words, verb.start, key=lambda t: t.start)
    if after_quote and (found := _run_after(words, at + 1)) is not None:
        return found
    left = _without_time(_region_before(words, _before_parenthesis(words, at)))
    if not left:
        return None
    if left[-1].text != ",":
        return _run_before(left, len(left) - 1) or _whole_region(left)
    for n, token in enumerate(left[:-1]):
        if token.upos in _NAMING and left[n + 1].text == "," and not is_time(token):
            found = _run_before(left, n)
            if found is not None:
                return found
    return None


def _before_parenthesis(words: list[Token], at: int) -> int:
    """Return where a pair of dashes before a verb begins, or `at`: "insiders — in two states — | said"."""
    if at < _PARENTHESIS or words[at - 1].text not in _DASHES:
        return at
    opening = [n for n in range(max(0, at - _REGION), at - 1) if words[n].text in _DASHES]
    return opening[-1] if opening else at


def _without_time(left: list[Token]) -> list[Token]:
    """Return the words before a verb without a time right before it: "Beck last week | said"."""
    if not left or not is_time(left[-1]):
        return left
    first = len(left) - 1
    while first > 0 and left[first - 1].lower in TIME_LEADS:
        first -= 1
    return left[:first]


def _run_after(words: list[Token], start: int) -> Source | None:
    stop = start
    while stop < len(words) and (words[stop].upos in _RUN or _joins_names(words, start, stop)):
        stop += 1
    return _named(words[start:stop])


def _joins_names(words: list[Token], start: int, at: int) -> bool:
    """Return whether a token inside a run of names belongs to it: "'s", "of", an initial's full stop, a hyphen."""
    token = words[at]
    if (token.dep == "case" and token.upos == "PART") or (token.lower == "of" and at > start):
        return True
    is_last = token.i + 1 >= len(token.sentence.tokens)
    return token.text in {".", "-"} and at > start and words[at - 1].end == token.start and not is_last


def _run_before(words: list[Token], last: int) -> Source | None:
    """Return the noun phrase that ends at `last`, if nothing makes it part of a prepositional phrase."""
    first = last
    while first >= 0 and _continues_left(words[first], is_last=first == last):
        first -= 1
    first += 1
    while first < last and words[first].upos in {"PART", "ADP", "ADV"}:
        first += 1
    if first > last or (first > 0 and words[first - 1].upos == "ADP"):
        return None
    return _named(words[first : last + 1])


def _continues_left(token: Token, *, is_last: bool) -> bool:
    return token.upos in _RUN or token.upos == "PART" or token.lower == "of" or (token.upos == "ADV" and is_last)


def _whole_region(words: list[Token]) -> Source | None:
    """Return a region without verb or comma as one noun phrase: "Sources close to Haftar"."""
    if words[0].i != 0 or words[0].upos not in _RUN or any(t.upos in {"AUX", "PUNCT"} for t in words):
        return None
    heads = [t for t in words if t.upos in _NAMING]
    return Source((words[0].start, words[-1].end), heads[0], "word order") if heads else None


def _named(run: list[Token]) -> Source | None:
    """Return a run of words as a speaker headed by its last noun or name; a capital makes a name of an adjective."""
    heads = [t for t in run if t.upos in _NAMING or (t.upos == "ADJ" and t.text[0].isupper() and t.i > 0)]
    return Source((run[0].start, heads[-1].end), heads[-1], "word order") if heads else None


def _region_before(words: list[Token], at: int) -> list[Token]:
    low = at
    while low > 0 and words[low - 1].text not in _BARRIERS and at - low < _REGION:
        low -= 1
    return words[low:at]
