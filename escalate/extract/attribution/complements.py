"""Read the content of a cue off the tree: the clause, infinitive, object or phrase that it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import find_cue
from escalate.extract.attribution.phrases import (
    Extent,
    clause_extent,
    is_fronted_participle,
    is_passive,
    nominal_extent,
    quoting_verb,
    subject_of,
)

if TYPE_CHECKING:
    from escalate.extract.attribution.cues import Cue
    from escalate.parse.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FOLLOWING = frozenset({"obl", "nmod", "acl", "advcl", "xcomp", "ccomp", "dep", "advmod", "amod", "appos"})
_CLAUSE_REACH = 12
"""How many words after an object a finite verb still shows that the object opens a clause."""
_CLAUSES = ("ccomp", "parataxis", "csubj")
_QUESTIONS = frozenset({"that", "whether", "how", "why", "what", "who"})
_PERSONS = frozenset({"PERSON", "ORG", "NORP"})


def find_complement(verb: Token, cue: Cue) -> tuple[tuple[Extent, ...], str, tuple[Token, ...]]:
    """Return the content that the tree gives a verbal cue, the construction, and the addressees.

    The content is empty when the verb governs nothing that its row in the
    table takes.
    """
    takes = cue.takes
    if is_passive(verb) or (verb.xpos == "VBN" and verb.dep == "acl"):
        return _passive(verb, cue)
    right = [c for c in verb.children if c.i > verb.i]
    obj = next((c for c in right if c.dep in {"obj", "iobj"}), None)
    addressee = (obj,) if obj is not None and "addr" in takes else ()
    clause = next((c for c in right if c.dep in _CLAUSES or (c.dep == "advcl" and _asks(c))), None)
    if clause is None and "that" in takes and right:
        clause = next((c for o in right for c in o.children if c.i > o.i and c.relation in {"acl", "ccomp"} and _is_content_clause(c)), None)
    if clause is not None and "that" in takes:
        return _piece([clause], verb, "clause"), "that-clause", addressee
    open_clause = next((c for c in right if c.dep == "xcomp"), None)
    if open_clause is None:
        open_clause = next((c for c in right if c.dep == "advcl" and _has_to(c)), None)
    if open_clause is not None and _has_to(open_clause):
        if takes & {"inf", "seem"} and obj is None:
            return _with_subject(verb, open_clause, cue), "infinitive", ()
        if obj is not None and takes & {"objinf", "addr"}:
            return _piece([open_clause], verb, "inf"), "object and infinitive", (obj,)
    if open_clause is not None and open_clause.xpos == "VBG" and obj is None and "obj" in takes:
        return _piece([open_clause], verb, "inf"), "gerund", ()
    if "seem" in takes:
        return _seem(verb, right), "seem", ()
    if obj is not None and takes & {"pred"} and (open_clause is not None or "obj" in takes or _named(right)):
        return _extended(verb, obj, right), "object and predicate", ()
    if open_clause is not None and "pred" in takes:
        return _piece([open_clause], verb, "obj"), "object and predicate", ()
    return _by_phrase(verb, right, obj, takes, addressee)


def _by_phrase(
    verb: Token, right: list[Token], obj: Token | None, takes: frozenset[str], addressee: tuple[Token, ...]
) -> tuple[tuple[Extent, ...], str, tuple[Token, ...]]:
    if obj is not None and "obj" in takes and obj.relation != "iobj" and not _is_reflexive(obj):
        return _object(verb, obj, right, takes)
    governed = [c for c in right if c.relation in {"obl", "advcl", "nmod", "acl"} and _case(c) in takes]
    particle = next((c for c in right if c.dep == "compound:prt" or c.dep == "advmod" and c.lower in takes), None)
    if particle is not None and particle.lower in takes:
        rest = [c for c in right if c.i > particle.i and c.relation in {"obj", "obl", "ccomp", "xcomp"}]
        if rest:
            return _piece(rest, verb, "obj"), "particle", ()
    if governed:
        if obj is not None and "as" in takes and _case(governed[0]) == "as":
            return _piece([obj, *governed], verb, "obj"), "object and as-phrase", ()
        whole = [obj, *governed] if obj is not None and not addressee else governed
        return _piece(whole, verb, "obj"), "prepositional", addressee
    return (), "", addressee


def _object(verb: Token, obj: Token, right: list[Token], takes: frozenset[str]) -> tuple[tuple[Extent, ...], str, tuple[Token, ...]]:
    """Return an object with what follows it, or the rest of the sentence when the object is really a clause's subject."""
    tokens = verb.sentence.tokens
    inside = {t.i for t in obj.subtree()}
    if "that" in takes:
        for t in tokens[obj.i + 1 : obj.i + _CLAUSE_REACH]:
            if t.text in {",", ";"} or t.upos == "CCONJ":
                break
            if t.xpos in _FINITE and t.i not in inside and t.dep != "acl:relcl":
                extent = clause_extent(tokens[verb.i + 1 :])
                return ((extent,) if extent else ()), "that-clause", ()
    return _extended(verb, obj, right), "object", ()


