"""Threats by construction: what the speaker's side will do unless, until or if another side does something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.aims import is_own
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.extract.threats import ThreatPhrase
from escalate.lexicon import shipped_table
from escalate.model import ConditionKind, Event

if TYPE_CHECKING:
    from escalate.extract.conditions import ConditionClause
    from escalate.extract.scene import Scene
    from escalate.model import Mention, Span
    from escalate.parse import Token

_GLOSS = "what follows unless the other side gives way"
_MODALS = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
_PRESSING = frozenset({ConditionKind.UNLESS, ConditionKind.UNTIL})
_KINDS = frozenset({*_PRESSING, ConditionKind.IF})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_NONE = frozenset({"nobody", "none", "nothing"})
_ANYBODY = frozenset({*_NONE, "we", "i"})


@cache
def _favours() -> frozenset[str]:
    return frozenset(row["verb"] for row in shipped_table("favours", columns=("verb",)))


def find_ultimatum(scene: Scene, content: Span, speaker: Mention) -> ThreatPhrase | None:
    """Return the words by which a party to a quarrel tells what it will do if another party does not give way.

    "Would stay until Oslo apologised", "will close the port if Oslo sends
    ships": the other side stands in the condition and the speaker's own in
    what follows from it. What would be a favour is a promise on terms.
    """
    if not scene.cast.is_placed(speaker):
        return None
    for clause in scene.conditions_within(content):
        main = _main_verb(clause, content)
        if main is None or clause.kind not in _KINDS or _is_only(clause):
            continue
        if _is_own(scene, main, speaker) and _is_rival(scene, clause, speaker) and _is_meant_ill(main, clause):
            start, end = main.start - content.start, main.end - content.start
            return ThreatPhrase(
                start=start, end=end, intensity=ROOT_INTENSITY[Event.THREATEN], gloss=_GLOSS, in_any_tense=True
            )
    return None


def _main_verb(clause: ConditionClause, content: Span) -> Token | None:
    """Return the verb that a condition hangs on, when it tells what will be and stands in what is said."""
    verb = clause.governor
    if verb.upos not in {"VERB", "AUX"} or not content.start <= verb.start < content.end or clause.holds(verb):
        return None
    return verb if any(c.upos == "AUX" and c.lower in _MODALS for c in verb.children) else None


def _is_only(clause: ConditionClause) -> bool:
    """Return whether a condition opens a way: "only if they left"."""
    return clause.first.i > 0 and clause.first.sentence.tokens[clause.first.i - 1].lower == "only"


def _is_own(scene: Scene, verb: Token, speaker: Mention) -> bool:
    """Return whether the speaker's own side does what a verb tells, or no side is named for it."""
    doer = verb.child("nsubj", "nsubj:pass", "expl")
    if doer is None or doer.lower in _ANYBODY or any(c.lower == "no" for c in doer.children):
        return True
    if doer.dep == "expl" or doer.lower == "there":
        return False
    if is_own(doer):
        return True
    named = scene.cast.mentions([doer], speaker=speaker)
    return any(m.actor == speaker.actor or scene.cast.same_side(m, speaker) for m in named)


def _is_rival(scene: Scene, clause: ConditionClause, speaker: Mention) -> bool:
    """Return whether another side is to act, or to stop acting, for the condition to be met."""
    if _names_favour(clause):
        return True
    doer = clause.head.child("nsubj")
    named = scene.cast.mentions([doer], speaker=speaker) if doer is not None else ()
    if not named and doer is not None and doer.upos == "NOUN" and not is_own(doer):
        return clause.kind in _PRESSING and clause.head.lemma.lower() in _favours()
    return any(m.actor != speaker.actor and not scene.cast.same_side(m, speaker) for m in named)


def _names_favour(clause: ConditionClause) -> bool:
    """Return whether a condition names no side, but what is wanted: "until the prisoners were freed"."""
    verb = clause.head
    if verb.child("nsubj:pass") is None:
        return False
    lacking = clause.kind is ConditionKind.IF and any(c.lower in _NEGATIONS for c in verb.children)
    return verb.lemma.lower() in _favours() and (lacking or clause.kind in _PRESSING)


def _is_meant_ill(verb: Token, clause: ConditionClause) -> bool:
    """Return whether what would follow is no favour: "would lift the ban if" is one, "would not lift it until" none."""
    negated = any(
        c.lower in _NEGATIONS or (c.lower in _NONE) or any(g.lower == "no" for g in c.children) for c in verb.children
    )
    lemma = verb.lemma.lower()
    if lemma == "be":
        return False
    return negated if lemma in _favours() else (not negated or clause.kind in _PRESSING)
