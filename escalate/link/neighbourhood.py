"""Look up the statements near another one, in its article or among those of a side, never all of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from escalate.link.profiles import Profile

_LOOK_BACK = 40
_WINDOW_DAYS = 60
_NOBODY = ""


class Neighbourhood:
    """Where to look for an antecedent: statements by article in text order, and by side in time order.

    One that is only known to have been before some day stands on that day, one
    without any date on that on which it was told first.
    Of a side's statements, the `most` latest are looked at.
    """

    def __init__(self, profiles: Sequence[Profile], *, most: int = _LOOK_BACK) -> None:
        self._most = most
        self.by_id = {p.id: p for p in profiles}
        self._by_article: dict[str, list[Profile]] = {}
        self._by_side: dict[str, list[tuple[int, str]]] = {}
        self._at_side: dict[str, list[tuple[int, str]]] = {}
        self._naming: dict[str, list[tuple[int, str]]] = {}
        self._by_pair: dict[str, list[tuple[int, str]]] = {}
        for profile in profiles:
            for article in sorted({r.article for r in profile.statement.reports}):
                self._by_article.setdefault(article, []).append(profile)
            day = next((d for d in (profile.first, profile.last, profile.told) if d is not None), None)
            if day is not None:
                for side in profile.source_sides:
                    self._by_side.setdefault(side, []).append((day, profile.id))
                for side in profile.source_sides:
                    for other in profile.aim_sides if profile.targets else (_NOBODY,):
                        self._by_pair.setdefault(_pair(side, other), []).append((day, profile.id))
                for side in profile.aim_sides:
                    self._at_side.setdefault(side, []).append((day, profile.id))
                for side in profile.named_sides:
                    self._naming.setdefault(side, []).append((day, profile.id))
        for entries in (
            *self._by_side.values(),
            *self._at_side.values(),
            *self._naming.values(),
            *self._by_pair.values(),
        ):
            entries.sort()

    def in_article(self, article: str) -> Sequence[Profile]:
        """Return the statements that an article tells."""
        return self._by_article.get(article, ())

    def by_side(self, sides: Iterable[str], *, until: int, days: int = _WINDOW_DAYS) -> Iterator[Profile]:
        """Yield the latest statements of `sides` that begin in the `days` up to the day `until`, each once."""
        yield from self._latest(self._by_side, sides, until, days)

    def by_pair(
        self, sides: Iterable[str], others: Iterable[str], *, until: int, days: int = _WINDOW_DAYS
    ) -> Iterator[Profile]:
        """Yield the latest statements of `sides` directed at `others`, or at nobody, in the same way."""
        aims = (*others, _NOBODY)
        yield from self._latest(self._by_pair, [_pair(side, aim) for side in sides for aim in aims], until, days)

    def at_side(self, sides: Iterable[str], *, until: int, days: int = _WINDOW_DAYS) -> Iterator[Profile]:
        """Yield the latest statements directed at `sides` in the same way."""
        yield from self._latest(self._at_side, sides, until, days)

    def naming(self, sides: Iterable[str], *, until: int, days: int = _WINDOW_DAYS) -> Iterator[Profile]:
        """Yield the latest statements whose sentences name one of `sides` in the same way."""
        yield from self._latest(self._naming, sides, until, days)

    def _latest(
        self, table: Mapping[str, list[tuple[int, str]]], sides: Iterable[str], until: int, days: int
    ) -> Iterator[Profile]:
        seen = set()
        for side in sorted(sides):
            entries = table.get(side, [])
            stop = bisect_right(entries, (until, "\uffff"))
            for first, name in reversed(entries[max(0, stop - self._most) : stop]):
                if first < until - days:
                    break
                if name not in seen:
                    seen.add(name)
                    yield self.by_id[name]


def _pair(side: str, other: str) -> str:
    return f"{side}>{other}"
