"""What the coder makes of a predicate: an act with its actors and its mood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.extract.events.entries import ROOT_INTENSITY, Entry
from escalate.model import Event

if TYPE_CHECKING:
    from escalate.parse import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One coded event of a sentence.

    `trigger` is the word that carries the code, `act` the innermost word it
    rests on (in "vowed to attack" they are "vowed" and "attack"); `path` are
    the operators from the outermost in; `sources` and `targets` are the heads
    of the noun phrases in those roles. `content` heads the clause that says
    what is promised, threatened or asked for. When the act is `mutual` ("A and
    B met") both parties stand on both sides.
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
    mutual: bool = False
    hypothetical: bool = False

    @property
    def rule(self) -> str:
        """The operators and the lexicon entry that gave the code, outermost first."""
        return " > ".join((*self.path, self.entry.name))


def explain_intensity(reading: Reading) -> str:
    """Return in a sentence where the value of `reading` comes from: its root, its wording, what it threatens."""
    root = ROOT_INTENSITY[reading.event]
    start = f"{reading.event.value} stands at {root:+.1f} on PLOVER's scale"
    if reading.intensity == root:
        return f"{start}."
    if reading.event is Event.THREATEN and reading.act is not reading.trigger:
        return f"{start}; threatening to “{reading.act.text}” makes it {reading.intensity:+.1f}."
    return f"{start}; the wording of {reading.entry.name} makes it {reading.intensity:+.1f}."


def base_intensity(entry: Entry, event: Event) -> float:
    """Return the intensity of an act as its entry words it, else its root's."""
    return entry.intensity if entry.intensity is not None else ROOT_INTENSITY[event]


def mood_intensity(event: Event, inner: Reading | None) -> float:
    """Return the value of `event` made from the act `inner`: a threat is graver the graver what it threatens."""
    if inner is None:
        return ROOT_INTENSITY[event]
    if event is inner.event:
        return inner.intensity
    if event is Event.THREATEN:
        return round(ROOT_INTENSITY[event] + max(-1.0, min(0.0, (inner.intensity + 5) / 4)), 2)
    return ROOT_INTENSITY[event]
