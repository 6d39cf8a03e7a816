"""Resolve pronouns and definite descriptions to actors named elsewhere in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.resolve.actors.phrases import home, make_reading, read_phrase
from escalate.resolve.actors.scene import Reading, Scene

if TYPE_CHECKING:
    from escalate.model import Mention
    from escalate.parse import Token

_FIRST = {"i": False, "me": False, "my": False, "myself": False, "we": True, "us": True, "our": True, "ours": True, "ourselves": True}
_SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})


class Reference:
    """What pronouns and descriptions of one article refer to."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def resolve_pronoun(self, token: Token, *, speaker: Mention | None, addressee: Mention | None) -> list[Reading]:
        """Return the antecedent of a pronoun as readings at the pronoun's own place; empty when unsure."""
        if token.lower in _FIRST:
            return self._side(token, speaker, group=_FIRST[token.lower], who="the speaker")
        if token.lower in _SECOND:
            return self._side(token, addressee, group=False, who="the one spoken to")
        if token.xpos in ("WP", "WDT", "WP$"):
            return self._relative(token)
        return []

    def _side(self, token: Token, mention: Mention | None, *, group: bool, who: str) -> list[Reading]:
        if mention is None:
            return []
        actor = home(self._scene, mention.actor) if group else mention.actor
        reason = f"“{token.text}” is {who}" + (f"'s side: {mention.name} speaks" if group else f", {mention.name}")
        return [make_reading(self._scene, actor, token.i, token.i, confidence=0.8, reason=reason)]

    def _relative(self, token: Token) -> list[Reading]:
        clause = next((a for a in (token, *token.ancestors()) if a.dep == "acl:relcl"), None)
        if clause is None or clause.head is clause:
            return []
        return [
            make_reading(self._scene, r.actor, token.i, token.i, confidence=r.confidence, reason=f"“{token.text}” is the noun it follows")
            for r in read_phrase(self._scene, clause.head)
        ]

    def resolve_description(self, head: Token, readings: list[Reading]) -> list[Reading]:
        """Return `readings` with descriptions such as "the minister" replaced by whom they describe."""
        return readings
