"""The collection as a directed temporal multigraph, with attributes that every graph format can hold.

Nodes are actors and statements. Edges are `issues` (actor to statement),
`targets` (statement to actor), `member_of` (person to group) and the links
between statements. Every edge has a key that is unique in the whole graph,
because GraphML readers take the key for the edge's id and keep one edge an id.

Attributes are text, float, int or bool and nothing else; an absent value is an
absent attribute. One name has one type in the whole graph.
"""

from __future__ import annotations

import math
import re
from enum import Enum
from typing import TYPE_CHECKING

from escalate.link.wording import describe_doubt
from escalate.model import Event, QuadClass
from escalate.placement import Place, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from escalate.model import Actor, Article, Collection, Link, Mention, Span, Statement

Scalar = str | float | int | bool

COLOURS = {
    QuadClass.VERBAL_COOPERATION: "#56b4e9",
    QuadClass.MATERIAL_COOPERATION: "#0072b2",
    QuadClass.VERBAL_CONFLICT: "#e69f00",
    QuadClass.MATERIAL_CONFLICT: "#d55e00",
    QuadClass.NEUTRAL: "#999999",
}
"""Okabe and Ito's palette, which the colour-blind can tell apart (jfly.uni-koeln.de/color)."""

ACTOR_COLOUR = "#5b6470"

