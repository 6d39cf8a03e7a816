"""Load the tables of known actors, offices and role nouns into one trie.

Tables: `data/actors/*.tsv`; a user's own file has the columns of groups.tsv.
"""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from escalate.errors import DataFileError
from escalate.lexicon import read_table, shipped_table
from escalate.model import Actor, ActorKind
from escalate.resolve.actors import tables
from escalate.resolve.actors.slugs import Word, find_words, slugify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from escalate.lexicon import Row

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class EntryKind(StrEnum):
    """What a run of words in a text stands for."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    GOVERNMENT = "government"
    GROUP = "group"
    PERSON = "person"
    OFFICE = "office"
    ROLE = "role"
    PLACE = "place"
    THING = "thing"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sense of one surface form.

    `ref` is an actor id, an office's slug or a role's suffix. `kind_of_actor`,
    `role_class` and `gender` are set for offices and roles; `plural` says
    whether the form is one; `words` is the form with its capitals, `folded`
    without.
    """

    kind: EntryKind
    ref: str
    words: tuple[str, ...]
    folded: tuple[str, ...]
    actor_kind: ActorKind = ActorKind.UNKNOWN
    role_class: str = ""
    gender: str = ""
    plural: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person's term in an office of a side (a country or a group)."""

    side: str
    office: str
    person: str
    gender: str
    since: str
    until: str


