"""What nouns tell, in short: the statements that they alone give, and what each of these holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escalate.model import Event, Statement
    from tests.conftest import Reader


def named(reader: Reader, text: str) -> list[Statement]:
    """Return the statements of `text` that a noun tells."""
    return [s for s in reader.statements(text) if s.report.rule.startswith("named by a noun")]


def told(statement: Statement) -> tuple[Event, str, set[str], set[str]]:
    """Return event, trigger, and the names of sources and targets."""
    sources, targets = ({m.name for m in side} for side in (statement.sources, statement.targets))
    return statement.event, statement.report.trigger.text, sources, targets
