"""Commands on whole graphs: diff, verify, merge."""

# Annotations are evaluated here: the command line is made from them.
import sys
from pathlib import Path
from typing import Annotated

import typer

from escalate.commands.options import AsJson, GraphFile, load_index
from escalate.commands.printing import print_json, print_lines
from escalate.errors import Problem


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A graph.json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another graph.json.")],
    as_json: AsJson = False,
) -> None:
    """Print what came, went or changed from one graph to another, and which article did it."""
    from escalate.commands.wording import difference_lines
    from escalate.query import compare

    before, after = load_index(old), load_index(new)
    found = compare(before, after)
    if as_json:
        print_json(found)
        return
    same = f"the same {len(after.statements)} statements and {len(after.collection.links)} links"
    print_lines(difference_lines(found, before, after), empty=f"nothing differs: both hold {same}")


def verify(
    graph: GraphFile,
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="The articles' files or folders, to read again; those named in the graph when none."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check every quotation against its article, every id, every link against time; exit status 1 when one fails."""
    from escalate.commands.wording import verdict_lines
    from escalate.model import Article
    from escalate.query.verification import verify as check
    from escalate.read import read

    collection = load_index(graph).collection
    # A file of several articles stands in the graph as the file and the article's own name.
    named = {a.path.partition("#")[0] for a in collection.articles if a.path}
    inputs = sources or sorted(name for name in named if Path(name).is_file())
    again = [a for a in read(inputs) if isinstance(a, Article)] if inputs else []
    verdict = check(collection, originals=again)
    if as_json:
        print_json(verdict)
    else:
        print_lines(verdict_lines(verdict), empty="")
    if verdict.faults:
        raise typer.Exit(1)


def merge(
    graphs: Annotated[list[Path], typer.Argument(metavar="GRAPH...", help="Two graphs or more.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")],
) -> None:
    """Bring graphs together, as building from the articles of all of them would; nothing is parsed again."""
    from escalate.export.files import PAGE, check_directory, write_all
    from escalate.pipeline import merge_collections

    if len(graphs) < 2:
        raise typer.BadParameter("name two graphs or more")
    check_directory(output)
    collection, problems = merge_collections([load_index(path).collection for path in graphs])
    for problem in problems:
        print(f"{problem.source}: {problem.message}; {problem.remedy} [{problem.code}]", file=sys.stderr)
    write_all(collection, (*_kept_problems(graphs), *problems), output)
    counts = f"{len(collection.articles)} articles, {len(collection.actors)} actors"
    print(f"{counts}, {len(collection.statements)} statements, {len(collection.links)} links")
    print(f"page: {output / PAGE}")


def _kept_problems(graphs: list[Path]) -> list[Problem]:
    """Return what the builds of `graphs` said of their articles, read from the files beside them.

    Problems with judgements are left out: they are judged anew over all articles.
    """
    from pydantic import TypeAdapter

    kept: dict[Problem, None] = {}
    for path in graphs:
        beside = path.with_name("problems.jsonl")
        lines = beside.read_text(encoding="utf-8").splitlines() if beside.is_file() else []
        for line in lines:
            problem = TypeAdapter(Problem).validate_json(line)
            if not problem.code.startswith("judgement"):
                kept[problem] = None
    return list(kept)