class Gazetteer:
    """Known actors, offices, role nouns and given names, ready for look-up by words."""

    def __init__(self, *, extra: Sequence[Row], source: str) -> None:
        """Read the shipped tables and the user's rows `extra`, which come from `source`."""
        self.actors: dict[str, Actor] = {}
        self.holders: dict[tuple[str, str], list[Holder]] = defaultdict(list)
        self.offices_of: dict[str, list[Holder]] = defaultdict(list)
        self.genders: dict[str, str] = {}
        self.branches: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self.things: set[str] = set()
        self.vessels: set[str] = set()
        self.foes: set[str] = set()
        self.generics: set[str] = set()
        self.deaths: set[tuple[str, str]] = set()
        self.deeds: dict[str, str] = {}
        self.gendered_nouns: dict[str, str] = {}
        self.apart: frozenset[frozenset[str]] = frozenset()
        self._trie: dict[str, list[Entry]] = defaultdict(list)
        self._fill(extra, source)

    @classmethod
    def load(cls, *, extra: Path | None = None, apart: frozenset[frozenset[str]] = frozenset()) -> Gazetteer:
        """Return the shipped tables, with the actors of the user's file `extra` added or put in their place.

        `extra` is tab-separated with the columns id, name, aliases, kind,
        country, member_of. `apart` holds pairs of names or ids, as slugs,
        that the user knows to be two. Raises `DataFileError` for a row that
        names an unknown kind or lacks id or name.
        """
        found = (
            _shipped()
            if extra is None
            else cls(extra=read_table(extra, columns=tables.GROUP_COLUMNS), source=str(extra))
        )
        if apart:
            found = copy(found)
            found.apart = apart
        return found

    def are_apart(self, name: str, actor: str) -> bool:
        """Return whether the user holds what is called `name` apart from `actor`, an id or another name."""
        return bool(self.apart) and frozenset((slugify(name), slugify(actor))) in self.apart

    def _fill(self, extra: Sequence[Row], source: str) -> None:
        for row in extra:
            self._add_group(row, source)
        own = set(self.actors)
        for row in shipped_table("actors/countries", columns=tables.COUNTRY_COLUMNS):
            if row["id"] not in own:
                self._add_country(row)
        for row in shipped_table("actors/groups", columns=tables.GROUP_COLUMNS):
            if row["id"] not in own:
                self._add_group(row, "actors/groups.tsv")
        for row in extra:
            self._check(row, source)
        for row in shipped_table("actors/offices", columns=tables.OFFICE_COLUMNS):
            self._add_office(row)
        for row in shipped_table("actors/role_nouns", columns=tables.ROLE_COLUMNS):
            self._add_role(row)
        for row in shipped_table("actors/offices", columns=tables.OFFICE_COLUMNS):
            self._add_holders(row)
        for row in shipped_table("actors/holders", columns=tables.HOLDER_COLUMNS):
            self._add_holder(row)
        for row in shipped_table("actors/places", columns=tables.PLACE_COLUMNS):
            for name in tables.split_cell(row["names"]):
                self._add(name, EntryKind.PLACE, row["country"])
        self._read_things()
        for row in shipped_table("actors/generic_nouns", columns=tables.GENERIC_COLUMNS):
            self.generics.update(tables.split_cell(row["nouns"]))
        for row in shipped_table("actors/death_words", columns=tables.DEATH_COLUMNS):
            self.deaths.update((row["tie"], w) for w in tables.split_cell(row["words"]))
        for row in shipped_table("actors/deed_nouns", columns=tables.DEED_COLUMNS):
            self.deeds.update(dict.fromkeys(tables.split_cell(row["nouns"]), row["owner"]))
        for row in shipped_table("actors/gendered_nouns", columns=tables.GENDERED_COLUMNS):
            self.gendered_nouns.update(dict.fromkeys(tables.split_cell(row["nouns"]), row["gender"]))
        for row in shipped_table("actors/given_names", columns=tables.NAME_COLUMNS):
            self.genders.update(
                dict.fromkeys((n.casefold() for n in tables.split_cell(row["names"])), row["gender"].strip("x"))
            )
        for entries in self._trie.values():
            entries.sort(key=lambda e: (-len(e.words), e.kind is EntryKind.ROLE and e.role_class == "quantity"))

    def _read_things(self) -> None:
        """Read the nouns for what does not act, and for those who act against their owner."""
        for row in shipped_table("actors/things", columns=tables.THING_COLUMNS):
            if row["class"] == "title":
                for name in tables.split_cell(row["nouns"]):
                    self._add(name, EntryKind.THING, "")
            elif row["class"] == "vessel":
                self.vessels.update(tables.split_cell(row["nouns"]))
            else:
                self.things.update(n.casefold() for n in tables.split_cell(row["nouns"]))
        for row in shipped_table("actors/foes", columns=tables.FOE_COLUMNS):
            nouns = tables.split_cell(row["nouns"])
            self.foes.update((*nouns, *map(tables.pluralise, nouns)))

    def _add(self, form: str, entry_kind: EntryKind, ref: str, **more: object) -> None:
        words = tuple(w.text for w in find_words(form))
        if not words:
            return
        folded = tuple(w.casefold() for w in words)
        entry = Entry(kind=entry_kind, ref=ref, words=words, folded=folded, **more)  # type: ignore[arg-type]
        self._trie[folded[0]].append(entry)

    def _add_country(self, row: Row) -> None:
        ref = row["id"]
        aliases = tables.split_cell(row["aliases"])
        self.actors[ref] = Actor(id=ref, name=row["name"], kind=ActorKind.STATE, country=ref, aliases=aliases)
        self.adjectives[ref] = (*tables.split_cell(row["adjectives"]), row["name"])[0]
        years = {"since": row["from"], "until": row["to"]}
        for form in (row["name"], *aliases):
            self._add(form, EntryKind.COUNTRY, ref, **years)
        for kind, column in (
            (EntryKind.ADJECTIVE, "adjectives"), (EntryKind.PEOPLE, "people"),
            (EntryKind.CAPITAL, "capitals"), (EntryKind.GOVERNMENT, "government"),
        ):  # fmt: skip
            for form in tables.split_cell(row[column]):
                self._add(form, kind, ref, **years)

    def _add_group(self, row: Row, source: str) -> None:
        if not row["id"] or not row["name"]:
            raise DataFileError(f"{source}: the row {row} lacks an id or a name; give both")
        if row["kind"] not in set(ActorKind):
            kinds = ", ".join(ActorKind)
            raise DataFileError(f"{source}: {row['id']} has the kind {row['kind']!r}; use one of {kinds}")
        aliases, ref = tables.split_cell(row["aliases"]), row["id"]
        self.actors[ref] = Actor(
            id=ref, name=row["name"], kind=ActorKind(row["kind"]), country=row["country"] or None,
            member_of=tables.split_cell(row["member_of"]), aliases=aliases,
        )  # fmt: skip
        kind = EntryKind.PERSON if row["kind"] == ActorKind.PERSON else EntryKind.GROUP
        for form in (row["name"], *aliases):
            self._add(form, kind, ref)

    def _check(self, row: Row, source: str) -> None:
        for ref in (row["country"], *tables.split_cell(row["member_of"])):
            if ref and ref not in self.actors:
                raise DataFileError(f"{source}: {row['id']} belongs to {ref!r}, which no table knows; add a row for it")

    def _add_office(self, row: Row) -> None:
        self.branches[row["office"]] = row["branch"]
        for noun in tables.split_cell(row["nouns"]):
            self._add(noun, EntryKind.OFFICE, row["office"], gender=row["gender"], role_class=row["branch"])

    def _add_holders(self, row: Row) -> None:
        kind, suffix = tables.HOLDERS_OF.get(row["branch"], (ActorKind.PEOPLE, ""))
        for noun in tables.split_cell(row["nouns"]):
            if not noun.endswith((".", "men")):
                self._add(
                    tables.pluralise(noun), EntryKind.ROLE, suffix, actor_kind=kind, role_class="people", plural=True
                )

    def _add_role(self, row: Row) -> None:
        more = {"actor_kind": ActorKind(row["kind"]), "role_class": row["class"]}
        irregular = tables.split_cell(row["plural"])
        for noun in tables.split_cell(row["nouns"]):
            self._add(noun, EntryKind.ROLE, row["suffix"], **more)
            self._add(tables.pluralise(noun), EntryKind.ROLE, row["suffix"], plural=True, **more)
        for noun in irregular:
            self._add(noun, EntryKind.ROLE, row["suffix"], plural=True, **more)

    def _add_holder(self, row: Row) -> None:
        person = f"person.{slugify(row['person'])}"
        holder = Holder(
            side=row["side"],
            office=row["office"],
            person=person,
            gender=row["gender"],
            since=row["from"],
            until=row["to"],
        )
        if row["side"] not in self.actors:
            raise DataFileError(f"actors/holders.tsv: unknown side {row['side']!r} for {row['person']}")
        self.holders[row["side"], row["office"]].append(holder)
        self.offices_of[person].append(holder)
        if person not in self.actors:
            side = self.actors[row["side"]]
            self.actors[person] = Actor(
                id=person,
                name=row["person"],
                kind=ActorKind.PERSON,
                country=side.country,
                aliases=tables.split_cell(row["aliases"]),
            )
            for form in (row["person"], *tables.split_cell(row["aliases"])):
                self._add(form, EntryKind.PERSON, person, gender=row["gender"])

    def matches(self, words: list[Word], at: int) -> list[Entry]:
        """Return every entry whose form `words` hold from index `at`, longest first, whatever their capitals."""
        found = []
        for entry in self._trie.get(words[at].folded, ()):
            size = len(entry.folded)
            if size == 1 or (
                at + size <= len(words) and all(words[at + n].folded == entry.folded[n] for n in range(1, size))
            ):
                found.append(entry)
        return found

    def find_person(self, name: str) -> str | None:
        """Return the one known person called `name` once middle initials and "Jr." are left out, or None."""
        words = find_words(name)
        if len(words) < 3:
            return None
        kept = [
            w for n, w in enumerate(words)
            if not (0 < n < len(words) - 1 and len(w.text) == 1) and w.text.casefold() not in SUFFIXES
        ]  # fmt: skip
        found = {e.ref for e in self.matches(kept, 0) if e.kind is EntryKind.PERSON and len(e.words) == len(kept)}
        return found.pop() if len(found) == 1 else None

    def holder(self, side: str, office: str, date: str | None) -> Holder | None:
        """Return who held `office` of `side` on the ISO date, or None when the tables don't say or name two."""
        if date is None:
            return None
        found = [h for h in self.holders.get((side, office), ()) if _covers(h, date)]
        return found[0] if len({h.person for h in found}) == 1 else None


def _covers(holder: Holder, date: str) -> bool:
    since, until = holder.since, holder.until
    return bool(since) and since <= date[: len(since)] and (not until or date[: len(until)] <= until)


@cache
def _shipped() -> Gazetteer:
    return Gazetteer(extra=(), source="")
