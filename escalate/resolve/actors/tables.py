"""The shape of the actor tables: their columns, their cells, and the plurals of their nouns."""

from __future__ import annotations

from escalate.model import ActorKind

COUNTRY_COLUMNS = ("id", "name", "aliases", "adjectives", "people", "capitals", "government", "from", "to")
GROUP_COLUMNS = ("id", "name", "aliases", "kind", "country", "member_of")
OFFICE_COLUMNS = ("office", "nouns", "branch", "gender")
ROLE_COLUMNS = ("nouns", "plural", "kind", "suffix", "class")
HOLDER_COLUMNS = ("side", "office", "person", "aliases", "gender", "from", "to")
PLACE_COLUMNS = ("country", "names")
GENDERED_COLUMNS = ("gender", "nouns")
THING_COLUMNS = GENERIC_COLUMNS = ("class", "nouns")
NAME_COLUMNS = ("gender", "names")
FOE_COLUMNS = ("nouns",)
DEED_COLUMNS = ("owner", "nouns")
DEATH_COLUMNS = ("tie", "words")

# What several holders of an office are: the kind of actor and the suffix of its id, by the office's branch.
HOLDERS_OF = {
    "government": (ActorKind.GOVERNMENT, "officials"),
    "spokes": (ActorKind.GOVERNMENT, "officials"),
    "organisation": (ActorKind.GOVERNMENT, "officials"),
    "military": (ActorKind.GOVERNMENT, "military"),
    "media": (ActorKind.MEDIA, "journalists"),
    "religious": (ActorKind.PEOPLE, "clergy"),
    "other": (ActorKind.PEOPLE, ""),
    "title": (ActorKind.PEOPLE, ""),
}


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the alternatives of a cell, parted by `|`, without blanks around them."""
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)


def pluralise(noun: str) -> str:
    """Return the regular English plural of `noun`."""
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
