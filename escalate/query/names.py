"""Find the actor or statement that a user's words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from escalate.errors import NotInGraphError
from escalate.query.index import as_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.model import Actor, Collection, Statement
    from escalate.query.index import Index

_SHOWN = 3
_CLOSE = 75
_MIN_PREFIX = 4


def find_actor(source: Collection | Index, name: str) -> Actor:
    """Return the actor called `name`: by id, name or alias whatever the case, else by whole words of one name.

    Raises `NotInGraphError`, naming what is near, when nobody or more than
    one actor fits.
    """
    index = as_index(source)
    if name in index.actors:
        return index.actors[name]
    wanted = _plain(name)
    named = [a for a in index.actors.values() if wanted in map(_plain, (a.id, a.name))]
    aliased = named or [a for a in index.actors.values() if wanted in map(_plain, a.aliases)]
    parts = aliased or [a for a in index.actors.values() if any(_holds(n, wanted) for n in _names(a))]
    found = _prefer_active(parts, index)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{a.name} ({a.id})" for a in sorted(found, key=lambda a: a.id))
        raise NotInGraphError(f"“{name}” may mean {listed}: give one of these ids")
    raise NotInGraphError(f"no actor is called “{name}”{_suggest(name, index)}")


def find_statement(source: Collection | Index, name: str) -> Statement:
    """Return the statement whose id is `name` or begins with it (four characters or more).

    Raises `NotInGraphError` when none or several do.
    """
    index = as_index(source)
    if name in index.statements:
        return index.statements[name]
    found = [s for s in index.statements if s.startswith(name)] if len(name) >= _MIN_PREFIX else []
    if len(found) == 1:
        return index.statements[found[0]]
    if found:
        listed = ", ".join(sorted(found)[:_SHOWN])
        raise NotInGraphError(f"“{name}” begins the ids of {len(found)} statements ({listed} ...): give more of it")
    raise NotInGraphError(f"no statement has the id “{name}”: `escalate timeline` lists the ids")


def find_node(source: Collection | Index, name: str) -> Actor | Statement:
    """Return the statement or, failing that, the actor that `name` means; raises `NotInGraphError` for neither."""
    index = as_index(source)
    if name in index.statements:
        return index.statements[name]
    try:
        return find_actor(index, name)
    except NotInGraphError as unknown:
        if any(s.startswith(name) for s in index.statements) and len(name) >= _MIN_PREFIX:
            return find_statement(index, name)
        raise NotInGraphError(str(unknown)) from unknown


def _names(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.aliases


def _plain(name: str) -> str:
    return " ".join(name.replace(".", "").replace("’", "'").casefold().split()).removeprefix("the ")


def _holds(name: str, wanted: str) -> bool:
    return f" {wanted} " in f" {_plain(name).replace('-', ' ')} "


def _prefer_active(actors: list[Actor], index: Index) -> list[Actor]:
    """Return only those who issued something, when some of them did and others did not."""
    active = [a for a in actors if index.issued_by(a.id)]
    return active or actors


def _suggest(name: str, index: Index) -> str:
    """Return the names spelt most like `name`, or who is in the graph when none is spelt so."""
    wanted = _plain(name)
    scored = {a.id: max(_likeness(wanted, _plain(label)) for label in _names(a)) for a in index.actors.values()}
    near = sorted((a for a in scored if scored[a] >= _CLOSE), key=lambda a: (-scored[a], -_acts(index, a), a))
    if near:
        return f": did you mean {' or '.join(index.actors[a].name for a in near[:_SHOWN])}?"
    busy = sorted(index.actors, key=lambda a: (-_acts(index, a), a))[: _SHOWN + 2]
    shown = ", ".join(index.actors[a].name for a in busy)
    if not shown:
        return ": the graph has no actors; `escalate timeline` prints what it holds"
    return f" or anything like it; those who say and do most here are {shown}"


def _likeness(wanted: str, label: str) -> float:
    """Return how alike two names are, 0 to 100: as wholes, or word by word when one has more words."""
    words = [w for w in label.split() if len(w) >= _MIN_PREFIX]
    parts = [max(fuzz.ratio(w, v) for v in words) for w in wanted.split() if len(w) >= _MIN_PREFIX] if words else []
    return max(fuzz.ratio(wanted, label), min(parts, default=0.0))


def _acts(index: Index, actor: str) -> int:
    return len(index.issued_by(actor))
