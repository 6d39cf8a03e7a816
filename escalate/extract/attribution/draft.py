"""An attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.extract.attribution.cues import Cue
    from escalate.extract.attribution.phrases import Extent
    from escalate.extract.attribution.sources import Source
    from escalate.parse.tokens import Token


@dataclass(slots=True, kw_only=True)
class Draft:
    """What one cue attributes; `speech` are the pieces of the content that are quotes claimed by the cue."""

    token: Token
    row: Cue
    source: Source | None
    cue: Extent
    content: list[Extent]
    rule: str
    confidence: float
    addressee: tuple[Token, ...] = ()
    speech: list[Extent] = field(default_factory=list)

    def holds(self, offset: int) -> bool:
        """Return whether `offset` lies in the content."""
        return any(start <= offset < end for start, end in self.content)

    def is_named_at(self, offset: int) -> bool:
        """Return whether `offset` lies in the words that name the speaker."""
        return self.source is not None and self.source.extent[0] <= offset < self.source.extent[1]
