"""Measure links, fates and statements from the text of crises alone: the product's whole way, none of it given.

Called by `python -m benchmarks.links --from-text`. Every article is read by
`escalate.pipeline`, and what it gives is aligned to gold by the rule of
`benchmarks.alignment`. A link between two aligned statements is right or
wrong by gold. One that gold has too, but with an end whose event, source or
target was misread, is counted apart ("misread"), and so is one with an end
that gold does not have at all ("beside gold"); both count as wrong in the
stricter of the two precisions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.alignment import Roster, align
from escalate.link import Sides
from escalate.link.wording import clip, describe
from escalate.pipeline import collect, extract_article
from escalate.query import ledger
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.alignment import Alignment
    from escalate.extract import Extraction
    from escalate.model import Collection, Link, Statement
    from escalate.pipeline import Knowledge
    from tests.link.crises import Crisis

_PARTS = ("right", "wrong", "misread", "beside gold", "found", "wanted")

Key = tuple[str, str, str]


@dataclass(slots=True)
class TextTally:
    """Counts over all crises; `lost` counts the reasons for which gold links were not found."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A crisis, what was read from its text, and how the two align.

    `cluster` gives the name that stands for all tellings of a gold event;
    `meant` the clusters that a merged statement stands for, `nearly` those
    that it stands for or is a misreading of.
    """

    name: str
    crisis: Crisis
    extractions: Sequence[Extraction]
    collection: Collection
    alignment: Alignment
    cluster: Mapping[str, str]
    meant: Mapping[str, frozenset[str]]
    nearly: Mapping[str, frozenset[str]]


def measure_text(about: Mapping[str, Any], knowledge: Knowledge, tally: TextTally) -> None:
    """Read one crisis from its text and add what came out to `tally`."""
    reading = read_crisis(about, knowledge)
    _count_statements(reading, tally)
    wanted = _wanted_links(about["gold"], reading.cluster)
    found = _count_links(reading, wanted, tally)
    for key, gold in wanted.items():
        if gold["needed"]:
            kind = _kind(gold["relation"], gold["basis"])
            tally.counts[f"wanted {kind}"] += 1
            tally.counts[f"found {kind}"] += key in found
            if key not in found:
                _explain_loss(key, kind, reading, tally)
    _count_fates(about["gold"]["fates"], reading, tally)


def read_crisis(about: Mapping[str, Any], knowledge: Knowledge) -> Reading:
    """Run the product's stages over the articles of a crisis and align what they give."""
    crisis = build_crisis(about)
    extractions = [extract_article(article, knowledge=knowledge) for article in crisis.articles]
    collection, _ = collect(crisis.articles, extractions)
    sides = Sides(crisis.actors)
    roster = Roster(about["actors"], sides, [*collection.actors, *(a for e in extractions for a in e.actors)])
    told = [s for e in extractions for s in e.statements]
    alignment = align(told, crisis.statements, roster=roster, sides=sides)
    cluster = {member: same[0] for same in about["gold"]["same"] for member in same}
    meant = _find_meant(told, alignment.gold_of, cluster, collection)
    nearly = _find_meant(told, {**alignment.misread, **alignment.gold_of}, cluster, collection)
    return Reading(
        name=about["name"],
        crisis=crisis,
        extractions=extractions,
        collection=collection,
        alignment=alignment,
        cluster=cluster,
        meant=meant,
        nearly=nearly,
    )


def _find_meant(
    told: Iterable[Statement], gold_of: Mapping[str, str], cluster: Mapping[str, str], collection: Collection
) -> dict[str, frozenset[str]]:
    place = {(r.article, r.trigger.start, r.trigger.end): s.id for s in collection.statements for r in s.reports}
    meant: dict[str, frozenset[str]] = {}
    for one in told:
        where = place.get((one.report.article, one.report.trigger.start, one.report.trigger.end))
        if one.id in gold_of and where is not None:
            gold = gold_of[one.id]
            meant[where] = meant.get(where, frozenset()) | {cluster.get(gold, gold)}
    return meant