_QUAD_CLASSES = {
    QuadClass.VERBAL_COOPERATION: (Event.AGREE, Event.CONSULT, Event.SUPPORT, Event.CONCEDE),
    QuadClass.MATERIAL_COOPERATION: (Event.COOPERATE, Event.AID, Event.RETREAT),
    QuadClass.VERBAL_CONFLICT: (Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN),
    QuadClass.MATERIAL_CONFLICT: (Event.PROTEST, Event.SANCTION, Event.MOBILIZE, Event.COERCE, Event.ASSAULT),
    QuadClass.NEUTRAL: (Event.STATEMENT,),
}
_QUAD_OF = {event: quad for quad, events in _QUAD_CLASSES.items() for event in events}

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (production 2, Char) cannot hold."""


def quad_class(event: Event) -> QuadClass:
    """Return which of the four classes `event` falls in. Source: PLOVER codebook, quad codes."""
    return _QUAD_OF[event]


def find_contradicted(collection: Collection) -> dict[str, str]:
    """Return, by statement, in words what of it is told otherwise elsewhere; what nobody contradicts has no entry."""
    found: dict[str, list[str]] = {}
    for contradiction in collection.contradictions:
        for name in (contradiction.statement, contradiction.other):
            if name is not None:
                found.setdefault(name, []).append(contradiction.reason)
    return {name: " ".join(dict.fromkeys(reasons)) for name, reasons in found.items()}


def build_graph(collection: Collection) -> nx.MultiDiGraph:
    """Return `collection` as a networkx graph.

    Statement nodes carry `x` and `y` (time to the right, actors' lanes
    downwards), `start` and `end` as ISO text, the words and where they stand.
    An actor that is only mentioned becomes a node too. The collection is not
    changed.
    """
    import networkx as nx

    graph = nx.MultiDiGraph(name="escalation")
    taken: set[str] = set()
    articles = {a.id: a for a in collection.articles}
    contradicted = find_contradicted(collection)
    places = place(collection)
    for actor in collection.actors:
        graph.add_node(actor.id, **_actor_attributes(actor, places.actors[actor.id]))
    for statement in collection.statements:
        attributes = _statement_attributes(statement, articles, places.statements[statement.id])
        graph.add_node(statement.id, **attributes, **_scalars({"contradicted": contradicted.get(statement.id)}))
    for actor in collection.actors:
        for group in actor.member_of:
            _ensure_actor(graph, group, group)
            key = _unique(f"member_of:{actor.id}:{group}", taken)
            graph.add_edge(
                actor.id, group, key=key, **_scalars({"relation": "member_of", "label": "member_of", "weight": 1.0})
            )
    for statement in collection.statements:
        for relation, mentions in (("issues", statement.sources), ("targets", statement.targets)):
            for mention in mentions:
                _add_mention(graph, statement, mention, relation, taken)
    for link in collection.links:
        _add_link(graph, link, taken)
    return graph


def _add_mention(
    graph: nx.MultiDiGraph, statement: Statement, mention: Mention, relation: str, taken: set[str]
) -> None:
    _ensure_actor(graph, mention.actor, mention.name)
    ends = (mention.actor, statement.id) if relation == "issues" else (statement.id, mention.actor)
    attributes = {
        "relation": relation,
        "label": relation,
        "weight": float(mention.confidence),
        "evidence": mention.span.text,
        "reason": mention.reason,
        "start": statement.when.start if statement.when else None,
        "end": statement.when.end if statement.when else None,
    }
    key = _unique(f"{relation}:{statement.id}:{mention.actor}", taken)
    graph.add_edge(*ends, key=key, **_scalars(attributes))


def _add_link(graph: nx.MultiDiGraph, link: Link, taken: set[str]) -> None:
    if link.antecedent not in graph or link.consequence not in graph:
        return
    attributes = {
        "relation": link.relation,
        "label": link.relation,
        "basis": link.basis,
        "weight": float(link.confidence),
        "delta_intensity": float(link.delta_intensity),
        "reason": link.reason,
        "evidence": _text(link.evidence),
        "start": graph.nodes[link.antecedent].get("start"),
        "end": graph.nodes[link.consequence].get("end"),
    }
    graph.add_edge(link.antecedent, link.consequence, key=_unique(link.id, taken), **_scalars(attributes))


def _unique(key: str, taken: set[str]) -> str:
    """Return `key`, numbered when it is taken already, and remember it as taken."""
    unique, n = key, 2
    while unique in taken:
        unique, n = f"{key}:{n}", n + 1
    taken.add(unique)
    return unique


def _ensure_actor(graph: nx.MultiDiGraph, actor: str, name: str) -> None:
    if actor not in graph:
        lowest = min((y for _, y in graph.nodes(data="y", default=0.0)), default=0.0)
        attributes = {"type": "actor", "label": name, "kind": "unknown", "x": 0.0, "y": lowest - 40.0}
        graph.add_node(actor, **_scalars(attributes | _look(ACTOR_COLOUR, 12.0)))


def _actor_attributes(actor: Actor, at: Place) -> dict[str, Scalar]:
    return _scalars(
        {
            "type": "actor",
            "label": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "side": at.side,
            "role": actor.role,
            "aliases": "; ".join(actor.aliases) or None,
            "x": at.x,
            "y": at.y,
        }
        | _look(ACTOR_COLOUR, 12.0)
    )


def _statement_attributes(statement: Statement, articles: Mapping[str, Article], at: Place) -> dict[str, Scalar]:
    report = statement.report
    article = articles.get(report.article)
    who = ", ".join(m.name for m in statement.sources) or "?"
    whom = ", ".join(m.name for m in statement.targets)
    quad = quad_class(statement.event)
    return _scalars(
        {
            "type": "statement",
            "label": " ".join(part for part in (who, statement.event.value, whom) if part) + describe_doubt(statement),
            "event": statement.event,
            "mode": statement.mode,
            "quad_class": quad,
            "spoken": statement.spoken,
            "intensity": float(statement.intensity),
            "source": who,
            "target": whom or None,
            "side": at.side,
            "quote": _text(statement.content) or report.sentence.text,
            "direct": statement.direct,
            "sentence": report.sentence.text,
            "trigger": report.trigger.text,
            "negated": statement.negated,
            "future": statement.future,
            "hypothetical": statement.hypothetical,
            "confidence": float(statement.confidence),
            "rule": report.rule,
            "reports": len(statement.reports),
            "article": report.article,
            "title": article.title if article else None,
            "published": article.published if article else None,
            "found_at": article.source if article else None,
            "x": at.x,
            "y": at.y,
        }
        | _bounds(statement)
        | _look(COLOURS[quad], 8.0 + 1.2 * abs(statement.intensity))
    )


def _bounds(statement: Statement) -> dict[str, object]:
    """Return the attributes that say when, on what condition and until when."""
    when, condition, deadline = statement.when, statement.condition, statement.deadline
    return {
        "start": when.start if when else None,
        "end": when.end if when else None,
        "precision": when.precision if when else None,
        "basis": when.basis if when else None,
        "date_words": _text(when.span) if when else None,
        "condition": condition.span.text if condition else None,
        "condition_kind": condition.kind if condition else None,
        "deadline_start": deadline.start if deadline else None,
        "deadline_end": deadline.end if deadline else None,
    }


def _look(colour: str, size: float) -> dict[str, object]:
    """Return the attributes that Gephi takes a node's look from: r, g and b must be integers there."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {"size": round(size, 2), "r": red, "g": green, "b": blue, "color": colour}


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _scalars(attributes: Mapping[str, object]) -> dict[str, Scalar]:
    """Return `attributes` with plain, writable values; None and numbers that are not finite fall away.

    The one place where attributes are cleaned: enum members become their
    text, and characters that XML cannot hold are dropped.
    """
    clean: dict[str, Scalar] = {}
    for name, value in attributes.items():
        plain = value.value if isinstance(value, Enum) else value
        if isinstance(plain, str):
            clean[name] = _UNWRITABLE.sub("", plain)
        elif isinstance(plain, bool | int) or (isinstance(plain, float) and math.isfinite(plain)):
            clean[name] = plain
        elif plain is not None and not isinstance(plain, float):
            raise TypeError(f"the attribute {name!r} is a {type(plain).__name__}, not a scalar")
    return clean
