"""Read a user's judgements: which names mean one actor, which reports tell one event, and which do not.

The file is tab-separated with the columns verdict, a, b, reason. `verdict` is
`same` or `apart`; `a` and `b` are two actors, each by id or by any name, or
two statements by id; `reason` may be empty. The judgements that `graph.json`
holds have the same fields, so that one of them turned round is a row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.errors import DataFileError, Problem
from escalate.lexicon import read_numbered_table
from escalate.model import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from escalate.lexicon import Row

COLUMNS = ("verdict", "a", "b", "reason")
_STATEMENT = re.compile(r"s[0-9a-f]{12}")


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements in the file at `path`, in the order of its lines.

    Raises `DataFileError`, naming file and line, for a file that is no such
    table, a verdict other than `same` or `apart`, a row that lacks one of its
    two sides or names one thing twice, a row of an actor and a statement, and
    for two rows that contradict each other.
    """
    found: dict[frozenset[str], Judgement] = {}
    for line, row in read_numbered_table(path, columns=COLUMNS[:-1]):
        judgement = _read_row(row, f"{path}:{line}")
        pair = frozenset((_fold(judgement.a), _fold(judgement.b)))
        earlier = found.setdefault(pair, judgement)
        if earlier.verdict is not judgement.verdict:
            raise DataFileError(
                f"{path}:{line}: judges “{judgement.a}” and “{judgement.b}” {judgement.verdict}, "
                f"but {earlier.place} judges them {earlier.verdict}; take one of the two lines out"
            )
    return tuple(found.values())


def _read_row(row: Row, place: str) -> Judgement:
    a, b = row["a"], row["b"]
    if row["verdict"].lower() not in set(Verdict):
        raise DataFileError(f"{place}: the verdict is {row['verdict']!r}; write same or apart")
    if not a or not b:
        raise DataFileError(f"{place}: names only one side; give a and b, separated by a tab")
    if _fold(a) == _fold(b):
        raise DataFileError(f"{place}: both sides are “{a}”; name two")
    if is_statement_id(a) is not is_statement_id(b):
        raise DataFileError(f"{place}: “{a}” and “{b}” are a statement and an actor; name two of one sort")
    verdict = Verdict(row["verdict"].lower())
    reason = row.get("reason") or f"a judgement of the user's, {place}"
    return Judgement(verdict=verdict, a=a, b=b, reason=reason, place=place)


def is_statement_id(name: str) -> bool:
    """Return whether `name` has the form of a statement's id: s and twelve hexadecimal digits."""
    return _STATEMENT.fullmatch(name) is not None


def of_statements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements on statements."""
    return tuple(j for j in judgements if is_statement_id(j.a))


def of_actors(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements on actors."""
    return tuple(j for j in judgements if not is_statement_id(j.a))


def pairs(judgements: Iterable[Judgement], verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Return the two sides of each judgement with this verdict."""
    return tuple((j.a, j.b) for j in judgements if j.verdict is verdict)


def find_unheeded(judgements: Iterable[Judgement], kept: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return a problem for each judgement, by id, that others of the same file kept from being followed.

    `kept` gives the id that an id is left under; what it does not hold is left as it was.
    """
    return tuple(
        report(
            j,
            code="judgements-contradict",
            message=f"“{j.a}” and “{j.b}” can't be {j.verdict}: other lines of the file say otherwise",
            remedy="take out one of the lines that name either of them",
        )
        for j in judgements
        if (kept.get(j.a, j.a) == kept.get(j.b, j.b)) is not (j.verdict is Verdict.SAME)
    )


def report(judgement: Judgement, *, code: str, message: str, remedy: str) -> Problem:
    """Return the problem that a user's judgement can't be followed."""
    return Problem(source=judgement.place or "", code=code, message=message, remedy=remedy)


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
