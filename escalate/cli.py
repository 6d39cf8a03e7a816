"""The command line: parse, call one library function, print."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from escalate.commands import ask, follow, graphs
from escalate.commands.options import AsJson, GraphFile, Where  # noqa: TC001  typer reads them
from escalate.commands.printing import choose, print_json, print_lines
from escalate.config import Config
from escalate.errors import BadFilterError, DateUnreadableError, EscalateError, Problem, QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from escalate.model import Collection

app = typer.Typer(
    name="escalate",
    help="Read news articles and return the escalation in them as a directed temporal graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs, addresses, or - for standard input.")]
Published = Annotated[str | None, typer.Option(help="Publication date of the articles, YYYY-MM-DD.")]
Pipeline = Annotated[str | None, typer.Option(help="An installed spaCy pipeline to use instead of the shipped one.")]
Actors = Annotated[Path | None, typer.Option(help="A table of your own actors and aliases.")]
Lexicon = Annotated[Path | None, typer.Option(help="A table of your own event words.")]
Judgements = Annotated[Path | None, typer.Option(help="A table of your own judgements on what is one and what not.")]


def main() -> None:
    """Run the command line; an error becomes a message on standard error and exit status 1, a wrong call 2."""
    try:
        app()
    except (BadFilterError, DateUnreadableError, QueryRefusedError) as error:
        print(f"escalate: {error}", file=sys.stderr)
        raise SystemExit(2) from None
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


for command in (
    ask.timeline, follow.paths, follow.before, follow.after, follow.between, ask.show, ask.threats, ask.ladder,
    ask.query, graphs.diff, graphs.verify, graphs.merge,
):  # fmt: skip
    app.command()(command)


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

    wanted = {choose(Event, e.upper(), "a PLOVER root") for e in event or ()}
    codes = [c for c in find_codes(lexicon=lexicon) if not wanted or c.event in wanted]
    if as_json:
        print_json(codes)
    else:
        print_lines(terminal.codebook_lines(codes, entries=bool(wanted)), empty="")


@app.command()
def export(
    graph: GraphFile,
    to: Annotated[str, typer.Option(help="The format: graphml, gexf, cytoscape, cypher, timelinejs, mermaid, dot ...")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new file; standard output when none.")
    ] = None,
    where: Where = None,
) -> None:
    """Write a graph, or the part of it that fits, in another tool's format."""
    from escalate.errors import OutputError
    from escalate.export.formats import export as render
    from escalate.query import parse_selection, restrict
    from escalate.query.search import explain_nothing

    collection, selection = _load(graph), parse_selection(where or ())
    part = restrict(collection, selection)
    if selection and not part.statements:
        print(f"escalate: {explain_nothing(collection, selection)}", file=sys.stderr)
    content = render(part, to=to)
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


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        place = f"{problem.source}:{problem.start}" if problem.start is not None else problem.source
        # Some messages name their file already.
        told = problem.message if problem.message.startswith(problem.source) else f"{place}: {problem.message}"
        print(f"{told}; {problem.remedy} [{problem.code}]", file=sys.stderr)


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
