"""The collection as the labelled graph that pattern queries run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.graph import find_contradicted, quad_class
from escalate.link.wording import describe_when
from escalate.model import ActorKind, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from escalate.model import Actor, Article, Collection, Link, Statement

LABELS = {
    Event.AGREE: ("Agree", "Agreement"),
    Event.CONSULT: ("Consult", "Consultation"),
    Event.SUPPORT: ("Support",),
    Event.CONCEDE: ("Concede", "Concession"),
    Event.COOPERATE: ("Cooperate", "Cooperation"),
    Event.AID: ("Aid",),
    Event.RETREAT: ("Retreat",),
    Event.REQUEST: ("Request", "Demand"),
    Event.ACCUSE: ("Accuse", "Accusation"),
    Event.REJECT: ("Reject", "Rejection"),
    Event.THREATEN: ("Threaten", "Threat"),
    Event.PROTEST: ("Protest",),
    Event.SANCTION: ("Sanction",),
    Event.MOBILIZE: ("Mobilize", "Mobilization"),
    Event.COERCE: ("Coerce", "Coercion"),
    Event.ASSAULT: ("Assault", "Attack"),
    Event.STATEMENT: ("Comment",),
}
"""The labels of a statement beside `Statement`: its event type as a verb and, where there is one, as a noun."""

RELATIONS = ("ISSUES", "TARGETS", "MEMBER_OF", *(r.value.upper() for r in Relation))

ACTOR_PROPERTIES = ("id", "name", "kind", "country", "role")
STATEMENT_PROPERTIES = (
    "id", "event", "mode", "quad", "intensity", "spoken", "negated", "future", "hypothetical", "confidence",
    "source", "target", "quote", "sentence", "trigger", "rule", "when", "date", "start", "end", "precision", "basis",
    "condition", "condition_kind", "deadline", "article", "title", "url", "published", "reports",
    "contradicted",
)  # fmt: skip
LINK_PROPERTIES = ("id", "basis", "confidence", "delta_intensity", "reason", "evidence")
OPTIONAL = frozenset(
    {
        "country", "role", "mode", "target", "date", "start", "end", "precision", "basis", "condition",
        "condition_kind", "deadline", "title", "published", "evidence", "delta_intensity", "reason", "source",
        "contradicted",
    }
)  # fmt: skip
"""Properties that some nodes or links lack."""

ACTOR_LABELS = ("Actor", *(kind.value.title().replace(" ", "") for kind in ActorKind))


def build_pattern_graph(collection: Collection) -> nx.MultiDiGraph:
    """Return the graph that patterns are matched against.

    Actors are labelled `Actor` and by their kind, statements `Statement` and
    by their event type, edges by their relation in capitals. Properties are
    scalars; one that is not known is not there.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    articles = {a.id: a for a in collection.articles}
    contradicted = {name: {"contradicted": reasons} for name, reasons in find_contradicted(collection).items()}
    for actor in collection.actors:
        graph.add_node(actor.id, **_actor(actor))
    for statement in collection.statements:
        graph.add_node(statement.id, **_statement(statement, articles), **contradicted.get(statement.id, {}))
    for actor in collection.actors:
        for group in actor.member_of:
            _add(graph, actor.id, group, f"member_of:{actor.id}:{group}", "MEMBER_OF", confidence=1.0)
    for s in collection.statements:
        for m in s.sources:
            _add(graph, m.actor, s.id, f"issues:{s.id}:{m.actor}", "ISSUES", confidence=m.confidence, name=m.name)
        for m in s.targets:
            _add(graph, s.id, m.actor, f"targets:{s.id}:{m.actor}", "TARGETS", confidence=m.confidence, name=m.name)
    for link in collection.links:
        if link.antecedent in graph and link.consequence in graph:
            graph.add_edge(link.antecedent, link.consequence, key=link.id, **_link(link))
    return graph


def _add(
    graph: nx.MultiDiGraph, first: str, second: str, key: str, label: str, *, confidence: float, name: str | None = None
) -> None:
    for actor in (first, second):
        if actor not in graph:
            graph.add_node(actor, __labels__={"Actor", "Unknown"}, id=actor, name=name or actor, kind="unknown")
    graph.add_edge(first, second, key=key, __labels__={label}, id=key, confidence=confidence)


def _actor(actor: Actor) -> dict[str, object]:
    kind = actor.kind.value.title().replace(" ", "")
    found = {"id": actor.id, "name": actor.name, "kind": actor.kind.value, "country": actor.country, "role": actor.role}
    return _known({"__labels__": {"Actor", kind}, **found})


def _statement(s: Statement, articles: Mapping[str, Article]) -> dict[str, object]:
    article = articles.get(s.report.article)
    when, deadline = s.when, s.deadline
    start, end = (when.start, when.end) if when else (None, None)
    date = start or end
    found = {
        "id": s.id,
        "event": s.event.value,
        "mode": s.mode,
        "quad": quad_class(s.event).value,
        "intensity": float(s.intensity),
        "spoken": s.spoken,
        "negated": s.negated,
        "future": s.future,
        "hypothetical": s.hypothetical,
        "confidence": float(s.confidence),
        "source": ", ".join(m.name for m in s.sources) or None,
        "target": ", ".join(m.name for m in s.targets) or None,
        "quote": s.content.text if s.content else s.report.sentence.text,
        "sentence": s.report.sentence.text,
        "trigger": s.report.trigger.text,
        "rule": s.report.rule,
        "when": describe_when(when),
        "date": date[:10] if date else None,
        "start": start,
        "end": end,
        "precision": when.precision.value if when else None,
        "basis": when.basis.value if when else None,
        "condition": s.condition.span.text if s.condition else None,
        "condition_kind": s.condition.kind.value if s.condition else None,
        "deadline": (deadline.end or deadline.start) if deadline else None,
        "article": s.report.article,
        "title": article.title if article else None,
        "url": article.source if article else s.report.article,
        "published": article.published if article else None,
        "reports": len(s.reports),
    }
    return _known({"__labels__": {"Statement", *LABELS[s.event]}, **found})


def _link(link: Link) -> dict[str, object]:
    return _known(
        {
            "__labels__": {link.relation.value.upper()},
            "id": link.id,
            "basis": link.basis.value,
            "confidence": float(link.confidence),
            "delta_intensity": float(link.delta_intensity),
            "reason": link.reason,
            "evidence": link.evidence.text if link.evidence else None,
        }
    )


def _known(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}
