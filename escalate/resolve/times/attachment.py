"""Tell which event of a sentence a time expression dates, by its place in the tree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from escalate.model import Precision
from escalate.resolve.times.expression import TimeExpression, TimexType
from escalate.resolve.times.tense import Tense, is_ahead_of, tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Sentence, Token

Placed = list[tuple[TimeExpression, "Token"]]
A_MONTH = 31
LONG = 8
"""Days from which on an expression is too coarse to be shared with an earlier event of the same sentence."""
_CLAUSES = frozenset(["ccomp", "advcl", "acl", "csubj", "parataxis", "root", "xcomp"])
_SHARING = frozenset([
    "xcomp", "obj", "iobj", "nsubj", "obl", "nmod", "compound", "amod", "appos", "advcl", "acl", "csubj", "cop", "aux",
    "flat",
])  # fmt: skip
"""Relations through which an event without an expression takes that of its governor."""
_DATES_THE_VERB = frozenset(["in", "at", "during", "on", "after"])
"""Prepositions that pass a noun's time on to the verb: "injured in the 1998 bombing"."""
_ADVERBS = frozenset(["unit", "counted", "deictic", "weekend"])
"""Rules whose expressions date a clause even where the parser hangs them on a noun."""
_CAUSING = frozenset(["force", "compel", "begin", "start"])
_SAME_TIME = frozenset(["when", "as", "while"])
_FINENESS = (
    Precision.MINUTE, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR,
    Precision.DECADE,
)  # fmt: skip


def times_within(times: Sequence[TimeExpression], start: int, end: int) -> Sequence[TimeExpression]:
    """Return those of `times`, given in text order, that share a character with the text from `start` to `end`."""
    first = bisect_right(times, start, key=lambda t: t.span.end)
    last = bisect_left(times, end, key=lambda t: t.span.start)
    return times[first:last]


def heads_of(times: Sequence[TimeExpression], sentence: Sentence) -> Placed:
    """Return the expressions that stand in `sentence`, each with the token that heads its words."""
    found = []
    for time in times_within(times, sentence.start, sentence.end):
        inside = [t for t in sentence.tokens if t.start < time.span.end and t.end > time.span.start]
        head = next((t for t in inside if t.is_root or t.head not in inside), None)
        if head is not None:
            found.append((time, head))
    return found


def governor_of(head: Token) -> Token:
    """Return the verb, or else the top, of the clause that the word `head` stands in."""
    token = head
    for above in head.ancestors():
        token = above
        if above.upos == "VERB" or above.relation in _CLAUSES or (above.dep == "conj" and above.upos == "AUX"):
            return above
    return token


def _dated_verb(time: TimeExpression, head: Token) -> Token:
    """Return the verb that a time at `head` dates: what stands before an infinitive's "to" belongs to the verb above.

    "He agreed in a call on Saturday to halt the raids" was on Saturday, wherever the parser hangs the day; so does a
    day that is over where the infinitive tells what was to come.
    """
    verb = governor_of(head)
    mark = verb.child("mark")
    if verb.relation in ("xcomp", "advcl", "acl") and mark is not None and mark.lower == "to":
        above = verb.head
        if above.upos == "VERB" and (above.i < head.i < mark.i or (_is_over(time) and _points_ahead(verb))):
            return above
    return verb


def expression_of(trigger: Token, *, times: Sequence[TimeExpression], sentence: Sentence) -> TimeExpression | None:
    """Return the expression that dates the event at `trigger`, or None.

    First one below the trigger in its own clause; then one of a clause that
    happens at the same time ("fled when shells fell on Friday"); then one of
    the verb that the trigger depends on, up to the next reporting verb. A
    conjunct shares an expression that opens the first conjunct's clause.
    Limits and recurring times date nothing.
    """
    placed = [
        (t, h) for t, h in heads_of(times, sentence)
        if t.when is not None and not t.deadline and t.type is not TimexType.SET
    ]  # fmt: skip
    if not placed:
        return None
    governed: dict[int, Placed] = {}
    for time, head in placed:
        if not _names_a_noun(time, head):
            governed.setdefault(_dated_verb(time, head).i, []).append((time, head))
    own = _of_noun(trigger, placed) if trigger.upos not in ("VERB", "AUX") else []
    own = own or governed.get(trigger.i, []) or _of_same_time(trigger, governed)
    return _nearest(own, trigger) if own else _shared(trigger, governed)


def limit_of(trigger: Token, *, times: Sequence[TimeExpression], sentence: Sentence) -> TimeExpression | None:
    """Return the limit in the clause of the event at `trigger` itself ("will withdraw by Friday"), or None."""
    own = [
        (t, h) for t, h in heads_of(times, sentence) if t.deadline and t.when is not None and governor_of(h) is trigger
    ]  # fmt: skip
    return _nearest(own, trigger) if own else None


def _of_noun(trigger: Token, placed: Placed) -> Placed:
    """Return the expressions below a noun that no clause parts from it: "the raid of 5 March", "Friday's raid"."""
    found = []
    for time, head in placed:
        for above in (head, *head.ancestors()):
            if above is trigger:
                found.append((time, head))
                break
            if above.relation in _CLAUSES or above.upos == "VERB":
                break  # nor does "the recently announced talks" date the talks
    return found


