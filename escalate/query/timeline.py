"""Select statements by who, whom, what and when, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.query.index import as_index
from escalate.query.names import find_actor

if TYPE_CHECKING:
    from collections.abc import Collection as Many

    from escalate.model import Collection, Event, Statement
    from escalate.query.index import Index


def select_statements(
    source: Collection | Index,
    *,
    by: str | None = None,
    to: str | None = None,
    events: Many[Event] = (),
    since: str | None = None,
    until: str | None = None,
    conditional: bool = False,
    min_confidence: float = 0.0,
) -> tuple[Statement, ...]:
    """Return the statements that fit every filter given, in the order of time, undated ones first.

    `by` and `to` are actors by any name; their members count as they
    themselves. `since` and `until` are ISO dates or their beginnings
    (`2019`, `2019-02`); a statement stays as long as its time may lie within,
    and undated ones go when either is given. Raises `NotInGraphError` for an
    unknown actor.
    """
    index = as_index(source)
    who = find_actor(index, by).id if by else None
    whom = find_actor(index, to).id if to else None
    kept = [
        s
        for s in index.statements.values()
        if (not events or s.event in events)
        and s.confidence >= min_confidence
        and (not conditional or s.condition is not None)
        and (who is None or who in index.sides.of_all(s.sources))
        and (whom is None or whom in index.sides.of_all(s.targets or s.addressees))
        and lies_within(s, since=since, until=until)
    ]
    return tuple(sorted(kept, key=lambda s: index.place(s.id)))


def lies_within(statement: Statement, *, since: str | None, until: str | None) -> bool:
    """Return whether the statement's time may lie between two ISO dates or beginnings of dates, both included."""
    if since is None and until is None:
        return True
    when = statement.when
    if when is None or (when.start is None and when.end is None):
        return False
    if since is not None and when.end is not None and when.end < since[: len(when.end)]:
        return False
    return until is None or when.start is None or when.start[: len(until)] <= until
