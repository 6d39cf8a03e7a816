"""Commands that ask what is in a graph: timeline, show, threats, ladder, query."""

# Annotations are evaluated here: the command line is made from them.
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from escalate.commands.options import AsJson, GraphFile, load_index, with_filters
from escalate.commands.printing import csv_text, print_json, print_lines, table_lines

if TYPE_CHECKING:
    from escalate.query import Selection


@with_filters
def timeline(graph: GraphFile, selection: "Selection", as_json: AsJson = False) -> None:
    """Print the statements in the order of time, each with what it answers."""
    from escalate import terminal
    from escalate.query import select_statements
    from escalate.query.search import explain_nothing

    index = load_index(graph)
    statements = select_statements(index, selection)
    if as_json:
        from escalate.commands.rows import to_row

        print_json(to_row(statements, index))
    else:
        empty = "" if statements else explain_nothing(index, selection)
        print_lines(terminal.timeline_lines(statements, index.collection), empty=empty)


@with_filters
def show(
    graph: GraphFile,
    node: Annotated[str, typer.Argument(metavar="ID", help="An actor or a statement's id.")],
    selection: "Selection",
    as_json: AsJson = False,
) -> None:
    """Print everything known about an actor or a statement, and why."""
    from escalate import terminal
    from escalate.commands.rows import to_row
    from escalate.query import explain, find_actor, restrict

    index = load_index(graph)
    if selection:
        find_actor(index, node)
    found: Any = explain(restrict(index, selection) if selection else index, node)
    if as_json:
        print_json(to_row(found, index))
    else:
        print_lines(terminal.explanation_lines(found, index.collection), empty="")


@with_filters
def threats(graph: GraphFile, selection: "Selection", as_json: AsJson = False) -> None:
    """Print the ledger of threats, demands and promises, and what became of each."""
    from escalate import terminal
    from escalate.query import ledger, select_statements
    from escalate.query.search import explain_nothing

    index = load_index(graph)
    kept = {s.id for s in select_statements(index, selection)}
    entries = [e for e in ledger(index) if not kept.isdisjoint((e.statement, *e.repeats))]
    if as_json:
        print_json(entries)
        return
    nothing = explain_nothing(index, selection) if not kept else f"none of the {len(kept)} statements searched is one"
    print_lines(terminal.ledger_lines(entries), empty=f"no threat, demand or promise was found: {nothing}")


@with_filters
def ladder(
    graph: GraphFile,
    selection: "Selection",
    between: Annotated[
        tuple[str, str] | None, typer.Option(help="The two sides; without, all pairs and the curve over everything.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print how two sides, or all of them, climbed and stepped down, statement by statement."""
    from escalate import terminal
    from escalate.query import Index, climb, climb_all, find_actor, restrict

    index = load_index(graph)
    sides = [find_actor(index, name).id for name in between or ()]
    part = Index(restrict(index, selection)) if selection else index
    searched = f"searched {len(part.statements)} of {len(index.statements)} statements"
    if not sides:
        crisis = climb_all(part)
        if as_json:
            print_json(crisis)
        else:
            print_lines(terminal.crisis_lines(crisis, part.collection), empty=f"no side acted on another ({searched})")
        return
    missing = [name for name in sides if name not in part.actors]
    found = replace(climb(index, *sides), steps=()) if missing else climb(part, *sides)
    if as_json:
        print_json(found)
    elif not found.steps:
        names = " and ".join(index.sides.name(name) for name in sides)
        print(f"{names} said and did nothing to each other ({searched})")
    else:
        print_lines(terminal.ladder_lines(found, index.collection), empty="")


QUERY_HELP = """Match a pattern in Cypher, and print what it returns as a table, CSV or JSON.

MATCH (a:Actor)-[:ISSUES]->(t:Threat)-[:PROVOKES]->(r) RETURN a.name, t.quote, r.date

Nodes: Actor (also by kind: State, Government, ArmedGroup, Organisation, Media, People, Person) with id, name, kind,
country, role; Statement (also by event: Threat, Attack, Demand, Sanction, Protest, Rejection, Accusation, Concession,
Retreat ... or the PLOVER root: Threaten, Assault ...) with id, event, mode, quad, intensity, spoken, negated, future,
hypothetical, confidence, source, target, quote, sentence, trigger, rule, when, date, start, end, precision, basis,
condition, condition_kind, deadline, article, title, url, published, reports, contradicted.

Links: ISSUES (actor to statement), TARGETS (statement to actor), MEMBER_OF, and from the earlier statement to the later
PROVOKES, REPEATS, FULFILS, MEETS, DEFIES, with confidence, basis, reason, evidence, delta_intensity.

Two different names stand for two different nodes. What can't be answered rightly is refused, with what to write.
"""


@with_filters
def query(
    graph: GraphFile,
    pattern: Annotated[str, typer.Argument(metavar="CYPHER", help="The pattern, in quotes.")],
    selection: "Selection",
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")] = False,
    limit: Annotated[int, typer.Option(help="The most rows when the query has no LIMIT; 0 for all.", min=0)] = 1000,
    as_json: AsJson = False,
) -> None:
    """Match a pattern."""
    import sys

    from escalate.query import restrict
    from escalate.query.cypher import ask

    index = load_index(graph)
    part = restrict(index, selection)
    answer = ask(part, pattern, limit=limit or None)
    for note in answer.notes:
        print(f"note: {note}", file=sys.stderr)
    if as_json:
        print_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
    elif as_csv:
        sys.stdout.buffer.write(csv_text(answer.columns, answer.rows).encode())
    elif not answer.rows:
        print(f"nothing matches (searched {len(part.statements)} statements, {len(part.links)} links)")
    else:
        print("\n".join(table_lines(answer.columns, answer.rows)))


query.__doc__ = QUERY_HELP
