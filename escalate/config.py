"""Every default of a run, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a run may be told.

    `pipeline` names an installed spaCy pipeline to use instead of the
    shipped one. `actors` and `lexicon` are files of the user's own, in the
    format of the shipped tables, that come before them; `judgements` a file
    that overturns merges. `published` is the
    date of articles that state none. `least_confidence` is the confidence
    below which a statement is not kept.
    """

    pipeline: str | None = None
    published: str | None = None
    actors: Path | None = None
    lexicon: Path | None = None
    judgements: Path | None = None
    least_confidence: float = 0.3


DEFAULT = Config()
