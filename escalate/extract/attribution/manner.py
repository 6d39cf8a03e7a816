"""Read how words were said: where, to whom, and whether the saying is denied, ahead or only supposed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.attribution.phrases import nominal_extent
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.phrases import Extent
    from escalate.parse.tokens import Token

_PLACING = frozenset({"in", "at", "on", "during", "via", "through", "by", "before", "over", "from"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ADDRESSABLE = frozenset({"PROPN", "PRON", "NOUN"})
_RECEIVING = frozenset(
    {"say", "answer", "repeat", "explain", "reveal", "insist", "complain", "claim", "admit", "announce"}
)


@cache
def _venues() -> dict[str, bool]:
    """Return the venue nouns, plurals included, with whether "to" after them names an addressee."""
    rows = shipped_table("cue_venues", columns=("noun", "letter"))
    found = {}
    for row in rows:
        found[row["noun"]] = found[row["noun"] + "s"] = row["letter"] == "1"
    return found


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
    if venue is not None and _venues()[venue.lower]:
        found += [c for c in venue.children if c.relation == "nmod" and _is_to(c)]
    return tuple(found)


def _is_to(token: Token) -> bool:
    case = token.child("case")
    return case is not None and case.lower == "to" and token.upos in _ADDRESSABLE and token.lower not in _venues()


def is_negated(cue: Token) -> bool:
    """Return whether the saying itself is denied: "did not say", "no claim that", "has never threatened"."""
    near = (c for t in _verbal_group(cue) for c in t.children)
    return any(c.lower in _NEGATIONS and c.relation in {"advmod", "det", "cc"} for c in near)


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
    while token.dep == "xcomp" and not token.is_root:
        token = token.head
        group.append(token)
    return group
