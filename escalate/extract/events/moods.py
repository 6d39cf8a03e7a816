"""How operators and moods change the code of an act: the table `data/events/moods.tsv`, and the mood of a clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.events import misreadings, phrases
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.parse import Token

_NEGATIONS = frozenset({"not", "n't", "never", "no longer", "neither", "nor"})
_BUT_ALSO = frozenset({"only", "just", "merely", "simply", "solely"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "should"})
_OBLIGATION = frozenset({"must"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "until", "till", "lest", "provided", "should"})


@cache
def _table() -> dict[tuple[str, str], str]:
    columns = ("operator", *(e.value for e in Event if e is not Event.STATEMENT), "(none)")
    return {
        (row["operator"], column): cell
        for row in shipped_table("events/moods", columns=columns)
        for column, cell in row.items()
        if column != "operator"
    }


@cache
def operators() -> frozenset[str]:
    """Return the names of the operators that the table knows."""
    return frozenset(operator for operator, _ in _table())


@cache
def is_silent(operator: str) -> bool:
    """Return whether nothing that the operator governs is an event, whatever it is ("denied", "may consider")."""
    return all(cell in {"-", ""} for (name, _), cell in _table().items() if name == operator)


def apply(operator: str, act: Event | None, mode: str = "") -> Event | None:
    """Return the code of `operator` over `act`; None when the combination codes nothing.

    A column "ROOT/mode" of the table outranks the root's own column.
    """
    if act is Event.STATEMENT:
        return act if operator in {"do", "begin", "happen"} else None
    table = _table()
    column = act.value if act else "(none)"
    cell = table.get((operator, f"{column}/{mode}")) or table[operator, column]
    if cell == "=":
        return act
    return None if cell == "-" else Event(cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What a clause says of the reality of its act."""

    negated: bool = False
    future: bool = False
    possible: bool = False
    obligation: bool = False
    conditional: bool = False
    purpose: bool = False


def mood_of(token: Token) -> Mood:
    """Return the mood of the clause that `token` heads."""
    have = misreadings.perfect_of(token)
    if have is not None:
        return mood_of(have)
    auxiliaries = [c for c in token.children if c.relation in {"aux", "cop"}]
    if token.dep == "conj" and token.upos == "VERB" and not auxiliaries and token.child("nsubj") is None:
        auxiliaries = [c for c in token.head.children if c.relation == "aux" and c.i < token.i]
    words = {c.lower for c in auxiliaries}
    negated = any(map(_negates, token.children)) or _shares_negation(token)
    subject = token.child("nsubj")
    if subject is not None:
        negated = (
            negated or subject.lower in _NOBODY or any(c.lower == "no" and c.dep == "det" for c in subject.children)
        )
    thing = token.child("obj")
    if thing is not None and (
        thing.lower in _NOBODY or any(c.lower == "no" and c.dep == "det" for c in thing.children)
    ):
        negated = True
    would = "would" in words or "'d" in words
    unreal = "have" in words and bool(words & {"would", "'d", "could", "might", "should"})
    return Mood(
        negated=negated,
        future=bool(words & _FUTURE) or _going_to(token) or (would and not _in_conditional(token)),
        possible=bool(words & _POSSIBLE),
        # "he must not have written it himself" is a guess and puts nobody under an obligation.
        obligation=(bool(words & _OBLIGATION) and "have" not in words) or _has_to(token),
        conditional=unreal or _in_conditional(token),
        # "is believed to have struck": a perfect infinitive looks back, and is no purpose.
        purpose=phrases.is_infinitive(token)
        and "have" not in words
        and token.relation in {"advcl", "acl", "xcomp", "csubj", "ccomp", "conj", "root"},
    )


def _negates(word: Token) -> bool:
    """Return whether a word under a verb denies it; "not only struck the base" does not."""
    if word.lower not in _NEGATIONS or word.relation not in {"advmod", "cc", "det"}:
        return False
    following = word.sentence.tokens[word.i + 1 : word.i + 2]
    return not (following and following[0].lower in _BUT_ALSO)


def _shares_negation(token: Token) -> bool:
    """Return whether a denial before the first of two verbs covers this one: "did not strike or shell"."""
    if token.dep != "conj" or token.head.upos not in {"VERB", "AUX"} or token.child("nsubj", "aux") is not None:
        return False
    joined = any(c.lower in {"or", "nor"} and c.relation == "cc" for c in token.children)
    return joined and any(c.i < token.head.i and _negates(c) for c in token.head.children)


def _going_to(token: Token) -> bool:
    head = token.head
    return token.dep == "xcomp" and head.lower == "going" and phrases.is_infinitive(token)


def _has_to(token: Token) -> bool:
    head = token.head
    yet = any(c.lower == "yet" and c.i == head.i + 1 for c in head.children)  # what one has yet to do is not done
    return token.dep == "xcomp" and head.lemma in {"have", "need"} and not yet and phrases.is_infinitive(token)


def _in_conditional(token: Token) -> bool:
    for node in (token, *token.ancestors()):
        openers = [c for c in node.children if c.relation in {"mark", "advmod"} and c.i < node.i]
        subordinate = node.relation in {"advcl", "ccomp"} or node is token
        if subordinate and any(c.lower in _CONDITIONAL for c in openers):
            return True
        if node.relation in {"ccomp", "root", "parataxis"} and node is not token:
            break
    return False
