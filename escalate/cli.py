"""The command line: parse, call one library function, print."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from escalate.config import Config
from escalate.errors import EscalateError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from escalate.model import Collection

app = typer.Typer(
    name="escalate",
    help="Read news articles and return the escalation in them as a directed temporal graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs, addresses, or - for standard input.")]
GraphFile = Annotated[Path, typer.Argument(metavar="GRAPH", help="A graph.json written by `escalate build`.")]
Published = Annotated[str | None, typer.Option(help="Publication date of the articles, YYYY-MM-DD.")]
Pipeline = Annotated[str | None, typer.Option(help="An installed spaCy pipeline to use instead of the shipped one.")]
Actors = Annotated[Path | None, typer.Option(help="A table of your own actors and aliases.")]
Lexicon = Annotated[Path | None, typer.Option(help="A table of your own event words.")]
Judgements = Annotated[Path | None, typer.Option(help="A table of your own judgements on what is one and what not.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def main() -> None:
    """Run the command line; an error becomes one line on standard error and exit status 1."""
    try:
        app()
    except EscalateError as error:
        print(f"escalate: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: there is nobody left to tell.
        sys.stderr.close()
        raise SystemExit(0) from None


@app.command()
def build(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")],
    published: Published = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    lexicon: Lexicon = None,
    judgements: Judgements = None,
) -> None:
    """Read articles and write the graph, the page and the tables into a folder."""
    from escalate import pipeline as stages
    from escalate.export.files import PAGE, check_directory, write_all

    check_directory(output)
    config = Config(pipeline=pipeline, published=published, actors=actors, lexicon=lexicon, judgements=judgements)
    with _progress("reading") as progress:
        collection, problems = stages.build(inputs, config=config, progress=progress)
    _report(problems)
    write_all(collection, problems, output)
    counts = f"{len(collection.articles)} articles, {len(collection.actors)} actors"
    print(f"{counts}, {len(collection.statements)} statements, {len(collection.links)} links")
    print(f"page: {output / PAGE}")


@app.command()
def extract(
    inputs: Inputs,
    published: Published = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    lexicon: Lexicon = None,
) -> None:
    """Print every statement as a line of JSON, articles in input order."""
    from escalate import pipeline as stages
    from escalate.errors import NothingToBuildError
    from escalate.export.rows import statement_row
    from escalate.read import read

    config = Config(pipeline=pipeline, published=published, actors=actors, lexicon=lexicon)
    articles = read(inputs, published=published)
    knowledge = stages.Knowledge.load(config)
    seen = False
    for found in stages.extract(articles, knowledge=knowledge, config=config):
        if isinstance(found, Problem):
            _report([found])
            continue
        seen = True
        article, extraction = found
        known = {a.id: a for a in extraction.actors}
        for statement in extraction.statements:
            print(json.dumps(statement_row(statement, {article.id: article}, known), ensure_ascii=False))
    if not seen:
        raise NothingToBuildError("no input held an article; the lines above say why")


@app.command()
def timeline(
    graph: GraphFile,
    by: Annotated[str | None, typer.Option(help="Only what this actor or its members said or did.")] = None,
    to: Annotated[str | None, typer.Option(help="Only what was directed at this actor or its members.")] = None,
    event: Annotated[list[str] | None, typer.Option(help="Only these PLOVER roots.")] = None,
    since: Annotated[str | None, typer.Option(help="An ISO date or its beginning.")] = None,
    until: Annotated[str | None, typer.Option(help="An ISO date or its beginning.")] = None,
    conditional: Annotated[bool, typer.Option("--conditional", help="Only statements with a condition.")] = False,
    least_confidence: Annotated[float, typer.Option(min=0, max=1)] = 0.0,
    as_json: AsJson = False,
) -> None:
    """Print the statements in the order of time, each with what it answers."""
    from escalate import terminal
    from escalate.model import Event
    from escalate.query import build_selection, select_statements

    collection = _load(graph)
    events = [_one_of(Event, e.upper(), "a PLOVER root") for e in event or ()]
    statements = select_statements(
        collection, build_selection(by=by or (), to=to or (), event=events, since=since, until=until, conditional=conditional,
        least_confidence=least_confidence),
    )  # fmt: skip
    if as_json:
        from escalate.export.rows import statement_row

        articles, known = {a.id: a for a in collection.articles}, {a.id: a for a in collection.actors}
        _print_json([statement_row(s, articles, known) for s in statements])
    else:
        _print(terminal.timeline_lines(statements, collection), empty="no statement fits")


@app.command()
def paths(
    graph: GraphFile,
    start: Annotated[str, typer.Argument(metavar="FROM", help="An actor, a statement's id, or an ISO date.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="An actor, a statement's id, or an ISO date.")],
    best: Annotated[str, typer.Option(help="foremost, latest departure, fastest or shortest.")] = "foremost",
    limit: Annotated[int, typer.Option("-k", help="How many paths at most.", min=1)] = 3,
    strict: Annotated[bool, typer.Option("--strict", help="Every hop on a later day.")] = False,
    certain: Annotated[bool, typer.Option("--certain", help="Only hops whose order is beyond doubt.")] = False,
    since: Annotated[str | None, typer.Option()] = None,
    until: Annotated[str | None, typer.Option()] = None,
    max_wait: Annotated[int | None, typer.Option(help="Most days between two hops.")] = None,
    through_actors: Annotated[bool, typer.Option("--through-actors", help="Let a path pass through an actor.")] = False,
    least_confidence: Annotated[float, typer.Option(min=0, max=1)] = 0.0,
    as_json: AsJson = False,
) -> None:
    """Print how one thing led to another, hop by hop: date, actor, what, the words, the source."""
    from escalate import terminal
    from escalate.query import Best, find_paths

    found = find_paths(
        _load(graph), start, end, best=_one_of(Best, best, "an optimum"), limit=limit, strict=strict, certain=certain,
        since=since, until=until, max_wait=max_wait, through_actors=through_actors, min_confidence=least_confidence,
        hinges=True,
    )  # fmt: skip
    if as_json:
        _print_json(found)
    else:
        _print(terminal.path_lines(found), empty=f"no path leads from {start} to {end}")


@app.command()
def show(
    graph: GraphFile,
    node: Annotated[str, typer.Argument(metavar="ID", help="An actor or a statement's id.")],
    as_json: AsJson = False,
) -> None:
    """Print everything known about an actor or a statement, and why."""
    from escalate import terminal
    from escalate.query import explain

    collection = _load(graph)
    found = explain(collection, node)
    if as_json:
        _print_json(found)
    else:
        _print(terminal.explanation_lines(found, collection), empty="")


@app.command()
def threats(graph: GraphFile, as_json: AsJson = False) -> None:
    """Print the ledger of threats, demands and promises, and what became of each."""
    from escalate import terminal
    from escalate.query import ledger

    entries = ledger(_load(graph))
    if as_json:
        _print_json(entries)
    else:
        _print(terminal.ledger_lines(entries), empty="no threat, demand or promise was found")


@app.command()
def ladder(
    graph: GraphFile,
    between: Annotated[
        tuple[str, str] | None, typer.Option(help="The two sides; without, all pairs and the curve over everything.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print how two sides, or all of them, climbed and stepped down, statement by statement."""
    from escalate import terminal
    from escalate.query import climb, climb_all

    collection = _load(graph)
    if between is None:
        crisis = climb_all(collection)
        if as_json:
            _print_json(crisis)
        else:
            _print(terminal.crisis_lines(crisis, collection), empty="no side acted on another")
        return
    found = climb(collection, *between)
    if as_json:
        _print_json(found)
    else:
        _print(terminal.ladder_lines(found), empty="")


