"""Turn the two ends of a question about paths into sets of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.errors import NotInGraphError
from escalate.model import Actor
from escalate.query.days import lies_within, looks_like_date
from escalate.query.index import as_index
from escalate.query.names import find_node

if TYPE_CHECKING:
    from escalate.model import Collection
    from escalate.query.index import Index


def find_ends(source: Collection | Index, name: str) -> tuple[str, ...]:
    """Return the ids of the statements that `name` stands for, in the order of time.

    For an actor those it issued itself or through those on its side; for a
    statement's id that one; for an ISO date or month or year all of that
    time. Raises `NotInGraphError` when there is none.
    """
    index = as_index(source)
    if looks_like_date(name):
        found = [s.id for s in index.statements.values() if lies_within(s, since=name, until=name)]
        if not found:
            raise NotInGraphError(f"nothing in the graph is dated {name}: `escalate timeline` lists the dates")
        return tuple(sorted(found, key=index.place))
    node = find_node(index, name)
    if not isinstance(node, Actor):
        return (node.id,)
    issued = index.issued_by(node.id)
    if not issued:
        raise NotInGraphError(f"{node.name} issues no statement in the graph, so no path starts or ends there")
    return tuple(sorted(issued, key=index.place))
