"""The clauses that threats, promises and demands hang on."""

from __future__ import annotations

from dataclasses import dataclass

from escalate.model import Condition, ConditionKind, Span
from escalate.parse import Sentence, Token

_KINDS = {
    "if": ConditionKind.IF,
    "unless": ConditionKind.UNLESS,
    "until": ConditionKind.UNTIL,
    "till": ConditionKind.UNTIL,
    "provided": ConditionKind.PROVIDED,
    "providing": ConditionKind.PROVIDED,
    "once": ConditionKind.WHEN,
    "when": ConditionKind.WHEN,
    "should": ConditionKind.IF,
}
_LONG_AS = ("long", "as")
_ANAPHORIC = frozenset({"case", "event", "condition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionClause:
    """A conditional clause in its sentence: its head, the word it hangs on, its first and last word."""

    kind: ConditionKind
    head: Token
    governor: Token
    first: Token
    last: Token

    def holds(self, token: Token) -> bool:
        """Return whether `token` stands inside the clause."""
        return self.first.i <= token.i <= self.last.i and token.sentence is self.head.sentence

    def as_condition(self) -> Condition:
        """Return the clause as a record with its words."""
        sentence = self.head.sentence
        span = Span(
            article=sentence.article,
            start=self.first.start,
            end=self.last.end,
            text=sentence.words(self.first, self.last),
        )
        return Condition(span=span, kind=self.kind)


def find_conditions(sentence: Sentence) -> tuple[ConditionClause, ...]:
    """Return the conditional clauses of a sentence in text order."""
    found = []
    for token in sentence.tokens:
        clause = _clause_from_mark(token) or _anaphoric(token)
        if clause is not None:
            found.append(clause)
    return tuple(found)


def condition_of(token: Token, clauses: tuple[ConditionClause, ...], *, unreal: bool) -> ConditionClause | None:
    """Return the condition that the act at `token` hangs on.

    `unreal` says that the act is still to come or only spoken of; a "when"
    beside an act already done tells its time and is no condition.
    """
    above = {token.i, *(t.i for t in token.ancestors())}
    below = {t.i for t in token.subtree()}
    for clause in clauses:
        if clause.holds(token) or (clause.kind is ConditionKind.WHEN and not unreal):
            continue
        if clause.governor.i in above or clause.governor.i in below:
            return clause
    return None


def _clause_from_mark(mark: Token) -> ConditionClause | None:
    kind = _KINDS.get(mark.lower)
    first = mark
    if kind is None:
        if mark.lower != "as" or mark.i < 2:
            return None
        before = mark.sentence.tokens[mark.i - 2 : mark.i]
        if [t.lower for t in before] not in (["as", "long"], ["so", "long"]):
            return None
        kind, first = ConditionKind.AS_LONG_AS, before[0]
    head = mark.head
    if mark.lower == "should":
        # Inversion: "should the talks fail" has its auxiliary before its subject.
        subject = head.child("nsubj")
        if subject is None or mark.relation != "aux" or subject.i < mark.i:
            return None
    elif mark.lower in {"provided", "providing"}:
        clause = mark.child("ccomp")
        if mark.relation == "mark":
            clause = head
        if clause is None:
            return None
        head = clause if mark.relation == "mark" else mark
    elif mark.relation not in {"mark", "advmod", "case", "fixed"}:
        return None
    while head.dep == "fixed":
        head = head.head
    if head.relation in {"ccomp", "xcomp", "acl"} and mark.lower in {"if", "when", "once"}:
        return None
    if head.is_root and head.upos not in {"VERB", "ADJ", "NOUN"}:
        return None
    inside = [t for t in head.subtree() if t.i >= first.i]
    last = _last_of_run(first, inside)
    if last.i - first.i < 1:
        return None
    governor = head.head if not head.is_root else head
    return ConditionClause(kind=kind, head=head, governor=governor, first=first, last=last)


def _last_of_run(first: Token, inside: list[Token]) -> Token:
    """Return the end of the unbroken run of words from `first`, without closing punctuation."""
    have = {t.i for t in inside}
    tokens = first.sentence.tokens
    end = first.i
    while end + 1 < len(tokens) and (end + 1 in have or (tokens[end + 1].upos == "PUNCT" and end + 2 in have)):
        end += 1
    while end > first.i and tokens[end].upos == "PUNCT":
        end -= 1
    return tokens[end]


def _anaphoric(token: Token) -> ConditionClause | None:
    """Return "in such a case" as a condition: it stands for one named before."""
    if token.lower not in _ANAPHORIC or token.relation not in {"obl", "nmod"}:
        return None
    such = any(c.lower in {"such", "that", "this", "which"} for c in token.children)
    case = next((c for c in token.children if c.lower == "in" and c.relation == "case"), None)
    if not such or case is None:
        return None
    return ConditionClause(kind=ConditionKind.IF, head=token, governor=token.head, first=case, last=token)
