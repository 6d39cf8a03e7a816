"""Tell everything known about one actor or statement, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalate.link.merge import count_independent
from escalate.model import Actor
from escalate.query.index import as_index
from escalate.query.names import find_node

if TYPE_CHECKING:
    from escalate.model import Article, Collection, Contradiction, Link, Statement
    from escalate.query.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is known about a node.

    For a statement: its links from (`leading`) and to (`following`) other
    statements, the articles that tell it, how many of its reports are
    independent, and where its tellings contradict one another. For an actor:
    the statements it issued and those directed at it, the groups it stands
    with (`sides`) and its `members`.
    """

    actor: Actor | None = None
    statement: Statement | None = None
    leading: tuple[Link, ...] = ()
    following: tuple[Link, ...] = ()
    issued: tuple[Statement, ...] = ()
    received: tuple[Statement, ...] = ()
    sides: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    independent: int = 0
    contradictions: tuple[Contradiction, ...] = ()


def explain(source: Collection | Index, name: str) -> Explanation:
    """Return what is known about the actor or statement that `name` means; raises `NotInGraphError` for neither."""
    index = as_index(source)
    node = find_node(index, name)
    return _explain_actor(node, index) if isinstance(node, Actor) else _explain_statement(node, index)


def _explain_statement(statement: Statement, index: Index) -> Explanation:
    told_in = dict.fromkeys(r.article for r in statement.reports)
    return Explanation(
        statement=statement,
        leading=tuple(index.leading.get(statement.id, ())),
        following=tuple(index.following.get(statement.id, ())),
        articles=tuple(index.articles[a] for a in told_in if a in index.articles),
        independent=count_independent(statement),
        contradictions=tuple(c for c in index.collection.contradictions if statement.id in (c.statement, c.other)),
    )


def _explain_actor(actor: Actor, index: Index) -> Explanation:
    issued = tuple(index.statements[name] for name in sorted(index.issued_by(actor.id), key=index.place))
    received = tuple(index.statements[name] for name in sorted(index.directed_at(actor.id), key=index.place))
    told_in = sorted({r.article for s in (*issued, *received) for r in s.reports})
    return Explanation(
        actor=actor,
        issued=issued,
        received=received,
        sides=tuple(sorted(index.sides.of(actor.id) - {actor.id})),
        members=index.sides.members(actor.id)[1:],
        articles=tuple(index.articles[a] for a in told_in if a in index.articles),
    )