def _of_same_time(trigger: Token, governed: dict[int, Placed]) -> Placed:
    for child in trigger.children:
        mark = next((c.lower for c in child.children if c.dep in ("mark", "advmod") and c.i < child.i), "")
        participle = child.relation in ("xcomp", "advcl", "acl") and child.xpos in ("VBG", "VBN") and not mark
        if child.relation == "xcomp" and trigger.lemma in _CAUSING and child.i in governed:
            return governed[child.i]  # "was forced to step down in July"
        if (participle or (child.relation == "advcl" and mark in _SAME_TIME)) and child.i in governed:
            return [(t, h) for t, h in governed[child.i] if not _is_long(t, A_MONTH if mark == "when" else LONG)]
    return []


def _shared(trigger: Token, governed: dict[int, Placed]) -> TimeExpression | None:
    token = trigger
    while not token.is_root:
        above = token.head
        found = governed.get(above.i, [])
        if token.relation == "conj":
            found = [
                (t, h) for t, h in found if h.i < min(above.i, token.i) or _same_actor_day(t, h, above, token)
            ] or _trailing(found, above, token)
        elif token.relation == "parataxis":
            found = [(t, h) for t, h in found if h is above]  # "Yesterday, at a rally, he said"
        elif token.relation not in _SHARING:
            return None
        if found:
            nearest = _nearest(found, trigger)
            if trigger.dep == "acl:relcl" and tense_of(trigger) is Tense.PAST:
                return None  # what a relative clause tells of somebody may lie years back
            # In "has threatened them for months, after he spoke" the months are not when he spoke.
            return None if is_earlier_clause(token) and _is_long(nearest) else nearest
        token = above
    return None


def _is_over(time: TimeExpression) -> bool:
    words = time.span.text.lower()
    return words.endswith(" ago") or words.startswith("last ") or words == "yesterday"


def _points_ahead(verb: Token) -> bool:
    """Return whether what the infinitive `verb` tells was still to come: "invited them to return two weeks ago"."""
    return is_ahead_of(verb) and verb.head.lemma not in _CAUSING


def _same_actor_day(time: TimeExpression, head: Token, above: Token, token: Token) -> bool:
    """Return whether a day of the first conjunct holds for the second: "met on Monday and rejected the plan"."""
    subject = token.child("nsubj", "nsubj:pass")
    same = subject is None or subject.upos == "PRON"
    return same and above.i < head.i < token.i and not _is_long(time)


def _names_a_noun(time: TimeExpression, head: Token) -> bool:
    """Return whether a coarse time belongs to a noun or a name alone: "the 1994 accord", "Expo 2010"."""
    noun = head.head
    if time.rule in _ADVERBS and head.child("case") is None and head.i < noun.i:
        return False  # "earlier this month mothers held a rally": a noun would have "this month's"
    coarse = time.when is not None and time.when.precision not in (Precision.DAY, Precision.MINUTE)
    if not coarse or noun.upos not in ("NOUN", "PROPN") or noun is head:
        return False
    if head.relation not in ("compound", "amod", "nummod", "flat") and head.dep not in ("nmod:poss", "nmod:unmarked"):
        return False
    if tense_of(governor_of(head)) is Tense.PRESENT_PERFECT:
        return True  # "have gathered evidence in the October slaying": no perfect goes with a past day
    case = noun.child("case")
    opening = max((t for t in noun.sentence.tokens if t.end <= time.span.start), key=lambda t: t.i, default=None)
    if noun.relation in ("nsubj", "csubj") and opening is not None and opening.upos == "ADP":
        return False  # "In 2014 militants seized": no subject has a preposition
    return not (noun.upos == "NOUN" and noun.relation == "obl" and case is not None and case.lower in _DATES_THE_VERB)


def is_earlier_clause(token: Token) -> bool:
    """Return whether `token` heads a clause whose event came before that of the clause it hangs on."""
    return token.relation == "advcl" and any(
        c.lower in {"after", "since", "once"} and c.relation in {"mark", "case", "advmod"} for c in token.children
    )


def _is_long(time: TimeExpression, days: int = LONG) -> bool:
    when = time.when
    if when is None or when.start is None or when.end is None:
        return True
    return date.fromisoformat(when.end[:10]) - date.fromisoformat(when.start[:10]) > timedelta(days)


def _trailing(found: Placed, above: Token, token: Token) -> Placed:
    """Return the expressions of `above` that stand after `token`: "shelled and burned the town on Friday"."""
    return [(t, h) for t, h in found if h.i > token.i > above.i]


def _nearest(found: Placed, trigger: Token) -> TimeExpression:
    def cost(pair: tuple[TimeExpression, Token]) -> tuple[bool, int, int]:
        time, head = pair
        weak = time.value == "PRESENT_REF" or time.type is TimexType.DURATION
        rank = _FINENESS.index(time.when.precision) if time.when and time.when.precision in _FINENESS else 9
        return weak, abs(head.i - trigger.i), rank

    return min(found, key=cost)[0]
