"""Tell from its words alone whether a sentence can hold an event, so that one that can't need not be parsed for it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from escalate.extract.events import moods
from escalate.lexicon import shipped_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escalate.extract.events.entries import Entry, EventLexicon

_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiou]")

# What else must stand in the sentence for an entry to fit: one word of each set.
_Wants = tuple[frozenset[str], ...]


def may_hold_event(text: str, lexicon: EventLexicon) -> bool:
    """Return False only when no entry of `lexicon` that can give a code has its words in `text`.

    Works on inflected forms, without a tagger: a word is taken for every
    lemma that it may be a form of, so the answer errs on the side of True.
    """
    triggers = _triggers(lexicon)
    present = frozenset(w.lower() for w in _WORD.findall(text))
    return any(
        all(not wanted.isdisjoint(present) for wanted in wants) for word in present for wants in triggers.get(word, ())
    )


@lru_cache(maxsize=4)
def _triggers(lexicon: EventLexicon) -> dict[str, tuple[_Wants, ...]]:
    """Return for every form that heads a coding entry what the entry wants besides."""
    found: dict[str, set[_Wants]] = {}
    for entry in lexicon:
        if entry.event is None and moods.apply(entry.operator or "", None) is None:
            continue
        wants = tuple(_wants(entry))
        for form in forms(entry.lemma):
            found.setdefault(form, set()).add(wants)
    return {form: ((),) if () in all_ else tuple(sorted(all_, key=len)) for form, all_ in found.items()}


def _wants(entry: Entry) -> Iterator[frozenset[str]]:
    for word in (*entry.preceding, *entry.following):
        yield forms(word)
    for requirement in entry.requires:
        if requirement.words and not any(w.startswith("@") for w in requirement.words):
            yield frozenset(form for word in requirement.words for form in forms(word))


@cache
def forms(lemma: str) -> frozenset[str]:
    """Return the inflected forms of `lemma` as verb or noun, in lower case; those of its last part for "sit-in"."""
    last = _WORD.findall(lemma.lower())[-1:] or [lemma.lower()]
    stem = last[0]
    found = {stem, stem + "s", stem + "es", stem + "ed", stem + "d", stem + "ing", stem + "n"}
    if stem.endswith("e"):
        found |= {stem[:-1] + "ing", stem[:-1] + "ed"}
    if stem.endswith("y"):
        found |= {stem[:-1] + "ies", stem[:-1] + "ied"}
    if stem.endswith("ie"):
        found.add(stem[:-2] + "ying")
    if len(stem) > 2 and not _VOWEL.match(stem[-1]):
        found |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
    if stem.endswith("f"):
        found.add(stem[:-1] + "ves")
    return frozenset(found | _irregular().get(stem, frozenset()))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    rows = shipped_table("events/irregular", columns=("lemma", "forms"))
    return {row["lemma"]: frozenset(row["forms"].split()) for row in rows}
