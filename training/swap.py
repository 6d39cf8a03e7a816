"""Multiply the name corpora by putting other names in the places of theirs.

The corpora are small and their names those of the web, not of diplomacy and
war. A copy of every document with names from escalate's own tables teaches the
component the places where names stand, and the look of names from all over the
world. The choice is seeded, so two runs agree.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from escalate.lexicon import DATA, read_table
from training.conventions import countries, peoples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

_SEED = 7
_SHARE = 0.7


def swap_names(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Yield a copy of each of `docs` with most of its names replaced; those without names are left out."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    pools = _pools()
    for doc in docs:
        if not doc.ents:
            continue
        words: list[str] = []
        spaces: list[bool] = []
        names: list[tuple[int, int, str]] = []
        at = 0
        for ent in doc.ents:
            words += [t.text for t in doc[at : ent.start]]
            spaces += [bool(t.whitespace_) for t in doc[at : ent.start]]
            swapped = chance.random() < _SHARE and not (
                ent.label_ == "LOC" and ent.start and doc[ent.start - 1].lower_ == "the"
            )
            if swapped and ent.label_ in pools and ent.text[:1].isupper():
                form = _person(chance, len(ent)) if ent.label_ == "PERSON" else _pick(chance, pools, ent)
                new = nlp.make_doc(form)
                fresh, blanks = [t.text for t in new], [bool(t.whitespace_) for t in new]
            else:
                fresh, blanks = [t.text for t in ent], [bool(t.whitespace_) for t in ent]
            blanks[-1] = bool(ent[-1].whitespace_)
            names.append((len(words), len(words) + len(fresh), ent.label_))
            words += fresh
            spaces += blanks
            at = ent.end
        words += [t.text for t in doc[at:]]
        spaces += [bool(t.whitespace_) for t in doc[at:]]
        copy = Doc(nlp.vocab, words=words, spaces=spaces)
        copy.ents = [Span(copy, s, e, label=label) for s, e, label in names]
        yield copy


def _pick(chance: random.Random, pools: dict[str, list[str]], ent: Span) -> str:
    """Return a name of the entity's kind; a people keeps its number, an acronym stays one word."""
    pool = pools[ent.label_]
    if ent.label_ == "NORP":
        plural = ent.text.endswith("s")
        pool = [form for form in pool if form.endswith("s") is plural]
    elif len(ent) == 1:
        pool = [form for form in pool if " " not in form]
    return chance.choice(pool)


def _person(chance: random.Random, length: int) -> str:
    given, family = _name_parts()
    if length == 1:
        return chance.choice(family if chance.random() < 0.8 else given)
    middle = f" {chance.choice('ABCDEFGHJKLMNPRSTW')}." if chance.random() < 0.1 else ""
    return f"{chance.choice(given)}{middle} {chance.choice(family)}"


def _name_parts() -> tuple[list[str], list[str]]:
    rows = read_table(Path(__file__).parent / "name_parts.tsv", columns=("part", "names"))
    parts = {
        part: [n for row in rows if row["part"] == part for n in row["names"].split("|")]
        for part in ("given", "family")
    }
    return parts["given"], parts["family"]


def _pools() -> dict[str, list[str]]:
    """Return per label the names to put in, sorted."""
    rows = read_table(DATA / "actors/countries.tsv", columns=("name", "capitals"))
    capitals = {c for row in rows for c in row["capitals"].split("|") if c}
    groups = read_table(DATA / "actors/groups.tsv", columns=("name", "aliases"))
    orgs = {form for row in groups for form in [row["name"], *row["aliases"].split("|")] if form[:1].isupper()}
    extra = read_table(Path(__file__).parent / "name_parts.tsv", columns=("part", "names"))
    places = {n for row in extra if row["part"] == "place" for n in row["names"].split("|")}
    orgs |= {n for row in extra if row["part"] == "organisation" for n in row["names"].split("|")}
    return {
        "PERSON": ["-"],
        "LOC": sorted(countries() | capitals | places),
        "NORP": sorted(peoples()),
        "ORG": sorted(orgs - countries()),
    }
