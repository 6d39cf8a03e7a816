"""What was traced, compared and checked, as lines for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from escalate.link.wording import describe_doubt, join_names
from escalate.terminal import describe_date, describe_statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from escalate.model import Statement
    from escalate.query import Difference, Index, Traced
    from escalate.query.verification import Verdict


def trace_lines(found: Sequence[Traced], ends: Sequence[Statement], index: Index, *, back: bool) -> Iterator[str]:
    """Yield what was traced in the order of time, each with the hop that joins it to the next; then what it led to."""
    # Of many asked about at once, only those are shown that something is joined to.
    joined = {t.next for t in found} - {t.statement.id for t in found}
    shown = [end for end in ends if len(ends) == 1 or end.id in joined]
    for end in shown if not back else ():
        yield from describe_statement(end, index.articles)
        yield ""
    for traced in found:
        statement = traced.statement
        yield from describe_statement(statement, index.articles)
        other = index.statements[traced.next]
        sure = f"order {traced.certainty}, {traced.hops} hop{'s' * (traced.hops != 1)}"
        for link in traced.links:
            arrow = "->" if back else "<-"
            yield f"    {arrow} {link.relation} ({link.basis}, {link.confidence:.2f}; {sure}) {_brief(other)}"
            yield f"       {link.reason}"
        if traced.through is not None:
            arrow = "->" if back else "<-"
            yield f"    {arrow} through {index.sides.name(traced.through)} ({sure}) {_brief(other)}"
        yield ""
    for end in shown if back else ():
        yield from describe_statement(end, index.articles)
        yield ""


def _brief(statement: Statement) -> str:
    who = join_names(statement.sources) or "(nobody named)"
    return f"{statement.event}{describe_doubt(statement)} by {who}, {describe_date(statement.when)} ({statement.id})"


def difference_lines(found: Sequence[Difference], old: Index, new: Index) -> Iterator[str]:
    """Yield what differs, a kind and a change at a time, each with the articles that did it."""
    articles = {**old.articles, **new.articles}
    signs = {"came": "+", "went": "-", "changed": "~"}
    for (kind, change), group in groupby(found, key=lambda d: (d.kind, d.change)):
        several = list(group)
        yield f"{kind}s that {change}: {len(several)}"
        for one in several:
            shown = "" if kind == "merge" else f"  ({one.id})"
            yield f"  {signs[change]} {one.what}{shown}"
            for detail in one.details:
                yield f"      {detail}"
            if one.because:
                named = "; ".join(articles[a].source if a in articles else a for a in one.because)
                yield f"      because of {named}"
        yield ""
    if found and old.articles.keys() == new.articles.keys():
        yield "Both hold the same articles: what differs comes of another version, other tables or other judgements."


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield what does not hold, and what was checked."""
    for fault in verdict.faults:
        yield f"{fault.where}: {fault.message} [{fault.code}]"
    checked = f"{verdict.quotes} quotations, {verdict.ids} ids, {verdict.links} links, {verdict.articles} articles"
    reread = f", {verdict.reread} of them read again" if verdict.reread else ""
    outcome = f"{len(verdict.faults)} faults" if verdict.faults else "all hold"
    yield f"{outcome}: {checked} checked{reread}"
