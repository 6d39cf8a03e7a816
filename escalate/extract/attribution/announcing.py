"""Draft what set phrases attribute: "let London know that", "made it clear on Friday that", "served notice that"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import Cue
from escalate.extract.attribution.draft import Draft
from escalate.extract.attribution.interruptions import clause_after_that
from escalate.extract.attribution.phrases import case_of, is_time
from escalate.extract.attribution.sources import find_source
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from escalate.parse.tokens import Token

_REACH = 9
"""How many words after the verb the word that closes the phrase may stand: the addressee's name lies between."""
_CONFIDENCE = 0.8
_TOLD = frozenset({"on", "to"})
_EMPTY = frozenset({"it", "this", "that", "notice", "doubt", "doubts"})


def find_announcement(verb: Token) -> Token | None:
    """Return the word that closes a set phrase for saying something, or None: "know" for "let London know that"."""
    closing = _phrases().get(verb.lemma)
    if closing is None or verb.upos not in {"VERB", "AUX"}:
        return None
    for token in verb.sentence.tokens[verb.i + 1 : verb.i + _REACH]:
        if token.lower in closing:
            return token if clause_after_that(token) else None
        if token.text in {",", ";", ":"} or token.lower in {"that", "who", "which"}:
            return None
    return None


def draft_set_phrase(verb: Token, closing: Token) -> Draft | None:
    """Return what "let X know that ..." attributes to its subject, with X as who is told."""
    source = find_source(verb)
    if source is None:
        return None
    cue = Cue(lemma=verb.lemma, pos="verb", force="say", strong=True, takes=frozenset({"that"}))
    return Draft(
        token=verb, row=cue, source=source, cue=(verb.start, closing.end), content=clause_after_that(closing),
        rule="set phrase", confidence=_CONFIDENCE, addressee=_addressee(verb, closing),
    )  # fmt: skip


def _addressee(verb: Token, closing: Token) -> tuple[Token, ...]:
    after = [t for t in verb.sentence.tokens[verb.i + 1 : closing.i + 4] if t.upos in {"NOUN", "PROPN", "PRON"}]
    told = (
        t
        for t in after
        if t.lower not in _EMPTY
        and t is not closing
        and not is_time(t)
        and (t.relation in {"obj", "iobj", "nsubj"} if t.i < closing.i else case_of(t) in _TOLD and t.upos == "PROPN")
        and t.head in (verb, closing)
    )
    first = next(told, None)
    return (first,) if first is not None else ()


@cache
def _phrases() -> dict[str, frozenset[str]]:
    rows = shipped_table("made_known", columns=("verb", "words"))
    return {row["verb"]: frozenset(row["words"].split("|")) for row in rows}
