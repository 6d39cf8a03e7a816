"""Read phrases off the tree: who speaks, and how far a phrase reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.parse.tokens import Token

Extent = tuple[int, int]
"""Start and end offsets in the article."""

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_RELATIVE = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
_CLAUSAL = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker and the token that the speaker is resolved from."""

    extent: Extent
    head: Token
    rule: str


def is_passive(verb: Token) -> bool:
    """Return whether a verb stands in the passive."""
    return any(c.dep in {"aux:pass", "nsubj:pass"} for c in verb.children)


def is_fronted_participle(verb: Token) -> bool:
    """Return whether a verb opens its sentence as a passive participle: "Asked whether he would go, Putin ..."."""
    return verb.i == 0 and verb.lower.endswith("ed") and subject_of(verb) is None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb's own clause."""
    for child in verb.children:
        if child.dep in SUBJECTS and child.upos in _NOMINAL:
            return child
    return None


def nominal_extent(head: Token, *, within: tuple[int, int] | None = None) -> Extent:
    """Return how far the noun phrase of `head` reaches; `within` are token indices, end exclusive, not to leave."""
    low, high = within or (0, len(head.sentence.tokens))
    tokens = head.sentence.tokens
    covered = {t.i for t in head.subtree() if low <= t.i < high}
    first = last = head.i
    while first - 1 in covered:
        first -= 1
    while last + 1 in covered:
        last += 1
    while first < head.i and (tokens[first].upos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} or tokens[first].dep == "case"):
        first += 1
    while last > head.i and (tokens[last].upos == "PUNCT" and tokens[last].text not in ")—" or tokens[last].dep == "case"):
        last -= 1
    return tokens[first].start, tokens[last].end


def clause_extent(tokens: Iterable[Token]) -> Extent | None:
    """Return from the first to the last of `tokens`, leaving out punctuation at the edges but not quotation marks."""
    kept = sorted((t for t in tokens), key=lambda t: t.i)
    while kept and kept[0].text in {",", ":", ";", "-", "—", "–", "."}:
        kept.pop(0)
    while kept and kept[-1].text in {",", ":", ";", "-", "—", "–", "."}:
        kept.pop()
    return (kept[0].start, kept[-1].end) if kept else None


def quoting_verb(verb: Token) -> Token | None:
    """Return "quoted" for the "saying" of "quoted X as saying"."""
    mark = verb.child("mark")
    if verb.dep == "advcl" and mark is not None and mark.lower == "as" and verb.lower.endswith("ing"):
        return verb.head
    return None


def find_source(verb: Token) -> Source | None:
    """Return who does what `verb` says: its subject, its agent, or the subject it shares with another verb."""
    above = quoting_verb(verb)
    if above is not None:
        quoted = above.child("nsubj:pass") or above.child("obj")
        if quoted is not None:
            return Source(nominal_extent(quoted, within=(0, verb.i)), quoted, "quoted")
    if is_passive(verb) or (verb.xpos == "VBN" and verb.dep == "acl"):
        return _agent(verb)
    if is_fronted_participle(verb):
        return _agent(verb)
    own = subject_of(verb)
    if own is not None and own.dep != "expl":
        return _as_source(own, verb, "subject")
    return _shared(verb)


def _agent(verb: Token) -> Source | None:
    for child in verb.children:
        if child.relation == "obl" and child.i > verb.i:
            case = child.child("case")
            if case is not None and case.lower == "by":
                return Source(nominal_extent(child), child, "agent")
    return None


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
    while last > head.i and (tokens[last].upos in {"ADV", "AUX", "PART"}):
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
    """Follow control: conjuncts and participles share the subject above, an infinitive its governor's object or subject."""
    below, token = verb, verb
    for _ in range(6):
        if token.is_root:
            return None
        below, token = token, token.head
        relation = below.relation
        if relation == "acl" and below.child("mark") is not None:
            owner = token.child("nmod:poss")
            if owner is not None:
                return Source(nominal_extent(owner, within=(0, token.i)), owner, "possessor")
            continue
        if relation == "acl":
            return Source(nominal_extent(token, within=(0, below.i)), token, "modified") if below.i > token.i else None
        if relation == "xcomp":
            controlled = token.child("obj", "iobj")
            if controlled is not None and controlled.upos in {"PROPN", "PRON", "NOUN"} and controlled.i < below.i:
                return _as_source(controlled, below, "control")
        if relation not in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "csubj", "obj", "obl", "dep", "nmod"}:
            return None
        if token.upos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
            if is_passive(token) and relation == "conj":
                return _agent(token)
            own = subject_of(token)
            if own is not None and own is not below:
                return _as_source(own, token, "shared subject")
    return None


def surface_source(verb: Token, words: list[Token], *, after_quote: bool) -> Source | None:
    """Return the likeliest speaker by word order alone, for a finite verb that the tree leaves without one.

    `words` are the tokens of the verb's paragraph. After a quote the speaker
    may follow the verb; otherwise the noun phrase before it is taken, past an
    apposition between commas.
    """
    at = next(n for n, t in enumerate(words) if t is verb)
    if after_quote and (found := _run_after(words, at + 1)) is not None:
        return found
    left = _region_before(words, at)
    if not left:
        return None
    if left[-1].text == ",":
        heads = [n for n, t in enumerate(left[:-1]) if t.upos in {"PROPN", "NOUN", "PRON"} and left[n + 1].text == ","]
        for n in heads:
            found = _run_before(left, n)
            if found is not None:
                return found
        return None
    return _run_before(left, len(left) - 1)


_RUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "SYM"})


def _run_after(words: list[Token], start: int) -> Source | None:
    stop = start
    while stop < len(words) and (words[stop].upos in _RUN or words[stop].dep == "case" and words[stop].upos == "PART" or words[stop].text in {".", "-"} and stop > start and words[stop - 1].end == words[stop].start and words[stop].i + 1 < len(words[stop].sentence.tokens)):
        stop += 1
    run = words[start:stop]
    heads = [t for t in run if t.upos in {"PROPN", "NOUN", "PRON"}]
    if not heads:
        return None
    return Source((run[0].start, heads[-1].end), heads[-1], "word order")


def _run_before(words: list[Token], last: int) -> Source | None:
    """Return the noun phrase that ends at `last`, if nothing makes it part of a prepositional phrase."""
    first = last
    while first >= 0 and (words[first].upos in _RUN or words[first].upos == "PART" or words[first].lower == "of" or words[first].upos == "ADV" and first == last):
        first -= 1
    first += 1
    while first < last and words[first].upos in {"PART", "ADP", "ADV"}:
        first += 1
    if first > last or (first > 0 and words[first - 1].upos == "ADP"):
        return None
    heads = [t for t in words[first : last + 1] if t.upos in {"PROPN", "NOUN", "PRON"}]
    if not heads:
        return None
    return Source((words[first].start, heads[-1].end), heads[-1], "word order")


def _region_before(words: list[Token], at: int) -> list[Token]:
    low = at
    while low > 0 and words[low - 1].text not in {".", "!", "?", ";", ":", "”", '"', "''"} and at - low < 40:
        low -= 1
    return words[low:at]
