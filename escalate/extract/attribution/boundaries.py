"""Tell where a content ends: at the edge of its clause, or where another report begins inside a mis-attached one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.phrases import Extent, case_of, clause_extent, is_fronted_participle

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_FOLLOWING = frozenset({"obl", "nmod", "acl", "advcl", "xcomp", "ccomp", "dep", "advmod", "amod", "appos"})
_CIRCUMSTANCES = frozenset({"after", "before", "when", "while", "during", "since", "until"})
_DASHES = frozenset({"-", "--", "—", "–"})
_BEFORE_PARTICIPLE = _DASHES | {",", "”", '"', "''"}
_RESUMING = frozenset({"and", "but", "even", "while", "a"})


def clause_piece(heads: list[Token], verb: Token) -> tuple[Extent, ...]:
    """Return the run of words under `heads` after the verb, as a clause of its content."""
    return _piece(heads, verb, clausal=True, coordinated=True)


def infinitive_piece(heads: list[Token], verb: Token) -> tuple[Extent, ...]:
    """Return the run of words under `heads` after the verb, as an infinitive of its content."""
    return _piece(heads, verb, clausal=True, coordinated=False)


def phrase_piece(heads: list[Token], verb: Token) -> tuple[Extent, ...]:
    """Return the run of words under `heads` after the verb, as phrases of its content."""
    return _piece(heads, verb, clausal=False, coordinated=False)


def _piece(heads: list[Token], verb: Token, *, clausal: bool, coordinated: bool) -> tuple[Extent, ...]:
    tokens = sorted({t.i: t for h in heads for t in h.subtree()}.values(), key=lambda t: t.i)
    kept: list[Token] = []
    for t in tokens:
        if t.i <= verb.i:
            continue
        if kept and (_starts_report(t, kept[-1]) or (clausal and _breaks_off(t, kept[-1]))):
            break
        if coordinated and t.upos == "VERB" and (cut := _coordinate_report(t, verb)) is not None:
            kept = [k for k in kept if k.i < cut]
            break
        kept.append(t)
    if is_fronted_participle(verb):
        comma = next((k.i for k in kept if k.text == "," and k.i > verb.i + 2), len(verb.sentence.tokens))
        kept = [k for k in kept if k.i < comma]
    extent = clause_extent(kept)
    return (extent,) if extent else ()


def object_piece(verb: Token, obj: Token) -> tuple[Extent, ...]:
    """Return an object and what follows it up to a comma, wherever the tree hangs it, but for times and circumstances."""
    tokens = verb.sentence.tokens
    inside = {t.i for t in obj.subtree()}
    end = max(inside)
    for child in verb.children:
        if child.i > end and child.relation in _FOLLOWING and not _is_circumstance(child):
            span = [t.i for t in child.subtree()]
            if any(t.text in {",", ";", "—"} for t in tokens[end + 1 : min(span)]):
                break
            end = max(end, *span)
    kept = [t for t in tokens[min(inside) : end + 1] if t.i > verb.i]
    stop = next((n for n in range(1, len(kept)) if _starts_report(kept[n], kept[n - 1])), len(kept))
    second = next((t.child("cc") for t in kept[1:stop] if _is_second_cue(t, verb)), None)
    extent = clause_extent(t for t in kept[:stop] if second is None or t.i < second.i)
    return (extent,) if extent else ()


def _is_circumstance(child: Token) -> bool:
    """Return whether a dependent tells when or after what something was said rather than what."""
    return child.dep in {"obl:tmod", "obl:unmarked"} or case_of(child) in _CIRCUMSTANCES


def _breaks_off(token: Token, previous: Token) -> bool:
    """Return whether the reporter takes the floor back after a dash: " - and arguing", " -- even as"."""
    if previous.text not in _DASHES or previous.i == 0 or token.lower not in _RESUMING:
        return False
    return previous.text != "-" or token.sentence.tokens[previous.i - 1].end < previous.start


def _starts_report(token: Token, previous: Token) -> bool:
    """Return whether a participle such as ", adding" begins a report of its own inside a mis-attached clause."""
    if token.xpos != "VBG" or previous.text not in _BEFORE_PARTICIPLE:
        return False
    cue = find_cue(token)
    return cue is not None and cue.strong


def _coordinate_report(token: Token, verb: Token) -> int | None:
    """Return where a second report begins that the tree hangs inside the first: "says ... but argues that".

    It begins at the conjunction, when the second cue has the first one's form
    and a clause of its own.
    """
    if not _is_second_cue(token, verb) or token.child("ccomp") is None:
        return None
    cue, conjunction = find_cue(token), token.child("cc")
    return conjunction.i if cue is not None and "that" in cue.takes and conjunction is not None else None


def _is_second_cue(token: Token, verb: Token) -> bool:
    """Return whether a verb is a cue in the first one's form, joined by a conjunction of its own."""
    if token.dep != "conj" or token.xpos != verb.xpos or token.xpos not in {"VBD", "VBZ", "VBP"}:
        return False
    cue, conjunction = find_cue(token), token.child("cc")
    return cue is not None and cue.strong and conjunction is not None and conjunction.i < token.i
