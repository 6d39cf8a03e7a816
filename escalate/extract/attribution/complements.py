"""Read the content of a verbal cue off the tree: the clause, infinitive, object or phrase that it governs."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.attribution.boundaries import (
    clause_piece,
    infinitive_piece,
    object_piece,
    phrase_piece,
    run_extent,
    whole_clause,
)
from escalate.extract.attribution.manner import is_negated
from escalate.extract.attribution.phrases import (
    FINITE,
    Extent,
    agent_extent,
    agent_of,
    case_of,
    clause_extent,
    has_to,
    is_content_clause,
    is_passive,
    nominal_extent,
    quoting_agent,
    quoting_verb,
    subject_of,
)

if TYPE_CHECKING:
    from escalate.extract.attribution.cues import Cue
    from escalate.parse.tokens import Token

_CLAUSE_REACH = 12
"""How many words after an object a finite verb still shows that the object opens a clause."""
_GERUND_REACH = 2
_CLAUSES = frozenset({"ccomp", "parataxis", "csubj"})
_RELATIVES = frozenset({"that", "which", "who", "whom", "what"})
_ASKING = frozenset({"for", "on", "upon", "with"})
_NAMING = frozenset({"call", "describe"})
_TO = frozenset({"to", "with"})
_TOPICS = frozenset({"about", "of", "on"})
_DAYS = frozenset(day.lower() for day in calendar.day_name)
_OPEN_QUESTIONS = frozenset({"when", "where", "if"})
_QUESTIONS = frozenset({"that", "whether", "how", "why", "what", "who"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verbal cue governs: the content's extents, the construction, and the addressees; may be empty."""

    content: tuple[Extent, ...] = ()
    rule: str = ""
    addressee: tuple[Token, ...] = ()


def find_complement(verb: Token, cue: Cue) -> Complement:
    """Return the content that the tree gives a verbal cue, as far as its row in the table takes it."""
    if is_passive(verb):
        return _passive(verb, cue)
    takes = cue.takes
    right = [c for c in verb.children if c.i > verb.i]
    obj = next((c for c in right if c.dep == "obj"), None) or next((c for c in right if c.dep == "iobj"), None)
    addressee = (obj,) if obj is not None and "addr" in takes else ()
    if "that" in takes and (clause := _finite_clause(right, told="addr" in takes)) is not None:
        # the object of a verb that has no addressee is the clause's own subject, hung one level too high
        lead = [obj] if obj is not None and not addressee and obj.i < clause.i else []
        content = whole_clause(clause_piece([*lead, clause, *_modal_conjuncts(verb)], verb), verb)
        if content:
            return Complement(content, "that-clause", addressee)
    found = _open_clause(verb, right, obj, takes)
    if found is not None:
        return found
    if "seem" in takes:
        return Complement(_seem(verb, right), "seem")
    if obj is not None and "pred" in takes and ("obj" in takes or _is_named(right)):
        return Complement(object_piece(verb, obj), "object and predicate")
    if obj is not None and "obj" in takes and obj.relation != "iobj" and not _is_reflexive(obj):
        return _object(verb, obj, takes)
    return _by_phrase(verb, right, obj, takes, addressee)


def _finite_clause(right: list[Token], *, told: bool) -> Token | None:
    """Return the clause a cue governs, also where the tree hangs it on the addressee or reads it as adverbial."""
    for child in right:
        if child.dep in _CLAUSES or (child.dep == "advcl" and (_asks(child) or _asks_when(child))):
            return child
    for child in right:
        # "He said in that case, they would strike": a clause with a subject of its own that nothing coordinates
        if child.dep == "conj" and child.child("nsubj", "expl") is not None and child.child("cc") is None:
            return child
    for child in right:
        if has_to(child):
            continue
        # "said in response to questions that ..."
        deeper = (c for n in child.all_children("nmod") if child.dep == "obl" for c in n.children)
        for below in (*child.children, *deeper):
            if (
                below.i > child.i
                and below.relation in {"acl", "ccomp"}
                and not _is_passed_over(child, below)
                and (is_content_clause(below) or (told and child.dep in {"obj", "iobj"} and _is_plain_clause(below)))
            ):
                return below
    return None


def _is_passed_over(child: Token, clause: Token) -> bool:
    """Return whether another clause lies between what a cue governs and a clause hung on it: it is nearer."""
    first = min(clause.subtree(), key=lambda t: t.i)
    return any(t.xpos in FINITE for t in child.sentence.tokens[child.i + 1 : first.i])


def _modal_conjuncts(verb: Token) -> list[Token]:
    """Return conjuncts that the tree ties to the cue and that carry on the clause: "... and would be answered"."""
    return [
        c for c in verb.children
        if c.dep == "conj" and subject_of(c) is None and any(a.xpos == "MD" for a in c.children) and verb.xpos != "MD"
        and not any(a.xpos == "MD" for a in verb.children)
    ]  # fmt: skip


