"""Select statements by filters that read like the question: by whom, to whom, what, when, about what, where told."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

from escalate.errors import BadFilterError
from escalate.graph import quad_class
from escalate.link.words import content_words
from escalate.model import Collection, Event, QuadClass, Verdict
from escalate.query.days import check_date, first_day, last_day, lies_within
from escalate.query.index import as_index
from escalate.query.names import find_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from escalate.model import Judgement, Statement
    from escalate.query.index import Index

    Test = Callable[[Statement], bool]

_Kind = TypeVar("_Kind", Event, QuadClass)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a user asks for; a filter left empty lets everything through, several values of one filter are an "or".

    `by`, `to` and `involving` are actors by any name, whose members count as
    they themselves. `since` and `until` are ISO dates or their beginnings
    (`2019`, `2019-02`): a statement stays as long as its time may lie within,
    and undated ones go. `about` are words that all stand in the statement or
    its sentence, whatever their inflection; `article` is an article's id, or
    a part of its title or address. `negated`, `hypothetical` and `spoken` are
    None for either.
    """

    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    involving: tuple[str, ...] = ()
    event: tuple[Event, ...] = ()
    quad: tuple[QuadClass, ...] = ()
    since: str | None = None
    until: str | None = None
    about: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    conditional: bool = False
    deadline: bool = False
    quoted: bool = False
    spoken: bool | None = None
    negated: bool | None = None
    hypothetical: bool | None = None
    least_confidence: float = 0.0

    def __bool__(self) -> bool:
        """Return whether anything is filtered at all."""
        return self != Selection()


def select_statements(source: Collection | Index, selection: Selection | None = None) -> tuple[Statement, ...]:
    """Return the statements that fit every filter of `selection`, in the order of time, undated ones last.

    Raises `NotInGraphError` for an unknown actor and `DateUnreadableError`
    for a date that is none.
    """
    index = as_index(source)
    tests = [test for _, test in _tests(index, selection or Selection())]
    kept = [s for s in index.statements.values() if all(test(s) for test in tests)]
    return tuple(sorted(kept, key=lambda s: index.place(s.id)))


def restrict(source: Collection | Index, selection: Selection) -> Collection:
    """Return the part of a collection that `selection` keeps: its statements, the links among them, who and where.

    Actors stay that a statement left names, with the groups and countries
    they belong to; articles stay that tell one; contradictions and judgements
    stay whose two sides do, a merge with what it left. Readings go: a part
    can't be merged with another graph. The order is that of the whole. An
    empty selection gives the collection itself.
    """
    index = as_index(source)
    whole = index.collection
    if not selection:
        return whole
    kept = {s.id for s in select_statements(index, selection)}
    statements = tuple(s for s in whole.statements if s.id in kept)
    told_in = {r.article for s in statements for r in s.reports}
    named = _named(statements, index)
    return Collection(
        articles=tuple(a for a in whole.articles if a.id in told_in),
        actors=tuple(a for a in whole.actors if a.id in named),
        statements=statements,
        links=tuple(k for k in whole.links if k.antecedent in kept and k.consequence in kept),
        judgements=tuple(j for j in whole.judgements if _is_on(j, kept | named)),
        contradictions=tuple(c for c in whole.contradictions if {c.statement, c.other or c.statement} <= kept),
    )


def _is_on(judgement: Judgement, kept: AbstractSet[str]) -> bool:
    """Return whether a judgement is on what is kept; of what is one, `a` is gone from every collection."""
    return judgement.b in kept and (judgement.verdict is Verdict.SAME or judgement.a in kept)


def parse_selection(words: Iterable[str]) -> Selection:
    """Return the selection that words such as `by="Hezbollah Brigades" event=THREATEN since=2019 conditional` mean.

    Each text may hold several words; a filter may be given more than once.
    Raises `BadFilterError` for a filter or a value that does not exist.
    """
    found: dict[str, list[str]] = {}
    for text in words:
        try:
            parts = shlex.split(text)
        except ValueError as error:
            raise BadFilterError(f'{text!r}: {error}; quote a name of several words: by="Name Surname"') from error
        for part in parts:
            name, _, value = part.partition("=")
            found.setdefault(name.strip().replace("-", "_").lower(), []).append(value)
    return build_selection(**{name: _value(name, values) for name, values in found.items()})


def build_selection(**filters: object) -> Selection:
    """Return the selection of these filters, their values checked: roots and classes in any case, dates that exist.

    A filter that takes several values takes one text too. Raises
    `BadFilterError` for a filter or a value that does not exist.
    """
    defaults = {f.name: f.default for f in fields(Selection)}
    for name in filters:
        if name not in defaults:
            raise BadFilterError(f"{name!r} is no filter; there are {', '.join(defaults)}")
    given = {n: _several(v) if isinstance(defaults[n], tuple) else v for n, v in filters.items()}
    selection = replace(Selection(), **given)  # type: ignore[arg-type]
    for date in (selection.since, selection.until):
        if date is not None:
            check_date(date)
    if selection.since and selection.until and first_day(selection.since) > last_day(selection.until):
        raise BadFilterError(
            f"since={selection.since} is later than until={selection.until}: nothing lies between them"
        )
    return replace(
        selection,
        event=tuple(_one_of(Event, e.upper(), "event") for e in selection.event),
        quad=tuple(_one_of(QuadClass, " ".join(re.split(r"[\s_-]+", q.lower())), "quad") for q in selection.quad),
    )


def describe_selection(selection: Selection) -> str:
    """Return a selection as words that `parse_selection` reads: `by="Hezbollah Brigades" event=THREATEN`."""
    return " ".join(word for _, word in _words(selection))


