"""Align statements read from text to gold statements, and say why a gold statement has none.

The rule: a statement read is the gold one when both stand in the same
sentence, have the same event or the same quad class (CONCEDE and RETREAT,
which coders mix up, count as one, and an appeal is a REQUEST, as linking takes
it), a source of the same side and no target of
another side. Sides are those of the gold actors: a
state, its government, its capital and those that speak for it are one side,
so that "Moscow" and "Lavrov" both do for Russia. Where the gold statement has
a target, a statement read without any, or with one that gold places on no side
("the voters", "Belgrano"), still aligns, but is not counted as right. Where
the gold one has none, any target will do, and where it names no
source, any source. Of several gold statements of a sentence the likest is
taken: the same event first, then the same target, then the same trigger.

A statement that stands at the trigger of a gold one, or has its quad class
and source, but is not aligned, is that one misread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escalate.graph import quad_class
from escalate.link.kinds import kind_of
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from escalate.link import Sides
    from escalate.model import Actor, Mention, Statement

_YIELD = frozenset({Event.CONCEDE, Event.RETREAT})
_WORD = re.compile(r"[^\W_]+")


class Roster:
    """Who of the gold actors an actor read from text is, by the words of its names."""

    def __init__(self, gold: Mapping[str, Any], sides: Sides, read: Iterable[Actor]) -> None:
        self._sides = sides
        self._read = {actor.id: actor for actor in read}
        names = {id_: (about.get("name", id_), *about.get("aliases", ())) for id_, about in gold.items()}
        self._names = {id_: tuple(_words(name) for name in given) for id_, given in names.items()}

    def sides_of(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """Return the sides of the gold actors that `mentions` stand for; empty when gold knows none of them."""
        found = {side for m in mentions for id_ in self._find(m) for side in self._sides.of(id_)}
        return frozenset(found)

    def _find(self, mention: Mention) -> frozenset[str]:
        """Return the gold actors named by an actor's words, else by its own name, else by its state's or group's."""
        known = self._read.get(mention.actor)
        for text in (mention.span.text, mention.name, *(known.aliases if known else ())):
            named = self._named(text)
            if named:
                return named
        groups = (*(known.member_of if known else ()), *((known.country,) if known and known.country else ()))
        names = [self._read[g].name if g in self._read else g for g in groups]
        return frozenset(id_ for name in names for id_ in self._named(name))

    def _named(self, text: str) -> frozenset[str]:
        """Return the gold actors whose name `text` holds, the longest names first: "the Iranian foreign minister"."""
        words = _words(text)
        held = {id_: max((len(n) for n in names if _holds(words, n)), default=0) for id_, names in self._names.items()}
        most = max(held.values(), default=0)
        return frozenset(id_ for id_, size in held.items() if size == most and size)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    size = len(name)
    return any(tuple(words[n : n + size]) == tuple(name) for n in range(len(words) - size + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a statement read has right of a gold one of its sentence."""

    event: bool
    quad: bool
    source: bool
    target: bool
    no_target: bool
    trigger: bool

    @property
    def aligns(self) -> bool:
        """Whether the rule of this module takes the one for the other."""
        return self.quad and self.source and (self.target or self.no_target)

    @property
    def is_misread(self) -> bool:
        """Whether the one is the other with an event, a source or a target read wrong."""
        return not self.aligns and (self.trigger or (self.quad and self.source))

    @property
    def is_right(self) -> bool:
        """Whether event, source and target are all right."""
        return self.event and self.source and self.target

    @property
    def rank(self) -> tuple[bool, ...]:
        """A sort key, the likest highest."""
        return (self.aligns, self.event, self.target, self.trigger, self.source, self.quad)

    @property
    def fault(self) -> str:
        """Say what is wrong, in the words of the list of errors; empty when the two align."""
        if self.aligns:
            return ""
        if not self.quad:
            return "wrong event"
        return "wrong target" if self.source else "wrong source"


def compare(read: Statement, gold: Statement, *, roster: Roster, sides: Sides) -> Likeness:
    """Return what `read` has right of `gold`."""
    wanted, found = sides.of_all(gold.sources), roster.sides_of(read.sources)
    aimed, aim = sides.of_all(gold.targets), roster.sides_of((*read.targets, *read.addressees))
    first, second = read.report.trigger, gold.report.trigger
    kinds = {read.event, kind_of(read)}
    return Likeness(
        event=gold.event in kinds,
        quad=quad_class(gold.event) in map(quad_class, kinds) or {read.event, gold.event} == _YIELD,
        source=not wanted or not wanted.isdisjoint(found),
        target=not aimed or not aimed.isdisjoint(aim),
        no_target=not aim,
        trigger=first.start < second.end and second.start < first.end,
    )


def share_sentence(first: Statement, second: Statement) -> bool:
    """Return whether two statements are told in one place: sentences that overlap."""
    a, b = first.report.sentence, second.report.sentence
    return a.article == b.article and a.start < b.end and b.start < a.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Which gold statement each statement read is, or is misread, by ids; and for each gold one its likest reading."""

    gold_of: Mapping[str, str]
    misread: Mapping[str, str]
    best: Mapping[str, tuple[Statement, Likeness]]


def align(read: Sequence[Statement], gold: Sequence[Statement], *, roster: Roster, sides: Sides) -> Alignment:
    """Align statements read from the text of a crisis to its gold statements; several read may be one gold."""
    gold_of: dict[str, str] = {}
    misread: dict[str, str] = {}
    best: dict[str, tuple[Statement, Likeness]] = {}
    for one in read:
        around = [(compare(one, g, roster=roster, sides=sides), g) for g in gold if share_sentence(one, g)]
        for likeness, g in around:
            if g.id not in best or likeness.rank > best[g.id][1].rank:
                best[g.id] = (one, likeness)
        likest = max(around, key=lambda pair: pair[0].rank, default=None)
        if likest is not None and likest[0].aligns:
            gold_of[one.id] = likest[1].id
        elif likest is not None and likest[0].is_misread:
            misread[one.id] = likest[1].id
    return Alignment(gold_of=gold_of, misread=misread, best=best)
