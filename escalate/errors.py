"""What can go wrong: errors for wrong calls, problems for bad input.

A wrong call raises one of the exceptions here. Bad input is data: it becomes a
`Problem`, is written to `problems.jsonl`, and the rest of the run goes on.
"""

from __future__ import annotations

from dataclasses import dataclass


class EscalateError(Exception):
    """Base of every error that escalate raises; its message says what happened and what to do."""


class InputNotFoundError(EscalateError):
    """An input named in the call does not exist or matches nothing."""


class NothingToBuildError(EscalateError):
    """No input gave an article, so there is nothing to build from."""


class PipelineUnusableError(EscalateError):
    """A language pipeline is missing or lacks what escalate reads from it."""


class DateUnreadableError(EscalateError):
    """A date given by the user is not a calendar date."""


class GraphUnreadableError(EscalateError):
    """A file is not a graph written by escalate, or was written by an incompatible version."""


class NotInGraphError(EscalateError):
    """An actor, a statement or a link asked for is not in the graph."""


class BadFilterError(EscalateError):
    """A filter or one of its values does not exist, or can't be read."""


class QueryRefusedError(EscalateError):
    """A pattern query can't be parsed, or asks for what would be answered wrongly."""


class MissingExtraError(EscalateError):
    """A package that is not installed with escalate by itself is needed; the message says how to install it."""


class DataFileError(EscalateError):
    """A lexicon or actor file, shipped or the user's own, breaks its format."""


class OutputError(EscalateError):
    """An output can't be written where it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the input that was skipped or only half understood.

    `code` is a short stable name such as `empty`, `binary`, `undecodable`;
    `source` the path or URL; `start` and `end` the offsets in the article's
    text where the trouble is, if it has a place; `remedy` what the user can do.
    """

    source: str
    code: str
    message: str
    remedy: str
    article: str | None = None
    start: int | None = None
    end: int | None = None