def _extended(verb: Token, obj: Token, right: list[Token]) -> tuple[Extent, ...]:
    """Return an object and what follows it up to a comma, wherever the tree hangs it, but for times and circumstances."""
    tokens = verb.sentence.tokens
    inside = {t.i for t in obj.subtree()}
    end = max(inside)
    for child in right:
        if child.i > end and child.relation in _FOLLOWING and not _is_adjunct(child):
            span = [t.i for t in child.subtree()]
            if any(t.text in {",", ";", "—"} for t in tokens[end + 1 : min(span)]):
                break
            end = max(end, *span)
    kept = [t for t in tokens[min(inside) : end + 1] if t.i > verb.i]
    extent = clause_extent(_until_report(kept))
    return (extent,) if extent else ()


def _until_report(tokens: list[Token]) -> list[Token]:
    """Return the tokens up to a participle that begins a report of its own: ", saying ..."."""
    for n, t in enumerate(tokens):
        if n and _starts_report(t, tokens[n - 1]):
            return tokens[:n]
    return tokens


def _is_adjunct(child: Token) -> bool:
    """Return whether a dependent tells when or after what something was said rather than what."""
    return child.dep in {"obl:tmod", "obl:unmarked"} or _case(child) in {"after", "before", "when", "while", "during", "since", "until"}


def _tail(right: list[Token], obj: Token, takes: frozenset[str]) -> list[Token]:
    """Return what follows an object and belongs to the content with it: predicate, as-phrase, the matter of a charge."""
    return [
        c for c in right
        if c.i > obj.i and (c.dep in {"xcomp", "ccomp", "appos"} or _case(c) in takes or (c.dep == "obl" and _case(c) in {"as", "of"}))
    ]  # fmt: skip


def _named(right: list[Token]) -> bool:
    """Return whether an object comes with what it is called."""
    if any(c.dep == "obj" and c.child("appos") is not None for c in right):
        return True
    return sum(c.dep in {"obj", "iobj", "xcomp", "obl", "dep", "ccomp"} for c in right) > 1


def _is_reflexive(token: Token) -> bool:
    return token.lower.endswith(("self", "selves"))


def _case(token: Token) -> str:
    case = token.child("case", "mark")
    return case.lower if case is not None and case.i < token.i else ""


def _asks(token: Token) -> bool:
    """Return whether a clause opens with "that" or a question word."""
    first = min(token.subtree(), key=lambda t: t.i)
    return first.lower in _QUESTIONS


def _has_to(token: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "to" and c.i < token.i for c in token.children)


def _passive(verb: Token, cue: Cue) -> tuple[tuple[Extent, ...], str, tuple[Token, ...]]:
    subject = subject_of(verb)
    right = [c for c in verb.children if c.i > verb.i and _case(c) != "by"]
    clause = next((c for c in right if c.dep in {"xcomp", "ccomp", "csubj"}), None)
    governed = [c for c in right if c.relation in {"obl", "advcl"} and _case(c) in cue.takes | {"as"}]
    if any(quoting_verb(c) is verb for c in governed):
        return (), "", ()
    subject_piece = (nominal_extent(subject, within=(0, verb.i)),) if subject is not None else ()
    if subject is not None and subject.lower == "it" and clause is not None:
        return _piece([clause], verb, "clause"), "impersonal passive", ()
    if clause is not None and (_has_to(clause) or clause.dep == "xcomp") and "pass" in cue.takes | _passive_kinds(cue):
        return subject_piece + _piece([clause], verb, "inf"), "passive and infinitive", ()
    if clause is not None and "addr" in cue.takes and subject is not None:
        return _piece([clause], verb, "clause"), "passive addressee", (subject,)
    if governed and "addr" in cue.takes and subject is not None:
        return _piece(governed, verb, "obj"), "passive addressee", (subject,)
    if governed or ("obj" in cue.takes and (cue.strong or _has_agent(verb)) and cue.force != "show"):
        tail = _piece(governed, verb, "obj") if governed else ()
        return subject_piece + tail, "passive", ()
    return (), "", ()


def _has_agent(verb: Token) -> bool:
    return any(c.relation == "obl" and _case(c) == "by" for c in verb.children)


def _passive_kinds(cue: Cue) -> frozenset[str]:
    return frozenset({"pass"}) if cue.takes & {"pred", "objinf"} else frozenset()