def _kind(relation: str, basis: str) -> str:
    return basis if relation == "provokes" else relation


def _wanted_links(gold: Mapping[str, Any], cluster: Mapping[str, str]) -> dict[Key, Mapping[str, Any]]:
    wanted: dict[Key, Mapping[str, Any]] = {}
    for g in gold["links"]:
        key = (cluster.get(g["from"], g["from"]), cluster.get(g["to"], g["to"]), g["relation"])
        if key not in wanted or g["needed"]:
            wanted[key] = g
    return wanted


def _count_statements(reading: Reading, tally: TextTally) -> None:
    told = [s for e in reading.extractions for s in e.statements]
    gold = reading.crisis.statements
    tally.counts["gold statements"] += len(gold)
    tally.counts["read statements"] += len(told)
    tally.counts["aligned statements"] += sum(s.id in reading.alignment.gold_of for s in told)
    for one in gold:
        best = reading.alignment.best.get(one.id)
        if best is None:
            continue
        tally.counts["found"] += best[1].aligns
        tally.counts["right"] += best[1].is_right
        tally.counts["right event"] += best[1].event
        tally.counts["right source"] += best[1].source
        tally.counts["right target"] += best[1].target


def _count_links(reading: Reading, wanted: Mapping[Key, Mapping[str, Any]], tally: TextTally) -> set[Key]:
    """Count the links drawn; return the keys of those that gold has."""
    found: set[Key] = set()
    by_id = {s.id: s for s in reading.collection.statements}
    for link in reading.collection.links:
        kind = _kind(link.relation.value, link.basis.value)
        keys = _find_keys(link, reading.meant)
        right = [key for key in keys if key in wanted]
        if right and not any(wanted[key]["needed"] for key in right):
            continue
        found.update(right)
        misread = any(key in wanted for key in _find_keys(link, reading.nearly))
        verdict = "right" if right else "wrong" if keys else "misread" if misread else "beside gold"
        tally.counts[f"{verdict} {kind}"] += 1
        if not right:
            tally.errors.append(f"{reading.name}: {verdict} {kind} {_show_link(link, by_id, keys)}")
    return found


def _find_keys(link: Link, meant: Mapping[str, frozenset[str]]) -> list[Key]:
    """Return the links between gold events that a link between statements read stands for."""
    return [
        (a, b, link.relation.value)
        for a in sorted(meant.get(link.antecedent, ()))
        for b in sorted(meant.get(link.consequence, ()))
    ]


def _show_link(link: Link, by_id: Mapping[str, Statement], keys: Sequence[Key]) -> str:
    named = ", ".join(f"{a} -> {b}" for a, b, _ in keys)
    ends = [by_id[link.antecedent], by_id[link.consequence]]
    sentences = " => ".join(f"[{s.event} {clip(s.report.sentence.text, 110)}]" for s in ends)
    return f"{named} ({link.confidence}) {link.reason}\n    {sentences}"


def _explain_loss(key: Key, kind: str, reading: Reading, tally: TextTally) -> None:
    ends = [_fault_of(name, reading) for name in key[:2]]
    faults = [f"{which}: {fault}" for which, fault in zip(("from", "to"), ends, strict=True) if fault]
    if faults:
        reason = next(fault for fault in ends if fault)
        tally.lost[f"{reason.split(' (')[0]}"] += 1
    elif set(_names_of(key[0], reading)) & set(_names_of(key[1], reading)):
        reason = "both ends were merged"
        tally.lost[reason] += 1
        faults.append(reason)
    else:
        reason = "rule not fired" if kind != "explicit" or _has_cue(key[1], reading) else "cue not found"
        tally.lost[reason] += 1
        by_id = {s.id: s for s in reading.collection.statements}
        told = [
            f"[{describe(by_id[n])}: {by_id[n].report.sentence.text}]" for c in key[:2] for n in _names_of(c, reading)
        ]
        faults.append(f"{reason}\n    {' => '.join(told)}")
    tally.errors.append(f"{reading.name}: missed {kind} {key[0]} -> {key[1]}: {'; '.join(faults)}")


