"""What was found as JSON: statements and links in the rows of the published contract, articles without their text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from escalate.export.rows import link_row, statement_row
from escalate.model import Article, Link, Statement

if TYPE_CHECKING:
    from escalate.query import Index


def to_row(found: Any, index: Index) -> Any:
    """Return a record that a query gave as plain JSON values.

    A statement becomes its row, a link its row; of an article stays what it
    takes to find it again.
    """
    if isinstance(found, Statement):
        return statement_row(found, index.articles, index.actors)
    if isinstance(found, Link):
        return link_row(found)
    if isinstance(found, Article):
        return {"id": found.id, "title": found.title, "published": found.published, "source": found.source}
    if isinstance(found, Enum):
        return found.value
    if is_dataclass(found):
        return {field.name: to_row(getattr(found, field.name), index) for field in fields(found)}
    if isinstance(found, tuple | list):
        return [to_row(part, index) for part in found]
    return found