def _open_clause(verb: Token, right: list[Token], obj: Token | None, takes: frozenset[str]) -> Complement | None:
    """Return the infinitive, gerund or bare predicate that a cue governs."""
    clause = next((c for c in right if c.dep == "xcomp" or (c.relation in {"acl", "obl"} and has_to(c))), None)
    if clause is None:
        clause = next((c for c in right if c.dep == "advcl" and (has_to(c) or _is_gerund(c, verb))), None)
    if clause is None:
        return None
    if has_to(clause):
        if "seem" in takes:
            return Complement(_seem(verb, [clause]), "infinitive")
        if "inf" in takes and obj is None:
            return Complement(infinitive_piece([clause], verb), "infinitive")
        if obj is not None and takes & {"objinf", "addr"}:
            return Complement(infinitive_piece([clause], verb), "object and infinitive", (obj,))
        asking = takes & _ASKING | ({"to"} if "toinf" in takes else set())
        asked = next((c for c in right if c.relation == "obl" and c.i < clause.i and case_of(c) in asking), None)
        between = (
            verb.sentence.tokens[asked.i : min(t.i for t in clause.subtree() if t.upos != "PUNCT")] if asked else []
        )
        if obj is None and asked is not None and not any(t.text == "," for t in between):
            told = () if case_of(asked) == "for" else (asked,)
            return Complement(phrase_piece([asked, clause], verb), "phrase and infinitive", told)
    if obj is None and "obj" in takes and (clause.xpos == "VBG" or _is_gerund(clause, verb)):
        return Complement(infinitive_piece([clause], verb), "gerund")
    governed = any(c.relation == "obl" and c.i < clause.i and case_of(c) in takes for c in right)
    if "pred" in takes and not (obj is None and has_to(clause) and governed):
        content = object_piece(verb, obj) if obj is not None else phrase_piece([clause], verb)
        return Complement(content, "object and predicate")
    return None


def _is_gerund(clause: Token, verb: Token) -> bool:
    """Return whether an -ing form follows the verb at once, with at most an adverb between: "proposed banning"."""
    having = next((c for c in clause.children if c.relation in {"aux", "aux:pass"} and c.xpos == "VBG"), None)
    gerund = clause if clause.xpos == "VBG" else having
    if gerund is None or case_of(clause) != "" or gerund.i - verb.i > _GERUND_REACH:
        return False
    return not any(t.upos == "PUNCT" for t in verb.sentence.tokens[verb.i + 1 : gerund.i])


def _object(verb: Token, obj: Token, takes: frozenset[str]) -> Complement:
    """Return an object as content, or the rest of the sentence when the object is really a clause's subject."""
    tokens = verb.sentence.tokens
    inside = {t.i for t in obj.subtree()}
    for t in tokens[obj.i + 1 : obj.i + _CLAUSE_REACH] if "that" in takes else ():
        if t.text in {",", ";"} or t.upos == "CCONJ":
            break
        if t.xpos in FINITE and t.i not in inside and t.dep != "acl:relcl":
            extent = run_extent(tokens[verb.i + 1 :])
            return Complement((extent,) if extent else (), "that-clause")
    return Complement(object_piece(verb, obj), "object")


def _by_phrase(
    verb: Token, right: list[Token], obj: Token | None, takes: frozenset[str], addressee: tuple[Token, ...]
) -> Complement:
    """Return the particle's or preposition's object as content: "called for ...", "ruled out ..."."""
    particle = next((c for c in right if c.dep in {"compound:prt", "advmod"} and c.lower in takes), None)
    if particle is not None:
        rest = [c for c in right if c.i > particle.i and c.relation in {"obj", "obl", "ccomp", "xcomp"}]
        if rest:
            return Complement(phrase_piece(rest, verb), "particle")
    governed = [
        c for c in right
        if c.relation in {"obl", "advcl", "nmod", "acl"} and case_of(c) in takes and c.lower not in _DAYS
    ]  # fmt: skip
    if not governed and (below := _topic_of_listener(right, obj, takes)):
        return Complement(phrase_piece(below, verb), "prepositional", addressee)
    if not governed:
        return Complement(addressee=addressee)
    if obj is not None and not addressee:
        rule = "object and as-phrase" if case_of(governed[0]) == "as" else "prepositional"
        return Complement(phrase_piece([obj, *governed], verb), rule)
    return Complement(phrase_piece(governed, verb), "prepositional", addressee)


