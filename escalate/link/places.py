"""Find the names that a sentence gives as places: "outside the U.S. embassies in Nairobi and Dar es Salaam"."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from functools import cache

from escalate.link.words import stem

_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|into|across|around)\s+(?:the\s+)?"
    r"([A-Z][\w.'’-]*(?:(?:,?\s+(?:(?:and|in|the|es|al|of)\s+){0,2}|,)(?:capitals?\s+(?:of\s+)?)?[A-Z][\w.'’-]*)*)"
)
_QUARTER = re.compile(r"\b(?:North|South|East|West)(?:ern)?\b|\b(?:Central|Upper|Lower|New)\b")
_NAME = re.compile(rf"(?:({_QUARTER.pattern})\s+)?([A-Z]\w{{2,}})")


def find_places(text: str) -> tuple[str, ...]:
    """Return the runs of names that stand after words such as in, at and near, without dates."""
    return tuple(m.group(1) for m in _PLACE.finditer(text) if stem_names(m.group(1)))


def stem_names(text: str) -> frozenset[str]:
    """Return the stems of the names in `text` that are no months or days, "South Kordofan" as one."""
    found = (" ".join(w for w in m.groups() if w) for m in _NAME.finditer(text))
    return frozenset(stem(name.lower()) for name in found) - _no_names()


def strip_quarters(text: str) -> str:
    """Return `text` without quarters of a land: "South Kordofan" is not "the South"."""
    return _QUARTER.sub("", text)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(stem(name.lower()) for name in (*month_name[1:], *month_abbr[1:], *day_name))
