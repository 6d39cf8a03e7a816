"""Acts that a cue names by itself: "its demand for", "her threat to"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.parse import Token


@cache
def _acts() -> dict[tuple[str, str], tuple[Event, str]]:
    rows = shipped_table("speech_acts", columns=("lemma", "form", "event", "mode"))
    return {(row["lemma"], row["form"]): (Event(row["event"]), row["mode"]) for row in rows}


def act_of_cue(cue: Token | None) -> tuple[Event, str] | None:
    """Return the event and the mode that a cue word names, None when it only says that something was said."""
    if cue is None or cue.upos not in {"NOUN", "VERB"}:
        return None
    return _acts().get((cue.lemma, cue.upos.lower()))
