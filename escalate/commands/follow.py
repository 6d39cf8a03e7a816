"""Commands that follow the links through time: paths, before, after, between."""

# Annotations are evaluated here: the command line is made from them.
from typing import TYPE_CHECKING, Annotated, Any

import typer

from escalate.commands.options import AsJson, GraphFile, load_index, with_filters
from escalate.commands.printing import choose, print_json, print_lines

if TYPE_CHECKING:
    from escalate.query import Index, Selection

_END = "An actor by any name, a statement's id, or a date, month or year."
End = Annotated[str, typer.Argument(metavar="FROM", help=_END)]
Strict = Annotated[bool, typer.Option("--strict", help="Every hop on a later day than the last.")]
Certain = Annotated[bool, typer.Option("--certain", help="Only hops whose order in time is beyond doubt.")]
MaxWait = Annotated[int | None, typer.Option(help="The most days that may certainly lie between two hops.", min=0)]
Relations = Annotated[
    list[str] | None, typer.Option("--relation", help="Only these links: provokes, repeats, fulfils, meets, defies.")
]
ThroughActors = Annotated[
    bool, typer.Option("--through-actors", help="Let a path pass from what was directed at an actor to its acts.")
]


def _rules(
    selection: "Selection",
    *,
    strict: bool,
    certain: bool,
    max_wait: int | None,
    relation: list[str] | None,
    through_actors: bool,
) -> dict[str, Any]:
    from escalate.model import Relation

    return {
        "strict": strict,
        "certain": certain,
        "since": selection.since,
        "until": selection.until,
        "max_wait": max_wait,
        "relations": [choose(Relation, r.lower(), "a relation") for r in relation or ()],
        "min_confidence": selection.least_confidence,
        "through_actors": through_actors,
        "within": selection,
    }


@with_filters
def paths(
    graph: GraphFile,
    start: End,
    end: Annotated[str, typer.Argument(metavar="TO", help=_END)],
    selection: "Selection",
    best: Annotated[str, typer.Option(help="foremost, latest departure, fastest or shortest first.")] = "foremost",
    limit: Annotated[int, typer.Option("-k", help="How many paths at most.", min=1)] = 3,
    strict: Strict = False,
    certain: Certain = False,
    max_wait: MaxWait = None,
    relation: Relations = None,
    through_actors: ThroughActors = False,
    as_json: AsJson = False,
) -> None:
    """Print how one thing led to another, hop by hop: date, actor, what, the words, the source, why.

    Time never goes back along a path. Its order is certain when each date ends before the next begins, and possible
    when dates overlap, as several things on one day do. foremost: arrives earliest; latest departure: begins latest;
    fastest: takes least time; shortest: has fewest hops.
    """
    from escalate import terminal
    from escalate.commands.rows import to_row
    from escalate.query import Best, find_paths

    index = load_index(graph)
    rules = _rules(
        selection, strict=strict, certain=certain, max_wait=max_wait, relation=relation, through_actors=through_actors
    )
    optimum = choose(Best, best.lower().replace("-", " "), "an optimum")
    found = find_paths(index, start, end, best=optimum, limit=limit, hinges=True, **rules)
    if as_json:
        print_json(to_row(found, index))
        return
    if found:
        print_lines(terminal.path_lines(found), empty="")
        return
    print(_explain_no_path(index, start, end, rules))


def _explain_no_path(index: "Index", start: str, end: str, rules: dict[str, Any]) -> str:
    """Return what was searched, and which rule given up would give a path."""
    from escalate.query import find_paths
    from escalate.query.ends import find_ends

    first, last = len(find_ends(index, start)), len(find_ends(index, end))
    links = len(index.collection.links)
    ends = f"from {first} statement{'s' * (first != 1)} to {last}"
    searched = f"searched {ends} over {links} links among {len(index.statements)} statements"
    lines = [f"no path leads from {start} to {end}: {searched}"]
    loose: dict[str, Any] = {"strict": False, "certain": False, "max_wait": None, "relations": (), "within": None}
    loose |= {"since": None, "until": None, "min_confidence": 0.0}
    if find_paths(index, start, end, **{**rules, **loose}):
        given = [name for name, value in loose.items() if rules[name] and rules[name] != value]
        named = ", ".join(name.replace("_", " ") for name in given if name != "within") or "the filters"
        lines.append(f"there is one without the limits given ({named})")
    elif not rules["through_actors"] and find_paths(index, start, end, **{**rules, "through_actors": True}):
        lines.append("there is one that passes through actors: add --through-actors")
    elif find_paths(index, end, start, **rules):
        lines.append(f"there is one the other way: escalate paths GRAPH {end!r} {start!r}")
    return "\n".join(lines)