def _with_subject(verb: Token, clause: Token, cue: Cue) -> tuple[Extent, ...]:
    if "seem" not in cue.takes:
        return _piece([clause], verb, "inf")
    return _seem(verb, [clause])


def _seem(verb: Token, right: list[Token]) -> tuple[Extent, ...]:
    subject = subject_of(verb)
    rest = [c for c in right if c.dep != "punct" and c.i > verb.i]
    if not rest:
        return ()
    before = (nominal_extent(subject, within=(0, verb.i)),) if subject is not None else ()
    return before + _piece(rest, verb, "clause")


def _piece(heads: list[Token], verb: Token, kind: str) -> tuple[Extent, ...]:
    """Return one run from the first to the last word under `heads` after the verb, cut where another report begins."""
    tokens = sorted({t.i: t for h in heads for t in h.subtree()}.values(), key=lambda t: t.i)
    kept: list[Token] = []
    for t in tokens:
        if t.i <= verb.i:
            continue
        if kept and (_starts_report(t, kept[-1]) or (kind != "obj" and _breaks_off(t, kept[-1]))):
            break
        if kind == "clause" and t.upos == "VERB" and (cut := _coordinate_report(t, verb)) is not None:
            kept = [k for k in kept if k.i < cut]
            break
        kept.append(t)
    if is_fronted_participle(verb):
        comma = next((k.i for k in kept if k.text == "," and k.i > verb.i + 2), len(verb.sentence.tokens))
        kept = [k for k in kept if k.i < comma]
    extent = clause_extent(kept)
    return (extent,) if extent else ()


def _breaks_off(token: Token, previous: Token) -> bool:
    """Return whether the reporter takes the floor back after a dash: " - and arguing", " -- even as"."""
    return previous.text in {"-", "--", "—", "–"} and previous.start > 0 and token.lower in {"and", "but", "even", "while", "a"} and (
        previous.i > 0 and token.sentence.tokens[previous.i - 1].end < previous.start or previous.text != "-"
    )


def _starts_report(token: Token, previous: Token) -> bool:
    """Return whether a participle such as ", adding" begins a report of its own inside a mis-attached clause."""
    if token.xpos != "VBG" or previous.text not in {",", "”", '"', "''", "—", "–", "-", "--"}:
        return False
    cue = find_cue(token)
    return cue is not None and cue.strong and "that" in cue.takes


def _coordinate_report(token: Token, verb: Token) -> int | None:
    """Return where a second report begins that the tree hangs inside the first: "says ... but argues that".

    It begins at the conjunction, when the second cue has the first one's form
    and a clause of its own.
    """
    if token.xpos != verb.xpos or token.xpos not in {"VBD", "VBZ", "VBP"} or token.dep != "conj":
        return None
    cue = find_cue(token)
    if cue is None or not cue.strong or "that" not in cue.takes or token.child("ccomp") is None:
        return None
    conjunction = token.child("cc")
    return conjunction.i if conjunction is not None and conjunction.i < token.i else None


def find_noun_content(noun: Token, cue: Cue) -> tuple[Extent, ...]:
    """Return the content that a noun or adjective governs: its clause, infinitive or prepositional phrase."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        mark = _case(child)
        if child.relation in {"acl", "ccomp", "xcomp", "advcl"} and child.dep != "acl:relcl":
            if mark in cue.takes or (mark == "" and "that" in cue.takes and child.dep == "ccomp"):
                return _piece([child], noun, "clause")
            if mark == "to" and "inf" in cue.takes:
                return _piece([child], noun, "inf")
        if child.relation in {"nmod", "obl"} and mark in cue.takes and mark not in {"to"}:
            return _piece([child], noun, "obj")
        if child.dep == "acl:relcl" and "that" in cue.takes and _is_content_clause(child):
            return _piece([child], noun, "clause")
    return ()


def _is_content_clause(clause: Token) -> bool:
    """Return whether a clause read as relative is the noun's content: "that" beside a subject of its own."""
    first = min(clause.subtree(), key=lambda t: t.i)
    return first.lower == "that" and subject_of(clause) not in {None, first}


def find_noun_source(noun: Token) -> tuple[Extent, Token] | None:
    """Return whose statement a noun names: its possessor, or who it is "from" or "by"."""
    for child in noun.children:
        if child.dep == "nmod:poss" and child.i < noun.i:
            return nominal_extent(child, within=(0, noun.i)), child
    for child in noun.children:
        if child.relation in {"nmod", "obl"} and child.i > noun.i and _case(child) in {"from", "by", "among"}:
            return nominal_extent(child), child
    for child in noun.children:
        if child.dep == "compound" and child.entity in _PERSONS:
            return nominal_extent(child, within=(0, noun.i)), child
    return None
