"""The last look at a reading's two sides: issuers for documents, a target from the clause, both for what is mutual."""

from __future__ import annotations

from dataclasses import replace

from escalate.extract.events import arguments, roles, vocabulary
from escalate.extract.events.reading import Reading
from escalate.model import Event
from escalate.parse import Token

_MUTUAL_EVENTS = frozenset({Event.CONSULT, Event.COOPERATE})
_MUTUAL_MODES = frozenset({"meet", "sign", "fight", "cooperate", "agree"})


def complete(reading: Reading) -> Reading:
    """Return the reading with its sides as parties: nobody on both sides unless the act is mutual."""
    sources = tuple(_party(t) for t in reading.sources)
    targets = tuple(t for t in reading.targets if not _same(t, sources))
    if not any(vocabulary.is_actor(t) for t in targets):
        other = _other_side(reading, sources)
        targets = other or targets
    reading = replace(reading, sources=sources, targets=targets)
    return _mutual(reading) if not any(vocabulary.is_actor(t) for t in targets) else reading


def is_between_parties(reading: Reading) -> bool:
    """Return whether at least one side names a party."""
    return any(vocabulary.is_actor(t) for t in (*reading.sources, *reading.targets))


def _party(token: Token) -> Token:
    return roles.issuer(token)


def _same(token: Token, others: tuple[Token, ...]) -> bool:
    return any(token is o for o in others)


def _other_side(reading: Reading, sources: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a party that hangs on the act or its trigger by any preposition, nearest first."""
    for node in dict.fromkeys((reading.act, reading.trigger)):
        for child in node.children:
            if child.relation not in {"obl", "nmod", "iobj", "obj", "xcomp"} or child.dep in {"nmod:poss", "obl:agent"}:
                continue
            for token in (child, *child.children):
                if token is not child and (token.relation != "nmod" or token.dep == "nmod:poss"):
                    continue
                fits = token.upos in {"NOUN", "PROPN", "ADJ", "NUM"} and vocabulary.is_actor(token)
                if fits and arguments.preposition(token) in {"", *arguments.ANY} and not _same(token, sources):
                    return (token,)
    return ()


def _mutual(reading: Reading) -> Reading:
    """Return a mutual act between coordinated parties with both of them on both sides."""
    if reading.event not in _MUTUAL_EVENTS and reading.mode not in _MUTUAL_MODES or not reading.sources:
        return reading
    sides = arguments.conjuncts(reading.sources[0])
    if len(sides) < 2:
        return reading
    return replace(reading, sources=sides, targets=sides, mutual=True)
