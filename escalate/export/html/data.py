"""What the page shows, as one JSON value: every text once, everything else by its place in a list."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from escalate.export.html.paragraphs import Paragraphs
from escalate.export.html.verbs import is_plural, verb_table
from escalate.graph import quad_class
from escalate.link.merge import count_independent
from escalate.link.wording import is_undone
from escalate.model import Event, Verdict
from escalate.placement import find_days, find_interval, lane_of, order_lanes, side_of
from escalate.query.index import Index
from escalate.query.threats import ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalate.model import Collection, Contradiction, Link, Mention, Report, Statement, When
    from escalate.query.threats import LedgerEntry


def page_data(collection: Collection, *, title: str | None = None) -> dict[str, Any]:
    """Return everything the page shows, ready for JSON."""
    index = Index(collection)
    paragraphs = Paragraphs(collection.articles)
    actors = _actors(collection, index)
    number = {a["id"]: n for n, a in enumerate(actors)}
    lanes = order_lanes(collection)
    lane = {entry.actor: n for n, entry in enumerate(lanes)}
    days = find_days(collection)
    statements = [
        {
            **_statement(s, number, paragraphs, days.get(s.id)),
            **({"plural": True} if is_plural(s.sources, index.actors) else {}),
            "lane": lane[lane_of(s)],
        }
        for s in collection.statements
    ]
    place = {s.id: n for n, s in enumerate(collection.statements)}
    names = {a["id"]: a["name"] for a in actors}
    return {
        "title": title or _title(collection, names),
        "articles": [
            {"id": a.id, "title": a.title, "published": a.published, "source": a.source, "site": a.site}
            for a in collection.articles
        ],
        "paragraphs": paragraphs.rows,
        "actors": actors,
        "lanes": [
            {"actor": number.get(entry.actor) if entry.actor else None, "side": names.get(entry.side, entry.side)}
            for entry in lanes
        ],
        "verbs": verb_table(),
        "quads": {event.value: quad_class(event).value for event in Event},
        "statements": statements,
        "byTime": [place[key] for key in sorted(place, key=index.place)],
        "links": [
            _link(link, place) for link in collection.links if link.antecedent in place and link.consequence in place
        ],
        "threats": [_threat(entry, place) for entry in ledger(collection)],
        "contradictions": [_contradiction(c, place) for c in collection.contradictions if c.statement in place],
        "merges": _merges(collection, number, place),
    }


def _merges(collection: Collection, number: Mapping[str, int], place: Mapping[str, int]) -> list[dict[str, Any]]:
    return [
        {"actor": number.get(j.b), "statement": place.get(j.b), "reason": j.reason, "place": j.place}
        for j in collection.judgements
        if j.verdict is Verdict.SAME and (j.b in number or j.b in place)
    ]


def _actors(collection: Collection, index: Index) -> list[dict[str, Any]]:
    records = index.actors
    names = {a.id: a.name for a in collection.actors}
    for s in collection.statements:
        for m in (*s.sources, *s.targets, *s.reporters, *s.addressees):
            names.setdefault(m.actor, m.name)
    number = {key: n for n, key in enumerate(names)}
    rows = []
    for key, name in names.items():
        actor = records.get(key)
        side = side_of(key, records)
        rows.append(
            {
                "id": key,
                "name": name,
                "kind": actor.kind.value if actor else "unknown",
                "side": names.get(side, side),
                "groups": [names.get(g, g) for g in actor.member_of] if actor else [],
                "role": actor.role if actor else None,
                "aliases": list(actor.aliases) if actor else [],
                "stands": sorted(number[group] for group in index.sides.of(key) - {key} if group in number),
            }
        )
    return rows


def _statement(s: Statement, number: Mapping[str, int], paragraphs: Paragraphs, day: float | None) -> dict[str, Any]:
    interval = find_interval(s.when)
    whole_day = interval is not None and day is not None and interval == (math.floor(day), math.floor(day) + 1)
    content = s.content or (s.quotes[0] if s.quotes else None)
    row: dict[str, Any] = {
        "id": s.id,
        "event": s.event.value,
        "mode": s.mode,
        "spoken": s.spoken,
        "intensity": s.intensity,
        "sources": [_mention(m, number) for m in s.sources],
        "targets": [_mention(m, number) for m in s.targets],
        "reporters": [_mention(m, number) for m in s.reporters],
        "addressees": [_mention(m, number) for m in s.addressees],
        "when": _when(s.when),
        "day": day,
        "low": interval[0] if interval and not whole_day else None,
        "high": interval[1] if interval and not whole_day else None,
        "direct": s.direct,
        "venue": s.venue.text if s.venue else None,
        "condition": {"text": s.condition.span.text, "kind": s.condition.kind.value} if s.condition else None,
        "deadline": _when(s.deadline),
        "negated": is_undone(s),
        "future": s.future,
        "hypothetical": s.hypothetical,
        "confidence": s.confidence,
        "reports": [_report(r, paragraphs) for r in s.reports],
        "independent": count_independent(s) if len(s.reports) > 1 else None,
        "spans": _spans(s),
    }
    paragraph = row["reports"][0]["paragraph"]
    if content and paragraph is not None and paragraphs.holds(paragraph, content):
        row["said"] = [content.start, content.end]
    elif content:
        row["quote"] = content.text
    return {name: value for name, value in row.items() if not (value is None or value is False or value == [])}


def _report(report: Report, paragraphs: Paragraphs) -> dict[str, Any]:
    paragraph = paragraphs.find(report.sentence)
    row: dict[str, Any] = {
        "paragraph": paragraph,
        "sentence": [report.sentence.start, report.sentence.end],
        "trigger": [report.trigger.start, report.trigger.end],
        "rule": report.rule,
    }
    if report.reason:
        row["reason"] = report.reason
    if paragraph is None:
        row["text"] = report.sentence.text
    return row


def _spans(s: Statement) -> list[list[Any]]:
    """Return the spans to mark in the first report's paragraph: start, end, what they are."""
    home = s.report.article
    marked = [(m.span, "actor") for m in (*s.sources, *s.targets)]
    said = s.quotes or ((s.content,) if s.content else ())
    marked += [(span, "quote") for span in said]
    if s.condition:
        marked.append((s.condition.span, "condition"))
    for when in (s.when, s.deadline):
        if when and when.span:
            marked.append((when.span, "date"))
    if s.cue:
        marked.append((s.cue, "cue"))
    found = sorted({(span.start, span.end, role) for span, role in marked if span.article == home})
    return [list(entry) for entry in found]