@app.command()
def codebook(
    event: Annotated[list[str] | None, typer.Argument(metavar="[ROOT]...", help="PLOVER roots; all when none.")] = None,
    lexicon: Lexicon = None,
    as_json: AsJson = False,
) -> None:
    """Print the ontology as used: each event type, its meaning, an example; for roots named, their lexicon entries."""
    from escalate import terminal
    from escalate.model import Event
    from escalate.query.codebook import codebook as find_codes

    wanted = {_one_of(Event, e.upper(), "a PLOVER root") for e in event or ()}
    codes = [c for c in find_codes(lexicon=lexicon) if not wanted or c.event in wanted]
    if as_json:
        _print_json(codes)
    else:
        _print(terminal.codebook_lines(codes, entries=bool(wanted)), empty="")


@app.command()
def export(
    graph: GraphFile,
    to: Annotated[str, typer.Option(help="The format: graphml, gexf, cytoscape, cypher, timelinejs, mermaid, dot ...")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new file; standard output when none.")
    ] = None,
) -> None:
    """Write a graph in another tool's format."""
    from escalate.errors import OutputError
    from escalate.export.formats import export as render

    content = render(_load(graph), to=to)
    if output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        with output.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise OutputError(f"{output}: is there already; name a new file, or move it away") from None
    except OSError as error:
        raise OutputError(f"{output}: can't be written ({error.strerror}); choose another place with -o") from error


@app.command()
def schema() -> None:
    """Print the JSON Schema of graph.json."""
    from escalate.export.json import graph_schema

    print(json.dumps(graph_schema(), indent=2))


@app.command(name="open")
def open_page(
    directory: Annotated[Path, typer.Argument(help="A folder written by `escalate build`.")] = Path("output"),
) -> None:
    """Open the timeline page in the browser."""
    import webbrowser

    from escalate.errors import OutputError
    from escalate.export.files import PAGE

    page = directory if directory.is_file() else directory / PAGE
    if not page.is_file():
        raise OutputError(f"{page}: there is no page; write one with `escalate build ARTICLES -o {directory}`")
    if not webbrowser.open(page.resolve().as_uri()):
        print(f"no browser could be started; open {page.resolve()} yourself")


def _load(path: Path) -> Collection:
    from escalate.export.json import load_file

    return load_file(path)


def _one_of(kind: Callable[[str], Any], value: str, what: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        names = ", ".join(str(v) for v in kind)  # type: ignore[attr-defined]
        raise typer.BadParameter(f"{value!r} is not {what}; choose from {names}") from None


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        place = f":{problem.start}" if problem.start is not None else ""
        print(f"{problem.source}{place}: {problem.message}; {problem.remedy} [{problem.code}]", file=sys.stderr)


def _print(lines: Iterator[str], *, empty: str) -> None:
    from escalate.terminal import write_lines

    text = write_lines(lines)
    print(text if text.strip() else empty)


def _print_json(found: Sequence[Any] | object) -> None:
    from pydantic import TypeAdapter

    print(TypeAdapter(Any).dump_json(found, indent=2).decode())


@contextmanager
def _progress(title: str) -> Iterator[Callable[[str], None] | None]:
    """Show which article is being read, on standard error and only in a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    console = Console(stderr=True)
    done = 0
    with console.status(f"{title} …") as status:

        def advance(source: str) -> None:
            nonlocal done
            done += 1
            status.update(f"{title} … {done} done, last {source}")

        yield advance
