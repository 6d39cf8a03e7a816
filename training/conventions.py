"""Make the name corpora agree on what a name is and which of four kinds it has.

The corpora differ: one counts "Minister Ellwood" as the name of a person,
another only "Ellwood"; one calls a country that acts an organisation; one has
no label for nationalities. Here a country is always LOC, a word for a people or
a faith NORP, and titles and articles are no part of a name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from escalate.lexicon import DATA, read_table

Name = tuple[int, int, str]


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return the words of `kind` in name_words.tsv."""
    rows = read_table(Path(__file__).parent / "name_words.tsv", columns=("kind", "words"))
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split("|"))


def _cells(table: str, *columns: str) -> frozenset[str]:
    rows = read_table(DATA / f"actors/{table}.tsv", columns=columns)
    return frozenset(form for row in rows for column in columns for form in row[column].split("|") if form)


@cache
def countries() -> frozenset[str]:
    """Return the names of countries."""
    return _cells("countries", "name", "aliases")


@cache
def peoples() -> frozenset[str]:
    """Return the words for peoples and faiths, as adjectives and as nouns in both numbers."""
    words = (
        _cells("countries", "adjectives", "people")
        | name_words("people")
        | {f"{word}s" for word in name_words("people")}
    )
    return frozenset(w for w in words if w[:1].isupper()) - countries()


@cache
def titles() -> frozenset[str]:
    """Return the lower-case words of titles and offices."""
    offices = {noun.replace("-", " ").split()[-1] for noun in _cells("offices", "nouns")} - name_words("no title")
    rows = read_table(DATA / "abbreviations.tsv", columns=("abbreviation", "kind"))
    short = [row["abbreviation"].lower() for row in rows if row["kind"] == "title"]
    return frozenset({*offices, *short, *name_words("rank")})


def agree(words: list[str], name: Name) -> Name | None:
    """Return `name`, a span of `words`, as the common conventions have it, or None if it is no name."""
    start, end, label = name
    while start < end and words[start].lower() in {"the", "a", "an", '"', "'", "("}:
        start += 1
    while end > start and words[end - 1].lower() in {'"', "'s", "'", ",", "(", ")"}:
        end -= 1
    if label == "PERSON":
        start = _after_titles(words, start, end)
    elif label == "ORG" and words[end - 1].lower() in name_words("holder"):
        return None
    if start >= end or not any(w[:1].isalpha() for w in words[start:end]):
        return None
    form = " ".join(words[start:end])
    if form in countries():
        return start, end, "LOC"
    if form in peoples():
        return start, end, "NORP"
    if not all(w[:1].isupper() or w[:1].isdigit() or w.lower() in name_words("linking") for w in words[start:end]):
        return None
    return start, end, label


def _after_titles(words: list[str], start: int, end: int) -> int:
    """Return where the name proper begins in "Deputy Secretary Tony Blinken"; `end` if only a post is named."""
    if words[end - 1].lower() in titles():
        # "Foreign Minister" names a post, "Martin Luther King" a person.
        return start if end - start > 1 and words[start].lower() not in titles() else end
    last = max((i for i in range(start, end) if words[i].lower() in titles()), default=start - 1)
    begin = last + 1
    while begin < end and words[begin] == ".":
        begin += 1
    return end if begin < end and last >= start and words[begin].lower() in {"of", "for", "to", "the", ","} else begin


def settle(words: list[str], names: list[Name]) -> list[Name]:
    """Return `names` under the common conventions, with the peoples that no corpus marked; overlaps stay."""
    kept = [agreed for name in names if (agreed := agree(words, name))]
    covered = {i for start, end, _ in kept for i in range(start, end)}
    kept += [(i, i + 1, "NORP") for i, word in enumerate(words) if i not in covered and word in peoples()]
    kept += [(i, i + 1, "LOC") for i, word in enumerate(words) if i not in covered and word in countries()]
    return _join_parts(words, kept)


def _join_parts(words: list[str], names: list[Name]) -> list[Name]:
    """Return `names` with the parts of a person's name that stand side by side made one."""
    joined: list[Name] = []
    for start, end, label in sorted(names):
        if label == "PERSON" and joined and joined[-1][1:] == (start, "PERSON") and end - joined[-1][0] <= 4:
            joined[-1] = (joined[-1][0], end, label)
        else:
            joined.append((start, end, label))
    return joined
