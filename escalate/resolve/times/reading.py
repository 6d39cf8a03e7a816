"""Where a text stands in time while it is read: publication date, last date mentioned, direction of the verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escalate.resolve.times.almanac import grain_of, interval_of
from escalate.resolve.times.lexer import cue_words
from escalate.resolve.times.verbs import cue_at, is_perfect, was_voiced

if TYPE_CHECKING:
    from datetime import date

    from escalate.resolve.times.lexer import Word

_LEFT, _RIGHT = 16, 12
_SKIPPED = frozenset([
    "THE", "THIS", "NEXT", "LAST", "COMING", "EARLYMOD", "LATEMOD", "MIDMOD", "HYPHEN", "COMMA", "EDGE", "OF", "APPROX",
    "NOON", "PART", "AMPM", "DAYNUM", "CLOCK", "WEEKDAY", "ON", "ZONE", "LOCAL", "TIMEWORD", "AT", "NEARLY", "EVERY",
    "BUSINESS",
])  # fmt: skip
"""Words that may stand between a limiting preposition and its date."""
ASIDE = 3
"""Years by which a bare year in mid-sentence must lie ahead of where a history has got to, to be no step of it."""
DEMAND_AGE = 366
"""Days before publication within which a demand can have been made that its limit is counted from."""
NEARBY = 60
"""How many words a date stays the one that "that day" or a bare month leans on in news."""


_NO_SUBJECT = frozenset(
    ["", "A", "THE", "POSS", "TO", "OF", "FOR", "AND", "OR", "IN", "ON", "BY", "NO", "HADPAST", "FUTURE", "MODAL"]
)
"""What a noun or an infinitive has before it, and a verb in the present has not."""
_CLAUSE = frozenset(["that", "if", "unless", "would", "will"])


@dataclass(slots=True)
class Reading:
    """The state of reading one text: moves on with each expression that is resolved."""

    words: list[Word]
    classes: str
    published: date | None
    narrative: bool
    sentence_starts: frozenset[int] | None = None
    anchor: str | None = None
    anchor_at: int = -1000
    past_day: date | None = None
    """The last day mentioned that does not lie ahead."""
    past_day_at: int = -1000
    sides: dict[bool, tuple[str, int]] = field(default_factory=dict)
    """The last date mentioned that is over (False) and that is not (True), each with where it was read."""
    period: str | None = None
    period_at: int = -1000
    _directions: dict[int, int] = field(default_factory=dict)

    def remember(self, value: str, first: int, at: int) -> None:
        """Take `value`, read from word `first` up to `at`, as the date that later words may lean on."""
        grain = grain_of(value)
        if grain is None or interval_of(value) is None:
            return
        found = interval_of(value)
        if grain == "Q" and found is not None and (self.published is None or found[0] <= self.published):
            self.period, self.period_at = value, at
        if grain in ("DE", "CE") or (grain == "Y" and found is not None and self._is_aside(found[0].year, first, at)):
            return
        self.anchor, self.anchor_at = value, at
        if found is not None and self.published is not None:
            self.sides[found[1] >= self.published] = (value, at)
        if grain == "D" and found is not None and self.published is not None and found[0] <= self.published:
            self.past_day, self.past_day_at = found[0], at

    def _is_aside(self, year: int, first: int, at: int) -> bool:
        """Return whether a bare year in a history looks away from its line: "as a study revealed in 2005"."""
        if not self.narrative or self.anchor is None or len(self.anchor) < len("1999-12"):
            return False
        here = interval_of(self.anchor)
        if here is None or self._opens(first):
            return False
        ahead = year - here[0].year
        return ahead >= ASIDE or ahead < 0 or (ahead > 0 and self.direction(first, at - 1) > 0)

    def anchor_day(self) -> date | None:
        """Return the day the narrative has reached, else the publication date."""
        found = interval_of(self.anchor) if self.anchor else None
        return found[0] if found else self.published

    def last_on_side(self, at: int, *, ahead: bool) -> str | None:
        """Return the last date near word `at` that lies ahead, or that is over; in a history simply the last."""
        if self.narrative or self.published is None:
            return self.anchor
        value, where = self.sides.get(ahead, (None, -1000))
        return value if at - where <= NEARBY else self.anchor

    def anchor_near(self, at: int) -> bool:
        """Return whether the last date mentioned is near enough to word `at` to be leant on."""
        return self.anchor is not None and (self.narrative or at - self.anchor_at <= NEARBY)

    def demand_day(self, first: int) -> date | None:
        """Return the day from which an amount granted at word `first` runs: that of the demand, if it stands before."""
        day, today = self.past_day, self.published
        if day is None or today is None:
            return today
        near = 0 < first - self.past_day_at <= 2 * _LEFT and (today - day).days <= DEMAND_AGE
        same = near and not any(self.breaks(i) for i in range(max(self.past_day_at, 0), first))
        return day if same else today

    def in_perfect(self, first: int) -> bool:
        """Return whether a present perfect governs word `first`: "have shelled the port for three weeks"."""
        for i in range(first - 1, max(first - 1 - _LEFT, -1), -1):
            if self.breaks(i) or (self.words[i].kind in ("HADPAST", "SAID") and self.words[i].lower != "been"):
                return False
            if self.words[i].lower in ("has", "have", "ve"):
                return self._kind(i + 1) in ("PASTV", "HADPAST", "OTHER", "NO") and self._kind(i + 1) != "TO"
        return False

    def direction(self, first: int, last: int) -> int:
        """Return +1 where the words `first` to `last` stand with a future or a limit, -1 with a past, else 0."""
        if first not in self._directions:
            self._directions[first] = self._direction(first, last)
        return self._directions[first]

    def limit(self, first: int, last: int) -> str | None:
        """Return the class of the preposition that makes the words a limit, None if they are none."""
        words, i = self.words, self._before(first)
        if i < 0 or (self._kind(last + 1) == "POSS" and not self._is_awaited(last + 2)):
            return None
        kind = words[i].kind
        if kind in ("BY", "UNTIL", "WITHIN", "BEFORE"):
            return kind
        if kind == "THAN" and i >= 2 and words[i - 1].kind in ("LATER", "MORE") and words[i - 2].kind == "NO":
            return "BY" if words[i - 1].kind == "LATER" else None
        if kind == "TO" and i >= 1 and words[i - 1].kind == "UP":
            return "UNTIL"
        if kind == "TO" and i >= 1 and words[i - 1].lower == "prior":
            return "BEFORE"
        if words[i].lower == "beyond" and any(w.kind == "NO" for w in words[max(i - 3, 0) : i]):
            return "UNTIL"  # "will not wait beyond Friday"
        return None

    def direction_left(self, first: int) -> int:
        """Return the direction that the nearest verb before word `first` gives."""
        return self._left(first)

    def past_beside(self, first: int) -> bool:
        """Return whether a past is the verb of word `first` beyond doubt: "was shot in May", "In May he was shot"."""
        near = self.words[max(first - 3, 0) : first]
        return any(w.kind in ("PASTV", "HADPAST") for w in near) or self._opens(first)

    def _opens(self, first: int) -> bool:
        """Return whether the expression at word `first`, with its preposition, opens the sentence."""
        i = self._before(first, "IN", "FROM", "BETWEEN", "BY", "SINCE", "DURING", "AFTER", "BEFORE")
        return i < 0 or self.breaks(i)

    def _before(self, first: int, *kinds: str) -> int:
        """Return the index of the word before `first` and before what belongs to its expression; -1 at the start."""
        for i in range(first - 1, max(first - 1 - _LEFT, -1), -1):
            if self.words[i].kind not in _SKIPPED and self.words[i].kind not in kinds:
                return i
        return max(first - 1 - _LEFT, -1)

    def is_obliged(self, first: int, last: int) -> bool:
        """Return whether a demand, an obligation or a condition stands in the sentence of words `first` to `last`."""
        for i in range(first - 1, max(first - 1 - 2 * _LEFT, -1), -1):
            if self.breaks(i):
                break
            if self._obliges(i):
                return True
        for i in range(last + 1, min(last + 1 + _RIGHT, len(self.words))):
            if self.breaks(i):
                break
            if self._obliges(i) or (self.words[i].kind == "OR" and i - last <= 2):
                return True
        return False

    def _obliges(self, i: int) -> bool:
        return self.words[i].value in ("limit", "ask")

    def _direction(self, first: int, last: int) -> int:
        limit = self.limit(first, last)
        if limit in ("BY", "UNTIL", "WITHIN"):
            return -1 if self._is_past_limit(first, last) else 1
        if first and self.words[first - 1].kind == "SINCE":
            return -1
        follows = [w.kind for w in self.words[last + 1 : last + 4]]
        if follows[:1] == ["AS"] and any(
            w.kind == "LIMIT" or w.lower in cue_words("final") for w in self.words[last + 1 : last + 5]
        ):
            return 1  # "set Friday as the deadline"
        if self._kind(first - 1) == "BE" and self.words[first - 1].lower != "be":
            return 1  # "the vote is Sunday"
        if self._kind(last + 1) == "LIMIT" and self._kind(first - 1) == "A":
            return 1  # "set a Friday deadline"
        if first >= 3 and self.words[first - 1].kind == self.words[first - 3].kind == "AS":
            return 1  # "as early as Tuesday"
        opening = self.words[first - 1].kind if first else ""
        if opening == "FROM" and first >= 2 and self.words[first - 2].kind in ("UNIT", "UNITS"):
            return 1  # "72 hours from Thursday"
        if opening in ("AFTER", "FROM") and self._kind(last + 1) == "FUTURE":
            return 1  # "any vessel found there after Sunday will be sunk"
        if self._kind(last + 1) == "POSS" and not self._is_awaited(last + 2):
            return min(self._left(first), 0)  # "will look for ways around Wednesday's ruling"
        found = self._left(first) or self._right(last, told=limit is None)
        if found:
            return found
        far = self._left(first, reach=2 * _LEFT)  # "fired missiles at bases ... before dawn on Wednesday"
        return (far or 1) if limit else max(far, 0)

    def _is_awaited(self, i: int) -> bool:
        """Return whether the noun near word `i` names what is held on a day set before, such as a vote or talks."""
        near = self.words[i : i + 4]
        return any(w.lower in cue_words("awaited") or w.kind in ("FUTURE", "LIMIT") for w in near)

    def _kind(self, i: int) -> str:
        return self.words[i].kind if 0 <= i < len(self.words) else ""

    def _is_past_limit(self, first: int, last: int) -> bool:
        """Tell "By Monday, officials had left", "not until Tuesday" and "fought until Friday" from limits ahead."""
        words, i = self.words, self._before(first, "BY", "UNTIL", "WITHIN", "UP")
        if i >= 0 and words[i].lower in cue_words("opener") and (i == 0 or self.breaks(i - 1)):
            i -= 1  # "But by Monday the army had left"
        if i < 0 or self.breaks(i) or words[i].kind in ("AND", "QUOTE", "DASH", "COMMA"):
            return self._right(last) < 0
        if words[i].kind == "NO":
            return self._left(i) < 0
        if self.limit(first, last) == "UNTIL":
            near = words[max(i - 5, 0) : i + 1]
            if any(w.kind == "NO" for w in near) and self._left(i + 1) < 0:
                return True  # "did not leave until Friday"
            if any(w.lower == "had" for w in near[-2:]) and near[-1].kind in ("HADPAST", "QUOTE"):
                return False  # "had until Friday to leave"
            return any((w.kind == "PASTV" and w.value == "on") or w.lower == "had" for w in near)
        return self._is_done(i)

    def _is_done(self, last: int) -> bool:
        """Return whether a plain past governs the words up to `last`: "raised it by noon", not "told to leave"."""
        for i in range(last, max(last - _LEFT, -1), -1):
            kind = self.words[i].kind
            if kind == "LIMIT" and any(w.lower in cue_words("spurned") for w in self.words[max(i - 3, 0) : i]):
                return True  # "rejected the ultimatum within hours"
            if self.breaks(i) or kind in ("TO", "THAT", "QUOTE", "LIMIT"):
                return False
            if cue := cue_at(self.words, i):
                done = cue < 0 and kind == "PASTV" and self.words[i].value != "ask" and not is_perfect(self.words, i)
                return done and self._left(i) <= 0  # "want it restored by Friday" is not done
        return False

    def _left(self, first: int, reach: int = _LEFT) -> int:
        for i in range(first - 1, max(first - 1 - reach, -1), -1):
            if self.breaks(i):
                break
            if self._is_arranged(i, first):
                return 1
            if found := cue_at(self.words, i):
                return -found if was_voiced(self.words[i]) and not self._opens_clause(i, first) else found
        return 0

    def _is_arranged(self, i: int, first: int) -> bool:
        """Tell a present or an infinitive of what is arranged: "leaves Friday", "agreed to meet on Friday"."""
        lower = self.words[i].lower
        if lower in cue_words("arranged"):
            return self._kind(i + 1) == "TO"
        if lower in cue_words("moved") and first - i <= 3:
            return self._kind(i + 1) in ("TO", "UNTIL")  # "was extended to 16 November"
        return lower in cue_words("scheduled") and self._kind(i - 1) not in _NO_SUBJECT

    def _right(self, last: int, *, told: bool = True) -> int:
        for i in range(last + 1, min(last + 1 + _RIGHT, len(self.words))):
            if self.breaks(i):
                break
            if not told and self.words[i].kind == "SAID":
                continue
            if found := cue_at(self.words, i):
                apart = any(w.kind in ("COMMA", "QUOTE") for w in self.words[last + 1 : i])
                return -found if was_voiced(self.words[i]) and not apart else found
        return 0

    def _opens_clause(self, i: int, first: int) -> bool:
        """Return whether what is demanded or promised begins between word `i` and the date at `first`."""
        return any(w.kind in ("TO", "FUTURE", "LIMIT") or w.lower in _CLAUSE for w in self.words[i + 1 : first])

    def breaks(self, i: int) -> bool:
        """Return whether a sentence ends at word `i`."""
        words = self.words
        kind = words[i].kind
        if kind in ("STOP", "GAP"):
            return True
        if self.sentence_starts is not None:
            return i + 1 >= len(words) or words[i + 1].start in self.sentence_starts
        if kind != "DOT":
            return False
        before = words[i - 1] if i else None
        if before is not None and (
            before.kind == "MONTHABBR" or len(before.lower) == 1 or before.lower in cue_words("title")
        ):
            return False
        after = words[i + 1] if i + 1 < len(words) else None
        return after is None or after.start > words[i].end