def _mention(mention: Mention, number: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {"actor": number[mention.actor]}
    if mention.affiliations:
        row["affiliations"] = list(mention.affiliations)
    if mention.reason:
        row |= {"text": mention.span.text, "reason": mention.reason}
    return row


def _threat(entry: LedgerEntry, place: Mapping[str, int]) -> dict[str, Any]:
    return {
        "statement": place[entry.statement],
        "fate": entry.fate.value,
        "reason": entry.reason,
        "repeats": [place[key] for key in entry.repeats],
        "decidedBy": [place[key] for key in entry.decided_by],
    }


def _contradiction(found: Contradiction, place: Mapping[str, int]) -> dict[str, Any]:
    return {
        "clash": found.clash.value,
        "statement": place[found.statement],
        "other": place.get(found.other) if found.other else None,
        "reason": found.reason,
        "words": [span.text for span in found.spans],
    }


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision.value,
        "basis": when.basis.value,
        "words": when.span.text if when.span else None,
    }


def _link(link: Link, place: Mapping[str, int]) -> dict[str, Any]:
    row = {
        "id": link.id,
        "from": place[link.antecedent],
        "to": place[link.consequence],
        "relation": link.relation.value,
        "basis": link.basis.value,
        "confidence": link.confidence,
        "delta": link.delta_intensity,
        "reason": link.reason,
    }
    return row | {"evidence": link.evidence.text} if link.evidence else row


def _title(collection: Collection, names: Mapping[str, str]) -> str:
    """Call the page after the two sides that have most to do with each other, else after the most active one."""
    actors = {a.id: a for a in collection.actors}
    pairs: dict[tuple[str, ...], int] = {}
    for s in collection.statements:
        ours = {side_of(m.actor, actors) for m in s.sources}
        theirs = {side_of(m.actor, actors) for m in s.targets}
        for pair in {tuple(sorted({a, b})) for a in ours for b in theirs or ours}:
            pairs[pair] = pairs.get(pair, 0) + 1
    if not pairs:
        return "Escalation"
    leading = min(pairs, key=lambda pair: (len(pair) == 1, -pairs[pair], pair))
    active = Counter(side_of(m.actor, actors) for s in collection.statements for m in s.sources)
    return " and ".join(names.get(side, side) for side in sorted(leading, key=lambda side: (-active[side], side)))