@with_filters
def before(
    graph: GraphFile,
    node: Annotated[str, typer.Argument(metavar="ID", help=_END)],
    selection: "Selection",
    strict: Strict = False,
    certain: Certain = False,
    max_wait: MaxWait = None,
    relation: Relations = None,
    through_actors: ThroughActors = False,
    as_json: AsJson = False,
) -> None:
    """Print everything that led to a statement, each with the hop that it went by."""
    rules = _rules(
        selection, strict=strict, certain=certain, max_wait=max_wait, relation=relation, through_actors=through_actors
    )
    _print_trace(load_index(graph), node, rules, back=True, as_json=as_json)


@with_filters
def after(
    graph: GraphFile,
    node: Annotated[str, typer.Argument(metavar="ID", help=_END)],
    selection: "Selection",
    strict: Strict = False,
    certain: Certain = False,
    max_wait: MaxWait = None,
    relation: Relations = None,
    through_actors: ThroughActors = False,
    as_json: AsJson = False,
) -> None:
    """Print everything that followed from a statement, each with the hop that it came by."""
    rules = _rules(
        selection, strict=strict, certain=certain, max_wait=max_wait, relation=relation, through_actors=through_actors
    )
    _print_trace(load_index(graph), node, rules, back=False, as_json=as_json)


def _print_trace(index: "Index", node: str, rules: dict[str, Any], *, back: bool, as_json: bool) -> None:
    from escalate.commands.rows import to_row
    from escalate.commands.wording import trace_lines
    from escalate.query import trace
    from escalate.query.ends import find_ends

    found = trace(index, node, back=back, **rules)
    if as_json:
        print_json(to_row(found, index))
        return
    ends = [index.statements[name] for name in find_ends(index, node)]
    way = "leads to" if back else "followed from"
    empty = (
        f"nothing {way} {node}: searched {len(index.collection.links)} links among {len(index.statements)} statements"
    )
    if not found and not rules["through_actors"]:
        empty += "; --through-actors also follows what was directed at an actor to that actor's acts"
    print_lines(trace_lines(found, ends, index, back=back) if found else [], empty=empty)


@with_filters
def between(
    graph: GraphFile,
    first: Annotated[str, typer.Argument(metavar="A", help=_END)],
    second: Annotated[str, typer.Argument(metavar="B", help=_END)],
    selection: "Selection",
    as_json: AsJson = False,
) -> None:
    """Print what two actors said and did to each other, or what lies on the ways from one statement to another."""
    from escalate import terminal
    from escalate.commands.rows import to_row
    from escalate.commands.wording import trace_lines
    from escalate.model import Actor
    from escalate.query import exchange, find_node, select_statements, trace_between
    from escalate.query.days import looks_like_date
    from escalate.query.ends import find_ends

    index = load_index(graph)
    kept = {s.id for s in select_statements(index, selection)}
    are_actors = [not looks_like_date(n) and isinstance(find_node(index, n), Actor) for n in (first, second)]
    nothing = f"nothing lies between {first} and {second}: searched {len(kept)} of {len(index.statements)} statements"
    if all(are_actors):
        statements = [s for s in exchange(index, first, second) if s.id in kept]
        if as_json:
            print_json(to_row(statements, index))
        else:
            print_lines(terminal.timeline_lines(statements, index.collection), empty=nothing)
        return
    found = [t for t in trace_between(index, first, second) if t.statement.id in kept]
    if as_json:
        print_json(to_row(found, index))
    else:
        near, told = {t.next for t in found}, {t.statement.id for t in found}
        ends = [index.statements[n] for n in find_ends(index, second) if n in near - told]
        lines = trace_lines(found, ends, index, back=True) if found else []
        print_lines(lines, empty=nothing)
