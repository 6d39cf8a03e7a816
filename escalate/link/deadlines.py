"""Say how an act lies to the deadline of a threat or demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.link.profiles import to_day

if TYPE_CHECKING:
    from escalate.link.profiles import Profile

_SOON_DAYS = 3


def comes_at_deadline(earlier: Profile, later: Profile) -> bool:
    """Return whether an act comes on the day that a threat names as its last, or within a few days after it."""
    return name_deadline(earlier, later) == "at" and bool(earlier.targets) and bool(later.targets)


def comes_after_deadline(earlier: Profile, later: Profile) -> bool:
    """Return whether an act begins only when time has run out, so that what set the deadline was said before it."""
    return name_deadline(earlier, later) in ("at", "after")


def comes_before_deadline(earlier: Profile, later: Profile) -> bool:
    """Return whether an act is over before the last day that a threat names, on which alone it falls due."""
    deadline = earlier.statement.deadline
    end = to_day(deadline.end) if deadline is not None else None
    return end is not None and later.last is not None and later.last < end


def name_deadline(earlier: Profile, later: Profile) -> str:
    """Return how an act lies to the deadline: `before`, `at` it or within a few days, `after`, `none` without one."""
    deadline = earlier.statement.deadline
    end = to_day(deadline.end) if deadline is not None else None
    if end is None or later.first is None:
        return "none"
    if later.first < end:
        return "before"
    return "at" if later.first <= end + _SOON_DAYS else "after"
