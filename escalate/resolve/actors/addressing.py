"""Resolve the pronouns of speech, "I", "we" and "you", to who speaks and who is spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.readings import home, make_reading

if TYPE_CHECKING:
    from escalate.model import Mention
    from escalate.parse import Token
    from escalate.resolve.actors.scene import Reading, Scene

_OF_STATE = frozenset({"government", "military"})  # branches of offices
# The first person, and whether it is the speaker's side that is meant.
_FIRST = {
    "i": False,
    "me": False,
    "my": False,
    "mine": False,
    "myself": False,
    "we": True,
    "us": True,
    "our": True,
    "ours": True,
    "ourselves": True,
}
_SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})


def is_addressing(token: Token) -> bool:
    """Return whether a pronoun is of the first or second person."""
    return token.lower in _FIRST or token.lower in _SECOND


def read_addressing(scene: Scene, token: Token, *, speaker: Mention | None, addressee: Mention | None) -> list[Reading]:
    """Return the reading of "I", "we" or "you" as the speaker, the side it speaks for or who is spoken to."""
    group = _FIRST.get(token.lower, False)
    mention = speaker if token.lower in _FIRST else addressee
    if mention is None:
        return []
    actor = home(scene, mention.actor) if group else mention.actor
    who = "the speaker" if token.lower in _FIRST else "the one spoken to"
    named = f"{who}'s side: {mention.name} speaks" if group else f"{who}, {mention.name}"
    return [make_reading(scene, actor, token.i, token.i, confidence=0.8, reason=f"“{token.text}” is {named}")]


def find_state_served(scene: Scene, pronoun: Token, owner: str) -> str:
    """Return the state that "his foreign minister" serves: the one that `owner` stands for, "" if it is none."""
    after = (s for s in scene.segments(pronoun.sentence) if s.first > pronoun.i)
    office = next(after, None)
    if office is None or office.kind is not EntryKind.OFFICE or office.entry.role_class not in _OF_STATE:
        return ""
    side = home(scene, owner)
    return side if scene.cast.get(side).kind is ActorKind.STATE else ""
