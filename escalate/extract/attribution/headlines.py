"""Read the colon of headlines and transcripts: "Iran: we will respond", "TAPPER: Do you think"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.extract.attribution.cues import Cue, find_cue
from escalate.extract.attribution.draft import Draft
from escalate.extract.attribution.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.parse.tokens import Token

_COLON = Cue(lemma=":", pos="punct", force="say", strong=True, takes=frozenset({"that", "quote"}))
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "CCONJ", "NUM", "PART", "ADP"})
_LONGEST_NAME = 6
_SHORTEST_SPEECH = 3


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
    head = [t for t in name if t.upos == "PROPN"][-1]
    extent = (speech[0].start, speech[-1].end)
    return Draft(
        token=words[at], row=_COLON, source=Source((name[0].start, name[-1].end), head, "headline"),
        cue=(words[at].start, words[at].end), content=[extent], rule="headline colon", confidence=0.7,
    )  # fmt: skip


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
