"""Put statements and links into plain English, for reasons and for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalate.model import Event, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalate.model import Mention, Statement, When

_DONE = {
    Event.AGREE: "made an agreement or a promise to",
    Event.CONSULT: "met with",
    Event.SUPPORT: "backed",
    Event.CONCEDE: "gave way to",
    Event.COOPERATE: "worked together with",
    Event.AID: "aided",
    Event.RETREAT: "drew back before",
    Event.REQUEST: "made a demand of",
    Event.ACCUSE: "accused",
    Event.REJECT: "refused",
    Event.THREATEN: "threatened",
    Event.PROTEST: "protested against",
    Event.SANCTION: "imposed sanctions on or cut ties with",
    Event.MOBILIZE: "mobilized forces against",
    Event.COERCE: "used coercion against",
    Event.ASSAULT: "attacked",
    Event.STATEMENT: "spoke about",
}
_DONE_TO_NOBODY = {
    Event.AGREE: "made an agreement or a promise",
    Event.CONSULT: "held talks",
    Event.SUPPORT: "gave its backing",
    Event.CONCEDE: "gave way",
    Event.COOPERATE: "cooperated",
    Event.AID: "gave aid",
    Event.RETREAT: "drew back",
    Event.REQUEST: "made a demand",
    Event.ACCUSE: "made an accusation",
    Event.REJECT: "refused",
    Event.THREATEN: "made a threat",
    Event.PROTEST: "protested",
    Event.SANCTION: "imposed sanctions or cut ties",
    Event.MOBILIZE: "mobilized forces",
    Event.COERCE: "used coercion",
    Event.ASSAULT: "attacked",
    Event.STATEMENT: "made a statement",
}


_TOLD_WITH_NOT = frozenset({Event.REJECT, Event.AGREE})


def describe(statement: Statement) -> str:
    """Return who did what to whom and when, such as "Iran threatened United States (2019-02-08)"."""
    who = join_names(statement.sources) or "someone"
    whom = join_names(statement.targets)
    verb = f"{_DONE[statement.event]} {whom}" if whom else _DONE_TO_NOBODY[statement.event]
    return f"{who} {verb}{describe_doubt(statement)} ({describe_when(statement.when)})"


def describe_doubt(statement: Statement) -> str:
    """Return what is to be added to a statement that tells of nothing done: " [negated]", " [hypothetical]", or ""."""
    flags = {"negated": is_undone(statement), "hypothetical": statement.hypothetical}
    return "".join(f" [{name}]" for name, is_set in flags.items() if is_set)


def is_undone(statement: Statement) -> bool:
    """Return whether a statement tells that something was not done.

    A refusal or a pledge told with a "not" ("did not apologise", "will not
    attack") was made all the same: its code, REJECT or AGREE, holds the not.
    """
    return statement.negated and statement.event not in _TOLD_WITH_NOT


def describe_when(when: When | None) -> str:
    """Return a time at its own precision: "2019-02-08", "2019-01", "2011", "before 2019-02-01", "undated"."""
    if when is None or (when.start is None and when.end is None):
        return "undated"
    if when.precision is Precision.BEFORE or when.start is None:
        return f"before {when.end}"
    if when.precision is Precision.AFTER or when.end is None:
        return f"after {when.start}"
    if when.start == when.end:
        return when.start
    if when.precision is Precision.MONTH and when.start[:7] == when.end[:7]:
        return when.start[:7]
    if when.precision is Precision.YEAR and when.start[:4] == when.end[:4]:
        return when.start[:4]
    return f"{when.start} to {when.end}"


def join_names(mentions: Sequence[Mention]) -> str:
    """Return the names of those mentioned, as "A", "A and B" or "A, B and C"."""
    names = list(dict.fromkeys(m.name for m in mentions))
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""


def clip(text: str, length: int = 90) -> str:
    """Return `text` on one line, cut at a word with an ellipsis when longer than `length`."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"
