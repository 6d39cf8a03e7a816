"""Measure linking on crises with gold statements, links, fates and merges.

    python -m benchmarks.links tests/crises/*.json [--from-text] [--set report] [--errors]

Gold statements are linked by the same code as the product; answer cues are
found in the parsed sentences. Links the gold marks as a matter of opinion
count neither for nor against. Prints precision and recall of explicit and
inferred links, fates right, B-cubed F1 of merging, and the expected
calibration error of confidences.

With `--from-text` nothing is given but the articles: statements too are the
product's own. A statement read stands for a gold one of its sentence with the
same event or quad class, a source of the same side and no target of another
side (`benchmarks.alignment` has the rule whole). Prints the gold statements
found, links right, wrong and beside gold, fates right, and for what reasons
gold links were lost; with `--errors` each of them with what was read instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.links_from_text import TextTally, measure_text, report_text
from escalate.extract.answers import find_answer_cues
from escalate.extract.mending import mend_sentences
from escalate.link import connect
from escalate.model import Mention, Span
from escalate.pipeline import Knowledge
from escalate.query import ledger
from escalate.read.layout import find_blocks
from tests.link.crises import build_crisis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from escalate.model import AnswerCue, Link, Statement
    from escalate.parse.tokens import Token
    from tests.link.crises import Crisis


@dataclass(slots=True)
class Tally:
    """Counts over all crises; `confidences` are pairs of a link's confidence and whether it is right."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    b_cubed: list[tuple[float, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NamedActors:
    """A cast that knows the actors of a crisis by the words of their names."""

    actors: Mapping[str, Any]

    def mentions(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """Return the actors that `tokens` stand for."""
        found = []
        for token in tokens:
            for name, about in self.actors.items():
                names = [about.get("name", name), *about.get("aliases", ())]
                if any(token.text in n.split() for n in names):
                    span = Span(article=token.sentence.article, start=token.start, end=token.end, text=token.text)
                    found.append(Mention(actor=name, name=names[0], span=span))
                    break
        return tuple(found)


def find_cues(crisis: Crisis, actors: Mapping[str, Any], knowledge: Knowledge) -> list[AnswerCue]:
    """Return the answer cues of every article of a crisis, its sentences mended as `extract` does."""
    cues: list[AnswerCue] = []
    for article in crisis.articles:
        sentences = knowledge.parser.parse(article.text, article=article.id, blocks=find_blocks(article.text))
        mend_sentences(sentences, gazetteer=knowledge.gazetteer, lexicon=knowledge.lexicon)
        told = [s for s in crisis.statements if s.report.article == article.id]
        cues.extend(find_answer_cues(sentences, told, cast=NamedActors(actors)))
    return cues


def measure(about: Mapping[str, Any], knowledge: Knowledge, tally: Tally) -> None:
    """Link one crisis and add what came out to `tally`."""
    crisis, gold = build_crisis(about), about["gold"]
    cues = find_cues(crisis, about["actors"], knowledge)
    merged, links = connect(crisis.statements, cues=cues, actors=crisis.actors, articles=crisis.articles)
    cluster = {member: same[0] for same in gold["same"] for member in same}
    _count_links(about["name"], links, gold, cluster, tally)
    _count_merges(about["name"], crisis.statements, merged, cluster, tally)
    got_fates: dict[str, str] = {}
    for entry in ledger(crisis.collect(links, statements=merged)):
        got_fates.update((cluster.get(n, n), entry.fate.value) for n in (entry.statement, *entry.repeats))
    for name, fates in gold["fates"].items():
        tally.wanted["fates"] += 1
        got = got_fates.get(cluster.get(name, name), "not in the ledger")
        right = got in fates
        tally.found["fates"] += right
        if not right:
            tally.errors.append(f"{about['name']}: fate of {name} is {'|'.join(fates)}, got {got}")


def _count_links(
    name: str, links: Sequence[Link], gold: Mapping[str, Any], cluster: Mapping[str, str], tally: Tally
) -> None:
    wanted: dict[tuple[str, str, str], dict[str, Any]] = {}
    for g in gold["links"]:
        key = (cluster.get(g["from"], g["from"]), cluster.get(g["to"], g["to"]), g["relation"])
        if key not in wanted or g["needed"]:
            wanted[key] = g
    met: set[tuple[str, str, str]] = set()
    for link in links:
        antecedent = cluster.get(link.antecedent, link.antecedent)
        key = (antecedent, cluster.get(link.consequence, link.consequence), link.relation.value)
        answer = wanted.get(key)
        kind = link.basis.value if link.relation == "provokes" else link.relation.value
        if answer is not None and not answer["needed"]:
            continue
        tally.given[kind] += 1
        tally.right[kind] += answer is not None
        tally.confidences.append((link.confidence, answer is not None))
        met.add(key)
        if answer is None:
            tally.errors.append(f"{name}: wrong {kind} {key[0]} -> {key[1]} ({link.confidence}) {link.reason}")
    for key, g in wanted.items():
        if g["needed"]:
            kind = g["basis"] if g["relation"] == "provokes" else g["relation"]
            tally.wanted[kind] += 1
            tally.found[kind] += key in met
            if key not in met:
                tally.errors.append(f"{name}: missed {kind} {key[0]} -> {key[1]}")


def _count_merges(
    name: str, told: Sequence[Statement], merged: Sequence[Statement], cluster: Mapping[str, str], tally: Tally
) -> None:
    place = {(r.article, r.trigger.start): s.id for s in merged for r in s.reports}
    got = {s.id: place[s.report.article, s.report.trigger.start] for s in told}
    for one in told:
        ours = {s.id for s in told if got[s.id] == got[one.id]}
        theirs = {s.id for s in told if cluster.get(s.id, s.id) == cluster.get(one.id, one.id)}
        both = len(ours & theirs)
        if len(ours | theirs) > 1:
            tally.b_cubed.append((both / len(ours), both / len(theirs)))
        if ours != theirs:
            tally.errors.append(f"{name}: {one.id} merged with {sorted(ours)}, gold {sorted(theirs)}")


def calibration_error(confidences: Sequence[tuple[float, bool]], *, bins: int = 5) -> float:
    """Return the expected calibration error: the mean gap between confidence and share right, weighed by bin."""
    total, error = len(confidences), 0.0
    for n in range(bins):
        inside = [(c, ok) for c, ok in confidences if n / bins <= c < (n + 1) / bins or (n == bins - 1 and c == 1)]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(ok for _, ok in inside) / len(inside)
            error += len(inside) / total * abs(mean - share)
    return error


def report(tally: Tally) -> str:
    """Return the figures as lines of text."""
    lines = []
    for kind in ("explicit", "inferred", "repeats", "fulfils", "meets", "defies"):
        precision = tally.right[kind] / tally.given[kind] if tally.given[kind] else 1.0
        recall = tally.found[kind] / tally.wanted[kind] if tally.wanted[kind] else 1.0
        counts = f"{tally.right[kind]}/{tally.given[kind]} right, {tally.found[kind]}/{tally.wanted[kind]} found"
        lines.append(f"{kind:9} P {precision:.3f}  R {recall:.3f}  ({counts})")
    lines.append(f"fates     {tally.found['fates']}/{tally.wanted['fates']} right")
    if tally.b_cubed:
        precision = sum(p for p, _ in tally.b_cubed) / len(tally.b_cubed)
        recall = sum(r for _, r in tally.b_cubed) / len(tally.b_cubed)
        f1 = 2 * precision * recall / (precision + recall)
        lines.append(
            f"merging   B-cubed P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f} over what is or should be merged"
        )
    lines.append(f"calibration error {calibration_error(tally.confidences):.3f} over {len(tally.confidences)} links")
    return "\n".join(lines)


def main() -> None:
    """Read the crises named on the command line and print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("crises", nargs="+", type=Path)
    options.add_argument("--set", help="only the crises of this set, dev or report")
    options.add_argument("--from-text", action="store_true", help="read the statements from the text too")
    options.add_argument("--errors", action="store_true", help="list every error on standard error")
    chosen = options.parse_args()
    crises = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(chosen.crises)]
    crises = [about for about in crises if chosen.set is None or about["set"] == chosen.set]
    figures, errors = _measure_text(crises) if chosen.from_text else _measure_gold(crises)
    print(figures)
    if chosen.errors:
        print("\n".join(errors), file=sys.stderr)


def _measure_gold(crises: Iterable[Mapping[str, Any]]) -> tuple[str, list[str]]:
    knowledge, tally = Knowledge.load(), Tally()
    for about in crises:
        measure(about, knowledge, tally)
    return report(tally), tally.errors


def _measure_text(crises: Iterable[Mapping[str, Any]]) -> tuple[str, list[str]]:
    knowledge, tally = Knowledge.load(), TextTally()
    for about in crises:
        measure_text(about, knowledge, tally)
    return report_text(tally), tally.errors


if __name__ == "__main__":
    main()
