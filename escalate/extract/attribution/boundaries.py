"""Tell where a content ends: at the edge of its clause, or where another report begins inside a mis-attached one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.phrases import (
    FINITE,
    TIME_LEADS,
    Extent,
    case_of,
    clause_extent,
    is_fronted_participle,
    is_time,
    subject_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Token

_FOLLOWING = frozenset({"obj", "obl", "nmod", "acl", "advcl", "xcomp", "ccomp", "dep", "advmod", "amod", "appos"})
_CIRCUMSTANCES = frozenset(
    {"after", "although", "because", "before", "despite", "during", "since", "though", "until", "when", "while"}
)
_ASIDES = frozenset({"who", "which", "where", "whose", "whom", "when"})
_TIME_REACH = 4
_CUT_REACH = 12
"""How many words after a noun phrase its verb may come."""
_QUOTED = frozenset("\"“‘”’'") | {"``", "''"}
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
        if kept and not clausal and _starts_aside(t, kept[-1]):
            break
        if clausal and (cut := _coordinate_report(t, verb, finite=coordinated)) is not None:
            kept = [k for k in kept if k.i < cut]
            break
        kept.append(t)
    kept = _from_that(kept)
    if is_fronted_participle(verb):
        comma = next((k.i for k in kept if k.text == "," and k.i > verb.i + 2), len(verb.sentence.tokens))
        kept = [k for k in kept if k.i < comma]
    extent = clause_extent(kept)
    return (extent,) if extent else ()


def _from_that(kept: list[Token]) -> list[Token]:
    """Return a clause without the time of saying that the tree put before its "that": "said Friday that"."""
    at = next((n for n, t in enumerate(kept[:_TIME_REACH]) if t.lower == "that"), 0)
    return kept[at:] if at and all(is_time(t) or t.lower in TIME_LEADS for t in kept[:at]) else kept


def run_extent(words: Sequence[Token]) -> Extent | None:
    """Return a run of words as a content, up to where another report begins: "..., adding that"."""
    stop = next((n for n in range(1, len(words)) if _starts_report(words[n], words[n - 1])), len(words))
    return clause_extent(words[:stop])


def whole_clause(content: tuple[Extent, ...], verb: Token) -> tuple[Extent, ...]:
    """Return a clause that the tree cuts off before its verb with that verb; nothing when no verb follows.

    "said the conviction of X | is casting a shadow": the tree took a noun
    phrase for the clause.
    """
    tokens = verb.sentence.tokens
    if not content:
        return ()
    start, end = content[0][0], content[-1][1]
    inside = [t for t in tokens if start <= t.start < end]
    if any(t.xpos in FINITE or t.upos == "VERB" for t in inside):
        return content
    after = [t for t in tokens if t.start >= end]
    for n, t in enumerate(after):
        if t.text in {";", ":"} or t.upos == "CCONJ" or n >= _CUT_REACH:
            break
        if t.xpos in FINITE:
            extent = run_extent([*inside, *after])
            return (extent,) if extent is not None else ()
    return content if any(t.text in _QUOTED for t in inside) else ()


def object_piece(verb: Token, obj: Token) -> tuple[Extent, ...]:
    """Return an object and what follows it up to a comma, wherever the tree hangs it, but for circumstances."""
    tokens = verb.sentence.tokens
    inside = {t.i for t in obj.subtree()}
    end = max(inside)
    for child in verb.children:
        if child.i > end and child.relation in _FOLLOWING and not _is_circumstance(child):
            foreign = child.relation == "ccomp" and not _takes_clause(verb)  # "citing medics, that ..."
            span = [t.i for t in child.subtree() if not (foreign and t.upos == "PUNCT")]
            if any(t.text in {",", ";", "—"} for t in tokens[end + 1 : min(span)]):
                break
            end = max(end, *span)
    kept = [t for t in tokens[min(inside) : end + 1] if t.i > verb.i]
    stop = next(
        (n for n in range(1, len(kept)) if _starts_report(kept[n], kept[n - 1]) or _starts_aside(kept[n], kept[n - 1])),
        len(kept),
    )
    second = next((t.child("cc") for t in kept[1:stop] if _is_second_cue(t, verb)), None)
    extent = clause_extent(t for t in kept[:stop] if second is None or t.i < second.i)
    return (extent,) if extent else ()


def _starts_aside(token: Token, previous: Token) -> bool:
    """Return whether the reporter's own words set in after a comma: a relative clause or participle about an object."""
    if previous.text != ",":
        return False
    tokens = token.sentence.tokens
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
    relative = following if token.upos == "ADP" else token
    return relative.lower in _ASIDES or token.xpos == "VBG"


def _takes_clause(verb: Token) -> bool:
    cue = find_cue(verb)
    return cue is not None and "that" in cue.takes


def _is_circumstance(child: Token) -> bool:
    """Return whether a dependent tells when or after what something was said rather than what."""
    return child.dep in {"obl:tmod", "obl:unmarked"} or case_of(child) in _CIRCUMSTANCES


def _breaks_off(token: Token, previous: Token) -> bool:
    """Return whether the reporter takes the floor back after a dash: " - and arguing", " -- even as"."""
    if previous.text == "," and token.lower in {"while", "although", "though"}:
        return True
    if previous.text not in _DASHES or previous.i == 0 or token.lower not in _RESUMING:
        return False
    return previous.text != "-" or token.sentence.tokens[previous.i - 1].end < previous.start


def _starts_report(token: Token, previous: Token) -> bool:
    """Return whether a participle such as ", adding" begins a report of its own inside a mis-attached clause."""
    if token.xpos != "VBG" or previous.text not in _BEFORE_PARTICIPLE:
        return False
    cue = find_cue(token)
    return cue is not None and cue.strong


def _coordinate_report(token: Token, verb: Token, *, finite: bool) -> int | None:
    """Return where a second report begins that the tree hangs inside the first: "says ... but argues that".

    It begins at the conjunction, when the second cue has the first one's form
    and a clause of its own; in an infinitive, which no finite verb can join,
    with any finite verb.
    """
    conjunction = token.child("cc") if token.dep == "conj" else None
    lone = token.xpos in {"VBD", "VBZ"} and subject_of(token) is None
    if conjunction is not None and lone and _is_modal(token.head):
        return conjunction.i  # "said he would go, and left": no finite verb joins what would be done
    if not finite and token.xpos in {"VBD", "VBZ"} and conjunction is not None and token.child("nsubj") is None:
        return conjunction.i
    if not _is_second_cue(token, verb) or conjunction is None or token.child("ccomp", "xcomp") is None:
        return None
    cue = find_cue(token)
    takes = {"that"} if token.child("ccomp") is not None else {"inf"}
    return conjunction.i if cue is not None and cue.takes & takes else None


def _is_modal(verb: Token) -> bool:
    return any(c.xpos == "MD" for c in verb.children)


def _is_second_cue(token: Token, verb: Token) -> bool:
    """Return whether a verb is a cue in the first one's form, joined by a conjunction of its own."""
    if token.dep != "conj" or token.xpos != verb.xpos or token.xpos not in {"VBD", "VBZ", "VBP"}:
        return False
    cue, conjunction = find_cue(token), token.child("cc")
    return cue is not None and cue.strong and conjunction is not None and conjunction.i < token.i
