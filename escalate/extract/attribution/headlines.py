"""Read the colon of headlines and transcripts: "Iran: we will respond", "TAPPER: Do you think"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import Cue, find_cue, verb_cue
from escalate.extract.attribution.draft import Draft
from escalate.extract.attribution.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.extract.attribution.phrases import Extent
    from escalate.parse.tokens import Token

_COLON = Cue(lemma=":", pos="punct", force="say", strong=True, takes=frozenset({"that", "quote"}))
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "CCONJ", "NUM", "PART", "ADP"})
_LONGEST_NAME = 6
_SHORTEST_SPEECH = 3
_LONGEST_TURN = 3
_FEWEST_TURNS = 3
_LONGEST_SIGNATURE = 12
_DASHES = frozenset({"-", "–", "—", "--"})
_TURN_SHARE = 5
"""One paragraph in so many must be a turn, at least, for an article to be a transcript."""


def is_transcript(paragraphs: Sequence[Sequence[Token]]) -> bool:
    """Return whether paragraphs take turns: a good part of them open with a short name and a colon."""
    turns = sum(_turn(words) > 0 for words in paragraphs)
    return turns >= _FEWEST_TURNS and turns * _TURN_SHARE >= len(paragraphs)


def _turn(words: Sequence[Token]) -> int:
    """Return at which token a paragraph's opening name ends in a colon, or 0."""
    at = next((n for n, t in enumerate(words[: _LONGEST_TURN + 1]) if t.text == ":"), 0)
    return at if at and all(t.text[0].isupper() or t.text in {".", "-"} for t in words[:at]) else 0


def draft_turn(words: Sequence[Token]) -> Draft | None:
    """Return the attribution of a transcript's paragraph to the name that opens it, or None."""
    at = _turn(words)
    if not at or at + 1 >= len(words) or not _is_speech(words[at + 1 :]):
        return None
    name = words[:at]
    return _draft(name, words[at], (words[at + 1].start, words[-1].end), "turn")


def draft_colon(words: Sequence[Token], *, headline: bool) -> Draft | None:
    """Return the attribution that a paragraph's colon makes, or None.

    `words` are the paragraph's tokens. A name opens the paragraph and a colon
    follows; outside headlines the name stands in capitals, as in transcripts.
    """
    at = next((n for n, t in enumerate(words[: _LONGEST_NAME + 1]) if t.text == ":"), 0)
    name, speech = words[:at], words[at + 1 :]
    if not name or len(speech) < _SHORTEST_SPEECH or not all(t.upos in _NAMING for t in name):
        return None
    if not any(t.upos == "PROPN" for t in name) or any(find_cue(t) is not None for t in name):
        return None
    if not (headline or all(t.text.isupper() for t in name)) or not _is_speech(speech):
        return None
    return _draft(name, words[at], (speech[0].start, speech[-1].end), "headline colon")


def _draft(name: Sequence[Token], colon: Token, content: Extent, rule: str) -> Draft:
    head = ([t for t in name if t.upos == "PROPN"] or list(name))[-1]
    return Draft(
        token=colon, row=_COLON, source=Source((name[0].start, name[-1].end), head, rule),
        cue=(colon.start, colon.end), content=[content], rule=rule, confidence=0.7,
    )  # fmt: skip


def draft_dash(words: Sequence[Token]) -> Draft | None:
    """Return the attribution that a headline's last dash makes, "Army will stay in valley - minister", or None.

    The names of sites end headlines in the same way: a name is taken for a
    speaker only as a lone surname or place, or with a common noun.
    """
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n].text in _DASHES), 0)
    said, name = words[:at], words[at + 1 :]
    if len(said) < _SHORTEST_SPEECH or not 0 < len(name) <= _LONGEST_TURN or said[-1].end == words[at].start:
        return None
    if not all(t.text.isalpha() for t in name) or any(t.upos in {"VERB", "AUX", "ADV"} for t in name):
        return None
    lone = len(name) == 1 and name[0].entity in {"PERSON", "LOC"}
    if not _is_speech(said) or not (lone or any(t.text.islower() and t.upos == "NOUN" for t in name)):
        return None
    draft = _draft(name, words[at], (said[0].start, said[-1].end), "headline dash")
    return replace(draft, confidence=0.6)


