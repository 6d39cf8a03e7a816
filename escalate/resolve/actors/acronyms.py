"""Find acronyms that an article introduces: "Popular Mobilization Forces (PMF)"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from escalate.model import ActorKind
from escalate.resolve.actors.gazetteer import EntryKind
from escalate.resolve.actors.owners import side_of
from escalate.resolve.actors.slugs import find_words, slugify

if TYPE_CHECKING:
    from escalate.resolve.actors.joining import Segment
    from escalate.resolve.actors.scene import Scene


def find_acronyms(scene: Scene) -> None:
    """Enter into the cast what each acronym in parentheses after a name stands for."""
    for sentence in scene.sentences:
        segments = scene.segments(sentence)
        for segment in segments:
            if segment.kind is EntryKind.NAME and segment.entries and segment.entry.role_class == "company":
                _shorten(scene, segment)
        for long, short in pairwise(segments):
            tokens = sentence.tokens
            if short.first - long.last != 2 or tokens[short.first - 1].text != "(":
                continue
            if short.last + 1 >= len(tokens) or tokens[short.last + 1].text != ")":
                continue
            if not (short.text.isupper() and 2 <= len(short.text) <= 8) or short.kind is not EntryKind.NAME:
                continue
            actor = side_of(scene, sentence, long)
            if actor is None and _initials_fit(long, short):
                actor = scene.cast.add(slugify(long.text), name=long.text, kind=ActorKind.ORGANISATION).id
            if actor is not None:
                scene.cast.acronyms[short.text] = actor
                scene.cast.get(actor).aliases.append(short.text)


def _shorten(scene: Scene, company: Segment) -> None:
    """Let a company's name stand for it without "Inc." and the like."""
    known = scene.cast.add(slugify(company.text), name=company.text, kind=ActorKind.ORGANISATION)
    short = company.text.rpartition(" ")[0]
    if len(short) > 2:
        scene.cast.acronyms[short.rstrip(",")] = known.id


def _initials_fit(long: Segment, short: Segment) -> bool:
    initials = "".join(w.text[0] for w in find_words(long.text) if w.text[0].isupper())
    return len(set(short.text) & set(initials)) * 2 > len(set(short.text))
