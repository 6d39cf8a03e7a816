"""Options that several commands share, each defined once."""

from __future__ import annotations

import gc
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from escalate.query import Index

GraphFile = Annotated[
    Path, typer.Argument(metavar="GRAPH", help="A graph.json written by `escalate build`, or its folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Where = Annotated[
    list[str] | None,
    typer.Option(help='Only this part: by="Hezbollah Brigades" to=USA event=THREATEN since=2019-01 conditional ...'),
]

_KEYWORD = inspect.Parameter.KEYWORD_ONLY
_PANEL = "Only statements that fit"

_FILTERS: dict[str, tuple[Any, Any]] = {
    "by": (list[str] | None, "Said or done by this actor, or on its side."),
    "to": (list[str] | None, "Directed at this actor, or at its side."),
    "involving": (list[str] | None, "By or to this actor, or its side."),
    "event": (list[str] | None, "Of this PLOVER root: THREATEN, ASSAULT ..."),
    "quad": (list[str] | None, "Of this class: verbal-conflict, material-conflict, verbal-cooperation ..."),
    "since": (str | None, "Not before this date, month or year."),
    "until": (str | None, "Not after this date, month or year."),
    "about": (list[str] | None, "With these words, in any inflection."),
    "article": (list[str] | None, "Told by this article: its id, or a part of its title or address."),
    "conditional": (bool, "With a condition."),
    "deadline": (bool, "With a deadline."),
    "quoted": (bool, "With the speaker's own words."),
    "spoken": (bool | None, "Said, or done."),
    "negated": (bool | None, "Told with a not, or without."),
    "hypothetical": (bool | None, "Only supposed, or not."),
    "least_confidence": (float, "At least so sure, from 0 to 1."),
}
_SWITCHES = {
    "spoken": "--said/--done",
    "negated": "--negated/--not-negated",
    "hypothetical": "--hypothetical/--not-hypothetical",
}


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters of `escalate.query.Selection` as options; it gets them as `selection`.

    The module of the command must not postpone the evaluation of annotations:
    the command line is made from them.
    """
    own = inspect.signature(command)
    kept = [p.replace(kind=_KEYWORD) for p in own.parameters.values() if p.name != "selection"]
    options = [_option(name, kind, text) for name, (kind, text) in _FILTERS.items()]

    def wrapper(**arguments: Any) -> None:
        from escalate.query import build_selection

        given = {name: arguments.pop(name) for name in _FILTERS}
        unset = {name: _default(kind) for name, (kind, _) in _FILTERS.items()}
        used = {name: value for name, value in given.items() if value != unset[name] and value != []}
        command(selection=build_selection(**used), **arguments)

    wrapper.__name__, wrapper.__doc__, wrapper.__module__ = command.__name__, command.__doc__, command.__module__
    wrapper.__signature__ = inspect.Signature([*kept, *options])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {}
    return wrapper


def _option(name: str, kind: Any, text: str) -> inspect.Parameter:
    flag = _SWITCHES.get(name, "--" + name.replace("_", "-"))
    least, most = (0.0, 1.0) if kind is float else (None, None)
    option = typer.Option(flag, help=text, rich_help_panel=_PANEL, show_default=False, min=least, max=most)
    return inspect.Parameter(name, _KEYWORD, default=_default(kind), annotation=Annotated[kind, option])


def _default(kind: Any) -> object:
    return {bool: False, float: 0.0}.get(kind)


def load_index(path: Path) -> Index:
    """Return the graph in the file at `path`, ready to be asked."""
    from escalate.export.json import load_file
    from escalate.query import Index

    collection = load_file(path)
    # A command keeps its graph to the end: the collector need never walk through a million records to find that out.
    gc.freeze()
    return Index(collection)
