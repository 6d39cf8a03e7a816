"""Read phrases off the tree: how far they reach, what marks them, who their subject is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escalate.parse.tokens import Token

Extent = tuple[int, int]
"""Start and end offsets in the article."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of finite verbs."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
TIME_LEADS = frozenset({"last", "next", "this", "earlier", "late", "early", "that", "the", "first", "same", "on"})
"""What a time may begin with where it stands between a speaker and the verb."""
_CUE_PARTS = ("aux", "aux:pass", "cop", "compound:prt")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_JOINING = frozenset({"and", "or", "but", "nor", "yet"})
_EDGES = frozenset({",", ":", ";", "-", "--", "—", "–", "."})


def is_passive(verb: Token) -> bool:
    """Return whether a verb stands in the passive, with its auxiliary or as a participle after its noun."""
    if any(c.dep == "aux:pass" for c in verb.children):
        return True
    if verb.xpos != "VBN":
        return False
    if any(c.dep == "nsubj:pass" for c in verb.children):
        return True
    return verb.dep == "acl" and verb.child("obj") is None and not _is_main(verb)


def _is_main(verb: Token) -> bool:
    """Return whether what the tree calls a participle after its noun is the only verb of a whole sentence."""
    above = verb.head
    return (
        (above.is_root or above.dep == "parataxis")
        and verb.sentence.text.rstrip("\"”’'").endswith(".")
        and agent_of(verb) is None
    )


def is_fronted_participle(verb: Token) -> bool:
    """Return whether a verb opens its sentence as a passive participle: "Asked whether he would go, Putin ..."."""
    return verb.i == 0 and verb.lower.endswith("ed") and subject_of(verb) is None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb's own clause; of two, the one that follows a cue set apart by a comma."""
    found = [c for c in verb.children if c.dep in SUBJECTS and c.upos not in {"VERB", "AUX"}]
    if len(found) > 1 and found[-1].i == verb.i + 1 and verb.sentence.tokens[verb.i - 1].text == ",":
        return found[-1]
    return found[0] if found else None


@cache
def _time_words() -> frozenset[str]:
    """Return the units, weekdays, seasons and parts of the day that name a time."""
    rows = shipped_table("time_words", columns=("word", "class", "value"))
    return frozenset(row["word"] for row in rows if row["class"] in {"UNIT", "UNITS", "WEEKDAY", "SEASON", "PART"})


def is_time(token: Token) -> bool:
    """Return whether a noun phrase is only a time: "last month", "Tuesday", "the first time"."""
    if token.lower != "time" and token.lower not in _time_words():
        return False
    leads = [c for c in token.children if c.i < token.i and c.upos != "PUNCT"]
    of = any(c.relation in {"nmod", "acl"} and case_of(c) != "" for c in token.children)
    return not of and all(c.lower in TIME_LEADS or is_time(c) for c in leads)


def case_of(token: Token) -> str:
    """Return the preposition or conjunction that opens a phrase or clause, in lower case, or ""."""
    case = token.child("case", "mark")
    return case.lower if case is not None and case.i < token.i else ""


def has_to(token: Token) -> bool:
    """Return whether a verb or predicate is a to-infinitive: "to go", "to have gone", "to be ready"."""
    bare = token.xpos == "VB" or any(c.xpos == "VB" and c.relation in {"aux", "cop"} for c in token.children)
    return bare and any(c.dep in {"mark", "case"} and c.lower == "to" and c.i < token.i for c in token.children)


def agent_of(verb: Token) -> Token | None:
    """Return the by-phrase's noun of a passive."""
    below = [c for c in verb.children if c.i > verb.i]
    below += [g for c in below if c.relation in {"obl", "obj", "ccomp", "xcomp"} for g in c.children]
    return next((c for c in below if c.relation in {"obl", "nmod"} and case_of(c) == "by" and not is_time(c)), None)


def agent_extent(agent: Token) -> Extent:
    """Return how far an agent reaches, without what it accuses of: "accused by prosecutors | of ordering the raid"."""
    stop = next(
        (min(t.i for t in c.subtree()) for c in agent.children if c.i > agent.i and (_is_charge(c) or has_to(c))), None
    )
    return nominal_extent(agent, within=(0, stop) if stop is not None else None)


def _is_charge(token: Token) -> bool:
    """Return whether what hangs on an agent is what the agent says: "of ordering the raid", "that he had gone"."""
    if is_content_clause(token):
        return True
    return token.xpos == "VBG" and case_of(token) != ""


def is_content_clause(clause: Token) -> bool:
    """Return whether a clause read as relative is a content: "that" beside a subject of its own."""
    first = min(clause.subtree(), key=lambda t: t.i)
    return first.lower == "that" and any(c.dep in SUBJECTS and c is not first for c in clause.children)


def quoting_verb(verb: Token) -> Token | None:
    """Return "quoted" for the "saying" of "quoted X as saying"."""
    mark = verb.child("mark")
    if verb.dep == "advcl" and mark is not None and mark.lower == "as" and verb.lower.endswith("ing"):
        return verb.head
    return None


def quoting_agent(verb: Token) -> Token | None:
    """Return who quotes in "was quoted by the agency as saying" or "was quoted as saying by the agency"."""
    inner = next((c for c in verb.children if quoting_verb(c) is verb), None)
    return agent_of(verb) or (agent_of(inner) if inner is not None else None)


def nominal_extent(head: Token, *, within: tuple[int, int] | None = None) -> Extent:
    """Return how far the noun phrase of `head` reaches; `within` are token indices, end exclusive, not to leave."""
    tokens = head.sentence.tokens
    low, high = within or (0, len(tokens))
    covered = {t.i for t in head.subtree() if low <= t.i < high}
    first = last = head.i
    while first - 1 in covered:
        first -= 1
    while last + 1 in covered:
        last += 1
    while first < head.i and _is_lead(tokens[first]):
        first += 1
    while last > head.i and _is_loose(tokens[last]):
        last -= 1
    while first - 2 >= low and _is_hyphenated(tokens[first - 2], tokens[first - 1], tokens[first]):
        first -= 2
    return tokens[first].start, tokens[last].end


def _is_hyphenated(left: Token, hyphen: Token, right: Token) -> bool:
    """Return whether a hyphen ties two halves of a name, whatever the tree makes of them: "Har-Shefi"."""
    return hyphen.text == "-" and left.end == hyphen.start and hyphen.end == right.start


def _is_lead(token: Token) -> bool:
    return token.upos in {"PUNCT", "ADP", "SCONJ"} or token.lower in _JOINING or token.dep == "case"


def _is_loose(token: Token) -> bool:
    return (token.upos == "PUNCT" and token.text not in ")—") or token.dep == "case"


def clause_extent(tokens: Iterable[Token]) -> Extent | None:
    """Return from the first to the last of `tokens`, leaving out punctuation at the edges but not quotation marks."""
    kept = sorted(tokens, key=lambda t: t.i)
    while kept and kept[0].text in _EDGES:
        kept.pop(0)
    while kept and kept[-1].text in _EDGES:
        kept.pop()
    return (kept[0].start, kept[-1].end) if kept else None


def cue_extent(token: Token) -> Extent:
    """Return a cue with the auxiliaries, negation and particle beside it: "has not said", "pointed out"."""
    kept = {token.i, *(c.i for c in token.children if c.dep in _CUE_PARTS or c.lower in _NEGATIONS)}
    tokens = token.sentence.tokens
    first = last = token.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return tokens[first].start, tokens[last].end
