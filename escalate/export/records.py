"""Records for other tools: Cytoscape JSON, TimelineJS and event data in PLOVER's terms."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from escalate.export.json import encode
from escalate.graph import build_graph, quad_class
from escalate.link.wording import describe_doubt, describe_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escalate.model import Actor, Collection, Mention, Statement


def dump_cytoscape(collection: Collection) -> str:
    """Return the graph as Cytoscape.js and Cytoscape Desktop read it, written by networkx."""
    import networkx as nx

    return encode(nx.cytoscape_data(build_graph(collection)), indent=1) + "\n"


def dump_timelinejs(collection: Collection) -> str:
    """Return the dated statements as TimelineJS 3 reads them.

    It shows text as HTML, so text is escaped. It has no uncertain dates: a
    vague date becomes a slide from its first to its last day, an open one
    stands on the day that is known, and both say in words how well the date
    is known. Undated statements are left out.
    """
    articles = {a.id: a for a in collection.articles}
    events = []
    for s in collection.statements:
        start = s.when and (s.when.start or s.when.end)
        if not s.when or not start:
            continue
        article = articles.get(s.report.article)
        event: dict[str, Any] = {
            "unique_id": s.id,
            "start_date": _date(start),
            "text": {"headline": escape(_headline(s)), "text": escape(s.report.sentence.text)},
            "group": escape(_names(s.sources[:1]) or "?"),
        }
        if s.when.start and s.when.end and s.when.end[:10] != s.when.start[:10]:
            event["end_date"] = _date(s.when.end)
        if "end_date" in event or not (s.when.start and s.when.end):
            event["display_date"] = describe_when(s.when)
        if article:
            event["text"]["text"] += f"<p>{escape(article.title or '')} {escape(article.source)}</p>"
        events.append(event)
    return encode({"events": events}, indent=1) + "\n"


def dump_plover(collection: Collection) -> str:
    """Return one JSON line per statement and pair of actors, in the fields that PLOVER event data has.

    Source: PLOVER codebook, and the field names of its data set POLECAT.
    """
    articles = {a.id: a for a in collection.articles}
    actors = {a.id: a for a in collection.actors}
    lines = []
    for s in collection.statements:
        article = articles.get(s.report.article)
        common = {
            "event_id": s.id,
            "event_date": s.when.start or s.when.end if s.when else None,
            "event_date_end": s.when.end if s.when else None,
            "event_type": s.event.value,
            "event_mode": s.mode,
            "quad_code": quad_class(s.event).value,
            "event_intensity": s.intensity,
            "text": s.report.sentence.text,
            "source": article.source if article else None,
            "publication_date": article.published if article else None,
            "confidence": s.confidence,
        }
        pairs = [(a, b) for a in s.sources or (None,) for b in s.targets or (None,)]
        lines += [{**common, **_party("actor", a, actors), **_party("recip", b, actors)} for a, b in pairs]
    return "".join(encode(line) + "\n" for line in lines)


def _party(role: str, mention: Mention | None, actors: Mapping[str, Actor]) -> dict[str, str | None]:
    actor = actors.get(mention.actor) if mention else None
    return {
        f"{role}_name": mention.name if mention else None,
        f"{role}_id": mention.actor if mention else None,
        f"{role}_country": actor.country if actor else None,
        f"{role}_sector": actor.kind.value if actor else None,
    }


def _date(iso: str) -> dict[str, int]:
    year, month, day = iso[:10].split("-")
    found = {"year": int(year), "month": int(month), "day": int(day)}
    if len(iso) > len("2000-01-01"):
        found |= {"hour": int(iso[11:13]), "minute": int(iso[14:16])}
    return found


def _headline(statement: Statement) -> str:
    who, whom = _names(statement.sources), _names(statement.targets)
    return " ".join(part for part in (who or "?", statement.event.value, whom) if part) + describe_doubt(statement)


def _names(mentions: Iterable[Mention]) -> str:
    return ", ".join(m.name for m in mentions)
