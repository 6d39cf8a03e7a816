"""Name the features that a pair of statements has or lacks: its roles, order, place and kinds, alone and together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from escalate.link.profiles import find_gap, share_article, share_sentence, stands_before

if TYPE_CHECKING:
    from escalate.link.profiles import Profile

_NEAR = 300
_REMEMBERED = 16384


@lru_cache(maxsize=_REMEMBERED)
def name_categories(
    role: str, order: str, place: str, told: str, days: str, earlier: str, later: str, first: str, second: str
) -> tuple[str, ...]:
    """Return the names of the features that hold for a pair with these properties: each by itself, and together."""
    return tuple(
        f"{name}={'>'.join(values)}"
        for name, values in (
            ("role", (role,)),
            ("order", (order,)),
            ("place", (place,)),
            ("days", (days,)),
            ("kinds", (earlier, later)),
            ("earlier", (earlier,)),
            ("later", (later,)),
            ("role, later", (role, later)),
            ("role, earlier", (role, earlier)),
            ("role, place", (role, place)),
            ("role, days", (role, days)),
            ("role, order", (role, order)),
            ("order, place", (order, place, told)),
            ("order, days", (order, days)),
            ("later, place", (later, place)),
            ("act, later", (first, later)),
            ("earlier, act", (earlier, second)),
        )
    )


def name_gap(gap: int | None) -> str:
    """Return days between two statements as "0", "1", "week", "longer" or "unknown"."""
    if gap is None:
        return "unknown"
    return str(gap) if gap <= 1 else "week" if gap <= 7 else "longer"


def name_place(earlier: Profile, later: Profile) -> str:
    """Return where two statements are told: in one "sentence", "near" in an "article", or "elsewhere"."""
    if share_sentence(earlier, later):
        return "sentence"
    if not share_article(earlier, later):
        return "elsewhere"
    gap = find_gap(earlier, later)
    return "near" if gap is not None and gap < _NEAR else "article"


def name_telling(earlier: Profile, later: Profile) -> str:
    """Return which of two statements an article tells first, "apart" where it does not tell."""
    if stands_before(earlier, later):
        return "told before"
    return "told after" if stands_before(later, earlier) else "apart"
