"""How what an actor did reads on the page: "Iran threatens", "lawmakers threaten", "Turkey does not talk with"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escalate.model import ActorKind, Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from escalate.model import Actor, Mention

_VERBS = {
    Event.AGREE: ("agree with", "agree"),
    Event.CONSULT: ("talk with", "hold talks"),
    Event.SUPPORT: ("back", "voice support"),
    Event.CONCEDE: ("yield to", "yield"),
    Event.COOPERATE: ("cooperate with", "cooperate"),
    Event.AID: ("aid", "give aid"),
    Event.RETREAT: ("pull back from", "pull back"),
    Event.REQUEST: ("call on", "make a demand"),
    Event.ACCUSE: ("accuse", "make an accusation"),
    Event.REJECT: ("reject", "refuse"),
    Event.THREATEN: ("threaten", "threaten"),
    Event.PROTEST: ("protest against", "protest"),
    Event.SANCTION: ("sanction", "impose sanctions"),
    Event.MOBILIZE: ("mobilise against", "mobilise"),
    Event.COERCE: ("coerce", "use coercion"),
    Event.ASSAULT: ("attack", "attack"),
    Event.STATEMENT: ("speak of", "speak"),
}
"""Each event with a target and without one, of several."""

_PLURAL_NOUNS = frozenset({"people", "police", "children", "others"})
_NAMED_IN_PLURAL = frozenset({ActorKind.PEOPLE, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT})


def verb_table() -> dict[str, list[str]]:
    """Return the verbs of each event: of one with a target and without, then of several with a target and without."""
    return {event.value: [_of_one(aimed), _of_one(alone), aimed, alone] for event, (aimed, alone) in _VERBS.items()}


def _of_one(verb: str) -> str:
    """Return the third person of a verb and what follows it; all verbs above take a plain -s."""
    head, *rest = verb.split(" ", 1)
    return " ".join([f"{head}s", *rest])


def is_plural(sources: Sequence[Mention], actors: Mapping[str, Actor]) -> bool:
    """Return whether the verb of what `sources` did stands in the plural.

    It does for several of them, and for one whose name is a plural: a
    description ("US lawmakers", "police"), or a people, an armed group or a
    service known by one ("Hezbollah Brigades"). States and firms take the
    singular whatever their name ("United States", "General Motors").
    """
    if len({m.name for m in sources}) != 1:
        return bool(sources)
    known = actors.get(sources[0].actor)
    kind = known.kind if known else ActorKind.UNKNOWN
    words = re.split(r" (?:of|in|at|from|for|on) ", sources[0].name)[0].split()
    if kind is ActorKind.PERSON or not words:
        return False
    head = words[-1]
    if not (head.islower() or kind in _NAMED_IN_PLURAL):
        return False
    return (
        head.lower() in _PLURAL_NOUNS
        or head.endswith("men")
        or (head.endswith("s") and not head.endswith(("ss", "us")))
    )
