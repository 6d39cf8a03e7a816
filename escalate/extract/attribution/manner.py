"""Read how words were said: where, to whom, and whether the saying is denied, ahead or only supposed."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.phrases import case_of, has_to, nominal_extent
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.phrases import Extent
    from escalate.parse.tokens import Token

_PLACING = frozenset({"in", "at", "on", "during", "via", "through", "by", "before", "over", "from"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "scarcely"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "'d", "’d"})
_LETTER, _BODY = "1", "2"
_GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj"})
_SPEAKING = frozenset({"say", "discuss", "write"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ADDRESSABLE = frozenset({"PROPN", "PRON", "NOUN"})
_RECEIVING = frozenset(
    {
        "say",
        "answer",
        "repeat",
        "explain",
        "reveal",
        "insist",
        "complain",
        "claim",
        "admit",
        "announce",
        "write",
        "promise",
        "confirm",
        "indicate",
        "declare",
        "suggest",
        "propose",
        "offer",
        "vow",
    }
)


@cache
def _venues() -> dict[str, str]:
    """Return the venue nouns, plurals included, with what the table says of addressees."""
    rows = shipped_table("cue_venues", columns=("noun", "letter"))
    return {noun: row["letter"] for row in rows for noun in (row["noun"], row["noun"] + "s")}


def is_message(noun: Token) -> bool:
    """Return whether a noun names words that somebody put out or said: a statement, a letter, a video."""
    return noun.lower in _venues()


def find_venue(cue: Token, content: Sequence[Extent]) -> tuple[Extent, Token] | None:
    """Return the phrase that says where or by what means the words were said, and its noun, outside the content."""
    venues = _venues()
    for token in cue.sentence.tokens:
        if token.lower not in venues or token is cue or not _belongs(token, cue):
            continue
        case = next((c for c in token.children if c.dep == "case" and c.lower in _PLACING and c.i < token.i), None)
        if case is None or any(start <= token.start < end for start, end in content):
            continue
        end = nominal_extent(token)[1]
        cut = min([end, *(start for start, _ in content if case.start < start < end)])
        return (case.start, max(t.end for t in cue.sentence.tokens if t.start < cut)), token
    return None


def _belongs(token: Token, cue: Token) -> bool:
    above = token
    for _ in range(3):
        if above.is_root:
            return False
        above = above.head
        if above is cue:
            return True
        if above.upos in {"VERB", "AUX"}:
            return False
    return False


def find_addressees(cue: Token, force: str, venue: Token | None) -> tuple[Token, ...]:
    """Return who the words were said to, beyond the object of "told": a to-phrase of the cue, or of the letter."""
    found = []
    if cue.upos == "VERB" and force in _RECEIVING:
        found = [c for c in cue.children if c.relation == "obl" and _is_to(c)]
    if cue.upos == "VERB":
        found += [t for c in cue.children if c.xpos == "VBG" and c.i < cue.i for t in _spoken_to(c)]
        found += [t for t in _spoken_to(cue.head) if cue.dep == "advcl" and cue.xpos == "VBG" and cue.i > cue.head.i]
    if venue is not None and _venues()[venue.lower] == _LETTER:
        found += [c for c in venue.children if c.relation == "nmod" and _is_to(c)]
    return tuple(found)


def _spoken_to(verb: Token) -> list[Token]:
    """Return whom a verb of speaking names beside the cue: "Speaking to reporters, he said", "Addressing troops"."""
    row = find_cue(verb)
    if row is None or row.pos != "verb" or row.force not in _SPEAKING:
        return []
    to = [c for c in verb.children if c.relation == "obl" and _is_to(c)]
    obj = verb.child("obj", "iobj")
    spoken = (
        row.lemma == "address"
        and obj is not None
        and obj.upos in _ADDRESSABLE
        and _venues().get(obj.lower, _BODY) == _BODY
    )
    return [obj, *to] if spoken and obj is not None else to


def _is_to(token: Token) -> bool:
    case = token.child("case")
    return case is not None and case.lower == "to" and token.upos in _ADDRESSABLE and token.lower not in _venues()


def is_negated(cue: Token) -> bool:
    """Return whether the saying itself is denied: "did not say", "no claim that", "declined to say", "nobody said".

    What is denied twice was said: "did not hesitate to say".
    """
    group = _verbal_group(cue)
    near = (c for t in group for c in t.children)
    denied = any(c.lower in _NEGATIONS and c.relation in {"advmod", "det", "cc"} for c in near) or any(
        _is_nobody(c) for t in group for c in t.children if c.relation == "nsubj" and c.i < cue.i
    )
    return denied != any(_denies(t, above) for t, above in pairwise([*group, group[-1].head]))


def _is_nobody(subject: Token) -> bool:
    """Return whether a subject says that there is no speaker: "nobody", "no official", "neither side"."""
    none = any(c.lower in {"no", "neither"} and c.relation == "det" for c in subject.children)
    return none or subject.lower in _NOBODY


@cache
def _denials() -> dict[str, str]:
    """Return the construction that each form of a denying word governs."""
    rows = shipped_table("cue_denials", columns=("lemma", "forms", "takes"))
    return {form: row["takes"] for row in rows for form in row["forms"].split(",")}


def _denies(verb: Token, above: Token) -> bool:
    """Return whether the word that governs a verb says that it did not happen: "declined to say", "denied saying"."""
    takes = _denials().get(above.lower)
    if takes is None or above is verb or above.i > verb.i or verb.relation not in _GOVERNED:
        return False
    if takes in {"inf", "ing"}:
        return has_to(verb) if takes == "inf" else verb.xpos == "VBG" and case_of(verb) == ""
    return verb.xpos == "VBG" and case_of(verb) == takes


def is_future(cue: Token) -> bool:
    """Return whether the saying lies ahead: "will say", "is going to announce", "is expected to warn"."""
    for token in _verbal_group(cue):
        if any(c.lower in _FUTURE and c.relation == "aux" for c in token.children):
            return True
        if token is not cue and token.lower in {"going", "expected", "due", "set", "scheduled"}:
            return True
    return False


def is_hypothetical(cue: Token) -> bool:
    """Return whether the saying is only supposed: "would say", "might threaten", "if he says"."""
    for token in _verbal_group(cue):
        if any(c.lower in _HYPOTHETICAL and c.relation == "aux" for c in token.children):
            return True
        if any(c.lower in _CONDITIONS and c.relation == "mark" for c in token.children):
            return True
    return False


def _verbal_group(cue: Token) -> list[Token]:
    """Return the cue and the verbs that it completes: "refused to say", "is going to say"."""
    group, token = [cue], cue
    while not token.is_root and (token.dep == "xcomp" or _shares_auxiliary(token)):
        token = token.head
        group.append(token)
    return group


def _shares_auxiliary(verb: Token) -> bool:
    """Return whether a bare verb stands under the auxiliary of the one before it: "would not elaborate or comment"."""
    if verb.dep != "conj" or verb.xpos != "VB" or verb.child("nsubj", "aux", "mark") is not None:
        return False
    return any(c.relation == "aux" and c.i < verb.head.i for c in verb.head.children)
