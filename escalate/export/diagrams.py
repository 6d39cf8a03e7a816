"""The linked statements as a diagram in text: Mermaid for a README, DOT for Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.graph import COLOURS, quad_class
from escalate.link.wording import describe_doubt
from escalate.model import LinkBasis
from escalate.placement import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.model import Collection, Statement

_LONGEST = 60


def dump_mermaid(collection: Collection) -> str:
    """Return a Mermaid flowchart of the statements that are linked, all when none is; inferred links are dotted."""
    statements = _linked(collection)
    names = {s.id: f"s{n}" for n, s in enumerate(statements)}
    lines = ["flowchart LR"]
    for s in statements:
        text = "<br>".join(_mermaid_text(part) for part in _captions(s))
        lines.append(f'    {names[s.id]}["{text}"]')
    for link in collection.links:
        if link.antecedent in names and link.consequence in names:
            arrow = "-.->" if link.basis is LinkBasis.INFERRED else "-->"
            lines.append(f"    {names[link.antecedent]} {arrow}|{link.relation.value}| {names[link.consequence]}")
    lines += [f"    style {names[s.id]} stroke:{COLOURS[quad_class(s.event)]},stroke-width:2px" for s in statements]
    return "\n".join(lines) + "\n"


def dump_dot(collection: Collection) -> str:
    """Return a DOT digraph of the statements that are linked, all when none is; inferred links are dashed."""
    statements = _linked(collection)
    names = {s.id: f"s{n}" for n, s in enumerate(statements)}
    lines = ["digraph escalation {", "  rankdir=LR;", '  node [shape=box, style="rounded", fontname="Helvetica"];']
    for s in statements:
        text = "\\n".join(_dot_text(part) for part in _captions(s))
        lines.append(f'  {names[s.id]} [label="{text}", color="{COLOURS[quad_class(s.event)]}"];')
    for link in collection.links:
        if link.antecedent in names and link.consequence in names:
            style = ", style=dashed" if link.basis is LinkBasis.INFERRED else ""
            ends = f"{names[link.antecedent]} -> {names[link.consequence]}"
            lines.append(f'  {ends} [label="{link.relation.value}"{style}];')
    return "\n".join([*lines, "}"]) + "\n"


def _linked(collection: Collection) -> Sequence[Statement]:
    """Return the statements that are linked, by date; where there is no link at all, every one."""
    ends = {end for link in collection.links for end in (link.antecedent, link.consequence)}
    days = find_days(collection)
    found = [s for s in collection.statements if s.id in ends or not ends]
    return sorted(found, key=lambda s: (days.get(s.id, float("inf")), s.id))


def _captions(statement: Statement) -> list[str]:
    when = statement.when
    day = (when.start or when.end) if when else None
    who = ", ".join(m.name for m in statement.sources) or "?"
    whom = ", ".join(m.name for m in statement.targets)
    words = statement.content.text if statement.content else ""
    told = " ".join(part for part in (who, statement.event.value, whom) if part) + describe_doubt(statement)
    parts = [day or "no date", told, words]
    return [_shorten(part) for part in parts if part]


def _shorten(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def _mermaid_text(text: str) -> str:
    """Return `text` with what Mermaid or its HTML labels would read as markup written as character codes."""
    return "".join(c if c.isalnum() or c in " .,:;'!?-–…" else f"#{ord(c)};" for c in text)


def _dot_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