def explain_nothing(source: Collection | Index, selection: Selection) -> str:
    """Return what was searched when nothing was found: how much there is, and how much each filter leaves alone."""
    index = as_index(source)
    dates = sorted(d for s in index.statements.values() if s.when for d in (s.when.start, s.when.end) if d)
    span = f", dated {dates[0][:10]} to {dates[-1][:10]}" if dates else ""
    searched = f"searched {len(index.statements)} statements of {len(index.articles)} articles{span}"
    words = dict(_words(selection))
    alone = [
        f"{words[name]} fits {sum(1 for s in index.statements.values() if test(s))}"
        for name, test in _tests(index, selection)
    ]
    return f"no statement fits ({searched})" + (f"; alone, {', '.join(alone)}" if alone else "")


def _words(selection: Selection) -> Iterator[tuple[str, str]]:
    empty = Selection()
    for field in fields(Selection):
        value = getattr(selection, field.name)
        if value == getattr(empty, field.name):
            continue
        if value is True:
            yield field.name, field.name
            continue
        several = value if isinstance(value, tuple) else (value,)
        yield field.name, " ".join(f"{field.name}={shlex.quote(_text(v))}" for v in several)


def _text(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _tests(index: Index, selection: Selection) -> Iterator[tuple[str, Test]]:
    """Yield each filter in use, by name, as a test of one statement."""
    chosen, sides = selection, index.sides
    if chosen.by:
        by = _actors(index, chosen.by)
        yield "by", lambda s: not by.isdisjoint(sides.of_all(s.sources))
    if chosen.to:
        to = _actors(index, chosen.to)
        yield "to", lambda s: not to.isdisjoint(sides.of_all(s.targets or s.addressees))
    if chosen.involving:
        party = _actors(index, chosen.involving)
        yield "involving", lambda s: not party.isdisjoint(sides.of_all((*s.sources, *s.targets, *s.addressees)))
    if chosen.event:
        yield "event", lambda s: s.event in chosen.event
    if chosen.quad:
        yield "quad", lambda s: quad_class(s.event) in chosen.quad
    if chosen.since is not None:
        yield "since", lambda s: lies_within(s, since=chosen.since, until=None)
    if chosen.until is not None:
        yield "until", lambda s: lies_within(s, since=None, until=chosen.until)
    yield from _tests_of_words(index, chosen)
    if chosen.least_confidence:
        yield "least_confidence", lambda s: s.confidence >= chosen.least_confidence


def _tests_of_words(index: Index, chosen: Selection) -> Iterator[tuple[str, Test]]:
    if chosen.about:
        wanted = frozenset(word for text in chosen.about for word in content_words(text))
        plain = tuple(text.casefold() for text in chosen.about if not content_words(text))
        yield "about", lambda s: _is_about(s, wanted, plain)
    if chosen.article:
        articles = frozenset(_find_articles(index, chosen.article))
        yield "article", lambda s: any(r.article in articles for r in s.reports)
    if chosen.conditional:
        yield "conditional", lambda s: s.condition is not None
    if chosen.deadline:
        yield "deadline", lambda s: s.deadline is not None
    if chosen.quoted:
        yield "quoted", lambda s: s.direct or bool(s.quotes)
    for name in ("spoken", "negated", "hypothetical"):
        wanted_flag = getattr(chosen, name)
        if wanted_flag is not None:
            yield name, lambda s, name=name, flag=wanted_flag: getattr(s, name) is flag  # type: ignore[misc]


def _actors(index: Index, names: Iterable[str]) -> frozenset[str]:
    return frozenset(find_actor(index, name).id for name in names)


def _is_about(statement: Statement, wanted: frozenset[str], plain: tuple[str, ...]) -> bool:
    spans = [r.sentence.text for r in statement.reports]
    if statement.content is not None:
        spans.append(statement.content.text)
    text = " ".join(spans)
    return wanted <= content_words(text) and all(word in text.casefold() for word in plain)


def _find_articles(index: Index, names: Iterable[str]) -> Iterator[str]:
    """Yield the ids of the articles that `names` mean; raises `BadFilterError` for a name that means none."""
    for name in names:
        low = name.casefold()
        found = [a.id for a in index.articles.values() if name == a.id or low in f"{a.title} {a.source}".casefold()]
        if not found:
            held = "; ".join(sorted(a.title or a.source for a in index.articles.values())[:5])
            raise BadFilterError(f"no article's id, title or address holds “{name}”; the graph has {held}")
        yield from found


def _named(statements: Iterable[Statement], index: Index) -> set[str]:
    waiting = [m.actor for s in statements for m in (*s.sources, *s.targets, *s.reporters, *s.addressees)]
    named: set[str] = set()
    while waiting:
        actor = waiting.pop()
        if actor in named:
            continue
        named.add(actor)
        known = index.actors.get(actor)
        if known is not None:
            waiting.extend((*known.member_of, *([known.country] if known.country else [])))
    return named


def _several(value: object) -> tuple[object, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


_FLAGS = {"": True, "yes": True, "true": True, "no": False, "false": False}


def _value(name: str, values: list[str]) -> object:
    """Return the values given for one filter as the type that its field has."""
    default = getattr(Selection(), name, ())
    if isinstance(default, tuple):
        return tuple(values)
    last = values[-1]
    if name in {"since", "until"}:
        return last
    if name == "least_confidence":
        try:
            return float(last)
        except ValueError:
            raise BadFilterError(f"least_confidence={last!r} is no number from 0 to 1") from None
    if last.lower() not in _FLAGS:
        raise BadFilterError(f"{name}={last!r}: write {name}=yes or {name}=no")
    return _FLAGS[last.lower()]


def _one_of(kind: type[_Kind], value: str, name: str) -> _Kind:
    try:
        return kind(value)
    except ValueError:
        raise BadFilterError(f"{name}={value!r} does not exist; choose from {', '.join(kind)}") from None
