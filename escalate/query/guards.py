"""Refuse, with a word on what to write instead, the pattern queries that the engine would answer wrongly.

Each guard stands for something that was tried out: it raised an error of the
engine's own, found nothing, or gave rows that Cypher would not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import process

from escalate.errors import QueryRefusedError
from escalate.query.patterns import (
    ACTOR_LABELS,
    ACTOR_PROPERTIES,
    LABELS,
    LINK_PROPERTIES,
    OPTIONAL,
    RELATIONS,
    STATEMENT_PROPERTIES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_HOPS = 6
AGGREGATES = ("COUNT", "SUM", "AVG", "MAX", "MIN", "COLLECT")
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
_HELP = "`escalate query --help` lists them"
_REFUSED = (
    (r"'", "single quotes are not read: put texts in double quotes, name = \"Iran\""),
    (r"\boptional\s+match\b", "OPTIONAL MATCH is not known: ask twice, with and without the part that may be missing"),
    (r"(?<!starts )(?<!ends )\bwith\b", "WITH is not known: RETURN what you want, and go on from the rows (--json)"),
    (r"\bunwind\b|\bcall\b|\bunion\b|\bforeach\b", "UNWIND, CALL, UNION and FOREACH are not known: ask one MATCH"),
    (r"\b(create|merge|set|delete|detach|remove|load)\b", "a query only reads: `escalate build` makes the graph"),
    (r"\b(all)?shortestpaths?\b", "paths through time have a command of their own: `escalate paths GRAPH FROM TO`"),
    (r"=~", "regular expressions are not known: use CONTAINS, STARTS WITH or ENDS WITH"),
    (r"\bis\s+not\s+null\b", "IS NOT NULL is not known: write NOT x.name IS NULL"),
    (r"\b(?:count|sum|avg|max|min|collect)\s*\(\s*distinct\b", "inside a function DISTINCT is not known"),
    (r"\bcount\s*\(\s*\*\s*\)", "COUNT(*) is not known: count a name, COUNT(t)"),
    (r"\bxor\b", "XOR is not known: write it with AND, OR and NOT"),
    (r"\$\w+", "parameters are not known: write the value itself"),
    (r"\bmatch\s+\w+\s*=", "a whole path can't be returned rightly: name its parts, (a)-[r]->(b), and return those"),
    (r"\)\s*,\s*\(", "patterns joined by a comma are not known: write a second MATCH"),
    (r"\*\s*(?:\]|\.\.)|\*\s*\d+\s*\.\.\s*\]", "an open length is not bounded: write both ends, [:PROVOKES*1..3]"),
    (r"\*\s*0\b", "a length of nothing is not asked for: begin at 1, [:PROVOKES*1..3]"),
    (r"\(\s*\w*\s*:\s*\w+\s*:", "two labels at once are not known: name one, and compare a property in WHERE"),
)  # fmt: skip


def check_query(query: str) -> None:
    """Raise `QueryRefusedError`, saying what to write instead, for a query that would be answered wrongly."""
    bare = bare_of(query)
    if not re.match(r"\s*match\b", bare, re.IGNORECASE):
        raise QueryRefusedError("a query begins with MATCH: MATCH (a:Actor)-[:ISSUES]->(t:Threat) RETURN a.name")
    if not re.search(r"\breturn\b", bare, re.IGNORECASE):
        raise QueryRefusedError("a query ends with RETURN and what you want to see, such as RETURN a.name, t.quote")
    for pattern, remedy in _REFUSED:
        if re.search(pattern, bare, re.IGNORECASE):
            raise QueryRefusedError(remedy)
    for match in re.finditer(r"\*\s*(\d+)(?:\s*\.\.\s*(\d+))?\s*\]", bare):
        if int(match[2] or match[1]) > MOST_HOPS:
            raise QueryRefusedError(
                f"a length of more than {MOST_HOPS} is too long: `escalate paths` finds long ways through time"
            )
    for match in re.finditer(r"\[\s*(\w+)[^\]]*\*", bare):
        if re.search(rf"\b{match[1]}\.\w", bare):
            raise QueryRefusedError(
                f"{match[1]} is several links, which have no property together: write the hops one by one, "
                "(a)-[r:PROVOKES]->(b)-[q:PROVOKES]->(c)"
            )
    _check_directions(bare)
    _check_logic(bare)
    _check_names(bare)
    _check_missing(bare)
    items = items_of(query)
    if len(set(items)) < len(items):
        raise QueryRefusedError("one thing is returned twice: return it once")


def _check_directions(bare: str) -> None:
    for match in re.finditer(r"(<?)-(?:\[[^\]]*\])?-(>?)", bare):
        if bool(match[1]) == bool(match[2]):
            raise QueryRefusedError(
                f"{match[0]} has no direction, and would find nothing: write -[:RELATION]-> in the direction of time, "
                "and ask a second time for the other way round"
            )


def _check_logic(bare: str) -> None:
    where = re.search(r"\bwhere\b(.*?)(?:\breturn\b|\bmatch\b|$)", bare, re.IGNORECASE | re.DOTALL)
    if where is None:
        return
    seen: list[set[str]] = [set()]
    for word in re.findall(r"\(|\)|\band\b|\bor\b", where[1], re.IGNORECASE):
        if word == "(":
            seen.append(set())
        elif word == ")":
            seen[:] = seen[:-1] or [set()]
        else:
            seen[-1].add(word.lower())
            if len(seen[-1]) > 1:
                raise QueryRefusedError("AND and OR are mixed: put parentheses round two at a time, (x OR y) AND z")


def _check_names(bare: str) -> None:
    labels = ["Actor", "Statement", *ACTOR_LABELS, *(name for names in LABELS.values() for name in names)]
    for group in re.findall(r"\(\s*\w*\s*:\s*([\w|\s]+?)\s*[){]", bare):
        for label in re.split(r"\s*\|\s*", group):
            _check_name(label, labels, "label", _HELP)
    for group in re.findall(r"\[\s*\w*\s*:\s*([\w|\s:]+?)\s*(?:\*[^\]]*)?\]", bare):
        for relation in re.split(r"\s*\|\s*:?", group):
            _check_name(relation, RELATIONS, "relation", "they are written in capitals")
    properties = [*STATEMENT_PROPERTIES, *ACTOR_PROPERTIES, *LINK_PROPERTIES]
    for name in re.findall(r"\b[A-Za-z_]\w*\.([A-Za-z_]\w*)", bare):
        _check_name(name, properties, "property", _HELP)
    for block in re.findall(r"\{([^}]*)\}", bare):
        for name in re.findall(r"(\w+)\s*:\s*\"", block):
            _check_name(
                name, properties, "property", "nodes and links have only those that `escalate query --help` lists"
            )


def _check_name(name: str, known: Sequence[str], what: str, otherwise: str) -> None:
    if name in known:
        return
    low = {k.casefold(): k for k in reversed(known)}
    near = low.get(name.casefold()) or next(
        (k for k, _, _ in process.extract(name, list(dict.fromkeys(known)), limit=1, score_cutoff=60)), None
    )
    raise QueryRefusedError(f"there is no {what} {name}: " + (f"did you mean {near}?" if near else otherwise))


def _check_missing(bare: str) -> None:
    """Refuse what treats a property that may be missing as if it were there: the engine takes it for unequal to all."""
    filled = {m[1].lower() for m in re.finditer(r"\bnot\s+(\w+\.\w+)\s+is\s+null", bare, re.IGNORECASE)}
    uses = [
        (r"(\w+)\.(\w+)\s*<>", "compared with <>"),
        (r"<>\s*(\w+)\.(\w+)", "compared with <>"),
        (r"\bnot\s+(\w+)\.(\w+)(?!\s+is\s+null\b)(?!\w)", "under NOT"),
        (rf"\b(?:{'|'.join(AGGREGATES)})\(\s*(\w+)\.(\w+)\s*\)", "counted or summed"),
    ]
    found = [(f"{m[1]}.{m[2]}", how) for pattern, how in uses for m in re.finditer(pattern, bare, re.IGNORECASE)]
    order = re.search(r"\border\s+by\b(.*?)(?:\bskip\b|\blimit\b|$)", bare, re.IGNORECASE | re.DOTALL)
    if order is not None:
        aliases = {m[2]: m[1] for m in re.finditer(r"(\w+\.\w+)\s+as\s+(\w+)", bare, re.IGNORECASE)}
        named = re.findall(r"\w+\.\w+", order[1])
        named += [aliases[word] for word in re.findall(r"\w+", order[1]) if word in aliases]
        found += [(name, "ordered by") for name in named]
    for name, how in found:
        if name.split(".")[1] in OPTIONAL and name.lower() not in filled:
            raise QueryRefusedError(
                f"{name} is {how}, but is missing from some nodes: add WHERE NOT {name} IS NULL (with AND)"
            )


def items_of(text: str) -> list[str]:
    """Return what a query returns, an item each."""
    clause = re.search(
        r"\breturn\b\s*(?:distinct\b)?(.*?)(?:\border\s+by\b|\bskip\b|\blimit\b|$)", text, re.IGNORECASE | re.DOTALL
    )
    parts, depth = [""], 0
    for character in clause[1] if clause else "":
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [re.sub(r"\s+as\s+\w+\s*$", "", " ".join(part.split()), flags=re.IGNORECASE) for part in parts]


def bare_of(query: str) -> str:
    """Return the query with what stands in double quotes left out, so that its words are not taken for Cypher's."""
    return STRING.sub('""', query)
