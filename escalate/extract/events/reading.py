"""What the coder makes of a predicate: an act with its actors and its mood."""

from __future__ import annotations

from dataclasses import dataclass

from escalate.extract.events.entries import Entry
from escalate.model import Event
from escalate.parse import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One coded event of a sentence.

    `trigger` is the word that carries the code, `act` the innermost word it
    rests on (in "vowed to attack" they are "vowed" and "attack"); `path` are
    the operators from the outermost in; `sources` and `targets` are the heads
    of the noun phrases in those roles. `content` heads the clause that says
    what is promised, threatened or asked for.
    """

    event: Event
    mode: str
    cameo: str
    intensity: float
    trigger: Token
    act: Token
    entry: Entry
    path: tuple[str, ...] = ()
    sources: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    content: Token | None = None
    future: bool = False
    negated: bool = False
    hypothetical: bool = False

    @property
    def rule(self) -> str:
        """The operators and the lexicon entry that gave the code, outermost first."""
        return " > ".join((*self.path, self.entry.name))