def _members(cluster: str, reading: Reading) -> list[Statement]:
    return [s for s in reading.crisis.statements if reading.cluster.get(s.id, s.id) == cluster]


def _names_of(cluster: str, reading: Reading) -> Iterable[str]:
    return [name for name, clusters in reading.meant.items() if cluster in clusters]


def _has_cue(cluster: str, reading: Reading) -> bool:
    ids = {m for s in _members(cluster, reading) for m, g in reading.alignment.gold_of.items() if g == s.id}
    return any(cue.statement in ids for e in reading.extractions for cue in e.cues)


def _fault_of(cluster: str, reading: Reading) -> str:
    """Return why a gold event has no statement read, empty when it has one."""
    members = _members(cluster, reading)
    if any(g == s.id for s in members for g in reading.alignment.gold_of.values()):
        return ""
    tried = [(reading.alignment.best[s.id], s) for s in members if s.id in reading.alignment.best]
    tried = [pair for pair in tried if pair[0][1].trigger or pair[0][1].quad]
    if not tried:
        return f"statement not extracted ({_want(members[0])})"
    (read, likeness), gold = max(tried, key=lambda pair: pair[0][1].rank)
    fault = likeness.fault or "taken for another of its sentence"
    return f"{fault} ({_want(gold)}; read {read.event} {describe(read)} at “{read.report.trigger.text}”)"


def _want(gold: Statement) -> str:
    by, to = ("+".join(m.actor for m in who) or "nobody" for who in (gold.sources, gold.targets))
    return f"want {gold.event} {by} > {to} at “{gold.report.trigger.text}” in “{gold.report.sentence.text}”"


def _count_fates(fates: Mapping[str, Sequence[str]], reading: Reading, tally: TextTally) -> None:
    got: dict[str, str] = {}
    for entry in ledger(reading.collection):
        for name in (entry.statement, *entry.repeats):
            got.update(dict.fromkeys(reading.meant.get(name, ()), entry.fate.value))
    for name, allowed in fates.items():
        fate = got.get(reading.cluster.get(name, name), "not in the ledger")
        tally.counts["wanted fates"] += 1
        tally.counts["right fates"] += fate in allowed
        if fate not in allowed:
            tally.errors.append(f"{reading.name}: fate of {name} is {'|'.join(allowed)}, got {fate}")


def report_text(tally: TextTally) -> str:
    """Return the figures as lines of text."""
    n = tally.counts
    gold = n["gold statements"]
    each = f"event {n['right event']}, source {n['right source']}, target {n['right target']}"
    lines = [
        f"statements {n['found']}/{gold} gold found, {n['right']}/{gold} with event, source and target right ({each})",
        f"           {n['read statements']} read, {n['aligned statements']} of them aligned",
    ]
    totals: Counter[str] = Counter()
    for kind in ("explicit", "inferred", "repeats", "fulfils", "meets", "defies"):
        counts = {part: n[f"{part} {kind}"] for part in _PARTS}
        totals.update(counts)
        lines.append(_line(kind, counts))
    lines.append(_line("all", totals))
    lines.append(f"fates      {n['right fates']}/{n['wanted fates']} right")
    lines.append("lost for   " + ", ".join(f"{reason} {count}" for reason, count in tally.lost.most_common()))
    return "\n".join(lines)


def _line(kind: str, counts: Mapping[str, int]) -> str:
    aligned = counts["right"] + counts["wrong"]
    strict = aligned + counts["misread"] + counts["beside gold"]
    precision = counts["right"] / aligned if aligned else 1.0
    strictly = counts["right"] / strict if strict else 1.0
    recall = counts["found"] / counts["wanted"] if counts["wanted"] else 1.0
    return (
        f"{kind:10} P {precision:.3f} (all drawn: {strictly:.3f})  R {recall:.3f}  "
        f"({counts['right']} right, {counts['wrong']} wrong, {counts['misread']} with an end misread, "
        f"{counts['beside gold']} with an end beside gold; "
        f"{counts['found']}/{counts['wanted']} found)"
    )
