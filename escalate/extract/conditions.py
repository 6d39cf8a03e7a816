"""The clauses that threats, promises and demands hang on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.events import vocabulary
from escalate.lexicon import shipped_table
from escalate.model import Condition, ConditionKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse import Sentence, Token

_LONGEST_STRETCH = 5


@cache
def _words(role: str) -> dict[str, str]:
    rows = shipped_table("conditions", columns=("word", "role", "kind"))
    return {row["word"]: row["kind"] for row in rows if row["role"] == role}


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

    def tells_time(self) -> bool:
        """Return whether a clause with "when" lies in the past: it says when something was."""
        verbs = (self.head, *self.head.all_children("aux", "cop"))
        return self.kind is ConditionKind.WHEN and any(t.xpos == "VBD" for t in verbs)

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
    opener = _opener(mark)
    if opener is None:
        return None
    first, kind = opener
    head = _clause_head(mark)
    if head is None or (head.is_root and head.upos not in {"VERB", "ADJ", "NOUN"}):
        return None
    governor = head.head if not head.is_root else head
    while first.i <= governor.i < mark.i and not governor.is_root:
        governor = governor.head
    asked = head.relation in {"ccomp", "xcomp", "acl"} or governor.lemma in _words("asks")
    if asked and kind in {ConditionKind.IF, ConditionKind.WHEN} and governor.i < first.i:
        return None
    if mark.relation == "case" and _tells_time(head):
        return None
    last = _last_of_run(mark, [t for t in head.subtree() if t.i >= mark.i])
    if last.i == mark.i:
        return None
    return ConditionClause(kind=kind, head=head, governor=governor, first=first, last=last)


def _tells_time(head: Token) -> bool:
    """Return whether "until" before a noun only gives a time: "until Friday", "until shortly after the vote"."""
    if head.entity in {"DATE", "TIME"} or head.upos in {"NUM", "ADV"}:
        return True
    return head.lemma.lower() in _words("tells time") or any(
        c.relation == "case" and c.lower in {"after", "before"} for c in head.children
    )


def _opener(mark: Token) -> tuple[Token, ConditionKind] | None:
    """Return the first word and the kind of a condition that `mark` opens, None when it opens none."""
    if mark.lower == "as" and mark.i >= 2:
        before = mark.sentence.tokens[mark.i - 2 : mark.i]
        words = " ".join((*(t.lower for t in before), mark.lower))
        return (before[0], ConditionKind(_words("opens")[words])) if words in _words("opens") else None
    if mark.lower in _words("inverts"):
        # "should the talks fail" has its auxiliary before its subject.
        subject = mark.head.child("nsubj")
        inverted = subject is not None and mark.relation == "aux" and subject.i > mark.i
        return (mark, ConditionKind(_words("inverts")[mark.lower])) if inverted else None
    kind = _words("opens").get(mark.lower)
    if mark.lower == "once" and mark.relation == "advmod" and mark.head.upos not in {"VERB", "AUX"}:
        return None  # "once again", "once more"
    if kind is None or mark.relation not in {"mark", "advmod", "case", "fixed", "advcl", "cc"}:
        return None
    return mark, ConditionKind(kind)


def _clause_head(mark: Token) -> Token | None:
    """Return the word that heads the clause `mark` opens: its own head, or its clause where the parser made it one."""
    inner = mark.child("ccomp", "advcl")
    if inner is not None and inner.i > mark.i and mark.relation not in {"mark", "advmod"}:
        return inner
    head = mark.head
    while head.dep == "fixed" or (
        mark.lower == "as" and head.upos in {"ADV", "ADP", "SCONJ"} and head.head is not head
    ):
        inner = head.child("advcl", "ccomp")
        if inner is not None and inner.i > mark.i:
            return inner
        head = head.head
    if head.relation == "nsubj" and mark.i < head.i < head.head.i and head.head.upos == "VERB":
        return head.head  # "until Oslo apologised", with "until" hung on Oslo
    return head


def _last_of_run(first: Token, inside: list[Token]) -> Token:
    """Return the end of the unbroken run of words from `first`, without closing punctuation."""
    have = {t.i for t in inside}
    tokens = first.sentence.tokens
    end = first.i
    while end + 1 < len(tokens) and (end + 1 in have or (tokens[end + 1].upos == "PUNCT" and end + 2 in have)):
        if tokens[end + 1].text == "," and _tells_when(tokens[end + 2 : end + 2 + _LONGEST_STRETCH]):
            break
        end += 1
    while end > first.i and tokens[end].upos == "PUNCT":
        end -= 1
    return tokens[end]


def _tells_when(tokens: Sequence[Token]) -> bool:
    """Return whether words behind a comma say when it was said: ", hours after the vote", ", two days before"."""
    for token in tokens:
        if token.lower in {"after", "before", "following"}:
            return True
        if token.upos not in {"NUM", "ADV", "DET"} and not vocabulary.is_time(token):
            return False
    return False


def _anaphoric(token: Token) -> ConditionClause | None:
    """Return "in such a case" as a condition: it stands for one named before."""
    if token.lower not in _words("stands for") or token.relation not in {"obl", "nmod"}:
        return None
    such = any(c.lower in {"such", "that", "this", "which"} for c in token.children)
    case = next((c for c in token.children if c.lower == "in" and c.relation == "case"), None)
    if not such or case is None:
        return None
    return ConditionClause(kind=ConditionKind.IF, head=token, governor=token.head, first=case, last=token)
