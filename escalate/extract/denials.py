"""Denials whose words are not told: "Yerevan denied the accusation", "Moscow dismissed the reports as lies"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from escalate.extract.drafts import Draft, build_statement
from escalate.extract.events.arguments import object_, subject
from escalate.extract.events.entries import ROOT_INTENSITY
from escalate.extract.events.moods import mood_of
from escalate.extract.events.voice import is_passive
from escalate.lexicon import shipped_table
from escalate.model import Event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from escalate.extract.scene import Scene
    from escalate.model import Statement
    from escalate.parse import Token

MODE = "deny"
_CONFIDENCE = 0.7
_TAKEN_UP = frozenset({"it", "this", "that", "them"})


@cache
def _words(kind: str) -> frozenset[str]:
    rows = shipped_table("denials", columns=("kind", "words"))
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


def find_denials(scene: Scene, told: Collection[Statement]) -> Iterator[Statement]:
    """Yield a statement for every verb of denying whose object only names what is denied.

    What is said in the denial, where it is told, is an attribution's; a verb
    that already stands for one of the statements `told` is passed over.
    """
    taken = {s.report.trigger.start for s in told} | {s.cue.start for s in told if s.cue is not None}
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.upos == "VERB" and token.lemma in _words("verb") and token.start not in taken:
                statement = _deny(scene, token)
                if statement is not None:
                    yield statement


def _deny(scene: Scene, verb: Token) -> Statement | None:
    what, who, mood = _denied(verb), subject(verb), mood_of(verb)
    if what is None or who is None or is_passive(verb) or not _names_charge(what):
        return None
    if mood.negated or mood.future or mood.conditional or mood.possible:
        return None
    enclosing = scene.enclosing(verb.start)
    speakers = scene.speakers(enclosing)
    sources = scene.cast.doers((who,), speaker=speakers[0] if speakers else None, addressee=None)
    if not sources:
        return None
    below = set(verb.subtree()) if verb in what.subtree() else set()
    words = sorted((t for t in what.subtree() if t.upos != "PUNCT" and t not in below), key=lambda t: t.i)
    return build_statement(
        scene,
        Draft(
            event=Event.STATEMENT,
            mode=MODE,
            intensity=ROOT_INTENSITY[Event.STATEMENT],
            spoken=True,
            sources=sources,
            targets=(),
            trigger=scene.span(verb.start, verb.end),
            anchor=verb,
            rule=f"denial > {verb.lemma} {what.lemma}",
            confidence=_CONFIDENCE,
            speech=None,
            enclosing=enclosing,
            content=scene.span(words[0].start, words[-1].end),
            has_cue=False,
        ),
    )


def _denied(verb: Token) -> Token | None:
    """Return what is denied: the object, or the noun that a relative clause says so of ("a charge that X denied")."""
    what = object_(verb)
    relative = verb.relation == "acl" and (what is None or what.xpos in {"WDT", "WP", "IN"})
    return verb.head if relative and verb.head.i < verb.i else what


def _names_charge(what: Token) -> bool:
    """Return whether an object is something said of somebody, a part in a deed, or takes such up ("denied it")."""
    return what.lemma in _words("object") or (what.upos == "PRON" and what.lower in _TAKEN_UP)