def _topic_of_listener(right: list[Token], obj: Token | None, takes: frozenset[str]) -> list[Token]:
    """Return a topic that the tree hangs on who is told of it: "reminded the crowd | of the stakes"."""
    told = obj if "addr" in takes else next((c for c in right if c.relation == "obl" and case_of(c) in _TO), None)
    if told is None:
        return []
    return [
        c for c in told.children if c.i > told.i and c.relation in {"nmod", "acl"} and case_of(c) in takes & _TOPICS
    ]


def _is_named(right: list[Token]) -> bool:
    """Return whether an object comes with what it is called."""
    if any(c.dep == "obj" and c.child("appos") is not None for c in right):
        return True
    return sum(c.dep in {"obj", "iobj", "xcomp", "obl", "dep", "ccomp"} for c in right) > 1


def _is_reflexive(token: Token) -> bool:
    return token.lower.endswith(("self", "selves"))


def _asks(token: Token) -> bool:
    """Return whether a clause opens with "that" or a question word."""
    return min(token.subtree(), key=lambda t: t.i).lower in _QUESTIONS


def _asks_when(clause: Token) -> bool:
    """Return whether a clause is what somebody did not tell: "did not say when it would end", "refused to say if"."""
    first = min(clause.subtree(), key=lambda t: t.i)
    verb = clause.head
    if first.lower not in _OPEN_QUESTIONS or first.i != verb.i + 1 or subject_of(clause) is None:
        return False
    return verb.xpos == "VB" or is_negated(verb)


def _is_plain_clause(clause: Token) -> bool:
    """Return whether a clause on an addressee, "told them it would", opens with its subject: no relative one."""
    subject = subject_of(clause)
    if clause.dep != "acl:relcl" or subject is None or clause.child("obj", "ccomp", "xcomp", "obl") is None:
        return False
    return subject.lower not in _RELATIVES and not any(c.lower in _RELATIVES for c in clause.children)


def _passive(verb: Token, cue: Cue) -> Complement:
    """Return the content of a passive cue: "was accused of", "is thought to have", "were told that"."""
    subject = subject_of(verb)
    right = [c for c in verb.children if c.i > verb.i and case_of(c) != "by"]
    agent = agent_of(verb)
    clause = next((c for c in right if c.dep in {"xcomp", "ccomp", "csubj"}), None)
    if clause is None and agent is not None:
        below = [c for c in [*right, *agent.children] if c.i > agent.i]
        clause = next((c for c in below if has_to(c) or (c.relation == "acl" and is_content_clause(c))), None)
    governed = [c for c in right if c.relation in {"obl", "advcl"} and case_of(c) in cue.takes | {"as"}]
    if agent is not None and not governed:
        governed = [c for c in agent.children if c.xpos == "VBG" and c.i > agent.i and case_of(c) in cue.takes]
    quoting = next((c for c in governed if quoting_verb(c) is verb), None)
    if quoting is not None:
        return _quoted(quoting, verb)
    about = (nominal_extent(subject, within=(0, verb.i)),) if subject is not None else ()
    if clause is not None:
        if (subject is not None and subject.lower == "it") or verb.child("expl") is not None:
            return Complement(clause_piece([clause], verb), "impersonal passive")
        if (has_to(clause) or clause.dep == "xcomp") and cue.takes & {"pass", "pred", "objinf"}:
            return Complement(about + infinitive_piece([clause], verb), "passive and infinitive")
    if subject is not None and "addr" in cue.takes and (clause is not None or governed):
        content = clause_piece([clause], verb) if clause is not None else phrase_piece(governed, verb)
        return Complement(content, "passive addressee", (subject,))
    told = agent is not None or (cue.strong and cue.force not in _NAMING)
    if governed or ("obj" in cue.takes and told and cue.force != "show"):
        return Complement(about + (phrase_piece(governed, verb) if governed else ()), "passive")
    return Complement()


def _quoted(inner: Token, verb: Token) -> Complement:
    """Return what the agency passes on in "X was quoted as saying by the agency"; else the inner cue alone reports."""
    agent = quoting_agent(verb)
    if agent is None:
        return Complement()
    if agent.i < inner.i:
        extent = clause_extent(inner.subtree())
        return Complement((extent,) if extent is not None else (), "quoted")
    start, _ = agent_extent(agent)
    extent = clause_extent(t for t in verb.sentence.tokens if t.end < start and t.lower != "by")
    return Complement((extent,) if extent is not None and inner.end <= extent[1] else (), "quoted")


def _seem(verb: Token, right: list[Token]) -> tuple[Extent, ...]:
    subject = subject_of(verb)
    rest = [c for c in right if c.dep != "punct" and c.i > verb.i]
    if not rest:
        return ()
    before = (nominal_extent(subject, within=(0, verb.i)),) if subject is not None else ()
    return before + clause_piece(rest, verb)