def draft_headline(words: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Return what a headline says by word order alone, NAME VERB REST, where the tree reads no cue near its start.

    Verbs joined by commas share the name: "Taliban deny raid, accuse Pakistan".
    """
    at = next((n for n, t in enumerate(words[: _LONGEST_NAME + 1]) if n and _is_headline_verb(t)), 0)
    name = words[:at]
    near = words[min(at + 3, len(words) - 1)].end if words else 0
    if not at or len(words) - at < _SHORTEST_SPEECH or any(d.source and d.cue[0] < near for d in drafts):
        return []
    if not all(t.upos in _NAMING or t.upos == "VERB" for t in name) or not any(t.upos == "PROPN" for t in name):
        return []
    starts = [at, *(n + 1 for n, t in enumerate(words[:-2]) if t.text == "," and n > at and _is_base(words[n + 1]))]
    found = []
    for start, stop in zip(starts, [*(s - 1 for s in starts[1:]), len(words)], strict=True):
        row, rest = verb_cue(words[start]), words[start + 1 : stop]
        if row is not None and rest:
            draft = _draft(name, words[start], (rest[0].start, rest[-1].end), "headline")
            found.append(replace(draft, row=row))
    return found


def _is_headline_verb(token: Token) -> bool:
    """Return whether a word can be a headline's verb of saying: a strong cue in the present and no noun."""
    row = verb_cue(token)
    return row is not None and row.strong and not token.text[0].isupper() and _in_present(token, row)


def _in_present(token: Token, row: Cue) -> bool:
    return token.lower in {row.lemma, row.lemma + "s", row.lemma + "es", row.lemma[:-1] + "ies"}


def _is_base(token: Token) -> bool:
    row = verb_cue(token)
    return row is not None and row.strong and _in_present(token, row)


def draft_signed(words: Sequence[Token], above: Sequence[Token]) -> Draft | None:
    """Return the attribution of a post to the name and handle that sign it, "... — Ann Lee (@ann) March 4", or None.

    `above` is the paragraph before, which holds the post when the signature
    is a paragraph of its own.
    """
    handle = next((n for n, t in enumerate(words) if t.text.startswith("@") and n and words[n - 1].text == "("), 0)
    dash = next(
        (n for n in range(handle - 1, max(-1, handle - _LONGEST_SIGNATURE), -1) if words[n].text in _DASHES), -1
    )
    if not handle or dash < 0 or words[dash].text == "-" or len(words) - handle > _LONGEST_SIGNATURE:
        return None
    name, post = words[dash + 1 : handle - 1], words[:dash] or above
    if not name or not post:
        return None
    return _draft(name, words[dash], (post[0].start, post[-1].end), "signed post")


def draft_named_quote(words: Sequence[Token], start: int) -> Draft | None:
    """Return the attribution of a quote at `start` that follows a name and a colon: `More from Jones: "..."`, or None.

    The caller adds the quote as the content.
    """
    at = next((n for n, t in enumerate(words) if t.start >= start), len(words)) - 1
    if at < 1 or words[at].text != ":":
        return None
    first = at
    while first > 0 and (words[first - 1].upos == "PROPN" or _is_initial(words, first - 1)):
        first -= 1
    name = words[first:at]
    if not any(t.upos == "PROPN" for t in name):
        return None
    head = [t for t in name if t.upos == "PROPN"][-1]
    return Draft(
        token=words[at], row=_COLON, source=Source((name[0].start, name[-1].end), head, "name and colon"),
        cue=(words[at].start, words[at].end), content=[], rule="name and colon", confidence=0.8,
    )  # fmt: skip


def _is_initial(words: Sequence[Token], at: int) -> bool:
    return words[at].text == "." and at > 0 and words[at - 1].end == words[at].start


def _is_speech(words: Sequence[Token]) -> bool:
    """Return whether words can be what somebody said: quoted, or a clause."""
    return not words[0].text[0].isalnum() or any(t.upos in {"VERB", "AUX"} for t in words)
